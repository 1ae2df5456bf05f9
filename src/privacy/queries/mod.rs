//! Every statement about requests, files of data, and who looked at what.

mod rows;

pub use rows::{Row, erase_person, erase_user, rows_of_person, rows_of_user};

use super::model::{DataExport, ExportState, Request, RequestState, Seen, Subject, View};
use crate::{
    on_each,
    people::PersonRef,
    platform::{
        access::{Looker, Role},
        db::{
            AskedCount, Door, Moment, SchoolDb, SchoolId, SiteDb, UserDb,
            ids::{DataExportId, ErasureId, ErasureRequestId, PersonId, UserId, ViewId},
            schema::{
                data_exports, erasure_requests, erasures, people, site_mails, site_visits, users, views_of_records,
            },
        },
        text::like,
        web::PageOf,
    },
};
use diesel::{dsl::sql, prelude::*, sql_types::Bool};

const IS_ERASED: &str =
    "EXISTS (SELECT 1 FROM erasures WHERE erasures.school_id = people.school_id AND erasures.person_id = people.id)";

/// Somebody of the school.
pub fn subject(db: &mut SchoolDb<'_>, id: &PersonId) -> QueryResult<Subject> {
    people::table
        .find((db.school(), id))
        .select((people::id, people::name, people::role, people::user_id, sql::<Bool>(IS_ERASED)))
        .first(db.conn())
}

/// The same, kept still until the transaction ends.
pub fn hold(db: &mut SchoolDb<'_>, id: &PersonId) -> QueryResult<Subject> {
    diesel::update(people::table.find((db.school(), id)))
        .set(people::version.eq(people::version))
        .execute(db.conn())?;
    subject(db, id)
}

/// The records that were merged into this person's: they are the same person's.
pub fn merged_into(db: &mut SchoolDb<'_>, id: &PersonId) -> QueryResult<Vec<PersonId>> {
    people::table
        .filter(people::school_id.eq(db.school()))
        .filter(people::merged_into_id.eq(id))
        .order(people::id)
        .select(people::id)
        .load(db.conn())
}

/// The first few whose name or address has these words in it.
pub fn people_like(db: &mut SchoolDb<'_>, words: &str, at_most: i64) -> QueryResult<Vec<(PersonRef, Role)>> {
    people::table
        .filter(people::school_id.eq(db.school()))
        .filter(people::search_text.like(like(words)).escape('\\'))
        .order((people::sort_name, people::id))
        .limit(at_most)
        .select((PersonRef::as_select(), people::role))
        .load(db.conn())
}

/// What is left to be called.
pub fn set_name(db: &mut SchoolDb<'_>, id: &PersonId, name: &str, folded: &str) -> QueryResult<()> {
    diesel::update(people::table.find((db.school(), id)))
        .set((
            people::name.eq(name),
            people::sort_name.eq(folded),
            people::search_text.eq(folded),
            people::updated_at.eq(db.now()),
            people::version.eq(people::version + 1),
        ))
        .execute(db.conn())
        .map(drop)
}

/// Their address and the language that they read, for the last mail.
pub fn address(db: &mut SchoolDb<'_>, id: &PersonId) -> QueryResult<Option<(String, String, Option<String>)>> {
    let found: (String, Option<String>, Option<String>) = people::table
        .left_join(users::table.on(people::user_id.eq(users::id.nullable())))
        .filter(people::school_id.eq(db.school()))
        .filter(people::id.eq(id))
        .select((people::name, people::email, users::locale.nullable()))
        .first(db.conn())?;
    Ok(found.1.map(|email| (found.0, email, found.2)))
}

macro_rules! request_columns {
    () => {
        (
            erasure_requests::person_id,
            people::name,
            erasure_requests::note,
            erasure_requests::state,
            erasure_requests::asked_at,
            erasure_requests::reason,
        )
    };
}

/// Requests with the names of those who ask, in this school.
macro_rules! requests {
    ($db:expr) => {
        erasure_requests::table
            .inner_join(
                people::table.on(people::school_id
                    .eq(erasure_requests::school_id)
                    .and(people::id.eq(erasure_requests::person_id))),
            )
            .filter(erasure_requests::school_id.eq($db.school()))
    };
}

