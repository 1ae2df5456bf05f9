//! Every statement about schools, terms and programs.

use super::model::Term;
use crate::platform::db::{
    SchoolDb,
    ids::ProgramId,
    schema::{programs, terms},
};
use diesel::prelude::*;

/// No school has more terms on its lists than this: twenty years of three.
const MOST_TERMS: i64 = 60;

/// The school's latest terms, in the order of their dates.
pub fn terms(db: &mut SchoolDb<'_>) -> QueryResult<Vec<Term>> {
    let mut latest: Vec<Term> = terms::table
        .filter(terms::school_id.eq(db.school()))
        .order((terms::starts_on.desc(), terms::id.desc()))
        .limit(MOST_TERMS)
        .select(Term::as_select())
        .load(db.conn())?;
    latest.reverse();
    Ok(latest)
}

/// The program that everything belongs to which names none.
pub fn default_program(db: &mut SchoolDb<'_>) -> QueryResult<ProgramId> {
    programs::table
        .filter(programs::school_id.eq(db.school()))
        .filter(programs::is_default)
        .select(programs::id)
        .first(db.conn())
}
