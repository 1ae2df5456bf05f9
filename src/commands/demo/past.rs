//! Four weeks of the term that have been: registers, what students thought of it, and one date that does not take place.

use super::clubs::{named, person};
use crate::{
    activities,
    error::{Error, Result},
    on_each,
    platform::{
        db::{
            Moment, SchoolDb, SchoolId,
            ids::{
                ActivityId, ActivityTagId, AttendanceId, FavouriteId, MeetingId, PersonId, RatingId, RatingReportId,
                TagId,
            },
            schema::{
                activities as clubs, activity_leaders, activity_sessions, activity_tags, attendance, favourites, mails,
                people, rating_reports, ratings, signups, tags,
            },
        },
        text::fold,
    },
};
use chrono::TimeDelta;
use diesel::prelude::*;

type People = [(String, PersonId)];

/// Score and comment of some who were there, and why somebody else objects to one of them.
type Opinion = (i32, &'static str, Option<&'static str>);

const RATED: &[(&str, &[Opinion])] = &[
    (
        "Art Club",
        &[
            (5, "You can just come in and start. Nobody laughs at your trees.", None),
            (5, "", None),
            (4, "More clay, please.", None),
        ],
    ),
    (
        "Chess Club",
        &[
            (5, "I lost eleven games and learned something in each.", None),
            (2, "The same three people take all the good boards, and they are rude about it.", Some("It is about us.")),
            (4, "", None),
            (4, "Good coffee machine in the library.", None),
        ],
    ),
    (
        "Drama Club",
        &[(5, "The improvised evenings are the best.", None), (5, "", None), (4, "Rehearsals run late.", None)],
    ),
    ("Soccer Team", &[(4, "Hard training, fair coach.", None), (3, "Field 2 is a swamp after rain.", None)]),
    ("Weekend Robotics Workshop", &[(5, "Our robot can climb stairs now!", None), (5, "", None), (4, "", None)]),
];

const TAGGED: &[(&str, &[&str])] = &[
    ("Beginners welcome", &["Art Club", "Chess Club", "Programming Class", "Morning Fitness"]),
    ("Competition", &["Debate Team", "Science Olympiad", "Sunday Chess Tournament", "Weekend Robotics Workshop"]),
    ("Outdoors", &["Soccer Team", "Morning Fitness"]),
    ("On stage", &["Debate Team", "Drama Club"]),
];

/// How many have marked it in the last days.
const WANTED: &[(&str, usize)] = &[
    ("Weekend Robotics Workshop", 20),
    ("Art Club", 8),
    ("Drama Club", 8),
    ("Soccer Team", 6),
    ("Chess Club", 4),
    ("Math Club", 4),
    ("Basketball Team", 4),
    ("Programming Class", 4),
    ("Morning Fitness", 4),
    ("Debate Team", 4),
    ("Science Olympiad", 4),
    ("Sunday Chess Tournament", 4),
];

/// Who of the free students objects to a comment: somebody who wrote none.
const REPORTER: usize = 200;

/// Its register of the last time waits to be taken.
const NOT_TAKEN: &[&str] = &["Chess Club", "Debate Team"];

/// `free`: the addresses of students to choose from for what anybody can do.
pub(super) fn plant(db: &mut SchoolDb<'_>, people: &People, free: &[String]) -> Result<()> {
    let students: Vec<&PersonId> = free.iter().map(|address| person(people, address)).collect::<Result<_>>()?;
    at_home(db)?;
    since_the_term_began(db)?;
    for (activity, times) in WANTED {
        let activity_id = named(db, activity)?;
        registers(db, &activity_id, usize::from(NOT_TAKEN.contains(activity)))?;
        wanted(db, &activity_id, students.iter().take(*times))?;
    }
    for (activity, opinions) in RATED {
        let activity = named(db, activity)?;
        rated(db, &activity, opinions, students.get(REPORTER).copied())?;
    }
    for (tag, activities) in TAGGED {
        tagged(db, tag, activities)?;
    }
    Ok(())
}

/// Whom the school calls. Numbers from 0100 to 0199 are nobody's.
fn at_home(db: &mut SchoolDb<'_>) -> QueryResult<()> {
    let students: Vec<PersonId> = people::table
        .filter(people::school_id.eq(db.school()))
        .filter(people::role.eq("student"))
        .order((people::sort_name, people::id))
        .select(people::id)
        .load(db.conn())?;
    for (n, student) in students.iter().enumerate() {
        let contact = format!("At home: 555 {:04}", 100 + n % 100);
        diesel::update(people::table.find((db.school(), student)))
            .set(people::guardian_contact.eq(Some(contact)))
            .execute(db.conn())?;
    }
    Ok(())
}

