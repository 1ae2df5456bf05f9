# What people can do about what is known of them.
privacy-title = محرمیت
privacy-about = څوک د ړنګېدو غوښتنه کوي، او چا د چا ثبت کتلی.
privacy-your-data = ستاسو معلومات
privacy-your-data-about = دا ښوونځی ستاسو په اړه څه پوهېږي، چا کتلي دي، او تاسو یې څنګه له ځان سره وړئ یا ړنګوئ.
privacy-take-along = له ځان سره یې واخلئ
privacy-take-along-words = موږ هر څه په یوه دوتنه کې راټولوو، د جدولونو او JSON په بڼه، او چې چمتو شي درته لیکو. تر ۷ ورځو پورې یې اخیستلای شئ.
privacy-make-file = دوتنه جوړه کړئ
privacy-fetch = ترلاسه کړئ
privacy-file-making = جوړېږي
privacy-file-ready = چمتو
privacy-file-failed = ونه شوه
privacy-file-gone = موده یې پای ته ورسېده
privacy-file-until = تر { $when } پورې
privacy-said-asked = دوتنه جوړوو، او چې چمتو شي درته لیکو.
privacy-looks = ستاسو ثبت چا کتلی
privacy-looks-words = هر ځل چې د کارکوونکو څخه څوک ستاسو پاڼه پرانیزي، دلته لیکل کېږي، د هر یوه لپاره په ساعت کې یو ځل.
privacy-looks-of = دا ثبت چا کتلی
privacy-looks-none = تر اوسه هېچا نه.
privacy-saw-person = ستاسو پاڼه
privacy-saw-attendance = حاضري
privacy-saw-data = هر څه، د دوتنې په بڼه
privacy-be-erased = ړنګ شئ
privacy-be-erased-words = ستاسو نوم، پته او پیغامونه ړنګېږي، او بیا دلته ننوتلای نه شئ. هغه څه چې ښوونځی یې شمېري پاتې کېږي، پرته له تاسو. لومړی په دفتر کې څوک ځواب درکوي. دا بېرته نه راګرځي.
privacy-note = غواړئ څه زیات کړئ؟
privacy-sure = غواړم له دې ښوونځي ړنګ شم
privacy-sure-needed = که ډاډه یاست، دا په نښه کړئ.
privacy-ask-erasure = د ړنګېدو غوښتنه وکړئ
privacy-withdraw = غواړم پاتې شم
privacy-open-words = دفتر ته وویل شول. تر ځواب پورې یې بېرته اخیستلای شئ.
privacy-owner-hands-on = تاسو د دې ښوونځي خاوند یاست. لومړی یې بل چا ته وسپارئ؛ بیا ړنګېدلای شئ.
privacy-owner-first = خاوندان لومړی ښوونځی بل چا ته سپاري، بیا ړنګېدلای شي.
privacy-not-below = یوازې هغه څوک یې ړنګولای شي چې ونډه یې تر دوی لوړه وي.
privacy-is-erased = دا کس ړنګ شوی. یوازې یوه شمېره یې پاتې ده.
privacy-answered = دې ته ځواب ورکړل شوی، یا غوښتنه بېرته اخیستل شوې.
privacy-request = د ړنګېدو غوښتنه
privacy-requests = څوک د ړنګېدو غوښتنه کوي
privacy-requests-none = هېڅوک ځواب ته نه دی پاتې.
privacy-request-open = غوښتنه شوې
privacy-request-withdrawn = بېرته اخیستل شوې
privacy-request-declined = رد شوې
privacy-request-done = ړنګ شو
privacy-asked-on = په { $when } یې غوښتنه وکړه
privacy-answer = ځواب ورکړئ
privacy-why-not = ولې نه؟ دوی به یې ولولي.
privacy-decline = رد یې کړئ
privacy-find = بل څوک
privacy-find-words = هغه څوک ولټوئ چې خپل معلومات غواړي، ړنګېدل غواړي، یا پوښتي چې ثبت یې چا کتلی.
privacy-history = بدلونونه
privacy-data-of = د دوی په اړه ټول معلومات
privacy-data-of-words = د هغه چا لپاره چې له دفتر یې خپل معلومات غوښتي. د ګڼون معلومات یې له ده سره پاتې کېږي.
privacy-erase-title = ړنګول
privacy-erase-words = نوم، پته، اړیکې، برېښنالیکونه، غوښتنې او تبصرې ړنګېږي، ځایونه هغو ته ورکول کېږي چې په تمه دي، او ګڼون هم ړنګېږي که په بل ښوونځي کې نه وي. حاضري، درجې او پخواني ځایونه پرته له نوم شمېرل کېږي. دا بېرته نه راګرځي، او ساتل شوې کاپي یې هم نه راولي.
privacy-type-name = د دوام لپاره نوم ولیکئ: { $name }
privacy-name-differs = دا هغه نوم نه دی. هماغسې یې ولیکئ لکه پورته.
privacy-erase-do = د تل لپاره یې ړنګ کړئ
privacy-erased-person = ړنګ شوی کس
privacy-said-erasure-asked = دفتر ته وویل شول. ځواب به درکړل شي.
privacy-said-withdrawn = بېرته واخیستل شوه. تاسو پاتې کېږئ.
privacy-said-declined = رد شوه. دلیل ورته وویل شو.
privacy-said-erased = ړنګ شو.
privacy-waiting = { $n ->
    [one] یو څوک د ړنګېدو غوښتنه کوي
   *[other] { $n } کسان د ړنګېدو غوښتنه کوي
}
privacy-waiting-words = حق لري چې په یوه میاشت کې ځواب ترلاسه کړي.

# Mails.
mail-data-ready-subject = ستاسو غوښتل شوي معلومات چمتو دي
mail-data-ready-own = هغه دوتنه چمتو ده چې ستاسو په اړه ټول معلومات پکې دي.
mail-data-ready-of = هغه دوتنه چمتو ده چې د { $name } په اړه ټول معلومات پکې دي.
mail-data-ready-days = { $n ->
    [one] یوه ورځ یې اخیستلای شئ.
   *[other] تر { $n } ورځو پورې یې اخیستلای شئ.
}
mail-data-ready-go = دوتنه ترلاسه کړئ
mail-erasure-declined-subject = تاسو ړنګ نه شوئ
mail-erasure-declined-body = تاسو د ړنګېدو غوښتنه کړې وه. دفتر رد کړه، او دلیل یې دا دی:
mail-erased-subject = تاسو له { $school } څخه ړنګ شوئ
mail-erased-body = { $school } نور نه ستاسو نوم پېژني او نه مو پته، او هلته ننوتلای نه شئ. دا وروستی برېښنالیک دی؛ چې ولېږل شي دا پته هېروو.
mail-erased-why = دا برېښنالیک ځکه درته راغلی چې د دې پتې خاوند ړنګ شو.

# In the log.
audit-kind-privacy = محرمیت
audit-privacy-ask-export = ټول معلومات یې وغوښتل
audit-privacy-download = د معلوماتو دوتنه یې ترلاسه کړه
audit-privacy-ask-erasure = د ړنګېدو غوښتنه یې وکړه
audit-privacy-withdraw-erasure = د ړنګېدو غوښتنه یې بېرته واخیسته
audit-privacy-decline-erasure = د ړنګولو غوښتنه یې رد کړه
audit-privacy-erase = یو څوک یې ړنګ کړ
audit-field-account = ګڼون یې درلود
