//! Settings: the environment, read once. Everything that is wrong is said at once.

use crate::platform::{
    db::is_postgres,
    files::{Keeping, S3, Scanner},
    mail::MailNames,
    text::sha256_hex,
};
use actix_web::cookie::Key;
use std::{collections::HashMap, fmt, net::SocketAddr, path::PathBuf};
use url::Url;

/// Where the server runs, and how careful it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Env {
    /// One's own machine: a demo in an empty database, kept.
    Dev,
    /// For browser tests: fresh at each start.
    E2e,
    /// For checks: thrown away.
    Ci,
    Production,
}

/// How mail leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mailing {
    /// Nothing is sent, and the pages say so.
    Off,
    /// Each message is a file below the data folder.
    Folder,
    /// Through this server.
    Smtp(String),
}

/// How often somebody may ask. Plain numbers, so that tests can lower them.
#[derive(Debug, Clone)]
pub struct Limits {
    pub session_per_minute: u32,
    pub address_per_minute: u32,
    /// Wrong passwords; those for one account are held up by delays, which the database keeps.
    pub sign_in_address_per_5_minutes: u32,
    /// Mails of one kind that strangers can have sent to one account.
    pub mail_account_per_hour: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            session_per_minute: 300,
            address_per_minute: 3_000,
            sign_in_address_per_5_minutes: 300,
            mail_account_per_hour: 3,
        }
    }
}

/// Where backups go, how often, and how many are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backups {
    pub folder: PathBuf,
    /// `None`: only when somebody asks.
    pub every_hours: Option<u32>,
    pub keep: usize,
    /// Seals them.
    pub passphrase: Option<String>,
}

#[derive(Clone)]
pub struct Config {
    pub env: Env,
    pub host: String,
    pub port: u16,
    pub base_url: Url,
    pub database_url: String,
    pub database_owner_url: Option<String>,
    pub database_read_url: Option<String>,
    pub data_dir: PathBuf,
    /// Signs cookies.
    pub secret: Key,
    pub mailing: Mailing,
    pub mail_from: String,
    /// Whom a mail server may carry mail to outside production; nobody, unless they are named.
    pub mail_allow: MailNames,
    /// Who never gets mail from here.
    pub mail_protected: MailNames,
    /// What the server that carries our mail shows when it reports what came back.
    pub bounce_secret: Option<String>,
    pub site_domain: Option<String>,
    pub log_level: String,
    /// How many proxies of ours add themselves to `X-Forwarded-For`.
    pub trusted_proxies: usize,
    /// Workers of jobs inside this process.
    pub workers: usize,
    pub limits: Limits,
    pub store: Keeping,
    /// What the files of one school may take, in bytes.
    pub file_quota: i64,
    pub scanner: Option<Scanner>,
    pub backups: Backups,
    /// Servers of a test on this machine that we may go out to. No setting says it, and production does not look at it.
    pub test_servers: Vec<SocketAddr>,
}

/// Name, default, meaning: what `homeroom check --settings` prints.
pub const SETTINGS: &[(&str, &str, &str)] = &[
    ("APP_ENV", "dev", "dev, e2e, ci or production"),
    ("HOST", "127.0.0.1", "the address to listen on; dev listens on this machine only"),
    ("PORT", "3001 (dev), 3002 (e2e), 3003 (ci)", "the port to listen on"),
    (
        "BASE_URL",
        "http://HOST:PORT",
        "where people reach the server; links in mails begin with it; https in production",
    ),
    ("DATABASE_URL", "a file in DATA_DIR", "path of an SQLite file, or postgres://… of a role that owns no table"),
    ("DATABASE_OWNER_URL", "none", "postgres://… of the role that owns the tables: migrates at start and by `migrate`"),
    ("DATABASE_READ_URL", "none", "postgres://… of a replica that may lag, for public pages"),
    ("DATA_DIR", "data", "folder for the SQLite file, for files and for mail that is not sent"),
    (
        "SECRET_KEY",
        "fixed outside production",
        "at least 64 random characters; signs cookies and seals the secrets of schools",
    ),
    ("SMTP_URL", "none: mail becomes files in DATA_DIR/mail", "smtp://user:password@host:port or smtps://…"),
    ("MAIL", "homeroom@ the host of BASE_URL", "the address that mail comes from, or `off` to send nothing"),
    (
        "MAIL_ALLOW",
        "none: outside production SMTP_URL carries mail to nobody",
        "addresses and domains, with commas between, that mail goes to outside production; the rest is held and shown",
    ),
    (
        "MAIL_PROTECTED",
        "none",
        "addresses and domains that never get mail, not even in production: it is held and shown",
    ),
    ("BOUNCE_SECRET", "none: nobody reports", "at least 32 random characters; POST /mail/bounces takes them as Bearer"),
    ("SITE_DOMAIN", "none", "slug.SITE_DOMAIN serves a school's public pages"),
    ("LOG_LEVEL", "info", "error, warn, info, debug or trace"),
    ("TRUSTED_PROXIES", "0", "how many proxies in front add themselves to X-Forwarded-For"),
    ("LIMIT_SESSION", "300", "requests a minute of one session"),
    ("LIMIT_ADDRESS", "3000", "requests a minute of one address that is not signed in"),
    ("LIMIT_GUESSES", "300", "wrong passwords in five minutes from one address, for 20 accounts or more"),
    ("LIMIT_MAILS", "3", "mails an hour that strangers can have sent to one account, of each kind"),
    (
        "STORE_URL",
        "none: files lie in DATA_DIR/files",
        "s3://KEY:SECRET@HOST:PORT/BUCKET?region=REGION of an S3-compatible service; `&http=1` without TLS",
    ),
    ("FILE_QUOTA_MB", "1024", "what the files of one school may take, in MB"),
    ("CLAMAV_ADDR", "none: files are not scanned", "host:port of a clamd; a file is held until it was scanned"),
    ("BACKUP_DIR", "DATA_DIR/backups", "folder for backups; another disk is better"),
    ("BACKUP_HOURS", "24 in production, else 0", "hours between backups; 0: only when somebody asks"),
    ("BACKUP_KEEP", "14", "how many backups are kept"),
    (
        "BACKUP_PASSPHRASE",
        "none: backups are not encrypted",
        "at least 12 characters; seals backups (the format of age)",
    ),
    ("WORKERS", "1", "job workers inside the server; 0 where `homeroom work` runs beside it"),
];

