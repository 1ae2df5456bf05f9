//! What is done with schools and their terms.

use super::{
    model::{NewHoliday, NewOwner, NewSchool, NewTerm, Settings, check_slug},
    queries,
};
use crate::{
    accounts, activities,
    audit::{self, Change},
    error::{Error, Result},
    people::{self, NewPerson, PersonStatus},
    platform::{
        access::{Actor, Grant, ManageSchool, Role, SiteGrant},
        db::{
            Moment, SchoolDb, SchoolId, SiteDb,
            ids::{HolidayId, TermId},
        },
        i18n::{Lang, Text},
        web::{FieldErrors, fields},
    },
};
use chrono_tz::Tz;
use serde_json::json;

/// The longest name of a school, of its motto and of its owner.
pub const LONGEST_NAME: usize = 120;

/// Opens a school with its first program and term, and invites its owner. What was typed wrong is said by field: `slug`,
/// `name`, `motto`, `time_zone`, `locale`, `owner_email`, `owner_name`.
pub fn open_school(db: &mut SiteDb<'_>, by: &Actor, new: NewSchool) -> Result<SchoolId> {
    let (new, zone) = checked(db, new)?;
    let id = queries::insert_school(db, &new)?;
    let after = json!({ "slug": new.slug, "time_zone": new.time_zone, "locale": new.locale });
    audit::record_for_site(db, by.user.as_ref(), by, Change::of("school.open", id).to(after.clone()))?;
    let lang = Lang::named(&new.locale).unwrap_or_default();
    db.within(id, |db| {
        audit::record(db, by, Change::of("school.open", id).to(after))?;
        let program = lang.say_plain(&Text::of("school-default-program"));
        queries::insert_default_program(db, &program, "GEN")?;
        for term in first_terms(new.terms, zone, db.now()) {
            insert_term(db, by, &term)?;
        }
        if let Some(owner) = new.owner {
            add_owner(db, by, owner, &new.name, lang)?;
        }
        Ok(())
    })?;
    Ok(id)
}

fn checked(db: &mut SiteDb<'_>, mut new: NewSchool) -> Result<(NewSchool, Tz)> {
    let mut errors = FieldErrors::default();
    new.slug = new.slug.trim().to_owned();
    if errors.check("slug", check_slug(&new.slug)).is_some() && queries::slug_is_taken(db, &new.slug)? {
        errors.add("slug", Text::of("slug-taken"));
    }
    let name = errors.check("name", fields::needed_line(&new.name, LONGEST_NAME));
    let motto = errors.check("motto", fields::line(&new.motto, LONGEST_NAME));
    let zone = errors.check("time_zone", new.time_zone.trim().parse::<Tz>().map_err(|_| Text::of("zone-unknown")));
    let lang = errors.check("locale", Lang::named(&new.locale).ok_or_else(|| Text::of("field-choice")));
    let owner = new.owner.take().map(|owner| {
        let email = errors.check("owner_email", fields::address(&owner.email));
        let name = errors.check("owner_name", fields::line(&owner.name, LONGEST_NAME));
        email.zip(name).map(|(email, name)| NewOwner { email, name })
    });
    match (name, motto, zone, lang) {
        (Some(name), Some(motto), Some(zone), Some(_)) if errors.is_empty() => {
            let time_zone = zone.name().to_owned();
            Ok((NewSchool { name, motto, time_zone, owner: owner.flatten(), ..new }, zone))
        }
        _ => Err(errors.into()),
    }
}

fn first_terms(given: Vec<NewTerm>, zone: Tz, now: Moment) -> Vec<NewTerm> {
    if !given.is_empty() {
        return given;
    }
    let today = now.utc().and_utc().with_timezone(&zone).date_naive();
    NewTerm::year_of(today).into_iter().collect()
}

fn insert_term(db: &mut SchoolDb<'_>, by: &Actor, new: &NewTerm) -> Result<TermId> {
    let id = queries::insert_term(db, new)?;
    audit::record(db, by, Change::of("term.add", &id).to(new.document()))?;
    Ok(id)
}

/// Active once they have shown that the address is theirs.
fn add_owner(db: &mut SchoolDb<'_>, by: &Actor, owner: NewOwner, school: &str, lang: Lang) -> Result<()> {
    let name = if owner.name.is_empty() { before_the_at(&owner.email) } else { owner.name };
    let person = NewPerson {
        user: None,
        name: name.clone(),
        email: Some(owner.email.clone()),
        role: Role::Owner,
        status: PersonStatus::Invited,
        grade: None,
        source: None,
    };
    people::add(db, by, person)?;
    accounts::invite_owner(db, by, (&owner.email, &name), school, lang)?;
    Ok(())
}

fn before_the_at(email: &str) -> String {
    email.split('@').next().unwrap_or_default().to_owned()
}

