//! Asking people in, coming in, and taking in lists of people.

mod accepting;
mod inviting;
mod lists;

use crate::support::{Answer, Client, MERGINGTON, TestApp};

const LIST: &str = "/s/mergington/people/invitations";

/// Invites somebody through the form.
async fn invite(by: &Client<'_>, email: &str, role: &str) -> Answer {
    by.post(LIST, &[("email", email), ("role", role), ("message", "Looking forward to you.")]).await
}

/// The link in the last mail, from the slash on.
fn link(app: &TestApp) -> String {
    app.mails().last().unwrap().link()
}

/// Role and status of whoever has this address, and whether they have an account.
fn person(app: &TestApp, email: &str) -> String {
    let sql = format!(
        "SELECT role || ' ' || status || CASE WHEN user_id IS NULL THEN '' ELSE ' in' END AS t FROM people
         WHERE school_id = {} AND email = '{email}'",
        MERGINGTON.id
    );
    app.texts(&sql).concat()
}

/// The states on the page, row by row.
fn states(page: &Answer) -> Vec<String> {
    let rows = page.body.split("<tr><td class=\"check\">").skip(1);
    let badge = |row: &str| {
        let (_, rest) = row.split("<span class=\"badge").nth(1)?.split_once('>')?;
        rest.split_once('<').map(|(words, _)| words.to_owned())
    };
    rows.filter_map(badge).collect()
}
