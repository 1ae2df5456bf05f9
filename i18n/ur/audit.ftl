audit-title = تبدیلیاں
audit-about = کس نے کیا بدلا، اور کب۔ یہاں کچھ بھی بدلا نہیں جا سکتا، اور اسے پڑھنا بھی درج ہوتا ہے۔
audit-who = تبدیلی کرنے والے کا نام
audit-kind = قسم
audit-every-kind = ہر قسم
audit-entries = درج تبدیلیاں
audit-none-title = دیکھنے کو کچھ نہیں
audit-none = کوئی تبدیلی نہیں ملی۔ کوئی اور نام دیکھیں، یا ہر قسم میں تلاش کریں۔
audit-show-all = تمام تبدیلیاں دکھائیں
audit-older = پرانی تبدیلیاں دکھائیں
audit-newest = تازہ ترین پر واپس جائیں
audit-by-site = سائٹ کے منتظمین
audit-by-system = Homeroom
audit-yes = ہاں
audit-no = نہیں

# What entries are about.
audit-kind-activity = سرگرمیاں
audit-kind-signup = سرگرمیوں میں اندراج
audit-kind-person = لوگ
audit-kind-school = اسکول
audit-kind-term = ٹرمیں
audit-kind-category = زمرے
audit-kind-audit = یہ ریکارڈ

# What was done.
audit-school-open = اسکول کھولا
audit-school-change = ترتیبات بدلیں
audit-school-suspend = اسکول معطل کیا
audit-school-reactivate = اسکول بحال کیا
audit-term-add = ٹرم شامل کی
audit-term-change = ٹرم بدلی
audit-person-add = نیا فرد شامل کیا
audit-person-claim = فرد کو اس کے اکاؤنٹ سے جوڑا
audit-audit-read = تبدیلیاں پڑھیں

# What a change is about.
audit-field-name = نام
audit-field-slug = پتہ
audit-field-motto = نعرہ
audit-field-time-zone = منطقۂ وقت
audit-field-locale = زبان
audit-field-locales = زبانیں
audit-field-currency = کرنسی
audit-field-accent-hue = رنگ
audit-field-day-starts = اسکول کا وقت شروع
audit-field-day-ends = اسکول کا وقت ختم
audit-field-registration = رجسٹریشن
audit-field-allowed-domains = مجاز ڈومین
audit-field-starts-on = پہلا دن
audit-field-ends-on = آخری دن
audit-field-max-enrolled = فی طالب علم سرگرمیاں
audit-field-role = کردار
audit-field-status = حیثیت
audit-field-grade = جماعت
audit-field-source = ماخذ
audit-field-person = فرد
