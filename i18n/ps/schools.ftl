# The front page of the site.
front-title = خپل ښوونځی پیدا کړئ
front-about = Homeroom د ښوونځي فعالیتونه، خلک او ریکارډونه په یوه ځای کې ساتي: وګورئ چې څه شته، خپل ځای ونیسئ، او پوه شئ چې چېرته ولاړ یاست.
front-search = ښوونځی ولټوئ
front-schools = ښوونځي
front-empty-title = لا هېڅ ښوونځی نشته
front-empty = دلته به د ښوونځیو لړلیک وي. لومړی ښوونځی هغه څوک پرانیزي چې دا سرور چلوي، دلته یا د “homeroom school add” په مرسته.
front-empty-open = ښوونځی پرانیزئ
front-no-match-title = په دې نوم ښوونځی نشته
front-no-match = املا وګورئ، یا په ټولو کې ولټوئ.
front-show-all = ټول ښوونځي وښایئ
front-yours = خپلو ښوونځیو ته ولاړ شئ

# A school's public page.
school-offers = څه شته
school-offers-hint = وګورئ چې کوم فعالیت کله او چېرته دی، او څومره ځایونه تش دي.
school-offered = { $n ->
    [one] په { $term } کې یو فعالیت شته.
   *[other] په { $term } کې { $n } فعالیتونه شته.
}
school-see-activities = فعالیتونه وګورئ
school-join = برخه واخلئ
school-join-member = تاسو د دې ښوونځي غړي یاست.
school-join-open = ننوځئ، یا که دلته لومړی ځل دی، ځان ثبت کړئ.
school-join-closed = په هغه پته ننوځئ چې ښوونځی مو پرې پېژني. که لا ګڼون نه لرئ، په ښوونځي کې وپوښتئ.
school-register = ځان ثبت کړئ
school-go-today = نن ته ولاړ شئ

# A new school.
school-default-program = عمومي
slug-needed = د پتې لپاره یو لنډ نوم ولیکئ.
slug-form = له 3 تر 63 پورې کوچني انګلیسي توري، رقمونه او هایفنونه (نه دوه پرله پسې) وکاروئ، لکه “lakeside-high”؛ په پیل او پای کې توری یا رقم وي.
slug-reserved = دا نوم د سایټ لپاره ساتل شوی دی. بل وټاکئ.
slug-taken = دا پته د بل ښوونځي ده. بله وټاکئ.
zone-unknown = له لړلیک څخه د وخت سیمه وټاکئ، لکه “Europe/Berlin”.

# Settings.
settings-title = د ښوونځي تنظیمات
settings-tab = تنظیمات
terms-tab = دورې
settings-who = ښوونځی
settings-name = نوم
settings-motto = شعار
settings-motto-hint = په عامه پاڼه کې تر نوم لاندې یوه کرښه. تشه هم پاتې کېدای شي.
settings-hue = رنګ
settings-where = ځای او ژبه
settings-zone = د وخت سیمه
settings-currency = پولي واحد
settings-locale = د ښوونځي ژبه
settings-locale-hint = د ټولو هغو کسانو لپاره چې ژبه یې نه ده ټاکلې.
settings-locales = د ټاکلو لپاره ژبې
settings-day = د ښوونځي ورځ
settings-day-hint = هغه فعالیتونه چې تر دې مخکې پای ته رسېږي “تر ښوونځي مخکې” دي، او هغه چې تر دې وروسته پیلېږي “تر ښوونځي وروسته”.
settings-day-starts = پیل
settings-day-ends = پای
settings-registration = د ځان ثبتول
settings-who-registers = څوک د زده کوونکي په توګه ځان ثبتولای شي
settings-registration-closed = هېڅوک
settings-registration-closed-hint = تاسو خلک زیاتوئ یا یې رابولئ.
settings-registration-domains = هغه کسان چې د ښوونځي پته لري
settings-registration-domains-hint = د برېښنالیک پته یې په لاندې ډومېنونو کې په یوه پای ته رسېږي.
settings-registration-open = ټول
settings-registration-open-hint = هر څوک چې د برېښنالیک پته لري.
settings-domains = منل شوي ډومېنونه
settings-domains-hint = په هره کرښه کې یو، لکه mergington.edu.
settings-save = تنظیمات خوندي کړئ
settings-saved = تنظیمات خوندي شول.
settings-locale-not-offered = د ښوونځي ژبه هم په لړلیک کې وټاکئ.
settings-day-order = د ښوونځي ورځ له پیل وروسته پای ته رسېږي.
settings-domains-needed = لږ تر لږه یو ډومېن ولیکئ، یا وټاکئ چې نور څوک ځان ثبتولای شي.
settings-domain-wrong = “{ $domain }” ډومېن نه دی. د mergington.edu په څېر یې ولیکئ.
settings-domains-many = تر { $n } زیات ډومېنونه مه لیکئ.

# Colours of a school, around the wheel.
hue-15 = قرمزي
hue-45 = خښتي
hue-75 = برونزي
hue-105 = زیتوني
hue-132 = لیمویي شین
hue-165 = زمردي
hue-195 = فیروزه يي
hue-225 = سمندري آبي
hue-255 = آبي
hue-285 = بنفش
hue-315 = آلوچه يي
hue-345 = تمشکي
hue-kept = لکه اوس چې دی

# Terms.
terms-title = دورې
terms-empty-title = لا هېڅ دوره نشته
terms-empty = فعالیتونه د یوې دورې وي، څو له هغې سره پیل او پای ته ورسېږي. لومړۍ زیاته کړئ.
term-add-title = نوې دوره
term-add = دوره زیاته کړئ
term-added = { $name } زیاته شوه.
term-edit = سمه کړئ
term-save = دوره خوندي کړئ
term-saved = { $name } خوندي شوه.
term-name = نوم
term-starts = لومړۍ ورځ
term-ends = وروستۍ ورځ
term-max = د هر زده کوونکي فعالیتونه
term-max-hint = یو زده کوونکی په څو فعالیتونو کې ځای لرلای شي. تش: څومره چې غواړي.
term-limit = د هر زده کوونکي لپاره تر ټولو زیات { $n ->
    [one] یو فعالیت
   *[other] { $n } فعالیتونه
}
term-no-limit = څومره فعالیتونه چې زده کوونکی غواړي
term-dates = { $from } – { $to }
term-order = وروستۍ ورځ تر لومړۍ مخکې نه شي کېدای.
term-upcoming = راتلونکې
term-active = روانه
term-past = تېره
