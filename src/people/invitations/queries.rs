//! Every statement about invitations, and what inviting asks of people and programs.

use super::model::{ENDS_SOON, Filters, Invitation, Invited, Inviter, Letter, State, part_of};
use crate::{
    on_each,
    people::{PersonStatus, model::search_text},
    platform::{
        access::{Grant, InvitePeople, Role},
        db::{
            AskedCount, Moment, MultiBackend, SchoolDb, SchoolId,
            ids::{InvitationId, MailId, PersonId, ProgramId, ProgramPersonId, UserId},
            schema::{invitations, mails, people, program_people, programs},
        },
        text::{fold, like},
        web::PageOf,
    },
};
use diesel::{prelude::*, sql_types::Bool};

/// No school has more to choose from in one form.
const MOST_PROGRAMS: i64 = 500;

/// An invitation that whoever asked may send again or take back. Only this module makes one.
#[derive(Debug)]
pub struct Manageable(pub(super) Invitation, pub(super) Invited);

/// One of a list.
pub type Line = (Invitation, Invited, Option<Letter>);

/// The people of these programs.
macro_rules! people_of {
    ($school:expr, $programs:expr) => {
        program_people::table
            .filter(program_people::school_id.eq($school))
            .filter(program_people::program_id.eq_any($programs))
            .select(program_people::person_id)
    };
}

/// What this person may invite to, as they are now; `None` where they are not here any more.
pub fn inviter(db: &mut SchoolDb<'_>, person: &PersonId) -> QueryResult<Option<Inviter>> {
    let role: Option<Role> = people::table
        .find((db.school(), person))
        .filter(people::status.eq(PersonStatus::Active))
        .select(people::role)
        .first(db.conn())
        .optional()?;
    let Some(role) = role else { return Ok(None) };
    let programs = if role == Role::ProgramAdmin { Some(administered_by(db, person)?) } else { None };
    Ok(Some(Inviter { person: person.clone(), role, programs }))
}

/// Whose people this reader sees; `None`: everybody's.
fn programs_of(db: &mut SchoolDb<'_>, by: &Grant<InvitePeople>) -> QueryResult<Option<Vec<ProgramId>>> {
    if by.role() == Role::ProgramAdmin { administered_by(db, by.person()).map(Some) } else { Ok(None) }
}

fn administered_by(db: &mut SchoolDb<'_>, person: &PersonId) -> QueryResult<Vec<ProgramId>> {
    program_people::table
        .filter(program_people::school_id.eq(db.school()))
        .filter(program_people::person_id.eq(person))
        .filter(program_people::part.eq("admin"))
        .limit(MOST_PROGRAMS)
        .select(program_people::program_id)
        .load(db.conn())
}

/// A program by the names that a list may call it.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = programs)]
pub struct ProgramNamed {
    pub id: ProgramId,
    pub name: String,
    pub code: String,
}

/// The programs that somebody may invite into.
pub fn programs(db: &mut SchoolDb<'_>, inviter: &Inviter) -> QueryResult<Vec<ProgramNamed>> {
    let any = inviter.programs.is_none();
    let own = inviter.programs.as_deref().unwrap_or_default();
    programs::table
        .filter(programs::school_id.eq(db.school()))
        .filter(programs::id.eq_any(own).or(any.into_sql::<Bool>()))
        .order((programs::is_default.desc(), programs::name, programs::id))
        .limit(MOST_PROGRAMS)
        .select(ProgramNamed::as_select())
        .load(db.conn())
}

/// Whether this is one of them, or none at all.
pub fn is_there(db: &mut SchoolDb<'_>, inviter: &Inviter, program: Option<&ProgramId>) -> QueryResult<bool> {
    let Some(program) = program else { return Ok(true) };
    Ok(programs(db, inviter)?.iter().any(|known| known.id == *program))
}

/// Somebody who is in the school's list already.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = people)]
pub struct Known {
    pub id: PersonId,
    pub role: Role,
    pub status: PersonStatus,
    pub user_id: Option<UserId>,
}