/// Everything that is wrong with the settings, one line each.
#[derive(Debug, thiserror::Error)]
pub struct WrongSettings(pub Vec<String>);

impl fmt::Display for WrongSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "these settings need another look:\n  {}", self.0.join("\n  "))
    }
}

const WEAK_SECRET: &str =
    "this key is public and signs nothing that matters, so it is only for development, tests and demos";
const SHORTEST_SECRET: usize = 64;
const SHORTEST_BOUNCE_SECRET: usize = 32;
const SHORTEST_PASSPHRASE: usize = 12;

impl Config {
    pub fn from_env() -> Result<Self, WrongSettings> {
        Self::from_vars(&std::env::vars().collect())
    }

    /// From a map, so that tests need no environment.
    pub fn from_vars(vars: &HashMap<String, String>) -> Result<Self, WrongSettings> {
        let mut read = Reading { vars, wrong: Vec::new() };
        let env = read.env();
        let config = read.config(env);
        match config {
            Some(config) if read.wrong.is_empty() => Ok(config),
            _ => Err(WrongSettings(read.wrong)),
        }
    }

    pub fn is_https(&self) -> bool {
        self.base_url.scheme() == "https"
    }

    /// Scheme, host and port of our own pages.
    pub fn origin(&self) -> String {
        self.base_url.origin().ascii_serialization()
    }

    /// Without a slash at the end.
    pub fn base(&self) -> String {
        self.base_url.as_str().trim_end_matches('/').to_owned()
    }

    /// Demo accounts, a page that shows mail: what is for people who try things out.
    pub fn is_for_trying(&self) -> bool {
        matches!(self.env, Env::Dev | Env::E2e)
    }
}

struct Reading<'v> {
    vars: &'v HashMap<String, String>,
    wrong: Vec<String>,
}

