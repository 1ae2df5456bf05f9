DROP TRIGGER site_audit_seals_unchanged;
DROP TRIGGER site_audit_seals_kept;
DROP TRIGGER audit_seals_unchanged;
DROP TRIGGER audit_seals_kept;
DROP TRIGGER site_audit_entries_unchanged;
CREATE TRIGGER site_audit_entries_unchanged BEFORE UPDATE ON site_audit_entries
BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;
DROP TRIGGER audit_entries_unchanged;
CREATE TRIGGER audit_entries_unchanged BEFORE UPDATE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;
