# Mails by the clock.
mail-today = د نن پاڼه پرانیزئ
mail-reminder-subject = { $n ->
    [one] سبا: { $activity }
   *[other] سبا: { $activity } او نور
}
mail-reminder-body = سبا، { $day }، ستاسو فعالیتونه دا دي:
mail-reminder-moved = وخت یا ځای یې بدل شوی
mail-digest-subject = په { $school } کې ستاسو اونۍ
mail-digest-week = ستاسو اونۍ:
mail-digest-offers = په دې کې درته ځای وړاندې شوی دی:
mail-digest-waiting = په دې کې د ځای په تمه یاست:
mail-digest-number = { $activity }: شمېره { $position }
mail-digest-news = نوي، او ستاسو لپاره:
