//! Sessions: the cookie holds a random token, the database its hash and whose it is.
//!
//! Its rule: `expires_at` on the row decides, and nothing that was deleted comes back.

use super::{AnyoneKey, UserKey};
use crate::{
    error::{Error, Result},
    platform::{
        db::{
            AnyoneDb, Db, Door, Moment, UserDb,
            ids::{SessionId, UserId},
            schema::{sessions, users},
        },
        text::sha256_hex,
    },
};
use actix_session::{
    Session, SessionExt,
    storage::{LoadError, SaveError, SessionKey, SessionStore, UpdateError},
};
use actix_web::{HttpRequest, cookie::time::Duration as CookieDuration};
use chrono::TimeDelta;
use diesel::prelude::*;
use std::collections::HashMap;

/// A session ends after so long without a request.
const IDLE: TimeDelta = TimeDelta::hours(8);
/// The same when "keep me signed in" was ticked; no session of any kind is older.
pub const REMEMBERED: TimeDelta = TimeDelta::days(30);
/// How often "last seen" is written.
const SEEN_EVERY: TimeDelta = TimeDelta::minutes(5);

/// The session that a request came with.
#[derive(Debug, Clone)]
pub struct SessionRef {
    pub id: String,
    pub user: UserId,
}

/// One of a user's sessions, as they see it.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = sessions)]
pub struct OpenSession {
    pub id: SessionId,
    pub created_at: Moment,
    pub seen_at: Moment,
    pub address: String,
    pub agent: String,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = sessions)]
struct Row {
    id: SessionId,
    user_id: UserId,
    remembered: bool,
    created_at: Moment,
    seen_at: Moment,
    address: String,
    agent: String,
}

#[derive(Insertable)]
#[diesel(table_name = sessions)]
struct NewRow {
    token_hash: String,
    id: SessionId,
    user_id: UserId,
    remembered: bool,
    created_at: Moment,
    seen_at: Moment,
    expires_at: Moment,
    address: String,
    agent: String,
}

impl SessionRef {
    /// What the store found; a store that failed is `Unavailable`, never "signed out".
    pub(super) fn of(session: &Session) -> Result<Option<Self>> {
        let text = |name: &str| session.get::<String>(name).ok().flatten();
        if text(FAILED).is_some() {
            return Err(Error::unavailable());
        }
        let user = text("user_id").and_then(|id| UserId::try_from(id).ok());
        Ok(user.map(|user| Self { id: text("id").unwrap_or_default(), user }))
    }
}

/// What the browser calls itself, so that people recognise their sessions.
pub fn agent(request: &HttpRequest) -> String {
    let agent = request.headers().get("user-agent").map(|value| String::from_utf8_lossy(value.as_bytes()));
    agent.unwrap_or_default().chars().filter(|c| !c.is_control()).take(200).collect()
}

/// Signs a user in, who has just proved who they are: a new token, whatever the browser held before. Hands out the key
/// to what is theirs.
pub fn begin(request: &HttpRequest, user: &UserId, remember: bool, address: &str) -> Result<UserKey> {
    let session = request.get_session();
    session.clear();
    let agent = agent(request);
    for (name, value) in [("user_id", user.as_str()), ("address", address), ("agent", agent.as_str())] {
        session.insert(name, value).map_err(Error::internal)?;
    }
    session.insert("remembered", remember).map_err(Error::internal)?;
    renew(request);
    Ok(UserKey::cut(user.clone()))
}

/// A new token for the session that goes on: after its user's powers or password changed.
pub fn renew(request: &HttpRequest) {
    request.get_session().renew();
}

/// Whether the cookie that is being set should outlive the browser's window.
pub(in crate::platform) fn is_remembered(session: &Session) -> bool {
    session.get::<bool>("remembered").ok().flatten().unwrap_or(false)
}

/// Signs out: the row goes, so a copy of the cookie is worth nothing.
pub fn finish(request: &HttpRequest) {
    request.get_session().purge();
}

/// A user's sessions, the latest seen first.
pub fn of_user(db: &mut UserDb<'_>) -> QueryResult<Vec<OpenSession>> {
    sessions::table
        .filter(sessions::user_id.eq(db.user().clone()))
        .filter(sessions::expires_at.gt(db.now()))
        .order((sessions::seen_at.desc(), sessions::id))
        .limit(100)
        .select(OpenSession::as_select())
        .load(db.conn())
}

/// Ends one of one's own sessions. Says how many that were.
pub fn end(db: &mut UserDb<'_>, id: &SessionId) -> QueryResult<usize> {
    diesel::delete(sessions::table.filter(sessions::user_id.eq(db.user().clone())).filter(sessions::id.eq(id)))
        .execute(db.conn())
}

/// Ends all of a user's sessions but this one.
pub fn end_others(db: &mut UserDb<'_>, but: Option<&SessionRef>) -> QueryResult<usize> {
    let kept = but.map(|session| session.id.clone()).unwrap_or_default();
    let others = sessions::table.filter(sessions::user_id.eq(db.user().clone())).filter(sessions::id.ne(kept));
    diesel::delete(others).execute(db.conn())
}

/// Ends every session of a user: after a reset password, or when the account is closed.
pub fn end_all<K>(db: &mut Door<'_, K>, user: &UserId) -> QueryResult<usize> {
    diesel::delete(sessions::table.filter(sessions::user_id.eq(user))).execute(db.conn())
}

