//! Every statement about registers.

use super::model::{Entry, Line, Mark, Tally};
use crate::{
    activities::{
        model::{ActivityStatus, Part, SignupStatus},
        sessions::{Cause, Session, SessionStatus},
    },
    on_each,
    people::PersonRef,
    platform::{
        db::{
            Moment, MultiBackend, SchoolDb, SchoolId,
            ids::{ActivityId, AttendanceId, AttendanceSaveId, MeetingId, PersonId},
            schema::{
                activities, activity_leaders, activity_sessions, attendance, attendance_saves, people, signups, terms,
            },
        },
        web::PageOf,
    },
    schools::{MOST_TERMS, Term},
};
use chrono::NaiveDate;
use diesel::{
    dsl::{exists, not, sql},
    prelude::*,
    sql_types::{BigInt, Text},
};
use std::collections::HashMap;

/// Sessions that an overview lists, and waiting registers that Today does.
const MOST_SESSIONS: i64 = 250;
const MOST_WAITING: i64 = 25;

/// The sessions of an activity, the first of them first, without what its plan makes no more.
pub fn sessions(db: &mut SchoolDb<'_>, activity: &ActivityId) -> QueryResult<Vec<Session>> {
    activity_sessions::table
        .filter(activity_sessions::school_id.eq(db.school()))
        .filter(activity_sessions::activity_id.eq(activity))
        .filter(activity_sessions::cancelled_by.is_null().or(activity_sessions::cancelled_by.ne(Cause::Plan)))
        .order((activity_sessions::starts_at, activity_sessions::id))
        .limit(MOST_SESSIONS)
        .select(Session::as_select())
        .load(db.conn())
}

#[derive(Queryable)]
struct Row {
    person: PersonRef,
    grade: Option<i32>,
    status: SignupStatus,
    enrolled_at: Option<Moment>,
    mark: Option<Mark>,
    minutes: Option<i32>,
    taken_by: Option<PersonId>,
    taken_at: Option<Moment>,
    total: i64,
}

impl From<Row> for Line {
    fn from(row: Row) -> Self {
        Self {
            entry: row.mark.map(|mark| Entry { mark, minutes: row.minutes }),
            taken: row.taken_by.zip(row.taken_at),
            person: row.person,
            grade: row.grade,
            status: row.status,
            enrolled_at: row.enrolled_at,
        }
    }
}

/// Whose line is wanted.
#[derive(Debug, Clone, Copy)]
pub enum Whose<'a> {
    /// One page of whoever has a place, had one when the session was, or has a mark.
    Page { page: i64, size: i64 },
    /// Of those who ever signed up, these.
    These(&'a [PersonId]),
}

/// The register of a session: one statement, by name.
pub fn lines(
    db: &mut SchoolDb<'_>,
    activity: &ActivityId,
    session: &Session,
    whose: Whose<'_>,
) -> QueryResult<PageOf<Line>> {
    let person = signups::school_id.eq(people::school_id).and(signups::person_id.eq(people::id));
    let mark = attendance::school_id
        .eq(signups::school_id)
        .and(attendance::person_id.eq(signups::person_id))
        .and(attendance::session_id.eq(session.id.clone()));
    let asked = signups::table
        .inner_join(people::table.on(person))
        .left_join(attendance::table.on(mark))
        .filter(signups::school_id.eq(db.school()))
        .filter(signups::activity_id.eq(activity.clone()))
        .order((people::sort_name, people::id))
        .select((
            PersonRef::as_select(),
            people::grade,
            signups::status,
            signups::enrolled_at,
            attendance::mark.nullable(),
            attendance::minutes.nullable(),
            attendance::taken_by.nullable(),
            attendance::taken_at.nullable(),
            sql::<BigInt>("COUNT(*) OVER ()"),
        ))
        .into_boxed::<MultiBackend>();
    let (asked, page, size) = match whose {
        Whose::These(ids) => (asked.filter(signups::person_id.eq_any(ids.to_vec())), 1, MOST_SESSIONS),
        Whose::Page { page, size } => {
            let has_place = signups::status.eq_any([SignupStatus::Enrolled, SignupStatus::Offered]);
            let had_one = signups::ended_at.gt(session.starts_at).and(signups::enrolled_at.lt(session.ends_at));
            let counted = has_place.or(attendance::id.is_not_null()).or(had_one);
            (asked.filter(counted).offset(PageOf::<Line>::offset(page, size)).limit(size), page, size)
        }
    };
    let rows: Vec<Row> = asked.load(db.conn())?;
    let total = rows.first().map_or(0, |row| row.total);
    Ok(PageOf { rows: rows.into_iter().map(Line::from).collect(), total, page, size })
}

