//! The rows behind the numbers.

use super::{IN, is_student_of, meets_on, of_the_report, of_the_signup, takes_part, took_place, weekday};
use crate::{
    activities::{
        model::{ActivityStatus, Part, SignupStatus},
        queries::is_run_by,
        reports::model::{ActivityLine, ActivityLines, Fill, Filters, Grade, MarkLine, PlaceLine, StudentLine, Tally},
        sessions::SessionStatus,
    },
    platform::{
        access::{Me, Role},
        db::{
            MultiBackend, SchoolDb,
            ids::ActivityId,
            schema::{
                activities, activity_leaders, activity_sessions, activity_slots, attendance, people, program_people,
                signups,
            },
        },
        web::PageOf,
    },
};
use diesel::{
    dsl::{exists, not, sql},
    prelude::*,
    sql_types::{BigInt, Bool, Integer},
};

type Slice = (i64, i64);

/// `beyond`: how many there are when none is on this page.
fn page<T, U>(rows: Vec<(T, i64)>, (page, size): Slice, beyond: i64, line: impl FnMut(T) -> U) -> PageOf<U> {
    let total = rows.first().map_or(beyond, |(_, total)| *total);
    PageOf { rows: rows.into_iter().map(|(row, _)| row).map(line).collect(), total, page, size }
}

fn offset((page, size): Slice) -> i64 {
    PageOf::<()>::offset(page, size)
}

/// Activities, with what all that match come to.
pub fn activities(
    db: &mut SchoolDb<'_>,
    me: &Me,
    filters: &Filters,
    slice: Slice,
    (sort, is_descending): (&str, bool),
) -> QueryResult<ActivityLines> {
    let mut found = activities::table
        .filter(activities::school_id.eq(db.school()))
        .filter(of_the_report!(me, filters.term))
        .into_boxed::<MultiBackend>();
    if let Some(day) = filters.day {
        found = found.filter(meets_on!(day));
    }
    if filters.is_limited {
        found = found.filter(activities::capacity.is_not_null());
    }
    if filters.waits {
        found = found.filter(activities::waitlisted_count.gt(0));
    }
    // Full ones first where the fullest come first; what has room for everyone is never full.
    let share = sql::<BigInt>(
        "CASE WHEN activities.capacity IS NULL THEN -1 ELSE 1000 * activities.enrolled_count / activities.capacity END",
    );
    found = match (sort, is_descending) {
        ("filled", true) => found.order((share.desc(), activities::sort_name.asc(), activities::id.asc())),
        ("filled", false) => found.order((share.asc(), activities::sort_name.asc(), activities::id.asc())),
        ("waiting", true) => {
            found.order((activities::waitlisted_count.desc(), activities::sort_name.asc(), activities::id.asc()))
        }
        ("waiting", false) => {
            found.order((activities::waitlisted_count.asc(), activities::sort_name.asc(), activities::id.asc()))
        }
        (_, true) => found.order((activities::sort_name.desc(), activities::id.desc())),
        (_, false) => found.order((activities::sort_name.asc(), activities::id.asc())),
    };
    type Row = ((ActivityId, String, Option<i32>, i32, i32), (i64, i64, i64, i64, i64, i64));
    let rows: Vec<Row> = found
        .limit(slice.1)
        .offset(offset(slice))
        .select((
            (
                activities::id,
                activities::name,
                activities::capacity,
                activities::enrolled_count,
                activities::waitlisted_count,
            ),
            (
                sql::<BigInt>("COUNT(*) OVER ()"),
                sql::<BigInt>("COUNT(activities.capacity) OVER ()"),
                sql::<BigInt>("COALESCE(SUM(activities.capacity) OVER (), 0)"),
                sql::<BigInt>("COALESCE(SUM(activities.enrolled_count) OVER (), 0)"),
                sql::<BigInt>("COALESCE(SUM(CASE WHEN activities.capacity IS NULL THEN 0 ELSE activities.enrolled_count END) OVER (), 0)"),
                sql::<BigInt>("COALESCE(SUM(activities.waitlisted_count) OVER (), 0)"),
            ),
        ))
        .load(db.conn())?;
    let all = rows.first().map(|(_, (activities, limited, places, taken, taken_of_limited, waiting))| Fill {
        activities: *activities,
        limited: *limited,
        places: *places,
        taken: *taken,
        taken_of_limited: *taken_of_limited,
        waiting: *waiting,
    });
    let all = match all {
        Some(all) => all,
        None if slice.0 > 1 => activities(db, me, filters, (1, 1), (sort, is_descending))?.all,
        None => Fill::default(),
    };
    let ids: Vec<&ActivityId> = rows.iter().map(|((id, ..), _)| id).collect();
    let tallies = tallies(db, &ids)?;
    let line = |((id, name, capacity, enrolled, waiting), _): Row| {
        let (taken, places) = (i64::from(enrolled), capacity.map(i64::from));
        let fill = Fill {
            activities: 1,
            limited: places.map_or(0, |_| 1),
            places: places.unwrap_or_default(),
            taken,
            taken_of_limited: places.map_or(0, |_| taken),
            waiting: waiting.into(),
        };
        let tally = tallies.iter().find(|(known, _)| *known == id).map(|(_, tally)| *tally);
        ActivityLine { id, name, fill, tally: tally.unwrap_or_default() }
    };
    let rows = rows.into_iter().map(line).collect();
    Ok(ActivityLines { list: PageOf { rows, total: all.activities, page: slice.0, size: slice.1 }, all })
}

