# The page of an activity, and the page on which its files are hung.
files-title = دوتنې
files-about = د فعالیت پر مخ خبرپاڼې او انځورونه، په همدې ترتیب. لومړی انځور لوی ښکاره کېږي.
files-used = د ښوونځي دوتنې د { $quota } نه { $used } ځای نیسي.
files-none-title = لا هېڅ دوتنه نشته
files-none = یو انځور یا خبرپاڼه ور زیاته کړئ، څو خلک وویني چې دا څنګه فعالیت دی.
files-add = دوتنه ور زیاته کړئ
files-add-do = دا دوتنه ور زیاته کړئ
files-pictures = نور انځورونه
files-papers = د ځان سره وړلو لپاره
file-file = دوتنه
file-hint = انځور (JPEG، PNG، WebP یا GIF، تر { $pixels } میګاپکسل پورې) یا PDF، تر { $most } میګابایټ پورې. هغه څه چې کامره په انځور کې لیکي، لکه ځای، لرې کېږي.
file-alt = په دې کې څه دي
file-alt-hint = په یوه جمله کې، د هغو خلکو لپاره چې انځور نه شي لیدلی. د PDF لپاره: نوم یې.
file-cover = لوی ښکاره کېږي
file-held = د ویروس کتنې ته انتظار باسي
file-refused = ویروس لري، څوک یې نه ویني
file-earlier = مخکې
file-later = وروسته
file-download = ښکته یې کړئ
file-remove = لرې یې کړئ
file-pdf = PDF
file-kilobytes = { $n } KB
file-megabytes = { $n } MB
file-gigabytes = { $n } GB
file-remove-title = د دوتنې لرې کول
file-remove-named = «{ $title }» لرې شي؟
file-remove-words = دا به د فعالیت له مخ څخه ورکه شي. وروسته یې بیا ور زیاتولی شئ.
file-remove-do = لرې یې کړئ

# What was done.
file-said-added = دوتنه ور زیاته شوه.
file-said-held = دوتنه ور زیاته شوه. د ویروس له کتنې سره سم به ښکاره شي.
file-said-described = ټکي خوندي شول.
file-said-moved = ترتیب بدل شو.
file-said-removed = دوتنه لرې شوه.

# Why a file is not taken.
file-needed = یوه دوتنه وټاکئ.
file-alt-needed = په څو ټکو کې ووایاست چې په انځور کې څه دي.
file-empty = دا دوتنه تشه ده.
file-too-large = دا دوتنه ډېره لویه ده: داسې یوه وټاکئ چې تر { $most } میګابایټ زیاته نه وي.
file-name = د دې دوتنې نوم نه شو ساتلی: داسې نوم ورکړئ چې سلېش، کولن او په سر کې ټکی ونه لري.
file-not-taken = یوازې انځورونه (JPEG، PNG، WebP، GIF) او PDF منل کېږي، او دا له دوی څخه نه ده.
file-mismatch = د دې دوتنې نوم .{ $said } دی خو دننه .{ $is } ده. سم نوم ورکړئ او بیا یې ور زیاته کړئ.
file-broken = دا دوتنه نه خلاصېږي: خرابه یا نیمګړې ده. بیا یې خوندي کړئ او یو ځل بیا هڅه وکړئ.
file-twofold = دا دوتنه په یو وخت دوه شیان دي: بل څه پکې پټ دي. د ساده انځور یا PDF په توګه یې بیا خوندي کړئ.
file-acts = دا PDF پخپله څه کوي یا نورې دوتنې لېږدوي. په نوې PDF کې یې چاپ کړئ او هغه ور زیاته کړئ.
file-too-many-pixels = دا انځور { $width } × { $height } پکسله دی: له { $most } میګاپکسلو یې کوچنی کړئ.
file-infected = په دې دوتنه کې ویروس دی.
file-here-already = دا دوتنه له مخکې دلته ده.
file-enough = یو فعالیت تر { $most } پورې دوتنې لري. لومړی یوه لرې کړئ.
file-over-quota = دا دوتنه { $more } میګابایټه نیسي، او د ښوونځي له { $quota } میګابایټو یوازې { $left } پاتې دي. بې‌ګټې دوتنې لرې کړئ، یا د سرور له چلوونکو وغواړئ.
file-not-arrived = دوتنه ونه رسېده. بیا یې وټاکئ.
file-size-changed = هغه څه چې ورسېدل هغه نه دي چې ویل شوي وو. دوتنه بیا وټاکئ.
file-address-over = دا پته د پنځلسو دقیقو لپاره وه چې تېرې شوې. بېرته لاړ شئ او نوې واخلئ.
file-store-down = هغه ځای چې دوتنې پکې ساتل کېږي اوس ځواب نه ورکوي. هېڅ له منځه نه دي تللي: څو دقیقې وروسته بیا هڅه وکړئ.
file-desk-busy = ډېرې دوتنې په یو وخت راځي. لږ وروسته بیا هڅه وکړئ.

# Mail to whoever brought a file with a virus in it.
mail-file-refused-subject = ستاسو په یوه دوتنه کې ویروس دی: { $name }
mail-file-refused-body = سکېنر په { $name } کې چې تاسو ور زیاته کړې وه ویروس وموند. دوتنه هېڅوک نه ویني، او ړنګه شوه. هغه وسیله وګورئ چې دا ترې راغلې وه.
mail-file-refused-look = د فعالیت دوتنې وګورئ

# The log of changes.
audit-kind-file = دوتنې
audit-file-add = دوتنه یې ور زیاته کړه
audit-file-describe = د دوتنې تشریح یې ولیکله
audit-file-move = د دوتنې ځای یې بدل کړ
audit-file-remove = دوتنه یې لرې کړه
audit-file-refuse = له ویروس سره دوتنه یې رد کړه
audit-field-alt = په دې کې څه دي
audit-field-file = دوتنه
audit-field-size = کچه په بایټونو
audit-field-step = خوځول
