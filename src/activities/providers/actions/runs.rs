//! A run: started once, taken on page by page, retried with growing pauses, left alone after failures in a row.

use super::take_in::take_in;
use crate::{
    activities::providers::{
        client::{Page, Trouble},
        jobs::{FetchPage, Probe},
        model::{
            Connection, Line, MOST_PAGES, Outcome, Report, Row, Run, RunKind, RunStatus, SILENT_FOR, Schedule,
            open_for, pause_after,
        },
        queries,
    },
    audit::{self, Change},
    error::{Error, Result},
    platform::{
        access::Actor,
        db::{
            Moment, SchoolDb,
            ids::{ProviderId, ProviderRunId},
        },
        i18n::Text,
    },
    schools,
};
use chrono::TimeDelta;
use chrono_tz::Tz;
use diesel::OptionalExtension;
use serde_json::json;

/// Begins a run of a connection that is held, unless one is going on or the connection is left alone for a while.
pub fn start(db: &mut SchoolDb<'_>, by: &Actor, connection: &Connection, kind: RunKind) -> Result<ProviderRunId> {
    let now = db.now();
    if let Some(run) = queries::running(db, &connection.id)? {
        if now.since(run.touched_at) < SILENT_FOR {
            return Err(Error::Conflict(Text::of("provider-is-running")));
        }
        fail(db, run, Text::of("provider-run-died"))?;
    }
    if let (Some(until), true) = (connection.paused_until(now), kind != RunKind::Test) {
        let until = local(schools::time_zone(db)?, until);
        let paused = Text::of("provider-is-paused").with("n", connection.failures).with("until", until);
        return Err(Error::Conflict(paused));
    }
    let run = queries::insert_run(db, connection, kind, by.person.as_ref())?;
    queries::prune(db, &connection.id)?;
    db.enqueue(FetchPage { run: run.clone(), page: 0, at: None })?;
    let action = if kind == RunKind::Test { "provider.test" } else { "provider.sync" };
    audit::record(db, by, Change::of(action, &connection.id))?;
    Ok(run)
}

fn local(zone: Tz, at: Moment) -> chrono::NaiveDateTime {
    at.utc().and_utc().with_timezone(&zone).naive_local()
}

/// Ends a run that came to nothing more; what it has taken in stays.
pub fn fail(db: &mut SchoolDb<'_>, run: Run, why: Text) -> Result<()> {
    Ok(queries::end(db, run, RunStatus::Failed, Some(why))?)
}

/// Starts what has become due by the clock. A run that is going on, and a connection that is left alone, are no news.
pub fn look_at_schedules(db: &mut SchoolDb<'_>, hour: Moment) -> Result<()> {
    let zone = schools::time_zone(db)?;
    for connection in queries::connections(db)?.into_iter().filter(|one| one.schedule != Schedule::Off) {
        let connection = queries::hold(db, &connection.id)?;
        if connection.looked_at >= hour {
            continue;
        }
        queries::looked(db, &connection.id, hour)?;
        if connection.rhythm().is_due(local(zone, connection.looked_at), local(zone, hour)) {
            start_unless_busy(db, &connection)?;
        }
    }
    Ok(())
}

/// Tries again after a pause, where the clock would: by a run, whose first answer ends the pause.
pub fn probe(db: &mut SchoolDb<'_>, id: &ProviderId) -> Result<()> {
    let Some(connection) = queries::hold(db, id).optional()? else { return Ok(()) };
    let is_wanted = connection.schedule != Schedule::Off && connection.circuit_open_until.is_some();
    if is_wanted { start_unless_busy(db, &connection) } else { Ok(()) }
}

fn start_unless_busy(db: &mut SchoolDb<'_>, connection: &Connection) -> Result<()> {
    match start(db, &Actor::system(), connection, RunKind::Scheduled) {
        Ok(_) | Err(Error::Conflict(_)) => Ok(()),
        Err(error) => Err(error),
    }
}

