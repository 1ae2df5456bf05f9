//! The mails to both addresses.

use crate::letter;

letter!(
    /// To the new address: the link that proves it is theirs.
    ChangeEmail = "change_email", Always,
    "mail/change_email/subject.txt", "mail/change_email/body.txt", "mail/change_email/body.html",
    { link: String, old: String }
);

letter!(
    /// To the address they have: the link that agrees to the new one, or stops it.
    ApproveEmail = "approve_email", Always,
    "mail/approve_email/subject.txt", "mail/approve_email/body.txt", "mail/approve_email/body.html",
    { link: String, new: String }
);
