CREATE TABLE announcements (
  school_id BIGINT NOT NULL REFERENCES schools (id), id TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL,
  starts_at TIMESTAMP, ends_at TIMESTAMP,
  status TEXT NOT NULL CHECK (status IN ('draft', 'published', 'withdrawn')),
  shown_as TEXT NOT NULL CHECK (shown_as IN ('banner', 'list')),
  by_mail BOOLEAN NOT NULL, mailed_at TIMESTAMP, published_at TIMESTAMP, created_by TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL, updated_at TIMESTAMP NOT NULL, version INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (school_id, id), FOREIGN KEY (school_id, created_by) REFERENCES people (school_id, id),
  CHECK (starts_at IS NULL OR ends_at IS NULL OR starts_at < ends_at));
CREATE INDEX announcements_by_time ON announcements (school_id, status, published_at, id);
-- Whom an announcement is for: everybody that any of its rows names. For the whole school the target is empty.
CREATE TABLE announcement_targets (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, announcement_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('school', 'program', 'activity', 'role')), target TEXT NOT NULL,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, announcement_id, kind, target),
  FOREIGN KEY (school_id, announcement_id) REFERENCES announcements (school_id, id));
