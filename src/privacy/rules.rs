//! What becomes of each column that says something about somebody, when they are erased and when they take their data
//! along. A test compares this list with the database: a new column of these tables without a rule does not pass.
//!
//! The rule behind the rules: what only serves the person goes; what the school counts (places, attendance, ratings,
//! draws) stays, under an id that nobody can follow to a name any more; what somebody wrote in their own words, or others
//! wrote about them, is emptied; files, announcements and activities are the school's.

/// Whom a column refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// A person of the school.
    Person,
    /// An account, which may be a person in several schools.
    User,
}

/// What becomes of a row when whom it refers to is erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Erase {
    Delete,
    /// Only rows of which this is true; the others stay.
    DeleteIf(&'static str),
    /// The row stays, and refers to nobody.
    Null,
    /// The row stays, and refers to a person without a name.
    Keep,
}

/// What of a row goes into the data that somebody takes along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Export {
    /// All but what is hidden.
    Whole,
    /// Where the row is about somebody else, what it says of this person.
    Only(&'static str),
    Nothing,
}

/// A column that refers to somebody.
#[derive(Debug, Clone, Copy)]
pub struct Refers {
    pub column: &'static str,
    pub to: Of,
    pub erase: Erase,
    pub export: Export,
}

/// A table with such columns.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    pub name: &'static str,
    pub refers: &'static [Refers],
    /// Columns that stay as they are, where the row stays.
    pub kept: &'static str,
    /// What becomes of the others, in rows of whom the first column refers to.
    pub emptied: &'static [(&'static str, &'static str)],
    /// Never taken along: keys, digests, what is only there for searching.
    pub hidden: &'static str,
}

const fn person(column: &'static str, erase: Erase, export: Export) -> Refers {
    Refers { column, to: Of::Person, erase, export }
}

const fn user(column: &'static str, erase: Erase, export: Export) -> Refers {
    Refers { column, to: Of::User, erase, export }
}

const fn table(name: &'static str, refers: &'static [Refers], kept: &'static str) -> Table {
    Table { name, refers, kept, emptied: &[], hidden: "" }
}

impl Table {
    const fn emptying(self, emptied: &'static [(&'static str, &'static str)]) -> Self {
        Self { emptied, ..self }
    }

    const fn hiding(self, hidden: &'static str) -> Self {
        Self { hidden, ..self }
    }

    /// Every column that has a rule here.
    pub fn columns(&self) -> impl Iterator<Item = &'static str> {
        let refers = self.refers.iter().map(|refers| refers.column);
        let kept = self.kept.split_whitespace().filter(|kept| self.refers.iter().all(|refers| refers.column != *kept));
        refers.chain(kept).chain(self.emptied.iter().map(|(column, _)| *column))
    }

    /// The columns of one that is taken along, in rows that `refers` finds.
    pub fn shown(&self, refers: &Refers) -> Vec<&'static str> {
        let is_hidden = |column: &&str| self.hidden.split_whitespace().any(|hidden| hidden == *column);
        match refers.export {
            Export::Whole => self.columns().filter(|column| !is_hidden(column)).collect(),
            Export::Only(columns) => columns.split_whitespace().collect(),
            Export::Nothing => Vec::new(),
        }
    }
}

use Erase::{Delete, DeleteIf, Keep, Null};
use Export::{Nothing, Only, Whole};

