# The page of an activity, and the page on which its files are hung.
files-title = فائلیں
files-about = سرگرمی کے صفحے پر اشتہار اور تصویریں، اسی ترتیب میں۔ پہلی تصویر بڑی دکھائی جاتی ہے۔
files-used = اسکول کی فائلیں { $quota } میں سے { $used } جگہ لیتی ہیں۔
files-none-title = ابھی کوئی فائل نہیں
files-none = کوئی تصویر یا اشتہار شامل کریں تاکہ لوگ دیکھیں کہ یہ کیسی سرگرمی ہے۔
files-add = فائل شامل کریں
files-add-do = یہ فائل شامل کریں
files-pictures = مزید تصویریں
files-papers = ساتھ لے جانے کے لیے
file-file = فائل
file-hint = تصویر (JPEG، PNG، WebP یا GIF، زیادہ سے زیادہ { $pixels } میگا پکسل) یا PDF، زیادہ سے زیادہ { $most } میگابائٹ۔ کیمرا تصویر میں جو کچھ لکھ دیتا ہے، جیسے مقام، وہ نکال دیا جاتا ہے۔
file-alt = اس میں کیا ہے
file-alt-hint = ایک جملے میں، اُن لوگوں کے لیے جو تصویر نہیں دیکھ سکتے۔ PDF کے لیے: اس کا نام۔
file-cover = بڑی دکھائی جاتی ہے
file-held = وائرس کی جانچ کا انتظار ہے
file-refused = وائرس ہے، کوئی اسے نہیں دیکھتا
file-earlier = پہلے
file-later = بعد میں
file-download = ڈاؤن لوڈ کریں
file-remove = ہٹائیں
file-pdf = PDF
file-kilobytes = { $n } KB
file-megabytes = { $n } MB
file-gigabytes = { $n } GB
file-remove-title = فائل ہٹانا
file-remove-named = ”{ $title }“ کو ہٹا دیں؟
file-remove-words = یہ سرگرمی کے صفحے سے غائب ہو جائے گی۔ آپ اسے بعد میں دوبارہ شامل کر سکتے ہیں۔
file-remove-do = ہٹا دیں

# What was done.
file-said-added = فائل شامل ہو گئی۔
file-said-held = فائل شامل ہو گئی۔ وائرس کی جانچ ہوتے ہی دکھائی جائے گی۔
file-said-described = الفاظ محفوظ ہو گئے۔
file-said-moved = ترتیب بدل گئی۔
file-said-removed = فائل ہٹا دی گئی۔

# Why a file is not taken.
file-needed = کوئی فائل چنیں۔
file-alt-needed = چند لفظوں میں بتائیں کہ تصویر میں کیا ہے۔
file-empty = یہ فائل خالی ہے۔
file-too-large = یہ فائل بہت بڑی ہے: زیادہ سے زیادہ { $most } میگابائٹ کی فائل چنیں۔
file-name = اس فائل کا نام نہیں رکھا جا سکتا: ایسا نام دیں جس میں سلیش، کولن یا شروع میں نقطہ نہ ہو۔
file-not-taken = صرف تصویریں (JPEG، PNG، WebP، GIF) اور PDF لی جاتی ہیں، اور یہ اِن میں سے نہیں۔
file-mismatch = اس فائل کا نام .{ $said } ہے مگر اندر سے یہ .{ $is } ہے۔ اسے درست نام دیں اور دوبارہ شامل کریں۔
file-broken = یہ فائل نہیں کھلتی: خراب یا نامکمل ہے۔ اسے دوبارہ محفوظ کریں اور پھر کوشش کریں۔
file-twofold = یہ فائل ایک ساتھ دو چیزیں ہے: اس میں کچھ اور چھپا ہے۔ اسے سادہ تصویر یا PDF کے طور پر دوبارہ محفوظ کریں۔
file-acts = یہ PDF خود سے کچھ کرتی ہے یا دوسری فائلیں ساتھ لاتی ہے۔ اسے نئی PDF میں پرنٹ کریں اور وہ شامل کریں۔
file-too-many-pixels = یہ تصویر { $width } × { $height } پکسل کی ہے: اسے { $most } میگا پکسل سے چھوٹا کریں۔
file-infected = اس فائل میں وائرس ہے۔
file-here-already = یہ فائل پہلے سے یہاں ہے۔
file-enough = ایک سرگرمی میں زیادہ سے زیادہ { $most } فائلیں ہوتی ہیں۔ پہلے ایک ہٹائیں۔
file-over-quota = یہ فائل { $more } میگابائٹ لیتی ہے، اور اسکول کے { $quota } میگابائٹ میں سے صرف { $left } باقی ہیں۔ غیر ضروری فائلیں ہٹائیں، یا سرور چلانے والوں سے کہیں۔
file-not-arrived = فائل نہیں پہنچی۔ اسے دوبارہ چنیں۔
file-size-changed = جو پہنچا وہ نہیں جو بتایا گیا تھا۔ فائل دوبارہ چنیں۔
file-address-over = یہ پتا پندرہ منٹ کے لیے تھا جو گزر گئے۔ واپس جائیں اور نیا لیں۔
file-store-down = جہاں فائلیں رکھی جاتی ہیں وہ جگہ ابھی جواب نہیں دے رہی۔ کچھ ضائع نہیں ہوا: چند منٹ میں دوبارہ کوشش کریں۔
file-desk-busy = ایک ساتھ بہت سی فائلیں آ رہی ہیں۔ ذرا دیر میں دوبارہ کوشش کریں۔

# Mail to whoever brought a file with a virus in it.
mail-file-refused-subject = آپ کی ایک فائل میں وائرس ہے: { $name }
mail-file-refused-body = اسکینر کو { $name } میں وائرس ملا جو آپ نے شامل کی تھی۔ یہ فائل کوئی نہیں دیکھتا، اور اسے مٹا دیا گیا ہے۔ جس آلے سے یہ آئی اُسے جانچیں۔
mail-file-refused-look = سرگرمی کی فائلیں دیکھیں

# The log of changes.
audit-kind-file = فائلیں
audit-file-add = فائل شامل کی
audit-file-describe = فائل کا بیان لکھا
audit-file-move = فائل کی جگہ بدلی
audit-file-remove = فائل ہٹائی
audit-file-refuse = وائرس والی فائل رد کی
audit-field-alt = اس میں کیا ہے
audit-field-file = فائل
audit-field-size = حجم بائٹ میں
audit-field-step = منتقل