/// The marks of these activities.
fn tallies(db: &mut SchoolDb<'_>, ids: &[&ActivityId]) -> QueryResult<Vec<(ActivityId, Tally)>> {
    let session =
        activity_sessions::school_id.eq(attendance::school_id).and(activity_sessions::id.eq(attendance::session_id));
    type Row = (ActivityId, i64, i64, i64, i64);
    let rows: Vec<Row> = attendance::table
        .inner_join(activity_sessions::table.on(session))
        .filter(attendance::school_id.eq(db.school()))
        .filter(activity_sessions::status.ne(SessionStatus::Cancelled))
        .filter(activity_sessions::activity_id.eq_any(ids.iter().copied()))
        .group_by(activity_sessions::activity_id)
        .select((
            activity_sessions::activity_id,
            sql::<BigInt>("COUNT(CASE attendance.mark WHEN 'present' THEN 1 END)"),
            sql::<BigInt>("COUNT(CASE attendance.mark WHEN 'late' THEN 1 END)"),
            sql::<BigInt>("COUNT(CASE attendance.mark WHEN 'absent' THEN 1 END)"),
            sql::<BigInt>("COUNT(CASE attendance.mark WHEN 'excused' THEN 1 END)"),
        ))
        .load(db.conn())?;
    Ok(rows
        .into_iter()
        .map(|(id, present, late, absent, excused)| (id, Tally { present, late, absent, excused }))
        .collect())
}

/// Who has a place, or who waits for one.
pub fn places(db: &mut SchoolDb<'_>, me: &Me, filters: &Filters, slice: Slice) -> QueryResult<PageOf<PlaceLine>> {
    let person = people::school_id.eq(signups::school_id).and(people::id.eq(signups::person_id));
    let statuses = if filters.waits { vec![SignupStatus::Waitlisted] } else { IN.to_vec() };
    let mut found = signups::table
        .inner_join(activities::table.on(of_the_signup!()))
        .inner_join(people::table.on(person))
        .filter(signups::school_id.eq(db.school()))
        .filter(signups::status.eq_any(statuses))
        .filter(of_the_report!(me, filters.term))
        .into_boxed::<MultiBackend>();
    if let Some(day) = filters.day {
        found = found.filter(meets_on!(day));
    }
    if filters.is_limited {
        found = found.filter(activities::capacity.is_not_null());
    }
    found = match filters.grade {
        Some(Grade::Of(grade)) => found.filter(people::grade.eq(grade)),
        Some(Grade::Unknown) => found.filter(people::grade.is_null()),
        None => found,
    };
    type Row = (String, Option<i32>, ActivityId, String, SignupStatus);
    let rows: Vec<(Row, i64)> = found
        .order((people::sort_name, people::id, activities::sort_name, activities::id))
        .limit(slice.1)
        .offset(offset(slice))
        .select((
            (people::name, people::grade, activities::id, activities::name, signups::status),
            sql::<BigInt>("COUNT(*) OVER ()"),
        ))
        .load(db.conn())?;
    let line = |(person, grade, activity_id, activity, status): Row| PlaceLine {
        person,
        grade: grade.into(),
        activity_id,
        activity,
        waits: status == SignupStatus::Waitlisted,
    };
    // Past the end nobody says how many there are.
    let beyond = rows.is_empty() && slice.0 > 1;
    let total = if beyond { places(db, me, filters, (1, 1))?.total } else { 0 };
    Ok(page(rows, slice, total, line))
}

