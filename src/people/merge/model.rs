//! What becomes of everything that refers to a person, table by table.

/// What is done with the rows of the record that goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// They go over to the record that stays.
    Moves,
    /// The same, unless that record has a row that agrees in these columns: then its row stands and the other is deleted.
    OneEach(&'static [&'static str]),
    /// `activities::unite` decides between the two.
    Decided,
    /// They stay: the log is written once. Whoever reads it is led on.
    Stays,
}

/// Every column that refers to a person. A test compares this with the foreign keys of the database: a new table does not
/// pass without a rule.
pub const REFERENCES: &[(&str, &str, Rule)] = &[
    ("activity_leaders", "person_id", Rule::Decided),
    ("announcements", "created_by", Rule::Moves),
    ("attendance", "person_id", Rule::Decided),
    ("attendance", "taken_by", Rule::Moves),
    ("attendance_saves", "taken_by", Rule::Moves),
    ("audit_entries", "actor_id", Rule::Stays),
    ("calendar_feeds", "person_id", Rule::OneEach(&["activity_id"])),
    ("choices", "person_id", Rule::OneEach(&["group_id"])),
    // A file of what was known then is kept for a week.
    ("data_exports", "asked_by", Rule::Stays),
    ("data_exports", "person_id", Rule::Stays),
    ("draw_locks", "person_id", Rule::OneEach(&["group_id", "activity_id"])),
    ("draw_results", "person_id", Rule::OneEach(&["group_id"])),
    ("erasure_requests", "closed_by", Rule::Moves),
    ("erasure_requests", "person_id", Rule::OneEach(&["state"])),
    ("favourites", "person_id", Rule::OneEach(&["activity_id"])),
    ("files", "uploaded_by", Rule::Moves),
    ("group_priorities", "person_id", Rule::OneEach(&["group_id"])),
    ("invitations", "invited_by", Rule::Moves),
    ("invitations", "person_id", Rule::Moves),
    ("mail_preferences", "person_id", Rule::OneEach(&["event", "channel"])),
    ("mail_states", "actor_id", Rule::Moves),
    ("mails", "to_person_id", Rule::Moves),
    ("people_imports", "created_by", Rule::Moves),
    ("program_people", "person_id", Rule::OneEach(&["program_id", "part"])),
    ("provider_runs", "started_by", Rule::Moves),
    ("rating_reports", "person_id", Rule::OneEach(&["rating_id"])),
    ("ratings", "hidden_by", Rule::Moves),
    ("ratings", "person_id", Rule::Decided),
    ("reminders_sent", "person_id", Rule::OneEach(&["kind", "local_date"])),
    ("saved_views", "person_id", Rule::OneEach(&["list", "name"])),
    ("session_notices", "person_id", Rule::OneEach(&["session_id", "sequence"])),
    ("signups", "clash_override_by", Rule::Moves),
    ("signups", "person_id", Rule::Decided),
    ("views_of_records", "subject_id", Rule::OneEach(&["viewer_id", "what", "hour"])),
    ("views_of_records", "viewer_id", Rule::OneEach(&["subject_id", "what", "hour"])),
];
