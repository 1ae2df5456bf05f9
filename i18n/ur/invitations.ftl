# Asking people in.
invitations-title = دعوت نامے
invitations-none = ابھی کسی کو دعوت نہیں دی گئی
invitations-none-words = لوگوں کو ای میل سے دعوت دیں: ایک ایک کر کے، یا پوری فہرست ایک ساتھ۔
invitations-no-match = کوئی دعوت نامہ اس سے میل نہیں کھاتا
invitations-show-all = تمام دعوت نامے دکھائیں
invitation-invite = لوگوں کو دعوت دیں
invitation-title-new = لوگوں کو دعوت دیں
invitation-one = ایک فرد
invitation-list = ایک فہرست
invitation-state = حالت
invitation-every-state = ہر حالت
invitation-pending = راستے میں
invitation-sent = بھیجا گیا
invitation-bounced = واپس آ گیا
invitation-accepted = قبول کیا گیا
invitation-expired = میعاد ختم
invitation-expiring = جلد ختم ہونے والی
invitation-revoked = واپس لیا گیا
invitation-until = { $when } تک
invitation-by = دعوت دینے والا
invitation-resend = دوبارہ بھیجیں
invitation-revoke = واپس لیں
invitation-ticked = جن پر نشان ہے:
invitation-name-hint = خالی چھوڑیں تو وہ خود بتائیں گے۔
invitation-program = پروگرام
invitation-no-program = کوئی پروگرام نہیں
invitation-message = آپ کے اپنے چند الفاظ
invitation-message-hint = یہ ای میل میں آپ کے نام کے نیچے آئیں گے۔
invitation-lasts = ای میل کا لنک ایک بار اور سات دن تک کام کرتا ہے۔
invitation-send = دعوت نامہ بھیجیں
invitation-said-sent = { $email } کے لیے دعوت نامہ روانہ ہو گیا۔
invitation-said-resent = { $n ->
    [one] ایک دعوت نامہ دوبارہ بھیجا گیا۔ پچھلا لنک اب کام نہیں کرتا۔
   *[other] { $n } دعوت نامے دوبارہ بھیجے گئے۔ پچھلے لنک اب کام نہیں کرتے۔
}
invitation-said-revoked = { $n ->
    [one] ایک دعوت نامہ واپس لے لیا گیا۔ اس کا لنک اب کام نہیں کرتا۔
   *[other] { $n } دعوت نامے واپس لے لیے گئے۔ ان کے لنک اب کام نہیں کرتے۔
}
invitation-said-resent-left = دوبارہ بھیجے گئے: { $n }۔ جوں کے توں رہے، کیونکہ قبول ہو چکے، واپس لیے جا چکے یا اس گھنٹے میں بہت بار بھیجے گئے: { $left }۔
invitation-said-revoked-left = واپس لیے گئے: { $n }۔ جوں کے توں رہے، کیونکہ پہلے ہی قبول یا واپس ہو چکے: { $left }۔
invitation-said-none-ticked = پہلے کم از کم ایک دعوت نامے پر نشان لگائیں۔
invitation-said-in = { $school } میں خوش آمدید۔
invitation-said-sign-in = آپ شامل ہو گئے۔ ابھی چنے ہوئے پاس ورڈ سے سائن اِن کریں۔
invitation-role-above = آپ صرف اپنے سے نیچے کے کرداروں کے لیے دعوت دے سکتے ہیں۔
invitation-program-needed = اپنے پروگراموں میں سے ایک چنیں۔
invitation-program-other = آپ صرف انہی پروگراموں میں دعوت دے سکتے ہیں جن کے آپ منتظم ہیں۔
invitation-address-letters = اس پتے میں ایسے حروف ہیں جو سادہ لاطینی نہیں: “{ $letters }”۔ اسے ہاتھ سے دوبارہ لکھیں؛ دوسرے حروف والا ڈومین ویسے لکھیں جیسے رجسٹر ہے، یعنی xn-- سے شروع۔
invitation-here-already = وہ پہلے سے اسکول کی فہرست میں ہیں۔
invitation-belongs = وہ پہلے سے اسکول کا حصہ ہیں اور سائن اِن کر سکتے ہیں۔
invitation-waits = انہیں پہلے ہی دعوت دی جا چکی ہے۔ دعوت ناموں کی فہرست سے دوبارہ بھیجیں۔
invitation-suspended = وہ یہاں معطل ہیں۔ پہلے معطلی ختم کریں۔
invitation-elsewhere = اس پتے والا کوئی فرد اسکول کو معلوم ہے، مگر آپ کے پروگراموں سے باہر۔ کسی منتظم سے کہیں کہ شامل کرے۔
invitation-enough = اس گھنٹے میں انہیں کافی بار لکھا جا چکا۔ بعد میں کوشش کریں۔
invitation-no-address = لکھنے کے لیے کوئی پتہ نہیں۔
invitation-is-over = یہ دعوت نامہ اس دوران قبول یا واپس ہو چکا۔
invitation-moot = وہ اب کسی دعوت کے منتظر نہیں۔
invitation-grade-students = جماعت صرف طلبہ کی ہوتی ہے۔

