# Mails by the clock.
mail-today = آج کا صفحہ کھولیں
mail-reminder-subject = { $n ->
    [one] کل: { $activity }
   *[other] کل: { $activity } اور مزید
}
mail-reminder-body = کل، { $day } کو، آپ کی سرگرمیاں یہ ہیں:
mail-reminder-moved = وقت یا جگہ بدل گئی
mail-digest-subject = { $school } میں آپ کا ہفتہ
mail-digest-week = آپ کا ہفتہ:
mail-digest-offers = ان میں آپ کو جگہ کی پیشکش ہے:
mail-digest-waiting = ان میں آپ جگہ کے منتظر ہیں:
mail-digest-number = { $activity }: نمبر { $position }
mail-digest-news = نیا، اور آپ کے لیے:
