//! Every statement about announcements.

use super::model::{Announcement, Audience, Draft, Reach, Status};
use crate::{
    people::PersonStatus,
    platform::{
        access::{Announce, Grant, Me, Role},
        db::{
            Moment, SchoolDb,
            ids::{ActivityId, AnnouncementId, AnnouncementTargetId, PersonId, ProgramId},
            schema::{
                activities, activity_leaders, announcement_targets, announcements, people, program_people, programs,
                signups, terms,
            },
        },
        web::PageOf,
    },
};
use diesel::{dsl::exists, prelude::*, sql_types::Bool};

/// No school has more to choose from in one form.
const MOST_CHOICES: i64 = 500;

/// Of a statement that joins announcements and people: whether the one is for the other.
macro_rules! audience {
    () => {{
        let takes_part = ["enrolled", "offered", "waitlisted", "requested"];
        let belongs = program_people::table
            .filter(program_people::school_id.eq(announcement_targets::school_id))
            .filter(program_people::program_id.eq(announcement_targets::target))
            .filter(program_people::person_id.eq(people::id));
        let is_in = signups::table
            .filter(signups::school_id.eq(announcement_targets::school_id))
            .filter(signups::activity_id.eq(announcement_targets::target))
            .filter(signups::person_id.eq(people::id))
            .filter(signups::status.eq_any(takes_part));
        let leads = activity_leaders::table
            .filter(activity_leaders::school_id.eq(announcement_targets::school_id))
            .filter(activity_leaders::activity_id.eq(announcement_targets::target))
            .filter(activity_leaders::person_id.eq(people::id));
        let joined = signups::school_id.eq(activities::school_id).and(signups::activity_id.eq(activities::id));
        let is_in_one = activities::table
            .inner_join(signups::table.on(joined))
            .filter(activities::school_id.eq(announcement_targets::school_id))
            .filter(activities::program_id.eq(announcement_targets::target))
            .filter(signups::person_id.eq(people::id))
            .filter(signups::status.eq_any(takes_part));
        let led =
            activity_leaders::school_id.eq(activities::school_id).and(activity_leaders::activity_id.eq(activities::id));
        let leads_one = activities::table
            .inner_join(activity_leaders::table.on(led))
            .filter(activities::school_id.eq(announcement_targets::school_id))
            .filter(activities::program_id.eq(announcement_targets::target))
            .filter(activity_leaders::person_id.eq(people::id));
        let kind = announcement_targets::kind;
        exists(
            announcement_targets::table
                .filter(announcement_targets::school_id.eq(announcements::school_id))
                .filter(announcement_targets::announcement_id.eq(announcements::id))
                .filter(
                    kind.eq("school")
                        .or(kind.eq("role").and(announcement_targets::target.eq(people::role)))
                        .or(kind.eq("activity").and(exists(is_in).or(exists(leads))))
                        .or(kind.eq("program").and(exists(belongs).or(exists(is_in_one)).or(exists(leads_one)))),
                ),
        )
    }};
}

/// Published, begun and not over.
macro_rules! is_on {
    ($now:expr) => {
        announcements::status
            .eq(Status::Published)
            .and(announcements::starts_at.is_null().or(announcements::starts_at.assume_not_null().le($now)))
            .and(announcements::ends_at.is_null().or(announcements::ends_at.assume_not_null().gt($now)))
    };
}

/// What is on for this person.
macro_rules! for_reader {
    ($school:expr, $me:expr, $now:expr) => {
        announcements::table
            .inner_join(people::table.on(people::school_id.eq(announcements::school_id)))
            .filter(announcements::school_id.eq($school))
            .filter(people::id.eq($me.clone()))
            .filter(is_on!($now))
            .filter(audience!())
    };
}

/// An announcement that whoever asked may change. Only this module makes one.
#[derive(Debug)]
pub struct Editable(Announcement);

impl Editable {
    pub fn into_inner(self) -> Announcement {
        self.0
    }
}

