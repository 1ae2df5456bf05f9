ALTER TABLE schools ADD COLUMN plan TEXT NOT NULL DEFAULT 'trial' CHECK (plan IN ('trial', 'school', 'district'));
-- A suspension ends by itself, if it has an end. Its kind says in every language why; the reason is somebody's own words.
ALTER TABLE schools ADD COLUMN suspended_until TIMESTAMP;
ALTER TABLE schools ADD COLUMN suspension_kind TEXT
  CHECK (suspension_kind IN ('unpaid', 'rules', 'safety', 'asked', 'other'));
-- Whoever runs the site looks at a school as its admin would: in one session, for a while, and changes nothing.
CREATE TABLE site_visits (
  id TEXT PRIMARY KEY NOT NULL, school_id BIGINT NOT NULL REFERENCES schools (id),
  user_id TEXT NOT NULL REFERENCES users (id), session_id TEXT NOT NULL, reason TEXT NOT NULL,
  began_at TIMESTAMP NOT NULL, ends_at TIMESTAMP NOT NULL, ended_at TIMESTAMP);
CREATE UNIQUE INDEX site_visits_open ON site_visits (session_id) WHERE ended_at IS NULL;
CREATE INDEX site_visits_of_school ON site_visits (school_id, began_at);
CREATE INDEX site_visits_of_user ON site_visits (user_id, began_at);
-- The site's office lists accounts by name.
CREATE INDEX users_by_name ON users (name, id);
