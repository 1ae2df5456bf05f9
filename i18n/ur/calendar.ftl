# سرگرمی کی تاریخیں۔
sessions-title = تاریخیں
sessions-which = کون سی تاریخیں
sessions-coming = آنے والی
sessions-past = گزری ہوئی
sessions-next = اگلی تاریخیں
sessions-all = تمام تاریخیں
sessions-none = آگے کوئی تاریخ نہیں
sessions-none-words = تاریخیں ہفتہ وار اوقات سے، ٹرم کے اندر بنتی ہیں۔
sessions-none-past = اب تک کوئی تاریخ نہیں
sessions-none-past-words = جو ہو چکا وہ یہاں محفوظ رہتا ہے۔
sessions-to-activity = سرگرمی پر جائیں
session-planned = منصوبے کے مطابق
session-moved = وقت بدل گیا
session-changed = تبدیل شدہ
session-cancelled = منسوخ
session-holiday = چھٹی
session-moved-from = پہلے { $when } کو تھا
session-activity-off = یہ سرگرمی اب نہیں ہو گی۔
session-step-illegal = یہ تاریخ ”{ $from }“ ہے۔ اس کے بعد یہ ہو سکتا ہے: { $allowed }۔
session-moved-to = اب { $when } کو

# ایک تاریخ بدلنا۔
session-move = وقت بدلیں
session-move-title = یہ تاریخ بدلیں
session-move-words = صرف یہی تاریخ بدلے گی۔ جس کی بھی جگہ ہے اسے پرانے اور نئے وقت کے ساتھ میل جائے گی۔
session-move-again = یہ منسوخ ہو چکی تھی۔ وقت بدلنے پر یہ دوبارہ ہو گی، اور جس کی بھی جگہ ہے اسے میل جائے گی۔
session-move-do = بدلیں اور سب کو بتائیں
session-date = تاریخ
session-starts = سے
session-ends = تک
session-note = وجہ
session-note-hint = اگر چاہیں تو ایک سطر جو سب پڑھیں گے۔
session-said-moved = بدل دی گئی۔ جس کی بھی جگہ ہے اسے میل جائے گی۔
session-stays = یہ تاریخ گزر چکی ہے یا ہمیشہ کے لیے ختم ہے، اور ایسی ہی رہے گی۔
session-outside-term = ٹرم کے اندر کا کوئی دن چنیں۔
session-in-the-past = یہ وقت گزر چکا ہے۔ بعد کا وقت چنیں۔
session-beside = اس وقت اس سرگرمی کی ایک اور تاریخ ہے۔
room-taken-title = کمرہ خالی نہیں ہے
room-taken = { $n ->
    [one] اسی وقت ”{ $room }“ میں { $other } ہے: { $when }۔
   *[other] اسی وقت ”{ $room }“ میں { $other } { $n } بار ہے، پہلی بار { $when }۔
}
room-taken-confirm = ہاں، پھر بھی یہی کمرہ استعمال کریں

# کیلنڈر۔
nav-calendar = کیلنڈر
calendar-whose = کس کی
calendar-own = میری
calendar-all = تمام سرگرمیاں
calendar-week = ہفتہ
calendar-month = مہینہ
calendar-week-before = پچھلا ہفتہ
calendar-week-after = اگلا ہفتہ
calendar-month-before = پچھلا مہینہ
calendar-month-after = اگلا مہینہ
calendar-today = آج
calendar-none = ان دنوں میں کچھ نہیں
calendar-none-own = یہاں آپ کا کچھ نہیں۔ کوئی اور ہفتہ یا تمام سرگرمیاں دیکھیں۔
calendar-none-all = ان دنوں میں کوئی سرگرمی نہیں ہوتی۔ کوئی اور ہفتہ دیکھیں۔
calendar-see-all = تمام سرگرمیاں
calendar-more = { $n ->
    [one] ایک اور
   *[other] { $n } اور
}
today-calendar = کیلنڈر کھولیں

