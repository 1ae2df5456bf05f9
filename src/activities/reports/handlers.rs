use super::{
    model::Filters,
    queries,
    views::{self, Grid, IndexPage, ListPage, Listed, NoTermPage},
};
use crate::{
    error::{Error, Result},
    platform::{
        access::{Can, Me, ReadPeople, ReadReports},
        db::{SchoolDb, ids::TermId},
        web::{Chrome, Query, Reply, SheetKind},
    },
    schools::{self, Term},
};
use actix_web::HttpResponse;

/// What a file holds at most; a longer one says in its last row that it is cut.
const LONGEST_FILE: i64 = 50_000;

/// The school's terms, and the one that the address names or that people mean.
fn term(db: &mut SchoolDb<'_>, chrome: &Chrome, query: &Query) -> Result<Option<(Vec<Term>, Term)>> {
    let terms = schools::terms(db)?;
    let asked = TermId::try_from(query.get("term").to_owned()).ok();
    let named = terms.iter().find(|term| asked.as_ref() == Some(&term.id));
    let term = named.or_else(|| Term::current(&terms, chrome.today())).cloned();
    Ok(term.map(|term| (terms, term)))
}

fn sees_students(chrome: &Chrome) -> bool {
    chrome.may::<ReadPeople>()
}

pub async fn index(reader: Can<ReadReports>, query: Query) -> Result<HttpResponse> {
    reader
        .page(move |db, by, chrome| {
            let Some((terms, term)) = term(db, chrome, &query)? else {
                return Ok(Reply::page(NoTermPage { chrome: chrome.clone() }));
            };
            let by_grade = query.get("by") == "grade";
            let numbers = queries::numbers(db, by.me(), &term.id, by_grade, sees_students(chrome))?;
            Ok(Reply::page(IndexPage::of(chrome, &terms, &term, by_grade, &numbers)))
        })
        .await
}

/// One of the tables of the first page, to take along.
async fn table(reader: Can<ReadReports>, query: Query, by_grade: bool, kind: SheetKind) -> Result<HttpResponse> {
    reader
        .page(move |db, by, chrome| {
            let (_, term) = term(db, chrome, &query)?.ok_or(Error::NotFound)?;
            let numbers = queries::numbers(db, by.me(), &term.id, by_grade, sees_students(chrome))?;
            let grid = if by_grade { views::grades } else { views::days };
            let all = Grid::joined(grid(chrome, &term, &numbers));
            all.sheet(&views::file_name(chrome, if by_grade { "report-by-grade" } else { "report-by-day" }, &term))
                .download(kind)
        })
        .await
}

pub async fn days_csv(reader: Can<ReadReports>, query: Query) -> Result<HttpResponse> {
    table(reader, query, false, SheetKind::Csv).await
}

pub async fn days_xlsx(reader: Can<ReadReports>, query: Query) -> Result<HttpResponse> {
    table(reader, query, false, SheetKind::Xlsx).await
}

pub async fn grades_csv(reader: Can<ReadReports>, query: Query) -> Result<HttpResponse> {
    table(reader, query, true, SheetKind::Csv).await
}

pub async fn grades_xlsx(reader: Can<ReadReports>, query: Query) -> Result<HttpResponse> {
    table(reader, query, true, SheetKind::Xlsx).await
}

