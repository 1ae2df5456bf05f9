DROP TRIGGER people_new_address;
