list-separator = {"، "}
list-separator-wide = {"؛ "}

# How many places.
activity-places-open = { $taken ->
    [0] سب کے لیے گنجائش
    [one] { $taken } شامل، سب کے لیے گنجائش
   *[other] { $taken } شامل، سب کے لیے گنجائش
}
activity-places = { $capacity } میں سے { $taken }
activity-full = جگہیں پُر
activity-full-waiting = جگہیں پُر، { $n } انتظار میں

# States of activities and signups.
activity-draft = مسودہ
activity-published = شائع شدہ
activity-cancelled = منسوخ
activity-archived = محفوظات میں
signup-requested = درخواست دی گئی
signup-offered = پیشکش ہوئی
signup-enrolled = شامل
signup-waitlisted = انتظار میں
signup-withdrawn = دستبردار
signup-removed = خارج
signup-declined = نامنظور
activity-step-none = اس کی حالت “{ $from }” ہے، اور اس کے بعد کچھ نہیں آتا۔
activity-step-illegal = اس کی حالت “{ $from }” ہے۔ اس کے بعد یہ آ سکتا ہے: { $allowed }۔

# Why somebody gets no place. Each names its rule.
refused-cancelled = یہ سرگرمی نہیں ہو رہی، اس لیے کوئی نام نہیں لکھوا سکتا۔
refused-not-open = اندراج { $opens } کو کھلے گا۔
refused-closed = اندراج { $closed } کو بند ہو گیا۔ نگران سے پوچھیں کہ کیا اب بھی کوئی صورت ہے۔
refused-grades = یہ سرگرمی جماعت { $from } سے { $to } تک کے لیے ہے۔
refused-grade-from = یہ سرگرمی جماعت { $from } اور اس سے اوپر کے لیے ہے۔
refused-grade-to = یہ سرگرمی جماعت { $to } تک کے لیے ہے۔
refused-term-limit = { $n ->
    [one] اس ٹرم میں ایک سرگرمی کی اجازت ہے، اور وہ آپ کے پاس ہے۔ جگہ بنانے کے لیے پہلے اسے چھوڑیں۔
   *[other] اس ٹرم میں { $n } سرگرمیوں کی اجازت ہے، اور وہ آپ کے پاس ہیں۔ جگہ بنانے کے لیے پہلے کوئی ایک چھوڑیں۔
}
refused-clash = اس کا وقت { $other } سے ٹکراتا ہے، جس میں آپ کی جگہ ہے۔ پہلے اسے چھوڑیں، یا کوئی اور وقت چنیں۔
refused-removed = آپ کا نام اس سرگرمی سے ہٹا دیا گیا تھا۔ واپس آنے کے لیے اس کے نگران سے بات کریں۔
refused-withdrawal = چھوڑنا { $until } تک ممکن تھا۔ نگران سے بات کریں۔
refused-no-times = شائع کرنے سے پہلے بتائیں کہ یہ کب ہوتی ہے۔
roster-not-published = طلبہ کے نام درج کرنے سے پہلے سرگرمی شائع کریں۔
roster-reason-needed = وجہ لکھیں، تاکہ طالب علم کو معلوم ہو۔
activity-below-enrolled = { $n ->
    [one] ایک طالب علم کو پہلے ہی جگہ مل چکی ہے۔
   *[other] { $n } طلبہ کو پہلے ہی جگہ مل چکی ہے، اس لیے جگہیں اس سے کم نہیں ہو سکتیں۔
}
activity-term-stays = شائع شدہ سرگرمی اپنی ٹرم ہی میں رہتی ہے۔ اس کے بجائے اسے دوسری ٹرم میں نقل کریں۔
activity-archived-stays = محفوظات میں رکھی گئی سرگرمی ویسی ہی رہتی ہے۔ اس کے بجائے اسے دوسری ٹرم میں نقل کریں۔
activity-confirm-needed = دیکھ لیں کہ لوگوں پر اس کا کیا اثر ہے، پھر تصدیق کریں۔
activity-reason-needed = لکھیں کہ یہ کیوں منسوخ ہے: نام لکھوانے والے سب اسے پڑھیں گے۔

