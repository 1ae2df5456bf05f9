//! Every statement about connections, their runs and what they have taken in.

use super::model::{Connection, ConnectionDraft, Kind, Mapping, RUNS_KEPT, Report, Run, RunKind, RunStatus};
use crate::{
    people::PersonRef,
    platform::{
        db::{
            Json, Moment, SchoolDb,
            ids::{ActivityId, PersonId, ProgramId, ProviderId, ProviderItemId, ProviderRunId},
            schema::{
                people, programs, provider_connections as connections, provider_items as items, provider_runs as runs,
            },
        },
        i18n::Text,
    },
};
use diesel::prelude::*;

/// A school has a handful of them; more than this are no list that anybody keeps.
const MOST_CONNECTIONS: i64 = 100;

/// The school's connections, in the order of their names.
pub fn connections(db: &mut SchoolDb<'_>) -> QueryResult<Vec<Connection>> {
    connections::table
        .filter(connections::school_id.eq(db.school()))
        .filter(connections::removed_at.is_null())
        .order((connections::name, connections::id))
        .limit(MOST_CONNECTIONS)
        .select(Connection::as_select())
        .load(db.conn())
}

pub fn count(db: &mut SchoolDb<'_>) -> QueryResult<i64> {
    connections::table
        .filter(connections::school_id.eq(db.school()))
        .filter(connections::removed_at.is_null())
        .count()
        .get_result(db.conn())
}

/// How many a school may have.
pub fn most() -> i64 {
    MOST_CONNECTIONS
}

pub fn find(db: &mut SchoolDb<'_>, id: &ProviderId) -> QueryResult<Connection> {
    connections::table
        .find((db.school(), id))
        .filter(connections::removed_at.is_null())
        .select(Connection::as_select())
        .first(db.conn())
}

/// Keeps the connection still until the transaction ends, so that a list is taken in once.
pub fn hold(db: &mut SchoolDb<'_>, id: &ProviderId) -> QueryResult<Connection> {
    diesel::update(connections::table.find((db.school(), id)))
        .set(connections::version.eq(connections::version))
        .execute(db.conn())?;
    find(db, id)
}

/// `sealed`: the key as it is kept.
pub fn insert(db: &mut SchoolDb<'_>, draft: &ConnectionDraft, sealed: Option<String>) -> QueryResult<ProviderId> {
    let (id, now) = (ProviderId::fresh(), db.now());
    diesel::insert_into(connections::table)
        .values((
            connections::school_id.eq(db.school()),
            connections::id.eq(&id),
            connections::kind.eq(Kind::Json),
            connections::key_sealed.eq(sealed),
            connections::looked_at.eq(now),
            connections::created_at.eq(now),
            said(draft, now),
        ))
        .execute(db.conn())?;
    Ok(id)
}

#[derive(Insertable, AsChangeset)]
#[diesel(table_name = connections)]
struct Said<'a> {
    name: &'a str,
    url: &'a str,
    mapping: Json<Mapping>,
    program_id: &'a ProgramId,
    schedule: super::model::Schedule,
    at_hour: i32,
    on_weekday: i32,
    updated_at: Moment,
}

fn said(draft: &ConnectionDraft, updated_at: Moment) -> Said<'_> {
    Said {
        name: &draft.name,
        url: &draft.url,
        mapping: Json(draft.mapping.clone()),
        program_id: &draft.program_id,
        schedule: draft.rhythm.schedule,
        at_hour: draft.rhythm.at_hour,
        on_weekday: draft.rhythm.on_weekday,
        updated_at,
    }
}

/// Everything is asked for again: what the list means may have changed.
pub fn change(
    db: &mut SchoolDb<'_>,
    id: &ProviderId,
    draft: &ConnectionDraft,
    sealed: Option<&str>,
) -> QueryResult<usize> {
    let now = db.now();
    diesel::update(connections::table.find((db.school(), id)))
        .set((
            said(draft, now),
            connections::key_sealed.eq(sealed),
            connections::since_at.eq(None::<Moment>),
            connections::looked_at.eq(now),
            connections::version.eq(connections::version + 1),
        ))
        .execute(db.conn())
}

/// Out of sight, and without its key; what it has brought stays.
pub fn remove(db: &mut SchoolDb<'_>, id: &ProviderId) -> QueryResult<usize> {
    let now = db.now();
    diesel::update(connections::table.find((db.school(), id)))
        .set((
            connections::removed_at.eq(now),
            connections::updated_at.eq(now),
            connections::key_sealed.eq(None::<String>),
            connections::version.eq(connections::version + 1),
        ))
        .execute(db.conn())
}

