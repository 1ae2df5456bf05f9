# The second step at sign-in, in one’s account.
account-tab-second-step = دویم ګام
account-tab-history = ننوتنې
second-detail = د دویم ګام سره هغه پټنوم چې چا اټکل یا غلا کړی وي هېڅ نه پرانیزي: د ننوتلو پر مهال هغه کوډ هم پوښتل کېږي چې ستاسو د ټیلیفون اپ یې ښيي. هر authenticator اپ کار کوي.
second-begin = دویم ګام جوړ کړئ
second-scan = دا مربع په خپل ټیلیفون کې د authenticator په اپ سکن کړئ.
second-square = د authenticator اپ لپاره مربع
second-by-hand = یا دا پټ توري په اپ کې ولیکئ:
second-code = کوډ
second-code-hint = هغه شپږ شمېرې چې اپ یې اوس ښيي. په هره نیمه دقیقه کې بدلېږي.
second-confirm = دویم ګام فعال کړئ
second-code-wrong = دا هغه کوډ نه دی چې اپ یې باید اوس وښيي. راتلونکی وازمویئ؛ که هېڅ یو ونه منل شو، د خپل ټیلیفون ساعت وګورئ.
second-on = تاسو له { $when } راهیسې له دویم ګام سره ننوځئ.
second-left = { $n ->
    [0] هېڅ کاغذي کوډ مو نه دی پاتې. نوي جوړ کړئ.
    [one] یو کاغذي کوډ پاتې دی. ژر نوي جوړ کړئ.
   *[other] { $n } کاغذي کوډونه پاتې دي، د هغه وخت لپاره چې ټیلیفون درسره نه وي.
}
second-new-codes = نوي کوډونه جوړ کړئ
second-turn-off = دویم ګام بند کړئ
second-is-on = دویم ګام فعال دی.
second-is-off = دویم ګام بند دی.
second-is-not-on = دویم ګام فعال نه دی.
second-password-short = لومړی لږ تر لږه د { $n } تورو پټنوم وټاکئ: له دویم ګام پرته لنډ پټنوم خوندي نه دی.
second-codes-title = ستاسو کاغذي کوډونه
second-codes-detail = هر یو یې، چې ټیلیفون درسره نه وي، یو ځل تاسو ننباسي. همدا اوس یې چاپ کړئ یا ولیکئ: هېڅوک یې بیا نه شي درښودلای. پخواني کوډونه نور کار نه کوي.
second-codes-done = ما خوندي کړل
second-asked = { $school } دویم ګام غواړي. تر { $when } وخت لرئ.
second-asked-now = { $school } دویم ګام غواړي، او کله چې یې جوړ کړئ سملاسي بیا پرانیستل کېږي.
second-due = { $school } د ننوتلو پر مهال دویم ګام غواړي. تر { $when } وخت لرئ.
second-due-label = دویم ګام غوښتل شوی
second-due-go = همدا اوس یې جوړ کړئ
error-second-step = ستاسو ښوونځی د ننوتلو پر مهال دویم ګام غواړي. د خپل ګڼون په پاڼه کې یې جوړ کړئ، بیا راشئ.

# At the door.
sign-in-code-title = یو بل ګام
sign-in-code-detail = هغه کوډ ولیکئ چې اپ یې اوس ښيي. که ټیلیفون درسره نه وي، خپل یو کاغذي کوډ ولیکئ.
sign-in-code-else = د بل چا په نوم ننوځئ
sign-in-code-wrong = { $n ->
    [one] دا کوډ سم نه دی. یوه هڅه پاتې ده، بیا له سره پیل کوئ.
   *[other] دا کوډ سم نه دی، یا لا مخکې کارول شوی. { $n } هڅې پاتې دي.
}
sign-in-code-over = مهرباني وکړئ له سره پیل کړئ: ناوخته شو، یا کوډ ډېر ځله ناسم و.

# Who signed in.
history-detail = په تېرو 90 ورځو کې ستاسو په ګڼون څوک ننوتي یا یې د ننوتلو هڅه کړې. که تاسو نه وئ، خپل پټنوم بدل کړئ.
history-none = لا هېڅ نشته
history-failed = ناکامه
history-in = ننوتل وشول
history-in-by-code = په کاغذي کوډ ننوتل وشول
history-wrong-password = ناسم پټنوم
history-wrong-code = سم پټنوم، ناسم کوډ

# Who has to have a second step, in the school’s settings.
second-roles-title = ننوتل
second-roles-legend = دویم ګام د چا لپاره اړین دی
second-roles-detail = د دې رولونو خلک د خپل ټیلیفون په کوډ هم ننوځي. هر یو یې د جوړولو لپاره اوه ورځې لري؛ بیا ښوونځی ورته بل هېڅ نه پرانیزي.
second-roles-saved = خوندي شول.

# Mails.
mail-second-on-subject = ننوتل اوس دویم ګام هم لري
mail-second-on-body = ستاسو د ګڼون لپاره دویم ګام فعال شو: د ننوتلو پر مهال به ستاسو د ټیلیفون کوډ هم پوښتل کېږي.
mail-second-off-subject = د ننوتلو دویم ګام بند شو
mail-second-off-body = ستاسو د ګڼون دویم ګام بند شو. اوس یې یوازې پټنوم پرانیزي.
mail-second-codes-subject = نوي کاغذي کوډونه لرئ
mail-second-codes-body = ستاسو د ګڼون لپاره نوي کاغذي کوډونه جوړ شول. پخواني نور کار نه کوي.
mail-second-used-subject = یو کاغذي کوډ وکارول شو
mail-second-used-body = { $n ->
    [0] چا په کاغذي کوډ ستاسو ګڼون ته ننوتل وکړل. هېڅ نه دي پاتې: د خپل ګڼون په پاڼه کې نوي جوړ کړئ.
    [one] چا په کاغذي کوډ ستاسو ګڼون ته ننوتل وکړل. یو پاتې دی: د خپل ګڼون په پاڼه کې نوي جوړ کړئ.
   *[other] چا په کاغذي کوډ ستاسو ګڼون ته ننوتل وکړل. { $n } پاتې دي.
}
mail-second-guessed-subject = یو څوک ستاسو پټنوم پېژني
mail-second-guessed-body = چا ستاسو سم پټنوم ولیکه او بیا یې { $n } ځله پرله پسې ناسم کوډ ولیکه. له کوډ پرته یې دننه نه شول راتلای.
