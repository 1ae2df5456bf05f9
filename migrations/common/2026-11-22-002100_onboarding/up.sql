-- What the office has said of getting started: the steps that it looked at and let stand, with spaces between them.
ALTER TABLE schools ADD COLUMN confirmed_steps TEXT NOT NULL DEFAULT '';
-- What waits is counted on every Today of the office.
CREATE INDEX people_bouncing ON people (school_id) WHERE email_bounced_at IS NOT NULL;
CREATE INDEX invitations_expiring ON invitations (school_id, expires_at) WHERE accepted_at IS NULL AND revoked_at IS NULL;
