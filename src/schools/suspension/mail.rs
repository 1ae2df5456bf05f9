//! The mails to owners. They go out in the site's name: the school's own mail waits.

use crate::{
    letter,
    platform::mail::{Sample, Specimen},
};

/// What mail of the site is signed with.
pub const PRODUCT: &str = "Homeroom";

letter!(
    /// Their school was suspended: why, until when, and where they find what is theirs.
    SchoolSuspended = "school_suspended", Always,
    "mail/school_suspended/subject.txt", "mail/school_suspended/body.txt", "mail/school_suspended/body.html",
    { school: String, why: String, reason: String, until: Option<String>, link: String }
);

letter!(
    /// Their school is open again.
    SchoolReopened = "school_reopened", Always,
    "mail/school_reopened/subject.txt", "mail/school_reopened/body.txt", "mail/school_reopened/body.html",
    { school: String, link: String }
);

/// Both, with sample data.
pub fn letters(sample: &Sample) -> Vec<Specimen> {
    let until = sample.day().and_time(chrono::NaiveTime::MIN);
    let (school, link) = (sample.says("sample-school"), sample.link("/suspension"));
    let suspended = SchoolSuspended {
        school: school.clone(),
        why: sample.says("suspension-unpaid"),
        reason: sample.says("sample-suspension"),
        until: Some(sample.lang.moment(until)),
        link,
    };
    let reopened = SchoolReopened { school, link: sample.link("/today") };
    [Specimen::of(suspended), Specimen::of(reopened)].into_iter().map(|specimen| specimen.by(PRODUCT)).collect()
}
