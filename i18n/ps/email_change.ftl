# A new e-mail address, in one’s account and from the mails.
email-change-title = برېښنالیک
email-change-detail = موږ دواړو پتو ته لینک لېږو. چې په دواړو کې موافق شئ، په نوې پته به ننوځئ. هغه ښوونځي چې تاسو په پخوانۍ پته پېژني، بیا به مو په نوې پېژني.
email-change-now = اوسنۍ پته
email-change-new = نوې پته
email-change-ask = پته بدله کړئ
email-change-same = دا لا له مخکې ستاسو پته ده.
email-change-asked = په دواړو پتو کې خپل برېښنالیک وګورئ.
email-change-waits = د { $email } لپاره په دواړو پتو کې ستاسو موافقې ته انتظار یو.
email-change-waits-new = په { $email } کې ستاسو موافقې ته انتظار یو.
email-change-waits-old = په { $email } کې موافق شوئ. په پخوانۍ پته کې ستاسو موافقې ته انتظار یو.
email-change-withdraw = پخوانۍ پته وساتئ
email-change-withdrawn = پته مو هماغه پاتې کېږي.
email-change-agree-title = د خپل ګڼون پته بدلوئ؟
email-change-agree-old = چې په دواړو کې موافق شئ، په نوې پته به ننوځئ. که دا مو نه وي غوښتي، ودروئ یې او خپل پټنوم بدل کړئ.
email-change-agree-new = چې په دواړو کې موافق شئ، په نوې پته به ننوځئ. که دا مو نه وي غوښتي، دا پاڼه پرېږدئ: هېڅ به نه کېږي.
email-change-agree = هو، بدله یې کړئ
email-change-stop = ودروئ یې
email-change-half = مننه. اوس په بله پته کې هم موافقه وکړئ.
email-change-done = په خپله نوې پته ننوځئ.
email-change-stopped = هېڅ بدل نه شول. که دا مو نه وي غوښتي، خپل پټنوم بدل کړئ.
email-change-spent = دا لا مخکې کارول شوی، تر یوې ورځې زوړ دی، یا بدلون درول شوی.
email-change-taken-title = دا پته د بل چا ده
email-change-taken = پته هماغه پاتې کېږي: په دې منځ کې په نوې پته یو ګڼون جوړ شو.

# Mails.
mail-change-email-subject = خپله نوې پته تایید کړئ
mail-change-email-body = څوک، غالباً تاسو، غواړي د { $email } پر ځای په دې پته Homeroom ته ننوځي. په یوه ورځ کې دننه دلته او په پخوانۍ پته کې موافقه وکړئ.
mail-change-email-go = ویې ګورئ
mail-change-email-not-you = که دا تاسو نه وئ، هېڅ مه کوئ: له لینک پرته هېڅوک ستاسو پته نه شي کارولای.
mail-approve-email-subject = د خپل ګڼون پته بدلوئ؟
mail-approve-email-body = چا، غالباً تاسو، غوښتي چې ستاسو د ګڼون پته { $email } شي. په یوه ورځ کې دننه دلته او په نوې پته کې موافقه وکړئ.
mail-approve-email-go = موافقه وکړئ یا یې ودروئ
mail-approve-email-not-you = که دا تاسو نه وئ، د لینک له لارې یې ودروئ، بیا خپل پټنوم بدل کړئ.
mail-email-changed-subject = د ګڼون پته مو بدله شوه
mail-email-changed-body = له اوس وروسته په { $email } ننوځئ؛ له ټولو وسیلو ووتلئ. دې پتې ته دا وروستی برېښنالیک دی.
