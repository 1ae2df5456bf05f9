//! Which roles of a school need a second step at sign-in, and from when on nothing else of the school opens without it.

use super::Role;
use crate::{error::Result, platform::db::Moment};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How long people have to set it up.
pub const GRACE: TimeDelta = TimeDelta::days(7);

/// Roles that need it, by name, and since when.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Needs(BTreeMap<String, Moment>);

impl Needs {
    /// As the column holds it; what cannot be read asks for nothing.
    pub fn read(column: &str) -> Self {
        serde_json::from_str(column).unwrap_or_default()
    }

    pub fn column(&self) -> Result<String> {
        serde_json::to_string(self).map_err(crate::error::Error::internal)
    }

    pub fn has(&self, role: Role) -> bool {
        self.0.contains_key(role.as_str())
    }

    pub fn roles(&self) -> Vec<Role> {
        Role::ALL.iter().copied().filter(|role| self.has(*role)).collect()
    }

    /// For these roles and no others. Those that needed it before have no more time than they had.
    #[must_use]
    pub fn of(&self, roles: &[Role], now: Moment) -> Self {
        let since = |role: &Role| self.0.get(role.as_str()).copied().unwrap_or(now);
        Self(roles.iter().map(|role| (role.as_str().to_owned(), since(role))).collect())
    }

    /// Until when somebody of this role who came then has time; `None`: it is not asked of them.
    pub fn until(&self, role: Role, came: Moment) -> Option<Moment> {
        self.0.get(role.as_str()).map(|since| (*since).max(came).plus(GRACE))
    }
}

/// What a school asks of somebody who signs in without a second step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecondStep {
    /// They have one, or nobody asks.
    Fine,
    /// They have time until then.
    Until(Moment),
    /// Nothing else of the school opens.
    Missing,
}

impl SecondStep {
    pub(super) fn of(until: Option<Moment>, has_one: bool, now: Moment) -> Self {
        match until {
            Some(until) if !has_one && until <= now => Self::Missing,
            Some(until) if !has_one => Self::Until(until),
            _ => Self::Fine,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_comes_later_has_as_many_days_and_a_role_that_stays_gets_no_more() {
        let now = Moment::now();
        let later = now.plus(TimeDelta::days(3));
        let needs = Needs::default().of(&[Role::Owner], now);
        assert_eq!(needs.until(Role::Owner, now.plus(-GRACE)), Some(now.plus(GRACE)));
        assert_eq!(needs.until(Role::Owner, later), Some(later.plus(GRACE)));
        assert_eq!(needs.until(Role::Teacher, now), None);
        let more = needs.of(&[Role::Owner, Role::Admin], later);
        assert_eq!(more.until(Role::Owner, now), Some(now.plus(GRACE)));
        assert_eq!(more.until(Role::Admin, now), Some(later.plus(GRACE)));
        assert_eq!(more.of(&[], later), Needs::default());
        assert_eq!(Needs::read("nonsense"), Needs::default());
        assert_eq!(Needs::read(&more.column().unwrap()).roles(), [Role::Admin, Role::Owner]);
    }

    #[test]
    fn a_school_waits_and_then_it_does_not() {
        let now = Moment::now();
        let day = TimeDelta::days(1);
        assert_eq!(SecondStep::of(None, false, now), SecondStep::Fine);
        assert_eq!(SecondStep::of(Some(now.plus(-day)), true, now), SecondStep::Fine);
        assert_eq!(SecondStep::of(Some(now.plus(day)), false, now), SecondStep::Until(now.plus(day)));
        assert_eq!(SecondStep::of(Some(now), false, now), SecondStep::Missing);
    }
}
