//! What tests begin with.

use super::{Client, School, TestApp, issuer};
use actix_web::cookie::{Cookie, CookieJar};
use hmac::{Hmac, KeyInit, Mac};
use homeroom::platform::{
    access::password,
    db::ids::{
        ActivityId, ActivityTagId, AnnouncementId, AnnouncementTargetId, AttendanceId, AttendanceSaveId, AuditEntryId,
        CalendarFeedId, CategoryId, ChoiceId, DataExportId, DrawId, DrawResultId, ErasureId, ErasureRequestId,
        FavouriteId, FileId, FileLinkId, GroupId, GroupMemberId, HolidayId, IdentityId, ImportNoteId, InvitationId,
        JobId, LeaderId, LockId, MailId, MailPreferenceId, MailStateId, MeetingId, NoticeId, PeopleImportId, PersonId,
        PriorityId, ProgramId, ProgramPersonId, ProviderId, ProviderItemId, ProviderRunId, RatingId, RatingReportId,
        ReminderId, SavedViewId, SealId, SenderId, SessionId, SignupId, SiteAuditEntryId, SiteMailId, SlotId, TagId,
        UserId, ViewId,
    },
    text::{fold, hex, random_token, sha256_hex},
};
use sha2::{Digest, Sha256, Sha512};
use std::sync::OnceLock;

/// Of everybody that is made here.
pub const PASSWORD: &str = "branch out and grow together";

/// Hashed once per process: it takes longer than most tests.
pub fn password_hash() -> &'static str {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| password::hash(PASSWORD).unwrap())
}

/// Text as SQL writes it.
pub fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// Somebody with a verified account, signed in, and a person of no school: `ana.lee@` the domain.
pub fn user<'a>(app: &'a TestApp, name: &str, domain: &str) -> Client<'a> {
    let id = UserId::fresh();
    let dotted: String = name.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '.' }).collect();
    let same = app.count(&format!("users WHERE email LIKE '{dotted}%@{domain}'"));
    let email = if same == 0 { format!("{dotted}@{domain}") } else { format!("{dotted}{}@{domain}", same + 1) };
    let (now, hash, name_sql) = (app.clock.utc(), password_hash(), quoted(name));
    app.sql(&format!(
        "INSERT INTO users (id, email, email_typed, name, password_hash, email_verified_at, created_at, updated_at)
         VALUES ('{id}', '{email}', '{email}', {name_sql}, '{hash}', '{now}', '{now}', '{now}')"
    ));
    let client = Client::of(app);
    sign_in(app, &client, &id);
    client.signed_in_as(id, None, name, &email)
}

/// Opens a session as the store does, and gives its cookie to the client.
pub fn sign_in(app: &TestApp, client: &Client<'_>, user: &UserId) {
    let (token, session) = (random_token::<16>(), SessionId::fresh());
    let now = app.clock.utc();
    let until = now + chrono::TimeDelta::hours(8);
    app.sql(&format!(
        "INSERT INTO sessions (token_hash, id, user_id, remembered, created_at, seen_at, expires_at, address, agent)
         VALUES ('{}', '{session}', '{user}', FALSE, '{now}', '{now}', '{until}', '203.0.113.7', 'a test')",
        sha256_hex(&token)
    ));
    let config = &app.app.config;
    let name = if config.is_https() { "__Host-homeroom" } else { "homeroom" };
    let mut jar = CookieJar::new();
    jar.signed_mut(&config.secret).add(Cookie::new(name, token));
    client.set_cookie(name, jar.get(name).unwrap().value());
}

/// Somebody with an account who is an active person of the school, signed in. Students are in grade 10.
pub fn person<'a>(app: &'a TestApp, school: School, name: &str, role: &str) -> Client<'a> {
    let client = user(app, name, &format!("{}.edu", school.slug));
    let (user, email) = (client.user().clone(), client.email.clone());
    let person = add_person(app, school, name, role, Some(&user), &email);
    client.signed_in_as(user, Some(person), name, &email)
}

/// The same user as a person of one more school.
pub fn also<'a>(app: &'a TestApp, client: &Client<'a>, school: School, role: &str) -> PersonId {
    add_person(app, school, &client.name, role, Some(client.user()), &client.email)
}

/// Somebody from a list, who has never signed in.
pub fn imported(app: &TestApp, school: School, name: &str, role: &str, email: &str) -> PersonId {
    let person = add_person(app, school, name, role, None, email);
    app.sql(&format!("UPDATE people SET status = 'imported' WHERE school_id = {} AND id = '{person}'", school.id));
    person
}

fn add_person(app: &TestApp, school: School, name: &str, role: &str, user: Option<&UserId>, email: &str) -> PersonId {
    let (id, now) = (PersonId::fresh(), app.clock.utc());
    let user = user.map_or("NULL".to_owned(), |user| format!("'{user}'"));
    let grade = if role == "student" { "10" } else { "NULL" };
    let (sort_name, search_text) = (quoted(&fold(name)), quoted(&fold(&format!("{name} {email}"))));
    app.sql(&format!(
        "INSERT INTO people (school_id, id, user_id, name, sort_name, email, search_text, role, status, grade,
           created_at, updated_at)
         VALUES ({}, '{id}', {user}, {}, {sort_name}, '{email}', {search_text}, '{role}', 'active', {grade},
           '{now}', '{now}')",
        school.id,
        quoted(name)
    ));
    id
}

