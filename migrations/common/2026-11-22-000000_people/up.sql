-- A record that was merged into another stays, because the log names it.
ALTER TABLE people ADD COLUMN merged_into_id TEXT;
CREATE INDEX people_merged ON people (school_id, merged_into_id);
CREATE INDEX people_by_role ON people (school_id, role, status, sort_name, id);
ALTER TABLE users ADD COLUMN last_seen_at TIMESTAMP;
CREATE TABLE saved_views (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, person_id TEXT NOT NULL, list TEXT NOT NULL CHECK (list IN ('people')),
  name TEXT NOT NULL, query TEXT NOT NULL, created_at TIMESTAMP NOT NULL,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, person_id, list, name),
  FOREIGN KEY (school_id, person_id) REFERENCES people (school_id, id));
