//! The page that asks why.

use super::forms::VisitForm;
use crate::platform::{
    access::LONGEST_VISIT,
    db::SchoolId,
    web::{Chrome, Form},
};
use askama::Template;

#[derive(Template)]
#[template(path = "site/visit.html")]
pub struct VisitPage {
    chrome: Chrome,
    /// The school's page in the site's office.
    back: String,
    school: String,
    email: String,
    minutes: i64,
    form: Form<VisitForm>,
}

impl VisitPage {
    pub fn of(chrome: &Chrome, id: SchoolId, school: String, form: &Form<VisitForm>) -> Self {
        Self {
            back: format!("/site/schools/{id}"),
            school,
            email: chrome.user().map(|user| user.email.clone()).unwrap_or_default(),
            minutes: LONGEST_VISIT.num_minutes(),
            form: form.clone(),
            chrome: chrome.clone(),
        }
    }
}
