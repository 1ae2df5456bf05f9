//! Asking other servers, at addresses that people typed.
//!
//! Its rule: https to a public address, connected to as it was checked, no redirect, ten seconds, one megabyte. What
//! goes wrong is said without the address, which may hold a secret.

use super::i18n::Text;
use crate::{
    config::{Config, Env},
    error::{Error, Result},
};
use reqwest::{
    Client,
    dns::{Addrs, Name, Resolve, Resolving},
    header::{ACCEPT, HeaderValue},
    redirect::Policy,
};
use serde_json::Value;
use std::{
    error::Error as StdError,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, ToSocketAddrs},
    time::Duration,
};
use url::{Host, Url};

const PORTS: [u16; 2] = [443, 8443];
/// From the question to the last byte of the answer.
const DEADLINE: Duration = Duration::from_secs(10);
const LARGEST_ANSWER: usize = 1024 * 1024;
/// How deep lists and objects may lie in each other.
const DEEPEST: usize = 32;

/// Why there is no answer that could be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unanswered {
    #[error("the address is not one that we go to")]
    NotAllowed,
    #[error("the address is not a public one")]
    Private,
    #[error("nobody answers")]
    Unreachable,
    #[error("the answer takes too long")]
    Slow,
    #[error("the answer is {0}")]
    Status(u16),
    #[error("the answer is too large")]
    TooLarge,
    #[error("the answer is no JSON")]
    NotJson,
    #[error("the answer is nested too deep")]
    TooDeep,
}

impl Unanswered {
    pub fn text(self) -> Text {
        match self {
            Self::NotAllowed => Text::of("outbound-address"),
            Self::Private => Text::of("outbound-private"),
            Self::Unreachable => Text::of("outbound-unreachable"),
            Self::Slow => Text::of("outbound-slow"),
            Self::Status(status @ (401 | 403)) => Text::of("outbound-refused").with("status", i32::from(status)),
            Self::Status(status) => Text::of("outbound-status").with("status", i32::from(status)),
            Self::TooLarge => Text::of("outbound-large"),
            Self::NotJson => Text::of("outbound-no-json"),
            Self::TooDeep => Text::of("outbound-deep"),
        }
    }
}

/// An address that may be gone to, as far as its letters tell: what it leads to is looked at on the way.
pub fn address(typed: &str) -> Result<Url, Unanswered> {
    let url = Url::parse(typed.trim()).map_err(|_| Unanswered::NotAllowed)?;
    let is_plain = url.scheme() == "https"
        && url.username().is_empty()
        && url.password().is_none()
        && url.port_or_known_default().is_some_and(|port| PORTS.contains(&port));
    match url.host() {
        Some(Host::Ipv4(ip)) if !is_public(ip.into()) => Err(Unanswered::Private),
        Some(Host::Ipv6(ip)) if !is_public(ip.into()) => Err(Unanswered::Private),
        Some(_) if is_plain => Ok(url),
        _ => Err(Unanswered::NotAllowed),
    }
}

/// The way out.
#[derive(Clone)]
pub struct Outbound {
    client: Client,
    test_servers: Vec<SocketAddr>,
}

impl Outbound {
    pub fn new(config: &Config) -> Result<Self> {
        let test_servers = if config.env == Env::Production { Vec::new() } else { config.test_servers.clone() };
        let client = Client::builder()
            .https_only(test_servers.is_empty())
            // A proxy would look the name up again, and connect to what it finds.
            .no_proxy()
            .redirect(Policy::none())
            .timeout(DEADLINE)
            .connect_timeout(DEADLINE)
            .dns_resolver(PublicOnly)
            .user_agent("Homeroom")
            .build()
            .map_err(Error::internal)?;
        Ok(Self { client, test_servers })
    }

    /// What the address answers, as JSON. `bearer` goes along as `Authorization`.
    pub async fn json(&self, url: &Url, bearer: Option<&str>) -> Result<Value, Unanswered> {
        let body = self.get(url, bearer).await?;
        if depth(&body) > DEEPEST {
            return Err(Unanswered::TooDeep);
        }
        serde_json::from_slice(&body).map_err(|_| Unanswered::NotJson)
    }

    /// For a library that speaks a protocol of its own: its request, under the same rules.
    pub async fn carry(&self, request: http::Request<Vec<u8>>) -> Result<http::Response<Vec<u8>>, Unanswered> {
        let url = Url::parse(&request.uri().to_string()).map_err(|_| Unanswered::NotAllowed)?;
        self.admits(&url)?;
        let (head, body) = request.into_parts();
        let asked = self.client.request(head.method, url).headers(head.headers).body(body);
        let answer = asked.send().await.map_err(why)?;
        let (status, headers) = (answer.status(), answer.headers().clone());
        let body = read(answer).await?;
        if depth(&body) > DEEPEST {
            return Err(Unanswered::TooDeep);
        }
        let mut response = http::Response::new(body);
        (*response.status_mut(), *response.headers_mut()) = (status, headers);
        Ok(response)
    }

    /// Whether it is an address that we go to, or send browsers to.
    pub fn admits(&self, url: &Url) -> Result<(), Unanswered> {
        if self.is_a_test_server(url) { Ok(()) } else { address(url.as_str()).map(drop) }
    }

