today-waiting-title = آپ کے منتظر کام
today-waiting = { $n ->
    [0] کوئی کام آپ کا منتظر نہیں۔
    [one] ایک کام آپ کا منتظر ہے۔
   *[other] { $n } کام آپ کے منتظر ہیں۔
}
today-nothing = سب ہو گیا
today-nothing-student = جب کسی چیز کو آپ کی ضرورت ہو (کوئی جگہ خالی ہوئی، کوئی کلب منسوخ ہوا) تو وہ یہاں نظر آتی ہے۔
today-nothing-staff = جب کسی چیز کو آپ کی ضرورت ہو (کوئی مسودہ شائع کرنا ہو، کوئی قطار بڑھ رہی ہو) تو وہ یہاں نظر آتی ہے۔
today-look = دیکھیں
today-week = میرا ہفتہ
today-week-empty = آپ کے ہفتے میں ابھی کچھ نہیں۔
today-in-queue = آپ کو جگہ کا انتظار ہے۔ جب جگہ ملے گی تو ہم آپ کو لکھیں گے۔
today-passed-over = ایک جگہ خالی ہوئی، مگر آپ کی کوئی اور مصروفیت آڑے آ گئی۔
today-draft = اسے صرف آپ اور منتظمین دیکھتے ہیں۔ تیار ہو جائے تو شائع کریں۔
today-queue = { $n ->
    [one] ایک طالب علم کو جگہ کا انتظار ہے۔
   *[other] { $n } طلبہ کو جگہ کا انتظار ہے۔
}
today-unled = { $n ->
    [one] ایک سرگرمی کا کوئی نگران نہیں
   *[other] { $n } سرگرمیوں کا کوئی نگران نہیں
}
today-unled-words = پوچھنے والے طلبہ کے لیے کوئی تو ہونا چاہیے۔
activities-unled = بغیر نگران
today-invitations-expiring = { $n ->
    [one] ایک دعوت دو دن میں ختم ہو رہی ہے
   *[other] { $n } دعوتیں دو دن میں ختم ہو رہی ہیں
}
today-invitations-expiring-words = اسے دوبارہ بھیجیں، یا ان سے خود پوچھیں۔
today-addresses-bounced = { $n ->
    [one] ایک فرد کو بھیجی گئی میل واپس آتی ہے
   *[other] { $n } لوگوں کو بھیجی گئی میل واپس آتی ہے
}
today-addresses-bounced-words = جب تک پتا درست نہ ہو، انہیں ہماری کوئی میل نہیں ملتی۔
today-mails-failed = { $n ->
    [one] ایک میل بھیجی نہ جا سکی
   *[other] { $n } میلیں بھیجی نہ جا سکیں
}
today-mails-failed-words = وجہ دیکھیں اور دوبارہ بھیجیں۔
