# The list of providers.
providers-title = وړاندې کوونکي
providers-about = نور چې فعالیتونه یې دلته مسودې کېږي. هېڅ شی پخپله نه خپرېږي.
providers-empty-title = لا هېڅ وړاندې کوونکی نشته
providers-empty = یو سپورټي کلب یا د ټولنې مرکز خپل لړلیک د JSON په بڼه ساتلای شي. ونښلوئ یې، نو فعالیتونه یې دلته د مسودو په توګه راځي چې تاسو یې ګورئ او خپروئ.
provider-add = وړاندې کوونکی زیات کړئ
provider-edit = سم کړئ
provider-test = اړیکه وازمایئ
provider-sync = اوس یې همغږي کړئ
provider-save = وړاندې کوونکی خوندي کړئ

# The form.
provider-who = لړلیک چېرته دی
provider-name = د وړاندې کوونکي نوم
provider-url = د لړلیک پته
provider-url-hint = په https:// پیلېږي او له انټرنېټ څخه لاسرسی ورته شته. ځواب یې JSON وي.
provider-key = کیلي
provider-key-hint = که وړاندې کوونکي درکړې وي. مهر شوې ساتل کېږي او بیا هېڅکله نه ښودل کېږي.
provider-key-kept = یوه کیلي شته. د ساتلو لپاره یې دا تش پرېږدئ، یا نوې ولیکئ.
provider-key-forget = کیلي هېره کړئ
provider-key-again = پته اوس بل سرور ته ځي. کیلي بیا ولیکئ، یا یې هېره کړئ.
provider-key-letters = کیلي یوازې لاتین توري، رقمونه او نښې لري، بې له تشو ځایونو.
provider-has-key = مهر شوې، ساتل شوې
provider-no-key = نشته
provider-sample = یوه بېلګه، بې شبکې
provider-program = د مسودو پروګرام
provider-schedule = مهالوېش
provider-schedule-hint = د ښوونځي د ساعت له مخې. ورځ یوازې هغه مهال شمېرل کېږي چې هره اونۍ وي، او وخت هغه مهال نه چې هر ساعت وي.
provider-how-often = څومره ځله
provider-on = ورځ
provider-at = وخت
provider-off = یوازې په لاس
provider-hourly = هر ساعت
provider-daily = هره ورځ
provider-weekly = هره اونۍ
provider-daily-at = هره ورځ په { $at }
provider-weekly-at = هره { $day } په { $at }
provider-mapping = کومه برخه څه ده
provider-mapping-hint = د وړاندې کوونکي په JSON کې نومونه؛ که یو د بل دننه وي، ټکی پکې راځي: venue.name. څه چې لړلیک یې نه وایي، تش یې پرېږدئ.
provider-map-list = په ځواب کې لړلیک چېرته دی
provider-map-next = د بلې پاڼې نوم چېرته دی
provider-map-slots-hint = د ورځو او وختونو لړلیک، داسې:
provider-path-wrong = نومونه ولیکئ چې ټکي یې ترمنځ وي، لکه venue.name.
provider-external-id = د وړاندې کوونکي پېژند
provider-too-many = یو ښوونځی تر { $n } زیات وړاندې کوونکي نه شي لرلای. لومړی یو لرې کړئ.

# How one is doing.
provider-state = حالت
provider-well = کار کوي
provider-idle = په لاس
provider-failing = ناکامېږي
provider-paused = درول شوی
provider-is-running = یو همغږي کول لا روان دي. تر پایه یې انتظار وکړئ.
provider-is-paused = { $n ->
    [one] له یوې ناکامۍ وروسته تر { $until } پورې درول شوی. اړیکه وازمایئ: چې ځواب ورکړي، درېدل پای ته رسي.
   *[other] له { $n } پرله پسې ناکامیو وروسته تر { $until } پورې درول شوی. اړیکه وازمایئ: چې ځواب ورکړي، درېدل پای ته رسي.
}
provider-paused-words = { $n ->
    [one] ځواب یې ورنه کړ، نو تر { $until } پورې پرېښودل کېږي. اړیکه وازمایئ: چې ځواب ورکړي، درېدل پای ته رسي.
   *[other] { $n } ځله پرله پسې ناکام شو، نو تر { $until } پورې پرېښودل کېږي. اړیکه وازمایئ: چې ځواب ورکړي، درېدل پای ته رسي.
}
provider-failing-words = { $n ->
    [one] تېر ځل یې ځواب ورنه کړ. پخپله بیا هڅه کېږي.
   *[other] { $n } ځله پرله پسې یې ځواب ورنه کړ. پخپله بیا هڅه کېږي.
}

