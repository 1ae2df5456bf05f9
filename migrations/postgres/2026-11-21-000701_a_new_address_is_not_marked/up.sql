CREATE FUNCTION forget_bounce() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN NEW.email_bounced_at := NULL; RETURN NEW; END $$;
CREATE TRIGGER people_new_address BEFORE UPDATE OF email ON people
FOR EACH ROW WHEN (NEW.email IS DISTINCT FROM OLD.email) EXECUTE FUNCTION forget_bounce();
