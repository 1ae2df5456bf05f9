//! `STORE_URL`, taken apart.

use std::fmt;
use url::Url;

/// Where files are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Keeping {
    /// In `DATA_DIR/files`.
    Folder,
    S3(S3),
}

/// A bucket of an S3-compatible service: `s3://KEY:SECRET@HOST:PORT/BUCKET?region=REGION&http=1`.
#[derive(Clone, PartialEq, Eq)]
pub struct S3 {
    pub key: String,
    pub secret: String,
    /// Scheme, host and port.
    pub endpoint: String,
    pub bucket: String,
    pub region: String,
    pub is_http: bool,
}

/// Without what signs.
impl fmt::Debug for S3 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("S3").field("endpoint", &self.endpoint).field("bucket", &self.bucket).finish_non_exhaustive()
    }
}

impl S3 {
    /// What is wrong is said without repeating the address, which holds a secret.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let url = Url::parse(text).map_err(|_| "it is no address: s3://key:secret@host/bucket")?;
        if url.scheme() != "s3" {
            return Err("it begins with s3://");
        }
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or("it names no host")?;
        let (key, secret) = (decoded(url.username()), decoded(url.password().unwrap_or_default()));
        if key.is_empty() || secret.is_empty() {
            return Err("it names no key and secret: s3://key:secret@host/bucket");
        }
        let bucket = url.path().trim_matches('/').to_owned();
        let is_bucket = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.');
        if !(3..=63).contains(&bucket.len()) || !bucket.chars().all(is_bucket) {
            return Err("its path is the name of one bucket");
        }
        let (mut region, mut is_http) = ("us-east-1".to_owned(), false);
        for (name, value) in url.query_pairs() {
            match (name.as_ref(), value.as_ref()) {
                ("region", value) if !value.is_empty() => value.clone_into(&mut region),
                ("http", "1") => is_http = true,
                _ => return Err("it knows ?region=… and http=1 and nothing else"),
            }
        }
        let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
        let endpoint = format!("{}://{host}{port}", if is_http { "http" } else { "https" });
        Ok(Self { key, secret, endpoint, bucket, region, is_http })
    }
}

/// Secrets hold slashes and plus signs, which an address spells `%2F` and `%2B`.
fn decoded(part: &str) -> String {
    let query = format!("x={}", part.replace('+', "%2B").replace('&', "%26"));
    url::form_urlencoded::parse(query.as_bytes()).next().map(|(_, value)| value.into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_a_store_is_taken_apart_and_never_shows_its_secret() {
        let s3 = S3::parse("s3://AKIA:se%2Fcr+et@127.0.0.1:9000/school-files?region=eu-west-2&http=1").unwrap();
        assert_eq!((s3.key.as_str(), s3.secret.as_str()), ("AKIA", "se/cr+et"));
        assert_eq!((s3.endpoint.as_str(), s3.bucket.as_str()), ("http://127.0.0.1:9000", "school-files"));
        assert_eq!((s3.region.as_str(), s3.is_http), ("eu-west-2", true));
        assert!(!format!("{s3:?}").contains("se/cr"));
        assert_eq!(S3::parse("s3://a:b@s3.example.org/bucket").unwrap().endpoint, "https://s3.example.org");
        for wrong in [
            "",
            "https://a:b@host/bucket",
            "s3://host/bucket",
            "s3://a:b@host/",
            "s3://a:b@host/x/y",
            "s3://a:b@h/b?x=1",
        ] {
            assert!(S3::parse(wrong).is_err(), "{wrong}");
        }
    }
}