/// Whose address (folded) this is.
pub fn known(db: &mut SchoolDb<'_>, email: &str) -> QueryResult<Option<Known>> {
    people::table
        .filter(people::school_id.eq(db.school()))
        .filter(people::email.eq(email))
        .select(Known::as_select())
        .first(db.conn())
        .optional()
}

/// Whether somebody without an address is in the list under this name, in this role and grade.
pub fn person_named(db: &mut SchoolDb<'_>, name: &str, role: Role, grade: Option<i32>) -> QueryResult<bool> {
    let same = people::table
        .filter(people::school_id.eq(db.school()))
        .filter(people::sort_name.eq(fold(name)))
        .filter(people::email.is_null())
        .filter(people::role.eq(role))
        .filter(people::status.ne(PersonStatus::Left))
        .select(people::grade);
    Ok(same.load::<Option<i32>>(db.conn())?.contains(&grade))
}

/// Whether this person is in one of these programs.
pub fn is_in(db: &mut SchoolDb<'_>, person: &PersonId, programs: &[ProgramId]) -> QueryResult<bool> {
    let parts = program_people::table
        .filter(program_people::school_id.eq(db.school()))
        .filter(program_people::person_id.eq(person))
        .filter(program_people::program_id.eq_any(programs));
    diesel::select(diesel::dsl::exists(parts)).get_result(db.conn())
}