# چھٹیاں۔
holidays-title = چھٹیاں
holidays-about = وہ دن جب کچھ نہیں ہوتا۔ جو کچھ ان دنوں میں آئے وہ چھٹی کے نام کے ساتھ دکھایا جاتا ہے۔
holidays-empty-title = ابھی کوئی چھٹی نہیں
holidays-empty = وہ دن شامل کریں جب اسکول بند ہوتا ہے، تاکہ ان دنوں میں کوئی کلب ہوتا نظر نہ آئے۔
holiday-add-title = نئی چھٹی
holiday-add = چھٹی شامل کریں
holiday-added = { $name } شامل ہو گئی۔ ان دنوں کی سرگرمیاں ابھی ہٹ جائیں گی۔
holiday-save = چھٹی محفوظ کریں
holiday-saved = { $name } محفوظ ہو گئی۔
holiday-remove-title = یہ چھٹی ہٹائیں
holiday-remove-words = ان دنوں میں جو ابھی آنا ہے وہ دوبارہ ہو گا۔ کسی کو میل نہیں جائے گی۔
holiday-remove = چھٹی ہٹائیں
holiday-removed = { $name } ہٹا دی گئی۔
audit-kind-holiday = چھٹیاں
audit-holiday-add = چھٹی شامل کی
audit-holiday-change = چھٹی بدلی
audit-holiday-remove = چھٹی ہٹائی
audit-activity-move-session = سرگرمی کی ایک تاریخ بدلی
audit-field-date = تاریخ
audit-field-starts = سے
audit-field-ends = تک
audit-value-planned = منصوبے کے مطابق
audit-value-moved = بدلی ہوئی

# ایک تاریخ کے بارے میں میل۔
mail-session-moved-subject = { $activity }: { $day } کی تاریخ بدل گئی
mail-session-moved-body = { $activity } کی ایک تاریخ بدل گئی ہے۔ باقی سب ویسا ہی ہے۔
mail-session-before = پہلے
mail-session-now = اب
mail-session-note = وجہ: { $note }

# کیلنڈر کے پتے۔
feed-subscribe = سبسکرائب کریں
feed-title = کیلنڈر کا پتہ
feed-about-own = آپ کی تاریخیں آپ کے فون یا کمپیوٹر کے کیلنڈر میں: جہاں آپ کی جگہ ہے، یا جو آپ چلاتے ہیں۔
feed-about-activity = اس سرگرمی کی تاریخیں کسی کے بھی کیلنڈر میں، مثلاً خاندانوں کے لیے۔
feed-address = سبسکرائب کریں
feed-address-label = پتہ
feed-secret = جس کے پاس یہ پتہ ہے وہ یہ تاریخیں دیکھ سکتا ہے۔ اسے اپنے پاس رکھیں، یا نیا بنائیں۔
feed-open = اپنے کیلنڈر میں کھولیں
feed-copy = پتہ کاپی کریں
feed-copied = پتہ کاپی ہو گیا۔
feed-how = اگر کچھ نہ کھلے تو اپنے کیلنڈر میں ”پتے سے“ یا ”URL سے“ کیلنڈر شامل کریں اور اسے پیسٹ کریں۔ تبدیلیاں چند گھنٹوں میں پہنچ جاتی ہیں۔
feed-rotate-title = نیا پتہ بنائیں
feed-rotate-words = پرانا پتہ ہر آلے پر فوراً کام کرنا چھوڑ دے گا۔
feed-rotate = نیا پتہ بنائیں
feed-none = ابھی کوئی پتہ نہیں
feed-none-words = ایک بنائیں اور اپنے کیلنڈر میں شامل کریں۔ پھر بدلی ہوئی اور منسوخ تاریخیں بھی وہاں نظر آئیں گی۔
feed-make = پتہ بنائیں
feed-said-new = یہ نیا پتہ ہے۔ پرانا اب کام نہیں کرتا۔
audit-person-rotate-calendar = کیلنڈر کا نیا پتہ بنایا
audit-activity-rotate-calendar = سرگرمی کے کیلنڈر کا نیا پتہ بنایا