#[derive(Insertable)]
#[diesel(table_name = attendance, treat_none_as_default_value = false)]
struct NewMark<'a> {
    school_id: SchoolId,
    id: AttendanceId,
    session_id: &'a MeetingId,
    person_id: &'a PersonId,
    mark: Mark,
    minutes: Option<i32>,
    taken_by: &'a PersonId,
    taken_at: Moment,
}

/// Puts these marks where others or none were: two statements.
pub fn save(
    db: &mut SchoolDb<'_>,
    session: &MeetingId,
    by: &PersonId,
    marks: &[(PersonId, Entry)],
) -> QueryResult<usize> {
    let (school_id, taken_at) = (db.school(), db.now());
    let old = attendance::table
        .filter(attendance::school_id.eq(school_id))
        .filter(attendance::session_id.eq(session))
        .filter(attendance::person_id.eq_any(marks.iter().map(|(person, _)| person)));
    diesel::delete(old).execute(db.conn())?;
    let rows: Vec<NewMark<'_>> = marks
        .iter()
        .map(|(person_id, entry)| NewMark {
            school_id,
            id: AttendanceId::fresh(),
            session_id: session,
            person_id,
            mark: entry.mark,
            minutes: entry.minutes,
            taken_by: by,
            taken_at,
        })
        .collect();
    on_each!(db.conn(), |c| diesel::insert_into(attendance::table).values(&rows).execute(c))
}

/// Whether this very form was saved before.
pub fn was_saved(db: &mut SchoolDb<'_>, session: &MeetingId, digest: &str) -> QueryResult<bool> {
    let save = attendance_saves::table
        .filter(attendance_saves::school_id.eq(db.school()))
        .filter(attendance_saves::session_id.eq(session))
        .filter(attendance_saves::digest.eq(digest));
    diesel::select(exists(save)).get_result(db.conn())
}

pub fn note_saved(db: &mut SchoolDb<'_>, session: &MeetingId, by: &PersonId, digest: &str) -> QueryResult<usize> {
    diesel::insert_into(attendance_saves::table)
        .values((
            attendance_saves::school_id.eq(db.school()),
            attendance_saves::id.eq(AttendanceSaveId::fresh()),
            attendance_saves::session_id.eq(session),
            attendance_saves::digest.eq(digest),
            attendance_saves::taken_by.eq(by),
            attendance_saves::taken_at.eq(db.now()),
        ))
        .execute(db.conn())
}

/// Forgets which forms were saved before that.
pub fn forget_saves(db: &mut SchoolDb<'_>, before: Moment) -> QueryResult<usize> {
    let old = attendance_saves::table
        .filter(attendance_saves::school_id.eq(db.school()))
        .filter(attendance_saves::taken_at.lt(before));
    diesel::delete(old).execute(db.conn())
}

/// Marks of these sessions that were not cancelled, joined to them. A macro, because each statement has its own type.
macro_rules! marks_of_sessions {
    ($db:expr) => {{
        let session = attendance::school_id
            .eq(activity_sessions::school_id)
            .and(attendance::session_id.eq(activity_sessions::id));
        attendance::table
            .inner_join(activity_sessions::table.on(session))
            .filter(attendance::school_id.eq($db.school()))
            .filter(activity_sessions::status.ne(SessionStatus::Cancelled))
    }};
}

