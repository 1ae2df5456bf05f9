# نشست منسوخ کرنا، اور کس کو خبر ہے۔
notice-title = کس کو خبر ہے
notice-cancel = یہ نشست منسوخ کریں
notice-cancel-words = یہ صرف اس بار نہیں ہو گی۔ جس کی جگہ ہو اور جو چلاتا ہو، سب کو فوراً ای میل جاتی ہے۔
notice-cancel-when = { $when } منسوخ کریں؟
notice-cancel-told = { $n ->
    [0] ابھی کسی کی جگہ نہیں ہے۔
    [one] ایک طالب علم اور چلانے والوں کو فوراً ای میل جائے گی۔
   *[other] { $n } طلبہ اور چلانے والوں کو فوراً ای میل جائے گی۔
}
notice-cancel-why = کیوں؟ جسے خبر دی جائے گی وہ یہ پڑھے گا۔
notice-cancel-do = منسوخ کریں اور سب کو بتائیں
notice-keep = رہنے دیں
notice-said-cancelled = نشست منسوخ ہو گئی، اور سب کو بتایا جا رہا ہے۔
notice-said-restored = نشست آخرکار ہو گی، اور سب کو بتایا جا رہا ہے۔
notice-restore = یہ آخرکار ہو گی
notice-restore-words = نشست کو واپس اپنی جگہ رکھتا ہے اور سب کو دوبارہ بتاتا ہے۔
notice-over = یہ نشست گزر چکی ہے، اس لیے اب منسوخ نہیں ہو سکتی۔
notice-begun = اس نشست کا وقت شروع ہو چکا ہے، اس لیے واپس نہیں رکھی جا سکتی۔
notice-not-by-staff = یہ نشست چھٹی یا سرگرمی ختم ہونے سے منسوخ ہوئی، اس لیے اکیلی واپس نہیں رکھی جا سکتی۔
notice-group-told = { $n } کو بتا دیا
notice-group-not-yet = { $n } کو ابھی نہیں
notice-group-bounced = { $n } واپس آئیں
notice-group-failed = { $n } نہیں بھیجی گئیں
notice-group-no-address = { $n } بغیر پتے کے
notice-list = کس کو فون کرنا ہے
notice-summary = { $all } میں سے { $n } تک خبر نہیں پہنچی
notice-all-told = سب کو بتا دیا گیا
notice-all-told-words = ہر ای میل بھیج دی گئی اور کوئی واپس نہیں آئی۔
notice-contact = سرپرست
notice-why = کیا ہوا
notice-called = فون کیا
notice-leader = چلاتے ہیں
notice-no-address = کوئی پتہ نہیں
notice-bounced = ای میل واپس آ گئی
notice-failed = ای میل نہیں بھیجی گئی
notice-not-yet = ای میل بھیجی جا رہی ہے
notice-told = بتا دیا
mail-session-cancelled-subject = منسوخ: { $activity }، { $day }
mail-session-cancelled-body = { $activity } اس بار نہیں ہو گی۔
mail-session-restored-subject = آخرکار ہو گی: { $activity }، { $day }
mail-session-restored-body = { $activity } آخرکار ہو گی۔