/// Into the school's default program, as `admin`, `teacher` or `student`.
pub fn in_program(app: &TestApp, school: School, person: &PersonId, part: &str) {
    let id = ProgramPersonId::fresh();
    app.sql(&format!(
        "INSERT INTO program_people (school_id, id, program_id, person_id, part)
         VALUES ({}, '{id}', '{}', '{person}', '{part}')",
        school.id, school.program
    ));
}

/// `part` is `lead` or `helper`.
pub fn leader(app: &TestApp, school: School, activity: &ActivityId, person: &PersonId, part: &str) {
    let id = LeaderId::fresh();
    app.sql(&format!(
        "INSERT INTO activity_leaders (school_id, id, activity_id, person_id, part)
         VALUES ({}, '{id}', '{activity}', '{person}', '{part}')",
        school.id
    ));
}

/// A group of one activity with ranked choices, announced and open for a week around now.
pub fn group(app: &TestApp, school: School) -> GroupId {
    let (id, member, now) = (GroupId::fresh(), GroupMemberId::fresh(), app.clock.utc());
    let (opens, closes) = (now - chrono::TimeDelta::days(3), now + chrono::TimeDelta::days(4));
    let chess = activity("Chess Club").capacity(12).in_school(school).at(1, "15:15", "16:45").save(app);
    app.sql(&format!(
        "INSERT INTO activity_groups (school_id, id, name, state, opens_at, closes_at, most_choices, most_places,
           first_come_after, seed_hash, sealed_seed, created_at, updated_at)
         VALUES ({}, '{id}', 'Clubs', 'announced', '{opens}', '{closes}', 3, 1, TRUE, '{}', '', '{now}', '{now}');
         INSERT INTO activity_group_members (school_id, id, group_id, activity_id, holds)
         VALUES ({}, '{member}', '{id}', '{chess}', TRUE)",
        school.id,
        sha256_hex(id.as_str()),
        school.id
    ));
    id
}

