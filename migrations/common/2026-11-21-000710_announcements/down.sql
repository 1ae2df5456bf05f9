DROP TABLE announcement_targets;
DROP TABLE announcements;
