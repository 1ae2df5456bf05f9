-- Where activities come from that others offer: asked by the clock, taken in as drafts.
CREATE TABLE provider_connections (
  school_id BIGINT NOT NULL REFERENCES schools (id), id TEXT NOT NULL, name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('json', 'sample')), url TEXT NOT NULL, key_sealed TEXT, mapping TEXT NOT NULL,
  program_id TEXT NOT NULL,
  schedule TEXT NOT NULL CHECK (schedule IN ('off', 'hourly', 'daily', 'weekly')),
  at_hour INTEGER NOT NULL CHECK (at_hour BETWEEN 0 AND 23), on_weekday INTEGER NOT NULL CHECK (on_weekday BETWEEN 1 AND 7),
  looked_at TIMESTAMP NOT NULL, since_at TIMESTAMP,
  failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0), circuit_open_until TIMESTAMP, removed_at TIMESTAMP,
  created_at TIMESTAMP NOT NULL, updated_at TIMESTAMP NOT NULL, version INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (school_id, id),
  FOREIGN KEY (school_id, program_id) REFERENCES programs (school_id, id));
CREATE TABLE provider_runs (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, connection_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('scheduled', 'by_hand', 'test')),
  status TEXT NOT NULL CHECK (status IN ('running', 'done', 'failed')), started_by TEXT, since_at TIMESTAMP,
  started_at TIMESTAMP NOT NULL, touched_at TIMESTAMP NOT NULL, finished_at TIMESTAMP, error TEXT,
  pages INTEGER NOT NULL DEFAULT 0, tries INTEGER NOT NULL DEFAULT 0,
  created INTEGER NOT NULL DEFAULT 0, updated INTEGER NOT NULL DEFAULT 0, unchanged INTEGER NOT NULL DEFAULT 0,
  skipped INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0, report TEXT NOT NULL,
  PRIMARY KEY (school_id, id), CHECK ((status = 'running') = (finished_at IS NULL)),
  FOREIGN KEY (school_id, connection_id) REFERENCES provider_connections (school_id, id),
  FOREIGN KEY (school_id, started_by) REFERENCES people (school_id, id));
CREATE INDEX provider_runs_of_connection ON provider_runs (school_id, connection_id, id);
-- What was taken in: as it was then, and at which version its activity was left.
CREATE TABLE provider_items (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, connection_id TEXT NOT NULL, external_id TEXT NOT NULL,
  activity_id TEXT NOT NULL, fingerprint TEXT NOT NULL, left_at_version INTEGER NOT NULL,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, connection_id, external_id),
  FOREIGN KEY (school_id, connection_id) REFERENCES provider_connections (school_id, id),
  FOREIGN KEY (school_id, activity_id) REFERENCES activities (school_id, id));
