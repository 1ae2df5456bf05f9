//! The code that shows that somebody reads the mail of an address.

use crate::platform::mail::{Sample, Specimen};

crate::letter!(
    /// To the address itself, whoever that is.
    ConfirmSender = "confirm_sender", Secret,
    "mail/confirm_sender/subject.txt", "mail/confirm_sender/body.txt", "mail/confirm_sender/body.html",
    { code: String, school: String }
);

/// With sample data.
pub fn letters(sample: &Sample) -> Vec<Specimen> {
    vec![Specimen::of(ConfirmSender { code: "ABCD-2345".to_owned(), school: sample.says("sample-school") })]
}
