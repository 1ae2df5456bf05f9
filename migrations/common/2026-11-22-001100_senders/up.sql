-- In whose name a school's mail goes out. The address is used once somebody has shown that they read its mail.
CREATE TABLE sender_profiles (
  school_id BIGINT NOT NULL REFERENCES schools (id), id TEXT NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL,
  reply_to TEXT, is_default BOOLEAN NOT NULL DEFAULT FALSE, verified_at TIMESTAMP,
  code_hash TEXT, code_sent_at TIMESTAMP, code_tries INTEGER NOT NULL DEFAULT 0,
  removed_at TIMESTAMP, created_at TIMESTAMP NOT NULL, updated_at TIMESTAMP NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (school_id, id), CHECK (removed_at IS NULL OR NOT is_default));
CREATE UNIQUE INDEX sender_profiles_default ON sender_profiles (school_id) WHERE is_default;
