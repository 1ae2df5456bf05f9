# Mails by the clock.
mail-today = Open Today
mail-reminder-subject = { $n ->
    [one] Tomorrow: { $activity }
   *[other] Tomorrow: { $activity } and more
}
mail-reminder-body = This is what you have tomorrow, { $day }:
mail-reminder-moved = moved
mail-digest-subject = Your week at { $school }
mail-digest-week = Your week:
mail-digest-offers = A place is offered to you in:
mail-digest-waiting = You wait for a place in:
mail-digest-number = { $activity }: number { $position }
mail-digest-news = New, and for you:
