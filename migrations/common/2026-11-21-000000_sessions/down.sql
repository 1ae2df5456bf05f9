DROP TABLE attendance;
DROP TABLE activity_sessions;
DROP TABLE holidays;
