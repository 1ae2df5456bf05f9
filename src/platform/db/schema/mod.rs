//! Every table, column by column. Those of a school have `PRIMARY KEY (school_id, id)`; a fence compares this file with
//! both databases.

mod together;

diesel::table! { schools (id) {
    id -> BigInt, slug -> Text, name -> Text, motto -> Text, time_zone -> Text, locale -> Text, locales -> Text,
    currency -> Text, accent_hue -> Integer, day_starts_minute -> Integer, day_ends_minute -> Integer,
    registration -> Text, allowed_domains -> Text, suspended_at -> Nullable<Timestamp>,
    suspension_reason -> Nullable<Text>, search_text -> Text, created_at -> Timestamp, updated_at -> Timestamp,
    version -> Integer, second_step_roles -> Text, has_sso -> Bool, confirmed_steps -> Text, plan -> Text,
    suspended_until -> Nullable<Timestamp>, suspension_kind -> Nullable<Text>,
} }
diesel::table! { users (id) {
    id -> Text, email -> Text, email_typed -> Text, name -> Text, password_hash -> Nullable<Text>,
    email_verified_at -> Nullable<Timestamp>, locale -> Nullable<Text>, theme -> Nullable<Text>, is_site_admin -> Bool,
    disabled_at -> Nullable<Timestamp>, created_at -> Timestamp, updated_at -> Timestamp,
    last_seen_at -> Nullable<Timestamp>, time_format -> Nullable<Text>, picture_key -> Nullable<Text>,
} }
diesel::table! { totp_secrets (user_id) {
    user_id -> Text, secret -> Text, last_step -> BigInt, created_at -> Timestamp, confirmed_at -> Nullable<Timestamp>,
} }
diesel::table! { recovery_codes (user_id, code_hash) {
    user_id -> Text, code_hash -> Text, created_at -> Timestamp, used_at -> Nullable<Timestamp>,
} }
diesel::table! { pending_sign_ins (token_hash) {
    token_hash -> Text, user_id -> Text, remembered -> Bool, next -> Text, tries -> Integer, created_at -> Timestamp,
    expires_at -> Timestamp,
} }
diesel::table! { sign_in_history (id) {
    id -> Text, user_id -> Nullable<Text>, at -> Timestamp, address -> Text, agent -> Text, outcome -> Text,
} }
diesel::table! { email_changes (user_id) {
    user_id -> Text, email -> Text, email_typed -> Text, old_confirmed_at -> Nullable<Timestamp>,
    new_confirmed_at -> Nullable<Timestamp>, created_at -> Timestamp,
} }
diesel::table! { sign_in_delays (email_hash) {
    email_hash -> Text, failed -> Integer, last_failed_at -> Timestamp, delayed_until -> Timestamp,
} }
diesel::table! { identities (id) {
    id -> Text, user_id -> Text, issuer -> Text, subject -> Text, label -> Text, school_id -> Nullable<BigInt>,
    created_at -> Timestamp, used_at -> Timestamp,
} }
diesel::table! { sessions (token_hash) {
    token_hash -> Text, id -> Text, user_id -> Text, remembered -> Bool, created_at -> Timestamp, seen_at -> Timestamp,
    expires_at -> Timestamp, address -> Text, agent -> Text,
} }
diesel::table! { tokens (hash) {
    hash -> Text, purpose -> Text, user_id -> Text, school_id -> Nullable<BigInt>, created_at -> Timestamp,
    expires_at -> Timestamp, used_at -> Nullable<Timestamp>,
} }
diesel::table! { site_visits (id) {
    id -> Text, school_id -> BigInt, user_id -> Text, session_id -> Text, reason -> Text, began_at -> Timestamp,
    ends_at -> Timestamp, ended_at -> Nullable<Timestamp>,
} }
diesel::table! { jobs (id) {
    id -> Text, school_id -> Nullable<BigInt>, name -> Text, payload -> Text, run_at -> Timestamp, attempts -> Integer,
    leased_until -> Nullable<Timestamp>, leased_by -> Nullable<Text>, last_error -> Nullable<Text>,
    finished_at -> Nullable<Timestamp>, failed_at -> Nullable<Timestamp>,
} }
diesel::table! { backups (id) {
    id -> Text, asked_at -> Timestamp, asked_by -> Nullable<Text>, finished_at -> Nullable<Timestamp>,
    file_name -> Nullable<Text>, size_bytes -> Nullable<BigInt>, is_encrypted -> Bool,
    tables_count -> Nullable<Integer>, rows_count -> Nullable<BigInt>, files_count -> Nullable<Integer>,
    error -> Nullable<Text>, proof_asked_at -> Nullable<Timestamp>, proven_at -> Nullable<Timestamp>,
    proof_error -> Nullable<Text>, removed_at -> Nullable<Timestamp>,
} }
diesel::table! { job_slots (name, slot) { name -> Text, slot -> Text, } }
diesel::table! { site_mails (id) {
    id -> Text, user_id -> Nullable<Text>, to_address -> Text, template -> Text, locale -> Text, subject -> Text,
    text -> Text, html -> Text, status -> Text, attempts -> Integer, error -> Nullable<Text>,
    sent_at -> Nullable<Timestamp>, created_at -> Timestamp,
    held_reason -> Nullable<Text>,
} }
diesel::table! { site_audit_entries (id) {
    id -> Text, user_id -> Nullable<Text>, action -> Text, subject_kind -> Text, subject_id -> Text,
    before -> Nullable<Text>, after -> Nullable<Text>, reason -> Nullable<Text>, request_id -> Nullable<Text>,
    address -> Nullable<Text>, at -> Timestamp, seq -> Nullable<BigInt>,
} }
diesel::table! { site_audit_seals (id) { id -> Text, up_to_seq -> BigInt, hmac -> Text, covers_until -> Timestamp, } }
diesel::table! { user_keys (id) { id -> Text, sealed_key -> Text, created_at -> Timestamp, } }
diesel::table! { erasures (id) {
    id -> Text, school_id -> BigInt, person_id -> Text, user_id -> Nullable<Text>, at -> Timestamp,
} }
diesel::table! { people (school_id, id) {
    school_id -> BigInt, id -> Text, user_id -> Nullable<Text>, name -> Text, sort_name -> Text,
    email -> Nullable<Text>, search_text -> Text, role -> Text, status -> Text, grade -> Nullable<Integer>,
    source -> Nullable<Text>, created_at -> Timestamp, updated_at -> Timestamp, version -> Integer,
    guardian_contact -> Nullable<Text>,
    email_bounced_at -> Nullable<Timestamp>, merged_into_id -> Nullable<Text>,
} }
diesel::table! { saved_views (school_id, id) {
    school_id -> BigInt, id -> Text, person_id -> Text, list -> Text, name -> Text, query -> Text,
    created_at -> Timestamp,
} }
diesel::table! { programs (school_id, id) {
    school_id -> BigInt, id -> Text, name -> Text, code -> Text, is_default -> Bool, created_at -> Timestamp,
    updated_at -> Timestamp, version -> Integer,
} }
diesel::table! { program_people (school_id, id) {
    school_id -> BigInt, id -> Text, program_id -> Text, person_id -> Text, part -> Text,
} }
diesel::table! { terms (school_id, id) {
    school_id -> BigInt, id -> Text, name -> Text, starts_on -> Date, ends_on -> Date,
    max_enrolled -> Nullable<Integer>, created_at -> Timestamp, updated_at -> Timestamp, version -> Integer,
} }
diesel::table! { mails (school_id, id) {
    school_id -> BigInt, id -> Text, to_person_id -> Text, to_address -> Text, template -> Text, locale -> Text,
    subject -> Text, text -> Text, html -> Text, status -> Text, attempts -> Integer, error -> Nullable<Text>,
    sent_at -> Nullable<Timestamp>, created_at -> Timestamp, event -> Nullable<Text>, bounced_at -> Nullable<Timestamp>,
    held_reason -> Nullable<Text>,
} }
diesel::table! { mail_preferences (school_id, id) {
    school_id -> BigInt, id -> Text, person_id -> Text, event -> Text, channel -> Text, is_on -> Bool,
    updated_at -> Timestamp,
} }
diesel::table! { reminders_sent (school_id, id) {
    school_id -> BigInt, id -> Text, person_id -> Text, kind -> Text, local_date -> Date, sent_at -> Timestamp,
} }
diesel::table! { audit_entries (school_id, id) {
    school_id -> BigInt, id -> Text, actor_id -> Nullable<Text>, actor_kind -> Text, action -> Text,
    subject_kind -> Text, subject_id -> Text, before -> Nullable<Text>, after -> Nullable<Text>,
    reason -> Nullable<Text>, request_id -> Nullable<Text>, address -> Nullable<Text>, at -> Timestamp,
    seq -> Nullable<BigInt>,
} }
diesel::table! { audit_seals (school_id, id) {
    school_id -> BigInt, id -> Text, up_to_seq -> BigInt, hmac -> Text, covers_until -> Timestamp,
} }
diesel::table! { person_keys (school_id, id) {
    school_id -> BigInt, id -> Text, sealed_key -> Text, created_at -> Timestamp,
} }
diesel::table! { data_exports (school_id, id) {
    school_id -> BigInt, id -> Text, person_id -> Text, asked_by -> Text, state -> Text, storage_key -> Nullable<Text>,
    size -> Nullable<BigInt>, asked_at -> Timestamp, ready_at -> Nullable<Timestamp>, expires_at -> Nullable<Timestamp>,
} }
diesel::table! { erasure_requests (school_id, id) {
    school_id -> BigInt, id -> Text, person_id -> Text, note -> Text, state -> Text, asked_at -> Timestamp,
    closed_at -> Nullable<Timestamp>, closed_by -> Nullable<Text>, reason -> Nullable<Text>,
} }
diesel::table! { views_of_records (school_id, id) {
    school_id -> BigInt, id -> Text, viewer_id -> Nullable<Text>, subject_id -> Text, what -> Text, hour -> Timestamp,
    at -> Timestamp, visit_id -> Nullable<Text>,
} }
diesel::table! { categories (school_id, id) {
    school_id -> BigInt, id -> Text, name -> Text, search_text -> Text, created_at -> Timestamp,
    updated_at -> Timestamp, version -> Integer, hue -> Integer,
} }
diesel::table! { activities (school_id, id) {
    school_id -> BigInt, id -> Text, name -> Text, sort_name -> Text, description -> Text, search_text -> Text,
    category_id -> Nullable<Text>, level -> Nullable<Text>, program_id -> Text, term_id -> Text, room -> Text,
    status -> Text, grade_from -> Nullable<Integer>, grade_to -> Nullable<Integer>, capacity -> Nullable<Integer>,
    enrolled_count -> Integer, waitlisted_count -> Integer, queue_counter -> Integer,
    signup_opens_at -> Nullable<Timestamp>, signup_closes_at -> Nullable<Timestamp>,
    withdraw_until -> Nullable<Timestamp>, published_at -> Nullable<Timestamp>, cancelled_at -> Nullable<Timestamp>,
    cancel_reason -> Nullable<Text>, source -> Nullable<Text>, external_id -> Nullable<Text>,
    created_at -> Timestamp, updated_at -> Timestamp, version -> Integer, mode -> Text, offer_hours -> Integer,
    rating_sum -> Integer, rating_count -> Integer, trend -> Integer,
} }
diesel::table! { activity_leaders (school_id, id) {
    school_id -> BigInt, id -> Text, activity_id -> Text, person_id -> Text, part -> Text,
} }
diesel::table! { activity_slots (school_id, id) {
    school_id -> BigInt, id -> Text, activity_id -> Text, weekday -> Integer, starts_minute -> Integer,
    ends_minute -> Integer,
} }
diesel::table! { signups (school_id, id) {
    school_id -> BigInt, id -> Text, activity_id -> Text, person_id -> Text, status -> Text,
    queue_no -> Nullable<Integer>, requested_at -> Timestamp, enrolled_at -> Nullable<Timestamp>,
    ended_at -> Nullable<Timestamp>, reason -> Nullable<Text>, clash_override_by -> Nullable<Text>,
    source -> Nullable<Text>, passed_over_at -> Nullable<Timestamp>, blocked_by -> Nullable<Text>,
    offer_expires_at -> Nullable<Timestamp>,
} }
diesel::table! { holidays (school_id, id) {
    school_id -> BigInt, id -> Text, name -> Text, starts_on -> Date, ends_on -> Date, created_at -> Timestamp,
    updated_at -> Timestamp, version -> Integer,
} }
diesel::table! { activity_sessions (school_id, id) {
    school_id -> BigInt, id -> Text, activity_id -> Text, planned_date -> Date, planned_minute -> Integer,
    local_date -> Date, starts_minute -> Integer, ends_minute -> Integer, starts_at -> Timestamp, ends_at -> Timestamp,
    room -> Nullable<Text>, status -> Text, note -> Nullable<Text>, sequence -> Integer,
    cancelled_at -> Nullable<Timestamp>, cancelled_by -> Nullable<Text>, created_at -> Timestamp, updated_at -> Timestamp, version -> Integer,
} }
diesel::table! { attendance (school_id, id) {
    school_id -> BigInt, id -> Text, session_id -> Text, person_id -> Text, mark -> Text, minutes -> Nullable<Integer>,
    taken_by -> Text, taken_at -> Timestamp,
} }
diesel::table! { activity_groups (school_id, id) {
    school_id -> BigInt, id -> Text, name -> Text, state -> Text, opens_at -> Timestamp, closes_at -> Timestamp,
    most_choices -> Integer, most_places -> Integer, first_come_after -> Bool, seed_hash -> Text, sealed_seed -> Text,
    seed -> Nullable<Text>, reason -> Nullable<Text>, announced_at -> Nullable<Timestamp>,
    published_at -> Nullable<Timestamp>, created_at -> Timestamp, updated_at -> Timestamp, version -> Integer,
} }
diesel::table! { activity_group_members (school_id, id) {
    school_id -> BigInt, id -> Text, group_id -> Text, activity_id -> Text, holds -> Bool,
} }
diesel::table! { group_priorities (school_id, id) {
    school_id -> BigInt, id -> Text, group_id -> Text, place -> Integer, grade_from -> Nullable<Integer>,
    grade_to -> Nullable<Integer>, person_id -> Nullable<Text>,
} }
diesel::table! { choices (school_id, id) {
    school_id -> BigInt, id -> Text, group_id -> Text, person_id -> Text, activity_id -> Text, rank -> Integer,
    chosen_at -> Timestamp,
} }
diesel::table! { draw_locks (school_id, id) {
    school_id -> BigInt, id -> Text, group_id -> Text, person_id -> Text, activity_id -> Text, is_in -> Bool,
    reason -> Text, created_at -> Timestamp,
} }
diesel::table! { draws (school_id, id) {
    school_id -> BigInt, id -> Text, group_id -> Text, record -> Text, created_at -> Timestamp,
} }
diesel::table! { draw_results (school_id, id) {
    school_id -> BigInt, id -> Text, group_id -> Text, person_id -> Text, places -> Integer, outcome -> Text,
} }
diesel::table! { tags (school_id, id) {
    school_id -> BigInt, id -> Text, name -> Text, search_text -> Text, created_at -> Timestamp,
    updated_at -> Timestamp, version -> Integer,
} }
diesel::table! { activity_tags (school_id, id) {
    school_id -> BigInt, id -> Text, activity_id -> Text, tag_id -> Text,
} }
diesel::table! { ratings (school_id, id) {
    school_id -> BigInt, id -> Text, activity_id -> Text, person_id -> Text, score -> Integer, comment -> Text,
    hidden_at -> Nullable<Timestamp>, hidden_by -> Nullable<Text>, hidden_reason -> Nullable<Text>,
    created_at -> Timestamp, updated_at -> Timestamp, version -> Integer,
} }
diesel::table! { rating_reports (school_id, id) {
    school_id -> BigInt, id -> Text, rating_id -> Text, person_id -> Text, reason -> Text, state -> Text,
    created_at -> Timestamp, closed_at -> Nullable<Timestamp>,
} }
diesel::table! { favourites (school_id, id) {
    school_id -> BigInt, id -> Text, person_id -> Text, activity_id -> Text, created_at -> Timestamp,
} }
diesel::table! { files (school_id, id) {
    school_id -> BigInt, id -> Text, sha256 -> Text, size -> BigInt, content_type -> Text, name -> Text, status -> Text,
    storage_key -> Text, width -> Nullable<Integer>, height -> Nullable<Integer>, thumb_key -> Nullable<Text>,
    uploaded_by -> Nullable<Text>, created_at -> Timestamp,
} }
diesel::table! { file_links (school_id, id) {
    school_id -> BigInt, id -> Text, owner_kind -> Text, owner_id -> Text, file_id -> Text, position -> Integer,
    alt -> Text, created_at -> Timestamp,
} }
diesel::table! { attendance_saves (school_id, id) {
    school_id -> BigInt, id -> Text, session_id -> Text, digest -> Text, taken_by -> Text, taken_at -> Timestamp,
} }
diesel::table! { session_notices (school_id, id) {
    school_id -> BigInt, id -> Text, session_id -> Text, sequence -> Integer, person_id -> Text, is_student -> Bool,
    mail_id -> Nullable<Text>, created_at -> Timestamp,
} }
diesel::table! { provider_connections (school_id, id) {
    school_id -> BigInt, id -> Text, name -> Text, kind -> Text, url -> Text, key_sealed -> Nullable<Text>,
    mapping -> Text, program_id -> Text, schedule -> Text, at_hour -> Integer, on_weekday -> Integer,
    looked_at -> Timestamp, since_at -> Nullable<Timestamp>, failures -> Integer,
    circuit_open_until -> Nullable<Timestamp>, removed_at -> Nullable<Timestamp>, created_at -> Timestamp,
    updated_at -> Timestamp, version -> Integer,
} }
diesel::table! { provider_runs (school_id, id) {
    school_id -> BigInt, id -> Text, connection_id -> Text, kind -> Text, status -> Text,
    started_by -> Nullable<Text>, since_at -> Nullable<Timestamp>, started_at -> Timestamp, touched_at -> Timestamp,
    finished_at -> Nullable<Timestamp>, error -> Nullable<Text>, pages -> Integer, tries -> Integer,
    created -> Integer, updated -> Integer, unchanged -> Integer, skipped -> Integer, failed -> Integer,
    report -> Text,
} }
diesel::table! { provider_items (school_id, id) {
    school_id -> BigInt, id -> Text, connection_id -> Text, external_id -> Text, activity_id -> Text,
    fingerprint -> Text, left_at_version -> Integer,
} }
diesel::table! { announcements (school_id, id) {
    school_id -> BigInt, id -> Text, title -> Text, body -> Text, starts_at -> Nullable<Timestamp>,
    ends_at -> Nullable<Timestamp>, status -> Text, shown_as -> Text, by_mail -> Bool, mailed_at -> Nullable<Timestamp>,
    published_at -> Nullable<Timestamp>, created_by -> Text, created_at -> Timestamp, updated_at -> Timestamp,
    version -> Integer,
} }
diesel::table! { announcement_targets (school_id, id) {
    school_id -> BigInt, id -> Text, announcement_id -> Text, kind -> Text, target -> Text,
} }

