DROP TRIGGER site_audit_entries_unchanged;
DROP TRIGGER site_audit_entries_kept;
DROP TRIGGER audit_entries_unchanged;
DROP TRIGGER audit_entries_kept;
