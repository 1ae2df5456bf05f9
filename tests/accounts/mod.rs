//! Signing in, registering, passwords, sessions, and what people set for themselves.

mod email_change;
mod passwords;
mod pictures;
mod registering;
pub mod second_step;
mod settings;
mod signing_in;

use crate::support::{Answer, TestApp};

/// Everything that could tell two answers apart, but for what was typed and what is random.
fn seen(answer: &Answer, typed: &str) -> (u16, Vec<(String, String)>, String) {
    let mut headers: Vec<_> = answer
        .headers
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
        .map(|(name, value)| (name, mask_mark(&value)))
        .collect();
    headers.sort();
    (answer.status, headers, answer.body.replace(typed, "…"))
}

/// The mark of a browser that registered is random for everybody.
fn mask_mark(value: &str) -> String {
    match value.strip_prefix("registered=") {
        Some(rest) => format!("registered=({} characters){}", rest.find(';').unwrap(), rest.split_once(';').unwrap().1),
        None => value.to_owned(),
    }
}

/// What the site's log says was done, in order.
fn site_log(app: &TestApp) -> Vec<String> {
    app.texts("SELECT action AS t FROM site_audit_entries ORDER BY id")
}

/// The template and the address of every mail, in order.
fn mailed(app: &TestApp) -> Vec<(String, String)> {
    app.mails().into_iter().map(|mail| (mail.template, mail.to)).collect()
}

fn mail(template: &str, to: &str) -> (String, String) {
    (template.to_owned(), to.to_owned())
}
