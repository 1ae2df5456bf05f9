CREATE TRIGGER people_new_address AFTER UPDATE OF email ON people WHEN NEW.email IS NOT OLD.email
BEGIN UPDATE people SET email_bounced_at = NULL WHERE school_id = NEW.school_id AND id = NEW.id; END;
