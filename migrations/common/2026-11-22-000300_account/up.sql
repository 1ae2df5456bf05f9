-- The second step at sign-in.
CREATE TABLE totp_secrets (
  user_id TEXT PRIMARY KEY NOT NULL REFERENCES users (id), secret TEXT NOT NULL, last_step BIGINT NOT NULL DEFAULT 0,
  created_at TIMESTAMP NOT NULL, confirmed_at TIMESTAMP);
CREATE TABLE recovery_codes (
  user_id TEXT NOT NULL REFERENCES users (id), code_hash TEXT NOT NULL, created_at TIMESTAMP NOT NULL,
  used_at TIMESTAMP, PRIMARY KEY (user_id, code_hash));
CREATE TABLE pending_sign_ins (
  token_hash TEXT PRIMARY KEY NOT NULL, user_id TEXT NOT NULL REFERENCES users (id), remembered BOOLEAN NOT NULL,
  next TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0, created_at TIMESTAMP NOT NULL, expires_at TIMESTAMP NOT NULL);
CREATE INDEX pending_sign_ins_of_user ON pending_sign_ins (user_id);
CREATE INDEX pending_sign_ins_expired ON pending_sign_ins (expires_at);
-- Since when each role of the school needs it: {"owner": "2026-09-14T14:00:00Z"}.
ALTER TABLE schools ADD COLUMN second_step_roles TEXT NOT NULL DEFAULT '{}';

-- A guess at an address that has no account is nobody's, and costs as much.
CREATE TABLE sign_in_history (
  id TEXT PRIMARY KEY NOT NULL, user_id TEXT REFERENCES users (id), at TIMESTAMP NOT NULL, address TEXT NOT NULL,
  agent TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('in', 'in_by_recovery_code', 'wrong_password', 'wrong_code')));
CREATE INDEX sign_in_history_of_user ON sign_in_history (user_id, id);
CREATE INDEX sign_in_history_by_time ON sign_in_history (at);

-- A new address, until both the old one and the new one have said yes.
CREATE TABLE email_changes (
  user_id TEXT PRIMARY KEY NOT NULL REFERENCES users (id), email TEXT NOT NULL, email_typed TEXT NOT NULL,
  old_confirmed_at TIMESTAMP, new_confirmed_at TIMESTAMP, created_at TIMESTAMP NOT NULL);
CREATE INDEX email_changes_by_time ON email_changes (created_at);

ALTER TABLE users ADD COLUMN time_format TEXT CHECK (time_format IN ('12', '24'));
ALTER TABLE users ADD COLUMN picture_key TEXT;

-- What tokens are good for has grown, and a CHECK cannot be changed in place.
CREATE TABLE tokens_anew (
  hash TEXT PRIMARY KEY NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('verify_email', 'reset_password', 'set_password', 'change_email', 'approve_email')),
  user_id TEXT NOT NULL REFERENCES users (id), school_id BIGINT REFERENCES schools (id),
  created_at TIMESTAMP NOT NULL, expires_at TIMESTAMP NOT NULL, used_at TIMESTAMP);
INSERT INTO tokens_anew (hash, purpose, user_id, school_id, created_at, expires_at, used_at)
  SELECT hash, purpose, user_id, school_id, created_at, expires_at, used_at FROM tokens;
DROP TABLE tokens;
ALTER TABLE tokens_anew RENAME TO tokens;
CREATE INDEX tokens_of_user ON tokens (user_id, purpose, created_at);
CREATE INDEX tokens_expired ON tokens (expires_at);
