-- Somebody was asked in: what has become of it is computed from these times and from the mail. Who it is for, and as what,
-- stands with the person, whose address this was when it was written to.
CREATE TABLE invitations (
  school_id BIGINT NOT NULL REFERENCES schools (id), id TEXT NOT NULL, person_id TEXT NOT NULL, email TEXT NOT NULL,
  token_hash TEXT NOT NULL, message TEXT NOT NULL, invited_by TEXT NOT NULL, mail_id TEXT, expires_at TIMESTAMP NOT NULL,
  accepted_at TIMESTAMP, revoked_at TIMESTAMP, created_at TIMESTAMP NOT NULL, updated_at TIMESTAMP NOT NULL,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, token_hash), CHECK (accepted_at IS NULL OR revoked_at IS NULL),
  FOREIGN KEY (school_id, person_id) REFERENCES people (school_id, id),
  FOREIGN KEY (school_id, invited_by) REFERENCES people (school_id, id),
  FOREIGN KEY (school_id, mail_id) REFERENCES mails (school_id, id));
CREATE UNIQUE INDEX invitations_open ON invitations (school_id, person_id) WHERE accepted_at IS NULL AND revoked_at IS NULL;
CREATE INDEX invitations_by_time ON invitations (school_id, created_at, id);
-- How many letters somebody was sent lately.
CREATE INDEX mails_of_invitations ON mails (school_id, to_person_id, created_at) WHERE template = 'invitation';
-- A list of people that is taken in, some lines at a time. The list itself is forgotten when that is over.
CREATE TABLE people_imports (
  school_id BIGINT NOT NULL REFERENCES schools (id), id TEXT NOT NULL, created_by TEXT NOT NULL, invites BOOLEAN NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('student', 'teacher', 'program_admin', 'admin', 'owner')), program_id TEXT,
  message TEXT NOT NULL, list TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('running', 'done', 'cancelled', 'stopped')), total INTEGER NOT NULL,
  lines_done INTEGER NOT NULL DEFAULT 0, added INTEGER NOT NULL DEFAULT 0, invited INTEGER NOT NULL DEFAULT 0,
  skipped INTEGER NOT NULL DEFAULT 0, refused INTEGER NOT NULL DEFAULT 0, created_at TIMESTAMP NOT NULL,
  finished_at TIMESTAMP,
  PRIMARY KEY (school_id, id), CHECK (0 <= lines_done AND lines_done <= total),
  CHECK ((status = 'running') = (finished_at IS NULL)),
  FOREIGN KEY (school_id, created_by) REFERENCES people (school_id, id),
  FOREIGN KEY (school_id, program_id) REFERENCES programs (school_id, id));
CREATE UNIQUE INDEX people_imports_running ON people_imports (school_id) WHERE status = 'running';
-- What became of a line that is not simply in.
CREATE TABLE people_import_notes (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, import_id TEXT NOT NULL, line INTEGER NOT NULL, typed TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('added', 'skipped', 'refused')), why TEXT NOT NULL,
  PRIMARY KEY (school_id, id),
  FOREIGN KEY (school_id, import_id) REFERENCES people_imports (school_id, id));
CREATE INDEX people_import_notes_by_line ON people_import_notes (school_id, import_id, line, id);
