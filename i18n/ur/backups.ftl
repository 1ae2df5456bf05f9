# Backups of the whole server.
nav-backups = بیک اپ
backup-now = ابھی بیک اپ بنائیں
backup-asked = بیک اپ بنایا جا رہا ہے۔ تھوڑی دیر میں دوبارہ دیکھیں۔
backup-proof-asked = بیک اپ عارضی جگہ پر بحال کیا جا رہا ہے۔ تھوڑی دیر میں دوبارہ دیکھیں۔
backup-rule = { $hours ->
    [one] ہر گھنٹے
   *[other] ہر { $hours } گھنٹے بعد
} پورے سرور کی نقل بنتی ہے: ایک ہی لمحے کا ڈیٹابیس اور ہر فائل۔ آخری { $keep } رکھی جاتی ہیں۔
backup-rule-none = خود بخود کوئی نقل نہیں بنتی: BACKUP_HOURS صفر ہے۔ آخری { $keep } رکھی جاتی ہیں۔
backup-where = یہ سرور پر یہاں موجود ہیں:
backup-open = بیک اپ خفیہ نہیں کیے جاتے۔ جو اس فولڈر کو پڑھ سکتا ہے وہ سب کچھ پڑھ سکتا ہے؛ BACKUP_PASSPHRASE انہیں بند کر دیتا ہے۔
backup-empty-title = ابھی کوئی بیک اپ نہیں
backup-empty = ابھی ایک بنائیں، پھر اس کی جانچ کرائیں: اسے عارضی جگہ پر بحال کیا جاتا ہے اور ہر جدول کی گنتی اور جمع ملائی جاتی ہے۔
backup-facts = { $rows ->
    [one] { $rows } قطار
   *[other] { $rows } قطاریں
}، { $files ->
    [one] { $files } فائل
   *[other] { $files } فائلیں
}، { $size }
backup-prove = جانچ کریں
backup-made = بن گیا
backup-waits = بن رہا ہے
backup-failed = ناکام
backup-removed = ہٹا دیا گیا، نئے رکھے گئے ہیں
backup-proven = جانچا ہوا
backup-damaged = خراب
backup-being-proven = عارضی جگہ پر بحال کیا جا رہا ہے۔
backup-proven-at = { $when } کو عارضی جگہ پر بحال کیا گیا: ہر گنتی اور جمع برابر ہے۔
backup-not-there = اس بیک اپ کی کوئی فائل نہیں جسے بحال کیا جا سکے۔