/// A row in every table that a school has, and in every table of the site. Whoever adds a table adds a row here.
pub fn everything(app: &TestApp, school: School) {
    let (id, now) = (school.id, app.clock.utc());
    let ana = person(app, school, "Ana", "student");
    let (user, ana) = (ana.user(), ana.person());
    in_program(app, school, ana, "student");
    let choir = activity("Choir").in_school(school).at(1, "15:15", "16:45").save(app);
    leader(app, school, &choir, ana, "helper");
    let (signup, category, mail, entry) =
        (SignupId::fresh(), CategoryId::fresh(), MailId::fresh(), AuditEntryId::fresh());
    let (announcement, target) = (AnnouncementId::fresh(), AnnouncementTargetId::fresh());
    let (choice, reminder) = (MailPreferenceId::fresh(), ReminderId::fresh());
    let (holiday, meeting, attendance) = (HolidayId::fresh(), MeetingId::fresh(), AttendanceId::fresh());
    let (group, priority, wish) = (group(app, school), PriorityId::fresh(), ChoiceId::fresh());
    let (lock, draw, result) = (LockId::fresh(), DrawId::fresh(), DrawResultId::fresh());
    let (tag, activity_tag, favourite) = (TagId::fresh(), ActivityTagId::fresh(), FavouriteId::fresh());
    let (rating, report) = (RatingId::fresh(), RatingReportId::fresh());
    let (file, link) = (FileId::fresh(), FileLinkId::fresh());
    let (save, notice) = (AttendanceSaveId::fresh(), NoticeId::fresh());
    let (provider, run, item) = (provider(app, school, "sample", ""), ProviderRunId::fresh(), ProviderItemId::fresh());
    let feed = CalendarFeedId::fresh();
    let (state, sender) = (MailStateId::fresh(), SenderId::fresh());
    let (seal, site_seal, erasure) = (SealId::fresh(), SealId::fresh(), ErasureId::fresh());
    let (export, request, view) = (DataExportId::fresh(), ErasureRequestId::fresh(), ViewId::fresh());
    invitation(app, school, ana, "ana@example.org");
    people_import(app, school, ana);
    saved_view(app, school, ana);
    issuer::connect(app, school, "https://sso.example.org");
    identity(app, user, "Acme ID");
    let (token, job, site_mail, site_entry) =
        (random_token::<32>(), JobId::fresh(), SiteMailId::fresh(), SiteAuditEntryId::fresh());
    app.sql(&format!(
        "INSERT INTO signups (school_id, id, activity_id, person_id, status, requested_at, enrolled_at)
         VALUES ({id}, '{signup}', '{choir}', '{ana}', 'enrolled', '{now}', '{now}');
         UPDATE activities SET enrolled_count = 1 WHERE school_id = {id} AND id = '{choir}';
         INSERT INTO categories (school_id, id, name, search_text, created_at, updated_at)
         VALUES ({id}, '{category}', 'Music', 'music', '{now}', '{now}');
         INSERT INTO mails (school_id, id, to_person_id, to_address, template, locale, subject, text, html, status,
           created_at)
         VALUES ({id}, '{mail}', '{ana}', 'ana@example.org', 'x', 'en', 'Hello', 'Hello', '<p>Hello</p>', 'sent', '{now}');
         INSERT INTO mail_states (school_id, id, mail_id, state, words, actor_id, at)
         VALUES ({id}, '{state}', '{mail}', 'failed', 'Loud: 550 no such user', '{ana}', '{now}');
         INSERT INTO sender_profiles (school_id, id, name, address, created_at, updated_at)
         VALUES ({id}, '{sender}', 'Office', 'office@example.org', '{now}', '{now}');
         INSERT INTO announcements (school_id, id, title, body, status, shown_as, by_mail, created_by, created_at,
           updated_at)
         VALUES ({id}, '{announcement}', 'Hello', 'Hello', 'published', 'list', FALSE, '{ana}', '{now}', '{now}');
         INSERT INTO announcement_targets (school_id, id, announcement_id, kind, target)
         VALUES ({id}, '{target}', '{announcement}', 'school', '');
         INSERT INTO mail_preferences (school_id, id, person_id, event, channel, is_on, updated_at)
         VALUES ({id}, '{choice}', '{ana}', 'digest', 'mail', TRUE, '{now}');
         INSERT INTO reminders_sent (school_id, id, person_id, kind, local_date, sent_at)
         VALUES ({id}, '{reminder}', '{ana}', 'reminder', '2026-09-15', '{now}');
         INSERT INTO audit_entries (school_id, id, actor_kind, action, subject_kind, subject_id, at)
         VALUES ({id}, '{entry}', 'system', 'activity.create', 'activity', '{choir}', '{now}');
         INSERT INTO holidays (school_id, id, name, starts_on, ends_on, created_at, updated_at)
         VALUES ({id}, '{holiday}', 'Harvest', '2026-10-12', '2026-10-13', '{now}', '{now}');
         INSERT INTO activity_sessions (school_id, id, activity_id, planned_date, planned_minute, local_date,
           starts_minute, ends_minute, starts_at, ends_at, status, created_at, updated_at)
         VALUES ({id}, '{meeting}', '{choir}', '2026-09-14', 915, '2026-09-14', 915, 1005, '2026-09-14 19:15:00',
           '2026-09-14 20:45:00', 'planned', '{now}', '{now}');
         INSERT INTO attendance (school_id, id, session_id, person_id, mark, taken_by, taken_at)
         VALUES ({id}, '{attendance}', '{meeting}', '{ana}', 'present', '{ana}', '{now}');
         INSERT INTO group_priorities (school_id, id, group_id, place, person_id)
         VALUES ({id}, '{priority}', '{group}', 0, '{ana}');
         INSERT INTO choices (school_id, id, group_id, person_id, activity_id, rank, chosen_at)
         VALUES ({id}, '{wish}', '{group}', '{ana}', '{choir}', 1, '{now}');
         INSERT INTO draw_locks (school_id, id, group_id, person_id, activity_id, is_in, reason, created_at)
         VALUES ({id}, '{lock}', '{group}', '{ana}', '{choir}', TRUE, 'x', '{now}');
         INSERT INTO draws (school_id, id, group_id, record, created_at)
         VALUES ({id}, '{draw}', '{group}', '{{}}', '{now}');
         INSERT INTO draw_results (school_id, id, group_id, person_id, places, outcome)
         VALUES ({id}, '{result}', '{group}', '{ana}', 0, '{{}}');
         INSERT INTO tags (school_id, id, name, search_text, created_at, updated_at)
         VALUES ({id}, '{tag}', 'Singing', 'singing', '{now}', '{now}');
         INSERT INTO activity_tags (school_id, id, activity_id, tag_id)
         VALUES ({id}, '{activity_tag}', '{choir}', '{tag}');
         INSERT INTO favourites (school_id, id, person_id, activity_id, created_at)
         VALUES ({id}, '{favourite}', '{ana}', '{choir}', '{now}');
         INSERT INTO ratings (school_id, id, activity_id, person_id, score, comment, created_at, updated_at)
         VALUES ({id}, '{rating}', '{choir}', '{ana}', 5, 'Loud', '{now}', '{now}');
         UPDATE activities SET rating_sum = 5, rating_count = 1 WHERE school_id = {id} AND id = '{choir}';
         INSERT INTO rating_reports (school_id, id, rating_id, person_id, reason, state, created_at)
         VALUES ({id}, '{report}', '{rating}', '{ana}', 'Too loud', 'open', '{now}');
         INSERT INTO files (school_id, id, sha256, size, content_type, name, status, storage_key, uploaded_by, created_at)
         VALUES ({id}, '{file}', '{file}', 10, 'application/pdf', 'Flyer.pdf', 'clean', '{id}/{file}', '{ana}', '{now}');
         INSERT INTO file_links (school_id, id, owner_kind, owner_id, file_id, position, alt, created_at)
         VALUES ({id}, '{link}', 'activity', '{choir}', '{file}', 1, 'Flyer', '{now}');
         INSERT INTO attendance_saves (school_id, id, session_id, digest, taken_by, taken_at)
         VALUES ({id}, '{save}', '{meeting}', 'x', '{ana}', '{now}');
         INSERT INTO session_notices (school_id, id, session_id, sequence, person_id, is_student, mail_id, created_at)
         VALUES ({id}, '{notice}', '{meeting}', 1, '{ana}', TRUE, '{mail}', '{now}');
         INSERT INTO provider_runs (school_id, id, connection_id, kind, status, started_by, started_at, touched_at,
           finished_at, report)
         VALUES ({id}, '{run}', '{provider}', 'by_hand', 'done', '{ana}', '{now}', '{now}', '{now}', '[]');
         INSERT INTO provider_items (school_id, id, connection_id, external_id, activity_id, fingerprint, left_at_version)
         VALUES ({id}, '{item}', '{provider}', 'x', '{choir}', 'x', 0);
         INSERT INTO calendar_feeds (school_id, id, person_id, created_at, rotated_at)
         VALUES ({id}, '{feed}', '{ana}', '{now}', '{now}');
         INSERT INTO audit_seals (school_id, id, up_to_seq, hmac, covers_until) VALUES ({id}, '{seal}', {id}, 'x', '{now}');
         INSERT INTO person_keys (school_id, id, sealed_key, created_at) VALUES ({id}, '{ana}', 'x', '{now}');
         INSERT INTO data_exports (school_id, id, person_id, asked_by, state, storage_key, size, asked_at, ready_at,
           expires_at)
         VALUES ({id}, '{export}', '{ana}', '{ana}', 'ready', 'exports/{id}/x', 1, '{now}', '{now}', '{now}');
         INSERT INTO erasure_requests (school_id, id, person_id, note, state, asked_at)
         VALUES ({id}, '{request}', '{ana}', 'I move', 'open', '{now}');
         INSERT INTO views_of_records (school_id, id, viewer_id, subject_id, what, hour, at)
         VALUES ({id}, '{view}', '{ana}', '{ana}', 'person', '{now}', '{now}');
         INSERT INTO site_audit_seals (id, up_to_seq, hmac, covers_until) VALUES ('{site_seal}', {id}, 'x', '{now}');
         INSERT INTO user_keys (id, sealed_key, created_at) VALUES ('{user}', 'x', '{now}');
         INSERT INTO erasures (id, school_id, person_id, at) VALUES ('{erasure}', {id}, '{erasure}', '{now}');
         INSERT INTO tokens (hash, purpose, user_id, school_id, created_at, expires_at)
         VALUES ('{}', 'verify_email', '{user}', {id}, '{now}', '{now}');
         INSERT INTO sign_in_delays (email_hash, failed, last_failed_at, delayed_until)
         VALUES ('{}', 1, '{now}', '{now}');
         INSERT INTO jobs (id, school_id, name, payload, run_at, finished_at)
         VALUES ('{job}', {id}, 'x', '{{}}', '{now}', '{now}');
         INSERT INTO site_visits (id, school_id, user_id, session_id, reason, began_at, ends_at)
         VALUES ('{job}', {id}, '{user}', '{job}', 'to help', '{now}', '{now}');
         INSERT INTO job_slots (name, slot) VALUES ('x', '{job}');
         INSERT INTO backups (id, asked_at) VALUES ('{job}', '2026-09-01 00:00:00');
         INSERT INTO site_mails (id, user_id, to_address, template, locale, subject, text, html, status, created_at)
         VALUES ('{site_mail}', '{user}', 'ana@example.org', 'x', 'en', 'Hello', 'Hello', '<p>Hello</p>', 'sent', '{now}');
         INSERT INTO site_audit_entries (id, user_id, action, subject_kind, subject_id, at)
         VALUES ('{site_entry}', '{user}', 'user.add', 'user', '{user}', '{now}');
         INSERT INTO totp_secrets (user_id, secret, created_at) VALUES ('{user}', 'x', '{now}');
         INSERT INTO recovery_codes (user_id, code_hash, created_at) VALUES ('{user}', 'x', '{now}');
         INSERT INTO pending_sign_ins (token_hash, user_id, remembered, next, created_at, expires_at)
         VALUES ('{site_entry}', '{user}', FALSE, '', '{now}', '{now}');
         INSERT INTO sign_in_history (id, user_id, at, address, agent, outcome)
         VALUES ('{site_entry}', '{user}', '{now}', '', '', 'in');
         INSERT INTO email_changes (user_id, email, email_typed, created_at)
         VALUES ('{user}', 'new@example.org', 'new@example.org', '{now}')",
        sha256_hex(&token),
        sha256_hex(user.as_str()),
    ));
}

