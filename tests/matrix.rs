//! Every way in, tried by everybody: what each may is computed from the list of routes and the table of permissions alone.

use crate::support::{Answer, Client, MERGINGTON, School, TestApp, WESTFIELD, issuer, make};
use actix_web::http::Method;
use homeroom::{
    app,
    platform::{
        access::{PERMISSIONS, Role},
        db::ids::{
            ActivityId, AnnouncementId, BackupId, CategoryId, DataExportId, FileLinkId, GroupId, HolidayId, IdentityId,
            InvitationId, JobId, MailId, MeetingId, PeopleImportId, PersonId, ProgramId, ProviderId, ProviderRunId,
            RatingId, SavedViewId, SchoolId, SenderId, SessionId, SiteMailId, SsoConnectionId, TagId, TermId, UserId,
        },
        files::Kind,
        i18n::Lang,
        text::{random_token, sha256_hex},
        web::{Entry, Routes},
    },
};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Who {
    Nobody,
    /// Of Mergington.
    Student,
    Teacher,
    ProgramAdmin,
    Admin,
    Owner,
    /// Of Westfield, where they may do everything.
    Outsider,
    /// A person of no school.
    SiteAdmin,
}

impl Who {
    fn role(self) -> Option<Role> {
        match self {
            Self::Nobody | Self::Outsider | Self::SiteAdmin => None,
            Self::Student => Some(Role::Student),
            Self::Teacher => Some(Role::Teacher),
            Self::ProgramAdmin => Some(Role::ProgramAdmin),
            Self::Admin => Some(Role::Admin),
            Self::Owner => Some(Role::Owner),
        }
    }

