-- More can become of a mail: it is on its way, held back, or stopped.
ALTER TABLE mails ADD COLUMN state TEXT NOT NULL DEFAULT 'queued'
  CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'off', 'held', 'stopped'));
UPDATE mails SET state = status;
ALTER TABLE mails DROP COLUMN status;
ALTER TABLE mails RENAME COLUMN state TO status;
ALTER TABLE mails ADD COLUMN held_reason TEXT;
CREATE INDEX mails_by_status ON mails (school_id, status, created_at, id);
CREATE INDEX mails_bounced ON mails (school_id, created_at, id) WHERE bounced_at IS NOT NULL;
ALTER TABLE site_mails ADD COLUMN state TEXT NOT NULL DEFAULT 'queued'
  CHECK (state IN ('queued', 'sent', 'failed', 'off', 'held'));
UPDATE site_mails SET state = status;
ALTER TABLE site_mails DROP COLUMN status;
ALTER TABLE site_mails RENAME COLUMN state TO status;
ALTER TABLE site_mails ADD COLUMN held_reason TEXT;
-- What became of a mail, one row each time. It goes with the mail: what a mail server said names whom it was for.
CREATE TABLE mail_states (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, mail_id TEXT NOT NULL,
  state TEXT NOT NULL
    CHECK (state IN ('sent', 'failed', 'off', 'held', 'bounced', 'stopped', 'retried', 'resent', 'copied')),
  words TEXT, actor_id TEXT, other_mail_id TEXT, at TIMESTAMP NOT NULL,
  PRIMARY KEY (school_id, id),
  FOREIGN KEY (school_id, mail_id) REFERENCES mails (school_id, id) ON DELETE CASCADE,
  FOREIGN KEY (school_id, other_mail_id) REFERENCES mails (school_id, id) ON DELETE CASCADE,
  FOREIGN KEY (school_id, actor_id) REFERENCES people (school_id, id));
CREATE INDEX mail_states_of_mail ON mail_states (school_id, mail_id, id);
