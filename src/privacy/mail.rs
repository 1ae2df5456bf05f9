//! The mails about somebody's data. None of them can be stopped: each is about a right of theirs.

use crate::platform::mail::{Sample, Specimen};

crate::letter!(
    /// The file that was asked for can be fetched. `of` is whose data it holds, if not the reader's own.
    DataReady = "data_ready", Always,
    "mail/data_ready/subject.txt", "mail/data_ready/body.txt", "mail/data_ready/body.html",
    { link: String, days: i64, of: Option<String> }
);

crate::letter!(
    /// To somebody who asked to be erased, and will not be.
    ErasureDeclined = "erasure_declined", Always,
    "mail/erasure_declined/subject.txt", "mail/erasure_declined/body.txt", "mail/erasure_declined/body.html",
    { reason: String, link: String }
);

crate::letter!(
    /// The last mail to somebody, at an address that is forgotten after it.
    Erased = "erased", Always,
    "mail/erased/subject.txt", "mail/erased/body.txt", "mail/erased/body.html",
    { school: String }
);

/// Each of them, with sample data.
pub fn letters(sample: &Sample) -> Vec<Specimen> {
    let ready = DataReady { link: sample.link("/data"), days: 7, of: None };
    let declined = ErasureDeclined { reason: sample.says("sample-refusal"), link: sample.link("/data") };
    vec![Specimen::of(ready), Specimen::of(declined), Specimen::of(Erased { school: sample.says("sample-school") })]
}
