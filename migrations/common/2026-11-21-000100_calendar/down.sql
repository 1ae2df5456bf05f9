DROP INDEX activity_sessions_by_start;
ALTER TABLE activity_sessions DROP COLUMN cancelled_by;
