-- Everything of one person, made by a job and kept for a week.
CREATE TABLE data_exports (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, person_id TEXT NOT NULL, asked_by TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('making', 'ready', 'failed', 'gone')), storage_key TEXT, size BIGINT,
  asked_at TIMESTAMP NOT NULL, ready_at TIMESTAMP, expires_at TIMESTAMP,
  PRIMARY KEY (school_id, id), FOREIGN KEY (school_id, person_id) REFERENCES people (school_id, id),
  FOREIGN KEY (school_id, asked_by) REFERENCES people (school_id, id),
  CHECK ((state = 'ready') = (storage_key IS NOT NULL)));
CREATE INDEX data_exports_of_person ON data_exports (school_id, person_id, asked_at);
CREATE UNIQUE INDEX data_exports_making ON data_exports (school_id, person_id, asked_by) WHERE state = 'making';
-- Somebody asks to be erased; an admin does it or says why not.
CREATE TABLE erasure_requests (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, person_id TEXT NOT NULL, note TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'withdrawn', 'declined', 'done')), asked_at TIMESTAMP NOT NULL,
  closed_at TIMESTAMP, closed_by TEXT, reason TEXT,
  PRIMARY KEY (school_id, id), FOREIGN KEY (school_id, person_id) REFERENCES people (school_id, id),
  FOREIGN KEY (school_id, closed_by) REFERENCES people (school_id, id),
  CHECK ((state = 'open') = (closed_at IS NULL)));
CREATE UNIQUE INDEX erasure_requests_open ON erasure_requests (school_id, person_id) WHERE state = 'open';
CREATE INDEX erasure_requests_by_time ON erasure_requests (school_id, state, asked_at, id);
-- Who was erased. The same stands in the store of files, for backups that were made before.
CREATE TABLE erasures (
  id TEXT PRIMARY KEY NOT NULL, school_id BIGINT NOT NULL, person_id TEXT NOT NULL, user_id TEXT, at TIMESTAMP NOT NULL,
  UNIQUE (school_id, person_id));
-- Which of the staff looked at whose record, once an hour for each.
CREATE TABLE views_of_records (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, viewer_id TEXT NOT NULL, subject_id TEXT NOT NULL, what TEXT NOT NULL,
  hour TIMESTAMP NOT NULL, at TIMESTAMP NOT NULL,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, subject_id, viewer_id, what, hour),
  FOREIGN KEY (school_id, viewer_id) REFERENCES people (school_id, id),
  FOREIGN KEY (school_id, subject_id) REFERENCES people (school_id, id));
CREATE INDEX views_of_records_by_time ON views_of_records (school_id, subject_id, at, id);
