# The list of providers.
providers-title = فراہم کنندگان
providers-about = دوسرے ادارے جن کی سرگرمیاں یہاں مسودے بنتی ہیں۔ خود سے کچھ شائع نہیں ہوتا۔
providers-empty-title = ابھی کوئی فراہم کنندہ نہیں
providers-empty = کوئی اسپورٹس کلب یا کمیونٹی سینٹر اپنی فہرست JSON میں رکھ سکتا ہے۔ اسے جوڑیں، تو اس کی سرگرمیاں یہاں مسودوں کے طور پر آتی ہیں جنہیں آپ دیکھ کر شائع کرتے ہیں۔
provider-add = فراہم کنندہ شامل کریں
provider-edit = ترمیم کریں
provider-test = رابطہ آزمائیں
provider-sync = ابھی ہم آہنگ کریں
provider-save = فراہم کنندہ محفوظ کریں

# The form.
provider-who = فہرست کہاں ہے
provider-name = فراہم کنندہ کا نام
provider-url = فہرست کا پتہ
provider-url-hint = یہ https:// سے شروع ہوتا ہے اور انٹرنیٹ پر دستیاب ہے۔ جواب JSON میں ہوتا ہے۔
provider-key = کلید
provider-key-hint = اگر فراہم کنندہ نے آپ کو دی ہو۔ یہ سربمہر رکھی جاتی ہے اور دوبارہ کبھی نہیں دکھائی جاتی۔
provider-key-kept = ایک کلید موجود ہے۔ اسے رکھنے کے لیے خانہ خالی چھوڑیں، یا نئی لکھیں۔
provider-key-forget = کلید بھلا دیں
provider-key-again = پتہ اب کسی اور سرور کا ہے۔ کلید دوبارہ لکھیں، یا اسے بھلا دیں۔
provider-key-letters = کلید میں صرف انگریزی حروف، ہندسے اور علامتیں ہوتی ہیں، خالی جگہ نہیں۔
provider-has-key = سربمہر محفوظ ہے
provider-no-key = کوئی نہیں
provider-sample = ایک نمونہ، نیٹ ورک کے بغیر
provider-program = مسودوں کا پروگرام
provider-schedule = نظام الاوقات
provider-schedule-hint = اسکول کی گھڑی کے مطابق۔ دن صرف ہفتہ وار صورت میں گنا جاتا ہے، اور وقت ہر گھنٹے والی صورت میں نہیں۔
provider-how-often = کتنی بار
provider-on = دن
provider-at = وقت
provider-off = صرف خود سے چلانے پر
provider-hourly = ہر گھنٹے
provider-daily = ہر روز
provider-weekly = ہر ہفتے
provider-daily-at = ہر روز { $at } بجے
provider-weekly-at = ہر { $day } کو { $at } بجے
provider-mapping = کون سا خانہ کیا ہے
provider-mapping-hint = فراہم کنندہ کے JSON میں نام؛ ایک کے اندر دوسرے کے لیے نقطہ: venue.name۔ جو فہرست میں نہ ہو، اسے خالی چھوڑیں۔
provider-map-list = جواب میں فہرست کہاں ہے
provider-map-next = اگلے صفحے کا نام کہاں ہے
provider-map-slots-hint = دنوں اور اوقات کی فہرست، اس طرح:
provider-path-wrong = نام لکھیں جن کے بیچ نقطے ہوں، جیسے venue.name۔
provider-external-id = فراہم کنندہ کے ہاں شناخت
provider-too-many = ایک اسکول کے زیادہ سے زیادہ { $n } فراہم کنندہ ہو سکتے ہیں۔ پہلے کسی ایک کو ہٹائیں۔

# How one is doing.
provider-state = حالت
provider-well = چل رہا ہے
provider-idle = خود سے
provider-failing = ناکام ہو رہا ہے
provider-paused = وقفے میں
provider-is-running = پہلے ہی ایک عمل جاری ہے۔ اس کے ختم ہونے کا انتظار کریں۔
provider-is-paused = { $n ->
    [one] ایک ناکامی کے بعد { $until } تک وقفہ ہے۔ رابطہ آزمائیں: جواب ملتے ہی وقفہ ختم ہو جاتا ہے۔
   *[other] لگاتار { $n } ناکامیوں کے بعد { $until } تک وقفہ ہے۔ رابطہ آزمائیں: جواب ملتے ہی وقفہ ختم ہو جاتا ہے۔
}
provider-paused-words = { $n ->
    [one] اس نے جواب نہیں دیا، اس لیے { $until } تک اسے نہیں چھیڑا جائے گا۔ رابطہ آزمائیں: جواب ملتے ہی وقفہ ختم ہو جاتا ہے۔
   *[other] یہ لگاتار { $n } بار ناکام ہوا، اس لیے { $until } تک اسے نہیں چھیڑا جائے گا۔ رابطہ آزمائیں: جواب ملتے ہی وقفہ ختم ہو جاتا ہے۔
}
provider-failing-words = { $n ->
    [one] پچھلی بار اس نے جواب نہیں دیا۔ دوبارہ کوشش خود بخود ہوتی ہے۔
   *[other] اس نے لگاتار { $n } بار جواب نہیں دیا۔ دوبارہ کوشش خود بخود ہوتی ہے۔
}