/// What is on for this person, the newest first: the first few.
pub fn on_now(db: &mut SchoolDb<'_>, me: &PersonId, at_most: i64) -> QueryResult<Vec<Announcement>> {
    for_reader!(db.school(), me, db.now())
        .order((announcements::published_at.desc(), announcements::id.desc()))
        .limit(at_most)
        .select(Announcement::as_select())
        .load(db.conn())
}

/// One page of the same.
pub fn list(db: &mut SchoolDb<'_>, me: &PersonId, page: i64, size: i64) -> QueryResult<PageOf<Announcement>> {
    let (school, now) = (db.school(), db.now());
    let rows = for_reader!(school, me, now)
        .order((announcements::published_at.desc(), announcements::id.desc()))
        .limit(size)
        .offset(PageOf::<Announcement>::offset(page, size))
        .select(Announcement::as_select())
        .load(db.conn())?;
    let total = for_reader!(school, me, now).count().get_result(db.conn())?;
    Ok(PageOf { rows, total, page, size })
}

/// One page of what this person wrote, whatever has become of it; admins see everybody's.
pub fn written(
    db: &mut SchoolDb<'_>,
    by: &Grant<Announce>,
    page: i64,
    size: i64,
) -> QueryResult<PageOf<(Announcement, String)>> {
    let (school, all) = (db.school(), by.role() >= Role::Admin);
    let author = people::school_id.eq(announcements::school_id).and(people::id.eq(announcements::created_by));
    let found = || {
        announcements::table
            .inner_join(people::table.on(author))
            .filter(announcements::school_id.eq(school))
            .filter(announcements::created_by.eq(by.person()).or(all.into_sql::<Bool>()))
    };
    let rows = found()
        .order((announcements::created_at.desc(), announcements::id.desc()))
        .limit(size)
        .offset(PageOf::<Announcement>::offset(page, size))
        .select((Announcement::as_select(), people::name))
        .load(db.conn())?;
    let total = found().count().get_result(db.conn())?;
    Ok(PageOf { rows, total, page, size })
}

/// An announcement that is on for this person.
pub fn find_on(db: &mut SchoolDb<'_>, me: &PersonId, id: &AnnouncementId) -> QueryResult<Announcement> {
    for_reader!(db.school(), me, db.now())
        .filter(announcements::id.eq(id))
        .select(Announcement::as_select())
        .first(db.conn())
}

/// The same, or one that they wrote or may see as an admin; and whether they may change it.
pub fn find(db: &mut SchoolDb<'_>, me: &Me, id: &AnnouncementId) -> QueryResult<(Announcement, bool)> {
    let found: Option<Announcement> = announcements::table
        .find((db.school(), id))
        .filter(is_mine(me))
        .select(Announcement::as_select())
        .first(db.conn())
        .optional()?;
    match found {
        Some(found) => Ok((found, true)),
        None => Ok((find_on(db, &me.id, id)?, false)),
    }
}

type IsMine = Box<dyn BoxableExpression<announcements::table, crate::platform::db::MultiBackend, SqlType = Bool>>;

fn is_mine(me: &Me) -> IsMine {
    match me.role {
        Role::Admin | Role::Owner => Box::new(true.into_sql::<Bool>()),
        Role::Student => Box::new(false.into_sql::<Bool>()),
        Role::Teacher | Role::ProgramAdmin => Box::new(announcements::created_by.eq(me.id.clone())),
    }
}

/// For whoever may change it: whoever wrote it, and admins. To everybody else it does not exist.
pub fn editable(db: &mut SchoolDb<'_>, by: &Grant<Announce>, id: &AnnouncementId) -> QueryResult<Editable> {
    announcements::table
        .find((db.school(), id))
        .filter(is_mine(by.me()))
        .select(Announcement::as_select())
        .first(db.conn())
        .map(Editable)
}

