-- What staff call when a mail does not reach somebody; shown to staff only.
ALTER TABLE people ADD COLUMN guardian_contact TEXT;
-- Registers that were saved: a form that is sent again, because its answer was lost, is answered like the first time.
CREATE TABLE attendance_saves (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, session_id TEXT NOT NULL, digest TEXT NOT NULL,
  taken_by TEXT NOT NULL, taken_at TIMESTAMP NOT NULL,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, session_id, digest),
  FOREIGN KEY (school_id, session_id) REFERENCES activity_sessions (school_id, id),
  FOREIGN KEY (school_id, taken_by) REFERENCES people (school_id, id));
-- Whom a cancelled session (or one that takes place after all) was told to: one row for each person and round, which the
-- session's sequence numbers. Without a mail there is no address, and somebody has to call.
CREATE TABLE session_notices (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, session_id TEXT NOT NULL, sequence INTEGER NOT NULL,
  person_id TEXT NOT NULL, is_student BOOLEAN NOT NULL, mail_id TEXT, created_at TIMESTAMP NOT NULL,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, session_id, sequence, person_id),
  FOREIGN KEY (school_id, session_id) REFERENCES activity_sessions (school_id, id),
  FOREIGN KEY (school_id, person_id) REFERENCES people (school_id, id),
  FOREIGN KEY (school_id, mail_id) REFERENCES mails (school_id, id));
