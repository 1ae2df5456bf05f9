-- Who or what cancelled a session: somebody, a holiday, slots that make it no more, or the end of its activity.
ALTER TABLE activity_sessions ADD COLUMN cancelled_by TEXT
  CHECK (cancelled_by IN ('staff', 'holiday', 'plan', 'activity'));
CREATE INDEX activity_sessions_by_start ON activity_sessions (school_id, activity_id, starts_at);
