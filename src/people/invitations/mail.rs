//! The mail that asks somebody in.

use crate::letter;

letter!(
    /// Names who invites and where to; the link is good once. `role` is the key of its words.
    Invitation = "invitation", Always,
    "mail/invitation/subject.txt", "mail/invitation/body.txt", "mail/invitation/body.html",
    { inviter: String, school: String, role: &'static str, message: String, link: String }
);
