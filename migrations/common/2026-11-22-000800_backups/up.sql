-- What was backed up, and whether it was seen to come back. The files lie where BACKUP_DIR says.
CREATE TABLE backups (
  id TEXT NOT NULL PRIMARY KEY,
  asked_at TIMESTAMP NOT NULL,
  -- Nobody: the schedule.
  asked_by TEXT REFERENCES users (id) ON DELETE SET NULL,
  finished_at TIMESTAMP,
  file_name TEXT,
  size_bytes BIGINT,
  is_encrypted BOOLEAN NOT NULL DEFAULT FALSE,
  tables_count INTEGER,
  rows_count BIGINT,
  files_count INTEGER,
  error TEXT,
  proof_asked_at TIMESTAMP,
  proven_at TIMESTAMP,
  proof_error TEXT,
  removed_at TIMESTAMP
);
CREATE INDEX backups_asked ON backups (asked_at);
