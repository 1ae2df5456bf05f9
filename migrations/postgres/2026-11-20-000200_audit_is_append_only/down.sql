DROP TRIGGER site_audit_entries_kept ON site_audit_entries;
DROP TRIGGER audit_entries_kept ON audit_entries;
DROP FUNCTION refuse_change();
