//! What has become of a mail, as its row says it now and as its history keeps it.

use crate::platform::{
    access::Actor,
    db::{
        Moment, SchoolDb, SchoolId,
        ids::{MailId, MailStateId, PersonId},
        schema::mail_states,
    },
};
use diesel::prelude::*;

crate::text_states!(
    /// Where a mail of a school is.
    MailStatus {
        Queued = "queued",
        // A worker has it in its hands.
        Sending = "sending",
        Sent = "sent",
        // For good, or until somebody has it tried again.
        Failed = "failed",
        // Into no inbox: mail was off.
        Off = "off",
        // Its address may not be written to from here.
        Held = "held",
        // Somebody did not want it to go.
        Stopped = "stopped",
    }
);

crate::text_states!(
    /// What happened to a mail.
    Became {
        Sent = "sent",
        Failed = "failed",
        Off = "off",
        Held = "held",
        Bounced = "bounced",
        Stopped = "stopped",
        Retried = "retried",
        // The same words went out once more, as another mail.
        Resent = "resent",
        // It is such another mail.
        Copied = "copied",
    }
);

#[derive(Insertable)]
#[diesel(table_name = mail_states)]
struct NewState<'a> {
    school_id: SchoolId,
    id: MailStateId,
    mail_id: &'a MailId,
    state: Became,
    words: Option<&'a str>,
    actor_id: Option<&'a PersonId>,
    other_mail_id: Option<&'a MailId>,
    at: Moment,
}

/// Adds a line to a mail's history: why, and which other mail it has to do with, if there is one.
pub fn note_state(
    db: &mut SchoolDb<'_>,
    by: &Actor,
    mail: &MailId,
    state: Became,
    words: Option<&str>,
    other: Option<&MailId>,
) -> QueryResult<()> {
    let new = NewState {
        school_id: db.school(),
        id: MailStateId::fresh(),
        mail_id: mail,
        state,
        words,
        actor_id: by.person.as_ref(),
        other_mail_id: other,
        at: db.now(),
    };
    diesel::insert_into(mail_states::table).values(new).execute(db.conn()).map(drop)
}
