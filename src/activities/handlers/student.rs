//! Looking at activities, signing up and withdrawing.

use crate::{
    activities::{
        actions, attendance, choices, files,
        model::{Activity, Standing},
        queries::{self, Filters},
        sessions,
        views::{IndexPage, ListParts, Places, ShowPage, ShowParts, path},
    },
    error::{Error, Result},
    platform::{
        access::{Can, Grant, JoinActivities, Visitor},
        db::{SchoolDb, ids::ActivityId},
        i18n::Text,
        web::{Chrome, Id, Query, Reply},
    },
    schools::{self, Term},
};
use actix_web::HttpResponse;

pub async fn index(visitor: Visitor, query: Query) -> Result<HttpResponse> {
    visitor.page(move |db, chrome| found(db, chrome, &query)).await
}

/// Five statements, whatever the number of rows.
fn found(db: &mut SchoolDb<'_>, chrome: &Chrome, query: &Query) -> Result<Reply> {
    let school = chrome.school().ok_or(Error::NotFound)?;
    let mut filters = Filters::read(query);
    let menu = queries::menu(db, filters.tag.as_ref())?;
    let chosen = menu.terms.iter().find(|term| filters.term.as_ref() == Some(&term.id));
    let term = chosen.or_else(|| Term::current(&menu.terms, chrome.today()));
    filters.term = term.map(|term| term.id.clone());
    let window = (query.page(), query.size(chrome, "activities"));
    let list = queries::list(db, school, chrome.me(), &filters, window, query.sort(&queries::SORTS))?;
    let counts = queries::counts(db, school, chrome.me(), &filters)?;
    let ids: Vec<ActivityId> = list.rows.iter().map(|row| row.id.clone()).collect();
    let beside = queries::beside(db, chrome.me(), &ids)?;
    let own = match chrome.me().filter(|_| chrome.may::<JoinActivities>()) {
        Some(me) => queries::own_times(db, &me.id)?,
        None => Vec::new(),
    };
    let (menu, filters, counts) = (&menu, &filters, &counts);
    let page = IndexPage::of(chrome, ListParts { query, filters, term, menu, counts, list, beside, own });
    let reply = Reply::page(page);
    Ok(match query.size_cookie(chrome, "activities") {
        Some(cookie) => reply.with_cookie(cookie),
        None => reply,
    })
}

pub async fn show(visitor: Visitor, id: Id<ActivityId>) -> Result<HttpResponse> {
    visitor.page(move |db, chrome| Ok(Reply::page(ShowPage::of(chrome, &parts(db, chrome, &id)?)))).await
}

/// What the page of an activity shows this reader.
pub(super) fn parts(db: &mut SchoolDb<'_>, chrome: &Chrome, id: &ActivityId) -> Result<ShowParts> {
    let (activity, (may_edit, may_see_roster)) = queries::seen_by(db, chrome.me(), id)?;
    let files = files::shown(db, id, true)?;
    Ok(ShowParts {
        held: choices::held(db, id)?,
        cover: files::cover(&files).map(|cover| db.link(&files::path(chrome, &cover.link.id, ""))),
        files,
        standing: queries::standing(db, &activity, chrome.person())?,
        category: queries::category_of(db, &activity)?,
        beside: queries::beside(db, chrome.me(), std::slice::from_ref(id))?,
        term: queries::term(db, &activity.term_id)?,
        link: db.link(&path(chrome, id)),
        terms: if may_edit { other_terms(db, &activity)? } else { Vec::new() },
        attended: match chrome.person().filter(|_| chrome.may::<JoinActivities>()) {
            Some(person) => attendance::of_person(db, id, person)?,
            None => attendance::Tally::default(),
        },
        sessions: sessions::next_of(db, id)?,
        activity,
        may_edit,
        may_see_roster,
    })
}

/// Terms that a copy could go into, the next ones first.
fn other_terms(db: &mut SchoolDb<'_>, activity: &Activity) -> Result<Vec<Term>> {
    let mut terms = schools::terms(db)?;
    terms.retain(|term| term.id != activity.term_id);
    terms.reverse();
    Ok(terms)
}

pub async fn sign_up(student: Can<JoinActivities>, id: Id<ActivityId>) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &Grant<JoinActivities>, chrome: &Chrome| {
        let activity = actions::sign_up(db, by, &id)?;
        let standing = queries::standing(db, &activity, Some(by.person()))?;
        let said = match &standing {
            Some(Standing::Waiting { position, .. }) => {
                Text::of("activity-said-queue").with("activity", &activity.name).with("position", *position)
            }
            Some(Standing::Requested) => Text::of("activity-said-asked").with("activity", &activity.name),
            Some(Standing::Offered { until }) => Text::of("activity-offered-until").with("until", chrome.local(*until)),
            _ => Text::of("activity-said-in").with("activity", &activity.name),
        };
        let term = queries::term(db, &activity.term_id)?;
        let places = Places::of(chrome, &activity, term.ends_on, standing.as_ref()).saying(chrome, &said);
        Ok(Reply::swap(places).or_see_other(path(chrome, &id)).saying_elsewhere(said))
    };
    student.write(work).await
}

pub async fn withdraw(student: Can<JoinActivities>, id: Id<ActivityId>) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &Grant<JoinActivities>, chrome: &Chrome| {
        let activity = actions::withdraw(db, by, &id)?;
        let said = Text::of("activity-said-left").with("activity", &activity.name);
        let term = queries::term(db, &activity.term_id)?;
        let held = choices::held(db, &id)?;
        let places = Places::of(chrome, &activity, term.ends_on, None)
            .by_choice(chrome, held.as_ref().map(|held| (&held.group, held.closes_at)))
            .saying(chrome, &said);
        Ok(Reply::swap(places).or_see_other(path(chrome, &id)).saying_elsewhere(said))
    };
    student.write(work).await
}
