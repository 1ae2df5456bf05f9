-- The trigger names no column: one that it names could not change its collation.
CREATE FUNCTION forget_bounce() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF NEW.email IS DISTINCT FROM OLD.email THEN NEW.email_bounced_at := NULL; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER people_new_address BEFORE UPDATE ON people FOR EACH ROW EXECUTE FUNCTION forget_bounce();
