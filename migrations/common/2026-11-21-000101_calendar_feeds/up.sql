-- Addresses of calendars: one of a person's own, one of an activity (made by that person). The address itself is signed
-- and kept nowhere; a new turn makes the old one worthless.
CREATE TABLE calendar_feeds (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, person_id TEXT NOT NULL, activity_id TEXT, turn INTEGER NOT NULL DEFAULT 1,
  created_at TIMESTAMP NOT NULL, rotated_at TIMESTAMP NOT NULL,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, activity_id),
  FOREIGN KEY (school_id, person_id) REFERENCES people (school_id, id),
  FOREIGN KEY (school_id, activity_id) REFERENCES activities (school_id, id));
CREATE UNIQUE INDEX calendar_feeds_own ON calendar_feeds (school_id, person_id) WHERE activity_id IS NULL;