/// The same, kept still until the transaction ends.
pub fn hold_editable(db: &mut SchoolDb<'_>, by: &Grant<Announce>, id: &AnnouncementId) -> QueryResult<Editable> {
    lock(db, id)?;
    editable(db, by, id)
}

/// Any, for jobs, which act for nobody.
pub fn hold(db: &mut SchoolDb<'_>, id: &AnnouncementId) -> QueryResult<Option<Announcement>> {
    lock(db, id)?;
    announcements::table.find((db.school(), id)).select(Announcement::as_select()).first(db.conn()).optional()
}

fn lock(db: &mut SchoolDb<'_>, id: &AnnouncementId) -> QueryResult<usize> {
    diesel::update(announcements::table.find((db.school(), id)))
        .set(announcements::version.eq(announcements::version))
        .execute(db.conn())
}

/// The next people, after this one, whom it is for and who are here.
pub fn readers(
    db: &mut SchoolDb<'_>,
    id: &AnnouncementId,
    after: Option<&PersonId>,
    at_most: i64,
) -> QueryResult<Vec<PersonId>> {
    announcements::table
        .inner_join(people::table.on(people::school_id.eq(announcements::school_id)))
        .filter(announcements::school_id.eq(db.school()))
        .filter(announcements::id.eq(id))
        .filter(people::id.gt(after.map_or("", PersonId::as_str)))
        .filter(people::status.ne_all([PersonStatus::Suspended, PersonStatus::Left]))
        .filter(audience!())
        .order(people::id)
        .limit(at_most)
        .select(people::id)
        .load(db.conn())
}

pub fn audiences(db: &mut SchoolDb<'_>, id: &AnnouncementId) -> QueryResult<Vec<Audience>> {
    let rows: Vec<(String, String)> = announcement_targets::table
        .filter(announcement_targets::school_id.eq(db.school()))
        .filter(announcement_targets::announcement_id.eq(id))
        .order((announcement_targets::kind.desc(), announcement_targets::id))
        .select((announcement_targets::kind, announcement_targets::target))
        .load(db.conn())?;
    Ok(rows.iter().filter_map(|(kind, target)| Audience::named(kind, target)).collect())
}

/// What these programs are called.
pub fn named_programs(db: &mut SchoolDb<'_>, ids: &[ProgramId]) -> QueryResult<Vec<(ProgramId, String)>> {
    programs::table
        .filter(programs::school_id.eq(db.school()))
        .filter(programs::id.eq_any(ids))
        .select((programs::id, programs::name))
        .load(db.conn())
}

/// Whom this person may write to: admins everybody, program admins their programs and what is in them, teachers what
/// they lead. Activities of terms that are over are left out.
pub fn reach(db: &mut SchoolDb<'_>, by: &Grant<Announce>, today: chrono::NaiveDate) -> QueryResult<Reach> {
    let (school, me, all) = (db.school(), by.person(), by.role() >= Role::Admin);
    let administers = || {
        program_people::table
            .filter(program_people::school_id.eq(school))
            .filter(program_people::person_id.eq(me))
            .filter(program_people::part.eq("admin"))
            .filter((by.role() == Role::ProgramAdmin).into_sql::<Bool>())
            .select(program_people::program_id)
    };
    let leads = activity_leaders::table
        .filter(activity_leaders::school_id.eq(school))
        .filter(activity_leaders::person_id.eq(me))
        .filter(activity_leaders::part.eq("lead"))
        .select(activity_leaders::activity_id);
    let term = terms::school_id.eq(activities::school_id).and(terms::id.eq(activities::term_id));
    let programs = programs::table
        .filter(programs::school_id.eq(school))
        .filter(programs::id.eq_any(administers()).or(all.into_sql::<Bool>()))
        .order((programs::name, programs::id))
        .limit(MOST_CHOICES)
        .select((programs::id, programs::name))
        .load(db.conn())?;
    let activities: Vec<(ActivityId, String)> = activities::table
        .inner_join(terms::table.on(term))
        .filter(activities::school_id.eq(school))
        .filter(terms::ends_on.ge(today))
        .filter(activities::status.ne("archived"))
        .filter(
            activities::id.eq_any(leads).or(activities::program_id.eq_any(administers())).or(all.into_sql::<Bool>()),
        )
        .order((activities::sort_name, activities::id))
        .limit(MOST_CHOICES)
        .select((activities::id, activities::name))
        .load(db.conn())?;
    Ok(Reach { is_whole: all, programs, activities })
}

