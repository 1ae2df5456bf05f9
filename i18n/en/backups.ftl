# Backups of the whole server.
nav-backups = Backups
backup-now = Back up now
backup-asked = A backup is being made. Look again in a moment.
backup-proof-asked = The backup is being brought back into scratch. Look again in a moment.
backup-rule = { $hours ->
    [one] Every hour
   *[other] Every { $hours } hours
} the whole server is copied: the database at one instant, and every file. The last { $keep } are kept.
backup-rule-none = Nothing is copied by itself: BACKUP_HOURS is 0. The last { $keep } are kept.
backup-where = They lie on the server, in
backup-open = Backups are not encrypted. Whoever can read the folder can read everything; BACKUP_PASSPHRASE seals them.
backup-empty-title = No backup yet
backup-empty = Make one now, then have it proven: it is brought back into scratch, and every table is counted and summed.
backup-facts = { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}, { $files ->
    [one] { $files } file
   *[other] { $files } files
}, { $size }
backup-prove = Prove it
backup-made = Made
backup-waits = Being made
backup-failed = Failed
backup-removed = Gone, newer ones are kept
backup-proven = Proven
backup-damaged = Damaged
backup-being-proven = Being brought back into scratch.
backup-proven-at = Brought back into scratch on { $when }: every count and sum is the same.
backup-not-there = There is no file of this backup that could be brought back.
