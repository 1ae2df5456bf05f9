# ټول ښوونځي، او یو له هغو: څه کاروي، کوم پلان لري، ولې تړلی دی.
site-storage = زېرمه
site-active = وروستی فعالیت
site-never = هېڅکله
site-plan = پلان
site-plan-trial = ازمایښتي
site-plan-school = یو ښوونځی
site-plan-district = ولسوالي
site-plan-save = پلان خوندي کړئ
site-plan-changed = پلان خوندي شو.
site-status = کوم ښوونځي
site-status-all = ټول ښوونځي
site-status-open = پرانیستي
site-suspend-kind = خلک یې څه اوري
site-suspend-kind-hint = دا جمله د ښوونځي خلکو ته په خپله ژبه ښودل کېږي.
site-suspend-choose = دلیل وټاکئ
site-reason-hint = په خپلو ټکو، د مالکانو او د دواړو لاګونو لپاره.
site-until = د بیا پرانیستلو ورځ
site-until-hint = د دې ورځې په پیل کې، د ښوونځي په ساعت. که غواړئ پخپله یې پرانیزئ، تش یې پرېږدئ.
site-until-past = یوه راتلونکې ورځ وټاکئ.
site-suspended-until = له { $since } تر { $until } پورې معطل.

# یو ښوونځی د هغه د مدیرانو په سترګه کتل.
visit-title = د مدیر په توګه یې وګورئ
visit-about = تاسو { $school } د { $minutes } دقیقو لپاره هغسې وینئ لکه مدیران یې چې ویني.
visit-point-read = هر څه کتلای شئ او هېڅ شی نه شئ بدلولای.
visit-point-files = د خلکو د معلوماتو فایلونه نه شئ کښته کولای.
visit-point-log = دا چې تاسو وکتل، ولې مو وکتل، او د چا ریکارډ مو پرانیست، د ښوونځي او د سایټ په لاګ کې لیکل کېږي.
visit-reason = ولې
visit-reason-hint = د ښوونځي مدیران دا لولي.
visit-password = ستاسو پټنوم
visit-begin = پیل
visit-label = تاسو یو ښوونځی ګورئ
visit-goes-on = تاسو { $school } هغسې وینئ لکه مدیران یې چې ویني. { $minutes ->
    [one] یوه دقیقه پاتې ده.
   *[other] { $minutes } دقیقې پاتې دي.
} هېڅ شی نه شي بدلېدای.
visit-stop = کتل بند کړئ
visit-ended = اوس تاسو ښوونځی نه ګورئ.
visit-changes-nothing = کله چې ښوونځی ګورئ، هېڅ شی پکې نه شئ بدلولای. لومړی کتل بند کړئ.
visit-takes-nothing = کله چې ښوونځی ګورئ، هېڅ شی ترې نه شئ کښته کولای. فایل یې له مدیرانو وغواړئ.
visits-title = دا ښوونځی چا وکوت
visits-none = د سایټ له چلوونکو هېچا نه دی کتلی.

# د ټولو ښوونځیو حسابونه.
nav-users = حسابونه
site-users-about = ټول هغه کسان چې ننوتلای شي، او د دوی ښوونځي. دا یوازې د سایټ چلوونکي ویني.
site-users-search = نوم یا د بریښنالیک پته
site-users-none-title = داسې حساب نشته
site-users-none = بل نوم یا د پتې یوه برخه ولټوئ.
site-users-all = ټول حسابونه وښایئ
site-user-email = د بریښنالیک پته
site-user-schools = ښوونځي
site-user-no-school = هېڅ ښوونځی
site-user-signed-in = وروستی ننوتل
site-user-seen = وروستی ځل دلته
site-user-sessions = پرانیستې ناستې
site-user-standing = حساب
site-user-opened = له کله
site-user-active = فعال
site-user-unverified = پته تایید شوې نه ده
site-user-disabled = بند
site-user-admin = سایټ چلوي
site-user-end-title = ټولې ناستې پای ته ورسوئ
site-user-end-about = دوی په هر وسیله کې وځي او بیا باید ننوځي.
site-user-end = ټولې ناستې پای ته ورسوئ
site-user-sessions-ended = { $n ->
    [0] هېڅ ناسته نه وه.
    [one] یوه ناسته پای ته ورسېده.
   *[other] { $n } ناستې پای ته ورسېدې.
}
audit-field-sessions = ناستې
audit-field-jobs = کارونه
audit-job-retry-all = د یو ډول ټول کارونه یې بیا پر لار واچول

# ناکام کارونه، د ډول له مخې.
site-jobs-kinds = د کار ډولونه
site-jobs-failed = { $n ->
    [one] یو ناکام
   *[other] { $n } ناکام
}
site-jobs-retry = ټول بیا هڅه کړئ
site-jobs-all = هر ډول وښایئ
site-jobs-retried = { $n ->
    [0] له دې ډول څخه نور څه پاتې نه دي.
    [one] یو کار به اوس بیا هڅه شي.
   *[other] { $n } کارونه به اوس بیا هڅه شي.
}
