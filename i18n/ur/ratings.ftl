rating = درجہ بندی
ratings-title = طلبہ کی رائے
rating-read = طلبہ کی رائے
rating-none = ابھی کسی نے درجہ نہیں دیا
rating-average = 5 میں سے { $score }، { $n ->
    [one] ایک طالب علم کی رائے
   *[other] { $n } طلبہ کی رائے
}
rating-average-title = اوسط
rating-gave = 5 میں سے { $score }: { $n ->
    [0] کوئی نہیں
    [one] ایک طالب علم
   *[other] { $n } طلبہ
}
rating-comments = تبصرے
rating-comments-none = ابھی کوئی تبصرہ نہیں
rating-comments-none-words = جو طلبہ آ چکے ہیں وہ اپنی رائے لکھ سکتے ہیں۔
rating-score-1 = خراب
rating-score-2 = کچھ خاص نہیں
rating-score-3 = ٹھیک ہے
rating-score-4 = اچھی
rating-score-5 = بہت اچھی
rating-score-needed = بتائیں کہ یہ کتنی اچھی ہے۔
rating-yours = آپ کا
rating-hidden = چھپایا گیا
rating-hidden-because = عملے نے چھپایا:
rating-own-hidden = عملے نے آپ کی رائے چھپا دی ہے، اور وہ شمار نہیں ہوتی۔ وہ کہتے ہیں:
rating-reported = شکایت ہوئی
rating-reported-because = شکایت:
rating-reported-by-you = آپ نے اس کی شکایت کی ہے۔ عملہ اسے دیکھے گا۔
rating-report = شکایت کریں
rating-report-why = اس میں کیا غلط ہے؟ یہ عملہ پڑھے گا۔
rating-report-do = شکایت بھیجیں
rating-report-own = یہ آپ ہی کا ہے۔ اس کے بجائے اسے بدل لیں۔
rating-hide = چھپائیں
rating-hide-why = کیوں؟ لکھنے والا اسے پڑھے گا۔
rating-hide-do = اسے چھپا دیں
rating-show = دوبارہ دکھائیں
rating-dismiss = یہ رہنے دیں
rating-give-title = درجہ دیں
rating-change-title = آپ کی رائے
rating-score = یہ کتنی اچھی ہے؟
rating-comment = دوسروں کو کیا معلوم ہونا چاہیے؟
rating-comment-hint = طلبہ اور عملہ اسے آپ کے نام کے بغیر پڑھتے ہیں۔ سرگرمی چلانے والے دیکھتے ہیں کہ کس نے لکھا۔
rating-give = درجہ دیں
rating-not-there = جو کم از کم ایک بار آیا ہو وہی درجہ دے سکتا ہے۔
rating-said = آپ کی رائے شامل ہو گئی۔ شکریہ۔
rating-said-reported = عملہ اسے دیکھے گا۔ شکریہ۔
rating-said-hidden = یہ چھپا دیا گیا اور شمار نہیں ہوتا۔ لکھنے والے کو وجہ نظر آتی ہے۔
rating-said-shown = یہ پھر نظر آ رہا ہے، اور شمار ہوتا ہے۔
rating-said-dismissed = یہ رہے گا۔
rating-today-reported = { $n ->
    [one] کسی نے ایک تبصرے کی شکایت کی ہے۔
   *[other] { $n } تبصروں کی شکایت ہوئی ہے۔
}

# In the log.
audit-kind-rating = درجہ بندی
audit-rating-give = سرگرمی کو درجہ دیا
audit-rating-change = اپنا درجہ بدلا
audit-rating-report = تبصرے کی شکایت کی
audit-rating-hide = تبصرہ چھپایا
audit-rating-show = تبصرہ دوبارہ دکھایا
audit-rating-dismiss = شکایت کے باوجود تبصرہ رہنے دیا
audit-field-activity = سرگرمی
audit-field-score = درجہ
