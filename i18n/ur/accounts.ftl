# Words that several forms of accounts share.
email = ای میل پتہ
password = پاس ورڈ
new-password = نیا پاس ورڈ
name = نام
register = رجسٹر کریں
send-link = لنک بھیجیں
password-hint = کم از کم { $n } حروف۔ چند الفاظ ایک ساتھ یاد رکھنا آسان ہے۔

# Signing in and out.
sign-in-wrong = یہ ای میل پتہ اور یہ پاس ورڈ آپس میں نہیں ملتے۔ دونوں دیکھ لیں، یا نیا پاس ورڈ رکھیں۔
sign-in-remember = 30 دن تک سائن اِن رہنے دیں
sign-in-forgot = نیا پاس ورڈ رکھیں
sign-in-new-here = یہاں پہلی بار؟ رجسٹریشن آپ کے اسکول کے صفحے پر ہوتی ہے۔
sign-in-find-school = اپنا اسکول تلاش کریں
signed-out = سائن آؤٹ ہو گیا۔
sign-in-just-registered = ابھی رجسٹر ہوئے ہیں؟ پہلے ہماری ای میل میں دیا گیا لنک کھولیں۔
sign-in-confirm-again = دوبارہ بھجوائیں

# Registering and confirming an address.
register-title = { $school } میں رجسٹریشن
register-detail = آپ کو ایک ای میل ملے گی جس کا لنک ثابت کرتا ہے کہ پتہ آپ کا ہے۔
register-email-hint = وہی پتہ جو آپ کے اسکول کے پاس ہے، اگر اس کے پاس کوئی ہے۔
register-domains = ایسا پتہ جس کے آخر میں { $domains } ہو۔
register-domain = یہاں صرف وہ پتے رجسٹر ہو سکتے ہیں جن کے آخر میں { $domains } ہو۔
register-have-account = اس کے بجائے سائن اِن کریں
verification-title = اپنے پتے کی تصدیق کریں
verification-detail = وہ پتہ بتائیں جس سے آپ نے رجسٹر کیا، ہم لنک دوبارہ بھیج دیں گے۔
verify-title = کیا یہ آپ ہیں؟
verify-detail = تصدیق کریں کہ یہ پتہ آپ کا ہے۔ پھر سائن اِن کیا جا سکے گا۔
verify-elsewhere = وہ پاس ورڈ رکھیں جس سے آپ کو سائن اِن کرنا ہے۔ اگر آپ نے رجسٹر کرتے وقت کوئی رکھا تھا تو اب اس کی جگہ یہ ہو گا۔
verify-button = اپنے پتے کی تصدیق کریں
verify-not-you = اگر آپ نے رجسٹر نہیں کیا تو یہ صفحہ چھوڑ دیں: کچھ نہیں ہو گا۔
verified = آپ کے پتے کی تصدیق ہو گئی۔ اب سائن اِن کریں۔
mail-sent-title = اپنی ای میل دیکھیں
mail-sent-register = ہم نے آپ کے دیے ہوئے پتے پر ای میل بھیجی ہے۔ مکمل کرنے کے لیے ایک دن کے اندر اس میں دیا گیا لنک کھولیں۔
mail-sent-link = اگر اس پتے کا کوئی اکاؤنٹ ہے تو اس پر لنک بھیجا جا رہا ہے۔
mail-sent-nothing = چند منٹ بعد بھی کچھ نہیں؟ فالتو ای میلوں میں دیکھیں، اور یہ بھی کہ پتہ لکھنے میں کوئی غلطی تو نہیں ہوئی۔
spent-title = یہ لنک اب کام نہیں کرتا
spent-verification = یہ پہلے ہی استعمال ہو چکا ہے، یا ایک دن سے زیادہ پرانا ہے۔ اگر آپ نے خود استعمال کیا ہے تو بس سائن اِن کریں؛ ورنہ دوسرا لنک لیں۔
spent-reset = یہ پہلے ہی استعمال ہو چکا ہے، یا بہت پرانا ہے۔ اگر آپ نے خود استعمال کیا ہے تو بس سائن اِن کریں؛ ورنہ دوسرا لنک لیں۔
spent-another = دوسرا لنک لیں