# Mails.
mail-when = کب اور کہاں
mail-look = سرگرمی دیکھیں
mail-enrolled-subject = { $activity } میں آپ کی جگہ
mail-enrolled-body = آپ کو { $activity } میں جگہ مل گئی ہے۔
mail-waitlisted-subject = آپ { $activity } کی قطار میں ہیں
mail-waitlisted-body = { $activity } میں جگہ نہیں رہی، اس لیے آپ قطار میں ہیں۔ آپ کا نمبر { $position } ہے۔ جب آپ کو جگہ ملے گی تو ہم آپ کو لکھیں گے۔
mail-promoted-subject = { $activity } میں آپ کو جگہ مل گئی
mail-promoted-body = ایک جگہ خالی ہوئی اور اگلا نمبر آپ کا تھا: اب { $activity } میں آپ کی جگہ ہے۔ اگر اب یہ آپ کو نہیں چاہیے تو چھوڑ دیں، تاکہ کسی اور کو مل سکے۔
mail-withdrawn-subject = آپ نے { $activity } کو چھوڑ دیا
mail-withdrawn-body = آپ نے { $activity } کو چھوڑ دیا ہے۔ اگر یہ آپ نہیں تھے تو سائن اِن کر کے اپنا پاس ورڈ بدلیں۔
mail-removed-subject = آپ کا نام { $activity } سے ہٹا دیا گیا
mail-removed-body = عملے نے آپ کا نام { $activity } سے ہٹا دیا ہے۔ ان کا کہنا ہے:
mail-changed-subject = { $activity } کا وقت یا مقام بدل گیا
mail-changed-body = { $activity } میں تبدیلی ہوئی ہے۔ اب اس کا وقت اور مقام یہ ہے:
mail-cancelled-subject = { $activity } منسوخ ہے
mail-cancelled-body = { $activity } کا انعقاد نہیں ہو گا۔ عملے کا کہنا ہے:
mail-passed_over-subject = { $activity } کی ایک جگہ آپ کو نہ مل سکی
mail-passed_over-clash = { $activity } میں ایک جگہ خالی ہوئی، مگر اسی وقت { $other } میں آپ کی جگہ ہے۔ قطار میں آپ کا نمبر برقرار ہے۔ اگر آپ کو { $activity } زیادہ پسند ہے تو { $other } کو چھوڑ دیں: پھر اگلی خالی جگہ آپ کی ہو سکتی ہے۔
mail-passed_over-limit = { $activity } میں ایک جگہ خالی ہوئی، مگر آپ کے پاس پہلے ہی اتنی سرگرمیاں ہیں جتنی کی اس ٹرم میں اجازت ہے۔ قطار میں آپ کا نمبر برقرار ہے۔ اگر آپ کو { $activity } زیادہ پسند ہے تو ان میں سے کوئی ایک چھوڑ دیں: پھر اگلی خالی جگہ آپ کی ہو سکتی ہے۔

# The list.
activities-which = کون سی سرگرمیاں
activities-view = منظر
activities-list = فہرست
activities-week = ہفتہ
activities-on-offer = دستیاب
activities-mine = میری
activities-drafts = مسودے
activities-archived = محفوظات
activities-search = نام، موضوع یا استاد سے تلاش کریں
activities-day = دن
activities-any-day = کوئی بھی دن
activities-any-category = کوئی بھی زمرہ
activities-any-level = کوئی بھی سطح
activities-before-school = اسکول سے پہلے
activities-after-school = اسکول کے بعد
activities-weekend = ہفتہ وار چھٹی
activities-free = خالی جگہیں
activities-nothing = کچھ نہیں
activities-count = { $n ->
    [one] ایک سرگرمی
   *[other] { $n } سرگرمیاں
}
activities-sort = ترتیب بلحاظ
activities-sort-name = نام
activities-sort-free = خالی جگہیں
activities-none = ابھی کوئی سرگرمی نہیں
activities-none-words = جب ٹرم کی فہرست آ جائے تو دوبارہ دیکھیں۔
activities-none-staff-words = پہلی سرگرمی بنائیں۔ جب تک آپ شائع نہ کریں، وہ مسودہ رہتی ہے۔
activities-mine-none = آپ ابھی کسی سرگرمی میں نہیں
activities-mine-none-words = اپنی پسند کی کوئی سرگرمی ڈھونڈیں۔ جس میں آپ نام لکھوائیں، وہ یہاں نظر آتی ہے۔
activities-see-all = تمام سرگرمیاں دیکھیں
activities-archived-none = محفوظات میں کچھ نہیں
activities-archived-none-words = جسے آپ محفوظات میں ڈالیں، وہ یہاں سب کی نظروں سے ہٹ کر رہتی ہے۔
activities-no-match = کچھ نہیں ملا
activities-no-match-words = کم الفاظ آزمائیں، یا فلٹر ہٹا دیں۔
clear-filters = فلٹر ہٹائیں
remove-filter = یہ فلٹر ہٹائیں
level-beginner = ابتدائی
level-intermediate = درمیانی
level-advanced = اعلیٰ

