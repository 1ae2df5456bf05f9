# د فعالیت نېټې.
sessions-title = نېټې
sessions-which = کومې نېټې
sessions-coming = راتلونکې
sessions-past = تېرې شوې
sessions-next = بلې نېټې
sessions-all = ټولې نېټې
sessions-none = راتلونکې نېټه نشته
sessions-none-words = نېټې له اوونیزو وختونو څخه، د دورې دننه جوړېږي.
sessions-none-past = تر اوسه کومه نېټه نشته
sessions-none-past-words = هغه چې تېر شوي دلته ساتل کېږي.
sessions-to-activity = فعالیت ته
session-planned = د پلان سره سم
session-moved = وخت یې بدل شو
session-changed = بدل شوی
session-cancelled = لغوه شوی
session-holiday = رخصتي
session-moved-from = مخکې په { $when } و
session-activity-off = دا فعالیت نور نه کېږي.
session-step-illegal = دا نېټه «{ $from }» ده. له دې وروسته دا کېدای شي: { $allowed }.
session-moved-to = اوس په { $when }

# د یوې نېټې بدلول.
session-move = وخت بدل کړئ
session-move-title = دا نېټه بدله کړئ
session-move-words = یوازې دا نېټه بدلېږي. هر څوک چې ځای لري د پخواني او نوي وخت په اړه برېښنالیک ترلاسه کوي.
session-move-again = دا لغوه شوې وه. که وخت یې بدل شي بیا کېږي، او هر څوک چې ځای لري برېښنالیک ترلاسه کوي.
session-move-do = بدله کړئ او ټولو ته ووایئ
session-date = نېټه
session-starts = له
session-ends = تر
session-note = ولې
session-note-hint = که غواړئ، یوه کرښه چې ټول یې لولي.
session-said-moved = بدله شوه. هر څوک چې ځای لري برېښنالیک ترلاسه کوي.
session-stays = دا نېټه تېره شوې یا د تل لپاره لغوه ده، او همداسې پاتې کېږي.
session-outside-term = د دورې دننه یوه ورځ وټاکئ.
session-in-the-past = دا وخت تېر شوی دی. وروسته وخت وټاکئ.
session-beside = په دغه وخت کې د دې فعالیت بله نېټه شته.
room-taken-title = خونه نیول شوې ده
room-taken = { $n ->
    [one] { $other } په همدې وخت کې په «{ $room }» کې دی: { $when }.
   *[other] { $other } په همدې وخت کې { $n } ځله په «{ $room }» کې دی، لومړی ځل { $when }.
}
room-taken-confirm = هو، بیا هم همدا خونه وکاروئ

# کلیز.
nav-calendar = کلیز
calendar-whose = د چا
calendar-own = زما
calendar-all = ټول فعالیتونه
calendar-week = اوونۍ
calendar-month = میاشت
calendar-week-before = تېره اوونۍ
calendar-week-after = بله اوونۍ
calendar-month-before = تېره میاشت
calendar-month-after = بله میاشت
calendar-today = نن
calendar-none = په دې ورځو کې هېڅ نشته
calendar-none-own = دلته ستاسو هېڅ نشته. بله اوونۍ یا ټول فعالیتونه وګورئ.
calendar-none-all = په دې ورځو کې هېڅ فعالیت نشته. بله اوونۍ وګورئ.
calendar-see-all = ټول فعالیتونه
calendar-more = { $n ->
    [one] یو بل
   *[other] { $n } نور
}
today-calendar = کلیز پرانیزئ

# رخصتۍ.
holidays-title = رخصتۍ
holidays-about = هغه ورځې چې هېڅ نه کېږي. څه چې په دې ورځو کې راځي د رخصتۍ په نوم ښودل کېږي.
holidays-empty-title = لا کومه رخصتي نشته
holidays-empty = هغه ورځې زیاتې کړئ چې ښوونځی تړلی وي، څو داسې ونه ښکاري چې کوم کلب کېږي.
holiday-add-title = نوې رخصتي
holiday-add = رخصتي زیاته کړئ
holiday-added = { $name } زیاته شوه. د دې ورځو فعالیتونه به ژر لرې شي.
holiday-save = رخصتي خوندي کړئ
holiday-saved = { $name } خوندي شوه.
holiday-remove-title = دا رخصتي لرې کړئ
holiday-remove-words = څه چې په دې ورځو کې لا راتلونکي دي بیا کېږي. هېچا ته برېښنالیک نه ځي.
holiday-remove = رخصتي لرې کړئ
holiday-removed = { $name } لرې شوه.
audit-kind-holiday = رخصتۍ
audit-holiday-add = رخصتي یې زیاته کړه
audit-holiday-change = رخصتي یې بدله کړه
audit-holiday-remove = رخصتي یې لرې کړه
audit-activity-move-session = د فعالیت یوه نېټه یې بدله کړه
audit-field-date = نېټه
audit-field-starts = له
audit-field-ends = تر
audit-value-planned = د پلان سره سم
audit-value-moved = بدله شوې

# د یوې نېټې په اړه برېښنالیک.
mail-session-moved-subject = { $activity }: د { $day } نېټه بدله شوه
mail-session-moved-body = د { $activity } یوه نېټه بدله شوې ده. نور هر څه هماغسې دي.
mail-session-before = مخکې
mail-session-now = اوس
mail-session-note = ولې: { $note }

# د کلیزو پتې.
feed-subscribe = ګډون وکړئ
feed-title = د کلیز پته
feed-about-own = ستاسو نېټې ستاسو د تلیفون یا کمپیوټر په کلیز کې: چېرې چې ځای لرئ، یا یې چلوئ.
feed-about-activity = د دې فعالیت نېټې د هر چا په کلیز کې، د بېلګې په توګه د کورنیو لپاره.
feed-address = ګډون وکړئ
feed-address-label = پته
feed-secret = هر څوک چې دا پته لري دا نېټې لیدلای شي. له ځان سره یې وساتئ، یا نوې جوړه کړئ.
feed-open = په خپل کلیز کې یې پرانیزئ
feed-copy = پته کاپي کړئ
feed-copied = پته کاپي شوه.
feed-how = که هېڅ پرانیستل نشي، په خپل کلیز کې «د پتې له مخې» یا «له URL څخه» کلیز زیات کړئ او دا پکې کېږدئ. بدلونونه په څو ساعتونو کې رسېږي.
feed-rotate-title = نوې پته جوړه کړئ
feed-rotate-words = پخوانۍ پته سمدستي په هره وسیله کې کار پرېږدي.
feed-rotate = نوې پته جوړه کړئ
feed-none = لا کومه پته نشته
feed-none-words = یوه جوړه کړئ او په خپل کلیز کې یې زیاته کړئ. بیا به بدلې شوې او لغوه شوې نېټې هم هلته ښکاري.
feed-make = پته جوړه کړئ
feed-said-new = دا نوې پته ده. پخوانۍ نور کار نه کوي.
audit-person-rotate-calendar = د کلیز نوې پته یې جوړه کړه
audit-activity-rotate-calendar = د فعالیت د کلیز نوې پته یې جوړه کړه
