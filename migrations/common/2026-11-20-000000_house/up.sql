-- Of the site: no school in the key, no row-level security.
CREATE TABLE schools (
  id BIGINT PRIMARY KEY NOT NULL, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL, motto TEXT NOT NULL DEFAULT '',
  time_zone TEXT NOT NULL, locale TEXT NOT NULL, locales TEXT NOT NULL, currency TEXT NOT NULL DEFAULT 'USD',
  accent_hue INTEGER NOT NULL DEFAULT 132 CHECK (accent_hue BETWEEN 0 AND 359),
  day_starts_minute INTEGER NOT NULL DEFAULT 480, day_ends_minute INTEGER NOT NULL DEFAULT 900,
  registration TEXT NOT NULL DEFAULT 'closed' CHECK (registration IN ('closed', 'domains', 'open')),
  allowed_domains TEXT NOT NULL DEFAULT '[]',
  suspended_at TIMESTAMP, suspension_reason TEXT,
  search_text TEXT NOT NULL, created_at TIMESTAMP NOT NULL, updated_at TIMESTAMP NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  CHECK (0 <= day_starts_minute AND day_starts_minute < day_ends_minute AND day_ends_minute <= 1440));
CREATE INDEX schools_by_name ON schools (name, id);
CREATE TABLE users (
  id TEXT PRIMARY KEY NOT NULL, email TEXT NOT NULL UNIQUE, email_typed TEXT NOT NULL, name TEXT NOT NULL,
  password_hash TEXT, email_verified_at TIMESTAMP, locale TEXT, theme TEXT CHECK (theme IN ('light', 'dark')),
  is_site_admin BOOLEAN NOT NULL DEFAULT FALSE, disabled_at TIMESTAMP,
  created_at TIMESTAMP NOT NULL, updated_at TIMESTAMP NOT NULL);
CREATE TABLE sign_in_delays (
  email_hash TEXT PRIMARY KEY NOT NULL, failed INTEGER NOT NULL, last_failed_at TIMESTAMP NOT NULL,
  delayed_until TIMESTAMP NOT NULL);
CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY NOT NULL, id TEXT NOT NULL UNIQUE, user_id TEXT NOT NULL REFERENCES users (id),
  remembered BOOLEAN NOT NULL, created_at TIMESTAMP NOT NULL, seen_at TIMESTAMP NOT NULL,
  expires_at TIMESTAMP NOT NULL, address TEXT NOT NULL, agent TEXT NOT NULL);
CREATE INDEX sessions_of_user ON sessions (user_id, seen_at);
CREATE INDEX sessions_expired ON sessions (expires_at);
CREATE TABLE tokens (
  hash TEXT PRIMARY KEY NOT NULL, purpose TEXT NOT NULL CHECK (purpose IN ('verify_email', 'reset_password', 'set_password')),
  user_id TEXT NOT NULL REFERENCES users (id), school_id BIGINT REFERENCES schools (id),
  created_at TIMESTAMP NOT NULL, expires_at TIMESTAMP NOT NULL, used_at TIMESTAMP);
CREATE INDEX tokens_of_user ON tokens (user_id, purpose, created_at);
CREATE INDEX tokens_expired ON tokens (expires_at);
CREATE TABLE jobs (
  id TEXT PRIMARY KEY NOT NULL, school_id BIGINT REFERENCES schools (id), name TEXT NOT NULL, payload TEXT NOT NULL,
  run_at TIMESTAMP NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, leased_until TIMESTAMP, leased_by TEXT,
  last_error TEXT, finished_at TIMESTAMP, failed_at TIMESTAMP);
CREATE INDEX jobs_due ON jobs (finished_at, failed_at, run_at, id);
CREATE TABLE job_slots (name TEXT NOT NULL, slot TEXT NOT NULL, PRIMARY KEY (name, slot));
CREATE TABLE site_mails (
  id TEXT PRIMARY KEY NOT NULL, user_id TEXT REFERENCES users (id), to_address TEXT NOT NULL, template TEXT NOT NULL,
  locale TEXT NOT NULL, subject TEXT NOT NULL, text TEXT NOT NULL, html TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('queued', 'sent', 'failed', 'off')), attempts INTEGER NOT NULL DEFAULT 0,
  error TEXT, sent_at TIMESTAMP, created_at TIMESTAMP NOT NULL);
