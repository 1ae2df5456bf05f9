DROP INDEX users_by_name;
DROP TABLE site_visits;
ALTER TABLE schools DROP COLUMN suspension_kind;
ALTER TABLE schools DROP COLUMN suspended_until;
ALTER TABLE schools DROP COLUMN plan;
