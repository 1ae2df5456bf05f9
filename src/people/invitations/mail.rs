//! The mail that asks somebody in.

use crate::{
    letter,
    platform::mail::{Sample, Specimen},
};

letter!(
    /// Names who invites and where to; the link is good once. `role` is the key of its words.
    Invitation = "invitation", Secret,
    "mail/invitation/subject.txt", "mail/invitation/body.txt", "mail/invitation/body.html",
    { inviter: String, school: String, role: &'static str, message: String, link: String }
);

/// With sample data.
pub fn letter(sample: &Sample) -> Specimen {
    Specimen::of(Invitation {
        inviter: sample.says("sample-person"),
        school: sample.says("sample-school"),
        role: "role-teacher",
        message: sample.says("sample-reason"),
        link: sample.secret_link("/s/sample/invitations"),
    })
}