# Passwords.
forgot-title = نیا پاس ورڈ رکھیں
forgot-detail = اپنا پتہ بتائیں، ہم اس پر لنک بھیجیں گے۔ لنک ایک گھنٹے تک کام کرتا ہے۔
new-password-title = نیا پاس ورڈ رکھیں
new-password-first = اپنا پاس ورڈ رکھیں
new-password-detail = آپ کو ہر جگہ سے سائن آؤٹ کر دیا جائے گا، پھر نئے پاس ورڈ سے سائن اِن کریں۔
new-password-save = پاس ورڈ محفوظ کریں
password-is-new = آپ کا پاس ورڈ محفوظ ہو گیا۔ اب اسی سے سائن اِن کریں۔
password-changed = آپ کا پاس ورڈ بدل گیا۔ باقی ہر جگہ سے آپ کو سائن آؤٹ کر دیا گیا۔
password-not-yours = یہ آپ کا موجودہ پاس ورڈ نہیں ہے۔

# One’s own account.
account-tab-details = تفصیلات
account-tab-password = پاس ورڈ
account-tab-sessions = سائن اِن شدہ آلات
account-saved = محفوظ ہو گیا۔
account-name-hint = آپ کو اس نام سے سلام کیا جاتا ہے۔ آپ کے اسکولوں میں وہی نام رہتا ہے جس سے وہ آپ کو جانتے ہیں۔
account-email-hint = سائن اِن اسی سے ہوتا ہے۔
account-locale-browser = براؤزر کے مطابق
account-hours = وقت
account-hours-auto = زبان کے مطابق
account-hours-24 = 15:15
account-hours-12 = 3:15 PM
account-password-detail = پاس ورڈ بدلنے پر باقی ہر جگہ سے آپ کو سائن آؤٹ کر دیا جاتا ہے۔
account-current-password = موجودہ پاس ورڈ
account-change-password = پاس ورڈ بدلیں
sessions-detail = اس وقت آپ کا سائن اِن ان جگہوں پر ہے۔ جسے آپ نہ پہچانیں اسے ختم کریں، پھر اپنا پاس ورڈ بدلیں۔
session-this = یہی
session-browser = { $system } پر { $browser }
session-unknown = نامعلوم براؤزر
session-seen-now = ابھی ابھی
session-seen-minutes = { $n ->
    [one] ایک منٹ پہلے
   *[other] { $n } منٹ پہلے
}
session-seen-hours = { $n ->
    [one] ایک گھنٹہ پہلے
   *[other] { $n } گھنٹے پہلے
}
session-seen-days = { $n ->
    [one] ایک دن پہلے
   *[other] { $n } دن پہلے
}
session-end = وہاں سے سائن آؤٹ کریں
session-ended = وہ آلہ سائن آؤٹ ہو گیا۔
sessions-end-others = باقی ہر جگہ سے سائن آؤٹ کریں
sessions-ended = { $n ->
    [0] آپ کا سائن اِن کہیں اور نہیں تھا۔
    [one] ایک اور آلہ سائن آؤٹ ہو گیا۔
   *[other] { $n } اور آلات سائن آؤٹ ہو گئے۔
}

# A picture of oneself.
picture-title = آپ کی تصویر
picture-alt = آپ کی وہ تصویر جو لوگ دیکھتے ہیں
picture-file = اس آلے سے تصویر
picture-hint = PNG، JPEG یا WebP، زیادہ سے زیادہ 10 MB۔ ہم اس کے بیچ کا مربع رکھتے ہیں۔ صرف آپ کے اسکولوں کے لوگ اسے دیکھتے ہیں۔
picture-save = تصویر محفوظ کریں
picture-remove = تصویر ہٹائیں
picture-saved = آپ کی تصویر محفوظ ہو گئی۔
picture-removed = آپ کی تصویر ہٹا دی گئی۔
picture-kind = آپ کی تصویر PNG، JPEG یا WebP فائل ہونی چاہیے۔

# The schools that somebody belongs to.
schools-none = آپ ابھی کسی اسکول کا حصہ نہیں
schools-none-detail = اپنا اسکول تلاش کر کے وہاں اسی پتے سے رجسٹر کریں، یا اسکول کے دفتر سے شامل کرنے کو کہیں۔
schools-open = کھولیں
schools-suspended = معطل
schools-suspended-detail = آگے کیا کرنا ہے، اسکول کے مالک سے پوچھیں۔
schools-site = اس سائٹ کے تمام اسکول دیکھیں