/// Those that wait, the oldest first.
pub fn open_requests(db: &mut SchoolDb<'_>, page: i64, size: i64) -> QueryResult<PageOf<Request>> {
    let open = || requests!(db).filter(erasure_requests::state.eq(RequestState::Open));
    let total = open().count();
    let rows = open()
        .order((erasure_requests::asked_at, erasure_requests::id))
        .limit(size)
        .offset(PageOf::<Request>::offset(page, size))
        .select(request_columns!());
    let total = total.get_result(db.conn())?;
    Ok(PageOf { rows: rows.load(db.conn())?, total, page, size })
}

/// How many wait for an answer.
pub fn count_open(school: SchoolId) -> AskedCount {
    let open = erasure_requests::table
        .filter(erasure_requests::school_id.eq(school))
        .filter(erasure_requests::state.eq(RequestState::Open));
    Box::new(open.count().single_value())
}

/// What somebody asked last, whatever has become of it.
pub fn last_request(db: &mut SchoolDb<'_>, person: &PersonId) -> QueryResult<Option<Request>> {
    requests!(db)
        .filter(erasure_requests::person_id.eq(person))
        .order(erasure_requests::id.desc())
        .select(request_columns!())
        .first(db.conn())
        .optional()
}

/// Unless they asked already.
pub fn insert_request(db: &mut SchoolDb<'_>, person: &PersonId, note: &str) -> QueryResult<bool> {
    let row = (
        erasure_requests::school_id.eq(db.school()),
        erasure_requests::id.eq(ErasureRequestId::fresh()),
        erasure_requests::person_id.eq(person),
        erasure_requests::note.eq(note),
        erasure_requests::state.eq(RequestState::Open),
        erasure_requests::asked_at.eq(db.now()),
    );
    let added = on_each!(db.conn(), |c| diesel::insert_into(erasure_requests::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(added > 0)
}

/// Says whether there was an open one: of two answers the first counts.
pub fn close_request(
    db: &mut SchoolDb<'_>,
    person: &PersonId,
    state: RequestState,
    by: Option<&PersonId>,
    reason: Option<&str>,
) -> QueryResult<bool> {
    let open = erasure_requests::table
        .filter(erasure_requests::school_id.eq(db.school()))
        .filter(erasure_requests::person_id.eq(person))
        .filter(erasure_requests::state.eq(RequestState::Open));
    let closed = diesel::update(open)
        .set((
            erasure_requests::state.eq(state),
            erasure_requests::closed_at.eq(db.now()),
            erasure_requests::closed_by.eq(by),
            erasure_requests::reason.eq(reason),
        ))
        .execute(db.conn())?;
    Ok(closed > 0)
}

macro_rules! export_columns {
    () => {
        (
            data_exports::id,
            data_exports::person_id,
            data_exports::asked_by,
            data_exports::state,
            data_exports::storage_key,
            data_exports::asked_at,
            data_exports::expires_at,
        )
    };
}

/// The last few files of this person that `asked_by` asked for.
pub fn exports(db: &mut SchoolDb<'_>, person: &PersonId, asked_by: &PersonId) -> QueryResult<Vec<DataExport>> {
    data_exports::table
        .filter(data_exports::school_id.eq(db.school()))
        .filter(data_exports::person_id.eq(person))
        .filter(data_exports::asked_by.eq(asked_by))
        .order(data_exports::id.desc())
        .limit(5)
        .select(export_columns!())
        .load(db.conn())
}

pub fn export(db: &mut SchoolDb<'_>, id: &DataExportId) -> QueryResult<DataExport> {
    data_exports::table.find((db.school(), id)).select(export_columns!()).first(db.conn())
}

/// `None`: one is being made already.
pub fn insert_export(
    db: &mut SchoolDb<'_>,
    person: &PersonId,
    asked_by: &PersonId,
) -> QueryResult<Option<DataExportId>> {
    let id = DataExportId::fresh();
    let row = (
        data_exports::school_id.eq(db.school()),
        data_exports::id.eq(&id),
        data_exports::person_id.eq(person),
        data_exports::asked_by.eq(asked_by),
        data_exports::state.eq(ExportState::Making),
        data_exports::asked_at.eq(db.now()),
    );
    let added = on_each!(db.conn(), |c| diesel::insert_into(data_exports::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok((added > 0).then_some(id))
}

pub fn finish_export(
    db: &mut SchoolDb<'_>,
    id: &DataExportId,
    (key, size): (&str, i64),
    until: Moment,
) -> QueryResult<usize> {
    let making = data_exports::table.find((db.school(), id)).filter(data_exports::state.eq(ExportState::Making));
    diesel::update(making)
        .set((
            data_exports::state.eq(ExportState::Ready),
            data_exports::storage_key.eq(key),
            data_exports::size.eq(size),
            data_exports::ready_at.eq(db.now()),
            data_exports::expires_at.eq(until),
        ))
        .execute(db.conn())
}

/// Failed, or over: what lay in the store is somebody else's to remove.
pub fn end_export(db: &mut SchoolDb<'_>, id: &DataExportId, state: ExportState) -> QueryResult<usize> {
    diesel::update(data_exports::table.find((db.school(), id)))
        .set((data_exports::state.eq(state), data_exports::storage_key.eq(None::<String>)))
        .execute(db.conn())
}

/// Files that nobody can fetch any more; at most a hundred.
pub fn expired_exports(db: &mut SchoolDb<'_>) -> QueryResult<Vec<DataExport>> {
    data_exports::table
        .filter(data_exports::school_id.eq(db.school()))
        .filter(data_exports::state.eq(ExportState::Ready))
        .filter(data_exports::expires_at.le(db.now()))
        .order(data_exports::id)
        .limit(100)
        .select(export_columns!())
        .load(db.conn())
}

/// Where files of somebody's data lie, whoever asked for them.
pub fn keys_of(db: &mut SchoolDb<'_>, person: &PersonId) -> QueryResult<Vec<String>> {
    data_exports::table
        .filter(data_exports::school_id.eq(db.school()))
        .filter(data_exports::person_id.eq(person))
        .filter(data_exports::storage_key.is_not_null())
        .select(data_exports::storage_key.assume_not_null())
        .load(db.conn())
}

/// Who looked at this record, the latest first.
pub fn views(db: &mut SchoolDb<'_>, subject: &PersonId, page: i64, size: i64) -> QueryResult<PageOf<View>> {
    let school = db.school();
    let of_subject = || {
        views_of_records::table
            .filter(views_of_records::school_id.eq(school))
            .filter(views_of_records::subject_id.eq(subject))
    };
    let viewer =
        people::school_id.eq(views_of_records::school_id).and(people::id.nullable().eq(views_of_records::viewer_id));
    let rows = of_subject()
        .left_join(people::table.on(viewer))
        .left_join(site_visits::table.on(views_of_records::visit_id.eq(site_visits::id.nullable())))
        .left_join(users::table.on(users::id.eq(site_visits::user_id)))
        .order((views_of_records::at.desc(), views_of_records::id.desc()))
        .limit(size)
        .offset(PageOf::<View>::offset(page, size))
        .select((
            people::name.nullable(),
            people::role.nullable(),
            users::name.nullable(),
            views_of_records::what,
            views_of_records::at,
        ))
        .load(db.conn())?;
    let total = of_subject().count().get_result(db.conn())?;
    Ok(PageOf { rows, total, page, size })
}

pub fn has_view(
    db: &mut SchoolDb<'_>,
    looker: &Looker,
    subject: &PersonId,
    what: Seen,
    hour: Moment,
) -> QueryResult<bool> {
    let noted = views_of_records::table
        .filter(views_of_records::school_id.eq(db.school()))
        .filter(views_of_records::subject_id.eq(subject))
        .filter(views_of_records::what.eq(what))
        .filter(views_of_records::hour.eq(hour));
    match looker {
        Looker::Person(viewer) => {
            let theirs = noted.filter(views_of_records::viewer_id.eq(viewer));
            diesel::select(diesel::dsl::exists(theirs)).get_result(db.conn())
        }
        Looker::Visit(visit) => {
            let theirs = noted.filter(views_of_records::visit_id.eq(visit));
            diesel::select(diesel::dsl::exists(theirs)).get_result(db.conn())
        }
    }
}

pub fn insert_view(
    db: &mut SchoolDb<'_>,
    looker: &Looker,
    subject: &PersonId,
    what: Seen,
    hour: Moment,
) -> QueryResult<()> {
    let (viewer, visit) = match looker {
        Looker::Person(viewer) => (Some(viewer), None),
        Looker::Visit(visit) => (None, Some(visit)),
    };
    let row = (
        views_of_records::school_id.eq(db.school()),
        views_of_records::id.eq(ViewId::fresh()),
        views_of_records::viewer_id.eq(viewer),
        views_of_records::visit_id.eq(visit),
        views_of_records::subject_id.eq(subject),
        views_of_records::what.eq(what),
        views_of_records::hour.eq(hour),
        views_of_records::at.eq(db.now()),
    );
    let added = on_each!(db.conn(), |c| diesel::insert_into(views_of_records::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(c));
    added.map(drop)
}

pub fn forget_views(db: &mut SchoolDb<'_>, before: Moment) -> QueryResult<usize> {
    let old = views_of_records::table
        .filter(views_of_records::school_id.eq(db.school()))
        .filter(views_of_records::at.lt(before));
    diesel::delete(old).execute(db.conn())
}

/// Somebody who was erased, as the ledger has it.
#[derive(Debug, Clone, Queryable, serde::Serialize, serde::Deserialize)]
pub struct Erasure {
    pub id: ErasureId,
    #[serde(with = "as_number")]
    pub school: SchoolId,
    pub person: PersonId,
    pub user: Option<UserId>,
    pub at: Moment,
}

/// Schools' ids are numbers in the ledger too.
mod as_number {
    use crate::platform::db::SchoolId;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(id: &SchoolId, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(id)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<SchoolId, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// Says whether it was not known yet.
pub fn insert_erasure(db: &mut SchoolDb<'_>, erasure: &Erasure) -> QueryResult<bool> {
    let row = (
        erasures::id.eq(&erasure.id),
        erasures::school_id.eq(erasure.school),
        erasures::person_id.eq(&erasure.person),
        erasures::user_id.eq(&erasure.user),
        erasures::at.eq(erasure.at),
    );
    let added =
        on_each!(db.conn(), |c| diesel::insert_into(erasures::table).values(row).on_conflict_do_nothing().execute(c))?;
    Ok(added > 0)
}

pub fn erasure(db: &mut SchoolDb<'_>, id: &ErasureId) -> QueryResult<Erasure> {
    erasures::table
        .find(id)
        .filter(erasures::school_id.eq(db.school()))
        .select((erasures::id, erasures::school_id, erasures::person_id, erasures::user_id, erasures::at))
        .first(db.conn())
}

/// Keeps an account still; `None`: there is none, or it runs the site.
pub fn hold_user(db: &mut SiteDb<'_>, id: &UserId) -> QueryResult<Option<UserId>> {
    diesel::update(users::table.find(id)).set(users::updated_at.eq(users::updated_at)).execute(db.conn())?;
    users::table.find(id).filter(users::is_site_admin.eq(false)).select(users::id).first(db.conn()).optional()
}

/// Where the picture of an account lies.
pub fn picture_of(db: &mut SiteDb<'_>, id: &UserId) -> QueryResult<Option<String>> {
    users::table.find(id).select(users::picture_key).first(db.conn())
}

/// In how many schools the user is somebody, whatever their standing there.
pub fn memberships(db: &mut UserDb<'_>) -> QueryResult<i64> {
    people::table.filter(people::user_id.eq(db.user().clone())).count().get_result(db.conn())
}

/// The last mail to somebody who was erased names an address, and is kept no longer than it may take to be sent.
pub fn forget_farewells<K>(db: &mut Door<'_, K>, before: Moment) -> QueryResult<usize> {
    let old = site_mails::table.filter(site_mails::template.eq("erased")).filter(site_mails::created_at.lt(before));
    diesel::delete(old).execute(db.conn())
}
