//! Every statement about ratings and reports of them.

use super::model::{Rating, ReportState, Said};
use crate::{
    activities::{
        model::{Activity, ActivityStatus, Part},
        queries::is_run_by,
    },
    on_each,
    people::PersonRef,
    platform::{
        access::{Me, Role},
        db::{
            MultiBackend, SchoolDb,
            ids::{ActivityId, PersonId, RatingId, RatingReportId},
            schema::{
                activities, activity_leaders, activity_sessions, attendance, people, program_people, rating_reports,
                ratings,
            },
        },
        web::PageOf,
    },
};
use diesel::{
    dsl::{exists, sql},
    prelude::*,
    sql_types::{BigInt, Bool},
};

const LEADS: [Part; 1] = [Part::Lead];

/// Marks in the register of somebody who was there.
const CAME: [&str; 2] = ["present", "late"];

/// What this person gave, and whether they were there at least once: one statement.
pub fn own(db: &mut SchoolDb<'_>, activity: &ActivityId, person: &PersonId) -> QueryResult<(Option<Rating>, bool)> {
    let session =
        attendance::school_id.eq(activity_sessions::school_id).and(attendance::session_id.eq(activity_sessions::id));
    let came = attendance::table
        .inner_join(activity_sessions::table.on(session))
        .filter(attendance::school_id.eq(db.school()))
        .filter(activity_sessions::activity_id.eq(activity))
        .filter(attendance::person_id.eq(person))
        .filter(attendance::mark.eq_any(CAME));
    let theirs = ratings::school_id
        .eq(activities::school_id)
        .and(ratings::activity_id.eq(activities::id))
        .and(ratings::person_id.eq(person));
    activities::table
        .left_join(ratings::table.on(theirs))
        .filter(activities::school_id.eq(db.school()))
        .filter(activities::id.eq(activity))
        .select((Option::<Rating>::as_select(), exists(came)))
        .first(db.conn())
}

/// A rating as the list of comments shows one.
#[derive(Debug, Clone, Queryable)]
pub struct Comment {
    pub rating: Rating,
    /// For staff.
    pub author: PersonRef,
    total: i64,
}

/// One page of what students wrote, the newest first. Hidden ones are for whoever runs the activity and for their author;
/// scores without a word are in the average and not here, but staff see what is reported.
pub fn comments(
    db: &mut SchoolDb<'_>,
    activity: &ActivityId,
    (reader, runs_it): (&PersonId, bool),
    (page, size): (i64, i64),
) -> QueryResult<PageOf<Comment>> {
    let author = ratings::school_id.eq(people::school_id).and(ratings::person_id.eq(people::id));
    let mut found = ratings::table
        .inner_join(people::table.on(author))
        .filter(ratings::school_id.eq(db.school()))
        .filter(ratings::activity_id.eq(activity))
        .filter(ratings::comment.ne(""))
        .into_boxed::<MultiBackend>();
    if !runs_it {
        found = found.filter(ratings::hidden_at.is_null().or(ratings::person_id.eq(reader)));
    }
    let rows: Vec<Comment> = found
        .order((ratings::updated_at.desc(), ratings::id.desc()))
        .limit(size)
        .offset(PageOf::<Comment>::offset(page, size))
        .select((Rating::as_select(), PersonRef::as_select(), sql::<BigInt>("COUNT(*) OVER ()")))
        .load(db.conn())?;
    let total = match rows.first() {
        Some(row) => row.total,
        None if page > 1 => comments(db, activity, (reader, runs_it), (1, 1))?.total,
        None => 0,
    };
    Ok(PageOf { rows, total, page, size })
}

/// How many gave each score, from 1 to 5; hidden ones do not count.
pub fn scores(db: &mut SchoolDb<'_>, activity: &ActivityId) -> QueryResult<Vec<(i32, i64)>> {
    ratings::table
        .filter(ratings::school_id.eq(db.school()))
        .filter(ratings::activity_id.eq(activity))
        .filter(ratings::hidden_at.is_null())
        .group_by(ratings::score)
        .order(ratings::score)
        .select((ratings::score, diesel::dsl::count_star()))
        .load(db.conn())
}

/// Why these ratings were reported, and whether that still waits for an answer. At most 250.
pub fn reports(db: &mut SchoolDb<'_>, ids: &[RatingId]) -> QueryResult<Vec<(RatingId, PersonId, String, ReportState)>> {
    rating_reports::table
        .filter(rating_reports::school_id.eq(db.school()))
        .filter(rating_reports::rating_id.eq_any(ids))
        .order((rating_reports::created_at, rating_reports::id))
        .limit(250)
        .select((rating_reports::rating_id, rating_reports::person_id, rating_reports::reason, rating_reports::state))
        .load(db.conn())
}

/// A rating of this activity.
pub fn find(db: &mut SchoolDb<'_>, activity: &ActivityId, id: &RatingId) -> QueryResult<Rating> {
    ratings::table
        .filter(ratings::school_id.eq(db.school()))
        .filter(ratings::activity_id.eq(activity))
        .filter(ratings::id.eq(id))
        .select(Rating::as_select())
        .first(db.conn())
}

