//! The mails to owners. They go out in the site's name: the school's own mail waits.

crate::letter!(
    /// Their school was suspended: why, until when, and where they find what is theirs.
    SchoolSuspended = "school_suspended", Always,
    "mail/school_suspended/subject.txt", "mail/school_suspended/body.txt", "mail/school_suspended/body.html",
    { school: String, why: String, reason: String, until: Option<String>, link: String }
);

crate::letter!(
    /// Their school is open again.
    SchoolReopened = "school_reopened", Always,
    "mail/school_reopened/subject.txt", "mail/school_reopened/body.txt", "mail/school_reopened/body.html",
    { school: String, link: String }
);
