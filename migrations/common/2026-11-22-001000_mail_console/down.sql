DROP TABLE mail_states;
ALTER TABLE site_mails DROP COLUMN held_reason;
ALTER TABLE site_mails ADD COLUMN state TEXT NOT NULL DEFAULT 'queued'
  CHECK (state IN ('queued', 'sent', 'failed', 'off'));
-- What never went did not go.
UPDATE site_mails SET state = CASE status WHEN 'held' THEN 'off' ELSE status END;
ALTER TABLE site_mails DROP COLUMN status;
ALTER TABLE site_mails RENAME COLUMN state TO status;
DROP INDEX mails_bounced;
DROP INDEX mails_by_status;
ALTER TABLE mails DROP COLUMN held_reason;
ALTER TABLE mails ADD COLUMN state TEXT NOT NULL DEFAULT 'queued'
  CHECK (state IN ('queued', 'sent', 'failed', 'off'));
UPDATE mails SET state = CASE status WHEN 'sending' THEN 'queued' WHEN 'held' THEN 'off' WHEN 'stopped' THEN 'off'
  ELSE status END;
ALTER TABLE mails DROP COLUMN status;
ALTER TABLE mails RENAME COLUMN state TO status;
