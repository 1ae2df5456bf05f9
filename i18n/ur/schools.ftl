# The front page of the site.
front-title = اپنا اسکول تلاش کریں
front-about = Homeroom اسکول کی سرگرمیاں، لوگ اور ریکارڈ ایک جگہ رکھتا ہے: دیکھیں کیا کیا ہو رہا ہے، اپنی جگہ لیں، اور اپنی صورتِ حال سے باخبر رہیں۔
front-search = اسکول تلاش کریں
front-schools = اسکول
front-empty-title = ابھی کوئی اسکول نہیں
front-empty = اسکولوں کی فہرست یہاں ہو گی۔ پہلا اسکول یہ سرور چلانے والا کھولتا ہے، یہاں یا “homeroom school add” سے۔
front-empty-open = اسکول کھولیں
front-no-match-title = اس نام کا کوئی اسکول نہیں
front-no-match = ہجے دیکھ لیں، یا سب میں تلاش کریں۔
front-show-all = تمام اسکول دکھائیں
front-yours = اپنے اسکولوں پر جائیں

# A school's public page.
school-offers = کیا کیا ہو رہا ہے
school-offers-hint = دیکھیں کہ کون سی سرگرمی کب اور کہاں ہے، اور کتنی جگہیں خالی ہیں۔
school-offered = { $n ->
    [one] { $term } میں ایک سرگرمی ہو رہی ہے۔
   *[other] { $term } میں { $n } سرگرمیاں ہو رہی ہیں۔
}
school-see-activities = سرگرمیاں دیکھیں
school-join = حصہ لیں
school-join-member = آپ اس اسکول کا حصہ ہیں۔
school-join-open = سائن اِن کریں، یا یہاں پہلی بار آئے ہیں تو رجسٹر کریں۔
school-join-closed = اس پتے سے سائن اِن کریں جس سے اسکول آپ کو جانتا ہے۔ ابھی اکاؤنٹ نہیں ہے تو اسکول میں پوچھیں۔
school-register = رجسٹر کریں
school-go-today = آج پر جائیں

# A new school.
school-default-program = عمومی
slug-needed = پتے کے لیے ایک مختصر نام لکھیں۔
slug-form = 3 سے 63 چھوٹے انگریزی حروف، ہندسے اور ہائفن (لگاتار دو نہیں) استعمال کریں، جیسے “lakeside-high”؛ شروع اور آخر میں حرف یا ہندسہ ہو۔
slug-reserved = یہ نام خود سائٹ کے لیے مخصوص ہے۔ کوئی اور چنیں۔
slug-taken = یہ پتہ کسی اور اسکول کا ہے۔ کوئی اور چنیں۔
zone-unknown = فہرست میں سے کوئی منطقۂ وقت چنیں، جیسے “Europe/Berlin”۔

# Settings.
settings-title = اسکول کی ترتیبات
settings-tab = ترتیبات
terms-tab = ٹرمیں
settings-who = اسکول
settings-name = نام
settings-motto = نعرہ
settings-motto-hint = عوامی صفحے پر نام کے نیچے ایک سطر۔ خالی بھی رہ سکتی ہے۔
settings-hue = رنگ
settings-where = مقام اور زبان
settings-zone = منطقۂ وقت
settings-currency = کرنسی
settings-locale = اسکول کی زبان
settings-locale-hint = ان سب کے لیے جنہوں نے کوئی زبان نہیں چنی۔
settings-locales = چننے کے لیے زبانیں
settings-day = اسکول کا وقت
settings-day-hint = جو سرگرمیاں اس سے پہلے ختم ہوں وہ “اسکول سے پہلے” ہیں، اور جو اس کے بعد شروع ہوں وہ “اسکول کے بعد”۔
settings-day-starts = کب سے
settings-day-ends = کب تک
settings-registration = رجسٹریشن
settings-who-registers = بطور طالب علم کون رجسٹر کر سکتا ہے
settings-registration-closed = کوئی نہیں
settings-registration-closed-hint = آپ خود لوگوں کو شامل کریں یا دعوت دیں۔
settings-registration-domains = جن کا پتہ اسکول کا ہو
settings-registration-domains-hint = ان کے ای میل پتے کے آخر میں نیچے دیے گئے ڈومینوں میں سے کوئی ہو۔
settings-registration-open = سب
settings-registration-open-hint = ہر وہ شخص جس کا ای میل پتہ ہو۔
settings-domains = مجاز ڈومین
settings-domains-hint = ہر سطر میں ایک، جیسے mergington.edu۔
settings-save = ترتیبات محفوظ کریں
settings-saved = ترتیبات محفوظ ہو گئیں۔
settings-locale-not-offered = اسکول کی زبان بھی فہرست میں رکھیں۔
settings-day-order = اسکول کا وقت شروع ہونے کے بعد ہی ختم ہو سکتا ہے۔
settings-domains-needed = کم از کم ایک ڈومین لکھیں، یا چنیں کہ اور کون رجسٹر کر سکتا ہے۔
settings-domain-wrong = “{ $domain }” کوئی ڈومین نہیں ہے۔ mergington.edu جیسا لکھیں۔
settings-domains-many = زیادہ سے زیادہ { $n } ڈومین لکھیں۔

# Colours of a school, around the wheel.
hue-15 = قرمزی
hue-45 = کتھئی
hue-75 = کانسی
hue-105 = زیتونی
hue-132 = دھانی
hue-165 = زمردی
hue-195 = فیروزی
hue-225 = سمندری نیلا
hue-255 = نیلا
hue-285 = بنفشی
hue-315 = جامنی
hue-345 = رس بھری
hue-kept = جیسا ابھی ہے

# Terms.
terms-title = ٹرمیں
terms-empty-title = ابھی کوئی ٹرم نہیں
terms-empty = سرگرمیاں کسی ٹرم کا حصہ ہوتی ہیں تاکہ اسی کے ساتھ شروع اور ختم ہوں۔ پہلی ٹرم شامل کریں۔
term-add-title = نئی ٹرم
term-add = ٹرم شامل کریں
term-added = { $name } شامل ہو گئی۔
term-edit = ترمیم کریں
term-save = ٹرم محفوظ کریں
term-saved = { $name } محفوظ ہو گئی۔
term-name = نام
term-starts = پہلا دن
term-ends = آخری دن
term-max = فی طالب علم سرگرمیاں
term-max-hint = ایک طالب علم کو کتنی سرگرمیوں میں جگہ مل سکتی ہے۔ خالی: جتنی مرضی۔
term-limit = ہر طالب علم کے لیے زیادہ سے زیادہ { $n ->
    [one] ایک سرگرمی
   *[other] { $n } سرگرمیاں
}
term-no-limit = طالب علم جتنی سرگرمیاں چاہے
term-dates = { $from } – { $to }
term-order = آخری دن پہلے دن سے پہلے نہیں ہو سکتا۔
term-upcoming = آنے والی
term-active = جاری
term-past = گزشتہ