/// How each session of an activity was attended.
pub fn by_session(db: &mut SchoolDb<'_>, activity: &ActivityId) -> QueryResult<HashMap<MeetingId, Tally>> {
    let rows: Vec<(MeetingId, Mark, i64)> = marks_of_sessions!(db)
        .filter(activity_sessions::activity_id.eq(activity))
        .group_by((attendance::session_id, attendance::mark))
        .select((attendance::session_id, attendance::mark, diesel::dsl::count_star()))
        .load(db.conn())?;
    Ok(tallied(rows))
}

/// How each student attended an activity; who has no mark is not in it.
pub fn by_student(db: &mut SchoolDb<'_>, activity: &ActivityId) -> QueryResult<HashMap<PersonId, Tally>> {
    let rows: Vec<(PersonId, Mark, i64)> = marks_of_sessions!(db)
        .filter(activity_sessions::activity_id.eq(activity))
        .group_by((attendance::person_id, attendance::mark))
        .select((attendance::person_id, attendance::mark, diesel::dsl::count_star()))
        .load(db.conn())?;
    Ok(tallied(rows))
}

fn tallied<K: std::hash::Hash + Eq>(rows: Vec<(K, Mark, i64)>) -> HashMap<K, Tally> {
    let mut tallies: HashMap<K, Tally> = HashMap::new();
    for (key, mark, times) in rows {
        tallies.entry(key).or_default().add(mark, times);
    }
    tallies
}

/// How one person attended one activity.
pub fn of_person(db: &mut SchoolDb<'_>, activity: &ActivityId, person: &PersonId) -> QueryResult<Tally> {
    let rows: Vec<(Mark, i64)> = marks_of_sessions!(db)
        .filter(activity_sessions::activity_id.eq(activity))
        .filter(attendance::person_id.eq(person))
        .group_by(attendance::mark)
        .select((attendance::mark, diesel::dsl::count_star()))
        .load(db.conn())?;
    Ok(Tally::of(rows))
}

/// The latest terms in the order of their dates, and how one person attended everything in each: one statement.
pub fn by_term(db: &mut SchoolDb<'_>, person: &PersonId) -> QueryResult<Vec<(Term, Tally)>> {
    let marked = |mark: Mark| {
        sql::<BigInt>(
            "(SELECT COUNT(*) FROM attendance a JOIN activity_sessions s ON s.school_id = a.school_id \
             AND s.id = a.session_id WHERE a.school_id = terms.school_id AND s.status <> 'cancelled' \
             AND s.local_date BETWEEN terms.starts_on AND terms.ends_on AND a.person_id = ",
        )
        .bind::<Text, _>(person.as_str().to_owned())
        .sql(" AND a.mark = ")
        .bind::<Text, _>(mark.as_str())
        .sql(")")
    };
    let counts = (marked(Mark::Present), marked(Mark::Late), marked(Mark::Absent), marked(Mark::Excused));
    let mut found: Vec<(Term, (i64, i64, i64, i64))> = terms::table
        .filter(terms::school_id.eq(db.school()))
        .order((terms::starts_on.desc(), terms::id.desc()))
        .limit(MOST_TERMS)
        .select((Term::as_select(), counts))
        .load(db.conn())?;
    found.reverse();
    let tally = |(present, late, absent, excused)| Tally { present, late, absent, excused };
    Ok(found.into_iter().map(|(term, counts)| (term, tally(counts))).collect())
}

