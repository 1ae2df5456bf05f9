//! What a connection is, when it is asked, and what a run has found. No I/O, no clock.

mod mapping;
mod offer;
mod schedule;

pub use mapping::Mapping;
pub use offer::{Offer, Row};
pub use schedule::{FEWEST_TO_OPEN, Rhythm, Schedule, open_for, pause_after};

use crate::platform::{
    db::{
        Json, Moment,
        ids::{ProgramId, ProviderId, ProviderRunId},
        schema::{provider_connections, provider_runs},
    },
    i18n::Text,
};
use chrono::TimeDelta;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// What a sealed key is sealed for.
pub const KEY: &str = "provider key";
/// How many runs of a connection are kept.
pub const RUNS_KEPT: i64 = 30;
/// A run that nothing was heard of for so long died with its process.
pub const SILENT_FOR: TimeDelta = TimeDelta::minutes(30);
/// How many pages a list may have.
pub const MOST_PAGES: i32 = 100;
/// How many rows of a run are told apart: those that were not taken in come first.
const LONGEST_REPORT: usize = 500;

crate::text_states!(
    /// How it is asked.
    Kind {
        Json = "json",
        // A list that stands in the code, to try things out without a network.
        Sample = "sample",
    }
);

crate::text_states!(RunKind {
    Scheduled = "scheduled",
    ByHand = "by_hand",
    // Looks at the first page and takes nothing in.
    Test = "test",
});

crate::text_states!(RunStatus {
    Running = "running",
    Done = "done",
    Failed = "failed",
});

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = provider_connections)]
pub struct Connection {
    pub id: ProviderId,
    pub name: String,
    pub kind: Kind,
    pub url: String,
    pub key_sealed: Option<String>,
    pub mapping: Json<Mapping>,
    pub program_id: ProgramId,
    pub schedule: Schedule,
    pub at_hour: i32,
    pub on_weekday: i32,
    /// Up to when the schedule was looked at.
    pub looked_at: Moment,
    /// From when on changes are asked for; `None`: everything.
    pub since_at: Option<Moment>,
    /// In a row.
    pub failures: i32,
    pub circuit_open_until: Option<Moment>,
    pub version: i32,
}

/// A connection as its form says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConnectionDraft {
    pub name: String,
    pub url: String,
    pub key: KeyTyped,
    pub mapping: Mapping,
    pub program_id: ProgramId,
    pub rhythm: Rhythm,
}

/// What becomes of the key: it is written, never shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyTyped {
    Kept,
    Forgotten,
    New(String),
}

/// How a connection is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Health {
    /// After failures in a row it is left alone for a while.
    Paused(Moment),
    Failing,
    /// Only asked by hand.
    Idle,
    Well,
}

impl Connection {
    /// How activities name where they came from.
    pub fn source(&self) -> String {
        format!("provider:{}", self.id)
    }

    pub fn rhythm(&self) -> Rhythm {
        Rhythm { schedule: self.schedule, at_hour: self.at_hour, on_weekday: self.on_weekday }
    }

    /// Until when it is left alone.
    pub fn paused_until(&self, now: Moment) -> Option<Moment> {
        self.circuit_open_until.filter(|until| now < *until)
    }

    pub fn health(&self, now: Moment) -> Health {
        match self.paused_until(now) {
            Some(until) => Health::Paused(until),
            None if self.failures > 0 => Health::Failing,
            None if self.schedule == Schedule::Off => Health::Idle,
            None => Health::Well,
        }
    }

    /// Whether the next failure leaves it alone for a while: there were enough of them, or it was only being tried again.
    pub fn gives_up_at(&self, failures: i32) -> bool {
        failures >= FEWEST_TO_OPEN || self.circuit_open_until.is_some()
    }
}

/// A run, without what it says of each row.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = provider_runs)]
pub struct Run {
    pub id: ProviderRunId,
    pub connection_id: ProviderId,
    pub kind: RunKind,
    pub status: RunStatus,
    pub since_at: Option<Moment>,
    pub started_at: Moment,
    /// When something was last heard of it.
    pub touched_at: Moment,
    pub finished_at: Option<Moment>,
    pub error: Option<Json<Text>>,
    pub pages: i32,
    /// How often it got no answer.
    pub tries: i32,
    pub created: i32,
    pub updated: i32,
    pub unchanged: i32,
    pub skipped: i32,
    pub failed: i32,
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Failed,
    Skipped,
    Created,
    Updated,
    /// By a test: it could be taken in.
    Readable,
    Unchanged,
}

impl Outcome {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Failed => "failed",
            Self::Skipped => "skipped",
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Readable => "readable",
            Self::Unchanged => "unchanged",
        }
    }
}

/// One row of a list, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub external_id: String,
    pub name: String,
    pub outcome: Outcome,
    pub why: Option<Text>,
}

/// What a run says of its rows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report(pub Vec<Line>);

impl Report {
    /// With these as well: what was not taken in first, in the order of the list, and not more than anybody reads.
    pub fn add(&mut self, lines: Vec<Line>) {
        self.0.extend(lines);
        self.0.sort_by_key(|line| line.outcome);
        self.0.truncate(LONGEST_REPORT);
    }
}

impl Run {
    pub fn count(&mut self, lines: &[Line]) {
        for line in lines {
            match line.outcome {
                Outcome::Failed => self.failed += 1,
                Outcome::Skipped => self.skipped += 1,
                Outcome::Created => self.created += 1,
                Outcome::Updated => self.updated += 1,
                Outcome::Unchanged | Outcome::Readable => self.unchanged += 1,
            }
        }
    }

    /// How many rows it has seen.
    pub fn rows(&self) -> i32 {
        self.created + self.updated + self.unchanged + self.skipped + self.failed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_keeps_what_was_not_taken_in_and_is_not_endless() {
        let line = |outcome| Line { external_id: "1".to_owned(), name: String::new(), outcome, why: None };
        let mut report = Report::default();
        report.add(vec![line(Outcome::Unchanged); 499]);
        report.add(vec![line(Outcome::Created), line(Outcome::Failed), line(Outcome::Skipped)]);
        let first: Vec<_> = report.0.iter().take(4).map(|line| line.outcome).collect();
        assert_eq!(first, [Outcome::Failed, Outcome::Skipped, Outcome::Created, Outcome::Unchanged]);
        assert_eq!(report.0.len(), LONGEST_REPORT);
    }
}
