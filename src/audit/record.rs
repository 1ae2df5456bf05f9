//! Writing an entry.

use super::{
    personal,
    queries::{Keyring, OfSchool, OfSite},
};
use crate::{
    error::Result,
    platform::{
        access::{Actor, ActorKind},
        db::{
            Door, Json, Moment, SchoolDb, SchoolId,
            ids::{AuditEntryId, PersonId, SiteAuditEntryId, UserId},
            schema::{audit_entries, site_audit_entries},
        },
    },
};
use diesel::prelude::*;
use serde_json::Value;

/// What happened to what. `before` and `after` hold what changed, as ids, states and settings.
#[derive(Debug, Default)]
pub struct Change {
    /// `activity.publish`: the kind of thing and a verb.
    pub action: &'static str,
    pub subject_kind: &'static str,
    pub subject_id: String,
    pub before: Option<Value>,
    pub after: Option<Value>,
    pub reason: Option<String>,
}

impl Change {
    /// The kind of the subject is what stands before the dot.
    pub fn of(action: &'static str, subject: impl ToString) -> Self {
        let subject_kind = action.split('.').next().unwrap_or(action);
        Self { action, subject_kind, subject_id: subject.to_string(), ..Self::default() }
    }

    #[must_use]
    pub fn from(self, before: Value) -> Self {
        Self { before: Some(before), ..self }
    }

    #[must_use]
    pub fn to(self, after: Value) -> Self {
        Self { after: Some(after), ..self }
    }

    /// What differs between two documents, and nothing else. `None`: nothing does.
    pub fn between(self, before: Value, after: Value) -> Option<Self> {
        let (Value::Object(mut before), Value::Object(mut after)) = (before, after) else { return None };
        let same: Vec<String> = before.iter().filter(|(key, was)| after.get(*key) == Some(was)).map(key_of).collect();
        for key in same {
            before.remove(&key);
            after.remove(&key);
        }
        let changed = !(before.is_empty() && after.is_empty());
        changed.then(|| self.from(Value::Object(before)).to(Value::Object(after)))
    }

    #[must_use]
    pub fn because(self, reason: &str) -> Self {
        let reason = (!reason.is_empty()).then(|| reason.to_owned());
        Self { reason, ..self }
    }
}

fn key_of((key, _): (&String, &Value)) -> String {
    key.clone()
}

#[derive(Insertable)]
#[diesel(table_name = audit_entries)]
struct NewEntry<'a> {
    school_id: SchoolId,
    id: AuditEntryId,
    actor_id: Option<&'a PersonId>,
    actor_kind: ActorKind,
    action: &'static str,
    subject_kind: &'static str,
    subject_id: String,
    before: Option<Json<Value>>,
    after: Option<Json<Value>>,
    reason: Option<String>,
    request_id: Option<&'a str>,
    address: Option<&'a str>,
    at: Moment,
}

#[derive(Insertable)]
#[diesel(table_name = site_audit_entries)]
struct NewSiteEntry<'a> {
    id: SiteAuditEntryId,
    user_id: Option<&'a UserId>,
    action: &'static str,
    subject_kind: &'static str,
    subject_id: String,
    before: Option<Json<Value>>,
    after: Option<Json<Value>>,
    reason: Option<String>,
    request_id: Option<&'a str>,
    address: Option<&'a str>,
    at: Moment,
}

/// Writes into the school's log. What is personal in it is sealed with the key of whom it says something about.
pub fn record(db: &mut SchoolDb<'_>, by: &Actor, change: Change) -> Result<()> {
    let actor = by.person.as_ref().map(PersonId::as_str);
    let change = personal::seal(change, actor, |owner| OfSchool(db).key(owner))?;
    let new = NewEntry {
        school_id: db.school(),
        id: AuditEntryId::fresh(),
        actor_id: by.person.as_ref(),
        actor_kind: by.kind,
        action: change.action,
        subject_kind: change.subject_kind,
        subject_id: change.subject_id,
        before: change.before.map(Json),
        after: change.after.map(Json),
        reason: change.reason,
        request_id: by.request_id.as_deref(),
        address: by.address.as_deref(),
        at: db.now(),
    };
    diesel::insert_into(audit_entries::table).values(new).execute(db.conn())?;
    Ok(())
}

/// Writes into the site's log: what belongs to a user or a school and to no school's log. `user` did it, if anybody.
pub fn record_for_site<K>(db: &mut Door<'_, K>, user: Option<&UserId>, by: &Actor, change: Change) -> Result<()> {
    let change = personal::seal(change, user.map(UserId::as_str), |owner| OfSite(db).key(owner))?;
    let new = NewSiteEntry {
        id: SiteAuditEntryId::fresh(),
        user_id: user,
        action: change.action,
        subject_kind: change.subject_kind,
        subject_id: change.subject_id,
        before: change.before.map(Json),
        after: change.after.map(Json),
        reason: change.reason,
        request_id: by.request_id.as_deref(),
        address: by.address.as_deref(),
        at: db.now(),
    };
    diesel::insert_into(site_audit_entries::table).values(new).execute(db.conn())?;
    Ok(())
}
