# Groups of activities whose places are drawn.
choices-title = ترجیحی انتخاب
choices-about = بتائیں کہ آپ کو سب سے زیادہ کیا پسند ہے۔ ایک منصفانہ قرعہ اندازی سب کو جگہ دیتی ہے۔
choices-new = نیا گروپ
choices-none = ابھی کوئی ترجیحی انتخاب نہیں
choices-none-words = جب جگہیں انتخاب اور قرعہ سے دی جائیں گی تو وہ آپ کو یہاں ملیں گی۔
choices-none-staff = سرگرمیوں کا ایک گروپ بنائیں: طلبہ ایک تاریخ تک انھیں ترتیب دیتے ہیں، اور منصفانہ قرعہ اندازی جگہیں دیتی ہے۔
choices-save = مسودہ محفوظ کریں
choices-look = دیکھیں
choices-choose = انتخاب کریں
choices-until = { $until } تک ترجیحی انتخاب سے
choices-closed-since = ترجیحی انتخاب سے؛ انتخاب بند ہو چکا ہے
choices-phase-draft = مسودہ
choices-phase-waiting = اعلان ہو چکا
choices-phase-open = کھلا
choices-phase-closed = بند
choices-phase-published = قرعہ ہو چکا
choices-phase-off = منسوخ
choices-now-draft = یہ صرف منتظمین کو نظر آتا ہے۔ جب اصول ٹھیک ہوں تو اعلان کریں: اس کے بعد وہ قائم رہتے ہیں۔
choices-now-waiting = آپ { $opens } سے { $closes } تک انتخاب کر سکتے ہیں۔
choices-now-open = آپ { $closes } تک انتخاب کر سکتے اور اسے بدل سکتے ہیں۔ پہلے آنے سے کوئی فرق نہیں پڑتا۔
choices-now-closed = انتخاب { $closes } کو بند ہو گیا۔ اب قرعہ اندازی ہوگی، اور سب کو ای میل ملے گی۔
choices-now-published = جگہیں دے دی گئی ہیں۔ جس نے بھی انتخاب کیا اسے ای میل مل چکی ہے۔
choices-now-off = منسوخ: { $reason }

# Its form.
choices-opens = انتخاب کا آغاز
choices-closes = انتخاب کا اختتام
choices-most-choices = ہر طالب علم کی ترجیحات
choices-most-places = ہر طالب علم کو زیادہ سے زیادہ جگہیں
choices-after = قرعہ کے بعد
choices-after-open = خالی جگہیں پہلے آنے والے کو ملتی ہیں
choices-after-closed = خالی جگہیں عملہ دیتا ہے
choices-priorities = جو جماعتیں پہلے آتی ہیں
choices-priorities-hint = پہلی سطر دوسری سے پہلے آتی ہے۔ جن سطروں کی ضرورت نہ ہو انھیں خالی چھوڑ دیں۔
choices-no-activities = اس کے لیے کوئی شائع شدہ سرگرمی دستیاب نہیں۔ پہلے ایک شائع کریں۔
choices-activities-needed = کم از کم ایک سرگرمی چنیں۔
choices-activities-many = زیادہ سے زیادہ { $n } سرگرمیاں چنیں۔
choices-activities-taken = ان میں سے ایک شائع نہیں ہوئی، یا کوئی اور گروپ پہلے ہی اس کا فیصلہ کرتا ہے۔
choices-closes-before = انتخاب کھلنے سے پہلے بند ہو رہا ہے۔ بعد کا وقت چنیں۔
choices-closes-past = انتخاب ماضی میں بند ہوگا۔ پہلے تاریخیں بدلیں۔
choices-members-published = گروپ کی ہر سرگرمی شائع شدہ ہونی چاہیے۔
choices-said-created = مسودہ محفوظ ہو گیا۔ جب اصول ٹھیک ہوں تو اعلان کریں۔
choices-said-announced = اعلان ہو گیا۔ ان سرگرمیوں میں اندراج اب انتخاب اور قرعہ سے ہوگا۔
choices-staff = دفتر کے لیے
choices-announce = اعلان کریں
choices-announce-words = اعلان کے بعد سرگرمیاں، تاریخیں اور اصول قائم رہتے ہیں، اور کوئی پہلے آ کر ان سرگرمیوں میں نام نہیں لکھواتا۔
choices-students = طلبہ
choices-draw = قرعہ اندازی
choices-record = قرعہ اندازی کا ریکارڈ
choices-no-record = قرعہ اندازی شائع ہونے سے پہلے کوئی ریکارڈ نہیں ہوتا۔
choices-choosers = { $n ->
    [0] ابھی کسی نے انتخاب نہیں کیا۔
    [one] ایک طالب علم نے انتخاب کیا ہے۔
   *[other] { $n } طلبہ نے انتخاب کیا ہے۔
}
choices-named-first = جو طلبہ پہلے آتے ہیں
choices-named-words = یہ ہر جماعت سے پہلے آتے ہیں۔ گروپ کے اعلان تک اسے بدلا جا سکتا ہے۔
choices-favour = پہلے رکھیں
choices-favoured = سب سے پہلے
choices-favoured-none = کوئی نہیں۔
choices-said-favoured = یہ طالب علم پہلے آتا ہے۔
choices-said-unfavoured = اس طالب علم کا قرعہ سب کی طرح ہوگا۔

