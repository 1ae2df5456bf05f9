//! Which mail people get, how they stop it, and what comes back.

mod bounces;
mod preferences;

use crate::support::{MERGINGTON, TestApp};
use homeroom::platform::db::ids::{JobId, MailId, PersonId};

const PREFERENCES: &str = "/s/mergington/mail-preferences";

/// A mail of the school in the outbox, about `event` (none: it is always sent).
fn queued(app: &TestApp, to: &PersonId, address: &str, event: Option<&str>) -> MailId {
    let (mail, job, now) = (MailId::fresh(), JobId::fresh(), app.clock.utc());
    let event = event.map_or("NULL".to_owned(), |event| format!("'{event}'"));
    app.sql(&format!(
        "INSERT INTO mails (school_id, id, to_person_id, to_address, template, locale, subject, text, html, status, event,
           created_at)
         VALUES ({0}, '{mail}', '{to}', '{address}', 'x', 'en', 'Hello', 'Hello', '<p>Hello</p>', 'queued', {event}, '{now}');
         INSERT INTO jobs (id, school_id, name, payload, run_at)
         VALUES ('{job}', {0}, 'send_mail', '{{\"mail\":\"{mail}\"}}', '{now}')",
        MERGINGTON.id
    ));
    mail
}

/// The message as it left.
fn message(app: &TestApp, mail: &MailId) -> String {
    std::fs::read_to_string(app.data_dir.join("mail").join(format!("{mail}.eml"))).unwrap()
}

fn templates(app: &TestApp) -> Vec<String> {
    app.mails().into_iter().map(|mail| mail.template).collect()
}
