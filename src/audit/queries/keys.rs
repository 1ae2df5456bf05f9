//! The keys of people, which open what the log says about them.

use crate::{
    error::Result,
    on_each,
    platform::{
        access::OwnKey,
        db::{
            Door, SchoolDb,
            schema::{person_keys, user_keys},
        },
    },
};
use diesel::prelude::*;
use std::collections::HashMap;

/// The keys of a school's people.
pub struct OfSchool<'d, 'c>(pub &'d mut SchoolDb<'c>);
/// The keys of accounts.
pub struct OfSite<'d, 'c, K>(pub &'d mut Door<'c, K>);

/// Where keys are kept, each sealed under the server's.
pub trait Keyring {
    /// Owner and sealed key of those who have one.
    fn stored(&mut self, owners: &[String]) -> QueryResult<Vec<(String, String)>>;
    /// Unless there is one meanwhile.
    fn store(&mut self, owner: &str, sealed: &str) -> QueryResult<()>;
    fn seal(&self, purpose: &str, key: &str) -> Result<String>;
    fn unseal(&self, purpose: &str, sealed: &str) -> Result<String>;

    /// Somebody's key; whoever has none gets one.
    fn key(&mut self, owner: &str) -> Result<OwnKey> {
        let owners = [owner.to_owned()];
        if let Some(key) = self.keys(&owners)?.remove(owner) {
            return Ok(key);
        }
        let sealed = self.seal(&purpose(owner), &OwnKey::fresh().written())?;
        self.store(owner, &sealed)?;
        // Of two that make one at once, both go on with the first.
        self.keys(&owners)?.remove(owner).ok_or_else(|| crate::error::Error::internal("a key was not kept"))
    }

    /// The keys that are still there.
    fn keys(&mut self, owners: &[String]) -> Result<HashMap<String, OwnKey>> {
        let mut keys = HashMap::new();
        for (owner, sealed) in if owners.is_empty() { Vec::new() } else { self.stored(owners)? } {
            let written = self.unseal(&purpose(&owner), &sealed)?;
            keys.extend(OwnKey::read(&written).map(|key| (owner, key)));
        }
        Ok(keys)
    }
}

fn purpose(owner: &str) -> String {
    format!("key of {owner}")
}

impl Keyring for OfSchool<'_, '_> {
    fn stored(&mut self, owners: &[String]) -> QueryResult<Vec<(String, String)>> {
        person_keys::table
            .filter(person_keys::school_id.eq(self.0.school()))
            .filter(person_keys::id.eq_any(owners))
            .select((person_keys::id, person_keys::sealed_key))
            .load(self.0.conn())
    }

    fn store(&mut self, owner: &str, sealed: &str) -> QueryResult<()> {
        let row = (
            person_keys::school_id.eq(self.0.school()),
            person_keys::id.eq(owner),
            person_keys::sealed_key.eq(sealed),
            person_keys::created_at.eq(self.0.now()),
        );
        let added = on_each!(self.0.conn(), |c| diesel::insert_into(person_keys::table)
            .values(row)
            .on_conflict_do_nothing()
            .execute(c));
        added.map(drop)
    }

    fn seal(&self, purpose: &str, key: &str) -> Result<String> {
        self.0.seal(purpose, key)
    }

    fn unseal(&self, purpose: &str, sealed: &str) -> Result<String> {
        self.0.unseal(purpose, sealed)
    }
}

impl<K> Keyring for OfSite<'_, '_, K> {
    fn stored(&mut self, owners: &[String]) -> QueryResult<Vec<(String, String)>> {
        user_keys::table
            .filter(user_keys::id.eq_any(owners))
            .select((user_keys::id, user_keys::sealed_key))
            .load(self.0.conn())
    }

    fn store(&mut self, owner: &str, sealed: &str) -> QueryResult<()> {
        let now = self.0.now();
        let row = (user_keys::id.eq(owner), user_keys::sealed_key.eq(sealed), user_keys::created_at.eq(now));
        let added = on_each!(self.0.conn(), |c| diesel::insert_into(user_keys::table)
            .values(row)
            .on_conflict_do_nothing()
            .execute(c));
        added.map(drop)
    }

    fn seal(&self, purpose: &str, key: &str) -> Result<String> {
        self.0.seal_for_site(purpose, key)
    }

    fn unseal(&self, purpose: &str, sealed: &str) -> Result<String> {
        self.0.unseal_for_site(purpose, sealed)
    }
}

/// After this nobody reads what the school's log says about them.
pub fn destroy_key(db: &mut SchoolDb<'_>, owner: &str) -> QueryResult<usize> {
    diesel::delete(person_keys::table.find((db.school(), owner))).execute(db.conn())
}

/// The same of an account and the site's log.
pub fn destroy_key_of_user<K>(db: &mut Door<'_, K>, user: &str) -> QueryResult<usize> {
    diesel::delete(user_keys::table.find(user)).execute(db.conn())
}