/// A view of people that this person keeps: of those who are suspended.
pub fn saved_view(app: &TestApp, school: School, person: &PersonId) -> SavedViewId {
    let (id, now) = (SavedViewId::fresh(), app.clock.utc());
    app.sql(&format!(
        "INSERT INTO saved_views (school_id, id, person_id, list, name, query, created_at)
         VALUES ({}, '{id}', '{person}', 'people', 'Suspended', 'status=suspended', '{now}')",
        school.id
    ));
    id
}

/// A further program of the school.
pub fn program(app: &TestApp, school: School, name: &str) -> ProgramId {
    let (id, now) = (ProgramId::fresh(), app.clock.utc());
    app.sql(&format!(
        "INSERT INTO programs (school_id, id, name, code, is_default, created_at, updated_at)
         VALUES ({}, '{id}', {}, '{id}', FALSE, '{now}', '{now}')",
        school.id,
        quoted(name)
    ));
    id
}

/// Into this program, as `admin`, `teacher` or `student`.
pub fn in_program_of(app: &TestApp, school: School, program: &ProgramId, person: &PersonId, part: &str) {
    let id = ProgramPersonId::fresh();
    app.sql(&format!(
        "INSERT INTO program_people (school_id, id, program_id, person_id, part)
         VALUES ({}, '{id}', '{program}', '{person}', '{part}')",
        school.id
    ));
}

