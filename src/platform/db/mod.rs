//! The only module that can name a connection pool.
//!
//! Everything else is lent a [`Door`] that already knows whose rows it may touch.

mod conn;
pub mod copy;
pub mod ids;
mod macros;
pub mod migrations;
pub mod schema;
mod tripwire;
mod values;
mod writer;

pub use conn::{Conn, MultiBackend, is_postgres};
pub use ids::SchoolId;
pub use values::{Clock, Json, Moment};

use crate::{
    error::{Error, Result},
    platform::access::{AnyoneKey, Chain, Key, Proof, SchoolKey, Seals, Signer, SiteKey, UserKey},
};
use conn::{Opener, Purpose};
use diesel::{
    IntoSql, RunQueryDsl,
    r2d2::{ManageConnection, Pool},
    sql_types::{BigInt, Integer, Nullable},
};
use std::{cell::Cell, sync::Arc, time::Duration};
use tokio::sync::Notify;
use tripwire::{Across, Tripwire};
use writer::Writer;

/// Readers at once: about twice the cores that we are measured on.
const POOL_SIZE: u32 = 8;

/// How to reach the database, and what its transactions know of the world.
pub struct DbConfig {
    pub url: String,
    /// A replica that may lag, for public pages.
    pub read_url: Option<String>,
    /// Panic on a statement that could see another school's rows, and count statements: tests and development.
    pub tripwire: bool,
    pub clock: Clock,
    /// Where links in mails begin, without a slash at the end.
    pub base_url: String,
    /// Signs links that act for somebody who is not signed in.
    pub signer: Signer,
    /// Seals what a school keeps secret.
    pub seals: Seals,
}

#[derive(Clone)]
pub struct Db {
    pool: Pool<Opener>,
    stale: Option<Pool<Opener>>,
    writes: Writes,
    world: World,
    tripwire: Option<Tripwire>,
    /// Rings when a committed transaction has enqueued a job.
    bell: Arc<Notify>,
}

#[derive(Clone)]
enum Writes {
    /// SQLite: one thread, many writes to a commit.
    Queue(Writer),
    /// Postgres: the pool, as for reading.
    Pooled,
}

#[derive(Clone)]
struct World {
    clock: Clock,
    base_url: Arc<str>,
    signer: Arc<Signer>,
    seals: Seals,
}

/// One transaction through one door. `K` says whose rows it sees.
pub struct Door<'c, K> {
    conn: &'c mut Conn,
    key: K,
    now: Moment,
    world: &'c World,
    rings: &'c Cell<bool>,
}

/// A value asked of a school, one column of a statement that asks for several: each room says what it counts, and a page
/// that needs many small answers costs one statement.
pub type Asked<T> = Box<dyn diesel::BoxableExpression<schema::schools::table, MultiBackend, SqlType = T>>;
/// How many there are of something.
pub type AskedCount = Asked<Nullable<BigInt>>;

/// The rows of one school.
pub type SchoolDb<'c> = Door<'c, SchoolKey>;
/// What belongs to one user, in whichever school.
pub type UserDb<'c> = Door<'c, UserKey>;
/// The tables of the site.
pub type SiteDb<'c> = Door<'c, SiteKey>;
/// What the forms at the door need before anybody is known: accounts and tokens, no school's rows.
pub type AnyoneDb<'c> = Door<'c, AnyoneKey>;

impl<K> Door<'_, K> {
    pub fn conn(&mut self) -> &mut Conn {
        self.conn
    }

    /// When this transaction began: one instant for all that it writes.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// An absolute link, for mails. Never built from the request's Host.
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.world.base_url)
    }

    /// A secret of an account, as [`SchoolDb::seal`] seals one of a school.
    pub fn seal_for_site(&self, purpose: &str, secret: &str) -> Result<String> {
        self.world.seals.seal_for_site(purpose, secret)
    }

    pub fn unseal_for_site(&self, purpose: &str, sealed: &str) -> Result<String> {
        self.world.seals.unseal_for_site(purpose, sealed)
    }

    /// The next link of the chain that is called `what`.
    pub fn chain(&self, what: &str, previous: &str) -> Result<Chain> {
        self.world.seals.chain(what, previous)
    }

    pub(in crate::platform) fn signer(&self) -> &Signer {
        &self.world.signer
    }

    /// A secret of this user as its row keeps it, like [`SchoolDb::seal`].
    pub fn seal_for_user(&self, user: &ids::UserId, purpose: &str, secret: &str) -> Result<String> {
        self.world.seals.seal(user, purpose, secret)
    }

    /// What was sealed for this user and this purpose.
    pub fn unseal_for_user(&self, user: &ids::UserId, purpose: &str, sealed: &str) -> Result<String> {
        self.world.seals.unseal(user, purpose, sealed)
    }

    /// A job was enqueued: wake the worker once this is committed.
    pub(in crate::platform) fn ring(&self) {
        self.rings.set(true);
    }

    fn through<T>(&mut self, key: SchoolKey, work: impl FnOnce(&mut SchoolDb<'_>) -> Result<T>) -> Result<T> {
        self.conn.set_local(&key.settings()).map_err(Error::from)?;
        let mut door = Door { conn: self.conn, key, now: self.now, world: self.world, rings: self.rings };
        let answer = work(&mut door);
        // After a refusal Postgres takes no more statements, and the transaction is rolled back anyway.
        if answer.is_ok() {
            self.conn.set_local(&[("app.school_id", String::new())]).map_err(Error::from)?;
        }
        answer
    }
}

