# All schools.
site-open-school = اسکول کھولیں
site-search = اسکول کا نام یا پتہ
site-name = نام
site-address = پتہ
site-people = لوگ
site-opened = کب کھلا
site-suspended = معطل
site-empty-title = ابھی کوئی اسکول نہیں
site-empty = پہلا اسکول کھولیں: اس کے مالک کو ای میل ملے گی اور آگے کا کام وہ سنبھالیں گے۔
site-the-school = اسکول
site-slug = پتے کے لیے مختصر نام
site-slug-hint = اسکول کے صفحات /s/ اور اس نام پر ہوں گے۔ چھوٹے انگریزی حروف، ہندسے اور ہائفن۔
site-owner = اس کا مالک
site-owner-email = مالک کا ای میل پتہ
site-owner-email-hint = اسکول وہی چلاتے ہیں اور اس میں سب کچھ کر سکتے ہیں۔
site-owner-name = مالک کا نام
site-owner-name-hint = اسے خالی چھوڑیں تو پتے کا پہلا حصہ اس کی جگہ آ جائے گا۔
site-open = اسکول کھولیں
site-school-opened = { $name } کھل گیا۔

# One school.
site-visit = اسکول پر جائیں
site-owners = مالکان
site-no-owner = ابھی کوئی نہیں
site-suspend-title = یہ اسکول معطل کریں
site-suspend-about = آپ کے بتائے ہوئے دن تک، یا جب تک آپ اسے بحال نہ کریں، اس کے لوگ اس میں کام نہیں کر سکیں گے اور اس کے عوامی صفحات بند رہیں گے۔ کچھ مٹایا نہیں جاتا۔
site-reason = وجہ
site-suspend = اسکول معطل کریں
site-reactivate = اسکول بحال کریں
site-suspended-since = { $when } سے معطل ہے۔
site-school-suspended = اسکول معطل ہو گیا۔
site-school-reactivated = اسکول دوبارہ کھل گیا۔

# Mail, while trying things out.
site-mails-about = اس سرور نے لوگوں کو جو لکھا۔ یہ صرف آزمانے کے لیے ہے: جہاں سرور واقعی چلتا ہے وہاں یہ صفحہ کسی کو نظر نہیں آتا۔
site-mails-off = ای میل بند ہے: یہ لکھی گئیں مگر بھیجی نہیں گئیں۔
site-mails-to = وصول کنندہ کا ای میل پتہ
site-mails-empty-title = ابھی کوئی ای میل نہیں
site-mails-empty = سرور جیسے ہی کسی کو لکھے گا، ای میل یہاں نظر آئے گی۔
site-mails-none-title = اس پتے پر کوئی ای میل نہیں
site-mails-none = ہجے دیکھ لیں، یا سب میں تلاش کریں۔
site-mails-all = تمام ای میلیں دکھائیں
site-mail-to = بنام
site-mail-when = کب لکھی گئی
site-mail-status = حیثیت
site-mail-template = قسم اور زبان
site-mail-links = اس کے لنک
site-mail-seen = جیسے پڑھی جاتی ہے
site-mail-text = سادہ متن میں
site-mail-queued = انتظار میں
site-mail-sent = بھیج دی گئی
site-mail-failed = ناکام
site-mail-off = نہیں بھیجی گئی

# وہ کام جو آخرکار ناکام ہوئے۔
site-jobs-about = وہ کام جو بارہ بار آزمائے گئے اور نہ ہو سکے۔ رکاوٹ دور کریں، پھر دوبارہ کروائیں۔
site-jobs-empty-title = کچھ ناکام نہیں ہوا
site-jobs-empty = جو کام ناکام ہو وہ چند گھنٹے خود ہی دوبارہ آزمایا جاتا ہے۔ جو پھر بھی نہ ہو سکے وہ یہاں رہتا ہے۔
site-job-tries = { $n ->
    [one] ایک بار آزمایا گیا
   *[other] { $n } بار آزمایا گیا
}
site-job-retry = دوبارہ کریں
site-job-retried = اب دوبارہ کوشش ہو گی۔
