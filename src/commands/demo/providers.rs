//! A provider of the demo, which needs no network: its list stands in the code, and its last runs have been.

use crate::{
    activities::Mapping,
    platform::{
        db::{
            Json, SchoolDb,
            ids::{ProviderId, ProviderRunId},
            schema::{provider_connections as connections, provider_runs as runs},
        },
        i18n::Text,
    },
    schools,
};
use chrono::TimeDelta;
use diesel::prelude::*;
use serde_json::json;

pub(super) fn plant(db: &mut SchoolDb<'_>) -> QueryResult<()> {
    let (id, now) = (ProviderId::fresh(), db.now());
    let program = schools::default_program(db)?;
    diesel::insert_into(connections::table)
        .values((
            (
                connections::school_id.eq(db.school()),
                connections::id.eq(&id),
                connections::name.eq("Lakeside Community Centre"),
                connections::kind.eq("sample"),
                connections::url.eq(""),
                connections::mapping.eq(Json(Mapping::default())),
                connections::program_id.eq(program),
            ),
            (
                connections::schedule.eq("off"),
                connections::at_hour.eq(3),
                connections::on_weekday.eq(1),
                connections::looked_at.eq(now),
                connections::created_at.eq(now),
                connections::updated_at.eq(now),
            ),
        ))
        .execute(db.conn())?;
    let silent = Text::of("outbound-slow");
    run(db, &id, "scheduled", 2, 0, json!([]), Some(silent))?;
    let readable =
        |id: &str, name: &str| json!({ "external_id": id, "name": name, "outcome": "readable", "why": null });
    let wrong = Text::of("provider-row-capacity");
    let report = json!([
        { "external_id": "sai-1", "name": "Sailing", "outcome": "failed", "why": wrong },
        readable("row-1", "Rowing for Beginners"),
        readable("pot-1", "Pottery Wheel"),
        readable("ast-1", "Astronomy Evenings"),
    ]);
    run(db, &id, "test", 1, 3, report, None)
}

/// A run so many days ago that read so many rows, and one more that was wrong, unless it failed.
fn run(
    db: &mut SchoolDb<'_>,
    connection: &ProviderId,
    kind: &str,
    days_ago: i64,
    read: i32,
    report: serde_json::Value,
    error: Option<Text>,
) -> QueryResult<()> {
    let at = db.now().plus(-TimeDelta::days(days_ago));
    diesel::insert_into(runs::table)
        .values((
            (
                runs::school_id.eq(db.school()),
                runs::id.eq(ProviderRunId::fresh()),
                runs::connection_id.eq(connection),
                runs::kind.eq(kind),
                runs::status.eq(if error.is_some() { "failed" } else { "done" }),
            ),
            (runs::started_at.eq(at), runs::touched_at.eq(at), runs::finished_at.eq(Some(at))),
            (
                runs::unchanged.eq(read),
                runs::failed.eq(i32::from(error.is_none())),
                runs::report.eq(Json(report)),
                runs::error.eq(error.map(Json)),
            ),
        ))
        .execute(db.conn())
        .map(drop)
}