/// What a job brought: takes it in and asks for the next page, or counts the failure.
pub fn take_page(
    db: &mut SchoolDb<'_>,
    run: &ProviderRunId,
    page: i32,
    at: Option<&str>,
    brought: Result<Page, Trouble>,
) -> Result<()> {
    let Some((_, connection)) = queries::waiting_for(db, run, page)? else { return Ok(()) };
    let connection = queries::hold(db, &connection.id)?;
    // Somebody may have ended it while we waited for the hold.
    let Some((run, _)) = queries::waiting_for(db, run, page)? else { return Ok(()) };
    match brought {
        Ok(brought) if run.kind == RunKind::Test => {
            end_test(db, &connection, run, brought)?;
        }
        Ok(brought) => {
            queries::set_health(db, &connection.id, 0, None)?;
            go_on(db, &connection, run, at, brought)?;
        }
        Err(why) if run.kind == RunKind::Test => fail(db, run, why.text())?,
        Err(why) => count_failure(db, &connection, run, at, why)?,
    }
    Ok(())
}

/// An answer ends a pause, whoever asked.
fn end_test(db: &mut SchoolDb<'_>, connection: &Connection, mut run: Run, brought: Page) -> Result<()> {
    queries::set_health(db, &connection.id, 0, None)?;
    let lines: Vec<Line> = brought.rows.into_iter().map(looked_at).collect();
    run.count(&lines);
    let mut report = Report::default();
    report.add(lines);
    (run.pages, run.status, run.finished_at) = (1, RunStatus::Done, Some(db.now()));
    Ok(queries::save_run(db, &run, Some(report))?)
}

fn looked_at(row: Row) -> Line {
    match row {
        Ok(offer) => Line { external_id: offer.external_id, name: offer.name, outcome: Outcome::Readable, why: None },
        Err(bad) => Line { external_id: bad.external_id, name: bad.name, outcome: Outcome::Failed, why: Some(bad.why) },
    }
}

fn go_on(db: &mut SchoolDb<'_>, connection: &Connection, mut run: Run, at: Option<&str>, brought: Page) -> Result<()> {
    let Some(lines) = take_in(db, connection, brought.rows)? else {
        return fail(db, run, Text::of("provider-run-no-term"));
    };
    let (_, mut report, _) = queries::run(db, &run.id)?;
    run.count(&lines);
    report.add(lines);
    run.pages += 1;
    let wrong = match &brought.next {
        Some(next) if at == Some(next.as_str()) => Some(Text::of("provider-run-circles")),
        Some(_) if run.pages >= MOST_PAGES => Some(Text::of("provider-run-long").with("n", MOST_PAGES)),
        _ => None,
    };
    match (wrong, brought.next) {
        (Some(wrong), _) => {
            (run.status, run.finished_at) = (RunStatus::Failed, Some(db.now()));
            run.error = Some(crate::platform::db::Json(wrong));
        }
        (None, Some(next)) => db.enqueue(FetchPage { run: run.id.clone(), page: run.pages, at: Some(next) })?,
        (None, None) => {
            (run.status, run.finished_at) = (RunStatus::Done, Some(db.now()));
            // What changes while we ask is asked for again.
            queries::set_since(db, &connection.id, run.started_at)?;
            let counts = json!({ "created": run.created, "updated": run.updated, "unchanged": run.unchanged,
                "skipped": run.skipped, "failed": run.failed });
            audit::record(db, &Actor::system(), Change::of("provider.taken_in", &connection.id).to(counts))?;
        }
    }
    Ok(queries::save_run(db, &run, Some(report))?)
}

/// Tries again after a pause; after enough failures in a row, or one of a probe, leaves the connection alone for a while.
fn count_failure(
    db: &mut SchoolDb<'_>,
    connection: &Connection,
    mut run: Run,
    at: Option<&str>,
    why: Trouble,
) -> Result<()> {
    let (now, failures) = (db.now(), connection.failures + 1);
    run.tries += 1;
    if !connection.gives_up_at(failures) {
        queries::set_health(db, &connection.id, failures, None)?;
        let again = FetchPage { run: run.id.clone(), page: run.pages, at: at.map(str::to_owned) };
        queries::save_run(db, &run, None)?;
        return Ok(db.enqueue_at(again, now.plus(spread(pause_after(failures))))?);
    }
    let until = now.plus(spread(open_for(failures)));
    queries::set_health(db, &connection.id, failures, Some(until))?;
    if connection.schedule != Schedule::Off {
        db.enqueue_at(Probe { connection: connection.id.clone() }, until)?;
    }
    fail(db, run, why.text())
}

/// Up to half as long again, so that what failed together does not come back together.
fn spread(span: TimeDelta) -> TimeDelta {
    span + TimeDelta::milliseconds(rand::random_range(0..=span.num_milliseconds() / 2))
}
