# What narrows and orders the list.
activities-choice = { $choice } ({ $n })
activities-any-tag = کوئی بھی ٹیگ
activities-favourites = میری پسندیدہ
activities-sort-popular = ان دنوں مقبول
activities-sort-rating = درجہ بندی
activity-popular = ان دنوں مقبول
activity-tags = ٹیگ
activity-tags-hint = وہ الفاظ جن سے یہ ملے، کوما سے الگ: روبوٹ، نئے آنے والے خوش آمدید۔ نیا لفظ خود بن جاتا ہے۔
tags-many = زیادہ سے زیادہ { $n } ٹیگ دیں۔

# Favourites and sharing.
favourite = پسندیدہ
favourite-said-on = { $activity } اب آپ کی پسندیدہ سرگرمیوں میں ہے۔
favourite-said-off = { $activity } اب آپ کی پسندیدہ سرگرمیوں میں نہیں۔
share = شیئر کریں
share-copied = لنک کاپی ہو گیا۔

# Categories and tags, as the office keeps them.
categories-title = زمرے
categories-about = ہر سرگرمی کا زیادہ سے زیادہ ایک زمرہ ہوتا ہے۔ اس کا رنگ لمبی فہرست میں ڈھونڈنے میں مدد دیتا ہے؛ نام ہمیشہ ساتھ لکھا ہوتا ہے۔
tags-title = ٹیگ
tags-about = ایک سرگرمی کے کئی ٹیگ ہو سکتے ہیں۔ چلانے والے انہیں لکھتے ہیں، اور نیا ٹیگ خود بن جاتا ہے۔
category-add-title = زمرہ شامل کریں
tag-add-title = ٹیگ شامل کریں
label-search = نام سے تلاش کریں
label-none = یہاں ابھی کچھ نہیں
label-none-words = نیچے شامل کریں، یا کسی سرگرمی کے فارم میں لکھیں۔
label-uses = { $n ->
    [0] کسی سرگرمی میں استعمال نہیں
    [one] ایک سرگرمی میں استعمال
   *[other] { $n } سرگرمیوں میں استعمال
}
label-name = نام
label-add = شامل کریں
label-edit = بدلیں
label-remove = ہٹائیں
label-remove-title = اسے ہٹائیں
label-remove-words = کوئی سرگرمی اسے استعمال نہیں کرتی، اس لیے کچھ ضائع نہیں ہوتا۔
label-merge-title = اسے کسی اور میں ضم کریں
label-merge-words = جو سرگرمیاں اسے استعمال کرتی ہیں انہیں اس کے بجائے دوسرا ملتا ہے، اور یہ ختم ہو جاتا ہے۔ یہ واپس نہیں ہو سکتا۔
label-merge-into = کس میں
label-merge = ضم کریں
label-unknown = اس نام کا کوئی نہیں۔ جو موجود ہے اسے چنیں۔
label-same = یہ تو وہی ہے۔ کوئی اور چنیں۔
label-name-wrong = حروف یا ہندسے لکھیں، اور ٹیگ میں کوما نہ ہو۔
label-in-use = { $n ->
    [one] ایک سرگرمی اسے استعمال کرتی ہے۔ اس کے بجائے اسے کسی اور میں ضم کریں۔
   *[other] { $n } سرگرمیاں اسے استعمال کرتی ہیں۔ اس کے بجائے اسے کسی اور میں ضم کریں۔
}
category-taken = اس نام کا زمرہ موجود ہے۔ اس کے بجائے دونوں کو ضم کریں۔
tag-taken = اس نام کا ٹیگ موجود ہے۔ اس کے بجائے دونوں کو ضم کریں۔
label-said-added = { $name } شامل ہو گیا۔
label-said-changed = { $name } محفوظ ہو گیا۔
label-said-merged = { $from } اب { $into } ہے۔
label-said-removed = { $name } ہٹا دیا گیا۔

# In the log.
audit-kind-tag = ٹیگ
audit-category-add = زمرہ شامل کیا
audit-category-change = زمرہ بدلا
audit-category-merge = دو زمرے ضم کیے
audit-category-remove = زمرہ ہٹایا
audit-tag-add = ٹیگ شامل کیا
audit-tag-change = ٹیگ بدلا
audit-tag-merge = دو ٹیگ ضم کیے
audit-tag-remove = ٹیگ ہٹایا
audit-field-uses = استعمال
audit-field-category = زمرہ
audit-field-tags = ٹیگ
audit-field-level = سطح
