//! What is written to people about files.

use crate::platform::mail::{Sample, Specimen};

crate::letter!(
    /// A file of yours has a virus in it, and nobody gets to see it.
    FileRefused = "file_refused", Always,
    "mail/file_refused/subject.txt", "mail/file_refused/body.txt", "mail/file_refused/body.html",
    { name: String, link: String }
);

/// With sample data.
pub fn letters(sample: &Sample) -> Vec<Specimen> {
    vec![Specimen::of(FileRefused { name: "poster.pdf".to_owned(), link: sample.link("/activities") })]
}
