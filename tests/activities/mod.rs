//! Activities and the rules of sign-up, through the real application.

mod attendance;
mod catalog;
mod change;
mod clash;
mod faults;
mod favourites;
mod forms;
mod import;
mod lists;
mod notices;
mod offers;
mod queue;
mod races;
mod ratings;
mod refusals;
mod reminders;
mod requests;
mod sign_up;
mod staff;
mod states;
mod strangers;
mod walks;

use crate::support::{Answer, Client, MERGINGTON, TestApp};
use homeroom::platform::db::ids::{ActivityId, PersonId};

/// An address below an activity of Mergington.
fn at(id: &ActivityId, rest: &str) -> String {
    MERGINGTON.path(&format!("/activities/{id}{rest}"))
}

async fn sign_up(client: &Client<'_>, id: &ActivityId) -> Answer {
    client.post(&at(id, "/signups"), &[]).await
}

async fn withdraw(client: &Client<'_>, id: &ActivityId) -> Answer {
    client.post(&at(id, "/withdrawal"), &[]).await
}

async fn remove(staff: &Client<'_>, id: &ActivityId, student: &PersonId, reason: &str) -> Answer {
    staff.post(&at(id, "/removals"), &[("person", student.as_str()), ("reason", reason)]).await
}

async fn register(staff: &Client<'_>, id: &ActivityId, student: &PersonId, reason: &str) -> Answer {
    staff.post(&at(id, "/roster"), &[("person", student.as_str()), ("reason", reason)]).await
}

/// "enrolled", "waitlisted 3", "withdrawn"; empty for whoever never asked.
fn standing(app: &TestApp, id: &ActivityId, person: &PersonId) -> String {
    let sql = format!(
        "SELECT status || COALESCE(' ' || CAST(queue_no AS TEXT), '') AS t FROM signups
         WHERE activity_id = '{id}' AND person_id = '{person}'"
    );
    app.texts(&sql).concat()
}

/// Enrolled and waiting, as counted; the counts of every activity must be those of its rows.
#[track_caller]
fn counts(app: &TestApp, id: &ActivityId) -> (i64, i64) {
    let rows = |statuses: &str| {
        format!(
            "(SELECT COUNT(*) FROM signups s WHERE s.school_id = a.school_id AND s.activity_id = a.id
               AND s.status IN ({statuses}))"
        )
    };
    let wrong = app.texts(&format!(
        "SELECT name AS t FROM activities a WHERE enrolled_count <> {} OR waitlisted_count <> {}",
        rows("'enrolled', 'offered'"),
        rows("'waitlisted'")
    ));
    assert_eq!(wrong, [""; 0], "counts that are not those of the rows");
    let count = |column| app.numbers(&format!("SELECT {column} AS n FROM activities WHERE id = '{id}'"))[0];
    (count("enrolled_count"), count("waitlisted_count"))
}

/// The numbers of those who wait, in their order.
fn numbers(app: &TestApp, id: &ActivityId) -> Vec<i64> {
    app.numbers(&format!(
        "SELECT queue_no AS n FROM signups WHERE activity_id = '{id}' AND queue_no IS NOT NULL ORDER BY queue_no"
    ))
}

/// The subjects of what was written to somebody, in order.
fn mails_to(app: &TestApp, client: &Client<'_>) -> Vec<String> {
    let theirs = app.mails().into_iter().filter(|mail| mail.to == client.email);
    theirs.map(|mail| homeroom::platform::i18n::plain(&mail.subject)).collect()
}

/// The rule that stood in the way, in its words; the answer must be a 409.
#[track_caller]
fn refusal(answer: &Answer) -> String {
    assert_eq!(answer.status, 409, "{}", answer.plain());
    let main = answer.main();
    let words = main.strip_prefix("That does not work now ").and_then(|rest| rest.strip_suffix(" Go back"));
    words.unwrap_or_else(|| panic!("no refusal: {main}")).to_owned()
}

/// What the log of Mergington says was done, without the entry for making people. Words about somebody are sealed in it.
fn logged(app: &TestApp) -> Vec<String> {
    let entry = "action || CASE WHEN reason LIKE '{%sealed%' THEN ' because (sealed)'
                 ELSE COALESCE(' because ' || reason, '') END";
    app.texts(&format!("SELECT {entry} AS t FROM audit_entries WHERE school_id = {} ORDER BY id", MERGINGTON.id))
}

/// A whole form of an activity; `other` replaces what has the same name.
fn form<'a>(other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut form = vec![
        ("name", "Chess Club"),
        ("description", "Learn **strategies**"),
        ("term", MERGINGTON.autumn),
        ("program", MERGINGTON.program),
        ("day[]", "1"),
        ("starts[]", "15:15"),
        ("ends[]", "16:45"),
        ("version", "0"),
    ];
    form.retain(|(name, _)| other.iter().all(|(changed, _)| name != changed));
    form.extend_from_slice(other);
    form
}
