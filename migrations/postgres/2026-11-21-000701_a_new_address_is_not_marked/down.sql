DROP TRIGGER people_new_address ON people;
DROP FUNCTION forget_bounce();