    /// A browser of their own each time: some requests sign out.
    fn arrives(self, app: &TestApp) -> Client<'_> {
        match self {
            Self::Nobody => app.nobody(),
            Self::Student => app.student("Stu Student"),
            Self::Teacher => app.teacher("Tea Teacher"),
            Self::ProgramAdmin => app.program_admin("Pia Program"),
            Self::Admin => app.admin(),
            Self::Owner => app.owner(),
            Self::Outsider => make::person(app, WESTFIELD, "Wes Westfield", "owner"),
            Self::SiteAdmin => app.site_admin(),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    SignedOut,
    Forbidden,
    NotFound,
    In,
}

fn verdict(entry: &Entry, who: Who) -> Verdict {
    let member = match who {
        Who::Nobody => Verdict::SignedOut,
        Who::Outsider | Who::SiteAdmin => Verdict::Forbidden,
        _ => Verdict::In,
    };
    match (entry.access, who) {
        ("anyone" | "visitor", _) => Verdict::In,
        ("signed in" | "site admin", Who::Nobody) => Verdict::SignedOut,
        ("signed in", _) | ("site admin", Who::SiteAdmin) => Verdict::In,
        ("site admin", _) => Verdict::NotFound,
        ("member", _) => member,
        // Where no secret is set, as here, there is no such way in.
        ("mail relay", _) => Verdict::NotFound,
        ("can", _) => {
            let name = entry.permission.unwrap();
            let (_, roles, _) = PERMISSIONS.iter().find(|(known, ..)| *known == name).unwrap();
            let has_it = who.role().is_none_or(|role| roles.contains(&role));
            if has_it { member } else { Verdict::Forbidden }
        }
        (other, _) => panic!("what may be expected of access {other:?}?"),
    }
}

/// What stands in an address for `{id}` or `{token}`.
struct Ids {
    /// Something that is there, and that whoever holds the permission may touch.
    own: String,
    /// The same kind of thing, but another school's or another user's; some things belong to nobody.
    foreign: Option<String>,
    /// Well formed, and nobody has it.
    random: String,
}

fn ids(app: &TestApp, path: &str, client: &Client<'_>, who: Who) -> Ids {
    let beside = |own: &dyn ToString, foreign: &dyn ToString, random: &dyn ToString| Ids {
        own: own.to_string(),
        foreign: Some(foreign.to_string()),
        random: random.to_string(),
    };
    let (now, clock) = (app.clock.utc(), app.clock.utc() + chrono::TimeDelta::hours(1));
    if path.contains("/activities/{id}") {
        let activity =
            |school| make::activity("Chess Club").capacity(12).in_school(school).at(1, "15:15", "16:45").save(app);
        let (own, foreign) = (activity(MERGINGTON), activity(WESTFIELD));
        match who {
            Who::Teacher => make::leader(app, MERGINGTON, &own, client.person(), "lead"),
            // A leader there, so that nothing but the school stands between them and ours.
            Who::Outsider => make::leader(app, WESTFIELD, &foreign, client.person(), "lead"),
            _ => {}
        }
        if path.contains("/sessions/{sub}") {
            let pair = |school, activity: &ActivityId| {
                format!("{activity}|{}", make::session(app, school, activity, "2026-09-21"))
            };
            let (own, foreign) = (pair(MERGINGTON, &own), pair(WESTFIELD, &foreign));
            return beside(&own, &foreign, &format!("{}|{}", ActivityId::fresh(), MeetingId::fresh()));
        }
        if path.contains("/ratings/{sub}") {
            let pair =
                |school, activity: &ActivityId| format!("{activity}|{}", make::rating(app, school, activity, 4, "Fun"));
            let (own, foreign) = (pair(MERGINGTON, &own), pair(WESTFIELD, &foreign));
            return beside(&own, &foreign, &format!("{}|{}", ActivityId::fresh(), RatingId::fresh()));
        }
        return beside(&own, &foreign, &ActivityId::fresh());
    }
    if path.contains("/choices/{id}") {
        let group = |school| make::group(app, school);
        return beside(&group(MERGINGTON), &group(WESTFIELD), &GroupId::fresh());
    }
    if path.contains("/settings/categories/{id}") {
        let (own, foreign) = (make::category(app, MERGINGTON, "Arts"), make::category(app, WESTFIELD, "Arts"));
        return beside(&own, &foreign, &CategoryId::fresh());
    }
    if path.contains("/settings/tags/{id}") {
        let (own, foreign) = (make::tag(app, MERGINGTON, "robots"), make::tag(app, WESTFIELD, "robots"));
        return beside(&own, &foreign, &TagId::fresh());
    }
    if path.contains("/files/") {
        let file = |school| {
            let activity = make::activity("Chess Club").in_school(school).save(app);
            let by = client_in(client, who, school);
            by.into_iter().for_each(|person| make::leader(app, school, &activity, person, "lead"));
            make::file(app, school, &activity).to_string()
        };
        let (own, foreign) = (file(MERGINGTON), file(WESTFIELD));
        if !path.contains("{token}") {
            return beside(&own, &foreign, &FileLinkId::fresh());
        }
        let (stamp, now) = (&app.app.stamp, app.clock.now());
        let school = |school: School| SchoolId::try_from(school.id.to_string()).unwrap();
        let signed = |at: School, of: &str| {
            let person = client_in(client, who, MERGINGTON).map_or("nobody", PersonId::as_str);
            if path.contains("/incoming/") {
                let ticket = stamp.ticket(school(at), of, person, 1000, Kind::Png, now);
                return stamp.write_ticket(school(at), &ticket);
            }
            stamp.write_pass(school(at), &stamp.pass(of, now))
        };
        let random = signed(MERGINGTON, &FileLinkId::fresh().to_string()).replace('.', ".0");
        return beside(&signed(MERGINGTON, &own), &signed(WESTFIELD, &foreign), &random);
    }
    if path.contains("/providers/runs/{id}") {
        let run = |school| make::provider_run(app, school, &make::provider(app, school, "sample", ""));
        return beside(&run(MERGINGTON), &run(WESTFIELD), &ProviderRunId::fresh());
    }
    if path.contains("/providers/{id}") {
        let provider = |school| make::provider(app, school, "sample", "");
        return beside(&provider(MERGINGTON), &provider(WESTFIELD), &ProviderId::fresh());
    }
    if path.starts_with("/s/") && ["/sign-in/{id}", "/single-sign-on/{id}"].iter().any(|part| path.contains(part)) {
        // At an address that we do not go to: nobody is asked.
        let connection =
            |school| issuer::connect(app, school, &format!("https://127.0.0.1/{}", SsoConnectionId::fresh()));
        return beside(&connection(MERGINGTON), &connection(WESTFIELD), &SsoConnectionId::fresh());
    }
    if path.contains("/account/sign-in/{id}") {
        let other = app.student("Ivy Identity");
        let own = if who == Who::Nobody { app.student("Ida Identity") } else { client.clone() };
        let identity = |of: &Client<'_>| make::identity(app, of.user(), "Acme ID");
        return beside(&identity(&own), &identity(&other), &IdentityId::fresh());
    }
    if path.contains("/holidays/{id}") {
        let holiday = |school| make::holiday(app, school, "Harvest", "2026-10-12", "2026-10-13");
        return beside(&holiday(MERGINGTON), &holiday(WESTFIELD), &HolidayId::fresh());
    }
    if path.contains("/announcements/{id}") {
        let olga = |school| {
            make::imported(app, school, "Olga Author", "owner", &format!("{}@x.org", PersonId::fresh()).to_lowercase())
        };
        let author = match who {
            Who::Teacher | Who::ProgramAdmin => client.person().clone(),
            _ => olga(MERGINGTON),
        };
        let own = make::announcement(app, MERGINGTON, "Flu shots", &author, &["school:"]);
        let foreign = make::announcement(app, WESTFIELD, "Flu shots", &olga(WESTFIELD), &["school:"]);
        return beside(&own, &foreign, &AnnouncementId::fresh());
    }
    if path.contains("/terms/{id}") {
        return beside(&MERGINGTON.winter, &WESTFIELD.winter, &TermId::fresh());
    }
    if path.contains("/mails/senders/{id}") {
        let sender = |school| make::sender(app, school, "Office", "office@example.org");
        return beside(&sender(MERGINGTON), &sender(WESTFIELD), &SenderId::fresh());
    }
    if path.contains("{slug}/mails/{id}") {
        let email = format!("{}@example.org", PersonId::fresh()).to_lowercase();
        let mail = |school| {
            let to = make::imported(app, school, "Lee List", "student", &email);
            make::mail(app, school, &to, "enrolled", Some("places"), "sent")
        };
        return beside(&mail(MERGINGTON), &mail(WESTFIELD), &MailId::fresh());
    }
    if path.contains("/site/templates/{id}") {
        return Ids { own: "enrolled".to_owned(), foreign: None, random: "enrolledx".to_owned() };
    }
    if path.contains("/people/invitations/{id}") {
        let invitation = |school: School| {
            let email = format!("{}@example.org", PersonId::fresh()).to_lowercase();
            let person = make::imported(app, school, "Lee List", "student", &email);
            make::in_program(app, school, &person, "student");
            make::invitation(app, school, &person, &email).0
        };
        return beside(&invitation(MERGINGTON), &invitation(WESTFIELD), &InvitationId::fresh());
    }
    if path.contains("/people/imports/{id}") {
        let olga = |school| {
            make::imported(app, school, "Olga Office", "owner", &format!("{}@x.org", PersonId::fresh()).to_lowercase())
        };
        let by = if who == Who::ProgramAdmin { client.person().clone() } else { olga(MERGINGTON) };
        let own = make::people_import(app, MERGINGTON, &by);
        return beside(&own, &make::people_import(app, WESTFIELD, &olga(WESTFIELD)), &PeopleImportId::fresh());
    }
    if path.contains("/people/views/{id}") {
        let other = |school| {
            make::imported(app, school, "Vic Views", "admin", &format!("{}@x.org", PersonId::fresh()).to_lowercase())
        };
        let mine = client_in(client, who, MERGINGTON).cloned().unwrap_or_else(|| other(MERGINGTON));
        let (own, foreign) =
            (make::saved_view(app, MERGINGTON, &mine), make::saved_view(app, WESTFIELD, &other(WESTFIELD)));
        return beside(&own, &foreign, &SavedViewId::fresh());
    }
    if path.contains("/settings/programs/{id}") {
        return beside(&MERGINGTON.program, &WESTFIELD.program, &ProgramId::fresh());
    }
    if path.contains("/data/exports/{id}") || path.contains("/exports/{sub}") {
        return data_exports(app, path, client, who);
    }
    if path.contains("/people/{id}") || path.contains("/mails/addresses/{id}") {
        let person = |school, email| make::imported(app, school, "Lee List", "student", email);
        let email = format!("{}@example.org", PersonId::fresh()).to_lowercase();
        let (own, foreign) = (person(MERGINGTON, &email), person(WESTFIELD, &email));
        // Program admins know those of their programs.
        make::in_program(app, MERGINGTON, &own, "student");
        return beside(&own, &foreign, &PersonId::fresh());
    }
    if path.contains("/account/sessions/{id}") {
        let of = |user: &UserId| app.texts(&format!("SELECT id AS t FROM sessions WHERE user_id = '{user}'")).concat();
        let other = app.student("Oscar Other");
        let own = if who == Who::Nobody { of(app.student("Sam Session").user()) } else { of(client.user()) };
        return beside(&own, &of(other.user()), &SessionId::fresh());
    }
    if path.contains("/site/backups/{id}") {
        let own = BackupId::fresh();
        app.sql(&format!(
            "INSERT INTO backups (id, asked_at, finished_at, file_name) VALUES ('{own}', '{now}', '{now}', 'homeroom-1.tar.gz')"
        ));
        return Ids { own: own.to_string(), foreign: None, random: BackupId::fresh().to_string() };
    }
    if path.contains("/site/jobs/{id}") {
        let own = JobId::fresh();
        app.sql(&format!(
            "INSERT INTO jobs (id, name, payload, run_at, attempts, failed_at) VALUES ('{own}', 'sweep', '{{}}', '{now}', 12, '{now}')"
        ));
        return Ids { own: own.to_string(), foreign: None, random: JobId::fresh().to_string() };
    }
    if path.contains("/site/users/{id}") {
        let own = app.student("Una User").user().clone();
        return Ids { own: own.to_string(), foreign: None, random: UserId::fresh().to_string() };
    }
    if path.contains("/site/schools/{id}") {
        let number = |id: SessionId| i64::from_str_radix(&sha256_hex(id.as_str())[..12], 16).unwrap();
        let (own, random) = (number(SessionId::fresh()), number(SessionId::fresh()));
        app.sql(&format!(
            "INSERT INTO schools (id, slug, name, time_zone, locale, locales, search_text, created_at, updated_at)
             VALUES ({own}, 'school-{own}', 'Some School', 'UTC', 'en', 'en', 'some school', '{now}', '{now}')"
        ));
        return Ids { own: own.to_string(), foreign: None, random: random.to_string() };
    }
    if path.contains("/site/mails/") {
        let own = SiteMailId::fresh();
        app.sql(&format!(
            "INSERT INTO site_mails (id, to_address, template, locale, subject, text, html, status, created_at)
             VALUES ('{own}', 'ana@example.org', 'x', 'en', 'Hello', 'Hello', '<p>Hello</p>', 'sent', '{now}')"
        ));
        return Ids { own: own.to_string(), foreign: None, random: MailId::fresh().to_string() };
    }
    if path.ends_with("/theme-{id}.css") {
        return Ids { own: "132".to_owned(), foreign: None, random: "133".to_owned() };
    }
    if path == "/calendars/{token}.ics" {
        let token = make::feed_token(app, MERGINGTON, app.student("Cal Calendar").person());
        return Ids { own: token, foreign: None, random: random_token::<32>() };
    }
    if path == "/unsubscribe/{token}" {
        let ana = app.student("Una Unsub");
        let token = make::unsubscribe_token(app, MERGINGTON, ana.person(), "reminders");
        return Ids { own: token, foreign: None, random: random_token::<32>() };
    }
    if path == "/s/{slug}/invitations/{token}" {
        let token = |school: School| {
            let email = format!("{}@example.org", PersonId::fresh()).to_lowercase();
            let person = make::imported(app, school, "Ina Invited", "student", &email);
            make::invitation(app, school, &person, &email).1
        };
        return beside(&token(MERGINGTON), &token(WESTFIELD), &random_token::<32>());
    }
    if path.contains("{token}") {
        let purpose = ["verify", "reset", "set", "new", "old"].iter().find(|word| path.contains(&format!("/{word}/")));
        let purpose = match purpose {
            Some(&"verify") => "verify_email",
            Some(&"reset") => "reset_password",
            Some(&"set") => "set_password",
            Some(&"new") => "change_email",
            Some(&"old") => "approve_email",
            _ => panic!("what is the token of {path} for?"),
        };
        let (token, user) = (random_token::<32>(), app.student("Tom Token").user().clone());
        app.sql(&format!(
            "INSERT INTO tokens (hash, purpose, user_id, school_id, created_at, expires_at)
             VALUES ('{}', '{purpose}', '{user}', 11, '{now}', '{clock}')",
            sha256_hex(&token)
        ));
        if purpose.ends_with("email") && purpose != "verify_email" {
            app.sql(&format!(
                "INSERT INTO email_changes (user_id, email, email_typed, created_at)
                 VALUES ('{user}', '{user}@new.example', '{user}@new.example', '{now}')"
            ));
        }
        return Ids { own: token, foreign: None, random: random_token::<32>() };
    }
    // A step of getting started is a word, the same in every school.
    if path.contains("/onboarding/{id}") {
        return Ids { own: "languages".to_owned(), foreign: None, random: "leisure".to_owned() };
    }
    assert!(!path.contains("{id}"), "no factory for what {path} is about: tell the matrix how to make one");
    Ids { own: String::new(), foreign: None, random: String::new() }
}

/// A file of data of this person, which the same client asked for.
fn data_exports(app: &TestApp, path: &str, client: &Client<'_>, who: Who) -> Ids {
    let export = |school: School, subject: &PersonId, by: &PersonId| {
        let (id, now) = (DataExportId::fresh(), app.clock.utc());
        let until = now + chrono::TimeDelta::days(7);
        let folder = app.data_dir.join("files/exports");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(id.as_str()), "PK").unwrap();
        app.sql(&format!(
            "INSERT INTO data_exports (school_id, id, person_id, asked_by, state, storage_key, size, asked_at, expires_at)
             VALUES ({}, '{id}', '{subject}', '{by}', 'ready', 'exports/{id}', 2, '{now}', '{until}')",
            school.id
        ));
        id
    };
    let stranger = |school: School| {
        let email = format!("{}@example.org", PersonId::fresh()).to_lowercase();
        make::imported(app, school, "Lee List", "student", &email)
    };
    let (ours, theirs) = (stranger(MERGINGTON), stranger(WESTFIELD));
    let me = |school, other: &PersonId| client_in(client, who, school).cloned().unwrap_or_else(|| other.clone());
    if path.contains("/data/") {
        let own = me(MERGINGTON, &ours);
        let own = export(MERGINGTON, &own, &own);
        let foreign = me(WESTFIELD, &theirs);
        let foreign = export(WESTFIELD, &foreign, &foreign);
        return Ids {
            own: own.to_string(),
            foreign: Some(foreign.to_string()),
            random: DataExportId::fresh().to_string(),
        };
    }
    let pair = |school, subject: &PersonId| format!("{subject}|{}", export(school, subject, &me(school, subject)));
    Ids {
        own: pair(MERGINGTON, &ours),
        foreign: Some(pair(WESTFIELD, &theirs)),
        random: format!("{}|{}", PersonId::fresh(), DataExportId::fresh()),
    }
}

