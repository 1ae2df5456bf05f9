# Asking people in.
invitations-title = بلنې
invitations-none = لا هېڅوک نه دي بلل شوي
invitations-none-words = خلک په برېښنالیک وبولئ: یو یو، یا ټول لړلیک په یوه ځل.
invitations-no-match = هېڅ بلنه ورسره سمون نه لري
invitations-show-all = ټولې بلنې وښایئ
invitation-invite = خلک وبولئ
invitation-title-new = خلک وبولئ
invitation-one = یو کس
invitation-list = یو لړلیک
invitation-state = حالت
invitation-every-state = هر حالت
invitation-pending = په لاره کې
invitation-sent = لېږل شوې
invitation-bounced = بېرته راغلې
invitation-accepted = منل شوې
invitation-expired = موده یې تېره
invitation-expiring = ژر پای ته رسېږي
invitation-revoked = بېرته اخیستل شوې
invitation-until = تر { $when } پورې
invitation-by = بلونکی
invitation-resend = بیا یې ولېږئ
invitation-revoke = بېرته یې واخلئ
invitation-ticked = هغه چې په نښه شوي:
invitation-name-hint = که تش پاتې شي، پخپله به یې ووايي.
invitation-program = پروګرام
invitation-no-program = هېڅ پروګرام
invitation-message = ستاسو خپلې څو خبرې
invitation-message-hint = په برېښنالیک کې ستاسو تر نوم لاندې راځي.
invitation-lasts = د برېښنالیک لینک یو ځل او تر اوو ورځو کار کوي.
invitation-send = بلنه ولېږئ
invitation-said-sent = { $email } ته بلنه په لاره کې ده.
invitation-said-resent = { $n ->
    [one] یوه بلنه بیا ولېږل شوه. پخوانی لینک نور کار نه کوي.
   *[other] { $n } بلنې بیا ولېږل شوې. پخواني لینکونه نور کار نه کوي.
}
invitation-said-revoked = { $n ->
    [one] یوه بلنه بېرته واخیستل شوه. لینک یې نور کار نه کوي.
   *[other] { $n } بلنې بېرته واخیستل شوې. لینکونه یې نور کار نه کوي.
}
invitation-said-resent-left = بیا ولېږل شوې: { $n }. هماغسې پاتې شوې، ځکه چې منل شوې، بېرته اخیستل شوې یا په دې ساعت کې ډېرې لېږل شوې دي: { $left }.
invitation-said-revoked-left = بېرته واخیستل شوې: { $n }. هماغسې پاتې شوې، ځکه چې لا مخکې منل شوې یا بېرته اخیستل شوې دي: { $left }.
invitation-said-none-ticked = لومړی لږ تر لږه یوه بلنه په نښه کړئ.
invitation-said-in = { $school } ته ښه راغلئ.
invitation-said-sign-in = تاسو شامل شوئ. په هغه پټنوم ننوځئ چې همدا اوس مو وټاکه.
invitation-role-above = تاسو یوازې تر خپل رول ټیټو رولونو ته بلنه ورکولای شئ.
invitation-program-needed = له خپلو پروګرامونو یو وټاکئ.
invitation-program-other = تاسو یوازې هغو پروګرامونو ته بلنه ورکولای شئ چې تاسو یې اداره کوئ.
invitation-address-letters = په دې پته کې داسې توري دي چې ساده لاتیني نه دي: “{ $letters }”. په لاس یې بیا ولیکئ؛ په نورو تورو ډومېن داسې ولیکئ لکه څنګه چې ثبت دی، په xn-- پیل کېږي.
invitation-here-already = دوی لا مخکې د ښوونځي په لړلیک کې دي.
invitation-belongs = دوی لا مخکې د ښوونځي غړي دي او ننوتلای شي.
invitation-waits = دوی لا مخکې بلل شوي دي. د بلنو له لړلیک یې بیا ولېږئ.
invitation-suspended = دوی دلته معطل دي. لومړی یې معطلي لرې کړئ.
invitation-elsewhere = د دې پتې خاوند ښوونځي ته پېژندل شوی، خو ستاسو له پروګرامونو بهر. له یوه اداره کوونکي وغواړئ چې زیات یې کړي.
invitation-enough = په دې ساعت کې ورته بس لیکل شوي. وروسته بیا هڅه وکړئ.
invitation-no-address = د لیکلو لپاره پته نشته.
invitation-is-over = دا بلنه په دې منځ کې ومنل شوه یا بېرته واخیستل شوه.
invitation-moot = دوی نور د بلنې په تمه نه دي.
invitation-grade-students = یوازې زده کوونکي ټولګی لري.

