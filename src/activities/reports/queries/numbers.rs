//! What the page of a term counts: a few statements that answer with a few rows each, however large the school is.

use super::{is_student_of, of_the_report, of_the_signup, takes_part, took_place, weekday};
use crate::{
    activities::{
        model::{ActivityStatus, Part, SignupStatus},
        queries::is_run_by,
        reports::model::{Days, Fill, Grade, Numbers, Tally},
        sessions::SessionStatus,
    },
    platform::{
        access::{Me, Role},
        db::{
            SchoolDb,
            ids::TermId,
            schema::{activities, activity_leaders, activity_sessions, attendance, people, program_people, signups},
        },
    },
};
use diesel::{
    dsl::{exists, sql},
    prelude::*,
    sql_types::{BigInt, Bool, Integer, Nullable, Text},
};

/// `by_grade`: with who stands where; `sees_students`: also with those who stand nowhere.
pub fn numbers(
    db: &mut SchoolDb<'_>,
    me: &Me,
    term: &TermId,
    by_grade: bool,
    sees_students: bool,
) -> QueryResult<Numbers> {
    let mut numbers = Numbers {
        fills: fills(db, me, term)?,
        marks: marks(db, me, term)?,
        knows_students: sees_students,
        ..Numbers::default()
    };
    if by_grade {
        for (grade, status, n) in signed_up(db, me, term)? {
            let standing = numbers.by_grade.entry(grade).or_default();
            match status {
                SignupStatus::Waitlisted => standing.waiting += n,
                _ => standing.taken += n,
            }
        }
    }
    if sees_students {
        for (grade, takes_part, n) in students(db, me, term)? {
            let standing = numbers.by_grade.entry(grade).or_default();
            if takes_part {
                standing.taking_part += n;
            } else {
                standing.left_out += n;
            }
        }
    }
    Ok(numbers)
}

/// The days of an activity as bits, Monday is 1.
const DAYS: &str = "COALESCE((SELECT SUM(DISTINCT CASE s.weekday WHEN 1 THEN 1 WHEN 2 THEN 2 WHEN 3 THEN 4 WHEN 4 THEN 8 \
    WHEN 5 THEN 16 WHEN 6 THEN 32 ELSE 64 END) FROM activity_slots s WHERE s.school_id = activities.school_id \
    AND s.activity_id = activities.id), 0)";

/// One row for each set of days that any activity has: from them come each day and all together.
fn fills(db: &mut SchoolDb<'_>, me: &Me, term: &TermId) -> QueryResult<Vec<(Days, Fill)>> {
    type Row = (i32, i64, i64, i64, i64, i64, i64);
    let rows: Vec<Row> = activities::table
        .filter(activities::school_id.eq(db.school()))
        .filter(of_the_report!(me, term))
        .group_by(sql::<Integer>("1"))
        .select((
            sql::<Integer>(&format!("CAST({DAYS} AS INTEGER)")),
            sql::<BigInt>("COUNT(*)"),
            sql::<BigInt>("COUNT(activities.capacity)"),
            sql::<BigInt>("COALESCE(SUM(activities.capacity), 0)"),
            sql::<BigInt>("COALESCE(SUM(activities.enrolled_count), 0)"),
            sql::<BigInt>(
                "COALESCE(SUM(CASE WHEN activities.capacity IS NULL THEN 0 ELSE activities.enrolled_count END), 0)",
            ),
            sql::<BigInt>("COALESCE(SUM(activities.waitlisted_count), 0)"),
        ))
        .load(db.conn())?;
    let fill = |(days, activities, limited, places, taken, taken_of_limited, waiting): Row| {
        (days, Fill { activities, limited, places, taken, taken_of_limited, waiting })
    };
    Ok(rows.into_iter().map(fill).collect())
}

fn marks(db: &mut SchoolDb<'_>, me: &Me, term: &TermId) -> QueryResult<Vec<(i32, Grade, Tally)>> {
    let weekday = weekday(db);
    let session =
        activity_sessions::school_id.eq(attendance::school_id).and(activity_sessions::id.eq(attendance::session_id));
    let activity =
        activities::school_id.eq(activity_sessions::school_id).and(activities::id.eq(activity_sessions::activity_id));
    let person = people::school_id.eq(attendance::school_id).and(people::id.eq(attendance::person_id));
    type Row = (i32, Option<i32>, i64, i64, i64, i64);
    let rows: Vec<Row> = attendance::table
        .inner_join(activity_sessions::table.on(session))
        .inner_join(activities::table.on(activity))
        .inner_join(people::table.on(person))
        .filter(attendance::school_id.eq(db.school()))
        .filter(activity_sessions::status.ne(SessionStatus::Cancelled))
        .filter(of_the_report!(me, term))
        .group_by(sql::<Integer>("1, 2"))
        .select((
            sql::<Integer>(weekday),
            sql::<Nullable<Integer>>("people.grade"),
            sql::<BigInt>("COUNT(CASE attendance.mark WHEN 'present' THEN 1 END)"),
            sql::<BigInt>("COUNT(CASE attendance.mark WHEN 'late' THEN 1 END)"),
            sql::<BigInt>("COUNT(CASE attendance.mark WHEN 'absent' THEN 1 END)"),
            sql::<BigInt>("COUNT(CASE attendance.mark WHEN 'excused' THEN 1 END)"),
        ))
        .load(db.conn())?;
    let tally = |(day, grade, present, late, absent, excused): Row| {
        (day, Grade::from(grade), Tally { present, late, absent, excused })
    };
    Ok(rows.into_iter().map(tally).collect())
}

fn signed_up(db: &mut SchoolDb<'_>, me: &Me, term: &TermId) -> QueryResult<Vec<(Grade, SignupStatus, i64)>> {
    let person = people::school_id.eq(signups::school_id).and(people::id.eq(signups::person_id));
    let rows: Vec<(Option<i32>, SignupStatus, i64)> = signups::table
        .inner_join(activities::table.on(of_the_signup!()))
        .inner_join(people::table.on(person))
        .filter(signups::school_id.eq(db.school()))
        .filter(signups::status.eq_any([SignupStatus::Enrolled, SignupStatus::Offered, SignupStatus::Waitlisted]))
        .filter(of_the_report!(me, term))
        .group_by(sql::<Integer>("1, 2"))
        .select((sql::<Nullable<Integer>>("people.grade"), sql::<Text>("signups.status"), sql::<BigInt>("COUNT(*)")))
        .load(db.conn())?;
    Ok(rows.into_iter().map(|(grade, status, n)| (grade.into(), status, n)).collect())
}

fn students(db: &mut SchoolDb<'_>, me: &Me, term: &TermId) -> QueryResult<Vec<(Grade, bool, i64)>> {
    let school = db.school();
    let rows: Vec<(Option<i32>, bool, i64)> = people::table
        .filter(people::school_id.eq(school))
        .filter(is_student_of!(school, me))
        .group_by(sql::<Integer>("1, 2"))
        .select((sql::<Nullable<Integer>>("people.grade"), takes_part!(term), sql::<BigInt>("COUNT(*)")))
        .load(db.conn())?;
    Ok(rows.into_iter().map(|(grade, takes_part, n)| (grade.into(), takes_part, n)).collect())
}