# Choosing.
choices-yours = آپ کی ترجیحات
choices-how = اس سے شروع کریں جو آپ کو سب سے زیادہ پسند ہے۔ اسے آپ اور عملے کے سوا کوئی نہیں دیکھتا۔
choices-sign-in = انتخاب کے لیے سائن ان کریں
choices-choice-n = ترجیح { $n }
choices-nothing = کچھ نہیں
choices-save-mine = میری ترجیحات محفوظ کریں
choices-up = اوپر لے جائیں
choices-down = نیچے لے جائیں
choices-moved = جگہ بدل گئی۔ جب ٹھیک ہو تو محفوظ کریں۔
choices-said-saved = آپ کی ترجیحات محفوظ ہو گئیں۔ انتخاب بند ہونے تک آپ انھیں بدل سکتے ہیں۔
choices-said-none = اب آپ کا کوئی انتخاب نہیں ہے۔
choices-chose-none = آپ نے کچھ نہیں چنا۔
choices-twice = ایک ہی سرگرمی دو بار چنی گئی ہے۔ ہر ایک کو ایک بار چنیں۔
choices-many = زیادہ سے زیادہ { $n } چنیں۔
choices-grades = جماعت { $from } سے { $to }
choices-grades-from = جماعت { $from } اور اوپر
choices-grades-to = جماعت { $to } تک
choices-free = { $n ->
    [one] ایک خالی جگہ
   *[other] { $n } خالی جگہیں
}

# The rules.
choices-rules = جگہیں کیسے دی جاتی ہیں
choices-rule-turns = { $n ->
    [one] ہر ایک کو زیادہ سے زیادہ ایک جگہ ملتی ہے۔
   *[other] ہر ایک کو زیادہ سے زیادہ { $n } جگہیں ملتی ہیں، اور جب تک سب کی پہلی جگہ کی باری نہ آ جائے کسی کو دوسری نہیں ملتی۔
}
choices-rule-priority = ہر باری میں یہ اس ترتیب سے پہلے آتے ہیں: { $groups }۔ پھر باقی سب۔
choices-rule-named = وہ طلبہ جن کے نام عملے نے انتخاب کھلنے سے پہلے دیے
choices-rule-rank = پہلی ترجیحات دوسری ترجیحات سے پہلے دیکھی جاتی ہیں، اور اسی طرح آگے۔
choices-rule-draw = جہاں جگہوں سے زیادہ لوگ چاہیں وہاں قرعہ فیصلہ کرتا ہے: ہر ایک کا ایک نمبر ہے، اور چھوٹے نمبر پہلے آتے ہیں۔
choices-rule-fits = کسی کو ایسی جگہ نہیں ملتی جو اس کی جماعت کے لیے نہ ہو، اس کی کسی اور سرگرمی کے وقت سے ٹکراتی ہو، یا ٹرم کی حد سے زیادہ ہو۔
choices-fair = کوئی دھوکا کیوں نہیں دے سکتا
choices-fair-words = نمبر ایک خفیہ بیج سے نکلتے ہیں جو کسی کے انتخاب سے پہلے بنایا گیا۔ یہ اس کا SHA-256 ہے: بیج بدلا جائے تو یہ بھی بدل جائے گا۔ جگہیں شائع ہونے پر بیج دکھایا جاتا ہے۔
choices-seed-hash = بیج کا SHA-256
choices-seed = بیج
choices-again = دفتر سے قرعہ اندازی کا ریکارڈ لے کر کوئی بھی اسے دوبارہ نکال سکتا ہے: homeroom draw verify --file RECORD

