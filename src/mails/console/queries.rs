//! Every statement about the mails that a school wrote.

use super::model::{Filters, Line, Listed, Mail, Reach, Returned, Shown, Words};
use crate::platform::{
    db::{
        AskedCount, Moment, MultiBackend, SchoolDb, SchoolId,
        ids::{MailId, PersonId},
        schema::{audit_entries, mail_preferences, mail_states, mails, people},
    },
    mail::{Became, Event, MailStatus, SendMail},
    text::like,
    web::PageOf,
};
use chrono::{Days, NaiveDate, TimeDelta, TimeZone};
use chrono_tz::Tz;
use diesel::{dsl::exists, prelude::*};

/// A history is as long as somebody wants to read.
const MOST_LINES: i64 = 100;

macro_rules! with_reader {
    ($school:expr) => {
        mails::table
            .inner_join(
                people::table.on(people::school_id.eq(mails::school_id).and(people::id.eq(mails::to_person_id))),
            )
            .filter(mails::school_id.eq($school))
    };
}

/// One page of them, the latest first.
pub fn list(db: &mut SchoolDb<'_>, filters: &Filters, zone: Tz, page: i64, size: i64) -> QueryResult<PageOf<Listed>> {
    let school = db.school();
    let found = || {
        let mut found = with_reader!(school).into_boxed::<MultiBackend>();
        found = match filters.state {
            None => found,
            Some(Shown::Bounced) => found.filter(mails::bounced_at.is_not_null()),
            Some(state) => found.filter(mails::status.eq(status_of(state))).filter(mails::bounced_at.is_null()),
        };
        if let Some(template) = filters.template {
            found = found.filter(mails::template.eq(template));
        }
        if !filters.words.is_empty() {
            let pattern = like(&filters.words);
            let in_address = mails::to_address.like(pattern.clone()).escape('\\');
            found = found.filter(people::search_text.like(pattern).escape('\\').or(in_address));
        }
        if let Some(from) = filters.from.and_then(|day| begin(day, zone)) {
            found = found.filter(mails::created_at.ge(from));
        }
        let after = filters.until.and_then(|day| day.checked_add_days(Days::new(1)));
        if let Some(until) = after.and_then(|day| begin(day, zone)) {
            found = found.filter(mails::created_at.lt(until));
        }
        found
    };
    let rows = found()
        .order((mails::created_at.desc(), mails::id.desc()))
        .limit(size)
        .offset(PageOf::<Listed>::offset(page, size))
        .select((
            mails::id,
            people::name,
            mails::to_address,
            mails::template,
            mails::locale,
            mails::subject,
            mails::status,
            mails::bounced_at,
            mails::created_at,
        ))
        .load(db.conn())?;
    let total = found().count().get_result(db.conn())?;
    Ok(PageOf { rows, total, page, size })
}

/// What is no status of its own came back.
fn status_of(state: Shown) -> MailStatus {
    match state {
        Shown::Queued => MailStatus::Queued,
        Shown::Sending => MailStatus::Sending,
        Shown::Sent => MailStatus::Sent,
        Shown::Failed | Shown::Bounced => MailStatus::Failed,
        Shown::Held => MailStatus::Held,
        Shown::Stopped => MailStatus::Stopped,
        Shown::Off => MailStatus::Off,
    }
}

/// The first instant of a day on the school's wall.
fn begin(day: NaiveDate, zone: Tz) -> Option<Moment> {
    let midnight = day.and_hms_opt(0, 0, 0)?;
    let skipped = || zone.from_local_datetime(&(midnight + chrono::TimeDelta::hours(1))).earliest();
    let at = zone.from_local_datetime(&midnight).earliest().or_else(skipped)?;
    Some(at.naive_utc().into())
}

pub fn find(db: &mut SchoolDb<'_>, id: &MailId) -> QueryResult<Mail> {
    with_reader!(db.school())
        .filter(mails::id.eq(id))
        .select((
            mails::id,
            mails::to_person_id,
            people::name,
            mails::to_address,
            mails::template,
            mails::event,
            mails::locale,
            mails::subject,
            mails::status,
            mails::attempts,
            mails::error,
            mails::held_reason,
            mails::bounced_at,
            mails::created_at,
        ))
        .first(db.conn())
}

pub fn words(db: &mut SchoolDb<'_>, id: &MailId) -> QueryResult<Words> {
    mails::table.find((db.school(), id)).select((mails::text, mails::html)).first(db.conn())
}

/// What happened to it, the first thing first.
pub fn history(db: &mut SchoolDb<'_>, id: &MailId) -> QueryResult<Vec<Line>> {
    let actor = people::school_id.eq(mail_states::school_id).and(mail_states::actor_id.eq(people::id.nullable()));
    mail_states::table
        .left_join(people::table.on(actor))
        .filter(mail_states::school_id.eq(db.school()))
        .filter(mail_states::mail_id.eq(id))
        .order(mail_states::id)
        .limit(MOST_LINES)
        .select((
            mail_states::state,
            mail_states::words,
            people::name.nullable(),
            mail_states::other_mail_id,
            mail_states::at,
        ))
        .load(db.conn())
}

