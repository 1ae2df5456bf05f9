//! Which tables statements name together.

use super::*;

diesel::allow_tables_to_appear_in_same_query!(sessions, users);
diesel::allow_tables_to_appear_in_same_query!(invitations, people);
diesel::allow_tables_to_appear_in_same_query!(invitations, mails);
diesel::allow_tables_to_appear_in_same_query!(invitations, program_people);
diesel::allow_tables_to_appear_in_same_query!(identities, users);
diesel::allow_tables_to_appear_in_same_query!(people, schools, users, mail_preferences);
diesel::allow_tables_to_appear_in_same_query!(program_people, users);
diesel::allow_tables_to_appear_in_same_query!(jobs, schools);
diesel::allow_tables_to_appear_in_same_query!(schools, terms);
diesel::allow_tables_to_appear_in_same_query!(schools, activities);
diesel::allow_tables_to_appear_in_same_query!(schools, activity_leaders);
diesel::allow_tables_to_appear_in_same_query!(schools, activity_groups);
diesel::allow_tables_to_appear_in_same_query!(schools, rating_reports);
diesel::allow_tables_to_appear_in_same_query!(schools, backups);
diesel::allow_tables_to_appear_in_same_query!(schools, invitations);
diesel::allow_tables_to_appear_in_same_query!(schools, erasure_requests);
diesel::allow_tables_to_appear_in_same_query!(mails, schools, sender_profiles);
diesel::allow_tables_to_appear_in_same_query!(mail_states, mails);
diesel::allow_tables_to_appear_in_same_query!(mail_states, people);
diesel::allow_tables_to_appear_in_same_query!(audit_entries, people);
diesel::allow_tables_to_appear_in_same_query!(site_audit_entries, users);
diesel::allow_tables_to_appear_in_same_query!(people, data_exports);
diesel::allow_tables_to_appear_in_same_query!(people, erasure_requests);
diesel::allow_tables_to_appear_in_same_query!(people, views_of_records);
diesel::allow_tables_to_appear_in_same_query!(site_visits, views_of_records);
diesel::allow_tables_to_appear_in_same_query!(users, views_of_records);
diesel::allow_tables_to_appear_in_same_query!(people, site_visits);
diesel::allow_tables_to_appear_in_same_query!(users, site_visits);
diesel::allow_tables_to_appear_in_same_query!(site_visits, totp_secrets);
diesel::allow_tables_to_appear_in_same_query!(site_visits, sessions);
diesel::allow_tables_to_appear_in_same_query!(site_visits, schools);
diesel::allow_tables_to_appear_in_same_query!(file_links, files);
diesel::allow_tables_to_appear_in_same_query!(provider_connections, provider_runs, people);
diesel::allow_tables_to_appear_in_same_query!(
    activities,
    activity_leaders,
    activity_slots,
    signups,
    people,
    terms,
    categories,
    programs,
    program_people,
    activity_groups,
    activity_group_members,
    group_priorities,
    choices,
    draw_locks,
    draw_results,
    tags,
    activity_tags,
    ratings,
    rating_reports,
    favourites,
    activity_sessions,
    attendance,
    session_notices,
    mails,
    holidays,
    calendar_feeds,
    announcements,
    announcement_targets,
    reminders_sent
);
diesel::allow_tables_to_appear_in_same_query!(mail_preferences, reminders_sent);
diesel::allow_tables_to_appear_in_same_query!(users, totp_secrets);
diesel::allow_tables_to_appear_in_same_query!(schools, totp_secrets);