/// Which person of this school the client is, if they are one who can lead something.
fn client_in<'c>(client: &'c Client<'_>, who: Who, school: School) -> Option<&'c PersonId> {
    let is_theirs = match who {
        Who::Nobody | Who::SiteAdmin => false,
        Who::Outsider => school == WESTFIELD,
        _ => school == MERGINGTON,
    };
    is_theirs.then(|| client.person())
}

fn path(entry: &Entry, slug: &str, id: &str) -> String {
    let path = ["{slug}", "{school}"].iter().fold(entry.path.clone(), |path, name| path.replace(name, slug));
    // Of an address that names two things, `id|sub`.
    let (id, sub) = id.split_once('|').unwrap_or((id, id));
    let path = path.replace("{id}", id).replace("{sub}", sub).replace("{token}", id);
    assert!(!path.contains('{'), "the matrix does not know what to put into {}", entry.path);
    path
}

fn is_about_something(entry: &Entry) -> bool {
    entry.path.contains("{id}") || entry.path.contains("{token}")
}

/// What no form of ours needs more of to be understood: wrong for most, and then it says so beside the field.
const FORM: &[(&str, &str)] = &[("lang", "en"), ("theme", "dark"), ("version", "0")];

async fn ask(client: &Client<'_>, entry: &Entry, path: &str) -> Answer {
    match entry.method {
        Method::GET => client.get(path).await,
        _ => client.post(path, FORM).await,
    }
}