/// Up to when the schedule was looked at.
pub fn looked(db: &mut SchoolDb<'_>, id: &ProviderId, at: Moment) -> QueryResult<usize> {
    diesel::update(connections::table.find((db.school(), id))).set(connections::looked_at.eq(at)).execute(db.conn())
}

/// How it is doing: failures in a row, and until when it is left alone.
pub fn set_health(db: &mut SchoolDb<'_>, id: &ProviderId, failures: i32, until: Option<Moment>) -> QueryResult<usize> {
    diesel::update(connections::table.find((db.school(), id)))
        .set((connections::failures.eq(failures), connections::circuit_open_until.eq(until)))
        .execute(db.conn())
}

/// From when on the next run asks for changes.
pub fn set_since(db: &mut SchoolDb<'_>, id: &ProviderId, since: Moment) -> QueryResult<usize> {
    diesel::update(connections::table.find((db.school(), id))).set(connections::since_at.eq(since)).execute(db.conn())
}

/// The programs that drafts may go into.
pub fn programs(db: &mut SchoolDb<'_>) -> QueryResult<Vec<(ProgramId, String)>> {
    programs::table
        .filter(programs::school_id.eq(db.school()))
        .order((programs::is_default.desc(), programs::name, programs::id))
        .limit(250)
        .select((programs::id, programs::name))
        .load(db.conn())
}

/// The newest runs of a connection, and who started each.
pub fn runs(db: &mut SchoolDb<'_>, id: &ProviderId) -> QueryResult<Vec<(Run, Option<PersonRef>)>> {
    let same = people::school_id.eq(runs::school_id).and(runs::started_by.eq(people::id.nullable()));
    runs::table
        .left_join(people::table.on(same))
        .filter(runs::school_id.eq(db.school()))
        .filter(runs::connection_id.eq(id))
        .order(runs::id.desc())
        .limit(RUNS_KEPT)
        .select((Run::as_select(), Option::<PersonRef>::as_select()))
        .load(db.conn())
}

/// The newest run of each connection.
pub fn last_runs(db: &mut SchoolDb<'_>) -> QueryResult<Vec<Run>> {
    let newer = diesel::alias!(runs as newer_runs);
    let is_newer = newer
        .filter(newer.field(runs::school_id).eq(runs::school_id))
        .filter(newer.field(runs::connection_id).eq(runs::connection_id))
        .filter(newer.field(runs::id).gt(runs::id));
    runs::table
        .filter(runs::school_id.eq(db.school()))
        .filter(diesel::dsl::not(diesel::dsl::exists(is_newer)))
        .limit(MOST_CONNECTIONS * 2)
        .select(Run::as_select())
        .load(db.conn())
}

/// A run with what it says of its rows; those of a connection that was removed are gone with it.
pub fn run(db: &mut SchoolDb<'_>, id: &ProviderRunId) -> QueryResult<(Run, Report, Connection)> {
    let same = connections::school_id.eq(runs::school_id).and(connections::id.eq(runs::connection_id));
    runs::table
        .inner_join(connections::table.on(same))
        .filter(runs::school_id.eq(db.school()))
        .filter(runs::id.eq(id))
        .filter(connections::removed_at.is_null())
        .select((Run::as_select(), runs::report, Connection::as_select()))
        .first::<(Run, Json<Report>, Connection)>(db.conn())
        .map(|(run, report, connection)| (run, report.0, connection))
}

/// The run of a connection that has not come to an end.
pub fn running(db: &mut SchoolDb<'_>, id: &ProviderId) -> QueryResult<Option<Run>> {
    runs::table
        .filter(runs::school_id.eq(db.school()))
        .filter(runs::connection_id.eq(id))
        .filter(runs::status.eq(RunStatus::Running))
        .order(runs::id.desc())
        .select(Run::as_select())
        .first(db.conn())
        .optional()
}

/// What a job is to ask for: the connection, if the run still waits for this page.
pub fn waiting_for(db: &mut SchoolDb<'_>, run_id: &ProviderRunId, page: i32) -> QueryResult<Option<(Run, Connection)>> {
    match run(db, run_id).optional()? {
        Some((run, _, connection)) if run.status == RunStatus::Running && run.pages == page => {
            Ok(Some((run, connection)))
        }
        _ => Ok(None),
    }
}