    async fn get(&self, url: &Url, bearer: Option<&str>) -> Result<Vec<u8>, Unanswered> {
        self.admits(url)?;
        let request = self.client.get(url.clone()).header(ACCEPT, HeaderValue::from_static("application/json"));
        let request = bearer.into_iter().fold(request, |request, key| request.bearer_auth(key));
        read(request.send().await.map_err(why)?).await
    }

    fn is_a_test_server(&self, url: &Url) -> bool {
        let ip = match url.host() {
            Some(Host::Ipv4(ip)) => IpAddr::from(ip),
            Some(Host::Ipv6(ip)) => IpAddr::from(ip),
            _ => return false,
        };
        url.port_or_known_default().is_some_and(|port| self.test_servers.contains(&(ip, port).into()))
    }
}

async fn read(mut answer: reqwest::Response) -> Result<Vec<u8>, Unanswered> {
    if !answer.status().is_success() {
        return Err(Unanswered::Status(answer.status().as_u16()));
    }
    let mut body = Vec::new();
    // As it comes: what it says of its own length is not asked.
    while let Some(chunk) = answer.chunk().await.map_err(why)? {
        if body.len() + chunk.len() > LARGEST_ANSWER {
            return Err(Unanswered::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

fn why(error: reqwest::Error) -> Unanswered {
    let why = match (is_of_private(&error), error.is_timeout()) {
        (true, _) => Unanswered::Private,
        (_, true) => Unanswered::Slow,
        _ => Unanswered::Unreachable,
    };
    tracing::info!(%why, error = %error.without_url(), "another server did not answer");
    why
}

fn is_of_private(error: &(dyn StdError + 'static)) -> bool {
    error.is::<NotPublic>() || error.source().is_some_and(is_of_private)
}

/// Looks names up, and refuses one as soon as any of its addresses is not public. What it answers is connected to, so
/// that nobody can be somebody else a moment later.
struct PublicOnly;

#[derive(Debug, thiserror::Error)]
#[error("the address is not a public one")]
struct NotPublic;

impl Resolve for PublicOnly {
    fn resolve(&self, name: Name) -> Resolving {
        let host = name.as_str().to_owned();
        Box::pin(async move {
            let found = tokio::task::spawn_blocking(move || (host.as_str(), 0).to_socket_addrs()).await??;
            let found: Vec<SocketAddr> = found.collect();
            if found.iter().any(|address| !is_public(address.ip())) {
                return Err(NotPublic.into());
            }
            Ok::<Addrs, _>(Box::new(found.into_iter()))
        })
    }
}

/// Whether the address is one of the internet's: of nobody's machine, house or provider, and no other address in disguise.
pub fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

/// Network and length of its prefix: IANA's registry of special purposes, multicast and what is reserved.
const NOT_PUBLIC_V4: &[(Ipv4Addr, u32)] = &[
    (Ipv4Addr::new(0, 0, 0, 0), 8),
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    (Ipv4Addr::new(127, 0, 0, 0), 8),
    (Ipv4Addr::new(169, 254, 0, 0), 16),
    (Ipv4Addr::new(172, 16, 0, 0), 12),
    (Ipv4Addr::new(192, 0, 0, 0), 24),
    (Ipv4Addr::new(192, 0, 2, 0), 24),
    (Ipv4Addr::new(192, 88, 99, 0), 24),
    (Ipv4Addr::new(192, 168, 0, 0), 16),
    (Ipv4Addr::new(198, 18, 0, 0), 15),
    (Ipv4Addr::new(198, 51, 100, 0), 24),
    (Ipv4Addr::new(203, 0, 113, 0), 24),
    (Ipv4Addr::new(224, 0, 0, 0), 4),
    (Ipv4Addr::new(240, 0, 0, 0), 4),
];

/// Of what lies in 2000::/3: protocols (Teredo among them), documentation, 6to4. Everything outside it is not public:
/// loopback, mapped and compatible IPv4, NAT64, ULA, link-local, multicast.
const NOT_PUBLIC_V6: &[(Ipv6Addr, u32)] = &[
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32),
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20),
];

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let is_in = |&(network, length): &(Ipv4Addr, u32)| (ip.to_bits() ^ network.to_bits()) >> (32 - length) == 0;
    !NOT_PUBLIC_V4.iter().any(is_in)
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let is_in = |&(network, length): &(Ipv6Addr, u32)| (ip.to_bits() ^ network.to_bits()) >> (128 - length) == 0;
    is_in(&(Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3)) && !NOT_PUBLIC_V6.iter().any(is_in)
}

/// How deep lists and objects lie in each other, counted before anything is built of them.
fn depth(json: &[u8]) -> usize {
    let (mut depth, mut deepest, mut in_text, mut is_escaped) = (0usize, 0, false, false);
    for byte in json {
        match (in_text, byte) {
            (true, _) if is_escaped => is_escaped = false,
            (true, b'\\') => is_escaped = true,
            (_, b'"') => in_text = !in_text,
            (false, b'[' | b'{') => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            (false, b']' | b'}') => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

#[cfg(test)]
mod tests;
