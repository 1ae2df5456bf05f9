//! Taking a page of offers in, as drafts.

use crate::{
    activities::{
        model::{Activity, ActivityDraft, ActivityStatus, Mode, OFFER_HOURS},
        providers::{
            model::{Connection, Line, Offer, Outcome, Row},
            queries::{self as own, Item},
        },
        queries::{self, Origin},
    },
    audit::{self, Change},
    error::Result,
    platform::{
        access::Actor,
        db::{SchoolDb, ids::TermId},
        i18n::Text,
    },
    schools::{self, Term},
};
use std::collections::HashMap;

/// What became of each row, in their order. `None`: the school has no term that drafts could go into.
pub fn take_in(db: &mut SchoolDb<'_>, connection: &Connection, rows: Vec<Row>) -> Result<Option<Vec<Line>>> {
    let zone = schools::time_zone(db)?;
    let today = db.now().utc().and_utc().with_timezone(&zone).date_naive();
    let Some(term) = Term::current(&schools::terms(db)?, today).map(|term| term.id.clone()) else { return Ok(None) };
    let ids: Vec<&str> = rows.iter().flatten().map(|offer| offer.external_id.as_str()).collect();
    let mut known = Known::of(db, connection, &ids)?;
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        lines.push(match row {
            Ok(offer) => known.take(db, connection, &term, offer)?,
            Err(bad) => {
                Line { external_id: bad.external_id, name: bad.name, outcome: Outcome::Failed, why: Some(bad.why) }
            }
        });
    }
    Ok(Some(lines))
}

/// What was taken in before, with its activities, which are held in the order of their ids.
struct Known(HashMap<String, (Item, Activity)>);

impl Known {
    fn of(db: &mut SchoolDb<'_>, connection: &Connection, ids: &[&str]) -> Result<Self> {
        let mut known = HashMap::new();
        for item in own::items(db, &connection.id, ids)? {
            let activity = queries::hold(db, &item.activity_id)?;
            known.insert(item.external_id.clone(), (item, activity));
        }
        Ok(Self(known))
    }

    fn take(&mut self, db: &mut SchoolDb<'_>, connection: &Connection, term: &TermId, offer: Offer) -> Result<Line> {
        let (outcome, why) = match self.0.get(&offer.external_id) {
            None => (self.create(db, connection, term, &offer)?, None),
            Some((item, _)) if item.fingerprint == offer.fingerprint() => (Outcome::Unchanged, None),
            Some((_, activity)) if activity.status != ActivityStatus::Draft => {
                (Outcome::Skipped, Some(Text::of("provider-row-published")))
            }
            Some((item, activity)) if item.left_at_version != activity.version => {
                (Outcome::Skipped, Some(Text::of("provider-row-edited")))
            }
            Some((_, activity)) => (self.update(db, connection, activity.clone(), &offer)?, None),
        };
        Ok(Line { external_id: offer.external_id, name: offer.name, outcome, why })
    }

    fn create(
        &mut self,
        db: &mut SchoolDb<'_>,
        connection: &Connection,
        term: &TermId,
        offer: &Offer,
    ) -> Result<Outcome> {
        let draft = ActivityDraft {
            name: offer.name.clone(),
            description: offer.description.clone(),
            category: offer.category.clone(),
            tags: Vec::new(),
            level: None,
            program_id: connection.program_id.clone(),
            term_id: term.clone(),
            room: offer.room.clone(),
            grade_from: None,
            grade_to: None,
            capacity: offer.capacity,
            signup_opens_at: None,
            signup_closes_at: None,
            withdraw_until: None,
            mode: Mode::FirstCome,
            offer_hours: OFFER_HOURS,
            slots: offer.slots.clone(),
            leaders: Vec::new(),
        };
        let source = connection.source();
        let origin = Origin { source: &source, external_id: &offer.external_id };
        let id = queries::insert(db, &draft, Some(origin))?;
        let activity = queries::find(db, &id)?;
        let item = Item {
            external_id: offer.external_id.clone(),
            activity_id: id.clone(),
            fingerprint: offer.fingerprint(),
            left_at_version: activity.version,
        };
        own::insert_item(db, &connection.id, &item)?;
        audit::record(db, &Actor::system(), Change::of("activity.import", &id))?;
        self.0.insert(offer.external_id.clone(), (item, activity));
        Ok(Outcome::Created)
    }

    /// What staff cannot have set here (nobody has touched it) stays: level, grades, dates, leaders.
    fn update(
        &mut self,
        db: &mut SchoolDb<'_>,
        connection: &Connection,
        activity: Activity,
        offer: &Offer,
    ) -> Result<Outcome> {
        let draft = ActivityDraft {
            name: offer.name.clone(),
            description: offer.description.clone(),
            category: offer.category.clone(),
            room: offer.room.clone(),
            capacity: offer.capacity,
            slots: offer.slots.clone(),
            ..queries::draft_of(db, &activity)?
        };
        queries::change(db, &activity.id, &draft)?;
        let activity = queries::find(db, &activity.id)?;
        let item = Item {
            external_id: offer.external_id.clone(),
            activity_id: activity.id.clone(),
            fingerprint: offer.fingerprint(),
            left_at_version: activity.version,
        };
        own::update_item(db, &connection.id, &item)?;
        audit::record(db, &Actor::system(), Change::of("activity.import", &activity.id))?;
        self.0.insert(offer.external_id.clone(), (item, activity));
        Ok(Outcome::Updated)
    }
}
