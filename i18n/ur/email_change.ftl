# A new e-mail address, in one’s account and from the mails.
email-change-title = ای میل
email-change-detail = ہم دونوں پتوں پر لنک بھیجتے ہیں۔ جب آپ دونوں جگہ رضامند ہو جائیں تو سائن اِن نئے پتے سے ہو گا۔ جو اسکول آپ کو پرانے پتے سے جانتے ہیں وہ نئے سے جانیں گے۔
email-change-now = موجودہ پتہ
email-change-new = نیا پتہ
email-change-ask = پتہ بدلیں
email-change-same = یہ پہلے ہی آپ کا پتہ ہے۔
email-change-asked = دونوں پتوں پر اپنی ای میل دیکھیں۔
email-change-waits = { $email } کے لیے دونوں پتوں پر آپ کی رضامندی کا انتظار ہے۔
email-change-waits-new = { $email } پر آپ کی رضامندی کا انتظار ہے۔
email-change-waits-old = آپ { $email } پر رضامند ہو چکے ہیں۔ پرانے پتے پر رضامندی کا انتظار ہے۔
email-change-withdraw = پرانا پتہ رہنے دیں
email-change-withdrawn = آپ کا پتہ وہی رہے گا۔
email-change-agree-title = کیا آپ کے اکاؤنٹ کا پتہ بدلا جائے؟
email-change-agree-old = جب آپ دونوں جگہ رضامند ہوں تو سائن اِن نئے پتے سے ہو گا۔ اگر آپ نے یہ نہیں کہا تو اسے روکیں اور اپنا پاس ورڈ بدلیں۔
email-change-agree-new = جب آپ دونوں جگہ رضامند ہوں تو سائن اِن نئے پتے سے ہو گا۔ اگر آپ نے یہ نہیں کہا تو صفحہ چھوڑ دیں: کچھ نہیں ہو گا۔
email-change-agree = جی ہاں، بدلیں
email-change-stop = اسے روکیں
email-change-half = شکریہ۔ اب دوسرے پتے پر بھی رضامندی دیں۔
email-change-done = اپنے نئے پتے سے سائن اِن کریں۔
email-change-stopped = کچھ نہیں بدلا۔ اگر آپ نے یہ نہیں کہا تھا تو اپنا پاس ورڈ بدلیں۔
email-change-spent = یہ پہلے ہی استعمال ہو چکا، ایک دن سے پرانا ہے، یا تبدیلی روک دی گئی۔
email-change-taken-title = یہ پتہ کسی اور کا ہے
email-change-taken = پتہ وہی رہے گا: اس دوران نئے پتے سے ایک اکاؤنٹ بن گیا۔

# Mails.
mail-change-email-subject = اپنے نئے پتے کی تصدیق کریں
mail-change-email-body = کوئی، غالباً آپ ہی، { $email } کی جگہ اس پتے سے Homeroom پر سائن اِن کرنا چاہتا ہے۔ ایک دن کے اندر یہاں اور پرانے پتے پر رضامندی دیں۔
mail-change-email-go = دیکھیں
mail-change-email-not-you = اگر یہ آپ نہیں تھے تو کچھ نہ کریں: لنک کے بغیر کوئی آپ کا پتہ استعمال نہیں کر سکتا۔
mail-approve-email-subject = کیا آپ کے اکاؤنٹ کا پتہ بدلا جائے؟
mail-approve-email-body = کسی نے، غالباً آپ ہی نے، آپ کے اکاؤنٹ کا پتہ { $email } کرنے کو کہا ہے۔ ایک دن کے اندر یہاں اور نئے پتے پر رضامندی دیں۔
mail-approve-email-go = رضامندی دیں یا روکیں
mail-approve-email-not-you = اگر یہ آپ نہیں تھے تو لنک سے اسے روکیں، پھر اپنا پاس ورڈ بدلیں۔
mail-email-changed-subject = آپ کے اکاؤنٹ کا پتہ بدل گیا
mail-email-changed-body = اب سائن اِن { $email } سے ہوتا ہے؛ تمام آلات سائن آؤٹ کر دیے گئے۔ اس پتے پر یہ آخری ای میل ہے۔