/// Marks, the newest first.
pub fn marks(db: &mut SchoolDb<'_>, me: &Me, filters: &Filters, slice: Slice) -> QueryResult<PageOf<MarkLine>> {
    let weekday = weekday(db);
    let session =
        activity_sessions::school_id.eq(attendance::school_id).and(activity_sessions::id.eq(attendance::session_id));
    let activity =
        activities::school_id.eq(activity_sessions::school_id).and(activities::id.eq(activity_sessions::activity_id));
    let person = people::school_id.eq(attendance::school_id).and(people::id.eq(attendance::person_id));
    let mut found = attendance::table
        .inner_join(activity_sessions::table.on(session))
        .inner_join(activities::table.on(activity))
        .inner_join(people::table.on(person))
        .filter(attendance::school_id.eq(db.school()))
        .filter(activity_sessions::status.ne(SessionStatus::Cancelled))
        .filter(of_the_report!(me, filters.term))
        .into_boxed::<MultiBackend>();
    if let Some(day) = filters.day {
        found = found.filter(sql::<Integer>(weekday).eq(day));
    }
    if let Some(mark) = filters.mark {
        found = found.filter(attendance::mark.eq(mark));
    }
    found = match filters.grade {
        Some(Grade::Of(grade)) => found.filter(people::grade.eq(grade)),
        Some(Grade::Unknown) => found.filter(people::grade.is_null()),
        None => found,
    };
    type Row = (chrono::NaiveDate, String, Option<i32>, ActivityId, String, String);
    let rows: Vec<(Row, i64)> = found
        .order((activity_sessions::local_date.desc(), people::sort_name, activities::sort_name, attendance::id))
        .limit(slice.1)
        .offset(offset(slice))
        .select((
            (
                activity_sessions::local_date,
                people::name,
                people::grade,
                activities::id,
                activities::name,
                attendance::mark,
            ),
            sql::<BigInt>("COUNT(*) OVER ()"),
        ))
        .load(db.conn())?;
    let line = |(on, person, grade, activity_id, activity, mark): Row| MarkLine {
        on,
        person,
        grade: grade.into(),
        activity_id,
        activity,
        mark,
    };
    // Past the end nobody says how many there are.
    let beyond = rows.is_empty() && slice.0 > 1;
    let total = if beyond { marks(db, me, filters, (1, 1))?.total } else { 0 };
    Ok(page(rows, slice, total, line))
}

/// Students who are here, by whether they are in anything of the term.
pub fn students(db: &mut SchoolDb<'_>, me: &Me, filters: &Filters, slice: Slice) -> QueryResult<PageOf<StudentLine>> {
    let school = db.school();
    let mut found = people::table
        .filter(people::school_id.eq(school))
        .filter(is_student_of!(school, me))
        .into_boxed::<MultiBackend>();
    found = match filters.takes_part {
        Some(true) => found.filter(takes_part!(filters.term)),
        Some(false) => found.filter(not(takes_part!(filters.term))),
        None => found,
    };
    found = match filters.grade {
        Some(Grade::Of(grade)) => found.filter(people::grade.eq(grade)),
        Some(Grade::Unknown) => found.filter(people::grade.is_null()),
        None => found,
    };
    type Row = (String, Option<String>, Option<i32>, bool);
    // By grade, then by name; whoever has none comes last on either database.
    let rows: Vec<(Row, i64)> = found
        .order((sql::<Integer>("COALESCE(people.grade, 1000)"), people::sort_name, people::id))
        .limit(slice.1)
        .offset(offset(slice))
        .select((
            (people::name, people::email, people::grade, takes_part!(filters.term)),
            sql::<BigInt>("COUNT(*) OVER ()"),
        ))
        .load(db.conn())?;
    let line = |(name, email, grade, takes_part): Row| StudentLine { name, email, grade: grade.into(), takes_part };
    // Past the end nobody says how many there are.
    let beyond = rows.is_empty() && slice.0 > 1;
    let total = if beyond { students(db, me, filters, (1, 1))?.total } else { 0 };
    Ok(page(rows, slice, total, line))
}
