//! What is mailed when a way in is added to an account.

use crate::{
    letter,
    platform::mail::{Sample, Specimen},
};

letter!(
    /// Somebody, probably they themselves, may now sign in with this service.
    SignInLinked = "sign_in_linked", Always,
    "mail/sign_in_linked/subject.txt", "mail/sign_in_linked/body.txt", "mail/sign_in_linked/body.html",
    { service: String, school: String, link: String }
);

/// The same, with sample data.
pub fn letters(sample: &Sample) -> [Specimen; 1] {
    let link = format!("{}/account/sign-in", sample.base);
    [Specimen::of(SignInLinked { service: "Google".to_owned(), school: sample.says("sample-school"), link })]
}
