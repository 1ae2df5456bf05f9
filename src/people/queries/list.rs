//! Statements behind the list of people: whom its reader sees, and which of them match.

use crate::{
    people::{
        invitations,
        model::{Filters, Listed, PersonStatus},
    },
    platform::{
        access::{Me, Role},
        db::{
            AskedCount, Moment, MultiBackend, SchoolDb, SchoolId,
            ids::{PersonId, ProgramId},
            schema::{people, program_people, programs, users},
        },
        text::like,
        web::PageOf,
    },
};
use diesel::{dsl::sql, prelude::*, sql_types::Integer};

/// No school has more programs to choose from.
const MOST_PROGRAMS: i64 = 200;
/// What is changed, or taken along, in one go: a whole school.
pub const MOST_AT_ONCE: i64 = 5_000;

/// The programs whose people somebody sees, by name: admins and owners all, program admins theirs.
#[derive(Debug, Clone)]
pub struct Scope {
    pub programs: Vec<(ProgramId, String)>,
    /// Whether they also see whoever belongs to none.
    pub is_all: bool,
}

impl Scope {
    pub fn of(db: &mut SchoolDb<'_>, me: &Me) -> QueryResult<Self> {
        let is_all = me.role >= Role::Admin;
        let mut found = programs::table.filter(programs::school_id.eq(db.school())).into_boxed::<MultiBackend>();
        if !is_all {
            let administered = program_people::table
                .filter(program_people::school_id.eq(db.school()))
                .filter(program_people::person_id.eq(me.id.clone()))
                .filter(program_people::part.eq("admin"))
                .select(program_people::program_id);
            found = found.filter(programs::id.eq_any(administered));
        }
        let programs = found
            .order((programs::name, programs::id))
            .limit(MOST_PROGRAMS)
            .select((programs::id, programs::name))
            .load(db.conn())?;
        Ok(Self { programs, is_all })
    }

    /// The same without their names: nothing is asked for whoever sees everybody.
    pub fn to_find(db: &mut SchoolDb<'_>, me: &Me) -> QueryResult<Self> {
        if me.role >= Role::Admin { Ok(Self { programs: Vec::new(), is_all: true }) } else { Self::of(db, me) }
    }

    pub fn has(&self, program: &ProgramId) -> bool {
        self.programs.iter().any(|(known, _)| known == program)
    }
}

/// When somebody with an account was last here.
macro_rules! last_seen {
    () => {
        users::table.filter(users::id.nullable().eq(people::user_id)).select(users::last_seen_at).single_value()
    };
}
pub(super) use last_seen;

type Found<'a> = people::BoxedQuery<'a, MultiBackend>;

/// Whom this reader sees; records that were merged into another are nobody.
pub(super) fn seen(school: SchoolId, scope: &Scope) -> Found<'_> {
    let found = people::table
        .filter(people::school_id.eq(school))
        .filter(people::merged_into_id.is_null())
        .into_boxed::<MultiBackend>();
    if scope.is_all {
        return found;
    }
    let of_them = program_people::table
        .filter(program_people::school_id.eq(school))
        .filter(program_people::program_id.eq_any(scope.programs.iter().map(|(id, _)| id)))
        .select(program_people::person_id);
    found.filter(people::id.eq_any(of_them))
}

fn filtered<'a>(school: SchoolId, scope: &'a Scope, filters: &'a Filters) -> Found<'a> {
    let mut found = seen(school, scope);
    if !filters.words.is_empty() {
        found = found.filter(people::search_text.like(like(&filters.words)).escape('\\'));
    }
    if let Some(role) = filters.role {
        found = found.filter(people::role.eq(role));
    }
    if let Some(status) = filters.status {
        found = found.filter(people::status.eq(status));
    }
    if filters.is_bounced {
        found = found.filter(people::email_bounced_at.is_not_null());
    }
    if let Some(grade) = filters.grade {
        found = found.filter(people::grade.eq(grade));
    }
    if let Some(program) = &filters.program {
        let of_it = program_people::table
            .filter(program_people::school_id.eq(school))
            .filter(program_people::program_id.eq(program))
            .select(program_people::person_id);
        found = found.filter(people::id.eq_any(of_it));
    }
    found
}