# One activity.
activity-new = نئی سرگرمی
activity-edit = ترمیم کریں
activity-create = مسودہ بنائیں
activity-publish = شائع کریں
activity-roster = فہرستِ شرکا
activity-more = مزید
activity-places-title = جگہیں
activity-sign-up = نام لکھوائیں
activity-sign-in = شامل ہونے کے لیے سائن اِن کریں
activity-join-queue = قطار میں لگیں
activity-leave = چھوڑ دیں
activity-leave-queue = قطار چھوڑ دیں
activity-you-are-in = آپ شامل ہیں
activity-you-wait = قطار میں نمبر { $position }
activity-overlaps = { $other } سے ٹکراتی ہے
activity-when = کب
activity-where = کہاں
activity-term = ٹرم
activity-with = نگران
activity-helpers = معاون
activity-category = زمرہ
activity-level = سطح
activity-grade = جماعت
activity-grades = { $from } سے { $to } تک
activity-grades-from = { $from } اور اس سے اوپر
activity-grades-to = { $to } تک
activity-opens = اندراج کب کھلے گا
activity-closes = اندراج کب بند ہو گا
activity-withdraw = چھوڑنا کب تک ممکن ہے
activity-cancelled-because = منسوخ: { $reason }
activity-blocked-by = ایک جگہ خالی ہوئی، مگر اسی وقت { $other } میں آپ کی جگہ ہے۔ { $other } کو چھوڑ دیں تو اگلی خالی جگہ آپ کی ہو سکتی ہے۔
activity-blocked-by-limit = ایک جگہ خالی ہوئی، مگر آپ کے پاس اتنی سرگرمیاں ہیں جتنی کی ٹرم میں اجازت ہے۔ کوئی ایک چھوڑ دیں تو اگلی خالی جگہ آپ کی ہو سکتی ہے۔
activity-copy-into = دوسری ٹرم میں نقل کریں
activity-copy = نقل کریں
activity-archive-title = محفوظات میں ڈالیں
activity-archive-words = پھر اسے صرف اس کے نگران اور منتظمین دیکھ سکیں گے۔ اس میں جو کچھ ہوا وہ باقی رہتا ہے۔
activity-archive = یہ سرگرمی محفوظات میں ڈالیں
activity-cancel-title = یہ سرگرمی منسوخ کریں
activity-cancel-words = سرگرمی نہیں ہو گی۔ جو شامل یا انتظار میں ہیں، ان سب کو ای میل ملے گی۔
activity-cancel = یہ سرگرمی منسوخ کریں
activity-cancel-named = { $name } منسوخ کریں؟
activity-cancel-told = { $n ->
    [0] ابھی کسی نے نام نہیں لکھوایا۔
    [one] ایک طالب علم کو ای میل ملے گی۔ یہ عمل واپس نہیں ہو سکتا۔
   *[other] { $n } طلبہ کو ای میل ملے گی۔ یہ عمل واپس نہیں ہو سکتا۔
}
activity-cancel-why = کیوں؟ نام لکھوانے والے سب اسے پڑھیں گے۔
activity-cancel-do = { $n ->
    [0] سرگرمی منسوخ کریں
    [one] ایک طالب علم کے لیے منسوخ کریں
   *[other] { $n } طلبہ کے لیے منسوخ کریں
}
activity-keep = برقرار رکھیں
activity-said-in = آپ کو { $activity } میں جگہ مل گئی۔
activity-said-queue = { $activity } کی قطار میں آپ کا نمبر { $position } ہے۔
activity-said-left = آپ نے { $activity } کو چھوڑ دیا۔
activity-said-created = مسودہ محفوظ ہو گیا۔ تیار ہو جائے تو شائع کریں۔
activity-said-changed = تبدیلیاں محفوظ ہو گئیں۔
activity-said-published = اب سب اسے دیکھ سکتے ہیں۔
activity-said-cancelled = منسوخ ہو گئی، اور نام لکھوانے والے سب کو ای میل ملے گی۔
activity-said-archived = محفوظات میں ڈال دی گئی۔
activity-said-copied = یہ نقل ہے۔ اسے دیکھ لیں، پھر شائع کریں۔