# Refusals.
choices-refused-not-open = انتخاب ابھی نہیں کھلا۔
choices-refused-closed = انتخاب بند ہو چکا ہے۔ دفتر سے پوچھیں کہ کیا اب بھی کوئی صورت ہے۔
choices-refused-announced = اس کا اعلان ہو چکا ہے: اصول قائم ہیں اور لوگ ان پر بھروسا کرتے ہیں۔ نئے سرے سے شروع کرنے کے لیے اسے منسوخ کریں۔
choices-refused-not-closed = انتخاب ابھی بدل سکتا ہے۔ بند ہونے کے بعد آئیں۔
choices-refused-over = یہ ختم ہو چکا ہے، اور ایسا ہی رہے گا۔
choices-differs-now = اب قرعہ کا نتیجہ مختلف ہوگا: کسی نے کوئی سطر یا سرگرمی بدلی ہے۔ اسے دوبارہ دیکھیں۔
choices-lock-full = { $activity } میں اس کے لیے کوئی خالی جگہ باقی نہیں۔
choices-lock-why-needed = وجہ لکھیں۔ یہ لاگ میں اور قرعہ کی سطروں کے ساتھ محفوظ رہتی ہے۔
choices-off-why-needed = وجہ لکھیں: جس نے بھی انتخاب کیا وہ اسے پڑھے گا۔
refused-by-choice = اس سرگرمی کی جگہیں ترجیحی انتخاب سے دی جاتی ہیں۔ { $until } تک بتائیں کہ آپ کو کیا پسند ہے۔
refused-by-draw = اس سرگرمی کی جگہیں قرعہ سے دی جاتی ہیں، اور انتخاب بند ہو چکا ہے۔ دفتر سے پوچھیں۔