# The page that a link leads to.
invitation-open-title = { $school } میں شامل ہوں
invitation-open-detail = { $inviter } آپ کو Homeroom پر { $school } میں آنے کی دعوت دیتے ہیں۔
invitation-open-begin = اپنا نام بتائیں، اور وہ پاس ورڈ چنیں جس سے آپ سائن اِن کریں گے۔
invitation-open-sign-in = اس پتے سے آپ کا اکاؤنٹ موجود ہے۔ اس سے سائن اِن کریں، پھر آپ قبول کر سکتے ہیں۔
invitation-open-other = آپ کسی اور پتے سے سائن اِن ہیں:
invitation-open-other-words = سائن آؤٹ کریں، پھر ای میل کا لنک دوبارہ کھولیں۔
invitation-accept = دعوت قبول کریں
invitation-not-you = اگر آپ نہیں جانتے یہ کیا ہے تو یہ صفحہ چھوڑ دیں: کچھ نہیں ہو گا۔
invitation-other-account = یہ دعوت نامہ اس پتے پر نہیں بھیجا گیا جس سے آپ سائن اِن ہیں۔ سائن آؤٹ کریں، پھر لنک دوبارہ کھولیں۔
invitation-disabled = اس پتے کا اکاؤنٹ بند ہے۔ سائٹ چلانے والے سے پوچھیں۔
invitation-member-already = آپ پہلے سے کسی اور پتے سے اس اسکول کا حصہ ہیں۔
invitation-gone-title = یہ دعوت نامہ اب کام نہیں کرتا
invitation-gone-unknown = اس کا لنک پورا نہیں، یا نئے لنک نے اس کی جگہ لے لی۔ تازہ ترین ای میل دیکھیں، یا دعوت دینے والے سے پوچھیں۔
invitation-gone-revoked = اسے واپس لے لیا گیا۔ دعوت دینے والے سے پوچھیں۔
invitation-gone-expired = یہ سات دن سے پرانا ہے۔ دعوت دینے والے سے کہیں کہ دوبارہ بھیجے۔
invitation-gone-accepted = اسے پہلے ہی قبول کیا جا چکا۔ اگر وہ آپ تھے تو بس آگے بڑھیں۔
invitation-gone-moot = اس کے بعد اسکول میں آپ کے بارے میں معلومات بدل گئی ہیں۔ دعوت دینے والے سے پوچھیں۔
invitation-gone-on = آگے بڑھیں

# The mail.
mail-invitation-subject = { $inviter } کی طرف سے { $school } میں آنے کی دعوت
mail-invitation-body = { $inviter } آپ کو Homeroom پر { $school } میں آنے کی دعوت دیتے ہیں۔
mail-invitation-role = وہاں آپ کا کردار: { $role }۔
mail-invitation-message = { $inviter } لکھتے ہیں:
mail-invitation-go = دعوت نامہ دیکھیں
mail-invitation-lasts = لنک سات دن کے اندر ایک بار کام کرتا ہے۔ اگر آپ نہیں جانتے یہ کیا ہے تو کچھ نہ کریں۔
mail-invitation-why = آپ کو یہ ای میل اس لیے ملی کہ { $inviter } نے { $school } کو آپ کا پتہ دیا۔

