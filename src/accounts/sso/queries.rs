//! Every statement about connections and identities.

use super::{
    super::model::User,
    model::{Connection, ConnectionDraft, DomainAsked, Identity, MOST_CONNECTIONS, MOST_IDENTITIES},
};
use crate::{
    is_open,
    people::PersonStatus,
    platform::{
        access::oidc::Vouched,
        db::{
            Door, Json, Moment, SchoolDb, SchoolId, SiteDb, UserDb,
            ids::{IdentityId, SsoConnectionId, UserId},
            schema::{identities, people, schools, sso_connections as connections, users},
        },
    },
};
use diesel::prelude::*;

/// The school's connections, in the order of their names.
pub fn connections(db: &mut SchoolDb<'_>) -> QueryResult<Vec<Connection>> {
    connections::table
        .filter(connections::school_id.eq(db.school()))
        .order((connections::label, connections::id))
        .limit(MOST_CONNECTIONS)
        .select(Connection::as_select())
        .load(db.conn())
}

/// Those that people may use now.
pub fn open(db: &mut SchoolDb<'_>) -> QueryResult<Vec<Connection>> {
    Ok(connections(db)?.into_iter().filter(|connection| connection.is_on).collect())
}

pub fn find(db: &mut SchoolDb<'_>, id: &SsoConnectionId) -> QueryResult<Connection> {
    connections::table.find((db.school(), id)).select(Connection::as_select()).first(db.conn())
}

/// Keeps the connection still until the transaction ends: of two that come at once, the second one finds the first.
pub fn hold(db: &mut SchoolDb<'_>, id: &SsoConnectionId) -> QueryResult<Connection> {
    diesel::update(connections::table.find((db.school(), id)))
        .set(connections::version.eq(connections::version))
        .execute(db.conn())?;
    find(db, id)
}

#[derive(Insertable, AsChangeset)]
#[diesel(table_name = connections)]
#[diesel(treat_none_as_null = true)]
struct Said<'a> {
    label: &'a str,
    issuer: &'a str,
    client_id: &'a str,
    secret_sealed: Option<&'a str>,
    domain: &'a str,
    domain_confirmed_at: Option<Moment>,
    role_claim: &'a str,
    roles: Json<super::model::Roles>,
    is_on: bool,
    updated_at: Moment,
}

fn said<'a>(
    draft: &'a ConnectionDraft,
    sealed: Option<&'a str>,
    confirmed: Option<Moment>,
    updated_at: Moment,
) -> Said<'a> {
    Said {
        label: &draft.label,
        issuer: &draft.issuer,
        client_id: &draft.client_id,
        secret_sealed: sealed,
        domain: &draft.domain,
        domain_confirmed_at: confirmed,
        role_claim: &draft.role_claim,
        roles: Json(draft.roles.clone()),
        is_on: draft.is_on,
        updated_at,
    }
}

pub fn insert(db: &mut SchoolDb<'_>, draft: &ConnectionDraft, sealed: Option<&str>) -> QueryResult<SsoConnectionId> {
    let (id, now) = (SsoConnectionId::fresh(), db.now());
    diesel::insert_into(connections::table)
        .values((
            connections::school_id.eq(db.school()),
            connections::id.eq(&id),
            connections::created_at.eq(now),
            said(draft, sealed, None, now),
        ))
        .execute(db.conn())?;
    Ok(id)
}

pub fn change(
    db: &mut SchoolDb<'_>,
    id: &SsoConnectionId,
    draft: &ConnectionDraft,
    sealed: Option<&str>,
    confirmed: Option<Moment>,
) -> QueryResult<usize> {
    let now = db.now();
    diesel::update(connections::table.find((db.school(), id)))
        .set((said(draft, sealed, confirmed, now), connections::version.eq(connections::version + 1)))
        .execute(db.conn())
}

pub fn remove(db: &mut SchoolDb<'_>, id: &SsoConnectionId) -> QueryResult<usize> {
    diesel::delete(connections::table.find((db.school(), id))).execute(db.conn())
}

/// Has the school's own row say whether there is a way in, which every page asks.
pub fn note(db: &mut SchoolDb<'_>) -> QueryResult<()> {
    let has_sso = !open(db)?.is_empty();
    diesel::update(schools::table.find(db.school())).set(schools::has_sso.eq(has_sso)).execute(db.conn()).map(drop)
}