# The draw, for the office.
choices-simulation = نتیجہ ایسا ہوگا۔ ابھی کچھ نہیں دیا گیا؛ بیج کسی کے انتخاب سے پہلے طے تھا، اس لیے دوبارہ دیکھنے سے کچھ نہیں بدلتا۔
choices-stat-students = طلبہ شریک ہیں
choices-stat-first = کو پہلی ترجیح ملتی ہے
choices-stat-any = کو جگہ ملتی ہے
choices-stat-left-out = کو کچھ نہیں ملتا
choices-percent = { $n }%
choices-by-grade = جماعت کے لحاظ سے
choices-by-activity = سرگرمی کے لحاظ سے
choices-no-grade = جماعت نہیں
choices-activity = سرگرمی
choices-col-first = پہلی ترجیح
choices-col-any = جگہ
choices-col-left = کچھ نہیں
choices-col-wished = نے چنا
choices-col-wished-first = پہلی ترجیح کے طور پر
choices-col-given = دی گئیں
choices-col-places = خالی جگہیں
choices-no-limit = کوئی حد نہیں
choices-left-out = { $n ->
    [0] کوئی محروم نہیں
    [one] ایک طالب علم کو کچھ نہیں ملتا
   *[other] { $n } طلبہ کو کچھ نہیں ملتا
}
choices-left-out-more = اور مزید { $n }۔
choices-see-all = سب دیکھیں
choices-locks = { $n ->
    [0] کوئی سطر طے شدہ نہیں۔
    [one] ایک سطر طے شدہ ہے۔
   *[other] { $n } سطریں طے شدہ ہیں۔
}
choices-publish = شائع کریں
choices-publish-words = { $students ->
    [one] ایک طالب علم کو نتیجے اور وجوہات کی ای میل ملے گی۔ اسے واپس نہیں لیا جا سکتا۔
   *[other] { $students } طلبہ کو نتیجے اور وجوہات کی ای میل ملے گی۔ اسے واپس نہیں لیا جا سکتا۔
}
choices-publish-do = { $places ->
    [0] بغیر جگہ کے شائع کریں
    [one] ایک جگہ دیں
   *[other] { $places } جگہیں دیں
}
choices-said-published = شائع ہو گیا۔ ہر شریک کو ای میل ملے گی۔
choices-off = منسوخ کریں
choices-off-words = پھر کوئی قرعہ اندازی نہیں ہوگی، اور سرگرمیاں دوبارہ پہلے آنے والوں کی ہوں گی۔ جس نے بھی انتخاب کیا اسے ای میل ملے گی۔
choices-off-why = کیوں؟ جس نے بھی انتخاب کیا وہ اسے پڑھے گا۔
choices-off-do = منسوخ کریں
choices-said-off = منسوخ ہو گیا۔ جس نے بھی انتخاب کیا اسے ای میل ملے گی۔
choices-which = کون سے طلبہ
choices-show-all = سب
choices-show-left = جنھیں جگہ نہیں ملی
choices-show-locked = طے شدہ
choices-nobody = یہاں کوئی نہیں
choices-nobody-words = ابھی کسی نے انتخاب نہیں کیا، یا کوئی مطابقت نہیں رکھتا۔ کسی بھی طالب علم کے لیے نام تلاش کریں۔
choices-chose = انتخاب
choices-number = نمبر
choices-gets = ملتا ہے
choices-gets-none = کچھ نہیں
choices-decide = فیصلہ کریں
choices-decision = فیصلہ
choices-decide-in = یہ جگہ اسی کی ہے
choices-decide-out = اسے یہ نہیں ملتی
choices-decide-drawn = قرعہ فیصلہ کرے
choices-decide-why = کیوں؟ یہ لاگ میں محفوظ رہتا ہے۔
choices-decide-do = طے کریں
choices-said-decided = فیصلہ ہو گیا۔ قرعہ نئے سرے سے نکالا جاتا ہے۔
choices-locked-in = { $activity } میں شامل:
choices-locked-out = { $activity } میں نہیں:
choices-today-open = آپ { $until } تک بتا سکتے ہیں کہ آپ کو کیا پسند ہے۔
choices-today-chosen = آپ انتخاب کر چکے ہیں۔ { $until } تک اسے بدل سکتے ہیں۔
choices-today-ready = انتخاب بند ہو چکا ہے: قرعہ اندازی دیکھیں، پھر شائع کریں۔