/// Everything that could tell one answer from another, with the id taken out, which the address itself names.
fn bare(answer: &Answer, id: &str) -> (u16, BTreeMap<String, String>, String) {
    let headers = answer
        .headers
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap_or_default().to_owned()))
        .map(|(name, value)| (name, id.split('|').fold(value, |value, id| value.replace(id, "THE ID"))));
    let body = id.split('|').fold(answer.body.clone(), |body, id| body.replace(id, "THE ID"));
    (answer.status, headers.collect(), body)
}

fn entries() -> Vec<Entry> {
    app::routes().iter().flat_map(Routes::entries).cloned().collect()
}

async fn walk(who: Who) {
    // The page that shows mails is only there where people try things out.
    let app = TestApp::with_settings(&[("APP_ENV", "e2e"), ("PORT", "3003")]);
    let entries = entries();
    let (mut tried, mut rejected) = (0, 0);
    for entry in &entries {
        let what = format!("{who:?}: {} {}", entry.method, entry.path);
        let expected = verdict(entry, who);
        let client = who.arrives(&app);
        let ids = ids(&app, &entry.path, &client, who);
        let own = path(entry, MERGINGTON.slug, &ids.own);
        let (before, theirs) = (app.everything_stored(), app.stored_of(WESTFIELD));
        tried += 1;

        // Whoever may not, learns nothing of what is there, and changes nothing.
        if expected != Verdict::In {
            rejected += 1;
            let status = match expected {
                Verdict::SignedOut => 401,
                Verdict::Forbidden => 403,
                _ => 404,
            };
            let others = [Some(&ids.own), ids.foreign.as_ref(), Some(&ids.random)];
            let mut answers = Vec::new();
            for id in others.into_iter().flatten() {
                let answer = ask(&client, entry, &path(entry, MERGINGTON.slug, id)).await;
                assert_eq!(answer.status, status, "{what} with {id}: {}", answer.main());
                answers.push(bare(&answer, id));
                if who == Who::Nobody && status == 401 {
                    let sign_in = answer.within("class=\"button primary\" href=\"", "\"");
                    assert!(sign_in.starts_with("/sign-in"), "{what}: {sign_in}");
                }
            }
            let first = answers.remove(0);
            assert!(answers.into_iter().all(|answer| answer == first), "{what}: the answer tells ids apart");
            same(app.everything_stored(), before.clone(), &format!("{what}: a refusal changed something"));
            continue;
        }

        // What belongs to another school is like what nobody has.
        if let (Some(foreign), true) = (&ids.foreign, is_about_something(entry)) {
            let (foreign_answer, random_answer) = (
                ask(&client, entry, &path(entry, MERGINGTON.slug, foreign)).await,
                ask(&client, entry, &path(entry, MERGINGTON.slug, &ids.random)).await,
            );
            assert_eq!(foreign_answer.status, 404, "{what} with another school's id: {}", foreign_answer.main());
            assert_eq!(bare(&foreign_answer, foreign), bare(&random_answer, &ids.random), "{what}");
            same(
                app.everything_stored(),
                before.clone(),
                &format!("{what}: something changed under another school's id"),
            );
        }
        if is_about_something(entry) && !entry.path.contains("{token}") {
            let odd = [ids.random.as_str(), "no-id", "0", "01J00000000000000000000000X", "%00", "%F0%9F%98%80", "-1"];
            let mut odd: Vec<String> = odd.iter().map(ToString::to_string).collect();
            // One of ours below what is ours, but not of it.
            if let Some((own, _)) = ids.own.split_once('|') {
                let theirs = ids.foreign.iter().chain([&ids.random]).filter_map(|pair| pair.split_once('|'));
                odd.extend(theirs.map(|(_, sub)| format!("{own}|{sub}")).collect::<Vec<_>>());
            }
            for odd in odd {
                let answer = ask(&client, entry, &path(entry, MERGINGTON.slug, &odd)).await;
                assert_eq!(answer.status, 404, "{what} with {odd}: {}", answer.main());
            }
            same(app.everything_stored(), before.clone(), &format!("{what}: an id that is none changed something"));
        }

        let answer = ask(&client, entry, &own).await;
        let fits = match entry.method {
            // Some pages send whoever is signed in, or not, elsewhere.
            Method::GET => matches!(answer.status, 200 | 303),
            _ => matches!(answer.status, 200 | 303 | 409 | 422),
        };
        assert!(fits, "{what} answers {}: {}", answer.status, answer.main());
        if who != Who::SiteAdmin && who != Who::Outsider {
            same(app.stored_of(WESTFIELD), theirs, &format!("{what}: another school changed"));
        }
        if entry.method == Method::GET {
            // That a log was read, somebody's mail, or a file of it, of people or of somebody's data fetched, is in the log.
            let noted = [
                "audit_entries: audit.read|",
                "audit_entries: audit.export|",
                "audit_entries: person.export|",
                "audit_entries: mail.read|",
                "audit_entries: privacy.download|",
                "site_audit_entries: log.read|",
                "views_of_records: ",
            ];
            let is_noted = |row: &String| noted.iter().any(|noted| row.starts_with(noted));
            let but_that = |rows: Vec<String>| rows.into_iter().filter(|row| !is_noted(row)).collect();
            same(but_that(app.everything_stored()), but_that(before), &format!("{what}: looking changed something"));
        }
        check_page(&what, &answer, &entries);
        if entry.method == Method::GET && answer.status == 200 && matches!(who, Who::Nobody | Who::Student | Who::Owner)
        {
            read_in_every_language(&client, &what, &own).await;
        }
    }
    assert_eq!(tried, entries.len());
    if who == Who::Nobody || who == Who::Outsider {
        assert!(rejected > 10, "{who:?} was refused {rejected} times only");
    }
    app.work_off().await;
}

