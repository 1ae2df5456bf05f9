# How places are given.
activity-mode = ځایونه څنګه ورکول کېږي
activity-mode-hint = څوک چې په کتار کې په تمه وي، په هره لاره کې یې شمېره ساتل کېږي. د بلې لارې تر ټاکلو مخکې باید پرانیستې غوښتنې او وړاندیزونه ځواب شي.
activity-mode-first-come = څوک چې مخکې راشي
activity-mode-first-come-hint = څوک چې مخکې وغواړي، ځای د هغه دی. تش شوی ځای سمدستي په کتار کې راتلونکي ته رسېږي.
activity-mode-approval = تاسو یې ټاکئ
activity-mode-approval-hint = زده کوونکي ځای غواړي، او تاسو هو یا نه وایئ.
activity-mode-offers = څوک چې مخکې راشي، له وړاندیز سره
activity-mode-offers-hint = هماغه لاره، خو تش شوی ځای په کتار کې راتلونکي ته وړاندې کېږي، چې هو یا نه ووایي. بې ځوابه مخکې ځي.
activity-offer-hours = د وړاندیز د ځواب لپاره ساعتونه
activity-offer-hours-hint = له 1 تر 168 پورې، یعنې یوه اونۍ. یوازې د وړاندیزونو لپاره دی.
activity-mode-open-requests = { $n ->
    [one] یوه زده کوونکي ځای غوښتی دی. لومړی یې غوښتنه ځواب کړئ، بیا بله لاره وټاکئ.
   *[other] { $n } زده کوونکو ځای غوښتی دی. لومړی یې غوښتنې ځواب کړئ، بیا بله لاره وټاکئ.
}
activity-mode-open-offers = { $n ->
    [one] یو ځای زده کوونکي ته وړاندې شوی دی. ځواب ته یې په تمه شئ، بیا بله لاره وټاکئ.
   *[other] { $n } ځایونه زده کوونکو ته وړاندې شوي دي. ځوابونو ته یې په تمه شئ، بیا بله لاره وټاکئ.
}
activity-mode-approval-words = دا چې ځای چا ته رسېږي، مشران یې ټاکي.
activity-mode-offers-words = { $n ->
    [one] چې ډک وي، تش شوی ځای په کتار کې راتلونکي ته وړاندې کېږي، چې د هو ویلو لپاره یو ساعت لري.
   *[other] چې ډک وي، تش شوی ځای په کتار کې راتلونکي ته وړاندې کېږي، چې د هو ویلو لپاره { $n } ساعته لري.
}
refused-term-over = دوره پای ته رسېدلې ده، نو نور هېڅوک نوم نه شي لیکلای.

# Offers.
refused-offer-over = وړاندیز تر { $until } پورې و. کولای شئ بیا ځای وغواړئ.
refused-no-offer = تاسو ته (نور) داسې وړاندیز نشته چې ځواب شي.
offer-title = د ځای وړاندیز
offer-heading = په { $activity } کې یو ځای تاسو ته ساتل شوی دی
offer-kept = یو ځای تر { $until } پورې تاسو ته ساتل شوی دی. تر هغه وروسته په کتار کې راتلونکي ته ځي.
offer-accept = ځای ومنئ
offer-decline = رد یې کړئ
offer-answer = ځواب ورکړئ
offer-said-no = تاسو په { $activity } کې ځای رد کړ. اوس په کتار کې راتلونکي ته ځي.
activity-offered-until = یو ځای تر { $until } پورې تاسو ته ساتل شوی دی
activity-offer-over = وړاندیز پای ته ورسېد
roster-offered-until = تر { $until } پورې وړاندې شوی
mail-offered-subject = په { $activity } کې یو ځای تاسو ته ساتل شوی دی
mail-offered-body = په { $activity } کې یو ځای تش شو، او وار ستاسو دی. تر { $until } پورې تاسو ته ساتل شوی دی: تر هغه مخکې هو یا نه ووایئ. تر هغه وروسته په کتار کې راتلونکي ته ځي.
mail-offered-answer = ومنئ یا رد یې کړئ
mail-offer_over-subject = په { $activity } کې د ځای وړاندیز پای ته ورسېد
mail-offer_over-body = په { $activity } کې مو یو ځای تاسو ته ساتلی و، خو پر وخت مو ځواب رانغی، نو په کتار کې راتلونکي ته ولاړ. که لا هم راتلل غواړئ، بیا یې وغواړئ: بیا د کتار په پای کې په تمه یاست.