# The page that a link leads to.
invitation-open-title = له { $school } سره یوځای شئ
invitation-open-detail = { $inviter } تاسو په Homeroom کې { $school } ته بولي.
invitation-open-begin = ووایئ چې څه نومېږئ، او هغه پټنوم وټاکئ چې ورباندې ننوځئ.
invitation-open-sign-in = په دې پته ګڼون لرئ. ورباندې ننوځئ، بیا یې منلای شئ.
invitation-open-other = تاسو په بله پته ننوتي یاست:
invitation-open-other-words = ووځئ، بیا د برېښنالیک لینک له سره پرانیزئ.
invitation-accept = بلنه ومنئ
invitation-not-you = که نه پوهېږئ چې دا څه دي، دا پاڼه پرېږدئ: هېڅ به نه کېږي.
invitation-other-account = دا بلنه هغې پتې ته نه ده لېږل شوې چې تاسو ورباندې ننوتي یاست. ووځئ، بیا لینک پرانیزئ.
invitation-disabled = د دې پتې ګڼون بند دی. د سایټ له چلوونکي وپوښتئ.
invitation-member-already = تاسو لا مخکې په بله پته د دې ښوونځي غړی یاست.
invitation-gone-title = دا بلنه نور کار نه کوي
invitation-gone-unknown = لینک یې پوره نه دی، یا نوي یې ځای نیولی. وروستی برېښنالیک وګورئ، یا له بلونکي وپوښتئ.
invitation-gone-revoked = بېرته اخیستل شوې. له بلونکي وپوښتئ.
invitation-gone-expired = تر اوو ورځو زړه ده. له بلونکي وغواړئ چې بیا یې ولېږي.
invitation-gone-accepted = لا مخکې منل شوې. که تاسو وئ، مخکې لاړ شئ.
invitation-gone-moot = له هغې وروسته د ښوونځي مالومات ستاسو په اړه بدل شوي. له بلونکي وپوښتئ.
invitation-gone-on = مخکې لاړ شئ

# The mail.
mail-invitation-subject = { $inviter } تاسو { $school } ته بولي
mail-invitation-body = { $inviter } تاسو په Homeroom کې { $school } ته بولي.
mail-invitation-role = هلته ستاسو رول: { $role }.
mail-invitation-message = { $inviter } لیکي:
mail-invitation-go = بلنه وګورئ
mail-invitation-lasts = لینک په اوو ورځو کې دننه یو ځل کار کوي. که نه پوهېږئ چې دا څه دي، هېڅ مه کوئ.
mail-invitation-why = دا برېښنالیک ځکه درته راغی چې { $inviter } ستاسو پته { $school } ته ورکړې.

# Taking in a list of people.
people-import-title = د خلکو لړلیک
people-import-paste = لړلیک ولګوئ
people-import-paste-hint = په هره کرښه کې یو کس: پته، “Name <address>”، یا جدول چې ستنې یې name، email، role، grade او program وي. تر ټولو ډېرې { $n } کرښې.
people-import-file = یا د CSV فایل راوړئ
people-import-role = د چا کرښه چې رول نه وايي
people-import-program = او په دې پروګرام کې شامل شي
people-import-mode = څه باید وشي؟
people-import-adds = یوازې یې لړلیک ته زیات کړئ
people-import-adds-hint = هېچا ته نه لیکل کېږي. وروسته یې بللای شئ.
people-import-invites = زیات یې کړئ او ویې بولئ
people-import-invites-hint = هر څوک چې پته لري برېښنالیک ترلاسه کوي.
people-import-start = لړلیک وارد کړئ
people-import-recent = پخواني لړلیکونه
people-import-lines = { $n ->
    [one] یوه کرښه
   *[other] { $n } کرښې
}
people-import-needed = لړلیک ولګوئ، یا فایل وټاکئ.
people-import-too-many = لړلیک تر ټولو ډېرې { $n } کرښې لري. ټوټې ټوټې یې ولېږئ.
people-import-too-large = لړلیک ډېر لوی دی. ټوټې ټوټې یې ولېږئ.
people-import-not-text = دا فایل داسې متن نه دی چې ولوستل شي. په UTF-8 کې یې د CSV په توګه خوندي کړئ.
people-import-one-runs = بل لړلیک وارد کېږي. تر پایه یې انتظار وکړئ، یا یې ودروئ.
people-import-running = روان دی
people-import-done = بشپړ
people-import-cancelled = ودرول شو
people-import-stopped = مخکې پای ته ورسېد
people-import-stopped-words = چا چې پیل کړی و، نور د دې اجازه نه لري، نو پاتې برخه پرېښودل شوه.
people-import-progress = له { $total } څخه { $done } کرښې
people-import-progress-label = لړلیک تر کومه رسېدلی
people-import-added = زیات شوي
people-import-invited = بلل شوي
people-import-skipped = پرېښودل شوي
people-import-refused = رد شوي
people-import-cancel = همدلته یې ودروئ
people-import-said-cancelled = ودرول شو. څوک چې لا مخکې شامل شوي، شامل پاتې کېږي.
people-import-look-again = بیا وګورئ
people-import-notes = د دې کرښو په اړه
people-import-line = کرښه
people-import-typed = څه پکې دي
people-import-why = ولې
people-import-only-wrong = یوازې رد شوي
people-import-all-notes = ټول
people-import-on = بلنو ته لاړ شئ
people-import-no-person = په دې کرښه کې نه نوم شته نه پته.
people-import-no-such-role = د “{ $role }” په نوم رول نشته. student، teacher، program admin یا admin ولیکئ.
people-import-no-such-program = د “{ $program }” په نوم داسې پروګرام نشته چې ورته بلنه ورکړئ.
people-import-kept = راپورونه 30 ورځې ساتل کېږي.

# In the log.
audit-kind-invitation = بلنې
audit-invitation-create = یو څوک یې وباله
audit-invitation-resend = بلنه یې بیا ولېږله
audit-invitation-revoke = بلنه یې بېرته واخیسته
audit-invitation-accept = بلنه یې ومنله
audit-import-people = د خلکو د لړلیک واردول یې پیل کړل
audit-import-people-done = د خلکو لړلیک یې وارد کړ
audit-import-people-cancel = د خلکو د لړلیک واردول یې ودرول
audit-field-lines = کرښې
audit-field-invites = له بلنو سره
audit-field-added = زیات شوي
audit-field-invited = بلل شوي
audit-field-refused = رد شوي
