DROP INDEX invitations_expiring;
DROP INDEX people_bouncing;
DROP INDEX mails_failed;
ALTER TABLE schools DROP COLUMN confirmed_steps;
