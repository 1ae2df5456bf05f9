//! What has to be waited for before a file can hang anywhere: its arrival, a look at it, the store.

use crate::{
    activities::{
        files::{actions, actions::Ready, forms::AddForm},
        queries,
    },
    app::App,
    error::{Error, Result},
    platform::{
        access::{Can, Grant, RunActivities},
        db::{
            SchoolDb,
            ids::{ActivityId, PersonId},
        },
        files::{self, LARGEST, Spooled, Stamp, Ticket, Unfit},
        i18n::Text,
        text::random_token,
        web::FieldErrors,
    },
};

/// A file that may hang at the activity, or what is wrong with it in words.
pub async fn prepared(
    manager: &Can<RunActivities>,
    id: &ActivityId,
    form: &AddForm,
    file: Option<Spooled>,
) -> Result<Result<Ready, FieldErrors>> {
    let answered = match file {
        Some(file) => {
            let id = id.clone();
            manager.read(move |db, by, _| Ok(queries::editable(db, by, &id).map(drop)?)).await?;
            ready(manager, form, file).await
        }
        None => from_store(manager, id, form).await,
    };
    match answered {
        Ok(ready) => Ok(Ok(ready)),
        Err(Error::Invalid(errors)) => Ok(Err(errors)),
        Err(error) => Err(error),
    }
}

/// What a script brought to the store itself: its size and its content are looked at again, as if nobody had signed
/// anything.
async fn from_store(manager: &Can<RunActivities>, id: &ActivityId, form: &AddForm) -> Result<Ready> {
    let app = manager.app();
    let (id, text, stamp) = (id.clone(), form.ticket.clone(), app.stamp.clone());
    let find = move |db: &mut SchoolDb<'_>, by: &Grant<RunActivities>| {
        queries::editable(db, by, &id)?;
        if text.is_empty() {
            return Err(wrong(Text::of("file-needed")));
        }
        let ticket = ticket(db, &stamp, by.person(), &text)?;
        if ticket.owner == id.as_str() { Ok(ticket) } else { Err(Error::NotFound) }
    };
    let ticket = manager.read(move |db, by, _| find(db, by)).await?;
    let answered = match arrived(app, &ticket, &form.name).await {
        Ok(file) => ready(manager, form, file).await,
        Err(error) => Err(error),
    };
    // What was refused lies there for nobody, and what was taken lies elsewhere. The nightly sweep does it otherwise.
    if !matches!(answered, Err(Error::Unavailable(_))) {
        drop(app.store.delete(&ticket.key).await);
    }
    answered
}

async fn arrived(app: &App, ticket: &Ticket, name: &str) -> Result<Spooled> {
    let bytes = match app.store.read(&ticket.key, LARGEST).await {
        Ok(bytes) => bytes.ok_or_else(|| wrong(Unfit::TooLarge.text()))?,
        Err(Error::NotFound) => return Err(wrong(Text::of("file-not-arrived"))),
        Err(error) => return Err(error),
    };
    if bytes.len() as u64 != ticket.size {
        return Err(wrong(Text::of("file-size-changed")));
    }
    Ok(Spooled::here(bytes, name, Some(ticket.kind.content_type().to_owned())))
}

/// A ticket of this school and person that still holds.
pub fn ticket(db: &mut SchoolDb<'_>, stamp: &Stamp, person: &PersonId, text: &str) -> Result<Ticket> {
    let ticket = stamp.read_ticket(db.school(), text).filter(|ticket| ticket.person == person.as_str());
    let ticket = ticket.ok_or(Error::NotFound)?;
    if ticket.is_over(db.now()) {
        return Err(Error::Forbidden(Text::of("file-address-over")));
    }
    Ok(ticket)
}

async fn ready(manager: &Can<RunActivities>, form: &AddForm, file: Spooled) -> Result<Ready> {
    let app = manager.app();
    let mut errors = FieldErrors::default();
    let fit = errors.check("file", app.desk.inspect(file).await?.map_err(|unfit| unfit.text()));
    let is_image = fit.as_ref().is_some_and(|fit| fit.pixels.is_some());
    let alt = form.words(is_image, &mut errors);
    let (Some(fit), Some(alt)) = (fit, alt) else { return Err(errors.into()) };
    let (sha256, size, quota) = (fit.sha256.clone(), fit.bytes.len(), app.config.file_quota);
    let look = move |db: &mut SchoolDb<'_>| {
        if files::with_content(db, &sha256)?.is_some() {
            return Ok(None);
        }
        actions::check_quota(db, i64::try_from(size).map_err(Error::internal)?, quota)?;
        Ok(Some(format!("{}/{}", db.school(), random_token::<16>())))
    };
    let storage_key = manager.read(move |db, _, _| look(db)).await?;
    if let Some(key) = &storage_key {
        app.store.put(key, fit.bytes.clone()).await?;
    }
    Ok(Ready { fit, alt, storage_key })
}

fn wrong(why: Text) -> Error {
    FieldErrors::of("file", why).into()
}
