DROP TABLE reminders_sent;
DROP TABLE mail_preferences;
ALTER TABLE people DROP COLUMN email_bounced_at;
ALTER TABLE mails DROP COLUMN bounced_at;
ALTER TABLE mails DROP COLUMN event;