pub fn insert_run(
    db: &mut SchoolDb<'_>,
    connection: &Connection,
    kind: RunKind,
    started_by: Option<&PersonId>,
) -> QueryResult<ProviderRunId> {
    let (id, now) = (ProviderRunId::fresh(), db.now());
    let since = if kind == RunKind::Test { None } else { connection.since_at };
    diesel::insert_into(runs::table)
        .values((
            runs::school_id.eq(db.school()),
            runs::id.eq(&id),
            runs::connection_id.eq(&connection.id),
            runs::kind.eq(kind),
            runs::status.eq(RunStatus::Running),
            runs::started_by.eq(started_by),
            runs::since_at.eq(since),
            runs::started_at.eq(now),
            runs::touched_at.eq(now),
            runs::report.eq(Json(Report::default())),
        ))
        .execute(db.conn())?;
    Ok(id)
}

/// Forgets all runs but the newest.
pub fn prune(db: &mut SchoolDb<'_>, id: &ProviderId) -> QueryResult<()> {
    let oldest_kept: Option<ProviderRunId> = runs::table
        .filter(runs::school_id.eq(db.school()))
        .filter(runs::connection_id.eq(id))
        .order(runs::id.desc())
        .offset(RUNS_KEPT - 1)
        .select(runs::id)
        .first(db.conn())
        .optional()?;
    let Some(oldest_kept) = oldest_kept else { return Ok(()) };
    let old = runs::table
        .filter(runs::school_id.eq(db.school()))
        .filter(runs::connection_id.eq(id))
        .filter(runs::id.lt(oldest_kept));
    diesel::delete(old).execute(db.conn()).map(drop)
}

/// Writes what the run has come to. `report`: with what it says of its rows, where that is new.
pub fn save_run(db: &mut SchoolDb<'_>, run: &Run, report: Option<Report>) -> QueryResult<()> {
    let row = runs::table.find((db.school(), &run.id));
    diesel::update(row)
        .set((
            runs::status.eq(run.status),
            runs::touched_at.eq(db.now()),
            runs::finished_at.eq(run.finished_at),
            runs::error.eq(run.error.clone()),
            runs::pages.eq(run.pages),
            runs::tries.eq(run.tries),
            runs::created.eq(run.created),
            runs::updated.eq(run.updated),
            runs::unchanged.eq(run.unchanged),
            runs::skipped.eq(run.skipped),
            runs::failed.eq(run.failed),
        ))
        .execute(db.conn())?;
    if let Some(report) = report {
        diesel::update(row).set(runs::report.eq(Json(report))).execute(db.conn())?;
    }
    Ok(())
}

/// Ends a run.
pub fn end(db: &mut SchoolDb<'_>, mut run: Run, status: RunStatus, error: Option<Text>) -> QueryResult<()> {
    (run.status, run.finished_at, run.error) = (status, Some(db.now()), error.map(Json));
    save_run(db, &run, None)
}

/// Something that was taken in.
#[derive(Debug, Clone, Queryable)]
pub struct Item {
    pub external_id: String,
    pub activity_id: ActivityId,
    pub fingerprint: String,
    /// Where the last taking in left the activity's version: any other was made by somebody.
    pub left_at_version: i32,
}

/// What is known of these external ids.
pub fn items(db: &mut SchoolDb<'_>, connection: &ProviderId, external_ids: &[&str]) -> QueryResult<Vec<Item>> {
    items::table
        .filter(items::school_id.eq(db.school()))
        .filter(items::connection_id.eq(connection))
        .filter(items::external_id.eq_any(external_ids.iter().copied()))
        .order(items::activity_id)
        .select((items::external_id, items::activity_id, items::fingerprint, items::left_at_version))
        .load(db.conn())
}

pub fn insert_item(db: &mut SchoolDb<'_>, connection: &ProviderId, item: &Item) -> QueryResult<()> {
    diesel::insert_into(items::table)
        .values((
            items::school_id.eq(db.school()),
            items::id.eq(ProviderItemId::fresh()),
            items::connection_id.eq(connection),
            items::external_id.eq(&item.external_id),
            items::activity_id.eq(&item.activity_id),
            items::fingerprint.eq(&item.fingerprint),
            items::left_at_version.eq(item.left_at_version),
        ))
        .execute(db.conn())
        .map(drop)
}

pub fn update_item(db: &mut SchoolDb<'_>, connection: &ProviderId, item: &Item) -> QueryResult<()> {
    let row = items::table
        .filter(items::school_id.eq(db.school()))
        .filter(items::connection_id.eq(connection))
        .filter(items::external_id.eq(&item.external_id));
    diesel::update(row)
        .set((items::fingerprint.eq(&item.fingerprint), items::left_at_version.eq(item.left_at_version)))
        .execute(db.conn())
        .map(drop)
}
