//! The ledger of erasures: one object for each in the store of files, beside the database and its backups. It names nobody.
//!
//! Its rule: nothing in it is changed or removed; whoever restores a backup has it replayed before anybody signs in.

use super::{actions, queries::Erasure};
use crate::{
    app::App,
    error::{Error, Result},
    platform::{access::SiteKey, files::Store},
};
use std::collections::BTreeMap;

const PREFIX: &str = "erasures";
/// No entry is longer.
const LARGEST: u64 = 4 * 1024;

/// Twice is the same as once.
pub async fn write(store: &Store, erasure: &Erasure) -> Result<()> {
    let bytes = serde_json::to_vec(erasure).map_err(Error::internal)?;
    store.put(&format!("{PREFIX}/{}.json", erasure.id), bytes.into()).await
}

async fn read(store: &Store) -> Result<Vec<Erasure>> {
    // By id, which is by time.
    let mut ledger = BTreeMap::new();
    for key in store.keys(PREFIX).await? {
        let bytes =
            store.read(&key, LARGEST).await?.ok_or_else(|| Error::internal("the ledger holds something else"))?;
        let erasure: Erasure = serde_json::from_slice(&bytes).map_err(Error::internal)?;
        ledger.insert(erasure.id.clone(), erasure);
    }
    Ok(ledger.into_values().collect())
}

/// What replaying the ledger came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Replayed {
    pub in_ledger: usize,
    /// Who was back, and is gone again.
    pub erased: usize,
}

/// Erases everybody again who stands in the ledger and is in the database with a name: after an older backup was restored.
/// Each in a transaction of their own, so that doing it twice goes on where it stopped.
pub async fn replay(app: &App) -> Result<Replayed> {
    let ledger = read(&app.store).await?;
    let mut done = Replayed { in_ledger: ledger.len(), erased: 0 };
    let key = SiteKey::for_command_line();
    for erasure in ledger {
        let school = erasure.school;
        let again = app.db.write(&key, move |db| db.within(school, |db| actions::apply_again(db, &erasure)));
        done.erased += usize::from(again.await?);
    }
    Ok(done)
}