# Why somebody got what they got.
draw-yours = آپ کی جگہیں
draw-yours-none = اس بار آپ کو جگہ نہیں ملی۔ نیچے ہر ترجیح کی وجہ لکھی ہے۔ دیکھیں کہ کہیں اور خالی جگہ ہے یا نہیں۔
draw-no-part = آپ اس قرعہ اندازی میں شریک نہیں تھے، کیونکہ آپ نے کچھ نہیں چنا تھا۔
draw-why = وجہ
draw-is-yours = آپ کی
draw-your-number = قرعہ میں آپ کا نمبر: { $of } میں سے { $number }۔
draw-alias = قرعہ اندازی کے ریکارڈ میں، جس میں کسی کا نام نہیں، آپ { $alias } ہیں۔
draw-choice = ترجیح { $rank }: { $activity }
draw-no-choice = { $activity }
draw-room-for-all = سب کے لیے گنجائش
draw-got = آپ کی ہوئی۔ { $asked } نے { $seats ->
    [one] ایک جگہ
   *[other] { $seats } جگہیں
} چاہیں، اور آپ کا نمبر { $of } میں سے { $number } چھوٹے نمبروں میں تھا۔
draw-got-enough = آپ کی ہوئی۔ جب آپ کی باری آئی تو { $asked ->
    [one] ایک نے
   *[other] { $asked } نے
} { $seats ->
    [one] ایک جگہ
   *[other] { $seats } جگہیں
} چاہیں، اس لیے قرعہ کی ضرورت نہیں پڑی۔
draw-got-open = آپ کی ہوئی۔ سب کے لیے گنجائش ہے۔
draw-locked = آپ کی ہوئی۔ عملے نے یہ جگہ قرعہ سے پہلے آپ کو دی۔
draw-drawn = { $asked } نے { $seats ->
    [one] ایک جگہ
   *[other] { $seats } جگہیں
} چاہیں۔ آپ کا نمبر { $of } میں سے { $number } تھا؛ آخری نمبر جسے جگہ ملی { $last } تھا۔
draw-gone-priority = اس کی سب جگہیں ان طلبہ کو ملیں جو اصولوں کے مطابق پہلے آتے ہیں۔
draw-gone-higher = { $rank ->
    [one] اس کی سب جگہیں ان طلبہ کو ملیں جن کی یہ پہلی ترجیح تھی۔
   *[other] اس کی سب جگہیں ان طلبہ کو ملیں جن کی یہ ترجیح { $rank } یا اس سے پہلے کی تھی۔
}
draw-gone-first = کسی کو دوسری جگہ ملنے سے پہلے ہی اس کی سب جگہیں پُر ہو چکی تھیں۔
draw-no-seats = اس میں کوئی خالی جگہ نہیں تھی۔
draw-enough = ضرورت نہیں تھی: آپ کے پاس اتنی جگہیں ہیں جتنی ایک طالب علم کو ملتی ہیں۔
draw-clash = اس کا وقت { $other } سے ٹکراتا ہے، جس میں آپ کی جگہ ہے۔
draw-grade = یہ آپ کی جماعت کے لیے نہیں۔
draw-term-limit = { $n ->
    [one] ٹرم میں ایک سرگرمی کی اجازت ہے، اور وہ آپ کے پاس ہے۔
   *[other] ٹرم میں { $n } سرگرمیوں کی اجازت ہے، اور وہ آپ کے پاس ہیں۔
}
draw-locked-out = عملے نے فیصلہ کیا کہ یہ آپ کو نہیں ملے گی۔ وجہ ان سے پوچھیں۔
draw-removed = عملے نے پہلے آپ کو اس سے ہٹایا تھا۔
draw-has-already = اس میں آپ کی جگہ پہلے سے تھی۔
draw-not-offered = یہ اب پیش نہیں کی جا رہی۔
mail-drawn-subject = آپ کی جگہیں: { $name }
mail-drawn-places = { $name } کی قرعہ اندازی ہو گئی۔ آپ کو ان میں جگہ ملی ہے:
mail-drawn-none = { $name } کی قرعہ اندازی ہو گئی۔ اس بار آپ کو جگہ نہیں ملی۔
mail-drawn-look = Homeroom میں دیکھیں
mail-draw-off-subject = قرعہ اندازی نہیں ہوگی: { $name }
mail-draw-off-body = { $name } منسوخ ہے: قرعہ اندازی نہیں ہوگی، اور آپ کی ترجیحات استعمال نہیں ہوں گی۔ عملے کا کہنا ہے:

audit-kind-group = ترجیحی انتخاب
audit-group-create = ترجیحی انتخاب کا گروپ بنایا
audit-group-change = ترجیحی انتخاب کا گروپ بدلا
audit-group-favour = قرعہ اندازی میں پہلے آنے والوں کو بدلا
audit-group-announce = ترجیحی انتخاب کا اعلان کیا
audit-group-rank = اپنی ترجیحات دیں
audit-group-lock = قرعہ اندازی کی ایک سطر کا فیصلہ کیا
audit-group-publish = قرعہ اندازی شائع کی
audit-group-call-off = ترجیحی انتخاب منسوخ کیا
audit-field-most-choices = ہر طالب علم کی ترجیحات
audit-field-most-places = ہر طالب علم کی جگہیں
audit-field-first-come-after = قرعہ کے بعد پہلے آئیے
audit-field-seed-hash = بیج کا SHA-256
audit-field-first = پہلے آتا ہے
audit-field-decided = فیصلہ
audit-field-choices = ترجیحات
audit-field-places = دی گئی جگہیں
audit-value-announced = اعلان شدہ
audit-value-called-off = منسوخ
audit-value-in = جگہ ملی
audit-value-out = جگہ نہیں ملے گی
audit-value-drawn = قرعہ فیصلہ کرے گا