pub fn insert(db: &mut SchoolDb<'_>, author: &PersonId, draft: &Draft) -> QueryResult<AnnouncementId> {
    let (id, now) = (AnnouncementId::fresh(), db.now());
    diesel::insert_into(announcements::table)
        .values((
            announcements::school_id.eq(db.school()),
            announcements::id.eq(&id),
            announcements::title.eq(&draft.title),
            announcements::body.eq(&draft.body),
            announcements::starts_at.eq(draft.starts_at),
            announcements::ends_at.eq(draft.ends_at),
            announcements::status.eq(Status::Draft),
            announcements::shown_as.eq(draft.shown_as),
            announcements::by_mail.eq(draft.by_mail),
            announcements::created_by.eq(author),
            announcements::created_at.eq(now),
            announcements::updated_at.eq(now),
        ))
        .execute(db.conn())?;
    address(db, &id, &draft.audiences)?;
    Ok(id)
}

pub fn change(db: &mut SchoolDb<'_>, id: &AnnouncementId, draft: &Draft) -> QueryResult<()> {
    diesel::update(announcements::table.find((db.school(), id)))
        .set((
            announcements::title.eq(&draft.title),
            announcements::body.eq(&draft.body),
            announcements::starts_at.eq(draft.starts_at),
            announcements::ends_at.eq(draft.ends_at),
            announcements::shown_as.eq(draft.shown_as),
            announcements::by_mail.eq(draft.by_mail),
            announcements::updated_at.eq(db.now()),
            announcements::version.eq(announcements::version + 1),
        ))
        .execute(db.conn())?;
    let gone = announcement_targets::table
        .filter(announcement_targets::school_id.eq(db.school()))
        .filter(announcement_targets::announcement_id.eq(id));
    diesel::delete(gone).execute(db.conn())?;
    address(db, id, &draft.audiences)
}

fn address(db: &mut SchoolDb<'_>, id: &AnnouncementId, audiences: &[Audience]) -> QueryResult<()> {
    for audience in audiences {
        diesel::insert_into(announcement_targets::table)
            .values((
                announcement_targets::school_id.eq(db.school()),
                announcement_targets::id.eq(AnnouncementTargetId::fresh()),
                announcement_targets::announcement_id.eq(id),
                announcement_targets::kind.eq(audience.kind()),
                announcement_targets::target.eq(audience.target()),
            ))
            .execute(db.conn())?;
    }
    Ok(())
}

/// When it was published stays what it was the first time.
pub fn set_status(db: &mut SchoolDb<'_>, announcement: &Announcement, status: Status) -> QueryResult<()> {
    let now = db.now();
    let published_at = announcement.published_at.or((status == Status::Published).then_some(now));
    diesel::update(announcements::table.find((db.school(), &announcement.id)))
        .set((
            announcements::status.eq(status),
            announcements::published_at.eq(published_at),
            announcements::updated_at.eq(now),
            announcements::version.eq(announcements::version + 1),
        ))
        .execute(db.conn())
        .map(drop)
}

/// Says whether it was not mailed before: nobody gets it twice, however often it is published.
pub fn begin_mailing(db: &mut SchoolDb<'_>, id: &AnnouncementId) -> QueryResult<bool> {
    let now: Moment = db.now();
    let first = announcements::table.find((db.school(), id)).filter(announcements::mailed_at.is_null());
    Ok(diesel::update(first).set(announcements::mailed_at.eq(now)).execute(db.conn())? > 0)
}
