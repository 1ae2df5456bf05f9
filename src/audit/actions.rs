//! Reading the log is itself in the log; and the log is sealed.

use super::{
    Change,
    model::{Break, Entry, Filters, Report},
    queries::{self, Keyring, Link, Log, OfSchool, OfSite, Seal},
    record, record_for_site,
};
use crate::{
    error::{Error, Result},
    platform::{
        access::{Chain, ExportAudit, Grant, ReadAudit, SiteGrant},
        db::{Moment, SchoolDb, SiteDb},
    },
};
use chrono::TimeDelta;
use serde_json::json;
use std::collections::BTreeSet;

/// How many entries one seal covers at most.
const MOST_IN_A_SEAL: i64 = 500;
/// No transaction takes so long that its entries would be older than a seal before them by this much.
const LONGEST_WRITE: TimeDelta = TimeDelta::hours(1);
/// What is wrong is told so often, and then only that there is more.
const MOST_BREAKS: usize = 20;

/// Notes that somebody reads the log, once an hour: page by page it would fill with its own readers.
pub fn note_reading(db: &mut SchoolDb<'_>, by: &Grant<ReadAudit>) -> Result<()> {
    let an_hour_ago = db.now().plus(-TimeDelta::hours(1));
    if !queries::has_read_since(db, by.person(), an_hour_ago)? {
        let change = Change::of("audit.read", db.school());
        record(db, by.actor(), change)?;
    }
    Ok(())
}

/// The same of the site's log.
pub fn note_reading_site(db: &mut SiteDb<'_>, by: &SiteGrant) -> Result<()> {
    let an_hour_ago = db.now().plus(-TimeDelta::hours(1));
    if !queries::has_read_site_since(db, &by.user.id, an_hour_ago)? {
        record_for_site(db, Some(&by.user.id), &by.actor, Change::of("log.read", "site"))?;
    }
    Ok(())
}

/// Notes that somebody takes the log along, and which part of it.
pub fn note_export(db: &mut SchoolDb<'_>, by: &Grant<ExportAudit>, filters: &Filters, kind: &str) -> Result<()> {
    let (from, until) = (filters.days.0.map(|day| day.to_string()), filters.days.1.map(|day| day.to_string()));
    let after = json!({ "file": kind, "kind": filters.kind, "subject": filters.subject, "from": from, "until": until });
    let change = Change::of("audit.export", db.school()).to(after);
    record(db, by.actor(), change)
}

/// Opens what is sealed in these, as far as the keys are still there.
pub fn open_entries(db: &mut SchoolDb<'_>, entries: &mut [Entry]) -> Result<()> {
    open(&mut OfSchool(db), entries)
}

/// The same of the site's log.
pub fn open_site_entries(db: &mut SiteDb<'_>, entries: &mut [Entry]) -> Result<()> {
    open(&mut OfSite(db), entries)
}

fn open(keyring: &mut impl Keyring, entries: &mut [Entry]) -> Result<()> {
    let mut owners = BTreeSet::new();
    entries.iter().for_each(|entry| entry.owners(&mut owners));
    let keys = keyring.keys(&owners.into_iter().collect::<Vec<_>>())?;
    entries.iter_mut().for_each(|entry| entry.open(&keys));
    Ok(())
}

/// Gives the next entries their numbers and seals them. Says whether there are more.
pub fn seal(log: &mut impl Log) -> Result<bool> {
    let new = log.unsealed(MOST_IN_A_SEAL)?;
    if new.is_empty() {
        return Ok(false);
    }
    let (mut seq, previous) = log.last_seal()?.map_or((0, String::new()), |seal| (seal.up_to_seq, seal.hmac));
    let mut chain = log.link(&previous)?;
    let has_more = i64::try_from(new.len()).is_ok_and(|n| n == MOST_IN_A_SEAL);
    let covers_until = new.last().filter(|_| has_more).map_or(log.at(), |last| last.at);
    for mut link in new {
        seq += 1;
        // Of two that seal at once, one finds its entry or its number taken, and tries again from the start.
        if log.number(&link.id, seq)? == 0 {
            return Err(Error::unavailable());
        }
        link.seq = Some(seq);
        feed(&mut chain, &link)?;
    }
    log.add_seal(&Seal { up_to_seq: seq, hmac: chain.finish(), covers_until })?;
    Ok(has_more)
}

fn feed(chain: &mut Chain, link: &Link) -> Result<()> {
    let line = serde_json::to_string(link).map_err(Error::internal)?;
    chain.feed(&line);
    Ok(())
}

/// Walks the whole chain, from its beginning to what is not sealed yet.
pub fn verify(log: &mut impl Log) -> Result<Report> {
    let mut report = Report::default();
    let (mut seq, mut previous, mut covered) = (0, String::new(), None);
    loop {
        let seals = log.seals(seq, MOST_IN_A_SEAL)?;
        if seals.is_empty() {
            break;
        }
        for seal in seals {
            let found = check(log, seq..=seal.up_to_seq, &previous, covered, &mut report)?;
            if found != Some(seal.hmac.clone()) && !report.has_missing(seq) {
                report.note(Break::Changed { from: seq + 1, to: seal.up_to_seq });
            }
            (seq, previous, covered) = (seal.up_to_seq, seal.hmac, Some(seal.covers_until));
        }
    }
    for stray in log.links(seq, MOST_IN_A_SEAL)? {
        report.note(Break::Unsealed { seq: stray.seq.unwrap_or_default() });
    }
    for entry in log.unsealed(MOST_IN_A_SEAL)? {
        report.open += 1;
        look_at_date(&entry, covered, &mut report);
    }
    report.head = (seq > 0).then_some((seq, previous));
    Ok(report)
}

/// What the seal over these numbers (without the first) should have come out as; `None`: some are missing.
fn check(
    log: &mut impl Log,
    range: std::ops::RangeInclusive<i64>,
    previous: &str,
    covered: Option<Moment>,
    report: &mut Report,
) -> Result<Option<String>> {
    let (mut seq, up_to) = range.into_inner();
    let (mut chain, mut is_whole) = (log.link(previous)?, true);
    while seq < up_to {
        let links = log.links(seq, MOST_IN_A_SEAL)?;
        let next = links.first().and_then(|link| link.seq).filter(|next| *next <= up_to).unwrap_or(up_to + 1);
        for missing in (seq + 1..next).take(MOST_BREAKS) {
            report.note(Break::Missing { seq: missing });
            is_whole = false;
        }
        seq = next - 1;
        for link in &links {
            if link.seq != Some(seq + 1) || seq == up_to {
                break;
            }
            feed(&mut chain, link)?;
            look_at_date(link, covered, report);
            report.sealed += 1;
            seq += 1;
        }
    }
    Ok(is_whole.then(|| chain.finish()))
}

fn look_at_date(link: &Link, covered: Option<Moment>, report: &mut Report) {
    if covered.is_some_and(|until| link.at < until.plus(-LONGEST_WRITE)) {
        report.note(Break::Late { id: link.id.clone() });
    }
}

impl Report {
    fn note(&mut self, found: Break) {
        if self.breaks.len() < MOST_BREAKS {
            self.breaks.push(found);
        }
    }

    fn has_missing(&self, after: i64) -> bool {
        self.breaks.iter().any(|found| matches!(found, Break::Missing { seq } if *seq > after))
    }
}
