-- Days on which nothing meets, both ends included.
CREATE TABLE holidays (
  school_id BIGINT NOT NULL REFERENCES schools (id), id TEXT NOT NULL, name TEXT NOT NULL,
  starts_on DATE NOT NULL, ends_on DATE NOT NULL,
  created_at TIMESTAMP NOT NULL, updated_at TIMESTAMP NOT NULL, version INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (school_id, id), CHECK (starts_on <= ends_on));
CREATE INDEX holidays_by_date ON holidays (school_id, starts_on, id);
-- The meetings that the weekly slots make inside the term, each known by the day and minute that its slot says.
CREATE TABLE activity_sessions (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, activity_id TEXT NOT NULL,
  planned_date DATE NOT NULL, planned_minute INTEGER NOT NULL,
  local_date DATE NOT NULL, starts_minute INTEGER NOT NULL, ends_minute INTEGER NOT NULL,
  starts_at TIMESTAMP NOT NULL, ends_at TIMESTAMP NOT NULL, room TEXT,
  status TEXT NOT NULL CHECK (status IN ('planned', 'moved', 'cancelled')), note TEXT,
  sequence INTEGER NOT NULL DEFAULT 0, cancelled_at TIMESTAMP,
  created_at TIMESTAMP NOT NULL, updated_at TIMESTAMP NOT NULL, version INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, activity_id, planned_date, planned_minute),
  FOREIGN KEY (school_id, activity_id) REFERENCES activities (school_id, id),
  CHECK (0 <= starts_minute AND starts_minute < ends_minute AND ends_minute <= 1440), CHECK (starts_at < ends_at));
CREATE INDEX activity_sessions_by_date ON activity_sessions (school_id, local_date, starts_minute, id);
CREATE TABLE attendance (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, session_id TEXT NOT NULL, person_id TEXT NOT NULL,
  mark TEXT NOT NULL CHECK (mark IN ('present', 'late', 'absent', 'excused')), minutes INTEGER CHECK (minutes >= 0),
  taken_by TEXT NOT NULL, taken_at TIMESTAMP NOT NULL,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, session_id, person_id),
  FOREIGN KEY (school_id, session_id) REFERENCES activity_sessions (school_id, id),
  FOREIGN KEY (school_id, person_id) REFERENCES people (school_id, id),
  FOREIGN KEY (school_id, taken_by) REFERENCES people (school_id, id));
CREATE INDEX attendance_person ON attendance (school_id, person_id, mark);
