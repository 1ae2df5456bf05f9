//! Files on their way out. What lies in the store goes through here, so that it is known who asks.

use crate::{
    activities::{
        files::{model::Shown, queries},
        queries as room,
    },
    error::{Error, Result},
    platform::{
        access::Visitor,
        db::{SchoolDb, ids::FileLinkId},
        files::{Disposition, Kind, LASTS, served},
        i18n::Text,
        web::{Chrome, Id, attachment},
    },
};
use actix_web::{HttpResponse, web::Path};

/// A file that this reader may see: a clean one, of an activity that the public sees or that they run.
fn visible(db: &mut SchoolDb<'_>, chrome: &Chrome, id: &FileLinkId) -> Result<Shown> {
    let shown = queries::find(db, id)?;
    let activity = shown.link.activity().ok_or(Error::NotFound)?;
    let runs = match chrome.me() {
        Some(me) => room::powers(db, me, &activity)?.1,
        None => false,
    };
    if !runs {
        room::find_public(db, &activity)?;
    }
    if shown.is_clean() { Ok(shown) } else { Err(Error::NotFound) }
}

fn kind_of(shown: &Shown) -> &'static str {
    Kind::of_type(&shown.file.content_type).map_or("application/octet-stream", Kind::content_type)
}

pub async fn show(visitor: Visitor, id: Id<FileLinkId>) -> Result<HttpResponse> {
    let shown = visitor.read(move |db, chrome| visible(db, chrome, &id)).await?;
    let found = visitor.app().store.get(&shown.file.storage_key).await?;
    served(&shown.file, kind_of(&shown), Disposition::Inline, found)
}

pub async fn thumbnail(visitor: Visitor, id: Id<FileLinkId>) -> Result<HttpResponse> {
    let shown = visitor.read(move |db, chrome| visible(db, chrome, &id)).await?;
    // Until the small one is drawn the large one stands in for it.
    let (key, kind) = match &shown.file.thumb_key {
        Some(key) => (key, Kind::Jpeg.content_type()),
        None => (&shown.file.storage_key, kind_of(&shown)),
    };
    served(&shown.file, kind, Disposition::Inline, visitor.app().store.get(key).await?)
}

/// To an address that works for a quarter of an hour, at the store or at ours.
pub async fn download(visitor: Visitor, id: Id<FileLinkId>) -> Result<HttpResponse> {
    let (app, stamp) = (visitor.app(), visitor.app().stamp.clone());
    let sign = move |db: &mut SchoolDb<'_>, chrome: &Chrome| {
        let shown = visible(db, chrome, &id)?;
        let pass = stamp.write_pass(db.school(), &stamp.pass(id.as_str(), db.now()));
        Ok((shown, chrome.path(&format!("/files/signed/{pass}"))))
    };
    let (shown, ours) = visitor.read(sign).await?;
    let (key, name) = (&shown.file.storage_key, attachment(&shown.file.name));
    let direct = app.store.sign_get(key, kind_of(&shown), &name, LASTS).await?;
    let place = direct.unwrap_or(ours);
    Ok(HttpResponse::SeeOther()
        .insert_header(("Location", place))
        .insert_header(("Cache-Control", "no-store"))
        .finish())
}

/// What a signed address of ours leads to, for whoever holds it.
pub async fn fetch(visitor: Visitor, path: Path<(String, String)>) -> Result<HttpResponse> {
    let (app, stamp) = (visitor.app(), visitor.app().stamp.clone());
    let find = move |db: &mut SchoolDb<'_>, _: &Chrome| {
        let pass = stamp.read_pass(db.school(), &path.1).ok_or(Error::NotFound)?;
        if pass.is_over(db.now()) {
            return Err(Error::Forbidden(Text::of("file-address-over")));
        }
        let id = FileLinkId::try_from(pass.file).map_err(|_| Error::NotFound)?;
        let shown = queries::find(db, &id)?;
        if shown.is_clean() { Ok(shown) } else { Err(Error::NotFound) }
    };
    let shown = visitor.read(find).await?;
    let found = app.store.get(&shown.file.storage_key).await?;
    served(&shown.file, kind_of(&shown), Disposition::Attachment, found)
}