# Runs.
provider-runs = وروستي همغږي کول
provider-runs-about = وروستي 30 ساتل کېږي.
provider-runs-none-title = لا څه نه دي راوړل شوي
provider-runs-none = لومړی اړیکه وازمایئ: لومړۍ پاڼه ګوري او هېڅ نه بدلوي. بیا یې همغږي کړئ.
provider-run-scheduled = مهالوېشل شوې همغږي
provider-run-by-hand = په لاس همغږي
provider-run-test = ازموینه
provider-run-running = روان دی
provider-run-done = بشپړ شو
provider-run-mixed = بشپړ شو، له ناکامیو سره
provider-run-failed = ناکام شو
provider-run-look-again = بیا وګورئ
provider-run-since = له { $when } راوروسته بدلونونه
provider-run-counts = { $created } نوي، { $updated } نوي شوي، { $unchanged } بې بدلونه، { $skipped } پرېښودل شوي، { $failed } ناکام
provider-run-readable = { $n } اخیستل کېدای شي، { $failed } نه
provider-run-tries = { $n ->
    [one] لا ځواب نه دی راغلی؛ بیا هڅه کېږي.
   *[other] { $n } ځله ځواب رانه غی؛ بیا هڅه کېږي.
}
provider-run-left-out = { $n ->
    [one] یوه بله اخیستل شوې کرښه په لړلیک کې نه ده.
   *[other] نورې { $n } اخیستل شوې کرښې په لړلیک کې نه دي.
}
provider-run-test-words = دا د لومړۍ پاڼې ازموینه وه. هېڅ ونه اخیستل شول.
provider-run-no-term = داسې دوره نشته چې مسودې پکې ولاړې شي. یوه زیاته کړئ، بیا یې همغږي کړئ.
provider-run-died = بې خبره ودرېد: سرور بند شوی و. څه چې یې اخیستي وو، خوندي دي.
provider-run-gave-up = له ډېرو هڅو وروسته هم بشپړ نه شو. د سرور لاګ وګورئ.
provider-run-removed = په دې منځ کې وړاندې کوونکی لرې شو.
provider-run-circles = د وړاندې کوونکي پاڼې یو بل ته بېرته ځي، نو دلته پای ته ورسېد.
provider-run-long = لړلیک تر { $n } زیاتې پاڼې لري، نو دلته پای ته ورسېد.
provider-no-list = په ښودل شوي ځای کې لړلیک نشته. “په ځواب کې لړلیک چېرته دی” وګورئ.
provider-many-rows = یوه پاڼه تر { $n } زیاتې کرښې لري. له وړاندې کوونکي کوچنۍ پاڼې وغواړئ.

# Rows of a run.
provider-rows = د هر یوه څه وشول
provider-outcome = پایله
provider-why = ولې
provider-row-unnamed = بې نومه
provider-row-is-created = نوي
provider-row-is-updated = نوي شوي
provider-row-is-unchanged = بې بدلونه
provider-row-is-skipped = پرېښودل شوي
provider-row-is-failed = ناکام
provider-row-is-readable = اخیستل کېدای شي
provider-row-published = دلته خپور یا تړل شوی دی، او هماغسې پاتې کېږي چې کارکوونکو پرېښی.
provider-row-edited = کارکوونکو دلته سم کړی دی، او هماغسې پاتې کېږي.
provider-row-none = دا برخې نه لري.
provider-row-id = پېژند نه لري، یا یې ډېر اوږد دی.
provider-row-name = نوم یې نشته، ډېر اوږد دی یا عجیب توري لري.
provider-row-description = تشریح یې ډېره اوږده ده یا عجیب توري لري.
provider-row-room = د خونې نوم یې ډېر اوږد دی یا عجیب توري لري.
provider-row-category = کټګوري یې ډېره اوږده ده یا عجیب توري لري.
provider-row-capacity = ځایونه یې له 1 تر 10000 بشپړ عدد نه دی.
provider-row-slots = وختونه یې د ورځو داسې لړلیک نه دی چې پیل او پای ولري، یا دوه یې ټکر لري.

# Removing one, and what was done.
provider-remove-title = دا وړاندې کوونکی لرې کړئ
provider-remove-words = نور نه پوښتل کېږي، او کیلي یې هېرېږي. هغه فعالیتونه چې ترې راغلي، پاتې کېږي.
provider-remove = لرې کړئ
provider-said-added = وړاندې کوونکی زیات شو. اوس اړیکه وازمایئ.
provider-said-changed = بدلونونه خوندي شول. بله همغږي هر څه بیا غواړي.
provider-said-removed = { $name } لرې شو.
