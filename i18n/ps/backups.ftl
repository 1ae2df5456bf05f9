# Backups of the whole server.
nav-backups = بیک اپونه
backup-now = اوس بیک اپ جوړ کړئ
backup-asked = بیک اپ جوړېږي. لږ وروسته بیا وګورئ.
backup-proof-asked = بیک اپ لنډمهاله ځای ته راګرځول کېږي. لږ وروسته بیا وګورئ.
backup-rule = { $hours ->
    [one] هر ساعت
   *[other] هر { $hours } ساعته وروسته
} د ټول سرور کاپي جوړېږي: د یوې شېبې ډېټابېس او هره دوتنه. وروستي { $keep } ساتل کېږي.
backup-rule-none = په خپله هېڅ کاپي نه جوړېږي: BACKUP_HOURS صفر دی. وروستي { $keep } ساتل کېږي.
backup-where = دا په سرور کې دلته دي:
backup-open = بیک اپونه رمز شوي نه دي. څوک چې دا پوښۍ لوستلای شي هر څه لوستلای شي؛ BACKUP_PASSPHRASE یې تړي.
backup-empty-title = تر اوسه بیک اپ نشته
backup-empty = اوس یو جوړ کړئ، بیا یې وازمویئ: لنډمهاله ځای ته راګرځول کېږي او د هر جدول شمېر او جمع پرتله کېږي.
backup-facts = { $rows ->
    [one] { $rows } کتار
   *[other] { $rows } کتارونه
}، { $files ->
    [one] { $files } دوتنه
   *[other] { $files } دوتنې
}، { $size }
backup-prove = ویې ازمویئ
backup-made = جوړ شو
backup-waits = جوړېږي
backup-failed = پاتې راغی
backup-removed = لرې شو، نوي ساتل شوي
backup-proven = ازمویل شوی
backup-damaged = خراب
backup-being-proven = لنډمهاله ځای ته راګرځول کېږي.
backup-proven-at = پر { $when } لنډمهاله ځای ته راوګرځول شو: هر شمېر او جمع یو شان دي.
backup-not-there = د دې بیک اپ داسې دوتنه نشته چې راوګرځول شي.
