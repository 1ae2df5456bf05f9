-- One change is let through: an entry that has no number gets one.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF TG_OP = 'UPDATE' AND OLD.seq IS NULL AND NEW.seq IS NOT NULL
     AND to_jsonb(OLD) - 'seq' = to_jsonb(NEW) - 'seq' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'audit entries are append-only';
END $$;
CREATE FUNCTION refuse_change_of_seal() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'audit seals are append-only'; END $$;
CREATE TRIGGER audit_seals_kept BEFORE UPDATE OR DELETE ON audit_seals
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_seal();
CREATE TRIGGER site_audit_seals_kept BEFORE UPDATE OR DELETE ON site_audit_seals
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_seal();
