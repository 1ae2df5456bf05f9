-- Where on the colour wheel a category's dot stands.
ALTER TABLE categories ADD COLUMN hue INTEGER NOT NULL DEFAULT 255 CHECK (0 <= hue AND hue < 360);
CREATE TABLE tags (
  school_id BIGINT NOT NULL REFERENCES schools (id), id TEXT NOT NULL, name TEXT NOT NULL, search_text TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL, updated_at TIMESTAMP NOT NULL, version INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, search_text));
CREATE TABLE activity_tags (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, activity_id TEXT NOT NULL, tag_id TEXT NOT NULL,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, activity_id, tag_id),
  FOREIGN KEY (school_id, activity_id) REFERENCES activities (school_id, id),
  FOREIGN KEY (school_id, tag_id) REFERENCES tags (school_id, id));
CREATE INDEX activity_tags_tag ON activity_tags (school_id, tag_id, activity_id);
CREATE INDEX activities_category ON activities (school_id, category_id);
-- Of the shown rows of `ratings`, kept under the activity's hold.
ALTER TABLE activities ADD COLUMN rating_sum INTEGER NOT NULL DEFAULT 0 CHECK (0 <= rating_sum);
ALTER TABLE activities ADD COLUMN rating_count INTEGER NOT NULL DEFAULT 0 CHECK (0 <= rating_count);
-- Hundredths of the interest that an average activity of the term finds now.
ALTER TABLE activities ADD COLUMN trend INTEGER NOT NULL DEFAULT 0 CHECK (0 <= trend);
CREATE TABLE ratings (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, activity_id TEXT NOT NULL, person_id TEXT NOT NULL,
  score INTEGER NOT NULL CHECK (score BETWEEN 1 AND 5), comment TEXT NOT NULL DEFAULT '',
  hidden_at TIMESTAMP, hidden_by TEXT, hidden_reason TEXT,
  created_at TIMESTAMP NOT NULL, updated_at TIMESTAMP NOT NULL, version INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, activity_id, person_id),
  FOREIGN KEY (school_id, activity_id) REFERENCES activities (school_id, id),
  FOREIGN KEY (school_id, person_id) REFERENCES people (school_id, id),
  FOREIGN KEY (school_id, hidden_by) REFERENCES people (school_id, id),
  CHECK ((hidden_at IS NULL) = (hidden_by IS NULL)), CHECK ((hidden_at IS NULL) = (hidden_reason IS NULL)));
CREATE INDEX ratings_by_date ON ratings (school_id, activity_id, updated_at, id);
CREATE TABLE rating_reports (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, rating_id TEXT NOT NULL, person_id TEXT NOT NULL, reason TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'upheld', 'dismissed')), created_at TIMESTAMP NOT NULL,
  closed_at TIMESTAMP,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, rating_id, person_id),
  FOREIGN KEY (school_id, rating_id) REFERENCES ratings (school_id, id),
  FOREIGN KEY (school_id, person_id) REFERENCES people (school_id, id),
  CHECK ((state = 'open') = (closed_at IS NULL)));
CREATE INDEX rating_reports_open ON rating_reports (school_id, state, rating_id);
CREATE TABLE favourites (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, person_id TEXT NOT NULL, activity_id TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, person_id, activity_id),
  FOREIGN KEY (school_id, person_id) REFERENCES people (school_id, id),
  FOREIGN KEY (school_id, activity_id) REFERENCES activities (school_id, id));
CREATE INDEX favourites_by_date ON favourites (school_id, created_at, activity_id);
-- What the last two weeks brought, without reading the years before.
CREATE INDEX signups_by_date ON signups (school_id, requested_at, activity_id);