fn sorted<'a>(found: Found<'a>, filters: &Filters) -> Found<'a> {
    // By powers, not by how the roles are spelled.
    let rank = sql::<Integer>(
        "CASE people.role WHEN 'owner' THEN 0 WHEN 'admin' THEN 1 WHEN 'program_admin' THEN 2 \
         WHEN 'teacher' THEN 3 ELSE 4 END",
    );
    // The databases do not agree on where nothing stands: it stands last.
    match (filters.sort, filters.is_descending) {
        ("role", false) => found.order((rank.asc(), people::sort_name.asc(), people::id.asc())),
        ("role", true) => found.order((rank.desc(), people::sort_name.asc(), people::id.asc())),
        ("grade", false) => found.order((people::grade.is_null(), people::grade.asc(), people::sort_name, people::id)),
        ("grade", true) => found.order((people::grade.is_null(), people::grade.desc(), people::sort_name, people::id)),
        ("status", false) => found.order((people::status.asc(), people::sort_name, people::id)),
        ("status", true) => found.order((people::status.desc(), people::sort_name, people::id)),
        ("seen", false) => found.order((last_seen!().is_null(), last_seen!().asc(), people::sort_name, people::id)),
        ("seen", true) => found.order((last_seen!().is_null(), last_seen!().desc(), people::sort_name, people::id)),
        (_, false) => found.order((people::sort_name.asc(), people::id.asc())),
        (_, true) => found.order((people::sort_name.desc(), people::id.desc())),
    }
}

/// A line of the list, and when its person was last here.
pub type Line = (Listed, Option<Moment>);

/// One page of the people whom a reader with this scope sees.
pub fn list(
    db: &mut SchoolDb<'_>,
    scope: &Scope,
    filters: &Filters,
    (page, size): (i64, i64),
) -> QueryResult<PageOf<Line>> {
    let school = db.school();
    let total = filtered(school, scope, filters).count().get_result(db.conn())?;
    let rows = sorted(filtered(school, scope, filters), filters)
        .limit(size)
        .offset(PageOf::<Line>::offset(page, size))
        .select((Listed::as_select(), last_seen!()))
        .load(db.conn())?;
    Ok(PageOf { rows, total, page, size })
}

/// The ids of all that match, and of nobody beyond [`MOST_AT_ONCE`].
pub fn matching(db: &mut SchoolDb<'_>, scope: &Scope, filters: &Filters) -> QueryResult<Vec<PersonId>> {
    filtered(db.school(), scope, filters).order(people::id).limit(MOST_AT_ONCE).select(people::id).load(db.conn())
}

/// How many match.
pub fn count(db: &mut SchoolDb<'_>, scope: &Scope, filters: &Filters) -> QueryResult<i64> {
    filtered(db.school(), scope, filters).count().get_result(db.conn())
}

/// All that match, to take along: with what the list has no room for.
pub fn exported(db: &mut SchoolDb<'_>, scope: &Scope, filters: &Filters) -> QueryResult<Vec<(Line, Option<String>)>> {
    let rows: Vec<(Listed, Option<Moment>, Option<String>)> = sorted(filtered(db.school(), scope, filters), filters)
        .limit(MOST_AT_ONCE)
        .select((Listed::as_select(), last_seen!(), people::guardian_contact))
        .load(db.conn())?;
    Ok(rows.into_iter().map(|(person, seen_at, contact)| ((person, seen_at), contact)).collect())
}

/// What waits for the office: how many invitations are nearly over, and how many people cannot be written to.
pub fn waiting_counts(school: SchoolId, now: Moment) -> (AskedCount, AskedCount) {
    let bouncing = people::table
        .filter(people::school_id.eq(school))
        .filter(people::email_bounced_at.is_not_null())
        .filter(people::merged_into_id.is_null())
        .filter(people::status.ne(PersonStatus::Left));
    (invitations::count_expiring(school, now), Box::new(bouncing.count().single_value()))
}