CREATE INDEX site_mails_by_time ON site_mails (created_at, id);
CREATE TABLE site_audit_entries (
  id TEXT PRIMARY KEY NOT NULL, user_id TEXT, action TEXT NOT NULL, subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL,
  before TEXT, after TEXT, reason TEXT, request_id TEXT, address TEXT, at TIMESTAMP NOT NULL);

-- Of a school.
CREATE TABLE people (
  school_id BIGINT NOT NULL REFERENCES schools (id), id TEXT NOT NULL, user_id TEXT REFERENCES users (id),
  name TEXT NOT NULL, sort_name TEXT NOT NULL, email TEXT, search_text TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('student', 'teacher', 'program_admin', 'admin', 'owner')),
  status TEXT NOT NULL CHECK (status IN ('imported', 'invited', 'active', 'suspended', 'left')),
  grade INTEGER, source TEXT, created_at TIMESTAMP NOT NULL, updated_at TIMESTAMP NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, user_id), UNIQUE (school_id, email));
CREATE INDEX people_user ON people (user_id);
CREATE INDEX people_by_name ON people (school_id, sort_name, id);
CREATE TABLE programs (
  school_id BIGINT NOT NULL REFERENCES schools (id), id TEXT NOT NULL, name TEXT NOT NULL, code TEXT NOT NULL,
  is_default BOOLEAN NOT NULL DEFAULT FALSE, created_at TIMESTAMP NOT NULL, updated_at TIMESTAMP NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, code));
CREATE UNIQUE INDEX programs_default ON programs (school_id) WHERE is_default;
CREATE TABLE program_people (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, program_id TEXT NOT NULL, person_id TEXT NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('admin', 'teacher', 'student')),
  PRIMARY KEY (school_id, id), UNIQUE (school_id, program_id, person_id, part),
  FOREIGN KEY (school_id, program_id) REFERENCES programs (school_id, id),
  FOREIGN KEY (school_id, person_id) REFERENCES people (school_id, id));
CREATE INDEX program_people_person ON program_people (school_id, person_id, part);
CREATE TABLE terms (
  school_id BIGINT NOT NULL REFERENCES schools (id), id TEXT NOT NULL, name TEXT NOT NULL,
  starts_on DATE NOT NULL, ends_on DATE NOT NULL, max_enrolled INTEGER CHECK (max_enrolled > 0),
  created_at TIMESTAMP NOT NULL, updated_at TIMESTAMP NOT NULL, version INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (school_id, id), CHECK (starts_on <= ends_on));
CREATE INDEX terms_by_date ON terms (school_id, starts_on, id);
CREATE TABLE mails (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, to_person_id TEXT NOT NULL, to_address TEXT NOT NULL,
  template TEXT NOT NULL, locale TEXT NOT NULL, subject TEXT NOT NULL, text TEXT NOT NULL, html TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('queued', 'sent', 'failed', 'off')), attempts INTEGER NOT NULL DEFAULT 0,
  error TEXT, sent_at TIMESTAMP, created_at TIMESTAMP NOT NULL,
  PRIMARY KEY (school_id, id), FOREIGN KEY (school_id, to_person_id) REFERENCES people (school_id, id));
CREATE INDEX mails_by_time ON mails (school_id, created_at, id);
CREATE TABLE audit_entries (
  school_id BIGINT NOT NULL REFERENCES schools (id), id TEXT NOT NULL, actor_id TEXT,
  actor_kind TEXT NOT NULL CHECK (actor_kind IN ('person', 'site', 'system')), action TEXT NOT NULL,
  subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL, before TEXT, after TEXT, reason TEXT, request_id TEXT,
  address TEXT, at TIMESTAMP NOT NULL,
  PRIMARY KEY (school_id, id), FOREIGN KEY (school_id, actor_id) REFERENCES people (school_id, id),
  CHECK ((actor_kind = 'person') = (actor_id IS NOT NULL)));
CREATE INDEX audit_entries_of_actor ON audit_entries (school_id, actor_id, action, at);
