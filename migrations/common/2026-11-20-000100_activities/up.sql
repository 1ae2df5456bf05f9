CREATE TABLE categories (
  school_id BIGINT NOT NULL REFERENCES schools (id), id TEXT NOT NULL, name TEXT NOT NULL, search_text TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL, updated_at TIMESTAMP NOT NULL, version INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, search_text));
CREATE TABLE activities (
  school_id BIGINT NOT NULL REFERENCES schools (id), id TEXT NOT NULL, name TEXT NOT NULL, sort_name TEXT NOT NULL,
  description TEXT NOT NULL, search_text TEXT NOT NULL, category_id TEXT,
  level TEXT CHECK (level IN ('beginner', 'intermediate', 'advanced')),
  program_id TEXT NOT NULL, term_id TEXT NOT NULL, room TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL CHECK (status IN ('draft', 'published', 'cancelled', 'archived')),
  grade_from INTEGER, grade_to INTEGER, capacity INTEGER CHECK (capacity > 0),
  enrolled_count INTEGER NOT NULL DEFAULT 0, waitlisted_count INTEGER NOT NULL DEFAULT 0,
  queue_counter INTEGER NOT NULL DEFAULT 0,
  signup_opens_at TIMESTAMP, signup_closes_at TIMESTAMP, withdraw_until TIMESTAMP,
  published_at TIMESTAMP, cancelled_at TIMESTAMP, cancel_reason TEXT, source TEXT, external_id TEXT,
  created_at TIMESTAMP NOT NULL, updated_at TIMESTAMP NOT NULL, version INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, source, external_id),
  FOREIGN KEY (school_id, category_id) REFERENCES categories (school_id, id),
  FOREIGN KEY (school_id, program_id) REFERENCES programs (school_id, id),
  FOREIGN KEY (school_id, term_id) REFERENCES terms (school_id, id),
  CHECK (0 <= enrolled_count AND (capacity IS NULL OR enrolled_count <= capacity)), CHECK (0 <= waitlisted_count),
  CHECK (grade_from IS NULL OR grade_to IS NULL OR grade_from <= grade_to),
  CHECK (signup_opens_at IS NULL OR signup_closes_at IS NULL OR signup_opens_at < signup_closes_at));
CREATE INDEX activities_by_name ON activities (school_id, term_id, status, sort_name, id);
CREATE TABLE activity_leaders (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, activity_id TEXT NOT NULL, person_id TEXT NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('lead', 'helper')),
  PRIMARY KEY (school_id, id), UNIQUE (school_id, activity_id, person_id),
  FOREIGN KEY (school_id, activity_id) REFERENCES activities (school_id, id),
  FOREIGN KEY (school_id, person_id) REFERENCES people (school_id, id));
CREATE INDEX activity_leaders_person ON activity_leaders (school_id, person_id);
CREATE TABLE activity_slots (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, activity_id TEXT NOT NULL,
  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  starts_minute INTEGER NOT NULL, ends_minute INTEGER NOT NULL,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, activity_id, weekday, starts_minute),
  FOREIGN KEY (school_id, activity_id) REFERENCES activities (school_id, id),
  CHECK (0 <= starts_minute AND starts_minute < ends_minute AND ends_minute <= 1440));
CREATE TABLE signups (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, activity_id TEXT NOT NULL, person_id TEXT NOT NULL,
  status TEXT NOT NULL CHECK
    (status IN ('requested', 'offered', 'enrolled', 'waitlisted', 'withdrawn', 'removed', 'declined')),
  queue_no INTEGER, requested_at TIMESTAMP NOT NULL, enrolled_at TIMESTAMP, ended_at TIMESTAMP, reason TEXT,
  clash_override_by TEXT, source TEXT, passed_over_at TIMESTAMP, blocked_by TEXT,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, activity_id, person_id),
  UNIQUE (school_id, activity_id, queue_no), CHECK ((status = 'waitlisted') = (queue_no IS NOT NULL)),
  FOREIGN KEY (school_id, activity_id) REFERENCES activities (school_id, id),
  FOREIGN KEY (school_id, person_id) REFERENCES people (school_id, id),
  FOREIGN KEY (school_id, clash_override_by) REFERENCES people (school_id, id),
  FOREIGN KEY (school_id, blocked_by) REFERENCES activities (school_id, id));
CREATE INDEX signups_person ON signups (school_id, person_id, status);
CREATE INDEX signups_queue ON signups (school_id, activity_id, status, queue_no);
