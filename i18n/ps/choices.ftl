# Groups of activities whose places are drawn.
choices-title = د غوره‌توب ټاکنې
choices-about = ووایئ چې تر ټولو ډېر څه غواړئ. یوه عادلانه پچه هرچا ته ځای ورکوي.
choices-new = نوې ډله
choices-none = اوس د غوره‌توب ټاکنې نشته
choices-none-words = کله چې ځایونه په ټاکنه او پچه ورکول کېږي، دلته یې مومئ.
choices-none-staff = د فعالیتونو ډله جوړه کړئ: زده کوونکي یې تر یوې نېټې پورې ترتیبوي، او عادلانه پچه ځایونه ورکوي.
choices-save = مسوده خوندي کړئ
choices-look = وګورئ
choices-choose = وټاکئ
choices-until = تر { $until } پورې د غوره‌توب په ټاکنه
choices-closed-since = د غوره‌توب په ټاکنه؛ ټاکنه بنده ده
choices-phase-draft = مسوده
choices-phase-waiting = اعلان شوې
choices-phase-open = پرانیستې
choices-phase-closed = بنده
choices-phase-published = پچه شوې
choices-phase-off = لغوه شوې
choices-now-draft = دا یوازې مدیران ویني. کله چې اصول سم وي اعلان یې کړئ: وروسته یې اصول نه بدلېږي.
choices-now-waiting = تاسو له { $opens } څخه تر { $closes } پورې ټاکلای شئ.
choices-now-open = تاسو تر { $closes } پورې ټاکلای او بدلولای شئ. دا مهمه نه ده چې څوک لومړی راځي.
choices-now-closed = ټاکنه په { $closes } بنده شوه. اوس پچه کېږي، او هرڅوک برېښنالیک ترلاسه کوي.
choices-now-published = ځایونه ورکړل شول. هرچا چې ټاکنه کړې وه برېښنالیک ترلاسه کړ.
choices-now-off = لغوه شوې: { $reason }

# Its form.
choices-opens = ټاکنه پیلېږي
choices-closes = ټاکنه بندېږي
choices-most-choices = د هر زده کوونکي ټاکنې
choices-most-places = د هر زده کوونکي ډېر ځایونه
choices-after = له پچې وروسته
choices-after-open = خالي ځایونه هغه ته رسېږي چې لومړی راځي
choices-after-closed = خالي ځایونه کارکوونکي ورکوي
choices-priorities = هغه ټولګي چې لومړی راځي
choices-priorities-hint = لومړۍ کرښه تر دویمې مخکې راځي. هغه کرښې تشې پرېږدئ چې نه یې غواړئ.
choices-no-activities = د دې لپاره هېڅ خپور شوی فعالیت نشته. لومړی یو خپور کړئ.
choices-activities-needed = لږ تر لږه یو فعالیت وټاکئ.
choices-activities-many = ډېر نه ډېر { $n } فعالیتونه وټاکئ.
choices-activities-taken = له دې یو خپور شوی نه دی، یا بله ډله یې له مخکې پرېکړه کوي.
choices-closes-before = ټاکنه تر پیلېدو مخکې بندېږي. وروسته وخت وټاکئ.
choices-closes-past = ټاکنه به په تېر وخت کې بنده شي. لومړی نېټې بدلې کړئ.
choices-members-published = د ډلې هر فعالیت باید خپور شوی وي.
choices-said-created = مسوده خوندي شوه. کله چې اصول سم وي اعلان یې کړئ.
choices-said-announced = اعلان شو. په دې فعالیتونو کې نوم لیکنه اوس په ټاکنه او پچه ده.
choices-staff = د دفتر لپاره
choices-announce = اعلان کړئ
choices-announce-words = له اعلان وروسته فعالیتونه، نېټې او اصول نه بدلېږي، او هېڅوک د لومړي راتلو له لارې په دې فعالیتونو کې نوم نه لیکي.
choices-students = زده کوونکي
choices-draw = پچه
choices-record = د پچې ریکارډ
choices-no-record = د پچې تر خپرېدو مخکې ریکارډ نشته.
choices-choosers = { $n ->
    [0] لا هېچا ټاکنه نه ده کړې.
    [one] یوه زده کوونکي ټاکنه کړې ده.
   *[other] { $n } زده کوونکو ټاکنه کړې ده.
}
choices-named-first = هغه زده کوونکي چې لومړی راځي
choices-named-words = دوی تر هر ټولګي مخکې راځي. دا د ډلې تر اعلان پورې بدلېدای شي.
choices-favour = لومړی یې کړئ
choices-favoured = تر ټولو مخکې
choices-favoured-none = هېڅوک.
choices-said-favoured = دا زده کوونکی لومړی راځي.
choices-said-unfavoured = د دې زده کوونکي پچه د نورو په شان کېږي.