# Mails about accounts.
mail-hello = سلام،
mail-verify-email-subject = { $school } کے لیے اپنے پتے کی تصدیق کریں
mail-verify-email-body = کسی نے، غالباً آپ ہی نے، اس پتے سے { $school } میں رجسٹر کیا ہے۔ ایک دن کے اندر تصدیق کریں کہ پتہ آپ کا ہے۔
mail-verify-email-go = اپنے پتے کی تصدیق کریں
mail-verify-email-not-you = اگر یہ آپ نہیں تھے تو کچھ نہ کریں: لنک کے بغیر کوئی آپ کا پتہ استعمال نہیں کر سکتا۔
mail-account-exists-subject = { $school } کے لیے آپ کا اکاؤنٹ پہلے سے موجود ہے
mail-account-exists-body = کسی نے، شاید آپ ہی نے، اس پتے سے { $school } میں رجسٹر کیا ہے۔ آپ کا اکاؤنٹ پہلے سے موجود ہے اور اس کا پاس ورڈ وہی رہے گا۔ اگر آپ کو { $school } کا حصہ بننا ہے تو ایک دن کے اندر اسی اکاؤنٹ سے شامل ہوں۔
mail-account-exists-go = { $school } میں شامل ہوں
mail-account-exists-forgot = پاس ورڈ یاد نہیں؟
mail-account-exists-forgot-go = نیا رکھیں
mail-account-exists-not-you = اگر یہ آپ نہیں تھے تو کچھ نہ کریں: آپ کا اکاؤنٹ جیسا تھا ویسا ہی ہے۔
mail-reset-password-subject = نیا پاس ورڈ رکھیں
mail-reset-password-body = کسی نے، غالباً آپ ہی نے، نیا پاس ورڈ مانگا ہے۔ لنک ایک گھنٹے کے اندر ایک بار کام کرتا ہے۔
mail-reset-password-go = نیا پاس ورڈ رکھیں
mail-reset-password-not-you = اگر یہ آپ نہیں تھے تو کچھ نہ کریں: آپ کا پاس ورڈ وہی رہے گا۔
mail-password-changed-subject = آپ کا پاس ورڈ بدل دیا گیا
mail-password-changed-body = آپ کے اکاؤنٹ کا پاس ورڈ بدل دیا گیا اور باقی تمام آلات سائن آؤٹ کر دیے گئے۔
mail-password-changed-not-you = اگر یہ آپ نہیں تھے تو فوراً نیا پاس ورڈ رکھیں:
mail-password-changed-go = نیا پاس ورڈ رکھیں
mail-sign-in-delayed-subject = کوئی آپ کے نام سے سائن اِن نہیں کر پا رہا
mail-sign-in-delayed-body = آپ کے اکاؤنٹ کے لیے لگاتار { $n } بار غلط پاس ورڈ لکھا گیا۔ اب ہر مزید غلطی کے بعد سائن اِن کے لیے کچھ انتظار کرنا ہو گا، تاکہ کوئی اندازے نہ لگاتا رہے۔ انتظار کے بعد آپ کا پاس ورڈ بدستور کام کرتا ہے۔
mail-sign-in-delayed-not-you = اگر یہ آپ تھے اور پاس ورڈ یاد نہیں تو نیا رکھیں۔ اگر آپ نہیں تھے تو کچھ کرنے کی ضرورت نہیں۔
mail-sign-in-delayed-go = نیا پاس ورڈ رکھیں
mail-owner-invited-subject = { $school } کو کھولنا آپ کے ہاتھ میں ہے
mail-owner-invited-body = { $school } کو اب Homeroom پر اپنی جگہ مل گئی ہے، اور آپ اس کے مالک ہیں۔
mail-owner-invited-new = سات دن کے اندر پاس ورڈ رکھیں۔ پھر اس پتے سے سائن اِن کریں۔
mail-owner-invited-known = اسی اکاؤنٹ سے سائن اِن کریں جو آپ کے پاس پہلے سے ہے۔
mail-owner-invited-go-new = اپنا پاس ورڈ رکھیں
mail-owner-invited-go-known = سائن اِن کریں
