DROP TABLE people_import_notes;
DROP TABLE people_imports;
DROP INDEX mails_of_invitations;
DROP TABLE invitations;