# Taking in a list of people.
people-import-title = لوگوں کی فہرست
people-import-paste = فہرست چسپاں کریں
people-import-paste-hint = ہر سطر میں ایک فرد: پتہ، یا “Name <address>”، یا ایک جدول جس کے کالم name، email، role، grade اور program ہوں۔ زیادہ سے زیادہ { $n } سطریں۔
people-import-file = یا CSV فائل لائیں
people-import-role = جس سطر میں کردار نہ ہو وہ
people-import-program = اور اس پروگرام میں شامل ہو
people-import-mode = کیا کرنا ہے؟
people-import-adds = صرف فہرست میں شامل کریں
people-import-adds-hint = کسی کو نہیں لکھا جائے گا۔ بعد میں دعوت دے سکتے ہیں۔
people-import-invites = شامل کریں اور دعوت دیں
people-import-invites-hint = ہر وہ شخص جس کا پتہ ہے ای میل پائے گا۔
people-import-start = فہرست شامل کریں
people-import-recent = پہلے کی فہرستیں
people-import-lines = { $n ->
    [one] ایک سطر
   *[other] { $n } سطریں
}
people-import-needed = فہرست چسپاں کریں، یا فائل چنیں۔
people-import-too-many = فہرست میں زیادہ سے زیادہ { $n } سطریں ہو سکتی ہیں۔ اسے حصوں میں بھیجیں۔
people-import-too-large = فہرست بہت بڑی ہے۔ اسے حصوں میں بھیجیں۔
people-import-not-text = یہ فائل ایسا متن نہیں جو ہم پڑھ سکیں۔ اسے UTF-8 میں CSV کے طور پر محفوظ کریں۔
people-import-one-runs = ایک اور فہرست شامل کی جا رہی ہے۔ اس کے ختم ہونے کا انتظار کریں، یا اسے روکیں۔
people-import-running = جاری ہے
people-import-done = مکمل
people-import-cancelled = روک دیا گیا
people-import-stopped = وقت سے پہلے ختم
people-import-stopped-words = جس نے اسے شروع کیا اسے اب اجازت نہیں، اس لیے باقی چھوڑ دیا گیا۔
people-import-progress = { $total } میں سے { $done } سطریں
people-import-progress-label = فہرست کہاں تک پہنچی
people-import-added = شامل کیے گئے
people-import-invited = مدعو کیے گئے
people-import-skipped = چھوڑ دیے گئے
people-import-refused = مسترد
people-import-cancel = یہیں روکیں
people-import-said-cancelled = روک دیا گیا۔ جو شامل ہو چکے وہ شامل رہیں گے۔
people-import-look-again = دوبارہ دیکھیں
people-import-notes = ان سطروں کے بارے میں
people-import-line = سطر
people-import-typed = اس میں کیا ہے
people-import-why = وجہ
people-import-only-wrong = صرف مسترد شدہ
people-import-all-notes = تمام
people-import-on = دعوت ناموں پر جائیں
people-import-no-person = اس سطر میں نہ نام ہے نہ پتہ۔
people-import-no-such-role = “{ $role }” نام کا کوئی کردار نہیں۔ student، teacher، program admin یا admin لکھیں۔
people-import-no-such-program = “{ $program }” نام کا کوئی پروگرام نہیں جس میں آپ دعوت دے سکیں۔
people-import-kept = رپورٹیں 30 دن رکھی جاتی ہیں۔

# In the log.
audit-kind-invitation = دعوت نامے
audit-invitation-create = کسی کو دعوت دی
audit-invitation-resend = دعوت نامہ دوبارہ بھیجا
audit-invitation-revoke = دعوت نامہ واپس لیا
audit-invitation-accept = دعوت قبول کی
audit-import-people = لوگوں کی فہرست شامل کرنا شروع کی
audit-import-people-done = لوگوں کی فہرست شامل کی
audit-import-people-cancel = لوگوں کی فہرست شامل کرنا روکا
audit-field-lines = سطریں
audit-field-invites = دعوت ناموں کے ساتھ
audit-field-added = شامل کیے گئے
audit-field-invited = مدعو کیے گئے
audit-field-refused = مسترد