/// Changes the school's settings, unless somebody else did since `seen_version`.
pub fn change_settings(
    db: &mut SchoolDb<'_>,
    by: &Grant<ManageSchool>,
    new: &Settings,
    seen_version: i32,
) -> Result<()> {
    let (old, _) = queries::settings(db)?;
    let id = db.school();
    if !queries::save_settings(db, new, seen_version)? {
        return Err(changed_meanwhile());
    }
    if let Some(change) = Change::of("school.change", id).between(old.document(), new.document()) {
        audit::record(db, by.actor(), change)?;
    }
    // A session is at a time on the school's wall, wherever that is.
    if old.time_zone != new.time_zone {
        activities::follow_plans_later(db, None)?;
    }
    Ok(())
}

pub fn add_term(db: &mut SchoolDb<'_>, by: &Grant<ManageSchool>, new: &NewTerm) -> Result<TermId> {
    insert_term(db, by.actor(), new)
}

/// Changes a term, unless somebody else did since `seen_version`.
pub fn change_term(
    db: &mut SchoolDb<'_>,
    by: &Grant<ManageSchool>,
    id: &TermId,
    new: &NewTerm,
    seen_version: i32,
) -> Result<()> {
    let old = NewTerm::from(queries::term(db, id)?);
    if !queries::save_term(db, id, new, seen_version)? {
        return Err(changed_meanwhile());
    }
    let Some(change) = Change::of("term.change", id).between(old.document(), new.document()) else { return Ok(()) };
    audit::record(db, by.actor(), change)?;
    if (old.starts_on, old.ends_on) != (new.starts_on, new.ends_on) {
        activities::follow_plans_later(db, Some(id))?;
    }
    // What went past somebody because of the old limit or dates may fit now.
    Ok(activities::fill_places_later(db)?)
}

/// Days on which nothing meets: what falls on them is cancelled.
pub fn add_holiday(db: &mut SchoolDb<'_>, by: &Grant<ManageSchool>, new: &NewHoliday) -> Result<HolidayId> {
    let id = queries::insert_holiday(db, new)?;
    audit::record(db, by.actor(), Change::of("holiday.add", &id).to(new.document()))?;
    activities::follow_plans_later(db, None)?;
    Ok(id)
}

/// Changes a holiday, unless somebody else did since `seen_version`.
pub fn change_holiday(
    db: &mut SchoolDb<'_>,
    by: &Grant<ManageSchool>,
    id: &HolidayId,
    new: &NewHoliday,
    seen_version: i32,
) -> Result<()> {
    let old = NewHoliday::from(queries::holiday(db, id)?);
    if !queries::save_holiday(db, id, new, seen_version)? {
        return Err(changed_meanwhile());
    }
    let Some(change) = Change::of("holiday.change", id).between(old.document(), new.document()) else { return Ok(()) };
    audit::record(db, by.actor(), change)?;
    Ok(activities::follow_plans_later(db, None)?)
}

/// Takes a holiday back: what it cancelled, and is still to come, takes place again.
pub fn remove_holiday(db: &mut SchoolDb<'_>, by: &Grant<ManageSchool>, id: &HolidayId) -> Result<String> {
    let old = NewHoliday::from(queries::holiday(db, id)?);
    queries::delete_holiday(db, id)?;
    audit::record(db, by.actor(), Change::of("holiday.remove", id).from(old.document()))?;
    activities::follow_plans_later(db, None)?;
    Ok(old.name)
}

/// Closes a school to its people and to the public. Twice is the same as once.
pub fn suspend(db: &mut SiteDb<'_>, by: &SiteGrant, id: SchoolId, reason: &str) -> Result<()> {
    if !queries::suspend(db, id, reason)? {
        return Ok(());
    }
    record_in_both(db, by, id, || Change::of("school.suspend", id).because(reason))
}

/// Opens it again. Twice is the same as once.
pub fn reactivate(db: &mut SiteDb<'_>, by: &SiteGrant, id: SchoolId) -> Result<()> {
    if !queries::exists(db, id)? {
        return Err(Error::NotFound);
    }
    if !queries::reactivate(db, id)? {
        return Ok(());
    }
    record_in_both(db, by, id, || Change::of("school.reactivate", id))
}

/// The school's people see it in their log, the site's admins in theirs.
fn record_in_both(db: &mut SiteDb<'_>, by: &SiteGrant, id: SchoolId, change: impl Fn() -> Change) -> Result<()> {
    audit::record_for_site(db, Some(&by.user.id), &by.actor, change())?;
    db.within(id, |db| audit::record(db, &by.actor, change()))
}

fn changed_meanwhile() -> Error {
    Error::Conflict(Text::of("changed-meanwhile"))
}
