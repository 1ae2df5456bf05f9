DROP TABLE session_notices;
DROP TABLE attendance_saves;
ALTER TABLE people DROP COLUMN guardian_contact;
