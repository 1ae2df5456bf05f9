//! Files that people bring: where they are kept, what is let in, and signed addresses that stop working.
//!
//! Its rule: what a file is, its content says; it is stored under a random key, and nothing is served before it was
//! checked. A room says who may see it: this module knows none.

mod config;
mod inspect;
mod rows;
mod scan;
mod serve;
mod shape;
mod sign;
mod store;
mod upload;

pub use config::{Keeping, S3};
pub use inspect::{
    Fit, Kind, LARGEST, MOST_PIXELS, THUMBNAIL, Unfit, in_words, inspect, megabytes, portrait, thumbnail,
};
pub use rows::{
    File, FileStatus, NewFile, delete_unlinked, find, held, hold_quota, insert, keys, set_status, set_thumbnail, used,
    with_content,
};
pub use scan::{Scanner, Verdict};
pub use serve::{Disposition, inline, served};
pub use sign::{LASTS, Pass, Stamp, Ticket};
pub use store::{Found, Store};
pub use upload::{RawBody, Spooled, Upload};

use crate::error::{Error, Result};
use crate::platform::i18n::Text;
use std::time::Duration;
use tokio::sync::{Semaphore, SemaphorePermit};

/// How long somebody waits for the file before theirs to be looked at.
const PATIENCE: Duration = Duration::from_secs(10);

/// Files are looked at one at a time: a picture of 40 megapixels takes 160 MB while it is open.
#[derive(Debug)]
pub struct Desk(Semaphore);

impl Default for Desk {
    fn default() -> Self {
        Self(Semaphore::new(1))
    }
}

impl Desk {
    /// Reads what arrived and finds out what it is, away from the threads that answer.
    pub async fn inspect(&self, spooled: Spooled) -> Result<Result<Fit, Unfit>> {
        let _seat = self.seat().await?;
        let job = move || {
            let (name, said) = (spooled.name.clone(), spooled.said.clone());
            if spooled.size > LARGEST {
                return Ok(Err(Unfit::TooLarge));
            }
            Ok(inspect(spooled.into_bytes()?, &name, said.as_deref()))
        };
        actix_web::web::block(job).await.map_err(Error::internal)?
    }

    /// The small picture of a stored one; `None` when it cannot be opened any more.
    pub async fn thumbnail(&self, bytes: bytes::Bytes) -> Result<Option<Vec<u8>>> {
        let _seat = self.seat().await?;
        actix_web::web::block(move || thumbnail(&bytes)).await.map_err(Error::internal)
    }

    /// The square in the middle of a picture that was let in; `None` when it cannot be opened.
    pub async fn portrait(&self, bytes: bytes::Bytes) -> Result<Option<Vec<u8>>> {
        let _seat = self.seat().await?;
        actix_web::web::block(move || portrait(&bytes)).await.map_err(Error::internal)
    }

    async fn seat(&self) -> Result<SemaphorePermit<'_>> {
        let busy = || Error::Unavailable(Text::of("file-desk-busy"));
        tokio::time::timeout(PATIENCE, self.0.acquire()).await.map_err(|_| busy())?.map_err(Error::internal)
    }
}