# Choosing.
choices-yours = ستاسو ټاکنې
choices-how = له هغه پیل وکړئ چې تر ټولو ډېر یې غواړئ. له تاسو او کارکوونکو پرته یې هېڅوک نه ویني.
choices-sign-in = د ټاکنې لپاره ننوځئ
choices-choice-n = ټاکنه { $n }
choices-nothing = هېڅ
choices-save-mine = زما ټاکنې خوندي کړئ
choices-up = پورته یې کړئ
choices-down = ښکته یې کړئ
choices-moved = ځای یې بدل شو. کله چې سم وي خوندي یې کړئ.
choices-said-saved = ستاسو ټاکنې خوندي شوې. د ټاکنې تر بندېدو پورې یې بدلولای شئ.
choices-said-none = اوس مو هېڅ نه دي ټاکلي.
choices-chose-none = تاسو هېڅ نه دي ټاکلي.
choices-twice = یو فعالیت دوه ځله ټاکل شوی. هر یو یو ځل وټاکئ.
choices-many = ډېر نه ډېر { $n } وټاکئ.
choices-grades = له { $from }م تر { $to }م ټولګي
choices-grades-from = { $from }م ټولګی او لوړ
choices-grades-to = تر { $to }م ټولګي پورې
choices-free = { $n ->
    [one] یو خالي ځای
   *[other] { $n } خالي ځایونه
}

# The rules.
choices-rules = ځایونه څنګه ورکول کېږي
choices-rule-turns = { $n ->
    [one] هرڅوک ډېر نه ډېر یو ځای ترلاسه کوي.
   *[other] هرڅوک ډېر نه ډېر { $n } ځایونه ترلاسه کوي، او تر هغو چې د ټولو د لومړي ځای وار نه وي راغلی، هېڅوک دویم نه ترلاسه کوي.
}
choices-rule-priority = په هر وار کې دا په دې ترتیب لومړی راځي: { $groups }. بیا نور ټول.
choices-rule-named = هغه زده کوونکي چې کارکوونکو د ټاکنې تر پیل مخکې نومولي
choices-rule-rank = لومړۍ ټاکنې تر دویمو مخکې کتل کېږي، او همداسې نورې.
choices-rule-draw = چېرته چې تر ځایونو ډېر کسان وغواړي، پچه پرېکړه کوي: هرڅوک یوه شمېره لري، او کوچنۍ شمېرې لومړی راځي.
choices-rule-fits = هېڅوک داسې ځای نه ترلاسه کوي چې د هغه د ټولګي لپاره نه وي، له بل فعالیت سره یې ټکر وکړي، یا د دورې له حد څخه واوړي.
choices-fair = ولې هېڅوک درغلي نه شي کولای
choices-fair-words = شمېرې له یوه پټ تخم څخه راځي چې تر ټاکنو مخکې جوړ شوی. دا یې SHA-256 دی: که تخم بدل شي دا هم بدلېږي. کله چې ځایونه خپاره شي، تخم ښودل کېږي.
choices-seed-hash = د تخم SHA-256
choices-seed = تخم
choices-again = له دفتر څخه د پچې په ریکارډ هرڅوک یې بیا محاسبه کولای شي: homeroom draw verify --file RECORD

# Refusals.
choices-refused-not-open = ټاکنه لا نه ده پیل شوې.
choices-refused-closed = ټاکنه بنده ده. له دفتر وپوښتئ چې لا کومه لاره شته که نه.
choices-refused-announced = اعلان شوې ده: اصول نه بدلېږي، او خلک پرې ډاډ لري. د بیا پیل لپاره یې لغوه کړئ.
choices-refused-not-closed = ټاکنې لا بدلېدای شي. له بندېدو وروسته راشئ.
choices-refused-over = دا پای ته رسېدلې، او همداسې پاتې کېږي.
choices-differs-now = اوس به پچه بله پایله ورکړي: چا یوه کرښه یا فعالیت بدل کړی. بیا یې وګورئ.
choices-lock-full = په { $activity } کې د دې لپاره خالي ځای نشته.
choices-lock-why-needed = دلیل ولیکئ. دا په لاګ کې او د پچې له کرښو سره ساتل کېږي.
choices-off-why-needed = دلیل ولیکئ: هرڅوک یې لولي چې ټاکنه یې کړې.
refused-by-choice = د دې فعالیت ځایونه د غوره‌توب په ټاکنه ورکول کېږي. تر { $until } پورې ووایئ چې څه غواړئ.
refused-by-draw = د دې فعالیت ځایونه په پچه ورکول کېږي، او ټاکنه بنده ده. له دفتر وپوښتئ.

