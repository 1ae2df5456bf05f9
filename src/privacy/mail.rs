//! The mails about somebody's data. None of them can be stopped: each is about a right of theirs.

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
