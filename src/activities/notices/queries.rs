//! Every statement about notices.

use super::model::{NewNotice, Notice, Reached};
use crate::{
    on_each,
    people::PersonRef,
    platform::db::{
        Moment, SchoolDb, SchoolId,
        ids::{MailId, MeetingId, NoticeId, PersonId},
        schema::{mails, people, session_notices},
    },
};
use diesel::{
    dsl::{exists, max, not},
    prelude::*,
};
use std::collections::HashMap;

/// A session has fewer people than this.
const MOST: i64 = 1_000;

#[derive(Insertable)]
#[diesel(table_name = session_notices, treat_none_as_default_value = false)]
struct Row<'a> {
    school_id: SchoolId,
    id: NoticeId,
    session_id: &'a MeetingId,
    sequence: i32,
    person_id: &'a PersonId,
    is_student: bool,
    mail_id: Option<&'a MailId>,
    created_at: Moment,
}

/// The mails of this kind that are in no book yet: those that this transaction has just written, for each is put down in
/// the transaction that writes it.
pub fn just_written(
    db: &mut SchoolDb<'_>,
    template: &str,
    people: &[&PersonId],
) -> QueryResult<HashMap<PersonId, MailId>> {
    let noted = session_notices::table
        .filter(session_notices::school_id.eq(mails::school_id))
        .filter(session_notices::mail_id.eq(mails::id.nullable()));
    let rows: Vec<(PersonId, MailId)> = mails::table
        .filter(mails::school_id.eq(db.school()))
        .filter(mails::to_person_id.eq_any(people.iter().copied()))
        .filter(mails::template.eq(template))
        .filter(not(exists(noted)))
        .select((mails::to_person_id, mails::id))
        .load(db.conn())?;
    Ok(rows.into_iter().collect())
}

/// Puts down who is told in this round.
pub fn note(
    db: &mut SchoolDb<'_>,
    session: &MeetingId,
    sequence: i32,
    notices: &[NewNotice<'_>],
) -> QueryResult<usize> {
    let (school_id, created_at) = (db.school(), db.now());
    let rows: Vec<Row<'_>> = notices
        .iter()
        .map(|new| Row {
            school_id,
            id: NoticeId::fresh(),
            session_id: session,
            sequence,
            person_id: &new.person.id,
            is_student: new.is_student,
            mail_id: new.mail,
            created_at,
        })
        .collect();
    on_each!(db.conn(), |c| diesel::insert_into(session_notices::table).values(&rows).execute(c))
}

type Found = (PersonRef, Option<i32>, Option<String>, Option<String>, bool, Option<String>, Option<Moment>);

/// The last round of notices of a session, those who are not reached first, then by name. Two statements.
pub fn latest(db: &mut SchoolDb<'_>, session: &MeetingId) -> QueryResult<Vec<Notice>> {
    let last: Option<i32> = session_notices::table
        .filter(session_notices::school_id.eq(db.school()))
        .filter(session_notices::session_id.eq(session))
        .select(max(session_notices::sequence))
        .first(db.conn())?;
    let Some(last) = last else { return Ok(Vec::new()) };
    let person = session_notices::school_id.eq(people::school_id).and(session_notices::person_id.eq(people::id));
    let mail = session_notices::school_id.eq(mails::school_id).and(session_notices::mail_id.eq(mails::id.nullable()));
    let found: Vec<Found> = session_notices::table
        .inner_join(people::table.on(person))
        .left_join(mails::table.on(mail))
        .filter(session_notices::school_id.eq(db.school()))
        .filter(session_notices::session_id.eq(session))
        .filter(session_notices::sequence.eq(last))
        .order((people::sort_name, people::id))
        .limit(MOST)
        .select((
            PersonRef::as_select(),
            people::grade,
            people::email,
            people::guardian_contact,
            session_notices::is_student,
            mails::status.nullable(),
            mails::bounced_at.nullable(),
        ))
        .load(db.conn())?;
    let notice = |(person, grade, email, guardian_contact, is_student, mail, bounced_at): Found| Notice {
        reached: Reached::of(mail.as_deref(), bounced_at.is_some()),
        person,
        grade,
        email,
        guardian_contact,
        is_student,
    };
    let mut notices: Vec<Notice> = found.into_iter().map(notice).collect();
    notices.sort_by_key(|notice| notice.reached);
    Ok(notices)
}
