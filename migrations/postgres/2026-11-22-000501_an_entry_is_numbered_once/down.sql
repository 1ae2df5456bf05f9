DROP TRIGGER site_audit_seals_kept ON site_audit_seals;
DROP TRIGGER audit_seals_kept ON audit_seals;
DROP FUNCTION refuse_change_of_seal();
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'audit entries are append-only'; END $$;