/// The category of this name, made if there is none.
pub fn category(app: &TestApp, school: School, name: &str) -> CategoryId {
    let (id, folded, now) = (CategoryId::fresh(), quoted(&fold(name)), app.clock.utc());
    let named = format!("categories WHERE school_id = {} AND search_text = {folded}", school.id);
    if app.count(&named) == 0 {
        app.sql(&format!(
            "INSERT INTO categories (school_id, id, name, search_text, created_at, updated_at)
             VALUES ({}, '{id}', {}, {folded}, '{now}', '{now}')",
            school.id,
            quoted(name)
        ));
    }
    app.texts(&format!("SELECT id AS t FROM {named}")).concat().try_into().unwrap()
}

/// The tag of this name, made if there is none.
pub fn tag(app: &TestApp, school: School, name: &str) -> TagId {
    let (id, folded, now) = (TagId::fresh(), quoted(&fold(name)), app.clock.utc());
    let named = format!("tags WHERE school_id = {} AND search_text = {folded}", school.id);
    if app.count(&named) == 0 {
        app.sql(&format!(
            "INSERT INTO tags (school_id, id, name, search_text, created_at, updated_at)
             VALUES ({}, '{id}', {}, {folded}, '{now}', '{now}')",
            school.id,
            quoted(name)
        ));
    }
    app.texts(&format!("SELECT id AS t FROM {named}")).concat().try_into().unwrap()
}

/// What a student who is made for it thinks of the activity; it is in the average.
pub fn rating(app: &TestApp, school: School, activity: &ActivityId, score: i32, comment: &str) -> RatingId {
    let (id, now) = (RatingId::fresh(), app.clock.utc());
    let author = imported(app, school, "Rita Rates", "student", &format!("{}@example.org", id.as_str().to_lowercase()));
    app.sql(&format!(
        "INSERT INTO ratings (school_id, id, activity_id, person_id, score, comment, created_at, updated_at)
         VALUES ({}, '{id}', '{activity}', '{author}', {score}, {}, '{now}', '{now}');
         UPDATE activities SET rating_sum = rating_sum + {score}, rating_count = rating_count + 1
         WHERE school_id = {} AND id = '{activity}'",
        school.id,
        quoted(comment),
        school.id
    ));
    id
}

/// A clean PDF that hangs at the activity, and lies in the folder of files.
pub fn file(app: &TestApp, school: School, activity: &ActivityId) -> FileLinkId {
    let (id, link, now) = (FileId::fresh(), FileLinkId::fresh(), app.clock.utc());
    let folder = app.data_dir.join("files").join(school.id.to_string());
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(id.as_str()), "%PDF-1.4").unwrap();
    app.sql(&format!(
        "INSERT INTO files (school_id, id, sha256, size, content_type, name, status, storage_key, created_at)
         VALUES ({}, '{id}', '{id}', 8, 'application/pdf', 'Flyer.pdf', 'clean', '{}/{id}', '{now}');
         INSERT INTO file_links (school_id, id, owner_kind, owner_id, file_id, position, alt, created_at)
         VALUES ({}, '{link}', 'activity', '{activity}', '{id}', 1, 'Flyer', '{now}')",
        school.id, school.id, school.id
    ));
    link
}

/// An invitation of somebody who waits for one, and the token of its link.
pub fn invitation(app: &TestApp, school: School, person: &PersonId, email: &str) -> (InvitationId, String) {
    let (id, secret, now) = (InvitationId::fresh(), random_token::<32>(), app.clock.utc());
    let until = now + chrono::TimeDelta::days(7);
    let hash = sha256_hex(&format!("invitation {secret}"));
    app.sql(&format!(
        "INSERT INTO invitations (school_id, id, person_id, email, token_hash, message, invited_by, expires_at, created_at,
           updated_at)
         VALUES ({0}, '{id}', '{person}', '{email}', '{hash}', 'Welcome', '{person}', '{until}', '{now}', '{now}');
         UPDATE people SET status = 'invited' WHERE school_id = {0} AND id = '{person}' AND status = 'imported'",
        school.id
    ));
    (id, signed(app, school, "join", person, &secret))
}