diesel::table! { calendar_feeds (school_id, id) {
    school_id -> BigInt, id -> Text, person_id -> Text, activity_id -> Nullable<Text>, turn -> Integer,
    created_at -> Timestamp, rotated_at -> Timestamp,
} }

diesel::table! { mail_states (school_id, id) {
    school_id -> BigInt, id -> Text, mail_id -> Text, state -> Text, words -> Nullable<Text>,
    actor_id -> Nullable<Text>, other_mail_id -> Nullable<Text>, at -> Timestamp,
} }
diesel::table! { sender_profiles (school_id, id) {
    school_id -> BigInt, id -> Text, name -> Text, address -> Text, reply_to -> Nullable<Text>, is_default -> Bool,
    verified_at -> Nullable<Timestamp>, code_hash -> Nullable<Text>, code_sent_at -> Nullable<Timestamp>,
    code_tries -> Integer, removed_at -> Nullable<Timestamp>, created_at -> Timestamp, updated_at -> Timestamp,
    version -> Integer,
} }
diesel::table! { invitations (school_id, id) {
    school_id -> BigInt, id -> Text, person_id -> Text, email -> Text, token_hash -> Text, message -> Text,
    invited_by -> Text, mail_id -> Nullable<Text>, expires_at -> Timestamp, accepted_at -> Nullable<Timestamp>,
    revoked_at -> Nullable<Timestamp>, created_at -> Timestamp, updated_at -> Timestamp,
} }
diesel::table! { people_imports (school_id, id) {
    school_id -> BigInt, id -> Text, created_by -> Text, invites -> Bool, role -> Text, program_id -> Nullable<Text>,
    message -> Text, list -> Text, status -> Text, total -> Integer, lines_done -> Integer, added -> Integer,
    invited -> Integer, skipped -> Integer, refused -> Integer, created_at -> Timestamp,
    finished_at -> Nullable<Timestamp>,
} }
diesel::table! { people_import_notes (school_id, id) {
    school_id -> BigInt, id -> Text, import_id -> Text, line -> Integer, typed -> Text, outcome -> Text, why -> Text,
} }
diesel::table! { sso_connections (school_id, id) {
    school_id -> BigInt, id -> Text, label -> Text, issuer -> Text, client_id -> Text, secret_sealed -> Nullable<Text>,
    domain -> Text, domain_confirmed_at -> Nullable<Timestamp>, role_claim -> Text, roles -> Text, is_on -> Bool,
    created_at -> Timestamp, updated_at -> Timestamp, version -> Integer,
} }

/// What the tripwire watches; a fence compares it with the tables themselves.
pub const SCHOOL_TABLES: &[&str] = &[
    "people",
    "saved_views",
    "programs",
    "program_people",
    "terms",
    "mails",
    "mail_preferences",
    "reminders_sent",
    "audit_entries",
    "audit_seals",
    "person_keys",
    "data_exports",
    "erasure_requests",
    "views_of_records",
    "categories",
    "activities",
    "activity_leaders",
    "activity_slots",
    "signups",
    "holidays",
    "activity_sessions",
    "attendance",
    "activity_groups",
    "activity_group_members",
    "group_priorities",
    "choices",
    "draw_locks",
    "draws",
    "draw_results",
    "tags",
    "activity_tags",
    "ratings",
    "rating_reports",
    "favourites",
    "files",
    "file_links",
    "attendance_saves",
    "session_notices",
    "calendar_feeds",
    "provider_connections",
    "provider_runs",
    "provider_items",
    "announcements",
    "announcement_targets",
    "mail_states",
    "sender_profiles",
    "invitations",
    "people_imports",
    "people_import_notes",
    "sso_connections",
];