impl SchoolDb<'_> {
    pub fn school(&self) -> SchoolId {
        self.key.school()
    }

    /// A secret of this school as its row keeps it. The purpose names the column: sealed for one, it opens in no other.
    pub fn seal(&self, purpose: &str, secret: &str) -> Result<String> {
        self.world.seals.seal(&self.school(), purpose, secret)
    }

    /// What was sealed for this school and this purpose.
    pub fn unseal(&self, purpose: &str, sealed: &str) -> Result<String> {
        self.world.seals.unseal(&self.school(), purpose, sealed)
    }
}

impl UserDb<'_> {
    pub fn user(&self) -> &ids::UserId {
        self.key.user()
    }
}

impl AnyoneDb<'_> {
    /// Goes on in the school that the mailed token or the signed link was made for, in the same transaction.
    pub fn within<T>(
        &mut self,
        proof: &impl Proof,
        work: impl FnOnce(&mut SchoolDb<'_>) -> Result<T>,
    ) -> Result<Option<T>> {
        match SchoolKey::proven_by(proof) {
            Some(key) => self.through(key, work).map(Some),
            None => Ok(None),
        }
    }
}

impl SiteDb<'_> {
    /// Goes on as one user, in the same transaction: to find out where they are somebody.
    pub fn of_user<T>(&mut self, user: &ids::UserId, work: impl FnOnce(&mut UserDb<'_>) -> Result<T>) -> Result<T> {
        let key = UserKey::of_site(&self.key, user.clone());
        self.conn.set_local(&key.settings()).map_err(Error::from)?;
        let mut door = Door { conn: self.conn, key, now: self.now, world: self.world, rings: self.rings };
        let answer = work(&mut door);
        if answer.is_ok() {
            self.conn.set_local(&[("app.user_id", String::new())]).map_err(Error::from)?;
        }
        answer
    }

    /// Goes on inside one school, in the same transaction: for whoever runs the site.
    pub fn within<T>(&mut self, school: SchoolId, work: impl FnOnce(&mut SchoolDb<'_>) -> Result<T>) -> Result<T> {
        let key = SchoolKey::of_site(&self.key, school);
        self.through(key, work)
    }
}

/// A connection, for the length of one blocking job.
pub(in crate::platform) struct Lent<'c> {
    conn: &'c mut Conn,
    world: &'c World,
    rings: &'c Cell<bool>,
}