/// In the order in which rows can go: what refers to others before them. `school_id` is a column of each table of a school.
pub const TABLES: &[Table] = &[
    // The row itself stays, as what everything else refers to: a person without a name.
    table("people", &[person("id", Keep, Whole)], "role grade merged_into_id created_at updated_at version")
        .emptying(&[
            ("user_id", "NULL"),
            ("name", "''"),
            ("sort_name", "''"),
            ("email", "NULL"),
            ("search_text", "''"),
            ("status", "'left'"),
            ("source", "NULL"),
            ("guardian_contact", "NULL"),
            ("email_bounced_at", "NULL"),
        ])
        .hiding("sort_name search_text version"),
    table("saved_views", &[person("person_id", Delete, Whole)], "id list name query created_at"),
    // Before the letters that brought them. Who was asked in by them is asked in still.
    table(
        "invitations",
        &[person("person_id", Delete, Whole), person("invited_by", Keep, Only("id message created_at"))],
        "id email token_hash message mail_id expires_at accepted_at revoked_at created_at updated_at",
    )
    .hiding("token_hash"),
    // The list is of others, and forgotten as soon as it is taken in; what could not be read of it
    // (`people_import_notes`) a month later.
    table(
        "people_imports",
        &[person("created_by", Keep, Only("id role message created_at finished_at"))],
        "id invites role program_id list status total lines_done added invited skipped refused created_at finished_at",
    )
    .emptying(&[("message", "''")]),
    table("program_people", &[person("person_id", Delete, Whole)], "id program_id part"),
    table("session_notices", &[person("person_id", Delete, Whole)], "id session_id sequence is_student mail_id created_at"),
    table(
        "mails",
        &[person("to_person_id", Delete, Whole)],
        "id to_address template event locale subject text html status attempts error sent_at created_at bounced_at \
         held_reason",
    )
    .hiding("html"),
    // What became of a mail goes with the mail. Who stopped it or had it sent again did so for the school.
    table(
        "mail_states",
        &[person("actor_id", Keep, Only("id mail_id state at"))],
        "id mail_id state words other_mail_id at",
    ),
    table("mail_preferences", &[person("person_id", Delete, Whole)], "id event channel is_on updated_at"),
    table("reminders_sent", &[person("person_id", Delete, Whole)], "id kind local_date sent_at"),
    // A log in which nothing changes. What is personal in it goes with the key; what it says is taken along as `log`.
    table(
        "audit_entries",
        &[person("actor_id", Keep, Nothing)],
        "id seq actor_kind action subject_kind subject_id before after reason request_id address at",
    ),
    table("person_keys", &[person("id", Delete, Nothing)], "sealed_key created_at"),
    // Who led an activity is no secret of theirs, but nobody leads it any more.
    table("activity_leaders", &[person("person_id", Delete, Whole)], "id activity_id part"),
    // Places of terms that are over stay, for how full things were.
    table(
        "signups",
        &[person("person_id", Keep, Whole), person("clash_override_by", Keep, Only("id activity_id requested_at"))],
        "id activity_id status queue_no requested_at enrolled_at ended_at source passed_over_at blocked_by offer_expires_at",
    )
    .emptying(&[("reason", "NULL")]),
    table(
        "attendance",
        &[person("person_id", Keep, Whole), person("taken_by", Keep, Only("id session_id taken_at"))],
        "id session_id mark minutes taken_at",
    ),
    table("attendance_saves", &[person("taken_by", Keep, Only("id session_id taken_at"))], "id session_id digest taken_at"),
    table("group_priorities", &[person("person_id", Delete, Whole)], "id group_id place grade_from grade_to"),
    table("choices", &[person("person_id", Delete, Whole)], "id group_id activity_id rank chosen_at"),
    table("draw_locks", &[person("person_id", Delete, Whole)], "id group_id activity_id is_in reason created_at"),
    // Whoever computes a draw again needs all that were in it.
    table("draw_results", &[person("person_id", Keep, Whole)], "id group_id places outcome"),
    // The score counts on, without the words.
    table(
        "ratings",
        &[person("person_id", Keep, Whole), person("hidden_by", Keep, Only("id activity_id hidden_at"))],
        "id activity_id score hidden_at created_at updated_at version",
    )
    .emptying(&[
        ("comment", "''"),
        ("hidden_reason", "CASE WHEN ratings.hidden_reason IS NULL THEN NULL ELSE '' END"),
    ]),
    table("rating_reports", &[person("person_id", Keep, Whole)], "id rating_id state created_at closed_at")
        .emptying(&[("reason", "''")]),
    table("favourites", &[person("person_id", Delete, Whole)], "id activity_id created_at"),
    table(
        "files",
        &[person("uploaded_by", Null, Only("id name size content_type created_at"))],
        "id sha256 size content_type name status storage_key width height thumb_key created_at",
    ),
    // The calendar of an activity goes on, whoever made its address.
    table(
        "calendar_feeds",
        &[person("person_id", DeleteIf("calendar_feeds.activity_id IS NULL"), Whole)],
        "id activity_id turn created_at rotated_at",
    )
    .hiding("turn"),
    table(
        "provider_runs",
        &[person("started_by", Null, Only("id kind started_at"))],
        "id connection_id kind status since_at started_at touched_at finished_at error pages tries created updated \
         unchanged skipped failed report",
    ),
    table(
        "announcements",
        &[person("created_by", Keep, Whole)],
        "id title body starts_at ends_at status shown_as by_mail mailed_at published_at created_at updated_at version",
    ),
    table(
        "data_exports",
        &[person("person_id", Delete, Whole), person("asked_by", Keep, Only("id asked_at"))],
        "id state storage_key size asked_at ready_at expires_at",
    )
    .hiding("storage_key"),
    table(
        "erasure_requests",
        &[person("person_id", Keep, Whole), person("closed_by", Keep, Only("id closed_at"))],
        "id state asked_at closed_at",
    )
    .emptying(&[("note", "''"), ("reason", "NULL")]),
    table(
        "views_of_records",
        &[person("subject_id", Delete, Whole), person("viewer_id", Keep, Only("id what at"))],
        "id what hour at visit_id",
    ),
    // Of the site: when no school has the account any more.
    table(
        "site_visits",
        &[user("user_id", Delete, Whole)],
        "id session_id reason began_at ends_at ended_at",
    )
    .hiding("session_id"),
    table(
        "sessions",
        &[user("user_id", Delete, Whole)],
        "id token_hash remembered created_at seen_at expires_at address agent",
    )
    .hiding("token_hash"),
    table("tokens", &[user("user_id", Delete, Nothing)], "hash purpose created_at expires_at used_at"),
    table(
        "site_mails",
        &[user("user_id", Delete, Whole)],
        "id to_address template locale subject text html status attempts error sent_at created_at held_reason",
    )
    .hiding("html"),
    table(
        "site_audit_entries",
        &[user("user_id", Keep, Only("id action at address"))],
        "id seq action subject_kind subject_id before after reason request_id address at",
    ),
    table("identities", &[user("user_id", Delete, Whole)], "id issuer subject label created_at used_at"),
    table("totp_secrets", &[user("user_id", Delete, Nothing)], "secret last_step created_at confirmed_at"),
    table("recovery_codes", &[user("user_id", Delete, Nothing)], "code_hash created_at used_at"),
    table("pending_sign_ins", &[user("user_id", Delete, Nothing)], "token_hash remembered next tries created_at expires_at"),
    table("sign_in_history", &[user("user_id", Delete, Whole)], "id at address agent outcome"),
    table(
        "email_changes",
        &[user("user_id", Delete, Nothing)],
        "email email_typed old_confirmed_at new_confirmed_at created_at",
    ),
    table(
        "backups",
        &[user("asked_by", Null, Only("id asked_at"))],
        "id asked_at finished_at file_name size_bytes is_encrypted tables_count rows_count files_count error \
         proof_asked_at proven_at proof_error removed_at",
    ),
    table("user_keys", &[user("id", Delete, Nothing)], "sealed_key created_at"),
    table(
        "users",
        &[user("id", Delete, Whole)],
        "email email_typed name password_hash email_verified_at locale theme time_format picture_key is_site_admin \
         disabled_at last_seen_at created_at updated_at",
    )
    .hiding("password_hash picture_key"),
];

/// The rules that are about people, or about accounts, in order.
pub fn about(to: Of) -> impl Iterator<Item = (&'static Table, &'static Refers)> {
    TABLES.iter().flat_map(move |table| {
        table.refers.iter().filter(move |refers| refers.to == to).map(move |refers| (table, refers))
    })
}