/// A list that was taken in, of which one line was refused.
pub fn people_import(app: &TestApp, school: School, by: &PersonId) -> PeopleImportId {
    let (id, note, now) = (PeopleImportId::fresh(), ImportNoteId::fresh(), app.clock.utc());
    app.sql(&format!(
        "INSERT INTO people_imports (school_id, id, created_by, invites, role, message, list, status, total, lines_done,
           added, refused, created_at, finished_at)
         VALUES ({0}, '{id}', '{by}', FALSE, 'student', '', '', 'done', 2, 2, 1, 1, '{now}', '{now}');
         INSERT INTO people_import_notes (school_id, id, import_id, line, typed, outcome, why)
         VALUES ({0}, '{note}', '{id}', 2, 'nobody', 'refused', '{{\"key\":\"field-email\",\"args\":[]}}')",
        school.id
    ));
    id
}

/// Somebody's account at a service, linked with their own hand.
pub fn identity(app: &TestApp, user: &UserId, label: &str) -> IdentityId {
    let (id, now) = (IdentityId::fresh(), app.clock.utc());
    app.sql(&format!(
        "INSERT INTO identities (id, user_id, issuer, subject, label, created_at, used_at)
         VALUES ('{id}', '{user}', 'https://sso.example.org', '{id}', {}, '{now}', '{now}')",
        quoted(label)
    ));
    id
}

/// A connection that is only asked by hand, `sample` or `json` at this address, with the usual mapping and no key.
pub fn provider(app: &TestApp, school: School, kind: &str, url: &str) -> ProviderId {
    let (id, now) = (ProviderId::fresh(), app.clock.utc());
    app.sql(&format!(
        "INSERT INTO provider_connections (school_id, id, name, kind, url, mapping, program_id, schedule, at_hour,
           on_weekday, looked_at, created_at, updated_at)
         VALUES ({}, '{id}', 'Town Clubs', '{kind}', {}, '{{}}', '{}', 'off', 3, 1, '{now}', '{now}', '{now}')",
        school.id,
        quoted(url),
        school.program
    ));
    id
}

/// A run of a connection that has come to an end.
pub fn provider_run(app: &TestApp, school: School, connection: &ProviderId) -> ProviderRunId {
    let (id, now) = (ProviderRunId::fresh(), app.clock.utc());
    app.sql(&format!(
        "INSERT INTO provider_runs (school_id, id, connection_id, kind, status, started_at, touched_at, finished_at, report)
         VALUES ({}, '{id}', '{connection}', 'by_hand', 'done', '{now}', '{now}', '{now}', '[]')",
        school.id
    ));
    id
}

/// Published in the autumn of Mergington, open for sign-up, for every grade, with room for everyone, and with no slot.
pub fn activity(name: &str) -> NewActivity {
    NewActivity {
        name: name.to_owned(),
        school: super::MERGINGTON,
        description: String::new(),
        status: "published",
        capacity: None,
        grades: None,
        slots: Vec::new(),
        leaders: Vec::new(),
        is_winter: false,
        columns: Vec::new(),
    }
}

