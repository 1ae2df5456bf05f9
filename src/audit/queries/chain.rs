//! The chain that seals a log: entries get numbers, and each seal covers what came since the one before.

use crate::{
    error::Result,
    platform::{
        access::Chain,
        db::{
            Moment, SchoolDb, SiteDb,
            ids::SealId,
            schema::{audit_entries, audit_seals, site_audit_entries, site_audit_seals},
        },
    },
};
use diesel::prelude::*;
use serde::Serialize;

/// An entry as it is sealed: every column, as it is stored.
#[derive(Debug, Clone, Queryable, Serialize)]
pub struct Link {
    pub seq: Option<i64>,
    pub id: String,
    actor: Option<String>,
    actor_kind: Option<String>,
    action: String,
    subject_kind: String,
    subject_id: String,
    before: Option<String>,
    after: Option<String>,
    reason: Option<String>,
    request_id: Option<String>,
    address: Option<String>,
    #[serde(serialize_with = "to_the_microsecond")]
    pub at: Moment,
}

#[derive(Debug, Clone, Queryable)]
pub struct Seal {
    pub up_to_seq: i64,
    pub hmac: String,
    /// No entry that was written before this is left out.
    pub covers_until: Moment,
}

fn to_the_microsecond<S: serde::Serializer>(at: &Moment, serializer: S) -> std::result::Result<S::Ok, S::Error> {
    serializer.collect_str(&at.utc().format("%Y-%m-%dT%H:%M:%S%.6f"))
}

/// A log that is sealed: a school's, or the site's.
pub trait Log {
    /// The next link of its chain.
    fn link(&self, previous: &str) -> Result<Chain>;
    fn at(&self) -> Moment;
    /// The oldest entries without a number.
    fn unsealed(&mut self, at_most: i64) -> QueryResult<Vec<Link>>;
    fn number(&mut self, id: &str, seq: i64) -> QueryResult<usize>;
    /// The entries with a number beyond `after`, in order.
    fn links(&mut self, after: i64, at_most: i64) -> QueryResult<Vec<Link>>;
    fn last_seal(&mut self) -> QueryResult<Option<Seal>>;
    /// The seals beyond `after`, in order.
    fn seals(&mut self, after: i64, at_most: i64) -> QueryResult<Vec<Seal>>;
    fn add_seal(&mut self, seal: &Seal) -> QueryResult<()>;
}

/// Of a school these rows, of the site all.
macro_rules! rows {
    (audit_entries, $db:expr) => {
        audit_entries::table.filter(audit_entries::school_id.eq($db.school()))
    };
    (audit_seals, $db:expr) => {
        audit_seals::table.filter(audit_seals::school_id.eq($db.school()))
    };
    (site_audit_entries, $db:expr) => {
        site_audit_entries::table
    };
    (site_audit_seals, $db:expr) => {
        site_audit_seals::table
    };
}

macro_rules! log {
    ($door:ident, $entries:ident, $seals:ident, ($who:ident, $kind:ident), $name:expr, [$($school:ident)?]) => {
        impl Log for $door<'_> {
            fn link(&self, previous: &str) -> Result<Chain> {
                let name: fn(&Self) -> String = $name;
                self.chain(&name(self), previous)
            }

            fn at(&self) -> Moment {
                self.now()
            }

            fn unsealed(&mut self, at_most: i64) -> QueryResult<Vec<Link>> {
                rows!($entries, self)
                    .filter($entries::seq.is_null())
                    .order($entries::id)
                    .limit(at_most)
                    .select(columns!($entries, $who, $kind))
                    .load(self.conn())
            }

            fn number(&mut self, id: &str, seq: i64) -> QueryResult<usize> {
                let entry = rows!($entries, self).filter($entries::id.eq(id)).filter($entries::seq.is_null());
                diesel::update(entry).set($entries::seq.eq(seq)).execute(self.conn())
            }

            fn links(&mut self, after: i64, at_most: i64) -> QueryResult<Vec<Link>> {
                rows!($entries, self)
                    .filter($entries::seq.gt(after))
                    .order(($entries::seq, $entries::id))
                    .limit(at_most)
                    .select(columns!($entries, $who, $kind))
                    .load(self.conn())
            }

            fn last_seal(&mut self) -> QueryResult<Option<Seal>> {
                rows!($seals, self)
                    .order($seals::up_to_seq.desc())
                    .select(($seals::up_to_seq, $seals::hmac, $seals::covers_until))
                    .first(self.conn())
                    .optional()
            }

            fn seals(&mut self, after: i64, at_most: i64) -> QueryResult<Vec<Seal>> {
                rows!($seals, self)
                    .filter($seals::up_to_seq.gt(after))
                    .order($seals::up_to_seq)
                    .limit(at_most)
                    .select(($seals::up_to_seq, $seals::hmac, $seals::covers_until))
                    .load(self.conn())
            }

            fn add_seal(&mut self, seal: &Seal) -> QueryResult<()> {
                let row = (
                    $($seals::$school.eq(self.school()),)?
                    $seals::id.eq(SealId::fresh()),
                    $seals::up_to_seq.eq(seal.up_to_seq),
                    $seals::hmac.eq(&seal.hmac),
                    $seals::covers_until.eq(seal.covers_until),
                );
                diesel::insert_into($seals::table).values(row).execute(self.conn()).map(drop)
            }
        }
    };
}

macro_rules! columns {
    ($entries:ident, $who:ident, $kind:ident) => {
        (
            $entries::seq,
            $entries::id,
            $entries::$who,
            $entries::$kind.nullable(),
            $entries::action,
            $entries::subject_kind,
            $entries::subject_id,
            $entries::before,
            $entries::after,
            $entries::reason,
            $entries::request_id,
            $entries::address,
            $entries::at,
        )
    };
}

log!(
    SchoolDb,
    audit_entries,
    audit_seals,
    (actor_id, actor_kind),
    |db| format!("log of school {}", db.school()),
    [school_id]
);
// Whoever does something there is an account, or nobody: their kind is no column.
log!(SiteDb, site_audit_entries, site_audit_seals, (user_id, subject_kind), |_| "log of the site".to_owned(), []);