impl Lent<'_> {
    pub fn open<K: Key, T>(&mut self, key: &K, work: impl FnOnce(&mut Door<'_, K>) -> Result<T>) -> Result<T> {
        let (now, world, rings) = (self.world.clock.now(), self.world, self.rings);
        in_transaction(self.conn, &key.settings(), |conn| work(&mut Door { conn, key: key.clone(), now, world, rings }))
    }

    /// Reads without a transaction on SQLite, where each statement sees what is there at its own moment. Postgres takes
    /// its settings with a transaction, and by a failed one the pool knows a connection that is dead.
    pub fn glance<K: Key, T>(&mut self, key: &K, work: impl FnOnce(&mut Door<'_, K>) -> Result<T>) -> Result<T> {
        if matches!(self.conn, Conn::Postgres(_)) {
            return self.open(key, work);
        }
        let (now, world, rings) = (self.world.clock.now(), self.world, self.rings);
        work(&mut Door { conn: self.conn, key: key.clone(), now, world, rings })
    }
}

impl Db {
    pub fn open(config: DbConfig) -> Result<Self> {
        let tripwire = config.tripwire.then(Tripwire::default);
        let opener = |url: &str, purpose| Opener { url: url.to_owned(), purpose, tripwire: tripwire.clone() };
        let writes = if is_postgres(&config.url) {
            Writes::Pooled
        } else {
            // Connecting once puts the file into WAL mode before any reader opens it.
            drop(opener(&config.url, Purpose::Write).connect().map_err(Error::internal)?);
            Writes::Queue(Writer::start(opener(&config.url, Purpose::Write)).map_err(Error::internal)?)
        };
        let pool = |url: &str| {
            Pool::builder()
                .max_size(POOL_SIZE)
                .min_idle(Some(1))
                .connection_timeout(Duration::from_secs(2))
                .test_on_check_out(false)
                .build(opener(url, Purpose::Read))
                .map_err(Error::internal)
        };
        Ok(Self {
            pool: pool(&config.url)?,
            stale: config.read_url.as_deref().map(pool).transpose()?,
            writes,
            world: World {
                clock: config.clock,
                base_url: config.base_url.into(),
                signer: Arc::new(config.signer),
                seals: config.seals,
            },
            tripwire: tripwire.clone(),
            bell: Arc::default(),
        })
    }

    /// How many statements named a table so far; zero without the tripwire.
    pub fn statements(&self) -> usize {
        self.tripwire.as_ref().map_or(0, Tripwire::statements)
    }

    pub fn now(&self) -> Moment {
        self.world.clock.now()
    }

    /// Whether the database answers at all.
    pub async fn answers(&self) -> Result<()> {
        let ask = |db: &mut AnyoneDb<'_>| Ok(diesel::select(1.into_sql::<Integer>()).execute(db.conn()).map(drop)?);
        self.read(&AnyoneKey::cut(), ask).await
    }

    pub(in crate::platform) fn bell(&self) -> &Notify {
        &self.bell
    }

    /// One blocking job in one transaction. Always of the primary.
    pub async fn read<K: Key, T: Send + 'static>(
        &self,
        key: &K,
        work: impl FnOnce(&mut Door<'_, K>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let key = key.clone();
        self.blocking(move |lent| lent.open(&key, work)).await
    }

    /// The same for a statement or two that need no transaction: every request begins with some.
    pub(in crate::platform) async fn glance<K: Key, T: Send + 'static>(
        &self,
        key: &K,
        work: impl FnOnce(&mut Door<'_, K>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let key = key.clone();
        self.blocking(move |lent| lent.glance(&key, work)).await
    }

    /// One transaction. On SQLite the closure runs on the only writer: it does no I/O and draws nothing.
    pub async fn write<K: Key, T: Send + 'static>(
        &self,
        key: &K,
        work: impl FnOnce(&mut Door<'_, K>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let key = key.clone();
        match &self.writes {
            Writes::Pooled => self.blocking(move |lent| lent.open(&key, work)).await,
            Writes::Queue(writer) => {
                let world = self.world.clone();
                let written = writer.write(move |conn| {
                    let rings = Cell::new(false);
                    let mut door = Door { conn, key, now: world.clock.now(), world: &world, rings: &rings };
                    work(&mut door).map(|done| (done, rings.get()))
                });
                let (done, rings) = written.await?;
                if rings {
                    self.bell.notify_one();
                }
                Ok(done)
            }
        }
    }

    pub(in crate::platform) async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Lent<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.blocking_on(self.pool.clone(), work).await
    }

    /// The same on the replica, where there is one: for public pages, never to find out who may do what.
    pub(in crate::platform) async fn blocking_stale<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Lent<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.blocking_on(self.stale.as_ref().unwrap_or(&self.pool).clone(), work).await
    }

    async fn blocking_on<T: Send + 'static>(
        &self,
        pool: Pool<Opener>,
        work: impl FnOnce(&mut Lent<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let world = self.world.clone();
        let job = actix_web::web::block(move || {
            let rings = Cell::new(false);
            let mut conn = pool.get().map_err(|_| Error::unavailable())?;
            let done = work(&mut Lent { conn: &mut conn, world: &world, rings: &rings })?;
            Ok::<_, Error>((done, rings.get()))
        });
        let (done, rings) = job.await.map_err(Error::internal)??;
        if rings {
            self.bell.notify_one();
        }
        Ok(done)
    }

    /// The one way to look at more than one school. The reason is for whoever reads the log or the list of callers.
    pub async fn across_schools<T: Send + 'static>(
        &self,
        key: &SiteKey,
        reason: &'static str,
        work: impl FnOnce(&mut SiteDb<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        tracing::info!(reason, "crossing schools");
        let key = key.across();
        self.read(&key, move |db| {
            let _lifted = Across::lift();
            work(db)
        })
        .await
    }
}

fn in_transaction<T>(
    conn: &mut Conn,
    settings: &[(&'static str, String)],
    work: impl FnOnce(&mut Conn) -> Result<T>,
) -> Result<T> {
    conn.begin(settings)?;
    match work(conn) {
        Ok(value) => conn.commit().map(|()| value).map_err(Error::from),
        Err(refused) => {
            conn.roll_back()?;
            Err(refused)
        }
    }
}