# The draw, for the office.
choices-simulation = پایله به داسې وي. لا هېڅ نه دي ورکړل شوي؛ تخم تر ټاکنو مخکې ټاکل شوی و، نو بیا کتل هېڅ نه بدلوي.
choices-stat-students = زده کوونکي برخه لري
choices-stat-first = خپله لومړۍ ټاکنه ترلاسه کوي
choices-stat-any = ځای ترلاسه کوي
choices-stat-left-out = هېڅ نه ترلاسه کوي
choices-percent = { $n }%
choices-by-grade = د ټولګي له مخې
choices-by-activity = د فعالیت له مخې
choices-no-grade = بې ټولګي
choices-activity = فعالیت
choices-col-first = لومړۍ ټاکنه
choices-col-any = ځای
choices-col-left = هېڅ
choices-col-wished = ټاکونکي
choices-col-wished-first = د لومړي په توګه
choices-col-given = ورکړل شوي
choices-col-places = خالي ځایونه
choices-no-limit = بې حده
choices-left-out = { $n ->
    [0] هېڅوک نه دي پاتې
    [one] یو زده کوونکی هېڅ نه ترلاسه کوي
   *[other] { $n } زده کوونکي هېڅ نه ترلاسه کوي
}
choices-left-out-more = او { $n } نور.
choices-see-all = ټول وګورئ
choices-locks = { $n ->
    [0] هېڅ کرښه نه ده ټاکل شوې.
    [one] یوه کرښه ټاکل شوې.
   *[other] { $n } کرښې ټاکل شوې.
}
choices-publish = خپور کړئ
choices-publish-words = { $students ->
    [one] یو زده کوونکی د پایلې او دلیلونو برېښنالیک ترلاسه کوي. دا بېرته نه اخیستل کېږي.
   *[other] { $students } زده کوونکي د پایلې او دلیلونو برېښنالیک ترلاسه کوي. دا بېرته نه اخیستل کېږي.
}
choices-publish-do = { $places ->
    [0] بې ځایه خپور کړئ
    [one] یو ځای ورکړئ
   *[other] { $places } ځایونه ورکړئ
}
choices-said-published = خپور شو. هر برخه وال برېښنالیک ترلاسه کوي.
choices-off = لغوه کړئ
choices-off-words = بیا پچه نه کېږي، او فعالیتونه بېرته د لومړي راغلي کېږي. هرڅوک چې ټاکنه یې کړې برېښنالیک ترلاسه کوي.
choices-off-why = ولې؟ هرڅوک یې لولي چې ټاکنه یې کړې.
choices-off-do = لغوه کړئ
choices-said-off = لغوه شوه. هرڅوک چې ټاکنه یې کړې برېښنالیک ترلاسه کوي.
choices-which = کوم زده کوونکي
choices-show-all = ټول
choices-show-left = بې ځایه
choices-show-locked = ټاکل شوي
choices-nobody = دلته هېڅوک نشته
choices-nobody-words = لا هېچا ټاکنه نه ده کړې، یا هېڅوک سمون نه خوري. د هر زده کوونکي لپاره نوم ولټوئ.
choices-chose = ټاکنې
choices-number = شمېره
choices-gets = ترلاسه کوي
choices-gets-none = هېڅ
choices-decide = پرېکړه وکړئ
choices-decision = پرېکړه
choices-decide-in = دا ځای یې دی
choices-decide-out = نه یې ترلاسه کوي
choices-decide-drawn = پچه دې پرېکړه وکړي
choices-decide-why = ولې؟ دا په لاګ کې ساتل کېږي.
choices-decide-do = وټاکئ
choices-said-decided = پرېکړه وشوه. پچه له سره محاسبه کېږي.
choices-locked-in = په { $activity } کې:
choices-locked-out = په { $activity } کې نه:
choices-today-open = تر { $until } پورې ویلای شئ چې څه غواړئ.
choices-today-chosen = تاسو ټاکنه کړې. تر { $until } پورې یې بدلولای شئ.
choices-today-ready = ټاکنه بنده ده: پچه وګورئ، بیا یې خپره کړئ.

