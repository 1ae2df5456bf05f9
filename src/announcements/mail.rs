//! An announcement as a mail.

use crate::platform::text::SafeHtml;

crate::letter!(
    /// What staff wrote, in their own words.
    Announced = "announcement", Asked(Announcements),
    "mail/announcement/subject.txt", "mail/announcement/body.txt", "mail/announcement/body.html",
    { title: String, body: String, html: SafeHtml, link: String }
);