/// The first word of this person about the activity.
pub fn insert(db: &mut SchoolDb<'_>, activity: &ActivityId, by: &PersonId, said: &Said) -> QueryResult<RatingId> {
    let (id, now) = (RatingId::fresh(), db.now());
    diesel::insert_into(ratings::table)
        .values((
            ratings::school_id.eq(db.school()),
            ratings::id.eq(&id),
            ratings::activity_id.eq(activity),
            ratings::person_id.eq(by),
            ratings::score.eq(said.score),
            ratings::comment.eq(&said.comment),
            ratings::created_at.eq(now),
            ratings::updated_at.eq(now),
        ))
        .execute(db.conn())?;
    Ok(id)
}

pub fn change(db: &mut SchoolDb<'_>, id: &RatingId, said: &Said) -> QueryResult<usize> {
    let now = db.now();
    diesel::update(ratings::table.find((db.school(), id)))
        .set((
            ratings::score.eq(said.score),
            ratings::comment.eq(&said.comment),
            ratings::updated_at.eq(now),
            ratings::version.eq(ratings::version + 1),
        ))
        .execute(db.conn())
}

/// Hides it, by whom and why; or shows it again.
pub fn set_hidden(db: &mut SchoolDb<'_>, id: &RatingId, hidden: Option<(&PersonId, &str)>) -> QueryResult<usize> {
    let at = hidden.map(|_| db.now());
    diesel::update(ratings::table.find((db.school(), id)))
        .set((
            ratings::hidden_at.eq(at),
            ratings::hidden_by.eq(hidden.map(|(by, _)| by)),
            ratings::hidden_reason.eq(hidden.map(|(_, why)| why)),
            ratings::version.eq(ratings::version + 1),
        ))
        .execute(db.conn())
}

/// Counts anew what is shown, under the activity's hold.
pub fn recount(db: &mut SchoolDb<'_>, activity: &Activity) -> QueryResult<usize> {
    let (mut sum, mut count) = (0, 0);
    for (score, given) in scores(db, &activity.id)? {
        let given = i32::try_from(given).unwrap_or(i32::MAX);
        sum += score.saturating_mul(given);
        count += given;
    }
    diesel::update(activities::table.find((db.school(), &activity.id)))
        .set((activities::rating_sum.eq(sum), activities::rating_count.eq(count)))
        .execute(db.conn())
}

/// A report by somebody who has not reported it before. Whether it is news.
pub fn report(db: &mut SchoolDb<'_>, id: &RatingId, by: &PersonId, reason: &str) -> QueryResult<bool> {
    let (school, now) = (db.school(), db.now());
    let new = (
        rating_reports::school_id.eq(school),
        rating_reports::id.eq(RatingReportId::fresh()),
        rating_reports::rating_id.eq(id),
        rating_reports::person_id.eq(by),
        rating_reports::reason.eq(reason),
        rating_reports::state.eq(ReportState::Open),
        rating_reports::created_at.eq(now),
    );
    let inserted = on_each!(db.conn(), |c| {
        diesel::insert_into(rating_reports::table).values(new).on_conflict_do_nothing().execute(c)
    })?;
    Ok(inserted > 0)
}

/// Answers the open reports of a rating. How many there were.
pub fn close_reports(db: &mut SchoolDb<'_>, id: &RatingId, state: ReportState) -> QueryResult<usize> {
    let now = db.now();
    let open = rating_reports::table
        .filter(rating_reports::school_id.eq(db.school()))
        .filter(rating_reports::rating_id.eq(id))
        .filter(rating_reports::state.eq(ReportState::Open));
    diesel::update(open).set((rating_reports::state.eq(state), rating_reports::closed_at.eq(now))).execute(db.conn())
}

/// Activities that this person may change in which comments are reported, and how many. At most 20.
pub fn reported(db: &mut SchoolDb<'_>, me: &Me) -> QueryResult<Vec<(ActivityId, String, i64)>> {
    let rating = rating_reports::school_id.eq(ratings::school_id).and(rating_reports::rating_id.eq(ratings::id));
    let activity = ratings::school_id.eq(activities::school_id).and(ratings::activity_id.eq(activities::id));
    rating_reports::table
        .inner_join(ratings::table.on(rating))
        .inner_join(activities::table.on(activity))
        .filter(rating_reports::school_id.eq(db.school()))
        .filter(rating_reports::state.eq(ReportState::Open))
        .filter(activities::status.ne(ActivityStatus::Archived))
        .filter(is_run_by!(me, LEADS))
        .group_by((activities::id, activities::name, activities::sort_name))
        .order((activities::sort_name, activities::id))
        .limit(20)
        .select((activities::id, activities::name, sql::<BigInt>("COUNT(DISTINCT ratings.id)")))
        .load(db.conn())
}
