# What people can do about what is known of them.
privacy-title = رازداری
privacy-about = کون مٹائے جانے کو کہتا ہے، اور کس نے کس کا ریکارڈ دیکھا۔
privacy-your-data = آپ کا ڈیٹا
privacy-your-data-about = یہ اسکول آپ کے بارے میں کیا جانتا ہے، کس نے اسے دیکھا، اور آپ اسے کیسے ساتھ لے جائیں یا مٹوائیں۔
privacy-take-along = ساتھ لے جائیں
privacy-take-along-words = ہم سب کچھ ایک فائل میں جمع کرتے ہیں، جدولوں اور JSON کی شکل میں، اور تیار ہونے پر آپ کو لکھتے ہیں۔ آپ اسے 7 دن تک لے سکتے ہیں۔
privacy-make-file = فائل بنائیں
privacy-fetch = حاصل کریں
privacy-file-making = بن رہی ہے
privacy-file-ready = تیار
privacy-file-failed = نہ بن سکی
privacy-file-gone = مدت ختم
privacy-file-until = { $when } تک
privacy-said-asked = ہم فائل تیار کر رہے ہیں، اور تیار ہونے پر لکھیں گے۔
privacy-looks = آپ کا ریکارڈ کس نے دیکھا
privacy-looks-words = جب بھی عملے میں سے کوئی آپ کا صفحہ کھولتا ہے، یہاں درج ہوتا ہے، ہر ایک کے لیے گھنٹے میں ایک بار۔
privacy-looks-of = یہ ریکارڈ کس نے دیکھا
privacy-looks-none = اب تک کسی نے نہیں۔
privacy-saw-person = آپ کا صفحہ
privacy-saw-attendance = حاضری
privacy-saw-data = سب کچھ، فائل کی شکل میں
privacy-be-erased = مٹائے جائیں
privacy-be-erased-words = آپ کا نام، آپ کا پتہ اور آپ کے پیغام مٹ جاتے ہیں، اور آپ یہاں سائن اِن نہیں کر سکتے۔ اسکول جو گنتا ہے وہ رہتا ہے، آپ کے بغیر۔ پہلے دفتر میں کوئی جواب دیتا ہے۔ یہ واپس نہیں ہو سکتا۔
privacy-note = کیا آپ کچھ کہنا چاہتے ہیں؟
privacy-sure = میں اس اسکول سے مٹایا جانا چاہتا/چاہتی ہوں
privacy-sure-needed = اگر آپ کو یقین ہے تو یہاں نشان لگائیں۔
privacy-ask-erasure = مٹانے کی درخواست دیں
privacy-withdraw = میں رہنا چاہتا/چاہتی ہوں
privacy-open-words = دفتر کو بتا دیا گیا ہے۔ جواب آنے تک آپ درخواست واپس لے سکتے ہیں۔
privacy-owner-hands-on = یہ اسکول آپ کی ملکیت میں ہے۔ پہلے اسے کسی اور کے سپرد کریں؛ پھر آپ مٹائے جا سکتے ہیں۔
privacy-owner-first = مالک پہلے اسکول کسی اور کے سپرد کرتے ہیں، پھر مٹائے جا سکتے ہیں۔
privacy-not-below = صرف وہی انہیں مٹا سکتا ہے جس کا کردار ان سے اوپر ہو۔
privacy-is-erased = یہ فرد مٹا دیا گیا۔ اب صرف ایک نمبر باقی ہے۔
privacy-answered = اس کا جواب دیا جا چکا ہے، یا درخواست واپس لے لی گئی۔
privacy-request = مٹائے جانے کی درخواست
privacy-requests = کون مٹائے جانے کو کہتا ہے
privacy-requests-none = کوئی جواب کا منتظر نہیں۔
privacy-request-open = درخواست دی
privacy-request-withdrawn = واپس لی گئی
privacy-request-declined = نامنظور
privacy-request-done = مٹا دیا گیا
privacy-asked-on = { $when } کو درخواست دی
privacy-answer = جواب دیں
privacy-why-not = کیوں نہیں؟ وہ یہ پڑھیں گے۔
privacy-decline = نامنظور کریں
privacy-find = کوئی اور
privacy-find-words = اُسے تلاش کریں جو اپنا ڈیٹا چاہتا ہے، مٹایا جانا چاہتا ہے، یا پوچھتا ہے کہ اس کا ریکارڈ کس نے دیکھا۔
privacy-history = تبدیلیاں
privacy-data-of = ان کے بارے میں سب کچھ
privacy-data-of-words = اُس کے لیے جس نے دفتر سے اپنا ڈیٹا مانگا۔ جو اس کے اکاؤنٹ کا ہے وہ اسی کے پاس رہتا ہے۔
privacy-erase-title = مٹائیں
privacy-erase-words = نام، پتہ، رابطے، ای میلیں، خواہشیں اور تبصرے مٹ جاتے ہیں، جگہیں انتظار کرنے والوں کو ملتی ہیں، اور اکاؤنٹ بھی مٹ جاتا ہے اگر کسی اور اسکول میں نہ ہو۔ حاضری، درجہ بندی اور پرانی جگہیں نام کے بغیر گنی جاتی رہتی ہیں۔ یہ واپس نہیں ہو سکتا، اور بیک اپ بھی اسے واپس نہیں لاتا۔
privacy-type-name = آگے بڑھنے کے لیے نام لکھیں: { $name }
privacy-name-differs = یہ نام نہیں۔ ویسے ہی لکھیں جیسے اوپر ہے۔
privacy-erase-do = ہمیشہ کے لیے مٹائیں
privacy-erased-person = مٹایا گیا فرد
privacy-said-erasure-asked = دفتر کو بتا دیا گیا ہے۔ آپ کو جواب ملے گا۔
privacy-said-withdrawn = واپس لے لی گئی۔ آپ یہیں رہیں گے۔
privacy-said-declined = نامنظور۔ انہیں وجہ بتا دی گئی۔
privacy-said-erased = مٹا دیا گیا۔
privacy-waiting = { $n ->
    [one] کوئی مٹائے جانے کو کہتا ہے
   *[other] { $n } لوگ مٹائے جانے کو کہتے ہیں
}
privacy-waiting-words = انہیں ایک مہینے کے اندر جواب کا حق ہے۔

