# The language itself.
language-name = اردو
language-direction = rtl
# 12 or 24: how hours are counted for whoever did not choose.
language-hours = 24
hours-am = { $time } AM
hours-pm = { $time } PM

# What surrounds every page.
skip-to-content = سیدھے مواد پر جائیں
nav-main = مرکزی
nav-short = مرکزی، مختصر
nav-more = مزید
nav-today = آج
nav-school = اسکول
nav-activities = سرگرمیاں
nav-reports = رپورٹیں
nav-people = لوگ
nav-settings = ترتیبات
nav-audit = تبدیلیاں
nav-schools = آپ کے اسکول
nav-site = تمام اسکول
nav-jobs = ناکام کام
nav-mails = ای میل
nav-account = اکاؤنٹ
sign-in-now = سائن اِن کریں
sign-out = سائن آؤٹ کریں
notice = اطلاع
mail-is-off = یہ سرور کوئی ای میل نہیں بھیجتا۔ لوگوں کو جو جاننا ضروری ہے، انہیں خود بتائیں۔
language = زبان
theme = ظاہری انداز
theme-auto = آلے کے مطابق
theme-light = روشن
theme-dark = تاریک
go-back = واپس جائیں
close = بند کریں
save = محفوظ کریں
cancel = رہنے دیں
search = تلاش کریں
keys-title = کلیدیں
keys-search = تلاش کے خانے پر جائیں
keys-help = یہ فہرست دکھائیں
keys-switch = کلیدیں چلائیں یا بند کریں
offline = رابطہ نہیں ہے۔ کچھ ضائع نہیں ہوا: ذرا دیر بعد دوبارہ کوشش کریں۔

# Lists.
pages = صفحات
page-previous = پچھلا
page-next = اگلا
page-size = ایک صفحے پر سطریں:
list-shown = { $total } میں سے { $from }–{ $to }
list-none-of = { $total } میں سے اس صفحے پر کوئی نہیں

# Forms.
error-prefix = خرابی:
form-wrong = { $n ->
    [one] ایک بات پر دوبارہ نظر ڈالیں
   *[other] { $n } باتوں پر دوبارہ نظر ڈالیں
}
field-needed = یہاں کچھ لکھیں۔
field-too-long = زیادہ سے زیادہ { $n } حروف لکھیں۔
field-characters = صرف حروف، ہندسے، خالی جگہ اور رموزِ اوقاف استعمال کریں۔
field-number = { $from } سے { $to } تک کا کوئی پورا عدد لکھیں۔
field-date = کوئی تاریخ چنیں۔
field-time = وقت لکھیں، جیسے 15:30۔
field-choice = فہرست میں سے ایک چنیں۔
field-email = ای میل پتہ لکھیں، جیسے name@school.org۔

# Roles and states of people.
role-student = طالب علم
role-teacher = استاد
role-program_admin = پروگرام منتظم
role-admin = منتظم
role-owner = مالک
person-imported = درآمد شدہ
person-invited = مدعو
person-active = فعال
person-suspended = معطل
person-left = سابق

# Errors: what happened, and what to do next.
error-title-not-found = یہاں کچھ نہیں
error-title-signed-out = پہلے سائن اِن کریں
error-title-forbidden = آپ کے کردار کے لیے نہیں
error-title-conflict = ابھی یہ نہیں ہو سکتا
error-title-unavailable = ابھی دستیاب نہیں
error-title-too-many = ایک ساتھ بہت زیادہ
error-title-other = کچھ غلط ہو گیا
error-not-found = اس پتے پر کچھ نہیں ہے۔ پتہ دیکھ لیں، یا واپس جا کر اسے فہرست میں تلاش کریں۔
error-signed-out = یہ صفحہ سائن اِن کرنے والوں کے لیے ہے۔
error-forbidden = آپ کے کردار کو اس کی اجازت نہیں۔ اسکول کے کسی منتظم سے کہیں۔
error-not-a-member = آپ اس اسکول کا حصہ نہیں۔ اسکول کے کسی منتظم سے شامل کرنے کو کہیں۔
error-cross-site = یہ فارم کسی دوسری سائٹ سے بھیجا گیا تھا، اس لیے کچھ نہیں بدلا۔ صفحہ یہاں کھول کر دوبارہ کوشش کریں۔
error-school-closed = اس اسکول کے صفحات فی الحال بند ہیں۔ کسی اور دن کوشش کریں۔
error-invalid = آپ کی لکھی ہوئی کچھ چیزوں پر دوبارہ نظر ڈالنی ہو گی۔
error-too-many = ایک ساتھ بہت کچھ ہو گیا۔ { $minutes ->
    [one] ایک منٹ
   *[other] { $minutes } منٹ
} بعد دوبارہ کوشش کریں۔
error-too-large = یہ بہت بڑا ہے، لیا نہیں جا سکتا۔ ایک وقت میں کم بھیجیں۔
error-unavailable = ریکارڈ تک ابھی رسائی نہیں ہو رہی۔ کچھ ضائع نہیں ہوا: دوبارہ کوشش کریں۔
error-busy = اس وقت بہت سے لوگ سائن اِن کر رہے ہیں۔ ذرا دیر بعد دوبارہ کوشش کریں۔
error-internal = ہماری طرف کچھ غلط ہو گیا اور ہمیں اس کی خبر مل گئی ہے۔ مدد مانگتے وقت { $id } بتائیں۔
changed-meanwhile = آپ کے لکھنے کے دوران کسی اور نے اسے بدل دیا۔ نئی بات دیکھنے کے لیے اسے دوبارہ کھولیں۔

# Passwords.
password-too-short = کم از کم { $n } حروف استعمال کریں۔ چند الفاظ ایک ساتھ یاد رکھنا آسان ہے۔
password-too-long = زیادہ سے زیادہ { $n } حروف استعمال کریں۔
password-has-name = “{ $name }” نہ رکھیں: کوئی بھی سب سے پہلے اسی کا اندازہ لگائے گا۔
password-too-common = کوئی کم عام پاس ورڈ چنیں: اس کا اندازہ جلد لگ جاتا ہے۔
command-user-exists = اس پتے کا اکاؤنٹ پہلے سے موجود ہے۔
