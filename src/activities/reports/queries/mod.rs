//! Every statement of the reports.
//!
//! Its rule: numbers and lists are of what `of_the_report!` finds: activities of the term that took place or do, and that
//! the reader runs.

mod lists;
mod numbers;

pub use lists::{activities, marks, places, students};
pub use numbers::numbers;

use crate::{
    activities::model::SignupStatus,
    people::PersonStatus,
    platform::db::{Conn, SchoolDb},
};

/// Who is in, an offered place included: it counts as taken.
const IN: [SignupStatus; 2] = [SignupStatus::Enrolled, SignupStatus::Offered];
/// Students who are not here.
const GONE: [PersonStatus; 2] = [PersonStatus::Suspended, PersonStatus::Left];

/// Whether an activity counts: published once, and not cancelled. A macro, because the type of the condition depends on
/// the statement that it stands in.
macro_rules! took_place {
    ($term:expr) => {
        activities::term_id
            .eq($term.clone())
            .and(activities::published_at.is_not_null())
            .and(activities::status.eq_any([ActivityStatus::Published, ActivityStatus::Archived]))
            .and(activities::cancelled_at.is_null())
    };
}

/// The same, of those that the reader runs.
macro_rules! of_the_report {
    ($me:expr, $term:expr) => {
        took_place!($term).and(is_run_by!($me, [Part::Lead, Part::Helper]))
    };
}

/// Whether the activity meets on this day of the week.
macro_rules! meets_on {
    ($day:expr) => {
        exists(
            activity_slots::table
                .filter(activity_slots::school_id.eq(activities::school_id))
                .filter(activity_slots::activity_id.eq(activities::id))
                .filter(activity_slots::weekday.eq($day)),
        )
    };
}

macro_rules! of_the_signup {
    () => {
        activities::school_id.eq(signups::school_id).and(activities::id.eq(signups::activity_id))
    };
}

/// Whether the student of the row has a place in anything of the term.
macro_rules! takes_part {
    ($term:expr) => {
        exists(
            signups::table
                .inner_join(activities::table.on(of_the_signup!()))
                .filter(signups::school_id.eq(people::school_id))
                .filter(signups::person_id.eq(people::id))
                .filter(signups::status.eq_any(super::IN))
                .filter(took_place!($term)),
        )
    };
}

/// Whether the student is here, and one of those whom the reader may see: program admins those of their programs.
macro_rules! is_student_of {
    ($school:expr, $me:expr) => {{
        let me: &Me = $me;
        let administered = diesel::alias!(program_people as administered);
        let administered = administered
            .filter(administered.field(program_people::school_id).eq($school))
            .filter(administered.field(program_people::person_id).eq(me.id.clone()))
            .filter(administered.field(program_people::part).eq("admin"))
            .select(administered.field(program_people::program_id));
        let theirs = program_people::table
            .filter(program_people::school_id.eq(people::school_id))
            .filter(program_people::person_id.eq(people::id))
            .filter(program_people::program_id.eq_any(administered));
        people::role
            .eq(Role::Student)
            .and(people::status.ne_all(super::GONE))
            .and(exists(theirs).or((me.role >= Role::Admin).into_sql::<Bool>()))
    }};
}
use {is_student_of, meets_on, of_the_report, of_the_signup, takes_part, took_place};

/// The day of the week of a session, Monday is 1, as each database says it.
fn weekday(db: &mut SchoolDb<'_>) -> &'static str {
    match db.conn() {
        Conn::Postgres(_) => "CAST(EXTRACT(ISODOW FROM activity_sessions.local_date) AS INTEGER)",
        Conn::Sqlite(_) => "(CAST(strftime('%w', activity_sessions.local_date) AS INTEGER) + 6) % 7 + 1",
    }
}