# Runs.
provider-runs = آخری عمل
provider-runs-about = آخری 30 رکھے جاتے ہیں۔
provider-runs-none-title = ابھی کچھ نہیں لایا گیا
provider-runs-none = پہلے رابطہ آزمائیں: یہ پہلا صفحہ دیکھتا ہے اور کچھ نہیں بدلتا۔ پھر ہم آہنگ کریں۔
provider-run-scheduled = مقررہ عمل
provider-run-by-hand = خود سے کیا گیا عمل
provider-run-test = آزمائش
provider-run-running = جاری ہے
provider-run-done = مکمل
provider-run-mixed = مکمل، کچھ ناکامیوں کے ساتھ
provider-run-failed = ناکام
provider-run-look-again = دوبارہ دیکھیں
provider-run-since = { $when } کے بعد کی تبدیلیاں
provider-run-counts = { $created } نئے، { $updated } تازہ، { $unchanged } بغیر تبدیلی، { $skipped } چھوڑے گئے، { $failed } ناکام
provider-run-readable = { $n } لیے جا سکتے ہیں، { $failed } نہیں
provider-run-tries = { $n ->
    [one] ابھی جواب نہیں ملا؛ دوبارہ کوشش ہو رہی ہے۔
   *[other] { $n } بار جواب نہیں ملا؛ دوبارہ کوشش ہو رہی ہے۔
}
provider-run-left-out = { $n ->
    [one] لی گئی ایک اور قطار فہرست میں نہیں دکھائی گئی۔
   *[other] لی گئی مزید { $n } قطاریں فہرست میں نہیں دکھائی گئیں۔
}
provider-run-test-words = یہ پہلے صفحے کی آزمائش تھی۔ کچھ نہیں لیا گیا۔
provider-run-no-term = کوئی ٹرم نہیں جس میں مسودے جا سکیں۔ ایک شامل کریں، پھر دوبارہ ہم آہنگ کریں۔
provider-run-died = یہ بغیر اطلاع رک گیا: سرور بند ہو گیا تھا۔ جو لیا جا چکا تھا، وہ محفوظ ہے۔
provider-run-gave-up = کئی کوششوں کے بعد بھی مکمل نہ ہو سکا۔ سرور کا لاگ دیکھیں۔
provider-run-removed = اس دوران فراہم کنندہ ہٹا دیا گیا۔
provider-run-circles = فراہم کنندہ کے صفحات ایک دوسرے پر واپس لے جاتے ہیں، اس لیے یہ یہیں رک گیا۔
provider-run-long = فہرست کے { $n } سے زیادہ صفحات ہیں، اس لیے یہ یہیں رک گیا۔
provider-no-list = بتائی گئی جگہ پر کوئی فہرست نہیں۔ “جواب میں فہرست کہاں ہے” دیکھیں۔
provider-many-rows = ایک صفحے میں { $n } سے زیادہ قطاریں ہیں۔ فراہم کنندہ سے چھوٹے صفحات مانگیں۔

# Rows of a run.
provider-rows = ہر ایک کا کیا ہوا
provider-outcome = نتیجہ
provider-why = وجہ
provider-row-unnamed = بے نام
provider-row-is-created = نئے
provider-row-is-updated = تازہ کیے گئے
provider-row-is-unchanged = بغیر تبدیلی
provider-row-is-skipped = چھوڑے گئے
provider-row-is-failed = ناکام
provider-row-is-readable = لیے جا سکتے ہیں
provider-row-published = یہ یہاں شائع یا بند ہو چکی ہے، اور ویسی ہی رہتی ہے جیسی عملے نے چھوڑی۔
provider-row-edited = عملے نے یہاں اس میں ترمیم کی ہے، اور یہ ویسی ہی رہتی ہے۔
provider-row-none = یہ خانوں والی کوئی چیز نہیں۔
provider-row-id = اس کی شناخت نہیں، یا بہت لمبی ہے۔
provider-row-name = اس کا نام غائب ہے، بہت لمبا ہے یا اس میں عجیب حروف ہیں۔
provider-row-description = اس کی تفصیل بہت لمبی ہے یا اس میں عجیب حروف ہیں۔
provider-row-room = اس کی جگہ کا نام بہت لمبا ہے یا اس میں عجیب حروف ہیں۔
provider-row-category = اس کا زمرہ بہت لمبا ہے یا اس میں عجیب حروف ہیں۔
provider-row-capacity = اس کی جگہیں 1 سے 10000 تک کا پورا عدد نہیں۔
provider-row-slots = اس کے اوقات دنوں کی ایسی فہرست نہیں جس میں آغاز اور اختتام ہو، یا دو وقت ٹکراتے ہیں۔

# Removing one, and what was done.
provider-remove-title = یہ فراہم کنندہ ہٹائیں
provider-remove-words = اس سے پھر نہیں پوچھا جاتا، اور اس کی کلید بھلا دی جاتی ہے۔ اس سے آئی ہوئی سرگرمیاں رہتی ہیں۔
provider-remove = ہٹائیں
provider-said-added = فراہم کنندہ شامل ہو گیا۔ اب رابطہ آزمائیں۔
provider-said-changed = تبدیلیاں محفوظ ہو گئیں۔ اگلا عمل سب کچھ دوبارہ مانگے گا۔
provider-said-removed = { $name } ہٹا دیا گیا۔