/// A page in each language says so, runs in its direction and holds no key where words should be.
async fn read_in_every_language(client: &Client<'_>, what: &str, path: &str) {
    for lang in Lang::all() {
        client.set_cookie("lang", lang.code());
        let page = client.get(path).await;
        if !page.body.starts_with("<!doctype html>") {
            continue;
        }
        let opening = format!(r#"<html lang="{}" dir="{}""#, lang.code(), lang.dir());
        assert!(page.body.contains(&opening), "{what} in {}: no {opening}", lang.code());
        let words = page.plain();
        let said: BTreeSet<&str> = words.split_whitespace().collect();
        let keys = crate::fences::texts::english();
        let silent: Vec<_> = keys.keys().filter(|key| key.contains('-') && said.contains(key.as_str())).collect();
        assert!(silent.is_empty(), "{what} in {}: nobody wrote {silent:?}", lang.code());
    }
}

/// Says only what differs.
#[track_caller]
fn same(after: Vec<String>, before: Vec<String>, what: &str) {
    let beyond = |these: &[String], those: &[String]| {
        these.iter().filter(|row| !those.contains(row)).map(|row| format!("\n  {row}")).collect::<String>()
    };
    assert!(after == before, "{what}: new are {} and gone are {}", beyond(&after, &before), beyond(&before, &after));
}

/// What every page has, and that all it leads to is there.
fn check_page(what: &str, answer: &Answer, entries: &[Entry]) {
    let is_html = answer.header("content-type").is_some_and(|kind| kind.starts_with("text/html"));
    // A letter in its frame is a page of its own, which only ours may show.
    let is_framed = answer.header("content-security-policy").is_some_and(|policy| policy.starts_with("sandbox"));
    if !is_html || is_framed || !answer.body.starts_with("<!doctype html>") {
        return;
    }
    assert_eq!(answer.body.matches("<h1").count(), 1, "{what}: one heading of the page: {}", answer.body);
    assert!(answer.title().contains(" · "), "{what}: {}", answer.title());
    let begins = answer.title().starts_with("Error: ");
    assert_eq!(begins, answer.status == 422, "{what}: {} at {}", answer.title(), answer.status);
    let mut leads = Vec::new();
    for (opening, method) in [
        ("<a ", Method::GET),
        ("hx-get=\"", Method::GET),
        ("hx-post=\"", Method::POST),
        ("<form ", Method::POST),
        ("formaction=\"", Method::POST),
    ] {
        for rest in answer.body.split(opening).skip(1) {
            let tag = rest.split('>').next().unwrap_or_default();
            let target = match opening {
                "<a " => tag.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()),
                "<form " => tag.split("action=\"").nth(1).and_then(|rest| rest.split('"').next()),
                _ => tag.split('"').next(),
            };
            let asks = opening == "<form " && !tag.contains("method=\"post\"");
            let is_get = asks || tag.contains("formmethod=\"get\"");
            let method = if is_get { Method::GET } else { method.clone() };
            leads.extend(target.filter(|target| target.starts_with('/')).map(|target| (method, target.to_owned())));
        }
    }
    for (method, target) in leads {
        let bare = target.split(['?', '#']).next().unwrap_or_default();
        let is_there = entries.iter().any(|entry| entry.method == method && matches(&entry.path, bare));
        assert!(is_there, "{what} leads to {method} {target}, which is nowhere");
    }
}