/// The domains of a school's connections, for whoever runs the site.
pub fn domains(db: &mut SchoolDb<'_>) -> QueryResult<Vec<DomainAsked>> {
    connections::table
        .filter(connections::school_id.eq(db.school()))
        .order((connections::label, connections::id))
        .limit(MOST_CONNECTIONS)
        .select(DomainAsked::as_select())
        .load(db.conn())
}

/// Not found, if there is no such school.
pub fn is_school(db: &mut SiteDb<'_>, id: SchoolId) -> QueryResult<SchoolId> {
    schools::table.find(id).select(schools::id).first(db.conn())
}

pub fn confirm_domain(db: &mut SchoolDb<'_>, id: &SsoConnectionId) -> QueryResult<usize> {
    let now = db.now();
    diesel::update(connections::table.find((db.school(), id)))
        .set((connections::domain_confirmed_at.eq(now), connections::version.eq(connections::version + 1)))
        .execute(db.conn())
}

/// Whose identity this is, with the account, and whether it runs the site.
pub fn known<K>(db: &mut Door<'_, K>, somebody: &Vouched) -> QueryResult<Option<(Identity, User, bool)>> {
    identities::table
        .inner_join(users::table.on(users::id.eq(identities::user_id)))
        .filter(identities::issuer.eq(&somebody.issuer))
        .filter(identities::subject.eq(&somebody.subject))
        .select((Identity::as_select(), User::as_select(), users::is_site_admin))
        .first(db.conn())
        .optional()
}

pub fn runs_the_site<K>(db: &mut Door<'_, K>, user: &UserId) -> QueryResult<bool> {
    users::table.find(user).select(users::is_site_admin).first(db.conn())
}

/// `made_by`: the school whose connection did it, where its owner did not.
pub fn insert_identity<K>(
    db: &mut Door<'_, K>,
    user: &UserId,
    somebody: &Vouched,
    label: &str,
    made_by: Option<SchoolId>,
) -> QueryResult<IdentityId> {
    let (id, now) = (IdentityId::fresh(), db.now());
    diesel::insert_into(identities::table)
        .values((
            identities::id.eq(&id),
            identities::user_id.eq(user),
            identities::issuer.eq(&somebody.issuer),
            identities::subject.eq(&somebody.subject),
            identities::label.eq(label),
            identities::school_id.eq(made_by),
            identities::created_at.eq(now),
            identities::used_at.eq(now),
        ))
        .execute(db.conn())?;
    Ok(id)
}

pub fn used<K>(db: &mut Door<'_, K>, id: &IdentityId) -> QueryResult<()> {
    diesel::update(identities::table.find(id)).set(identities::used_at.eq(db.now())).execute(db.conn()).map(drop)
}

/// Its owner has said that it is theirs.
pub fn own<K>(db: &mut Door<'_, K>, id: &IdentityId) -> QueryResult<()> {
    diesel::update(identities::table.find(id))
        .set(identities::school_id.eq(None::<SchoolId>))
        .execute(db.conn())
        .map(drop)
}

/// One's own, the oldest first.
pub fn identities(db: &mut UserDb<'_>) -> QueryResult<Vec<Identity>> {
    identities::table
        .filter(identities::user_id.eq(db.user().clone()))
        .order((identities::created_at, identities::id))
        .limit(MOST_IDENTITIES)
        .select(Identity::as_select())
        .load(db.conn())
}

pub fn remove_identity(db: &mut UserDb<'_>, id: &IdentityId) -> QueryResult<usize> {
    let own = identities::table.filter(identities::user_id.eq(db.user().clone())).filter(identities::id.eq(id));
    diesel::delete(own).execute(db.conn())
}

/// Address part and name of each school of theirs that has such a service.
pub fn schools_with_sso(db: &mut UserDb<'_>) -> QueryResult<Vec<(String, String)>> {
    people::table
        .inner_join(schools::table.on(schools::id.eq(people::school_id)))
        .filter(people::user_id.eq(db.user().clone()))
        .filter(people::status.eq(PersonStatus::Active))
        .filter(schools::has_sso)
        .filter(is_open!(db.now()))
        .order((schools::name, schools::id))
        .limit(MOST_IDENTITIES)
        .select((schools::slug, schools::name))
        .load(db.conn())
}

/// Whether people of this school may sign in with a service.
pub fn has_sso<K>(db: &mut Door<'_, K>, slug: &str) -> QueryResult<bool> {
    let open = schools::table.filter(schools::slug.eq(slug)).filter(is_open!(db.now()));
    let found: Option<bool> = open.select(schools::has_sso).first(db.conn()).optional()?;
    Ok(found.unwrap_or(false))
}
