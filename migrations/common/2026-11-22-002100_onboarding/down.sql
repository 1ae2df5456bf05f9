DROP INDEX invitations_expiring;
DROP INDEX people_bouncing;
ALTER TABLE schools DROP COLUMN confirmed_steps;
