//! Starting a list, taking its lines in, and stopping it.

use super::{
    jobs::TakeLines,
    model::{AT_ONCE, Around, Became, Draft, Import, Line, Said, Status, lines},
    queries,
};
use crate::{
    audit::{self, Change},
    error::{Error, Result},
    people::invitations::{self, How, Inviter, Outcome, ProgramNamed},
    platform::{
        access::{Actor, ActorKind, Grant, InvitePeople},
        db::{SchoolDb, ids::PeopleImportId},
        i18n::Text,
        web::FieldErrors,
    },
};
use serde_json::json;

/// Where people say that they come from who were in a list.
const SOURCE: &str = "list";

/// Notes the list down; a job takes it in. `at_most`: how many letters one person gets within an hour.
pub fn start(db: &mut SchoolDb<'_>, by: &Grant<InvitePeople>, draft: &Draft, at_most: u32) -> Result<PeopleImportId> {
    let inviter = invitations::inviter(db, by.person())?.ok_or(Error::NotFound)?;
    if let Some(why) = inviter.refuses(draft.role, draft.program.as_ref()) {
        let field = if inviter.may(draft.role) { "program" } else { "role" };
        return Err(FieldErrors::of(field, why).into());
    }
    if !invitations::is_there(db, &inviter, draft.program.as_ref())? {
        return Err(FieldErrors::of("program", Text::of("field-choice")).into());
    }
    if queries::is_one_running(db)? {
        return Err(Error::Conflict(Text::of("people-import-one-runs")));
    }
    let id = queries::insert(db, by.person(), draft)?;
    let after = json!({ "lines": draft.total, "role": draft.role.as_str(), "invites": draft.invites });
    audit::record(db, by.actor(), Change::of("import.people", &id).to(after))?;
    db.enqueue(TakeLines { import: id.clone(), at_most })?;
    Ok(id)
}

/// Takes the next lines in, as whoever started it may now.
pub fn take_lines(db: &mut SchoolDb<'_>, id: &PeopleImportId, at_most: u32) -> Result<()> {
    let Some((mut import, list)) = queries::hold_running(db, id)? else { return Ok(()) };
    let inviter = invitations::inviter(db, &import.created_by)?;
    let Some(inviter) = inviter.filter(|inviter| inviter.may(import.role)) else {
        return end(db, &import, Status::Stopped);
    };
    let programs = invitations::programs(db, &inviter)?;
    let from = usize::try_from(import.lines_done).unwrap_or(usize::MAX);
    for line in lines(&list, from, AT_ONCE) {
        for said in &line.said {
            take(db, &mut import, (&inviter, &programs), &line, said, at_most)?;
        }
        import.lines_done += 1;
    }
    queries::save(db, &import)?;
    if import.lines_done >= import.total {
        return end(db, &import, Status::Done);
    }
    Ok(db.enqueue(TakeLines { import: id.clone(), at_most })?)
}

fn take(
    db: &mut SchoolDb<'_>,
    import: &mut Import,
    (inviter, programs): (&Inviter, &[ProgramNamed]),
    line: &Line,
    said: &Said,
    at_most: u32,
) -> Result<()> {
    let around = Around { inviter, programs, role: import.role, program: import.program_id.as_ref() };
    let how = How { invites: import.invites, message: &import.message, at_most, source: SOURCE };
    let outcome = match around.understand(said) {
        Ok(wanted) => invitations::take_in(db, &actor(import), inviter, &wanted, how)?,
        Err(why) => Outcome::Refused(why),
    };
    let note = match outcome {
        Outcome::Invited(_) => {
            import.invited += 1;
            None
        }
        Outcome::Added(why) => {
            import.added += 1;
            why.map(|why| (Became::Added, why))
        }
        Outcome::Skipped(why) => {
            import.skipped += 1;
            Some((Became::Skipped, why))
        }
        Outcome::Refused(why) => {
            import.refused += 1;
            Some((Became::Refused, why))
        }
    };
    match note {
        Some((became, why)) => Ok(queries::note(db, &import.id, (line.number, &line.typed), became, why)?),
        None => Ok(()),
    }
}

/// Whoever started it does what the job does for them.
fn actor(import: &Import) -> Actor {
    Actor { kind: ActorKind::Person, person: Some(import.created_by.clone()), ..Actor::system() }
}

fn end(db: &mut SchoolDb<'_>, import: &Import, status: Status) -> Result<()> {
    queries::end(db, &import.id, status)?;
    let after = json!({ "lines": import.lines_done, "added": import.added, "invited": import.invited,
        "skipped": import.skipped, "refused": import.refused });
    audit::record(db, &actor(import), Change::of("import.people_done", &import.id).to(after))
}

/// Stops it where it is. Stopping what is over is nothing.
pub fn cancel(db: &mut SchoolDb<'_>, by: &Grant<InvitePeople>, id: &PeopleImportId) -> Result<()> {
    queries::find(db, by, id)?;
    queries::hold(db, id)?;
    let import = queries::find(db, by, id)?;
    if import.status != Status::Running {
        return Ok(());
    }
    queries::end(db, id, Status::Cancelled)?;
    let after = json!({ "lines": import.lines_done });
    audit::record(db, by.actor(), Change::of("import.people_cancel", id).to(after))
}