/// Forgets sessions that are over.
pub fn sweep<K>(db: &mut Door<'_, K>) -> QueryResult<usize> {
    let over = sessions::table.filter(sessions::expires_at.le(db.now()));
    diesel::delete(over).execute(db.conn())
}

const FAILED: &str = "store_failed";
type State = HashMap<String, String>;

/// The store behind `actix-session`: the table `sessions`.
#[derive(Clone)]
pub struct Sessions(pub Db);

impl SessionStore for Sessions {
    async fn load(&self, key: &SessionKey) -> Result<Option<State>, LoadError> {
        let hash = sha256_hex(key.as_ref());
        let key = AnyoneKey::cut();
        let found = self.0.glance(&key, {
            let hash = hash.clone();
            move |db| Ok((find(db, &hash)?, db.now()))
        });
        match found.await {
            Ok((None, _)) => Ok(None),
            Ok((Some(row), now)) => {
                if now.since(row.seen_at) > SEEN_EVERY {
                    self.see(hash, &row).await;
                }
                Ok(Some(state_of(&row)))
            }
            // An error would end in a bare 500 outside our own pages; the guard turns this into 503.
            Err(error) => {
                tracing::error!(%error, "sessions are out of reach");
                Ok(Some(HashMap::from([(FAILED.to_owned(), quoted("yes"))])))
            }
        }
    }

    async fn save(&self, state: State, _: &CookieDuration) -> Result<SessionKey, SaveError> {
        let token = crate::platform::text::random_token::<16>();
        let hash = sha256_hex(&token);
        let key = AnyoneKey::cut();
        let saved = self.0.write(&key, move |db| {
            let Some(row) = row_of(&state, hash, db.now()) else {
                return Err(Error::internal("a session without a user"));
            };
            note_seen(db, &row.user_id)?;
            diesel::insert_into(sessions::table).values(row).execute(db.conn())?;
            Ok(())
        });
        saved.await.map_err(|error| SaveError::Other(error.into()))?;
        SessionKey::try_from(token).map_err(|error| SaveError::Other(error.into()))
    }

    /// Writes nothing: what a session is does not change while it lasts, and an upsert would revive one that ended.
    async fn update(&self, key: SessionKey, _: State, _: &CookieDuration) -> Result<SessionKey, UpdateError> {
        Ok(key)
    }

    async fn update_ttl(&self, _: &SessionKey, _: &CookieDuration) -> anyhow::Result<()> {
        Ok(())
    }

    async fn delete(&self, key: &SessionKey) -> anyhow::Result<()> {
        let hash = sha256_hex(key.as_ref());
        let key = AnyoneKey::cut();
        let gone = self.0.write(&key, move |db| {
            diesel::delete(sessions::table.find(hash)).execute(db.conn())?;
            Ok(())
        });
        Ok(gone.await?)
    }
}

impl Sessions {
    /// Moves the end of the session on. That it fails is no reason to refuse the page.
    async fn see(&self, hash: String, row: &Row) {
        let (remembered, created_at, user) = (row.remembered, row.created_at, row.user_id.clone());
        let key = AnyoneKey::cut();
        let seen = self.0.write(&key, move |db| {
            let now = db.now();
            diesel::update(sessions::table.find(hash))
                .set((sessions::seen_at.eq(now), sessions::expires_at.eq(end_of(remembered, created_at, now))))
                .execute(db.conn())?;
            Ok(note_seen(db, &user)?)
        });
        if let Err(error) = seen.await {
            tracing::warn!(%error, "a session was not marked as seen");
        }
    }
}

/// When its user was last here, to the few minutes that sessions are written at.
fn note_seen(db: &mut AnyoneDb<'_>, user: &UserId) -> QueryResult<()> {
    diesel::update(users::table.find(user)).set(users::last_seen_at.eq(db.now())).execute(db.conn()).map(drop)
}

fn find(db: &mut AnyoneDb<'_>, hash: &str) -> QueryResult<Option<Row>> {
    sessions::table
        .find(hash)
        .filter(sessions::expires_at.gt(db.now()))
        .select(Row::as_select())
        .first(db.conn())
        .optional()
}

fn end_of(remembered: bool, created_at: Moment, now: Moment) -> Moment {
    let idle = now.plus(if remembered { REMEMBERED } else { IDLE });
    idle.min(created_at.plus(REMEMBERED))
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn state_of(row: &Row) -> State {
    let texts = [
        ("id", row.id.as_str()),
        ("user_id", row.user_id.as_str()),
        ("address", row.address.as_str()),
        ("agent", row.agent.as_str()),
    ];
    let mut state: State = texts.into_iter().map(|(name, value)| (name.to_owned(), quoted(value))).collect();
    state.insert("remembered".to_owned(), row.remembered.to_string());
    state
}

fn row_of(state: &State, token_hash: String, now: Moment) -> Option<NewRow> {
    let text = |name: &str| state.get(name).and_then(|json| serde_json::from_str::<String>(json).ok());
    let remembered = state.get("remembered").is_some_and(|json| json == "true");
    Some(NewRow {
        token_hash,
        id: SessionId::fresh(),
        user_id: UserId::try_from(text("user_id")?).ok()?,
        remembered,
        created_at: now,
        seen_at: now,
        expires_at: end_of(remembered, now, now),
        address: text("address").unwrap_or_default(),
        agent: text("agent").unwrap_or_default(),
    })
}
