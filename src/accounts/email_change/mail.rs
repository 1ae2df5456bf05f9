//! The mails to both addresses.

use crate::{
    letter,
    platform::mail::{Sample, Specimen},
};

letter!(
    /// To the new address: the link that proves it is theirs.
    ChangeEmail = "change_email", Secret,
    "mail/change_email/subject.txt", "mail/change_email/body.txt", "mail/change_email/body.html",
    { link: String, old: String }
);

letter!(
    /// To the address they have: the link that agrees to the new one, or stops it.
    ApproveEmail = "approve_email", Secret,
    "mail/approve_email/subject.txt", "mail/approve_email/body.txt", "mail/approve_email/body.html",
    { link: String, new: String }
);

/// Both, with sample data.
pub fn letters(sample: &Sample) -> [Specimen; 2] {
    let address = |name: &str| format!("{name}@example.org");
    [
        Specimen::of(ChangeEmail { link: sample.secret_link("/account/email"), old: address("emma") }),
        Specimen::of(ApproveEmail { link: sample.secret_link("/account/email"), new: address("emma.lee") }),
    ]
}