fn matches(pattern: &str, path: &str) -> bool {
    let (pattern, path): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
    let fits = |(pattern, part): (&&str, &&str)| match pattern.split_once('{') {
        Some((before, rest)) => {
            let after = rest.split_once('}').map_or("", |(_, after)| after);
            part.len() > before.len() + after.len() && part.starts_with(before) && part.ends_with(after)
        }
        None => pattern == part,
    };
    pattern.len() == path.len() && pattern.iter().zip(&path).all(fits)
}

#[actix_web::test]
async fn nobody_comes_in_without_signing_in() {
    walk(Who::Nobody).await;
}

#[actix_web::test]
async fn a_student_does_what_students_may() {
    walk(Who::Student).await;
}

#[actix_web::test]
async fn a_teacher_does_what_teachers_may() {
    walk(Who::Teacher).await;
}

#[actix_web::test]
async fn a_program_admin_does_what_program_admins_may() {
    walk(Who::ProgramAdmin).await;
}

#[actix_web::test]
async fn an_admin_does_what_admins_may() {
    walk(Who::Admin).await;
}

#[actix_web::test]
async fn an_owner_does_what_owners_may() {
    walk(Who::Owner).await;
}

#[actix_web::test]
async fn the_owner_of_another_school_is_a_stranger_here() {
    walk(Who::Outsider).await;
}