pub struct NewActivity {
    name: String,
    school: School,
    description: String,
    status: &'static str,
    capacity: Option<i32>,
    grades: Option<(i32, i32)>,
    slots: Vec<(i32, i32, i32)>,
    leaders: Vec<(PersonId, &'static str)>,
    is_winter: bool,
    columns: Vec<(&'static str, String)>,
}

impl NewActivity {
    pub fn capacity(self, capacity: i32) -> Self {
        Self { capacity: Some(capacity), ..self }
    }

    pub fn description(self, description: &str) -> Self {
        Self { description: description.to_owned(), ..self }
    }

    pub fn in_school(self, school: School) -> Self {
        Self { school, ..self }
    }

    pub fn in_winter(self) -> Self {
        Self { is_winter: true, ..self }
    }

    pub fn status(self, status: &'static str) -> Self {
        Self { status, ..self }
    }

    pub fn grades(self, from: i32, to: i32) -> Self {
        Self { grades: Some((from, to)), ..self }
    }

    /// Weekly, Monday is 1: `.at(1, "15:15", "16:45")`.
    pub fn at(mut self, weekday: i32, from: &str, to: &str) -> Self {
        self.slots.push((weekday, minute(from), minute(to)));
        self
    }

    /// When sign-up opens and closes, in UTC.
    pub fn window(self, opens: &str, closes: &str) -> Self {
        self.with("signup_opens_at", &quoted(opens)).with("signup_closes_at", &quoted(closes))
    }

    pub fn room(self, room: &str) -> Self {
        self.with("room", &quoted(room))
    }

    pub fn led_by(mut self, person: &PersonId) -> Self {
        self.leaders.push((person.clone(), "lead"));
        self
    }

    pub fn helped_by(mut self, person: &PersonId) -> Self {
        self.leaders.push((person.clone(), "helper"));
        self
    }

    /// Any other column, as SQL writes its value: `.with("withdraw_until", "'2026-10-01 00:00:00'")`.
    pub fn with(mut self, column: &'static str, value: &str) -> Self {
        self.columns.push((column, value.to_owned()));
        self
    }

    pub fn save(self, app: &TestApp) -> ActivityId {
        let (id, now, school) = (ActivityId::fresh(), app.clock.utc(), self.school);
        let number = |n: Option<i32>| n.map_or("NULL".to_owned(), |n| n.to_string());
        let term = if self.is_winter { school.winter } else { school.autumn };
        let mut columns = vec![
            ("school_id", school.id.to_string()),
            ("id", format!("'{id}'")),
            ("name", quoted(&self.name)),
            ("sort_name", quoted(&fold(&self.name))),
            ("description", quoted(&self.description)),
            ("search_text", quoted(&fold(&format!("{} {}", self.name, self.description)))),
            ("program_id", format!("'{}'", school.program)),
            ("term_id", format!("'{term}'")),
            ("status", format!("'{}'", self.status)),
            ("capacity", number(self.capacity)),
            ("grade_from", number(self.grades.map(|(from, _)| from))),
            ("grade_to", number(self.grades.map(|(_, to)| to))),
            ("created_at", format!("'{now}'")),
            ("updated_at", format!("'{now}'")),
        ];
        if self.status != "draft" {
            columns.push(("published_at", format!("'{now}'")));
        }
        columns.retain(|(column, _)| self.columns.iter().all(|(other, _)| column != other));
        columns.extend(self.columns);
        let (names, values): (Vec<_>, Vec<_>) = columns.into_iter().unzip();
        app.sql(&format!("INSERT INTO activities ({}) VALUES ({})", names.join(", "), values.join(", ")));
        for (weekday, starts, ends) in self.slots {
            let slot = SlotId::fresh();
            app.sql(&format!(
                "INSERT INTO activity_slots (school_id, id, activity_id, weekday, starts_minute, ends_minute)
                 VALUES ({}, '{slot}', '{id}', {weekday}, {starts}, {ends})",
                school.id
            ));
        }
        for (person, part) in &self.leaders {
            leader(app, school, &id, person, part);
        }
        id
    }
}

/// A mail of the school to this person, in this state, with these words; about `event` (none: it is always sent).
pub fn mail(app: &TestApp, school: School, to: &PersonId, template: &str, event: Option<&str>, status: &str) -> MailId {
    let (id, now) = (MailId::fresh(), app.clock.utc());
    let event = event.map_or("NULL".to_owned(), |event| format!("'{event}'"));
    app.sql(&format!(
        "INSERT INTO mails (school_id, id, to_person_id, to_address, template, locale, subject, text, html, status, event,
           created_at)
         SELECT {0}, '{id}', '{to}', email, '{template}', 'en', 'Hello ' || name,
           'Words http://127.0.0.1:3003/unsubscribe/11-abc-def end', '<p>Words</p><a href=\"http://127.0.0.1:3003/unsubscribe/11-abc-def\">x</a>',
           '{status}', {event}, '{now}'
         FROM people WHERE school_id = {0} AND id = '{to}'",
        school.id
    ));
    id
}

/// Queues the job that sends it.
pub fn mail_job(app: &TestApp, school: School, mail: &MailId) {
    let (job, now) = (JobId::fresh(), app.clock.utc());
    app.sql(&format!(
        "INSERT INTO jobs (id, school_id, name, payload, run_at)
         VALUES ('{job}', {}, 'send_mail', '{{\"mail\":\"{mail}\"}}', '{now}')",
        school.id
    ));
}

/// A sender that nobody has confirmed.
pub fn sender(app: &TestApp, school: School, name: &str, address: &str) -> SenderId {
    let (id, now) = (SenderId::fresh(), app.clock.utc());
    app.sql(&format!(
        "INSERT INTO sender_profiles (school_id, id, name, address, created_at, updated_at)
         VALUES ({}, '{id}', {}, '{address}', '{now}', '{now}')",
        school.id,
        quoted(name)
    ));
    id
}

/// An announcement on at once, with a banner, for these (`school:`, `role:student`, `activity:…`); by the author.
pub fn announcement(
    app: &TestApp,
    school: School,
    title: &str,
    author: &PersonId,
    audiences: &[&str],
) -> AnnouncementId {
    let (id, now, school) = (AnnouncementId::fresh(), app.clock.utc(), school.id);
    app.sql(&format!(
        "INSERT INTO announcements (school_id, id, title, body, status, shown_as, by_mail, published_at, created_by,
           created_at, updated_at)
         VALUES ({school}, '{id}', {0}, '**Read** this.', 'published', 'banner', FALSE, '{now}', '{author}', '{now}', '{now}')",
        quoted(title)
    ));
    for audience in audiences {
        let ((kind, target), row) = (audience.split_once(':').unwrap(), AnnouncementTargetId::fresh());
        app.sql(&format!(
            "INSERT INTO announcement_targets (school_id, id, announcement_id, kind, target)
             VALUES ({school}, '{row}', '{id}', '{kind}', '{target}')"
        ));
    }
    id
}

