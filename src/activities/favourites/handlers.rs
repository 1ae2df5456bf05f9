//! Marking an activity.

use super::{actions, views::Heart};
use crate::{
    error::Result,
    platform::{
        access::{Can, Grant, JoinActivities},
        db::{SchoolDb, ids::ActivityId},
        i18n::Text,
        web::{Chrome, Form, Id, Reply},
    },
};
use actix_web::HttpResponse;
use serde::Deserialize;

/// `no` takes the mark away.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct MarkForm {
    pub on: String,
}

pub async fn mark(student: Can<JoinActivities>, id: Id<ActivityId>, form: Form<MarkForm>) -> Result<HttpResponse> {
    let is_on = form.on != "no";
    let work = move |db: &mut SchoolDb<'_>, by: &Grant<JoinActivities>, chrome: &Chrome| {
        let activity = actions::mark(db, by, &id, is_on)?;
        let said = if is_on {
            Text::of("favourite-said-on").with("activity", &activity.name)
        } else {
            Text::of("favourite-said-off").with("activity", &activity.name)
        };
        let back = chrome.path(&format!("/activities/{}", id.0));
        let heart = Heart::of(chrome, &id, &activity.name, is_on).map(|heart| heart.saying(chrome, &said));
        Ok(match heart {
            Some(heart) => Reply::swap(heart).or_see_other(back).saying_elsewhere(said),
            None => Reply::see_other(back).saying(said),
        })
    };
    student.write(work).await
}