/// Everybody of an activity's registers: who has a place, and who has a mark. One page, by name.
pub fn everybody(
    db: &mut SchoolDb<'_>,
    activity: &ActivityId,
    (page, size): (i64, i64),
) -> QueryResult<PageOf<(PersonRef, Option<i32>, SignupStatus)>> {
    let person = signups::school_id.eq(people::school_id).and(signups::person_id.eq(people::id));
    let session =
        attendance::school_id.eq(activity_sessions::school_id).and(attendance::session_id.eq(activity_sessions::id));
    let marked = attendance::table
        .inner_join(activity_sessions::table.on(session))
        .filter(attendance::school_id.eq(signups::school_id))
        .filter(attendance::person_id.eq(signups::person_id))
        .filter(activity_sessions::activity_id.eq(signups::activity_id));
    let rows: Vec<(PersonRef, Option<i32>, SignupStatus, i64)> = signups::table
        .inner_join(people::table.on(person))
        .filter(signups::school_id.eq(db.school()))
        .filter(signups::activity_id.eq(activity))
        .filter(signups::status.eq_any([SignupStatus::Enrolled, SignupStatus::Offered]).or(exists(marked)))
        .order((people::sort_name, people::id))
        .offset(PageOf::<Line>::offset(page, size))
        .limit(size)
        .select((PersonRef::as_select(), people::grade, signups::status, sql::<BigInt>("COUNT(*) OVER ()")))
        .load(db.conn())?;
    let total = rows.first().map_or(0, |row| row.3);
    Ok(PageOf {
        rows: rows.into_iter().map(|(person, grade, status, _)| (person, grade, status)).collect(),
        total,
        page,
        size,
    })
}

/// Every mark of an activity by these people, for the sheet to take along.
pub fn marks(
    db: &mut SchoolDb<'_>,
    activity: &ActivityId,
    people: &[PersonId],
) -> QueryResult<HashMap<(PersonId, MeetingId), Entry>> {
    let rows: Vec<(PersonId, MeetingId, Mark, Option<i32>)> = marks_of_sessions!(db)
        .filter(activity_sessions::activity_id.eq(activity))
        .filter(attendance::person_id.eq_any(people))
        .select((attendance::person_id, attendance::session_id, attendance::mark, attendance::minutes))
        .load(db.conn())?;
    Ok(rows.into_iter().map(|(person, session, mark, minutes)| ((person, session), Entry { mark, minutes })).collect())
}

/// A session that ended without a register.
#[derive(Debug, Clone, Queryable)]
pub struct NotTaken {
    pub activity: ActivityId,
    pub name: String,
    pub session: MeetingId,
    pub day: NaiveDate,
    pub starts_minute: i32,
    pub ends_minute: i32,
}

/// Sessions of what this person leads that ended since that day, in which somebody has a place and nobody a mark.
pub fn not_taken(db: &mut SchoolDb<'_>, leader: &PersonId, since: NaiveDate) -> QueryResult<Vec<NotTaken>> {
    let now = db.now();
    let activity =
        activity_sessions::school_id.eq(activities::school_id).and(activity_sessions::activity_id.eq(activities::id));
    let lead = activity_leaders::table
        .filter(activity_leaders::school_id.eq(activity_sessions::school_id))
        .filter(activity_leaders::activity_id.eq(activity_sessions::activity_id))
        .filter(activity_leaders::person_id.eq(leader))
        .filter(activity_leaders::part.eq(Part::Lead));
    let marked = attendance::table
        .filter(attendance::school_id.eq(activity_sessions::school_id))
        .filter(attendance::session_id.eq(activity_sessions::id));
    activity_sessions::table
        .inner_join(activities::table.on(activity))
        .filter(activity_sessions::school_id.eq(db.school()))
        .filter(activity_sessions::local_date.ge(since))
        .filter(activity_sessions::ends_at.lt(now))
        .filter(activity_sessions::status.ne(SessionStatus::Cancelled))
        .filter(activities::status.eq(ActivityStatus::Published))
        .filter(activities::enrolled_count.gt(0))
        .filter(exists(lead))
        .filter(not(exists(marked)))
        .order((activity_sessions::starts_at, activity_sessions::id))
        .limit(MOST_WAITING)
        .select((
            activities::id,
            activities::name,
            activity_sessions::id,
            activity_sessions::local_date,
            activity_sessions::starts_minute,
            activity_sessions::ends_minute,
        ))
        .load(db.conn())
}