# The form.
activity-name = نام
activity-description = یہ کیا ہے؟
activity-description-hint = مارک ڈاؤن چلتا ہے: **موٹا**، فہرستیں، لنک۔
activity-program = پروگرام
activity-times = ہر ہفتے کب ہوتی ہے
activity-from = کب سے
activity-until = کب تک
activity-add-time = وقت شامل کریں
activity-remove-time = ہٹائیں
activity-capacity = جگہیں
activity-capacity-hint = سب کے لیے گنجائش ہو تو خالی چھوڑ دیں۔
activity-grade-from = کس جماعت سے
activity-grade-to = کس جماعت تک
activity-window = اندراج
activity-people = اسے کون چلائے گا
activity-people-hint = نگران سرگرمی بدل سکتے ہیں۔ معاون فہرستِ شرکا دیکھتے ہیں، طلبہ کے نام درج کرتے اور ہٹاتے ہیں۔
activity-confirm-title = اس سے لوگوں کے لیے کچھ بدلتا ہے
activity-change-told = { $n ->
    [one] ایک طالب علم نے نام لکھوایا ہے اور اسے نئے وقت اور مقام کی ای میل ملے گی۔
   *[other] { $n } طلبہ نے نام لکھوایا ہے اور انہیں نئے وقت اور مقام کی ای میل ملے گی۔
}
activity-clash-made = اس وقت { $other } میں { $person } کی جگہ ہے۔
activity-confirm = ہاں، بدلیں اور انہیں بتائیں
activity-grades-turned = آخری جماعت پہلی سے پہلے ہے۔ انہیں الٹ دیں۔
activity-closes-before = اندراج کھلنے سے پہلے بند ہو رہا ہے۔ بعد کا کوئی وقت چنیں۔
activity-slots-many = ہفتے میں زیادہ سے زیادہ { $n } اوقات دیں۔
activity-slot-incomplete = ہر وقت کے لیے دن، آغاز اور اختتام ضروری ہے۔
activity-slot-turned = ایک وقت شروع ہونے سے پہلے ختم ہو رہا ہے۔ انہیں الٹ دیں۔
activity-slots-overlap = دو اوقات آپس میں ٹکراتے ہیں۔ انہیں ایک کر دیں۔
optional = اختیاری

# The roster.
roster-register = طالب علم کا نام درج کریں
roster-find = طلبہ کو نام یا پتے سے تلاش کریں
roster-found-nobody = کوئی نہیں ملا۔ کم حروف آزمائیں۔
roster-add = نام درج کریں
roster-in = جنہیں جگہ ملی
roster-empty = ابھی کسی نے نام نہیں لکھوایا۔
roster-number = نمبر
roster-name = نام
roster-address = پتہ
roster-waiting = قطار میں
roster-remove = ہٹائیں
roster-remove-do = ہٹائیں
roster-why = کیوں؟ یہ وجہ طالب علم کو نظر آئے گی۔
roster-override = قاعدے سے ہٹ کر
roster-over-title = ایک قاعدہ آڑے آ رہا ہے
roster-over-why = پھر بھی انہیں کیوں شامل کیا جائے؟ یہ ریکارڈ میں رکھا جاتا ہے۔
roster-over-do = پھر بھی نام درج کریں
roster-said-in = نام درج ہو گیا۔ انہیں ای میل ملے گی۔
roster-said-waiting = جگہیں پُر ہیں: وہ قطار میں ہیں، اور انہیں ای میل ملے گی۔
roster-said-removed = نام ہٹا دیا گیا۔ انہیں وجہ کے ساتھ ای میل ملے گی۔
grade-n = جماعت { $n }
print = پرنٹ کریں
