DROP TABLE saved_views;
ALTER TABLE users DROP COLUMN last_seen_at;
DROP INDEX people_by_role;
DROP INDEX people_merged;
ALTER TABLE people DROP COLUMN merged_into_id;
