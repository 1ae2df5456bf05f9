//! What waits: fetching pages, looking at the clock, trying again after a pause.

use super::{
    actions,
    client::{Asking, Page, Trouble},
    model::KEY,
    queries,
};
use crate::{
    app::App,
    error::Result,
    platform::{
        access::SchoolKey,
        db::{
            Door, Moment,
            ids::{ProviderId, ProviderRunId},
        },
        i18n::Text,
        jobs::{Errand, Hourly, Job, Work},
    },
};
use diesel::OptionalExtension;
use serde::{Deserialize, Serialize};

/// Fetches one page of a run, with no transaction open, and takes it in.
#[derive(Debug, Serialize, Deserialize)]
pub struct FetchPage {
    pub run: ProviderRunId,
    /// How many pages were taken in before.
    pub page: i32,
    /// How the provider calls it; the first has no name.
    pub at: Option<String>,
}

/// What it asks, and for which page, from when on.
pub struct Question {
    asking: Asking,
    at: Option<String>,
    since: Option<Moment>,
}

impl Work for FetchPage {
    const NAME: &'static str = "fetch_provider_page";
    type Key = SchoolKey;
}

impl Errand for FetchPage {
    type Prepared = Question;
    type Outcome = Result<Page, Trouble>;

    fn prepare(&self, db: &mut Door<'_, SchoolKey>) -> Result<Option<Question>> {
        let Some((run, connection)) = queries::waiting_for(db, &self.run, self.page)? else { return Ok(None) };
        let key = connection.key_sealed.as_deref().map(|sealed| db.unseal(KEY, sealed)).transpose()?;
        let asking = Asking { kind: connection.kind, url: connection.url, key, mapping: connection.mapping.0 };
        Ok(Some(Question { asking, at: self.at.clone(), since: run.since_at }))
    }

    async fn go(question: Question, app: &App) -> Result<Self::Outcome> {
        let Question { asking, at, since } = question;
        Ok(asking.list(&app.outbound, at.as_deref(), since).await)
    }

    fn finish(&self, db: &mut Door<'_, SchoolKey>, outcome: Self::Outcome) -> Result<()> {
        actions::take_page(db, &self.run, self.page, self.at.as_deref(), outcome)
    }

    fn give_up(&self, db: &mut Door<'_, SchoolKey>, _why: &str) -> Result<()> {
        match queries::waiting_for(db, &self.run, self.page).optional()?.flatten() {
            Some((run, _)) => actions::fail(db, run, Text::of("provider-run-gave-up")),
            None => Ok(()),
        }
    }
}

/// Starts what is due at this hour in the school.
#[derive(Debug, Serialize, Deserialize)]
pub struct LookAtSchedules {
    pub hour: Moment,
}

impl Work for LookAtSchedules {
    const NAME: &'static str = "look_at_provider_schedules";
    type Key = SchoolKey;
}

impl Hourly for LookAtSchedules {
    fn at(hour: Moment) -> Self {
        Self { hour }
    }
}

impl Job for LookAtSchedules {
    fn run(self, db: &mut Door<'_, SchoolKey>) -> Result<()> {
        actions::look_at_schedules(db, self.hour)
    }
}

/// Tries a connection again that was left alone for a while.
#[derive(Debug, Serialize, Deserialize)]
pub struct Probe {
    pub connection: ProviderId,
}

impl Work for Probe {
    const NAME: &'static str = "probe_provider";
    type Key = SchoolKey;
}

impl Job for Probe {
    fn run(self, db: &mut Door<'_, SchoolKey>) -> Result<()> {
        actions::probe(db, &self.connection)
    }
}
