use super::{
    actions,
    forms::AnnouncementForm,
    model::{Announcement, Audience},
    queries,
    views::{Board, DISMISSED, EditPage, IndexPage, Names, ShowPage, WrittenPage, dismissed, path},
};
use crate::{
    activities,
    error::{Error, Result},
    platform::{
        access::{Announce, Can, Grant, Me, Member, School},
        db::{SchoolDb, ids::AnnouncementId},
        i18n::Text,
        web::{Chrome, Form, Id, Query, Reply},
    },
};
use actix_web::{HttpRequest, HttpResponse};

/// How many are told of on Today.
const FEW: i64 = 5;

/// What Today says of announcements. `seen`: what the reader put away.
pub fn on_today(db: &mut SchoolDb<'_>, chrome: &Chrome, me: &Me, seen: &str) -> Result<Board> {
    Ok(Board::of(chrome, queries::on_now(db, &me.id, FEW)?, seen))
}

/// Which banners this browser put away.
pub fn seen(request: &HttpRequest) -> String {
    request.cookie(DISMISSED).map(|cookie| cookie.value().to_owned()).unwrap_or_default()
}

fn school(chrome: &Chrome) -> Result<&School> {
    chrome.school().ok_or(Error::NotFound)
}

pub async fn index(member: Member, query: Query) -> Result<HttpResponse> {
    let me = member.me().clone();
    let reply = member.page(move |db, chrome| {
        let list = queries::list(db, &me.id, query.page(), query.size(chrome, "announcements"))?;
        Ok(Reply::page(IndexPage::of(chrome, &query, list)).with_any(query.size_cookie(chrome, "announcements")))
    });
    reply.await
}

pub async fn written(author: Can<Announce>, query: Query) -> Result<HttpResponse> {
    let reply = author.page(move |db, by, chrome| {
        let list = queries::written(db, by, query.page(), query.size(chrome, "written"))?;
        Ok(Reply::page(WrittenPage::of(chrome, &query, list)).with_any(query.size_cookie(chrome, "written")))
    });
    reply.await
}

pub async fn show(member: Member, id: Id<AnnouncementId>) -> Result<HttpResponse> {
    let me = member.me().clone();
    let reply = member.page(move |db, chrome| {
        let (announcement, may_change) = queries::find(db, &me, &id)?;
        let names = if may_change { Some(names(db, &announcement)?) } else { None };
        Ok(Reply::page(ShowPage::of(chrome, announcement, names)))
    });
    reply.await
}

/// Whom it is for, by name.
fn names(db: &mut SchoolDb<'_>, announcement: &Announcement) -> Result<Names> {
    let audiences = queries::audiences(db, &announcement.id)?;
    let (mut programs, mut of_activities) = (Vec::new(), Vec::new());
    for audience in &audiences {
        match audience {
            Audience::Program(id) => programs.push(id.clone()),
            Audience::Activity(id) => of_activities.push(id.clone()),
            Audience::School | Audience::Role(_) => {}
        }
    }
    let programs = queries::named_programs(db, &programs)?;
    Ok(Names { programs, activities: activities::named(db, &of_activities)?, audiences })
}

fn form_page(
    db: &mut SchoolDb<'_>,
    by: &Grant<Announce>,
    chrome: &Chrome,
    announcement: Option<Announcement>,
    form: &Form<AnnouncementForm>,
) -> Result<Reply> {
    let mut reach = queries::reach(db, by, chrome.today())?;
    if let Some(announcement) = &announcement {
        // Whom it is for stays to be seen, also where its writer reaches them no more.
        let kept = names(db, announcement)?;
        reach
            .programs
            .extend(kept.programs.into_iter().filter(|new| !reach.programs.contains(new)).collect::<Vec<_>>());
        reach
            .activities
            .extend(kept.activities.into_iter().filter(|a| !reach.activities.contains(a)).collect::<Vec<_>>());
    }
    Ok(Reply::page(EditPage::of(chrome, announcement.as_ref(), form, reach)))
}

pub async fn new(author: Can<Announce>) -> Result<HttpResponse> {
    let reply = author.page(|db, by, chrome| form_page(db, by, chrome, None, &Form::filled(AnnouncementForm::blank())));
    reply.await
}

pub async fn create(author: Can<Announce>, form: Form<AnnouncementForm>) -> Result<HttpResponse> {
    let reply = author.write_form(
        form,
        |db, by, chrome, form| {
            let id = actions::create(db, by, &form.parse(school(chrome)?.time_zone)?)?;
            Ok(Reply::see_other(path(chrome, &id)).saying(Text::of("announcement-said-saved")))
        },
        |db, by, chrome, form| form_page(db, by, chrome, None, form),
    );
    reply.await
}

pub async fn edit(author: Can<Announce>, id: Id<AnnouncementId>) -> Result<HttpResponse> {
    let reply = author.page(move |db, by, chrome| {
        let announcement = queries::editable(db, by, &id)?.into_inner();
        let draft = actions::draft_of(db, &announcement)?;
        let form = AnnouncementForm::of(&draft, announcement.version, school(chrome)?.time_zone);
        form_page(db, by, chrome, Some(announcement), &Form::filled(form))
    });
    reply.await
}

pub async fn update(
    author: Can<Announce>,
    id: Id<AnnouncementId>,
    form: Form<AnnouncementForm>,
) -> Result<HttpResponse> {
    let (id, again) = (id.0.clone(), id.0);
    let reply = author.write_form(
        form,
        move |db, by, chrome, form| {
            let announcement = queries::hold_editable(db, by, &id)?;
            actions::change(db, by, announcement, form.version(), &form.parse(school(chrome)?.time_zone)?)?;
            Ok(Reply::see_other(path(chrome, &id)).saying(Text::of("announcement-said-saved")))
        },
        move |db, by, chrome, form| {
            let announcement = queries::editable(db, by, &again)?.into_inner();
            form_page(db, by, chrome, Some(announcement), form)
        },
    );
    reply.await
}

pub async fn publish(author: Can<Announce>, id: Id<AnnouncementId>) -> Result<HttpResponse> {
    let reply = author.write(move |db, by, chrome| {
        let announcement = queries::hold_editable(db, by, &id)?;
        actions::publish(db, by, announcement)?;
        Ok(Reply::see_other(path(chrome, &id)).saying(Text::of("announcement-said-published")))
    });
    reply.await
}

pub async fn withdraw(author: Can<Announce>, id: Id<AnnouncementId>) -> Result<HttpResponse> {
    let reply = author.write(move |db, by, chrome| {
        let announcement = queries::hold_editable(db, by, &id)?;
        actions::withdraw(db, by, announcement)?;
        Ok(Reply::see_other(path(chrome, &id)).saying(Text::of("announcement-said-withdrawn")))
    });
    reply.await
}

/// Puts a banner away, in this browser. Nothing is stored.
pub async fn dismiss(member: Member, id: Id<AnnouncementId>, request: HttpRequest) -> Result<HttpResponse> {
    let me = member.me().clone();
    let seen = seen(&request);
    let reply = member.page(move |db, chrome| {
        queries::find_on(db, &me.id, &id)?;
        Ok(Reply::see_other(chrome.path("/today")).with_cookie(dismissed(&seen, &id)))
    });
    reply.await
}
