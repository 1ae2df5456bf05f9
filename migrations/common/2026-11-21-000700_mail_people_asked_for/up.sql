-- What a mail is about; none: security and safety, which nobody can say no to.
ALTER TABLE mails ADD COLUMN event TEXT;
ALTER TABLE mails ADD COLUMN bounced_at TIMESTAMP;
-- Since when mail to this address comes back.
ALTER TABLE people ADD COLUMN email_bounced_at TIMESTAMP;
CREATE TABLE mail_preferences (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, person_id TEXT NOT NULL, event TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('mail')), is_on BOOLEAN NOT NULL, updated_at TIMESTAMP NOT NULL,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, person_id, event, channel),
  FOREIGN KEY (school_id, person_id) REFERENCES people (school_id, id));
CREATE INDEX mail_preferences_event ON mail_preferences (school_id, event, person_id);
-- Who was reminded of which day, and who got the news of which week: each once.
CREATE TABLE reminders_sent (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, person_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('reminder', 'digest')), local_date DATE NOT NULL, sent_at TIMESTAMP NOT NULL,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, kind, local_date, person_id),
  FOREIGN KEY (school_id, person_id) REFERENCES people (school_id, id));
