-- One change is let through: an entry that has no number gets one.
DROP TRIGGER audit_entries_unchanged;
CREATE TRIGGER audit_entries_unchanged BEFORE UPDATE ON audit_entries
WHEN NOT (OLD.seq IS NULL AND NEW.seq IS NOT NULL
  AND NEW.school_id IS OLD.school_id AND NEW.id IS OLD.id AND NEW.actor_id IS OLD.actor_id
  AND NEW.actor_kind IS OLD.actor_kind AND NEW.action IS OLD.action AND NEW.subject_kind IS OLD.subject_kind
  AND NEW.subject_id IS OLD.subject_id AND NEW.before IS OLD.before AND NEW.after IS OLD.after
  AND NEW.reason IS OLD.reason AND NEW.request_id IS OLD.request_id AND NEW.address IS OLD.address
  AND NEW.at IS OLD.at)
BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;
DROP TRIGGER site_audit_entries_unchanged;
CREATE TRIGGER site_audit_entries_unchanged BEFORE UPDATE ON site_audit_entries
WHEN NOT (OLD.seq IS NULL AND NEW.seq IS NOT NULL
  AND NEW.id IS OLD.id AND NEW.user_id IS OLD.user_id AND NEW.action IS OLD.action
  AND NEW.subject_kind IS OLD.subject_kind AND NEW.subject_id IS OLD.subject_id AND NEW.before IS OLD.before
  AND NEW.after IS OLD.after AND NEW.reason IS OLD.reason AND NEW.request_id IS OLD.request_id
  AND NEW.address IS OLD.address AND NEW.at IS OLD.at)
BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;
CREATE TRIGGER audit_seals_kept BEFORE DELETE ON audit_seals
BEGIN SELECT RAISE(ABORT, 'audit seals are append-only'); END;
CREATE TRIGGER audit_seals_unchanged BEFORE UPDATE ON audit_seals
BEGIN SELECT RAISE(ABORT, 'audit seals are append-only'); END;
CREATE TRIGGER site_audit_seals_kept BEFORE DELETE ON site_audit_seals
BEGIN SELECT RAISE(ABORT, 'audit seals are append-only'); END;
CREATE TRIGGER site_audit_seals_unchanged BEFORE UPDATE ON site_audit_seals
BEGIN SELECT RAISE(ABORT, 'audit seals are append-only'); END;