/// The token of the link by which this person stops mails about `event`, signed as the house signs.
pub fn unsubscribe_token(app: &TestApp, school: School, person: &PersonId, event: &str) -> String {
    signed(app, school, "unsubscribe", person, event)
}

/// The token of a person's own calendar, which is made here.
pub fn feed_token(app: &TestApp, school: School, person: &PersonId) -> String {
    let (feed, now) = (CalendarFeedId::fresh(), app.clock.utc());
    app.sql(&format!(
        "INSERT INTO calendar_feeds (school_id, id, person_id, created_at, rotated_at)
         VALUES ({}, '{feed}', '{person}', '{now}', '{now}')",
        school.id
    ));
    signed(app, school, "calendar", person, &format!("{feed}.1"))
}

/// As `links::sign` does it.
pub fn signed(app: &TestApp, school: School, does: &str, person: &PersonId, what: &str) -> String {
    let key: [u8; 64] =
        Sha512::new().chain_update("links ").chain_update(app.app.config.secret.master()).finalize().into();
    let said = format!("{}-{person}-{what}", school.id);
    let mac = Hmac::<Sha256>::new(&key.into()).chain_update(does).chain_update(":").chain_update(&said);
    format!("{said}-{}", hex(&mac.finalize().into_bytes()))
}

pub fn holiday(app: &TestApp, school: School, name: &str, from: &str, until: &str) -> HolidayId {
    let (id, now) = (HolidayId::fresh(), app.clock.utc());
    app.sql(&format!(
        "INSERT INTO holidays (school_id, id, name, starts_on, ends_on, created_at, updated_at)
         VALUES ({}, '{id}', {}, '{from}', '{until}', '{now}', '{now}')",
        school.id,
        quoted(name)
    ));
    id
}

/// A session of the activity on this day, 15:15 to 16:45 in Mergington (and as if there in every school).
pub fn session(app: &TestApp, school: School, activity: &ActivityId, day: &str) -> MeetingId {
    let (id, now) = (MeetingId::fresh(), app.clock.utc());
    // Summer time until 1 November.
    let hour = if day < "2026-11-01" { 19 } else { 20 };
    app.sql(&format!(
        "INSERT INTO activity_sessions (school_id, id, activity_id, planned_date, planned_minute, local_date, starts_minute,
           ends_minute, starts_at, ends_at, status, created_at, updated_at)
         VALUES ({}, '{id}', '{activity}', '{day}', 915, '{day}', 915, 1005, '{day} {hour}:15:00', '{day} {}:45:00',
           'planned', '{now}', '{now}')",
        school.id,
        hour + 1
    ));
    id
}

/// Students of grade 10 without accounts, made in one go: `Student 0001` and so on.
pub fn many_students(app: &TestApp, school: School, n: usize) -> Vec<PersonId> {
    let (ids, now): (Vec<_>, _) = ((0..n).map(|_| PersonId::fresh()).collect(), app.clock.utc());
    let row = |(i, id): (usize, &PersonId)| {
        let (name, email) = (format!("Student {i:04}"), format!("student{i:04}@{}.edu", school.slug));
        let (sort_name, search_text) = (fold(&name), fold(&format!("{name} {email}")));
        format!(
            "({}, '{id}', '{name}', '{sort_name}', '{email}', '{search_text}', 'student', 'active', 10, '{now}', '{now}')",
            school.id
        )
    };
    let rows: Vec<_> = ids.iter().enumerate().map(row).collect();
    app.sql(&format!(
        "INSERT INTO people (school_id, id, name, sort_name, email, search_text, role, status, grade, created_at,
           updated_at) VALUES {}",
        rows.join(", ")
    ));
    ids
}

/// Gives these people places, and the numbers from 1 to those beyond the capacity; the counts are those of the rows.
pub fn signed_up(app: &TestApp, school: School, activity: &ActivityId, people: &[PersonId], capacity: usize) {
    let now = app.clock.utc();
    let row = |(i, person): (usize, &PersonId)| {
        let id = SignupId::fresh();
        let (status, number) = match i.checked_sub(capacity) {
            None => ("enrolled", "NULL".to_owned()),
            Some(behind) => ("waitlisted", (behind + 1).to_string()),
        };
        format!("({}, '{id}', '{activity}', '{person}', '{status}', {number}, '{now}')", school.id)
    };
    let rows: Vec<_> = people.iter().enumerate().map(row).collect();
    let waiting = people.len().saturating_sub(capacity);
    app.sql(&format!(
        "UPDATE activities SET enrolled_count = {}, waitlisted_count = {waiting}, queue_counter = {waiting}
         WHERE school_id = {} AND id = '{activity}';
         INSERT INTO signups (school_id, id, activity_id, person_id, status, queue_no, requested_at) VALUES {}",
        people.len() - waiting,
        school.id,
        rows.join(", ")
    ));
}

fn minute(time: &str) -> i32 {
    let (hours, minutes) = time.split_once(':').unwrap();
    hours.parse::<i32>().unwrap() * 60 + minutes.parse::<i32>().unwrap()
}