/// Whoever has a place has had it since before the first date of the term.
fn since_the_term_began(db: &mut SchoolDb<'_>) -> QueryResult<()> {
    let began = db.now().plus(-TimeDelta::days(35));
    let all = signups::table.filter(signups::school_id.eq(db.school()));
    diesel::update(all.filter(signups::status.eq_any(["enrolled", "waitlisted"])))
        .set(signups::requested_at.eq(began))
        .execute(db.conn())?;
    diesel::update(all.filter(signups::status.eq("enrolled")))
        .set(signups::enrolled_at.eq(Some(began)))
        .execute(db.conn())
        .map(drop)
}

#[derive(Insertable)]
#[diesel(table_name = attendance, treat_none_as_default_value = false)]
struct Marked<'a> {
    school_id: SchoolId,
    id: AttendanceId,
    session_id: &'a MeetingId,
    person_id: &'a PersonId,
    mark: &'static str,
    minutes: Option<i32>,
    taken_by: &'a PersonId,
    taken_at: Moment,
}

/// Every register of an activity but the last few. Most were there; always the same ones were not.
fn registers(db: &mut SchoolDb<'_>, activity: &ActivityId, but: usize) -> Result<()> {
    let leader: PersonId = activity_leaders::table
        .filter(activity_leaders::school_id.eq(db.school()))
        .filter(activity_leaders::activity_id.eq(activity))
        .filter(activity_leaders::part.eq("lead"))
        .order(activity_leaders::id)
        .select(activity_leaders::person_id)
        .first(db.conn())?;
    let now = db.now();
    let sessions: Vec<(MeetingId, Moment)> = activity_sessions::table
        .filter(activity_sessions::school_id.eq(db.school()))
        .filter(activity_sessions::activity_id.eq(activity))
        .filter(activity_sessions::status.ne("cancelled"))
        .filter(activity_sessions::ends_at.lt(now))
        .order(activity_sessions::starts_at)
        .select((activity_sessions::id, activity_sessions::ends_at))
        .load(db.conn())?;
    let students: Vec<PersonId> = enrolled(db, activity)?;
    let taken = sessions.len().saturating_sub(but);
    for (n, (session, ends_at)) in sessions.iter().take(taken).enumerate() {
        let mark = |(k, person_id)| {
            let (mark, minutes) = match (k * 7 + n * 3) % 20 {
                0 | 9 => ("absent", None),
                4 => ("late", Some(10)),
                13 => ("excused", None),
                _ => ("present", None),
            };
            Marked {
                school_id: db.school(),
                id: AttendanceId::fresh(),
                session_id: session,
                person_id,
                mark,
                minutes,
                taken_by: &leader,
                taken_at: *ends_at,
            }
        };
        let rows: Vec<Marked<'_>> = students.iter().enumerate().map(mark).collect();
        on_each!(db.conn(), |c| diesel::insert_into(attendance::table).values(&rows).execute(c))?;
    }
    Ok(())
}

/// By name.
fn enrolled(db: &mut SchoolDb<'_>, activity: &ActivityId) -> QueryResult<Vec<PersonId>> {
    let same = signups::school_id.eq(people::school_id).and(signups::person_id.eq(people::id));
    signups::table
        .inner_join(people::table.on(same))
        .filter(signups::school_id.eq(db.school()))
        .filter(signups::activity_id.eq(activity))
        .filter(signups::status.eq("enrolled"))
        .order((people::sort_name, people::id))
        .select(people::id)
        .load(db.conn())
}

fn wanted<'p>(
    db: &mut SchoolDb<'_>,
    activity: &ActivityId,
    by: impl Iterator<Item = &'p &'p PersonId>,
) -> QueryResult<()> {
    for (n, student) in (0..).zip(by) {
        diesel::insert_into(favourites::table)
            .values((
                favourites::school_id.eq(db.school()),
                favourites::id.eq(FavouriteId::fresh()),
                favourites::person_id.eq(*student),
                favourites::activity_id.eq(activity),
                favourites::created_at.eq(db.now().plus(-TimeDelta::hours(n))),
            ))
            .execute(db.conn())?;
    }
    Ok(())
}

