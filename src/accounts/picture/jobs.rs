//! What becomes of pictures that nobody has any more.

use crate::{
    app::App,
    error::Result,
    platform::{
        access::SiteKey,
        db::Door,
        jobs::{Errand, Work},
    },
};
use serde::{Deserialize, Serialize};

/// Removes one picture from the store.
#[derive(Debug, Serialize, Deserialize)]
pub struct DropPicture {
    pub key: String,
}

impl Work for DropPicture {
    const NAME: &'static str = "drop_picture";
    type Key = SiteKey;
}

impl Errand for DropPicture {
    type Prepared = String;
    type Outcome = ();

    fn prepare(&self, _: &mut Door<'_, SiteKey>) -> Result<Option<String>> {
        Ok(Some(self.key.clone()))
    }

    async fn go(key: String, app: &App) -> Result<()> {
        app.store.delete(&key).await
    }

    fn finish(&self, _: &mut Door<'_, SiteKey>, (): ()) -> Result<()> {
        Ok(())
    }
}
