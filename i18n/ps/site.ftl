# All schools.
site-open-school = ښوونځی پرانیزئ
site-search = د ښوونځي نوم یا پته
site-name = نوم
site-address = پته
site-people = خلک
site-opened = پرانیستل شوی
site-suspended = معطل شوی
site-empty-title = لا هېڅ ښوونځی نشته
site-empty = لومړی پرانیزئ: مالک ته یې برېښنالیک ورځي او پاتې کار هغه ته پرېښودل کېږي.
site-the-school = ښوونځی
site-slug = د پتې لپاره لنډ نوم
site-slug-hint = د ښوونځي پاڼې په /s/ او دې نوم کې وي. کوچني انګلیسي توري، رقمونه او هایفنونه.
site-owner = مالک یې
site-owner-email = د مالک د برېښنالیک پته
site-owner-email-hint = ښوونځی هغوی چلوي او پکې هر څه کولای شي.
site-owner-name = د مالک نوم
site-owner-name-hint = که تش یې پرېږدئ، د پتې لومړۍ برخه یې ځای نیسي.
site-open = ښوونځی پرانیزئ
site-school-opened = { $name } پرانیستل شو.

# One school.
site-visit = ښوونځي ته ولاړ شئ
site-owners = مالکان
site-no-owner = لا هېڅوک
site-suspend-title = دا ښوونځی معطل کړئ
site-suspend-about = تر هغې ورځې چې تاسو یې وټاکئ، یا تر هغو چې یې بېرته فعال کړئ، خلک یې نور پکې کار نه شي کولای او عامه پاڼې یې تړلې وي. هېڅ شی نه ړنګېږي.
site-reason = دلیل
site-suspend = ښوونځی معطل کړئ
site-reactivate = ښوونځی بېرته فعال کړئ
site-suspended-since = له { $when } راهیسې معطل دی.
site-school-suspended = ښوونځی معطل شو.
site-school-reactivated = ښوونځی بېرته پرانیستل شو.

# Mail, while trying things out.
site-mails-about = هغه څه چې دې سرور خلکو ته لیکلي دي. دا یوازې د ازمایښت لپاره دي: چېرته چې سرور په رښتیا چلېږي، دا پاڼه هېڅوک نه ویني.
site-mails-off = برېښنالیک بند دی: دا ولیکل شول خو ونه لېږل شول.
site-mails-to = د ترلاسه کوونکي د برېښنالیک پته
site-mails-empty-title = لا هېڅ برېښنالیک نشته
site-mails-empty = سرور چې چا ته څه ولیکي، دلته ښکاري.
site-mails-none-title = دې پتې ته برېښنالیک نشته
site-mails-none = املا وګورئ، یا په ټولو کې ولټوئ.
site-mails-all = ټول برېښنالیکونه وښایئ
site-mail-to = چا ته
site-mail-when = لیکل شوی
site-mail-status = حالت
site-mail-template = ډول او ژبه
site-mail-links = لینکونه یې
site-mail-seen = لکه چې لوستل کېږي
site-mail-text = د ساده متن په توګه
site-mail-queued = په تمه
site-mail-sent = لېږل شوی
site-mail-failed = ناکام
site-mail-off = نه دی لېږل شوی

# هغه دندې چې په پای کې ناکامې شوې.
site-jobs-about = هغه کارونه چې دولس ځله هڅه یې وشوه او ونه شول. خنډ لرې کړئ، بیا یې له سره پیل کړئ.
site-jobs-empty-title = هېڅ شی ناکام شوی نه دی
site-jobs-empty = کوم کار چې ناکام شي، څو ساعته پخپله بیا هڅه کېږي. چې بیا هم ونه شي، دلته پاتې کېږي.
site-job-tries = { $n ->
    [one] یو ځل هڅه شوې
   *[other] { $n } ځله هڅه شوې
}
site-job-retry = بیا هڅه وکړئ
site-job-retried = اوس به بیا هڅه وشي.
