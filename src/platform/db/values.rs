//! Instants and documents, stored alike on every database.

use super::conn::MultiBackend;
use chrono::{DurationRound, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use diesel::{
    backend::Backend,
    deserialize::{self, FromSql, FromSqlRow},
    expression::AsExpression,
    pg::Pg,
    serialize::{self, IsNull, Output, ToSql},
    sql_types::{Text, Timestamp},
    sqlite::Sqlite,
};
use serde::{Serialize, de::DeserializeOwned};
use std::{fmt::Debug, io::Write, sync::Arc};

/// An instant in UTC, to the microsecond: what Postgres keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, AsExpression, FromSqlRow)]
#[diesel(sql_type = Timestamp)]
pub struct Moment(NaiveDateTime);
crate::sql_as!(Moment, NaiveDateTime, Timestamp);

impl Moment {
    pub fn now() -> Self {
        Self::from(Utc::now().naive_utc())
    }

    /// The same instant as a clock in UTC shows it.
    pub fn utc(self) -> NaiveDateTime {
        self.0
    }

    /// When a clock on a wall in this zone shows `local`. A time that the spring change skips is one hour later; one that
    /// the autumn change repeats is the first of the two.
    pub fn on_the_wall(local: NaiveDateTime, zone: Tz) -> Self {
        let at = |hours| zone.from_local_datetime(&(local + TimeDelta::hours(hours))).earliest();
        // A day that a place skipped, when it moved across the date line, is the day after.
        [0, 1, 24].into_iter().find_map(at).map_or(Self(local), |at| Self::from(at.naive_utc()))
    }

    /// How long from `earlier` until this; negative when it is the other way round.
    pub fn since(self, earlier: Self) -> TimeDelta {
        self.0 - earlier.0
    }

    #[must_use]
    pub fn plus(self, span: TimeDelta) -> Self {
        Self(self.0.checked_add_signed(span).unwrap_or(NaiveDateTime::MAX))
    }
}

impl From<NaiveDateTime> for Moment {
    fn from(at: NaiveDateTime) -> Self {
        Self(at.duration_trunc(TimeDelta::microseconds(1)).unwrap_or(at))
    }
}

/// ISO 8601, for logs and machines; people read it through `i18n::Dates`.
impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%dT%H:%M:%SZ"))
    }
}

impl serde::Serialize for Moment {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// To the second, as it was written.
impl<'de> serde::Deserialize<'de> for Moment {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        NaiveDateTime::parse_from_str(&text, "%Y-%m-%dT%H:%M:%SZ").map(Self::from).map_err(serde::de::Error::custom)
    }
}

/// Where "now" comes from: the system's clock, or a test's.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Moment + Send + Sync>);

impl Clock {
    pub fn system() -> Self {
        Self::from_fn(Moment::now)
    }

    pub fn from_fn(now: impl Fn() -> Moment + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    pub fn now(&self) -> Moment {
        (self.0)()
    }
}

/// A document in a TEXT column, for what no query looks into.
#[derive(Debug, Clone, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub struct Json<T: Debug>(pub T);

impl<T: DeserializeOwned + Debug, DB: Backend> FromSql<Text, DB> for Json<T>
where
    String: FromSql<Text, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        Ok(Self(serde_json::from_str(&String::from_sql(bytes)?)?))
    }
}

impl<T: Serialize + Debug> ToSql<Text, Pg> for Json<T> {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        out.write_all(serde_json::to_string(&self.0)?.as_bytes())?;
        Ok(IsNull::No)
    }
}

impl<T: Serialize + Debug> ToSql<Text, Sqlite> for Json<T> {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(serde_json::to_string(&self.0)?);
        Ok(IsNull::No)
    }
}

impl<T: Serialize + Debug + Send + Sync + 'static> ToSql<Text, MultiBackend> for Json<T> {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, MultiBackend>) -> serialize::Result {
        out.set_value((Text, self));
        Ok(IsNull::No)
    }
}