# Why somebody got what they got.
draw-yours = ستاسو ځایونه
draw-yours-none = دا ځل مو ځای ترلاسه نه کړ. لاندې د هرې ټاکنې دلیل دی. وګورئ چې بل ځای خالي ځایونه شته که نه.
draw-no-part = تاسو په دې پچه کې برخه نه لرله، ځکه مو هېڅ نه وو ټاکلي.
draw-why = ولې
draw-is-yours = ستاسو
draw-your-number = په پچه کې ستاسو شمېره: له { $of } څخه { $number }.
draw-alias = د پچې په ریکارډ کې، چې د هېچا نوم پکې نشته، تاسو { $alias } یاست.
draw-choice = ټاکنه { $rank }: { $activity }
draw-no-choice = { $activity }
draw-room-for-all = د ټولو لپاره ځای شته
draw-got = ستاسو شو. { $asked } کسانو { $seats ->
    [one] یو ځای
   *[other] { $seats } ځایونه
} وغوښتل، او ستاسو شمېره له { $of } څخه { $number } په کوچنیو کې وه.
draw-got-enough = ستاسو شو. کله چې ستاسو وار راغی، { $asked ->
    [one] یوه کس
   *[other] { $asked } کسانو
} { $seats ->
    [one] یو ځای
   *[other] { $seats } ځایونه
} وغوښتل، نو پچې ته اړتیا نه وه.
draw-got-open = ستاسو شو. د ټولو لپاره ځای شته.
draw-locked = ستاسو شو. کارکوونکو دا ځای تر پچې مخکې درکړ.
draw-drawn = { $asked } کسانو { $seats ->
    [one] یو ځای
   *[other] { $seats } ځایونه
} وغوښتل. ستاسو شمېره له { $of } څخه { $number } وه؛ وروستۍ شمېره چې ځای یې ترلاسه کړ { $last } وه.
draw-gone-priority = ټول ځایونه یې هغو زده کوونکو ته ورسېدل چې د اصولو له مخې لومړی راځي.
draw-gone-higher = { $rank ->
    [one] ټول ځایونه یې هغو زده کوونکو ته ورسېدل چې دا یې لومړۍ ټاکنه وه.
   *[other] ټول ځایونه یې هغو زده کوونکو ته ورسېدل چې دا یې { $rank }مه ټاکنه یا تر هغې مخکې وه.
}
draw-gone-first = مخکې له دې چې څوک دویم ځای ترلاسه کړي، ټول ځایونه یې ډک شوي وو.
draw-no-seats = خالي ځای یې نه درلود.
draw-enough = اړتیا نه وه: تاسو هومره ځایونه لرئ چې یو زده کوونکی یې ترلاسه کوي.
draw-clash = وخت یې له { $other } سره ټکر لري، چې تاسو پکې ځای لرئ.
draw-grade = دا ستاسو د ټولګي لپاره نه دی.
draw-term-limit = { $n ->
    [one] دوره د یوه فعالیت اجازه ورکوي، او تاسو یې لرئ.
   *[other] دوره د { $n } فعالیتونو اجازه ورکوي، او تاسو یې لرئ.
}
draw-locked-out = کارکوونکو پرېکړه وکړه چې تاسو یې نه ترلاسه کوئ. دلیل یې له هغوی وپوښتئ.
draw-removed = کارکوونکو مخکې له دې ستاسو نوم ترې لرې کړی و.
draw-has-already = تاسو له مخکې پکې ځای درلود.
draw-not-offered = دا نور نه وړاندې کېږي.
mail-drawn-subject = ستاسو ځایونه: { $name }
mail-drawn-places = د { $name } پچه وشوه. تاسو په دې کې ځای لرئ:
mail-drawn-none = د { $name } پچه وشوه. دا ځل مو ځای ترلاسه نه کړ.
mail-drawn-look = په Homeroom کې یې وګورئ
mail-draw-off-subject = پچه نه کېږي: { $name }
mail-draw-off-body = { $name } لغوه شوه: پچه نه کېږي، او ستاسو ټاکنې نه کارول کېږي. کارکوونکي وایي:

audit-kind-group = د غوره‌توب ټاکنې
audit-group-create = د غوره‌توب ټاکنو ډله یې جوړه کړه
audit-group-change = د غوره‌توب ټاکنو ډله یې بدله کړه
audit-group-favour = په پچه کې لومړي کسان یې بدل کړل
audit-group-announce = د غوره‌توب ټاکنې یې اعلان کړې
audit-group-rank = خپلې ټاکنې یې وکړې
audit-group-lock = د پچې د یوې کرښې پرېکړه یې وکړه
audit-group-publish = پچه یې خپره کړه
audit-group-call-off = د غوره‌توب ټاکنې یې لغوه کړې
audit-field-most-choices = د هر زده‌کوونکي ټاکنې
audit-field-most-places = د هر زده‌کوونکي ځایونه
audit-field-first-come-after = له پچې وروسته لومړی راغلی
audit-field-seed-hash = د تخم SHA-256
audit-field-first = لومړی راځي
audit-field-decided = پرېکړه
audit-field-choices = ټاکنې
audit-field-places = ورکړل شوي ځایونه
audit-value-announced = اعلان شوی
audit-value-called-off = لغوه
audit-value-in = ځای لري
audit-value-out = ځای نه ورکول کېږي
audit-value-drawn = پچه پرېکړه کوي
