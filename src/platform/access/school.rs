//! The school in the address, as the wall knows it.

use super::{Account, Me, Needs, SecondStep, Suspension, SuspensionKind, is_suspended};
use crate::{
    error::Error,
    platform::{
        db::{Moment, SchoolId, schema::schools},
        i18n::Lang,
    },
};
use chrono_tz::Tz;
use diesel::prelude::*;

#[derive(Queryable, Selectable)]
#[diesel(table_name = schools)]
pub(super) struct SchoolRow {
    id: SchoolId,
    slug: String,
    name: String,
    motto: String,
    time_zone: String,
    locale: String,
    locales: String,
    accent_hue: i32,
    day_starts_minute: i32,
    day_ends_minute: i32,
    registration: String,
    suspended_at: Option<Moment>,
    suspended_until: Option<Moment>,
    suspension_kind: Option<SuspensionKind>,
    suspension_reason: Option<String>,
    second_step_roles: String,
    has_sso: bool,
}

/// The school in the address.
#[derive(Debug, Clone)]
pub struct School {
    id: SchoolId,
    pub slug: String,
    pub name: String,
    pub motto: String,
    pub time_zone: Tz,
    pub locale: Lang,
    pub locales: Vec<Lang>,
    /// Degrees on the colour wheel of OKLCH, 0 to 359.
    pub accent_hue: i32,
    /// Minutes after midnight: what "before school" and "after school" mean.
    pub day_starts_minute: i32,
    pub day_ends_minute: i32,
    pub takes_registrations: bool,
    /// Which roles need a second step at sign-in.
    pub second_step: Needs,
    /// Whether people may sign in here with a service that the school uses.
    pub has_sso: bool,
    suspension: Option<Suspension>,
}

impl School {
    pub(in crate::platform) fn id(&self) -> SchoolId {
        self.id
    }

    pub fn is_suspended(&self) -> bool {
        self.suspension.is_some()
    }

    pub fn suspension(&self) -> Option<&Suspension> {
        self.suspension.as_ref()
    }

    /// When it opens again, on its wall, if it is known.
    fn opens_at(&self) -> Option<chrono::NaiveDateTime> {
        self.suspension.as_ref()?.until.map(|until| self.local(until))
    }

    /// What a member of a suspended school hears.
    pub(super) fn closed_to_members(&self, suspension: &Suspension) -> Error {
        suspension.to_members(self.opens_at())
    }

    /// What everybody else hears.
    pub(super) fn closed_to_public(&self, suspension: &Suspension, now: Moment) -> Error {
        suspension.to_public(self.opens_at(), now)
    }

    /// The one place where links into a school are made.
    pub fn path(&self, rest: &str) -> String {
        format!("/s/{}{rest}", self.slug)
    }

    /// What it asks of this person, who signs in with this account.
    pub fn second_step_of(&self, me: &Me, account: &Account, now: Moment) -> SecondStep {
        SecondStep::of(self.second_step.until(me.role, me.created_at), account.has_second_step, now)
    }

    /// The clock on the school's wall.
    pub fn local(&self, at: Moment) -> chrono::NaiveDateTime {
        at.utc().and_utc().with_timezone(&self.time_zone).naive_local()
    }
}

impl School {
    /// As it is at this instant.
    pub(super) fn at(row: SchoolRow, now: Moment) -> Self {
        let locale = Lang::named(&row.locale).unwrap_or_default();
        Self {
            id: row.id,
            // Checked when it was saved; a zone that vanished from the tables reads as UTC.
            time_zone: row.time_zone.parse().unwrap_or(Tz::UTC),
            locales: Lang::list(&row.locales, locale),
            locale,
            slug: row.slug,
            name: row.name,
            motto: row.motto,
            accent_hue: row.accent_hue,
            day_starts_minute: row.day_starts_minute,
            day_ends_minute: row.day_ends_minute,
            takes_registrations: row.registration != "closed",
            second_step: Needs::read(&row.second_step_roles),
            has_sso: row.has_sso,
            suspension: row.suspended_at.filter(|at| is_suspended(Some(*at), row.suspended_until, now)).map(|since| {
                Suspension {
                    kind: row.suspension_kind.unwrap_or(SuspensionKind::Other),
                    reason: row.suspension_reason.unwrap_or_default(),
                    since,
                    until: row.suspended_until,
                }
            }),
        }
    }
}