#[actix_web::test]
async fn whoever_runs_the_site_is_no_person_of_a_school() {
    walk(Who::SiteAdmin).await;
}

/// The guard answers before the address and the body are looked at.
#[actix_web::test]
async fn whoever_is_signed_out_hears_only_that_whatever_they_send() {
    let app = TestApp::start();
    let nobody = app.nobody();
    let large = format!("name={}", "x".repeat(300 * 1024)).into_bytes();
    let mut tried = 0;
    for entry in entries() {
        if entry.method == Method::GET || verdict(&entry, Who::Nobody) != Verdict::SignedOut {
            continue;
        }
        tried += 1;
        let (plain, worst) = (path(&entry, MERGINGTON.slug, "0"), path(&entry, MERGINGTON.slug, "no-id"));
        let plain_answer = nobody.post(&plain, &[]).await;
        let worst_answer = nobody.post_bytes(&worst, large.clone()).await;
        assert_eq!((plain_answer.status, worst_answer.status), (401, 401), "{}", entry.path);
        assert_eq!(worst_answer.body, plain_answer.body, "{}", entry.path);
        let htmx = app.nobody().with_htmx().post_bytes(&worst, large.clone()).await;
        assert_eq!((htmx.status, htmx.header("hx-redirect").map(|to| to.starts_with("/sign-in"))), (401, Some(true)));
    }
    assert!(tried > 5, "{tried}");
}

#[actix_web::test]
async fn a_school_that_is_none_has_no_pages_for_anybody() {
    let app = TestApp::start();
    for who in [Who::Nobody, Who::Owner, Who::SiteAdmin] {
        let client = who.arrives(&app);
        for entry in entries().iter().filter(|entry| entry.path.starts_with("/s/")) {
            for slug in ["nosuchschool", "MERGINGTON", "%00", "11"] {
                let answer = ask(&client, entry, &path(entry, slug, &ActivityId::fresh().to_string())).await;
                assert_eq!(answer.status, 404, "{who:?}: {} {} of {slug}", entry.method, entry.path);
            }
        }
    }
}

/// What an owner of a suspended school still reaches, and nobody else does.
const WAYS_OUT: &[&str] = &[
    "/suspension",
    "/people/list.csv",
    "/people/list.xlsx",
    "/reports/activities.csv",
    "/reports/activities.xlsx",
    "/data",
    "/data/exports",
    "/data/exports/{id}",
];

/// What is for the reader's own sake, or acts in their name: on a visit there is neither.
const OWN: &[&str] = &["/mail-preferences", "/people/invitations/new", "/people/imports/new"];

/// Whoever runs the site sees on a visit what an admin sees, and neither changes anything nor takes a file along.
#[actix_web::test]
async fn a_visit_opens_every_page_of_an_admin_and_changes_nothing() {
    let app = TestApp::start();
    let visitor = app.site_admin();
    let until = app.clock.utc() + chrono::TimeDelta::minutes(30);
    app.sql(&format!(
        "INSERT INTO site_visits (id, school_id, user_id, session_id, reason, began_at, ends_at)
         SELECT '{}', 11, user_id, id, 'to try', '{}', '{until}' FROM sessions WHERE user_id = '{}'",
        JobId::fresh(),
        app.clock.utc(),
        visitor.user()
    ));
    let mut opened = 0;
    for entry in entries().iter().filter(|entry| entry.path.starts_with("/s/")) {
        let what = format!("a visit: {} {}", entry.method, entry.path);
        let ids = ids(&app, &entry.path, &visitor, Who::SiteAdmin);
        let own = path(entry, MERGINGTON.slug, &ids.own);
        let before = app.everything_stored();
        let answer = ask(&visitor, entry, &own).await;
        let is_file = [".csv", ".xlsx", ".jsonl", "/download"].iter().any(|end| entry.path.ends_with(end));
        let is_shut = entry.method != Method::GET || is_file || entry.path.contains("/exports/");
        let may = entry.permission.is_none_or(|name| {
            PERMISSIONS.iter().any(|(known, roles, _)| *known == name && roles.contains(&Role::Admin))
        });
        assert_eq!(
            answer.header("content-disposition").filter(|value| value.starts_with("attachment")),
            None,
            "{what}"
        );
        let is_own = OWN.contains(&entry.path.trim_start_matches("/s/{slug}"));
        if is_shut || is_own || !may {
            assert_eq!(answer.status, 403, "{what}: {}", answer.main());
        } else if entry.path.contains("/files/{id}") && !entry.path.ends_with("/removal") {
            // Pictures are shown, papers would be taken along.
            assert!(matches!(answer.status, 200 | 303 | 403), "{what} answers {}", answer.status);
        } else if !entry.path.contains("{token}") {
            assert!(matches!(answer.status, 200 | 303), "{what} answers {}: {}", answer.status, answer.main());
            opened += 1;
            if answer.status == 200 && answer.body.starts_with("<!doctype html>") {
                assert!(answer.body.contains("/site/visit/end"), "{what} has no banner");
            }
        }
        let noted = ["audit_entries: audit.read|", "audit_entries: mail.read|", "views_of_records: "];
        let but_that = |rows: Vec<String>| -> Vec<String> {
            rows.into_iter().filter(|row| !noted.iter().any(|noted| row.starts_with(noted))).collect()
        };
        same(but_that(app.everything_stored()), but_that(before), &what);
    }
    assert!(opened > 40, "{opened}");
}

