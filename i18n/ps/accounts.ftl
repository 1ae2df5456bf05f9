# Words that several forms of accounts share.
email = د برېښنالیک پته
password = پټنوم
new-password = نوی پټنوم
name = نوم
register = ځان ثبت کړئ
send-link = لینک ولېږئ
password-hint = لږ تر لږه { $n } توري. څو پرله پسې کلمې په اسانۍ یادېږي.

# Signing in and out.
sign-in-wrong = دا پته او دا پټنوم یو له بل سره سمون نه لري. دواړه وګورئ، یا نوی پټنوم وټاکئ.
sign-in-remember = تر 30 ورځو مې ننوتل وساتئ
sign-in-forgot = نوی پټنوم وټاکئ
sign-in-new-here = دلته لومړی ځل دی؟ ځان د خپل ښوونځي په پاڼه کې ثبتوئ.
sign-in-find-school = خپل ښوونځی پیدا کړئ
signed-out = له ګڼون څخه ووتلئ.
sign-in-just-registered = همدا اوس مو نوم لیکنه کړې؟ لومړی زموږ په برېښنالیک کې لینک پرانیزئ.
sign-in-confirm-again = بیا یې راولېږئ

# Registering and confirming an address.
register-title = په { $school } کې ځان ثبت کړئ
register-detail = تاسو ته یو برېښنالیک درځي؛ لینک یې ثابتوي چې پته ستاسو ده.
register-email-hint = هماغه پته چې ستاسو ښوونځی یې پېژني، که یې کومه پېژني.
register-domains = داسې پته چې په { $domains } پای ته رسېږي.
register-domain = دلته یوازې هغه پتې ثبتېدای شي چې په { $domains } پای ته رسېږي.
register-have-account = پر ځای یې ننوځئ
verification-title = خپله پته تایید کړئ
verification-detail = هغه پته ولیکئ چې ځان مو پرې ثبت کړی دی، موږ به لینک بیا درولېږو.
verify-title = دا تاسو یاست؟
verify-detail = تایید کړئ چې دا پته ستاسو ده. بیا ننوتلای شئ.
verify-elsewhere = هغه پټنوم وټاکئ چې پرې ننوځئ. که د ثبت پر مهال مو یو ټاکلی وي، دا یې ځای نیسي.
verify-button = خپله پته تایید کړئ
verify-not-you = که مو ځان نه وي ثبت کړی، دا پاڼه پرېږدئ: هېڅ به نه کېږي.
verified = پته مو تایید شوه. اوس ننوتلای شئ.
mail-sent-title = خپل برېښنالیک وګورئ
mail-sent-register = موږ ستاسو ورکړې پتې ته برېښنالیک لېږلی دی. د بشپړولو لپاره یې لینک په یوه ورځ کې دننه پرانیزئ.
mail-sent-link = که د دې پتې لپاره ګڼون وي، لینک ورته په لاره دی.
mail-sent-nothing = څو دقیقې وروسته هم څه نه دي راغلي؟ په ناغوښتو برېښنالیکونو کې وګورئ، او وګورئ چې پته سمه لیکل شوې ده که نه.
spent-title = دا لینک نور کار نه کوي
spent-verification = دا لا مخکې کارول شوی، یا تر یوې ورځې زوړ دی. که پخپله مو کارولی وي، یوازې ننوځئ؛ که نه، بل وغواړئ.
spent-reset = دا لا مخکې کارول شوی، یا ډېر زوړ دی. که پخپله مو کارولی وي، یوازې ننوځئ؛ که نه، بل وغواړئ.
spent-another = بل لینک وغواړئ

# Passwords.
forgot-title = نوی پټنوم وټاکئ
forgot-detail = خپله پته ولیکئ، موږ به لینک ورولېږو. لینک یو ساعت کار کوي.
new-password-title = نوی پټنوم وټاکئ
new-password-first = خپل پټنوم وټاکئ
new-password-detail = په ټولو ځایونو کې مو ننوتل پای ته رسېږي، بیا په نوي پټنوم ننوځئ.
new-password-save = پټنوم خوندي کړئ
password-is-new = پټنوم مو خوندي شو. اوس په همدې ننوځئ.
password-changed = پټنوم مو بدل شو. په نورو ټولو ځایونو کې مو ننوتل پای ته ورسېدل.
password-not-yours = دا ستاسو اوسنی پټنوم نه دی.

# One’s own account.
account-tab-details = جزییات
account-tab-password = پټنوم
account-tab-sessions = ننوتې وسیلې
account-saved = خوندي شول.
account-name-hint = په دې نوم درته سلام کېږي. په ښوونځیو کې مو هماغه نوم پاتې کېږي چې هلته پرې پېژندل کېږئ.
account-email-hint = په همدې پته ننوځئ.
account-locale-browser = لکه براوزر چې غواړي
account-hours = وخت
account-hours-auto = لکه ژبه چې غواړي
account-hours-24 = 15:15
account-hours-12 = 3:15 PM
account-password-detail = چې پټنوم بدل کړئ، په نورو ټولو ځایونو کې مو ننوتل پای ته رسېږي.
account-current-password = اوسنی پټنوم
account-change-password = پټنوم بدل کړئ
sessions-detail = اوس مهال په دې ځایونو کې ننوتي یاست. هغه چې نه یې پېژنئ پای ته ورسوئ، بیا خپل پټنوم بدل کړئ.
session-this = همدا
session-browser = په { $system } کې { $browser }
session-unknown = ناپېژندلی براوزر
session-seen-now = همدا اوس
session-seen-minutes = { $n ->
    [one] یوه دقیقه مخکې
   *[other] { $n } دقیقې مخکې
}
session-seen-hours = { $n ->
    [one] یو ساعت مخکې
   *[other] { $n } ساعته مخکې
}
session-seen-days = { $n ->
    [one] یوه ورځ مخکې
   *[other] { $n } ورځې مخکې
}
session-end = له هغه ځایه ووځئ
session-ended = له هغې وسیلې ووتلئ.
sessions-end-others = له نورو ټولو ځایونو ووځئ
sessions-ended = { $n ->
    [0] په بل هېڅ ځای کې ننوتي نه وئ.
    [one] له یوې بلې وسیلې ووتلئ.
   *[other] له { $n } نورو وسیلو ووتلئ.
}

