//! Objects under keys, in a folder or in a bucket.

use super::{Keeping, S3};
use crate::{
    error::{Error, Result},
    platform::{db::Moment, i18n::Text},
};
use bytes::Bytes;
use chrono::DateTime;
use futures_util::StreamExt;
use object_store::{
    ClientOptions, Error as Failed, ObjectStore, ObjectStoreExt, RetryConfig,
    aws::{AmazonS3, AmazonS3Builder},
    local::LocalFileSystem,
    path::Path,
    signer::{HeaderName, HeaderValue, Method, SignedUrlOptions, Signer},
};
use std::{collections::HashSet, path::Path as Folder, sync::Arc, time::Duration};

/// How long the store may take to be reached, and to answer.
const CONNECTING: Duration = Duration::from_secs(2);
const ANSWERING: Duration = Duration::from_secs(20);

/// How the names of what was not looked at yet begin.
pub(super) const ARRIVING: &str = "incoming-";

const CONTENT_TYPE: HeaderName = HeaderName::from_static("content-type");

/// Where files lie. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Store {
    objects: Arc<dyn ObjectStore>,
    s3: Option<Arc<AmazonS3>>,
    origin: Option<String>,
}

/// An object, about to be read.
pub struct Found {
    pub size: u64,
    pub bytes: futures_util::stream::BoxStream<'static, Result<Bytes>>,
}

impl Store {
    pub fn open(keeping: &Keeping, data_dir: &Folder) -> Result<Self> {
        // Also where what arrives is held before it goes to a bucket.
        let folder = data_dir.join("files");
        std::fs::create_dir_all(&folder).map_err(Error::internal)?;
        match keeping {
            Keeping::Folder => {
                let objects = LocalFileSystem::new_with_prefix(folder).map_err(Error::internal)?;
                Ok(Self { objects: Arc::new(objects), s3: None, origin: None })
            }
            Keeping::S3(s3) => {
                let bucket = Arc::new(bucket(s3).map_err(Error::internal)?);
                Ok(Self { objects: bucket.clone(), s3: Some(bucket), origin: Some(s3.endpoint.clone()) })
            }
        }
    }

    /// Where browsers bring files themselves, for the pages' policy; `None`: to us.
    pub fn origin(&self) -> Option<&str> {
        self.origin.as_deref()
    }

    pub async fn put(&self, key: &str, bytes: Bytes) -> Result<()> {
        self.objects.put(&Path::from(key), bytes.into()).await.map(drop).map_err(failed)
    }

    pub async fn get(&self, key: &str) -> Result<Found> {
        let found = self.objects.get(&Path::from(key)).await.map_err(failed)?;
        Ok(Found { size: found.meta.size, bytes: found.into_stream().map(|part| part.map_err(failed)).boxed() })
    }

    /// The whole object, unless it is larger than this: then `None`, and nothing of it was read.
    pub async fn read(&self, key: &str, at_most: u64) -> Result<Option<Bytes>> {
        let found = self.objects.get(&Path::from(key)).await.map_err(failed)?;
        if found.meta.size > at_most {
            return Ok(None);
        }
        found.bytes().await.map(Some).map_err(failed)
    }

    /// What is not there need not go.
    pub async fn delete(&self, key: &str) -> Result<()> {
        match self.objects.delete(&Path::from(key)).await {
            Ok(()) | Err(Failed::NotFound { .. }) => Ok(()),
            Err(error) => Err(failed(error)),
        }
    }

    /// Removes what lies under this prefix since before `before` and is none of these. Says how many went.
    pub async fn sweep(&self, prefix: &str, kept: &HashSet<String>, before: Moment) -> Result<usize> {
        let before = before.utc().and_utc();
        let is_orphan = |key: &str, at: DateTime<chrono::Utc>| at < before && !kept.contains(key);
        let mut listed = self.objects.list(Some(&Path::from(prefix)));
        let mut gone = 0;
        while let Some(object) = listed.next().await {
            let object = object.map_err(failed)?;
            if is_orphan(object.location.as_ref(), object.last_modified) {
                self.delete(object.location.as_ref()).await?;
                gone += 1;
            }
        }
        Ok(gone)
    }

    /// Every key under this prefix (`""`: all there are), but for what browsers are bringing just now.
    pub async fn keys(&self, prefix: &str) -> Result<Vec<String>> {
        let mut listed = self.objects.list(Some(&Path::from(prefix)));
        let mut keys = Vec::new();
        while let Some(object) = listed.next().await {
            let key = object.map_err(failed)?.location;
            let is_arriving = key.filename().is_some_and(|name| name.starts_with(ARRIVING));
            keys.extend(Some(key.to_string()).filter(|_| !is_arriving));
        }
        keys.sort_unstable();
        Ok(keys)
    }

    /// Whether the store answers at all.
    pub async fn answers(&self) -> Result<()> {
        match self.objects.head(&Path::from("is-it-there")).await {
            Ok(_) | Err(Failed::NotFound { .. }) => Ok(()),
            Err(error) => Err(failed(error)),
        }
    }

    /// An address at the store itself to which a file of this type can be PUT. `None`: it has none. How large it is cannot
    /// be signed there: whoever takes it from the store measures it again.
    pub async fn sign_put(&self, key: &str, kind: &'static str, lasts: Duration) -> Result<Option<String>> {
        let options = SignedUrlOptions::default().with_signed_header(CONTENT_TYPE, HeaderValue::from_static(kind));
        self.signed(Method::PUT, key, lasts, &options).await
    }

    /// An address at the store itself from which it can be fetched, under this name. `None`: it has none.
    pub async fn sign_get(&self, key: &str, kind: &str, disposition: &str, lasts: Duration) -> Result<Option<String>> {
        let options = SignedUrlOptions::default().with_query([
            ("response-content-type", kind),
            ("response-content-disposition", disposition),
            ("response-cache-control", "private, no-store"),
        ]);
        self.signed(Method::GET, key, lasts, &options).await
    }

    async fn signed(
        &self,
        method: Method,
        key: &str,
        lasts: Duration,
        options: &SignedUrlOptions,
    ) -> Result<Option<String>> {
        let Some(s3) = &self.s3 else { return Ok(None) };
        let url = s3.signed_url_opts(method, &Path::from(key), lasts, options).await.map_err(failed)?;
        Ok(Some(url.to_string()))
    }
}

fn bucket(s3: &S3) -> object_store::Result<AmazonS3> {
    let client =
        ClientOptions::new().with_connect_timeout(CONNECTING).with_timeout(ANSWERING).with_allow_http(s3.is_http);
    // Whoever waits for an answer is a person: one more try, not ten.
    let retry = RetryConfig { max_retries: 1, retry_timeout: CONNECTING, ..RetryConfig::default() };
    AmazonS3Builder::new()
        .with_endpoint(&s3.endpoint)
        .with_bucket_name(&s3.bucket)
        .with_region(&s3.region)
        .with_access_key_id(&s3.key)
        .with_secret_access_key(&s3.secret)
        .with_virtual_hosted_style_request(false)
        .with_client_options(client)
        .with_retry(retry)
        .build()
}

/// The key stays out of the words that people read; the log has it.
fn failed(error: Failed) -> Error {
    match error {
        Failed::NotFound { .. } => Error::NotFound,
        other => {
            tracing::warn!(error = %other, "the store of files does not answer as it should");
            Error::Unavailable(Text::of("file-store-down"))
        }
    }
}
