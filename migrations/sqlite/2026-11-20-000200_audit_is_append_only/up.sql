CREATE TRIGGER audit_entries_kept BEFORE DELETE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;
CREATE TRIGGER audit_entries_unchanged BEFORE UPDATE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;
CREATE TRIGGER site_audit_entries_kept BEFORE DELETE ON site_audit_entries
BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;
CREATE TRIGGER site_audit_entries_unchanged BEFORE UPDATE ON site_audit_entries
BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;