# A picture of oneself.
picture-title = ستاسو انځور
picture-alt = ستاسو هغه انځور چې خلک یې ویني
picture-file = له دې وسیلې انځور
picture-hint = PNG، JPEG یا WebP، تر 10 MB پورې. موږ یې د منځ مربع ساتو. یوازې ستاسو د ښوونځیو خلک یې ویني.
picture-save = انځور خوندي کړئ
picture-remove = انځور لرې کړئ
picture-saved = انځور مو خوندي شو.
picture-removed = انځور مو لرې شو.
picture-kind = ستاسو انځور باید PNG، JPEG یا WebP فایل وي.

# The schools that somebody belongs to.
schools-none = تاسو لا د هېڅ ښوونځي غړي نه یاست
schools-none-detail = خپل ښوونځی پیدا کړئ او هلته په همدې پته ځان ثبت کړئ، یا د ښوونځي له دفتره وغواړئ چې تاسو پکې شامل کړي.
schools-open = پرانیزئ
schools-suspended = معطل شوی
schools-suspended-detail = د ښوونځي له مالک څخه وپوښتئ چې څه وکړئ.
schools-site = د دې سایټ ټول ښوونځي وګورئ

# Mails about accounts.
mail-hello = سلامونه،
mail-verify-email-subject = د { $school } لپاره خپله پته تایید کړئ
mail-verify-email-body = چا، غالباً تاسو، په دې پته په { $school } کې ځان ثبت کړی دی. په یوه ورځ کې دننه تایید کړئ چې پته ستاسو ده.
mail-verify-email-go = خپله پته تایید کړئ
mail-verify-email-not-you = که دا تاسو نه وئ، هېڅ مه کوئ: له لینک پرته هېڅوک ستاسو پته نه شي کارولای.
mail-account-exists-subject = د { $school } لپاره لا له مخکې ګڼون لرئ
mail-account-exists-body = چا، ښایي تاسو، په دې پته په { $school } کې ځان ثبت کړی دی. تاسو لا له مخکې ګڼون لرئ، او پټنوم یې هماغه پاتې کېږي. که غواړئ د { $school } غړي شئ، په یوه ورځ کې دننه په همدې ګڼون ورسره یوځای شئ.
mail-account-exists-go = له { $school } سره یوځای شئ
mail-account-exists-forgot = پټنوم مو هېر دی؟
mail-account-exists-forgot-go = نوی وټاکئ
mail-account-exists-not-you = که دا تاسو نه وئ، هېڅ مه کوئ: ګڼون مو هماغسې دی لکه چې و.
mail-reset-password-subject = نوی پټنوم وټاکئ
mail-reset-password-body = چا، غالباً تاسو، نوی پټنوم غوښتی دی. لینک یو ځل او په یوه ساعت کې دننه کار کوي.
mail-reset-password-go = نوی پټنوم وټاکئ
mail-reset-password-not-you = که دا تاسو نه وئ، هېڅ مه کوئ: پټنوم مو هماغه پاتې کېږي.
mail-password-changed-subject = پټنوم مو بدل شو
mail-password-changed-body = ستاسو د ګڼون پټنوم بدل شو، او په نورو ټولو وسیلو کې ننوتل پای ته ورسېدل.
mail-password-changed-not-you = که دا تاسو نه وئ، سملاسي نوی پټنوم وټاکئ:
mail-password-changed-go = نوی پټنوم وټاکئ
mail-sign-in-delayed-subject = یو څوک ستاسو په نوم نه شي ننوتلای
mail-sign-in-delayed-body = ستاسو د ګڼون لپاره { $n } ځله پرله پسې ناسم پټنوم ولیکل شو. له دې وروسته به له هرې بلې تېروتنې وروسته ننوتل لږ ځنډېږي، څو هېڅوک اټکل ته دوام ور نه کړي. له ځنډ وروسته ستاسو پټنوم لا هم کار کوي.
mail-sign-in-delayed-not-you = که دا تاسو وئ او پټنوم مو هېر وي، نوی وټاکئ. که تاسو نه وئ، د څه کولو اړتیا نشته.
mail-sign-in-delayed-go = نوی پټنوم وټاکئ
mail-owner-invited-subject = د { $school } پرانیستل ستاسو په لاس کې دي
mail-owner-invited-body = { $school } اوس په Homeroom کې خپل ځای لري، او تاسو یې مالک یاست.
mail-owner-invited-new = په اوو ورځو کې دننه پټنوم وټاکئ. بیا په دې پته ننوځئ.
mail-owner-invited-known = په هغه ګڼون ننوځئ چې لا له مخکې یې لرئ.
mail-owner-invited-go-new = خپل پټنوم وټاکئ
mail-owner-invited-go-known = ننوځئ
