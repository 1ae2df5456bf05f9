# تمام اسکول، اور ان میں سے ایک: کیا استعمال کرتا ہے، کس منصوبے پر ہے، کیوں بند ہے۔
site-storage = جگہ
site-active = آخری سرگرمی
site-never = کبھی نہیں
site-plan = منصوبہ
site-plan-trial = آزمائشی
site-plan-school = ایک اسکول
site-plan-district = ضلع
site-plan-save = منصوبہ محفوظ کریں
site-plan-changed = منصوبہ محفوظ ہو گیا۔
site-status = کون سے اسکول
site-status-all = تمام اسکول
site-status-open = کھلے
site-suspend-kind = اس کے لوگ کیا سنیں
site-suspend-kind-hint = یہ جملہ اسکول کے لوگوں کو ان کی زبان میں دکھایا جاتا ہے۔
site-suspend-choose = وجہ چنیں
site-reason-hint = اپنے الفاظ میں، مالکوں اور دونوں ریکارڈز کے لیے۔
site-until = دوبارہ کھولنے کا دن
site-until-hint = اس دن کے آغاز پر، اسکول کی گھڑی کے مطابق۔ خود کھولنا ہو تو خالی چھوڑیں۔
site-until-past = کوئی آنے والا دن چنیں۔
site-suspended-until = { $since } سے { $until } تک معطل۔

# اسکول کو اس کے منتظمین کی نظر سے دیکھنا۔
visit-title = منتظم کے طور پر دیکھیں
visit-about = آپ { $minutes } منٹ تک { $school } کو ویسے دیکھیں گے جیسے اس کے منتظمین دیکھتے ہیں۔
visit-point-read = آپ سب کچھ دیکھ سکتے ہیں اور کچھ بدل نہیں سکتے۔
visit-point-files = آپ لوگوں کے ڈیٹا کی فائلیں ڈاؤن لوڈ نہیں کر سکتے۔
visit-point-log = آپ نے دیکھا، کیوں دیکھا اور کس کا ریکارڈ کھولا، یہ اسکول اور سائٹ دونوں کے ریکارڈ میں درج ہوتا ہے۔
visit-reason = کیوں
visit-reason-hint = اسکول کے منتظمین یہ پڑھتے ہیں۔
visit-password = آپ کا پاس ورڈ
visit-begin = شروع کریں
visit-label = آپ ایک اسکول دیکھ رہے ہیں
visit-goes-on = آپ { $school } کو ویسے دیکھ رہے ہیں جیسے اس کے منتظمین دیکھتے ہیں۔ { $minutes ->
    [one] ایک منٹ باقی ہے۔
   *[other] { $minutes } منٹ باقی ہیں۔
} کچھ بدلا نہیں جا سکتا۔
visit-stop = دیکھنا بند کریں
visit-ended = اب آپ اسکول نہیں دیکھ رہے۔
visit-changes-nothing = اسکول دیکھتے ہوئے آپ اس میں کچھ نہیں بدل سکتے۔ پہلے دیکھنا بند کریں۔
visit-takes-nothing = اسکول دیکھتے ہوئے آپ وہاں سے کچھ ڈاؤن لوڈ نہیں کر سکتے۔ فائل اس کے منتظمین سے مانگیں۔
visits-title = اس اسکول کو کس نے دیکھا
visits-none = سائٹ چلانے والوں میں سے کسی نے اسے نہیں دیکھا۔

# تمام اسکولوں کے اکاؤنٹ۔
nav-users = اکاؤنٹ
site-users-about = وہ سب جو سائن ان کر سکتے ہیں، اور ان کے اسکول۔ یہ صرف سائٹ چلانے والے دیکھتے ہیں۔
site-users-search = نام یا ای میل پتہ
site-users-none-title = ایسا کوئی اکاؤنٹ نہیں
site-users-none = کوئی اور نام یا پتے کا کوئی حصہ تلاش کریں۔
site-users-all = تمام اکاؤنٹ دکھائیں
site-user-email = ای میل پتہ
site-user-schools = اسکول
site-user-no-school = کوئی اسکول نہیں
site-user-signed-in = آخری سائن ان
site-user-seen = آخری بار یہاں
site-user-sessions = کھلے سیشن
site-user-standing = اکاؤنٹ
site-user-opened = کب سے
site-user-active = فعال
site-user-unverified = پتہ تصدیق شدہ نہیں
site-user-disabled = بند
site-user-admin = سائٹ چلاتے ہیں
site-user-end-title = تمام سیشن ختم کریں
site-user-end-about = وہ ہر ڈیوائس پر سائن آؤٹ ہو جائیں گے اور انہیں دوبارہ سائن ان کرنا ہوگا۔
site-user-end = تمام سیشن ختم کریں
site-user-sessions-ended = { $n ->
    [0] ختم کرنے کو کوئی سیشن نہیں تھا۔
    [one] ایک سیشن ختم ہو گیا۔
   *[other] { $n } سیشن ختم ہو گئے۔
}
audit-field-sessions = سیشن
audit-field-jobs = کام
audit-job-retry-all = ایک قسم کے تمام کام دوبارہ کروائے

# ناکام کام، قسم کے لحاظ سے۔
site-jobs-kinds = کام کی قسمیں
site-jobs-failed = { $n ->
    [one] ایک ناکام
   *[other] { $n } ناکام
}
site-jobs-retry = سب دوبارہ آزمائیں
site-jobs-all = ہر قسم دکھائیں
site-jobs-retried = { $n ->
    [0] اس قسم کا اب کچھ باقی نہیں۔
    [one] ایک کام اب دوبارہ آزمایا جائے گا۔
   *[other] { $n } کام اب دوبارہ آزمائے جائیں گے۔
}