/// Whether this reader's reading of this mail was noted since then.
pub fn is_noted(db: &mut SchoolDb<'_>, reader: &PersonId, mail: &MailId, since: Moment) -> QueryResult<bool> {
    let noted = audit_entries::table
        .filter(audit_entries::school_id.eq(db.school()))
        .filter(audit_entries::actor_id.eq(reader.clone()))
        .filter(audit_entries::action.eq("mail.read"))
        .filter(audit_entries::at.ge(since))
        .filter(audit_entries::subject_id.eq(mail.to_string()));
    diesel::select(exists(noted)).get_result(db.conn())
}

/// Says whether it was in time.
pub fn stop(db: &mut SchoolDb<'_>, id: &MailId) -> QueryResult<bool> {
    let waiting = mails::table.find((db.school(), id)).filter(mails::status.eq(MailStatus::Queued));
    Ok(diesel::update(waiting).set(mails::status.eq(MailStatus::Stopped)).execute(db.conn())? > 0)
}

pub fn reach(db: &mut SchoolDb<'_>, person: &PersonId, event: Option<Event>) -> QueryResult<Reach> {
    let choice = mail_preferences::school_id
        .eq(people::school_id)
        .and(mail_preferences::person_id.eq(people::id))
        .and(mail_preferences::event.eq(event.map_or("", Event::as_str)))
        .and(mail_preferences::channel.eq("mail"));
    people::table
        .left_join(mail_preferences::table.on(choice))
        .filter(people::school_id.eq(db.school()))
        .filter(people::id.eq(person))
        .select((people::email, people::email_bounced_at, mail_preferences::is_on.nullable()))
        .first(db.conn())
}

/// Keeps it as it is until the transaction ends.
pub fn hold(db: &mut SchoolDb<'_>, id: &MailId) -> QueryResult<()> {
    let mine = mails::table.find((db.school(), id));
    diesel::update(mine).set(mails::attempts.eq(mails::attempts)).execute(db.conn()).map(drop)
}

/// The mail that it was sent once more as since then.
pub fn copied(db: &mut SchoolDb<'_>, id: &MailId, since: Moment) -> QueryResult<Option<MailId>> {
    let copy: Option<Option<MailId>> = mail_states::table
        .filter(mail_states::school_id.eq(db.school()))
        .filter(mail_states::mail_id.eq(id))
        .filter(mail_states::state.eq(Became::Resent))
        .filter(mail_states::at.ge(since))
        .order(mail_states::id.desc())
        .select(mail_states::other_mail_id)
        .first(db.conn())
        .optional()?;
    Ok(copy.flatten())
}

/// The same words as another mail, to this address.
pub fn copy(db: &mut SchoolDb<'_>, mail: &Mail, address: &str) -> QueryResult<MailId> {
    let (id, words) = (MailId::fresh(), words(db, &mail.id)?);
    diesel::insert_into(mails::table)
        .values((
            mails::school_id.eq(db.school()),
            mails::id.eq(&id),
            mails::to_person_id.eq(&mail.person),
            mails::to_address.eq(address),
            mails::template.eq(&mail.template),
            mails::event.eq(mail.event),
            mails::locale.eq(&mail.locale),
            mails::subject.eq(&mail.subject),
            mails::text.eq(words.text),
            mails::html.eq(words.html),
            mails::status.eq(MailStatus::Queued),
            mails::created_at.eq(db.now()),
        ))
        .execute(db.conn())?;
    db.enqueue(SendMail { mail: id.clone() })?;
    Ok(id)
}

/// One page of people whose address mail comes back from, since lately first.
pub fn returned(db: &mut SchoolDb<'_>, page: i64, size: i64) -> QueryResult<PageOf<Returned>> {
    let school = db.school();
    let found = || people::table.filter(people::school_id.eq(school)).filter(people::email_bounced_at.is_not_null());
    let rows = found()
        .order((people::email_bounced_at.desc(), people::id.desc()))
        .limit(size)
        .offset(PageOf::<Returned>::offset(page, size))
        .select((people::id, people::name, people::email, people::email_bounced_at))
        .load(db.conn())?;
    let total = found().count().get_result(db.conn())?;
    Ok(PageOf { rows, total, page, size })
}

pub fn is_here(db: &mut SchoolDb<'_>, person: &PersonId) -> QueryResult<bool> {
    diesel::select(exists(people::table.find((db.school(), person)))).get_result(db.conn())
}

/// For how long a failure is news: what was not sent in two weeks is wanted by nobody.
pub const IS_NEWS: TimeDelta = TimeDelta::days(14);

/// How many failed lately, and nobody tried again.
pub fn waiting_count(school: SchoolId, now: Moment) -> AskedCount {
    let failed = mails::table
        .filter(mails::school_id.eq(school))
        .filter(mails::status.eq(MailStatus::Failed))
        .filter(mails::bounced_at.is_null())
        .filter(mails::created_at.ge(now.plus(-IS_NEWS)));
    Box::new(failed.count().single_value())
}
