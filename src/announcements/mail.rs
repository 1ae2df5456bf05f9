//! An announcement as a mail.

use crate::platform::{
    mail::{Sample, Specimen},
    text::{SafeHtml, markdown},
};

crate::letter!(
    /// What staff wrote, in their own words.
    Announced = "announcement", Asked(Announcements),
    "mail/announcement/subject.txt", "mail/announcement/body.txt", "mail/announcement/body.html",
    { title: String, body: String, html: SafeHtml, link: String }
);

/// With sample data.
pub fn letters(sample: &Sample) -> Vec<Specimen> {
    let (title, body) = (sample.says("sample-title"), sample.says("sample-message"));
    let html = markdown(&body);
    vec![Specimen::of(Announced { title, body, html, link: sample.link("/announcements") })]
}
