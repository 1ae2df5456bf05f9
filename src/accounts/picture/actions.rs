//! Taking a picture in, and taking it away.

use super::{super::queries as room, jobs::DropPicture, queries};
use crate::{
    audit::{self, Change},
    error::{Error, Result},
    platform::{
        access::{Actor, SignedIn},
        db::UserDb,
        files::{Kind, Spooled, Unfit},
        i18n::Text,
        text::random_token,
        web::FieldErrors,
    },
};

fn wrong(why: Text) -> Error {
    FieldErrors::of("file", why).into()
}

/// A square of what was brought, in place of the one before.
pub async fn change(me: &SignedIn, file: Option<Spooled>) -> Result<()> {
    let file = file.ok_or_else(|| wrong(Text::of("file-needed")))?;
    let app = me.app();
    // What moves would stand still, and what is no picture is none; what it says it is it has to be.
    let by_name = file.name.rsplit_once('.').and_then(|(_, extension)| Kind::with_extension(extension));
    let claims = [by_name, file.said.as_deref().and_then(Kind::of_type)];
    if claims.into_iter().flatten().any(|kind| matches!(kind, Kind::Gif | Kind::Pdf)) {
        return Err(wrong(Text::of("picture-kind")));
    }
    let fit = app.desk.inspect(file).await?.map_err(|unfit| wrong(unfit.text()))?;
    if fit.pixels.is_none() {
        return Err(wrong(Text::of("picture-kind")));
    }
    let square = app.desk.portrait(fit.bytes).await?.ok_or_else(|| wrong(Unfit::Broken.text()))?;
    let key = format!("pictures/{}", random_token::<16>());
    app.store.put(&key, square.into()).await?;
    let (by, kept) = (me.actor(), key.clone());
    let saved = app.db.write(me.key(), move |db| save(db, &by, Some(&kept))).await;
    if saved.is_err() {
        drop(app.store.delete(&key).await);
    }
    saved
}

/// Without a picture again. Twice is the same as once.
pub fn remove(db: &mut UserDb<'_>, by: &Actor) -> Result<()> {
    save(db, by, None)
}

fn save(db: &mut UserDb<'_>, by: &Actor, key: Option<&str>) -> Result<()> {
    let user = db.user().clone();
    room::hold(db, &user)?;
    let (_, old) = queries::own(db)?;
    if old.is_none() && key.is_none() {
        return Ok(());
    }
    queries::save(db, key)?;
    if let Some(key) = old {
        db.enqueue_for_site(DropPicture { key })?;
    }
    let action = if key.is_some() { "user.change_picture" } else { "user.remove_picture" };
    audit::record_for_site(db, Some(&user), by, Change::of(action, &user))
}
