//! Ranked choices and the draw, through the real application.

mod choosing;
mod deciding;
mod planning;

use crate::support::{Answer, Client, MERGINGTON, TestApp, make};
use chrono::TimeDelta;
use homeroom::platform::db::ids::{ActivityId, ChoiceId, PersonId};

/// An address below ranked choices of Mergington.
fn at(rest: &str) -> String {
    MERGINGTON.path(&format!("/choices{rest}"))
}

/// A whole form of a group of these activities, open for a week from now; `other` replaces what has the same name.
fn form<'a>(activities: &[&'a ActivityId], other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut form = vec![
        ("name", "Autumn clubs"),
        ("opens", "2026-09-01T08:00"),
        ("closes", "2026-12-01T18:00"),
        ("most_choices", "3"),
        ("most_places", "1"),
        ("first_come_after", "yes"),
        ("version", "0"),
    ];
    form.retain(|(name, _)| other.iter().all(|(changed, _)| name != changed));
    form.extend(activities.iter().map(|id| ("activities[]", id.as_str())));
    form.extend_from_slice(other);
    form
}

/// A group of these activities, announced and open for an hour; its id.
async fn group(app: &TestApp, office: &Client<'_>, activities: &[&ActivityId], other: &[(&str, &str)]) -> String {
    let id = draft(app, office, activities, other).await;
    assert_eq!(office.post(&at(&format!("/{id}/announcement")), &[]).await.status, 303);
    id
}

async fn draft(app: &TestApp, office: &Client<'_>, activities: &[&ActivityId], other: &[(&str, &str)]) -> String {
    let (opens, closes) = (local(app, -1), local(app, 1));
    let mut fields = vec![("opens", opens.as_str()), ("closes", closes.as_str())];
    fields.extend_from_slice(other);
    let answer = office.post(&at(""), &form(activities, &fields)).await;
    assert_eq!(answer.status, 303, "{}", answer.main());
    answer.location().unwrap().rsplit('/').next().unwrap().to_owned()
}

/// What the clock on the wall of Mergington shows so many hours from now, as a form sends it.
fn local(app: &TestApp, hours: i64) -> String {
    let at = app.clock.utc() + TimeDelta::hours(hours);
    at.and_utc().with_timezone(&chrono_tz::America::New_York).format("%Y-%m-%dT%H:%M").to_string()
}

async fn rank(student: &Client<'_>, group: &str, choices: &[&ActivityId]) -> Answer {
    let form: Vec<_> = choices.iter().map(|id| ("choice[]", id.as_str())).collect();
    student.post(&at(&format!("/{group}/ranking")), &form).await
}

/// So late that nobody can choose any more.
fn close(app: &TestApp) {
    app.clock.advance(TimeDelta::hours(2));
}

/// Looks at the draw and publishes what was seen.
async fn publish(office: &Client<'_>, group: &str) -> Answer {
    let page = office.get(&at(&format!("/{group}/draw"))).await;
    let seen = page.within("name=\"seen\" value=\"", "\"").to_owned();
    office.post(&at(&format!("/{group}/publication")), &[("seen", &seen)]).await
}

async fn lock(
    office: &Client<'_>,
    group: &str,
    student: &PersonId,
    activity: &ActivityId,
    decided: &str,
    reason: &str,
) -> Answer {
    let form =
        [("person", student.as_str()), ("activity", activity.as_str()), ("decided", decided), ("reason", reason)];
    office.post(&at(&format!("/{group}/students")), &form).await
}

/// Who is in, by name.
fn enrolled(app: &TestApp, activity: &ActivityId) -> Vec<String> {
    app.texts(&format!(
        "SELECT p.name AS t FROM signups s JOIN people p ON p.school_id = s.school_id AND p.id = s.person_id
         WHERE s.activity_id = '{activity}' AND s.status = 'enrolled' ORDER BY p.name"
    ))
}

/// Chess with one place on Monday, art with one on Tuesday, and music for everybody on Wednesday.
fn clubs(app: &TestApp) -> [ActivityId; 3] {
    [
        make::activity("Chess").capacity(1).at(1, "15:15", "16:45").save(app),
        make::activity("Art").capacity(1).at(2, "15:15", "16:45").save(app),
        make::activity("Music").at(3, "15:15", "16:45").save(app),
    ]
}

/// What a student chose, written down: for many at once.
fn wish(app: &TestApp, group: &str, student: &PersonId, choices: &[&ActivityId]) {
    for (rank, activity) in (1..).zip(choices) {
        app.sql(&format!(
            "INSERT INTO choices (school_id, id, group_id, person_id, activity_id, rank, chosen_at)
             VALUES (11, '{}', '{group}', '{student}', '{activity}', {rank}, '{}')",
            ChoiceId::fresh(),
            app.clock.utc()
        ));
    }
}
