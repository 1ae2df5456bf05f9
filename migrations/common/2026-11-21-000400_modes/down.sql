-- A place that is kept for somebody stays theirs.
UPDATE signups SET status = 'enrolled', enrolled_at = requested_at, offer_expires_at = NULL WHERE status = 'offered';
ALTER TABLE signups DROP COLUMN offer_expires_at;
ALTER TABLE activities DROP COLUMN offer_hours;
ALTER TABLE activities DROP COLUMN mode;