# Mails.
mail-data-ready-subject = آپ کا مانگا ہوا ڈیٹا تیار ہے
mail-data-ready-own = وہ فائل تیار ہے جس میں وہ سب ہے جو ہم آپ کے بارے میں جانتے ہیں۔
mail-data-ready-of = وہ فائل تیار ہے جس میں وہ سب ہے جو ہم { $name } کے بارے میں جانتے ہیں۔
mail-data-ready-days = { $n ->
    [one] آپ اسے ایک دن تک لے سکتے ہیں۔
   *[other] آپ اسے { $n } دن تک لے سکتے ہیں۔
}
mail-data-ready-go = فائل حاصل کریں
mail-erasure-declined-subject = آپ کو مٹایا نہیں گیا
mail-erasure-declined-body = آپ نے مٹائے جانے کی درخواست دی تھی۔ دفتر نے اسے نامنظور کیا، اور وجہ یہ بتائی:
mail-erased-subject = آپ { $school } سے مٹا دیے گئے
mail-erased-body = { $school } اب نہ آپ کا نام جانتا ہے نہ آپ کا پتہ، اور آپ وہاں سائن اِن نہیں کر سکتے۔ یہ آخری ای میل ہے؛ بھیجنے کے بعد ہم یہ پتہ بھول جاتے ہیں۔
mail-erased-why = یہ ای میل آپ کو اس لیے ملی ہے کہ اس پتے والے فرد کو مٹایا گیا۔

# In the log.
audit-kind-privacy = رازداری
audit-privacy-ask-export = تمام ڈیٹا مانگا
audit-privacy-download = ڈیٹا کی فائل حاصل کی
audit-privacy-ask-erasure = مٹائے جانے کی درخواست دی
audit-privacy-withdraw-erasure = مٹائے جانے کی درخواست واپس لی
audit-privacy-decline-erasure = مٹانے کی درخواست نامنظور کی
audit-privacy-erase = کسی کو مٹایا
audit-field-account = اکاؤنٹ تھا