/// By those who were there, the first by name.
fn rated(
    db: &mut SchoolDb<'_>,
    activity: &ActivityId,
    opinions: &[Opinion],
    reporter: Option<&PersonId>,
) -> QueryResult<()> {
    let session =
        attendance::school_id.eq(activity_sessions::school_id).and(attendance::session_id.eq(activity_sessions::id));
    let came: Vec<PersonId> = attendance::table
        .inner_join(activity_sessions::table.on(session))
        .filter(attendance::school_id.eq(db.school()))
        .filter(activity_sessions::activity_id.eq(activity))
        .filter(attendance::mark.eq_any(["present", "late"]))
        .select(attendance::person_id)
        .distinct()
        .load(db.conn())?;
    let students: Vec<PersonId> = enrolled(db, activity)?.into_iter().filter(|id| came.contains(id)).collect();
    let (mut sum, mut count) = (0, 0);
    for (student, (score, comment, objection)) in students.iter().zip(opinions) {
        let (id, at) = (RatingId::fresh(), db.now().plus(-TimeDelta::days(i64::from(count) + 1)));
        diesel::insert_into(ratings::table)
            .values((
                ratings::school_id.eq(db.school()),
                ratings::id.eq(&id),
                ratings::activity_id.eq(activity),
                ratings::person_id.eq(student),
                ratings::score.eq(score),
                ratings::comment.eq(comment),
                ratings::created_at.eq(at),
                ratings::updated_at.eq(at),
            ))
            .execute(db.conn())?;
        (sum, count) = (sum + score, count + 1);
        let Some((why, by)) = objection.zip(reporter) else { continue };
        diesel::insert_into(rating_reports::table)
            .values((
                rating_reports::school_id.eq(db.school()),
                rating_reports::id.eq(RatingReportId::fresh()),
                rating_reports::rating_id.eq(&id),
                rating_reports::person_id.eq(by),
                rating_reports::reason.eq(why),
                rating_reports::state.eq("open"),
                rating_reports::created_at.eq(db.now()),
            ))
            .execute(db.conn())?;
    }
    diesel::update(clubs::table.find((db.school(), activity)))
        .set((clubs::rating_sum.eq(sum), clubs::rating_count.eq(count)))
        .execute(db.conn())
        .map(drop)
}

fn tagged(db: &mut SchoolDb<'_>, tag: &str, activities: &[&str]) -> QueryResult<()> {
    let (id, now) = (TagId::fresh(), db.now());
    diesel::insert_into(tags::table)
        .values((
            tags::school_id.eq(db.school()),
            tags::id.eq(&id),
            tags::name.eq(tag),
            tags::search_text.eq(fold(tag)),
            tags::created_at.eq(now),
            tags::updated_at.eq(now),
        ))
        .execute(db.conn())?;
    for activity in activities {
        let activity = named(db, activity)?;
        diesel::insert_into(activity_tags::table)
            .values((
                activity_tags::school_id.eq(db.school()),
                activity_tags::id.eq(ActivityTagId::fresh()),
                activity_tags::activity_id.eq(&activity),
                activity_tags::tag_id.eq(&id),
            ))
            .execute(db.conn())?;
        let club = clubs::table.find((db.school(), &activity));
        let words: String = club.select(clubs::search_text).first(db.conn())?;
        diesel::update(club).set(clubs::search_text.eq(format!("{words} {}", fold(tag)))).execute(db.conn())?;
    }
    Ok(())
}

/// The next date of this activity does not take place. Everybody was written to, and two mails came back.
pub(super) fn cancelled(db: &mut SchoolDb<'_>, activity: &str, why: &str) -> Result<()> {
    let (id, now) = (named(db, activity)?, db.now());
    let next: Option<MeetingId> = activity_sessions::table
        .filter(activity_sessions::school_id.eq(db.school()))
        .filter(activity_sessions::activity_id.eq(&id))
        .filter(activity_sessions::status.eq("planned"))
        .filter(activity_sessions::starts_at.gt(now))
        .order(activity_sessions::starts_at)
        .select(activity_sessions::id)
        .first(db.conn())
        .optional()?;
    let Some(next) = next else { return Ok(()) };
    activities::plant_cancelled(db, &id, &next, why)?;
    let ours = mails::table.filter(mails::school_id.eq(db.school()));
    diesel::update(ours).set((mails::status.eq("sent"), mails::sent_at.eq(Some(now)))).execute(db.conn())?;
    let students = enrolled(db, &id)?;
    let back: Vec<&PersonId> = students.iter().rev().take(2).collect();
    if back.is_empty() {
        return Err(Error::internal(format!("nobody of the demo is in {activity}")));
    }
    diesel::update(ours.filter(mails::to_person_id.eq_any(&back)))
        .set(mails::bounced_at.eq(Some(now)))
        .execute(db.conn())?;
    diesel::update(people::table.filter(people::school_id.eq(db.school())).filter(people::id.eq_any(&back)))
        .set(people::email_bounced_at.eq(Some(now)))
        .execute(db.conn())?;
    Ok(())
}