# Requests.
activity-ask = ځای وغواړئ
activity-take-back = غوښتنه بېرته واخلئ
activity-you-asked = تاسو ځای غوښتی دی
activity-said-asked = تاسو په { $activity } کې ځای وغوښت. مشران یې پرېکړه کوي او درته لیکي.
activity-declined = تاسو ځای غوښتی و، او مشرانو نه وویل.
activity-declined-because = تاسو ځای غوښتی و، او مشرانو نه وویل: { $message }
requests-title = غوښتنې
requests-count = { $n ->
    [0] هېڅوک ځای نه غواړي
    [one] یو زده کوونکی ځای غواړي
   *[other] { $n } زده کوونکي ځای غواړي
}
requests-none = پرانیستې غوښتنې نشته
requests-none-words = چې زده کوونکی ځای وغواړي، تاسو یې دلته پرېکړه کوئ.
requests-asked = غوښتل شوي
requests-away = نور دلته نه دی
requests-grade = بل ټولګی
requests-term-limit = { $n ->
    [one] دوره د یوه فعالیت اجازه ورکوي، او لري یې
   *[other] دوره د { $n } فعالیتونو اجازه ورکوي، او لري یې
}
requests-all = { $n ->
    [one] هماغه یوه غوښتنه
   *[other] ټولې { $n } غوښتنې
}
requests-all-hint = د نورو مخونو هم.
requests-message = هغو ته پیغام چې ردوئ یې
requests-message-hint = دوی یې په خپل برېښنالیک کې لولي.
requests-approve = ومنئ
requests-decline = رد کړئ
requests-tick = لږ تر لږه یو زده کوونکی په نښه کړئ، یا ټول.
requests-said-approved = { $n ->
    [0] د پرېکړې لپاره څه پاتې نه وو.
    [one] یو زده کوونکی اوس ځای لري او برېښنالیک ورته ځي.
   *[other] { $n } زده کوونکي اوس ځای لري او برېښنالیک ورته ځي.
}
requests-said-declined = { $n ->
    [0] د پرېکړې لپاره څه پاتې نه وو.
    [one] یوه غوښتنه رد شوه، او زده کوونکي ته برېښنالیک ځي.
   *[other] { $n } غوښتنې رد شوې، او زده کوونکو ته برېښنالیک ځي.
}
requests-said-full = { $n ->
    [0] ټول ځایونه ډک دي.
    [one] یو زده کوونکی اوس ځای لري، او ټول ځایونه ډک شول.
   *[other] { $n } زده کوونکي اوس ځای لري، او ټول ځایونه ډک شول.
} { $more ->
    [0] پرېکړه یې پاتې ده: { $names }.
   *[other] پرېکړه یې پاتې ده: { $names } او { $more } نور.
}
requests-said-left = { $n ->
    [0] چا ته ځای ونه رسېد.
    [one] یو زده کوونکی اوس ځای لري.
   *[other] { $n } زده کوونکي اوس ځای لري.
} { $more ->
    [0] د { $names } په مخکې خنډ شته، نو پرېکړه یې پاتې ده.
   *[other] د { $names } او { $more } نورو په مخکې خنډ شته، نو پرېکړه یې پاتې ده.
}
roster-requests = { $n ->
    [one] د یوې غوښتنې پرېکړه وکړئ
   *[other] د { $n } غوښتنو پرېکړه وکړئ
}
today-asked = تاسو ځای غوښتی دی. مشران یې پرېکړه کوي او درته لیکي.
today-requests = { $n ->
    [one] یو زده کوونکی ځای غواړي.
   *[other] { $n } زده کوونکي ځای غواړي.
}
mail-requested-subject = تاسو په { $activity } کې ځای وغوښت
mail-requested-body = تاسو په { $activity } کې ځای وغوښت. مشران یې پرېکړه کوي او درته لیکي. تر هغه پورې تاسو ته ځای نه ساتل کېږي، او غوښتنه بېرته اخیستلای شئ.
mail-declined-subject = په { $activity } کې ځای نه شو
mail-declined-body = تاسو په { $activity } کې ځای غوښتی و، او مشرانو یې نه وویل.
mail-declined-say = دوی وایي:

# Running activities.
activity-said-let-go = بدلونونه خوندي شول. تاسو نور د دې مسودې مشر نه یاست، نو یوازې مشران یې او مدیران یې ویني.
activity-said-copied-without = { $n ->
    [one] دا کاپي ده. یو مشر یا مرستیال نور دلته کارکوونکی نه دی او پاتې شو. ویې ګورئ، بیا یې خپره کړئ.
   *[other] دا کاپي ده. { $n } مشران یا مرستیالان نور دلته کارکوونکي نه دي او پاتې شول. ویې ګورئ، بیا یې خپره کړئ.
}

# In the log.
audit-signup-request = ځای یې وغوښت
audit-signup-offer = ځای یې وړاندې کړ
audit-signup-accept = وړاندیز یې ومانه
audit-signup-expire = وړاندیز پر وخت ځواب نه شو
audit-signup-approve = غوښتنه یې ومنله
audit-signup-decline = غوښتنه یې رد کړه
audit-field-mode = ځایونه څنګه ورکول کېږي
audit-field-offer-hours = د وړاندیز د ځواب لپاره ساعتونه
audit-value-first-come = څوک چې مخکې راشي
audit-value-approval = مشران یې ټاکي
audit-value-offers = څوک چې مخکې راشي، له وړاندیز سره
