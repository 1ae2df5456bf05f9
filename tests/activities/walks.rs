//! Whatever people do in whatever order: what must hold, holds after every step.

use super::{at, counts, register, remove, sign_up, withdraw};
use crate::support::{Answer, Client, MERGINGTON, TestApp, make};
use chrono::TimeDelta;
use homeroom::platform::db::ids::ActivityId;

/// The same walk for the same seed, on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(sides).unwrap()).unwrap()
    }
}

/// Three ways of giving places; the first two meet at the same time.
fn clubs(app: &TestApp, lead: &Client<'_>) -> Vec<(ActivityId, &'static str)> {
    let club = |mode: &'static str, day: i32| {
        let quoted = make::quoted(mode);
        let club = make::activity(mode).at(day, "15:15", "16:45").capacity(2).led_by(lead.person());
        (club.with("mode", &quoted).with("offer_hours", "2").save(app), mode)
    };
    vec![club("offers", 1), club("first_come", 1), club("approval", 2)]
}

async fn step(
    dice: &mut Dice,
    app: &TestApp,
    staff: &Client<'_>,
    students: &[Client<'_>],
    clubs: &[(ActivityId, &'static str)],
) -> (String, Option<Answer>) {
    let (student, (club, mode)) = (&students[dice.roll(students.len())], &clubs[[0, 0, 1, 2][dice.roll(4)]]);
    let person = student.person();
    let (what, answer) = match dice.roll(15) {
        0..=3 => ("signs up", Some(sign_up(student, club).await)),
        4 | 5 => ("leaves", Some(withdraw(student, club).await)),
        roll @ (6 | 7) => {
            // Whoever has an offer, if anybody has.
            let offered = app.texts("SELECT person_id AS t FROM signups WHERE status = 'offered' ORDER BY id");
            let theirs = students.iter().find(|student| offered.iter().any(|id| id == student.person().as_str()));
            let (student, club) = theirs.map_or((student, club), |student| (student, &clubs[0].0));
            let (what, answer) = if roll == 6 { ("accepts", "yes") } else { ("declines", "no") };
            (what, Some(student.post(&at(club, "/offer"), &[("answer", answer)]).await))
        }
        8 => {
            let one = [("decision", "approve"), ("person[]", person.as_str())];
            ("is approved", Some(staff.post(&at(club, "/requests"), &one).await))
        }
        9 => {
            let decision = if dice.roll(4) == 0 { "decline" } else { "approve" };
            let all = [("decision", decision), ("all", "yes")];
            ("sees all decided", Some(staff.post(&at(club, "/requests"), &all).await))
        }
        10 if dice.roll(3) == 0 => ("is removed", Some(remove(staff, club, person, "So it is").await)),
        10 => ("signs up", Some(sign_up(student, club).await)),
        11 => {
            let reason = if dice.roll(2) == 0 { "" } else { "All the same" };
            ("is registered", Some(register(staff, club, person, reason).await))
        }
        12 => {
            let day = if *mode == "approval" { "2" } else { "1" };
            let version =
                app.numbers(&format!("SELECT version AS n FROM activities WHERE id = '{club}'"))[0].to_string();
            let capacity = (1 + dice.roll(3)).to_string();
            let fields = [("capacity", capacity.as_str()), ("mode", mode), ("offer_hours", "2"), ("version", &version)];
            let rest = [("day[]", day), ("name", mode), ("leads[]", staff.person().as_str())];
            let form = super::form(&[fields.as_slice(), &rest].concat());
            ("sees another capacity", Some(staff.post(&at(club, ""), &form).await))
        }
        _ => {
            app.clock.advance(TimeDelta::hours(2));
            app.sql("UPDATE sessions SET expires_at = '2027-01-01 00:00:00'");
            app.work_off().await;
            ("waits two hours", None)
        }
    };
    (format!("{} {what}: {mode}", student.name), answer)
}

/// Nothing that must not be is there; each line says what is.
fn wrong(app: &TestApp) -> Vec<String> {
    let taken = "('enrolled', 'offered')";
    app.texts(&format!(
        "SELECT 'more than there are: ' || name AS t FROM activities WHERE enrolled_count > capacity
         UNION ALL
         SELECT 'an offer where none is made: ' || a.name FROM signups s JOIN activities a ON a.id = s.activity_id
           WHERE s.status = 'offered' AND a.mode <> 'offers'
         UNION ALL
         SELECT 'a request where none is asked for: ' || a.name FROM signups s JOIN activities a ON a.id = s.activity_id
           WHERE s.status = 'requested' AND a.mode <> 'approval'
         UNION ALL
         SELECT 'in two places at once: ' || p.name FROM people p
           JOIN signups s ON s.person_id = p.id AND s.status IN {taken} AND s.clash_override_by IS NULL
           JOIN activities a ON a.id = s.activity_id AND a.mode = 'offers'
           JOIN signups t ON t.person_id = p.id AND t.status IN {taken} AND t.clash_override_by IS NULL
           JOIN activities b ON b.id = t.activity_id AND b.mode = 'first_come'"
    ))
}

/// Whoever waits beside a free place has something in the way; asked when every queue has been looked at.
fn waits_for_nothing(app: &TestApp) -> Vec<String> {
    app.texts(
        "SELECT p.name || ' waits beside a free place in ' || a.name AS t FROM signups s
           JOIN activities a ON a.id = s.activity_id AND a.enrolled_count < a.capacity
           JOIN people p ON p.id = s.person_id
         WHERE s.status = 'waitlisted' AND (a.mode = 'approval' OR NOT EXISTS (SELECT 1 FROM signups t
           JOIN activities b ON b.id = t.activity_id AND b.mode <> 'approval' AND b.id <> a.id
           WHERE t.person_id = s.person_id AND t.status IN ('enrolled', 'offered')))",
    )
}

#[actix_web::test]
async fn places_are_never_given_twice_whatever_people_do() {
    let mut seen = [0; 4];
    for seed in 1..=8u64 {
        let app = TestApp::start();
        let tom = app.teacher("Tom");
        let students = ["Ana", "Ben", "Cem", "Dan", "Eva", "Fay", "Gus"].map(|name| app.student(name));
        let clubs = clubs(&app, &tom);
        let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let mut walked = Vec::new();
        for _ in 0..80 {
            let (said, answer) = step(&mut dice, &app, &tom, &students, &clubs).await;
            let status = answer.as_ref().map_or(200, |answer| answer.status);
            walked.push(format!("{said} ({status})"));
            assert!(matches!(status, 200 | 303 | 404 | 409 | 422), "seed {seed}: {walked:#?}");
            assert_eq!(wrong(&app), [""; 0], "seed {seed}: {walked:#?}");
            for (club, _) in &clubs {
                counts(&app, club);
            }
            if status == 200 {
                assert_eq!(waits_for_nothing(&app), [""; 0], "seed {seed}: {walked:#?}");
            }
        }
        let queues = "signups WHERE queue_no IS NOT NULL GROUP BY activity_id, queue_no HAVING COUNT(*) > 1";
        assert_eq!(app.count(&format!("(SELECT queue_no FROM {queues}) AS twice")), 0);
        let done = ["signup.accept", "signup.expire", "signup.approve", "signup.offer"]
            .map(|action| app.count(&format!("audit_entries WHERE action = '{action}'")));
        seen = [0, 1, 2, 3].map(|n: usize| seen[n] + done[n]);
        while app.count("jobs WHERE finished_at IS NULL") > 0 {
            app.clock.advance(TimeDelta::hours(2));
            app.work_off().await;
        }
        assert_eq!(app.count(&format!("signups WHERE school_id = {} AND status = 'offered'", MERGINGTON.id)), 0);
    }
    assert!(seen.iter().all(|n| *n > 0), "the walks went everywhere: {seen:?}");
}