/// Puts somebody into a program, as what their role makes them there. Twice is the same as once.
pub fn join_program(db: &mut SchoolDb<'_>, program: &ProgramId, person: &PersonId, role: Role) -> QueryResult<()> {
    let Some(part) = part_of(role) else { return Ok(()) };
    let row = (
        program_people::school_id.eq(db.school()),
        program_people::id.eq(ProgramPersonId::fresh()),
        program_people::program_id.eq(program),
        program_people::person_id.eq(person),
        program_people::part.eq(part),
    );
    on_each!(db.conn(), |c| diesel::insert_into(program_people::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(())
}

/// From one of these statuses into another.
pub fn set_status(
    db: &mut SchoolDb<'_>,
    person: &PersonId,
    from: &[PersonStatus],
    to: PersonStatus,
) -> QueryResult<()> {
    let them = people::table.find((db.school(), person)).filter(people::status.eq_any(from.iter().copied()));
    diesel::update(them)
        .set((people::status.eq(to), people::updated_at.eq(db.now()), people::version.eq(people::version + 1)))
        .execute(db.conn())
        .map(drop)
}

/// The name that somebody gave, where nobody knew one.
pub fn name(db: &mut SchoolDb<'_>, person: &PersonId, name: &str, email: &str) -> QueryResult<()> {
    diesel::update(people::table.find((db.school(), person)))
        .set((
            people::name.eq(name),
            people::sort_name.eq(fold(name)),
            people::search_text.eq(search_text(name, Some(email))),
            people::updated_at.eq(db.now()),
            people::version.eq(people::version + 1),
        ))
        .execute(db.conn())
        .map(drop)
}

/// What was sent to somebody and waits for an answer, or is over without one.
pub fn open_of(db: &mut SchoolDb<'_>, person: &PersonId) -> QueryResult<Option<Invitation>> {
    invitations::table
        .filter(invitations::school_id.eq(db.school()))
        .filter(invitations::person_id.eq(person))
        .filter(invitations::accepted_at.is_null())
        .filter(invitations::revoked_at.is_null())
        .select(Invitation::as_select())
        .first(db.conn())
        .optional()
}

/// How many invitations were written to somebody since then.
pub fn written_since(db: &mut SchoolDb<'_>, person: &PersonId, since: Moment) -> QueryResult<i64> {
    mails::table
        .filter(mails::school_id.eq(db.school()))
        .filter(mails::to_person_id.eq(person))
        .filter(mails::template.eq("invitation"))
        .filter(mails::created_at.gt(since))
        .count()
        .get_result(db.conn())
}

/// A secret that goes out, and by which mail.
pub struct Sent<'a> {
    pub hash: &'a str,
    pub mail: Option<&'a MailId>,
    pub expires_at: Moment,
}

pub fn insert(
    db: &mut SchoolDb<'_>,
    person: &PersonId,
    email: &str,
    message: &str,
    by: &PersonId,
    sent: &Sent<'_>,
) -> QueryResult<InvitationId> {
    let (id, now) = (InvitationId::fresh(), db.now());
    diesel::insert_into(invitations::table)
        .values((
            invitations::school_id.eq(db.school()),
            invitations::id.eq(&id),
            invitations::person_id.eq(person),
            invitations::email.eq(email),
            invitations::token_hash.eq(sent.hash),
            invitations::message.eq(message),
            invitations::invited_by.eq(by),
            invitations::mail_id.eq(sent.mail),
            invitations::expires_at.eq(sent.expires_at),
            invitations::created_at.eq(now),
            invitations::updated_at.eq(now),
        ))
        .execute(db.conn())?;
    Ok(id)
}

/// The same invitation with another secret: the one before is worth nothing. Says whether it was still open.
pub fn renew(
    db: &mut SchoolDb<'_>,
    id: &InvitationId,
    email: &str,
    message: &str,
    by: &PersonId,
    sent: &Sent<'_>,
) -> QueryResult<bool> {
    let open = invitations::table
        .find((db.school(), id))
        .filter(invitations::accepted_at.is_null())
        .filter(invitations::revoked_at.is_null());
    let renewed = diesel::update(open)
        .set((
            invitations::email.eq(email),
            invitations::token_hash.eq(sent.hash),
            invitations::message.eq(message),
            invitations::invited_by.eq(by),
            invitations::mail_id.eq(sent.mail),
            invitations::expires_at.eq(sent.expires_at),
            invitations::updated_at.eq(db.now()),
        ))
        .execute(db.conn())?;
    Ok(renewed > 0)
}

pub fn revoke(db: &mut SchoolDb<'_>, id: &InvitationId) -> QueryResult<()> {
    let now = db.now();
    diesel::update(invitations::table.find((db.school(), id)))
        .set((invitations::revoked_at.eq(now), invitations::updated_at.eq(now)))
        .execute(db.conn())
        .map(drop)
}

/// Uses the secret up. Of many at once one is told that it did.
pub fn consume(db: &mut SchoolDb<'_>, hash: &str) -> QueryResult<bool> {
    let now = db.now();
    let good = invitations::table
        .filter(invitations::school_id.eq(db.school()))
        .filter(invitations::token_hash.eq(hash))
        .filter(invitations::accepted_at.is_null())
        .filter(invitations::revoked_at.is_null())
        .filter(invitations::expires_at.gt(now));
    let used = diesel::update(good).set((invitations::accepted_at.eq(now), invitations::updated_at.eq(now)));
    Ok(used.execute(db.conn())? > 0)
}

/// What a secret is for, and who sent it.
pub fn with_secret(db: &mut SchoolDb<'_>, hash: &str) -> QueryResult<Option<(Invitation, Invited)>> {
    let same = people::school_id.eq(invitations::school_id).and(people::id.eq(invitations::person_id));
    invitations::table
        .inner_join(people::table.on(same))
        .filter(invitations::school_id.eq(db.school()))
        .filter(invitations::token_hash.eq(hash))
        .select((Invitation::as_select(), Invited::as_select()))
        .first(db.conn())
        .optional()
}

/// How many will be over within two days unless somebody accepts them or sends them anew.
pub fn count_expiring(school: SchoolId, now: Moment) -> AskedCount {
    let soon = invitations::table
        .filter(invitations::school_id.eq(school))
        .filter(invitations::accepted_at.is_null())
        .filter(invitations::revoked_at.is_null())
        .filter(invitations::expires_at.gt(now))
        .filter(invitations::expires_at.le(now.plus(ENDS_SOON)));
    Box::new(soon.count().single_value())
}

/// One page of the invitations that this reader may see, the latest first.
pub fn list(
    db: &mut SchoolDb<'_>,
    by: &Grant<InvitePeople>,
    filters: &Filters,
    page: i64,
    size: i64,
) -> QueryResult<PageOf<Line>> {
    let (school, now) = (db.school(), db.now());
    let programs = programs_of(db, by)?;
    let person = people::school_id.eq(invitations::school_id).and(people::id.eq(invitations::person_id));
    let letter = mails::school_id.eq(invitations::school_id).and(invitations::mail_id.eq(mails::id.nullable()));
    let found = || {
        let mut found = invitations::table
            .inner_join(people::table.on(person))
            .left_join(mails::table.on(letter))
            .filter(invitations::school_id.eq(school))
            .into_boxed::<MultiBackend>();
        if let Some(programs) = &programs {
            found = found.filter(people::id.eq_any(people_of!(school, programs)));
        }
        if !filters.words.is_empty() {
            found = found.filter(people::search_text.like(like(&filters.words)).escape('\\'));
        }
        let has_bounced = mails::bounced_at.nullable().is_not_null();
        let has_not = mails::bounced_at.nullable().is_null();
        let is_live = invitations::accepted_at
            .is_null()
            .and(invitations::revoked_at.is_null())
            .and(invitations::expires_at.gt(now));
        let is_away = mails::status.nullable().eq("sent");
        let is_not = mails::status.nullable().is_null().or(mails::status.nullable().ne("sent"));
        if filters.is_expiring {
            return found.filter(is_live).filter(invitations::expires_at.le(now.plus(ENDS_SOON)));
        }
        match filters.state {
            None => found,
            Some(State::Accepted) => found.filter(invitations::accepted_at.is_not_null()),
            Some(State::Revoked) => found.filter(invitations::revoked_at.is_not_null()),
            Some(State::Expired) => found
                .filter(invitations::accepted_at.is_null())
                .filter(invitations::revoked_at.is_null())
                .filter(invitations::expires_at.le(now)),
            Some(State::Bounced) => found.filter(is_live).filter(has_bounced),
            Some(State::Sent) => found.filter(is_live).filter(has_not).filter(is_away),
            Some(State::Pending) => found.filter(is_live).filter(has_not).filter(is_not),
        }
    };
    let total = found().count().get_result(db.conn())?;
    let ordered = match filters.is_expiring {
        true => found().order((invitations::expires_at.asc(), invitations::id.asc())),
        false => found().order((invitations::created_at.desc(), invitations::id.desc())),
    };
    let rows = ordered
        .limit(size)
        .offset(PageOf::<Line>::offset(page, size))
        .select((Invitation::as_select(), Invited::as_select(), Option::<Letter>::as_select()))
        .load(db.conn())?;
    Ok(PageOf { rows, total, page, size })
}

/// Held for a change, by whoever sees it and has a higher role than its person. To everybody else it does not exist.
pub fn hold_manageable(db: &mut SchoolDb<'_>, by: &Grant<InvitePeople>, id: &InvitationId) -> QueryResult<Manageable> {
    let (school, programs) = (db.school(), programs_of(db, by)?);
    diesel::update(invitations::table.find((school, id)))
        .set(invitations::updated_at.eq(invitations::updated_at))
        .execute(db.conn())?;
    let same = people::school_id.eq(invitations::school_id).and(people::id.eq(invitations::person_id));
    let mut found = invitations::table
        .inner_join(people::table.on(same))
        .filter(invitations::school_id.eq(school))
        .filter(invitations::id.eq(id))
        .into_boxed::<MultiBackend>();
    if let Some(programs) = &programs {
        found = found.filter(people::id.eq_any(people_of!(school, programs)));
    }
    let (invitation, invited): (Invitation, Invited) =
        found.select((Invitation::as_select(), Invited::as_select())).first(db.conn())?;
    if invited.role < by.role() { Ok(Manageable(invitation, invited)) } else { Err(diesel::NotFound) }
}