impl Reading<'_> {
    fn get(&self, name: &str) -> Option<String> {
        self.vars.get(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    fn refuse<T>(&mut self, why: impl Into<String>) -> Option<T> {
        self.wrong.push(why.into());
        None
    }

    fn parsed<T: std::str::FromStr>(&mut self, name: &str, default: T) -> Option<T> {
        match self.get(name) {
            None => Some(default),
            Some(text) => text.parse().ok().or_else(|| self.refuse(format!("{name}: {text:?} is no number that fits"))),
        }
    }

    fn env(&mut self) -> Env {
        match self.get("APP_ENV").as_deref() {
            None | Some("dev") => Env::Dev,
            Some("e2e") => Env::E2e,
            Some("ci") => Env::Ci,
            Some("production") => Env::Production,
            Some(other) => {
                let why = format!("APP_ENV: {other:?} is none of dev, e2e, ci, production");
                self.refuse(why).unwrap_or(Env::Production)
            }
        }
    }

    /// What production wants said explicitly, and everything else has a default for.
    fn explicit(&mut self, env: Env, name: &str, default: impl FnOnce() -> String) -> Option<String> {
        match self.get(name) {
            Some(value) => Some(value),
            None if env == Env::Production => self.refuse(format!("{name}: production needs it said")),
            None => Some(default()),
        }
    }

    fn config(&mut self, env: Env) -> Option<Config> {
        let host = self.get("HOST").unwrap_or_else(|| "127.0.0.1".to_owned());
        if env != Env::Production && !matches!(host.as_str(), "127.0.0.1" | "localhost" | "::1") {
            self.refuse::<()>(format!(
                "HOST: {host} would show accounts with a known password to others; only production listens there"
            ));
        }
        let default_port = match env {
            Env::Dev | Env::Production => 3001,
            Env::E2e => 3002,
            Env::Ci => 3003,
        };
        let port = self.parsed("PORT", default_port);
        let data_dir = self.explicit(env, "DATA_DIR", || "data".to_owned()).map(PathBuf::from);
        let base_url = self.base_url(env, port.unwrap_or(default_port));
        let database_url = self.database_url(env, data_dir.as_ref());
        let secret = self.secret(env);
        let mailing = self.mailing();
        let mail_from = self.mail_from(base_url.as_ref());
        // All of them are read before the first that is wrong ends this.
        let (log_level, trusted_proxies) = (self.log_level(), self.parsed("TRUSTED_PROXIES", 0));
        let workers = self.parsed("WORKERS", 1);
        let bounce_secret = self.bounce_secret();
        let (mail_allow, mail_protected) = (self.mail_allow(env), self.get("MAIL_PROTECTED").unwrap_or_default());
        let mail_protected = self.mail_names("MAIL_PROTECTED", &mail_protected);
        let limits = self.limits();
        let (store, scanner) = (self.store(), self.scanner());
        let backups = self.backups(env, data_dir.as_ref());
        let quota = self.parsed("FILE_QUOTA_MB", 1024_u32);
        Some(Config {
            env,
            host,
            port: port?,
            base_url: base_url?,
            database_url: database_url?,
            database_owner_url: self.get("DATABASE_OWNER_URL"),
            database_read_url: self.get("DATABASE_READ_URL"),
            data_dir: data_dir?,
            secret: secret?,
            mailing: mailing?,
            mail_from: mail_from?,
            mail_allow: mail_allow?,
            mail_protected: mail_protected?,
            bounce_secret: bounce_secret?,
            site_domain: self.get("SITE_DOMAIN").map(|domain| domain.to_lowercase()),
            log_level: log_level?,
            trusted_proxies: trusted_proxies?,
            workers: workers?,
            limits: limits?,
            store: store?,
            file_quota: i64::from(quota?) * 1024 * 1024,
            scanner: scanner?,
            backups: backups?,
            test_servers: Vec::new(),
        })
    }

    fn store(&mut self) -> Option<Keeping> {
        match self.get("STORE_URL") {
            None => Some(Keeping::Folder),
            Some(url) => match S3::parse(&url) {
                Ok(s3) => Some(Keeping::S3(s3)),
                Err(why) => self.refuse(format!("STORE_URL: {why}")),
            },
        }
    }

    fn backups(&mut self, env: Env, data_dir: Option<&PathBuf>) -> Option<Backups> {
        let usual = if env == Env::Production { 24 } else { 0 };
        let (hours, keep) = (self.parsed("BACKUP_HOURS", usual), self.parsed("BACKUP_KEEP", 14_usize));
        let passphrase = self.get("BACKUP_PASSPHRASE");
        if passphrase.as_ref().is_some_and(|phrase| phrase.chars().count() < SHORTEST_PASSPHRASE) {
            return self.refuse(format!("BACKUP_PASSPHRASE: it needs at least {SHORTEST_PASSPHRASE} characters"));
        }
        let folder = self.get("BACKUP_DIR").map(PathBuf::from);
        Some(Backups {
            folder: folder.unwrap_or_else(|| data_dir.cloned().unwrap_or_default().join("backups")),
            every_hours: hours.map(|hours: u32| Some(hours).filter(|hours| *hours > 0))?,
            keep: keep?,
            passphrase,
        })
    }

    fn scanner(&mut self) -> Option<Option<Scanner>> {
        let Some(address) = self.get("CLAMAV_ADDR") else { return Some(None) };
        let port =
            address.rsplit_once(':').and_then(|(host, port)| port.parse::<u16>().ok().filter(|_| !host.is_empty()));
        match port {
            Some(_) => Some(Some(Scanner(address))),
            None => self.refuse(format!("CLAMAV_ADDR: {address:?} is no host:port")),
        }
    }

    fn base_url(&mut self, env: Env, port: u16) -> Option<Url> {
        let text = self.explicit(env, "BASE_URL", || format!("http://127.0.0.1:{port}"))?;
        let url = match Url::parse(&text) {
            Ok(url) if matches!(url.scheme(), "http" | "https") && url.has_host() => url,
            _ => return self.refuse(format!("BASE_URL: {text:?} is no web address")),
        };
        if env == Env::Production && url.scheme() != "https" {
            return self.refuse("BASE_URL: production needs https, or passwords travel in the open");
        }
        Some(url)
    }

    fn database_url(&mut self, env: Env, data_dir: Option<&PathBuf>) -> Option<String> {
        let file = match env {
            Env::Dev => "homeroom-dev.db",
            Env::E2e => "homeroom-e2e.db",
            Env::Ci => "homeroom-ci.db",
            Env::Production => "homeroom.db",
        };
        let default = data_dir.cloned().unwrap_or_default().join(file).display().to_string();
        let url = self.explicit(env, "DATABASE_URL", || default)?;
        if url.contains("://") && !is_postgres(&url) {
            return self.refuse("DATABASE_URL: neither a path nor postgres://");
        }
        Some(url)
    }

    fn secret(&mut self, env: Env) -> Option<Key> {
        let secret = self.explicit(env, "SECRET_KEY", || WEAK_SECRET.to_owned())?;
        let distinct = secret.chars().collect::<std::collections::HashSet<_>>().len();
        let is_weak = secret.len() < SHORTEST_SECRET || distinct < 10 || secret == WEAK_SECRET;
        if env == Env::Production && is_weak {
            return self.refuse(format!("SECRET_KEY: production needs at least {SHORTEST_SECRET} random characters"));
        }
        // Any length becomes the 64 bytes that the cookies' keys are cut from.
        Some(Key::derive_from(sha256_hex(&secret).as_bytes()))
    }

    fn mailing(&mut self) -> Option<Mailing> {
        if self.get("MAIL").as_deref() == Some("off") {
            return Some(Mailing::Off);
        }
        match self.get("SMTP_URL") {
            None => Some(Mailing::Folder),
            Some(url) if url.starts_with("smtp://") || url.starts_with("smtps://") => Some(Mailing::Smtp(url)),
            Some(_) => self.refuse("SMTP_URL: it begins with smtp:// or smtps://"),
        }
    }

    fn mail_from(&mut self, base_url: Option<&Url>) -> Option<String> {
        match self.get("MAIL").filter(|mail| mail != "off") {
            Some(address) => crate::platform::text::email(&address)
                .or_else(|| self.refuse(format!("MAIL: {address:?} is neither `off` nor an address"))),
            None => {
                let host = base_url.and_then(Url::host_str).unwrap_or("localhost");
                Some(format!("homeroom@{host}"))
            }
        }
    }

    fn mail_allow(&mut self, env: Env) -> Option<MailNames> {
        let allow = self.get("MAIL_ALLOW").unwrap_or_default();
        if env == Env::Production && !allow.is_empty() {
            return self.refuse("MAIL_ALLOW: production writes to everybody; MAIL_PROTECTED names who gets nothing");
        }
        self.mail_names("MAIL_ALLOW", &allow)
    }

    fn mail_names(&mut self, name: &str, list: &str) -> Option<MailNames> {
        let known = MailNames::parse(list);
        known.map_or_else(|wrong| self.refuse(format!("{name}: {wrong:?} is neither an address nor a domain")), Some)
    }

    fn bounce_secret(&mut self) -> Option<Option<String>> {
        match self.get("BOUNCE_SECRET") {
            Some(secret) if secret.len() < SHORTEST_BOUNCE_SECRET => {
                self.refuse(format!("BOUNCE_SECRET: it needs at least {SHORTEST_BOUNCE_SECRET} random characters"))
            }
            secret => Some(secret),
        }
    }

    fn limits(&mut self) -> Option<Limits> {
        let usual = Limits::default();
        let session = self.parsed("LIMIT_SESSION", usual.session_per_minute);
        let address = self.parsed("LIMIT_ADDRESS", usual.address_per_minute);
        let guesses = self.parsed("LIMIT_GUESSES", usual.sign_in_address_per_5_minutes);
        let mails = self.parsed("LIMIT_MAILS", usual.mail_account_per_hour);
        Some(Limits {
            session_per_minute: session?,
            address_per_minute: address?,
            sign_in_address_per_5_minutes: guesses?,
            mail_account_per_hour: mails?,
        })
    }

    fn log_level(&mut self) -> Option<String> {
        let level = self.get("LOG_LEVEL").unwrap_or_else(|| "info".to_owned()).to_lowercase();
        match level.as_str() {
            "error" | "warn" | "info" | "debug" | "trace" => Some(level),
            other => self.refuse(format!("LOG_LEVEL: {other:?} is none of error, warn, info, debug, trace")),
        }
    }
}