#[actix_web::test]
async fn a_suspended_school_lets_nobody_in() {
    let app = TestApp::start();
    app.sql("UPDATE schools SET suspended_at = '2026-09-14 13:00:00' WHERE id = 11");
    for (who, status) in
        [(Who::Nobody, 503), (Who::Student, 403), (Who::Owner, 403), (Who::Outsider, 503), (Who::SiteAdmin, 503)]
    {
        let client = who.arrives(&app);
        let before = app.everything_stored();
        for entry in entries().iter().filter(|entry| entry.path.starts_with("/s/")) {
            // What an owner takes along is tried in `suspension`.
            let inside = entry.path.trim_start_matches("/s/{slug}");
            if who == Who::Owner && WAYS_OUT.contains(&inside) {
                continue;
            }
            let answer = ask(&client, entry, &path(entry, MERGINGTON.slug, &ActivityId::fresh().to_string())).await;
            assert_eq!(answer.status, status, "{who:?}: {} {}", entry.method, entry.path);
        }
        same(app.everything_stored(), before.clone(), &format!("{who:?}"));
    }
}

#[actix_web::test]
async fn a_form_that_is_too_large_or_no_text_is_no_error_of_ours() {
    let app = TestApp::start();
    let large = format!("name={}", "x".repeat(300 * 1024)).into_bytes();
    let odd: Vec<u8> =
        b"name=%ff%fe%00&capacity=\xff\xfe&name[]=1&version[]=2&%00=%00&=&&==&lang=en&theme=dark".to_vec();
    for entry in entries().iter().filter(|entry| entry.method == Method::POST && entry.access != "mail relay") {
        let who = if entry.access == "site admin" {
            Who::SiteAdmin
        } else if entry.permission == Some("JoinActivities") {
            Who::Student
        } else {
            Who::Owner
        };
        for (body, statuses) in [(large.clone(), [413, 303, 409, 409]), (odd.clone(), [422, 303, 409, 404])] {
            let client = who.arrives(&app);
            let ids = ids(&app, &entry.path, &client, who);
            let answer = client.post_bytes(&path(entry, MERGINGTON.slug, &ids.own), body).await;
            // What one click may send says nothing that could be wrong.
            let is_fine = statuses.contains(&answer.status) || (entry.is_outside && answer.status == 200);
            assert!(is_fine, "{} answers {}: {}", entry.path, answer.status, answer.main());
        }
    }
    app.work_off().await;
}

/// A new way in is a deliberate one: `homeroom routes > tests/routes.txt`.
#[test]
fn the_ways_in_are_these() {
    let listed: Vec<_> = entries().iter().map(|entry| entry.to_string().trim_end().to_owned()).collect();
    assert_eq!(listed, include_str!("routes.txt").lines().map(str::trim_end).collect::<Vec<_>>());
}

/// Nothing else may be sent from another site; what these do stands in their address or needs a secret.
#[test]
fn these_alone_take_what_no_page_of_ours_sent() {
    let outside = entries().into_iter().filter(|entry| entry.is_outside).map(|entry| entry.path);
    assert_eq!(outside.collect::<Vec<_>>(), ["/unsubscribe/{token}", "/mail/bounces"]);
}

/// What each role may, in words; a change here is a change of what people may do.
#[test]
fn the_table_of_permissions_reads_so() {
    let lines = PERMISSIONS
        .iter()
        .map(|(name, roles, _)| format!("{name}: {} to {}", roles.start().as_str(), roles.end().as_str()));
    assert_eq!(
        lines.collect::<Vec<_>>(),
        [
            "JoinActivities: student to student",
            "RunActivities: teacher to owner",
            "ReadReports: teacher to owner",
            "DrawPlaces: admin to owner",
            "ReportComments: student to owner",
            "ReadPeople: program_admin to owner",
            "InvitePeople: program_admin to owner",
            "ManagePeople: program_admin to owner",
            "ManageRoles: admin to owner",
            "Announce: teacher to owner",
            "ChooseMail: student to owner",
            "KeepCalendar: student to owner",
            "ManageSchool: admin to owner",
            "ManageProviders: admin to owner",
            "ReadMails: admin to owner",
            "ManageSignIn: admin to owner",
            "ReadAudit: admin to owner",
            "ExportAudit: admin to owner",
            "OwnData: student to owner",
            "TakeAlong: owner to owner",
            "ErasePeople: admin to owner",
        ]
    );
}
