CREATE TABLE activity_groups (
  school_id BIGINT NOT NULL REFERENCES schools (id), id TEXT NOT NULL, name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'announced', 'published', 'called_off')),
  opens_at TIMESTAMP NOT NULL, closes_at TIMESTAMP NOT NULL,
  most_choices INTEGER NOT NULL CHECK (most_choices BETWEEN 1 AND 10),
  most_places INTEGER NOT NULL CHECK (most_places BETWEEN 1 AND 5),
  first_come_after BOOLEAN NOT NULL, seed_hash TEXT NOT NULL, sealed_seed TEXT NOT NULL, seed TEXT,
  reason TEXT, announced_at TIMESTAMP, published_at TIMESTAMP,
  created_at TIMESTAMP NOT NULL, updated_at TIMESTAMP NOT NULL, version INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (school_id, id), CHECK (opens_at < closes_at), CHECK ((state = 'published') = (seed IS NOT NULL)));
CREATE INDEX activity_groups_state ON activity_groups (school_id, state, closes_at);
CREATE TABLE activity_group_members (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, group_id TEXT NOT NULL, activity_id TEXT NOT NULL,
  holds BOOLEAN NOT NULL,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, group_id, activity_id),
  FOREIGN KEY (school_id, group_id) REFERENCES activity_groups (school_id, id),
  FOREIGN KEY (school_id, activity_id) REFERENCES activities (school_id, id));
CREATE UNIQUE INDEX activity_group_members_holds ON activity_group_members (school_id, activity_id) WHERE holds;
CREATE TABLE group_priorities (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, group_id TEXT NOT NULL, place INTEGER NOT NULL,
  grade_from INTEGER, grade_to INTEGER, person_id TEXT,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, group_id, person_id),
  FOREIGN KEY (school_id, group_id) REFERENCES activity_groups (school_id, id),
  FOREIGN KEY (school_id, person_id) REFERENCES people (school_id, id),
  CHECK ((person_id IS NULL) = (grade_from IS NOT NULL AND grade_to IS NOT NULL)), CHECK (grade_from <= grade_to));
CREATE TABLE choices (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, group_id TEXT NOT NULL, person_id TEXT NOT NULL,
  activity_id TEXT NOT NULL, rank INTEGER NOT NULL CHECK (rank >= 1), chosen_at TIMESTAMP NOT NULL,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, group_id, person_id, activity_id),
  UNIQUE (school_id, group_id, person_id, rank),
  FOREIGN KEY (school_id, group_id) REFERENCES activity_groups (school_id, id),
  FOREIGN KEY (school_id, person_id) REFERENCES people (school_id, id),
  FOREIGN KEY (school_id, activity_id) REFERENCES activities (school_id, id));
CREATE INDEX choices_person ON choices (school_id, person_id, group_id);
CREATE TABLE draw_locks (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, group_id TEXT NOT NULL, person_id TEXT NOT NULL,
  activity_id TEXT NOT NULL, is_in BOOLEAN NOT NULL, reason TEXT NOT NULL, created_at TIMESTAMP NOT NULL,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, group_id, person_id, activity_id),
  FOREIGN KEY (school_id, group_id) REFERENCES activity_groups (school_id, id),
  FOREIGN KEY (school_id, person_id) REFERENCES people (school_id, id),
  FOREIGN KEY (school_id, activity_id) REFERENCES activities (school_id, id));
CREATE TABLE draws (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, group_id TEXT NOT NULL, record TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, group_id),
  FOREIGN KEY (school_id, group_id) REFERENCES activity_groups (school_id, id));
CREATE TABLE draw_results (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, group_id TEXT NOT NULL, person_id TEXT NOT NULL,
  places INTEGER NOT NULL, outcome TEXT NOT NULL,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, group_id, person_id),
  FOREIGN KEY (school_id, group_id) REFERENCES activity_groups (school_id, id),
  FOREIGN KEY (school_id, person_id) REFERENCES people (school_id, id));
CREATE INDEX draw_results_person ON draw_results (school_id, person_id, group_id);
