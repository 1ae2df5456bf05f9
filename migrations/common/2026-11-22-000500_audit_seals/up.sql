-- The place of an entry in its log's chain: given by whoever seals, so that writes do not wait for one another.
ALTER TABLE audit_entries ADD COLUMN seq BIGINT;
CREATE UNIQUE INDEX audit_entries_in_order ON audit_entries (school_id, seq);
CREATE INDEX audit_entries_of_subject ON audit_entries (school_id, subject_id, id);
CREATE INDEX audit_entries_by_time ON audit_entries (school_id, at);
ALTER TABLE site_audit_entries ADD COLUMN seq BIGINT;
CREATE UNIQUE INDEX site_audit_entries_in_order ON site_audit_entries (seq);
CREATE INDEX site_audit_entries_of_subject ON site_audit_entries (subject_id, id);
CREATE INDEX site_audit_entries_of_user ON site_audit_entries (user_id, action, at);
-- Each covers what came since the one before, and leaves out no entry that was written before `covers_until`.
CREATE TABLE audit_seals (
  school_id BIGINT NOT NULL REFERENCES schools (id), id TEXT NOT NULL, up_to_seq BIGINT NOT NULL CHECK (up_to_seq > 0),
  hmac TEXT NOT NULL, covers_until TIMESTAMP NOT NULL,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, up_to_seq));
CREATE TABLE site_audit_seals (
  id TEXT PRIMARY KEY NOT NULL, up_to_seq BIGINT NOT NULL UNIQUE CHECK (up_to_seq > 0), hmac TEXT NOT NULL,
  covers_until TIMESTAMP NOT NULL);
-- What somebody's values in the log are sealed with. The id is theirs; without the row nobody reads the values again.
CREATE TABLE person_keys (
  school_id BIGINT NOT NULL REFERENCES schools (id), id TEXT NOT NULL, sealed_key TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  PRIMARY KEY (school_id, id));
CREATE TABLE user_keys (id TEXT PRIMARY KEY NOT NULL, sealed_key TEXT NOT NULL, created_at TIMESTAMP NOT NULL);