/// A list that a number leads to: on a page, or as a file of everything that matches.
type Find = fn(&mut SchoolDb<'_>, &Chrome, &Me, &Query, &Filters, (i64, i64)) -> Result<Listed>;

fn answer(
    db: &mut SchoolDb<'_>,
    chrome: &Chrome,
    me: &Me,
    query: &Query,
    file: Option<SheetKind>,
    find: Find,
) -> Result<Reply> {
    let Some((_, term)) = term(db, chrome, query)? else {
        return Ok(Reply::page(NoTermPage { chrome: chrome.clone() }));
    };
    let filters = Filters::read(query, &term);
    match file {
        Some(kind) => {
            let listed = find(db, chrome, me, query, &filters, (1, LONGEST_FILE))?;
            listed.file(chrome, &term).download(kind)
        }
        None => {
            let slice = (query.page(), query.size(chrome, "reports"));
            let listed = find(db, chrome, me, query, &filters, slice)?;
            let page = ListPage::of(chrome, query, &filters, &term, listed);
            Ok(Reply::page(page).with_any(query.size_cookie(chrome, "reports")))
        }
    }
}

fn find_activities(
    db: &mut SchoolDb<'_>,
    chrome: &Chrome,
    me: &Me,
    query: &Query,
    filters: &Filters,
    slice: (i64, i64),
) -> Result<Listed> {
    let lines = queries::activities(db, me, filters, slice, query.sort(&["name", "filled", "waiting"]))?;
    Ok(Listed::activities(chrome, query, filters, lines))
}

fn find_places(
    db: &mut SchoolDb<'_>,
    chrome: &Chrome,
    me: &Me,
    _: &Query,
    filters: &Filters,
    slice: (i64, i64),
) -> Result<Listed> {
    Ok(Listed::places(chrome, filters, queries::places(db, me, filters, slice)?))
}

fn find_marks(
    db: &mut SchoolDb<'_>,
    chrome: &Chrome,
    me: &Me,
    _: &Query,
    filters: &Filters,
    slice: (i64, i64),
) -> Result<Listed> {
    Ok(Listed::marks(chrome, filters, queries::marks(db, me, filters, slice)?))
}

fn find_students(
    db: &mut SchoolDb<'_>,
    chrome: &Chrome,
    me: &Me,
    _: &Query,
    filters: &Filters,
    slice: (i64, i64),
) -> Result<Listed> {
    Ok(Listed::students(chrome, filters, queries::students(db, me, filters, slice)?))
}

async fn report(reader: Can<ReadReports>, query: Query, file: Option<SheetKind>, find: Find) -> Result<HttpResponse> {
    reader.page(move |db, by, chrome| answer(db, chrome, by.me(), &query, file, find)).await
}

/// Of people, whom not every reader of reports may see.
async fn of_people(reader: Can<ReadPeople>, query: Query, file: Option<SheetKind>) -> Result<HttpResponse> {
    reader.page(move |db, by, chrome| answer(db, chrome, by.me(), &query, file, find_students)).await
}

pub async fn activities(reader: Can<ReadReports>, query: Query) -> Result<HttpResponse> {
    report(reader, query, None, find_activities).await
}

pub async fn activities_csv(reader: Can<ReadReports>, query: Query) -> Result<HttpResponse> {
    report(reader, query, Some(SheetKind::Csv), find_activities).await
}

pub async fn activities_xlsx(reader: Can<ReadReports>, query: Query) -> Result<HttpResponse> {
    report(reader, query, Some(SheetKind::Xlsx), find_activities).await
}

pub async fn places(reader: Can<ReadReports>, query: Query) -> Result<HttpResponse> {
    report(reader, query, None, find_places).await
}

pub async fn places_csv(reader: Can<ReadReports>, query: Query) -> Result<HttpResponse> {
    report(reader, query, Some(SheetKind::Csv), find_places).await
}

pub async fn places_xlsx(reader: Can<ReadReports>, query: Query) -> Result<HttpResponse> {
    report(reader, query, Some(SheetKind::Xlsx), find_places).await
}

pub async fn marks(reader: Can<ReadReports>, query: Query) -> Result<HttpResponse> {
    report(reader, query, None, find_marks).await
}

pub async fn marks_csv(reader: Can<ReadReports>, query: Query) -> Result<HttpResponse> {
    report(reader, query, Some(SheetKind::Csv), find_marks).await
}

pub async fn marks_xlsx(reader: Can<ReadReports>, query: Query) -> Result<HttpResponse> {
    report(reader, query, Some(SheetKind::Xlsx), find_marks).await
}

pub async fn students(reader: Can<ReadPeople>, query: Query) -> Result<HttpResponse> {
    of_people(reader, query, None).await
}

pub async fn students_csv(reader: Can<ReadPeople>, query: Query) -> Result<HttpResponse> {
    of_people(reader, query, Some(SheetKind::Csv)).await
}

pub async fn students_xlsx(reader: Can<ReadPeople>, query: Query) -> Result<HttpResponse> {
    of_people(reader, query, Some(SheetKind::Xlsx)).await
}
