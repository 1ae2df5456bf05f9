today-waiting-title = هغه کارونه چې ستاسو په تمه دي
today-waiting = { $n ->
    [0] هېڅ کار ستاسو په تمه نه دی.
    [one] یو کار ستاسو په تمه دی.
   *[other] { $n } کارونه ستاسو په تمه دي.
}
today-nothing = ټول وشول
today-nothing-student = چې یو شی تاسو ته اړتیا ولري (کوم ځای تش شو، کوم کلب لغوه شو)، دلته ښکاري.
today-nothing-staff = چې یو شی تاسو ته اړتیا ولري (مسوده باید خپره شي، کتار اوږدېږي)، دلته ښکاري.
today-look = وګورئ
today-week = زما اونۍ
today-week-empty = ستاسو په اونۍ کې لا څه نشته.
today-in-queue = تاسو د ځای په تمه یاست. چې ځای مو شي، درته لیکو.
today-passed-over = یو ځای تش شو، خو ستاسو بل کار یې مخه نیسي.
today-draft = یوازې تاسو او اداره کوونکي یې وینئ. چې چمتو شوه، خپره یې کړئ.
today-queue = { $n ->
    [one] یو زده کوونکی د ځای په تمه دی.
   *[other] { $n } زده کوونکي د ځای په تمه دي.
}
today-unled = { $n ->
    [one] یو فعالیت مشر نه لري
   *[other] { $n } فعالیتونه مشر نه لري
}
today-unled-words = د هغو زده کوونکو لپاره چې پوښتنې لري، باید یو څوک وي.
activities-unled = بې مشره
today-invitations-expiring = { $n ->
    [one] یوه بلنه په دوو ورځو کې پای ته رسېږي
   *[other] { $n } بلنې په دوو ورځو کې پای ته رسېږي
}
today-invitations-expiring-words = بیا یې ولېږئ، یا پخپله ترې وپوښتئ.
today-addresses-bounced = { $n ->
    [one] یوه تن ته لېږل شوی برېښنالیک بېرته راځي
   *[other] { $n } کسانو ته لېږل شوي برېښنالیکونه بېرته راځي
}
today-addresses-bounced-words = تر هغو چې پته سمه نه شي، زموږ هېڅ برېښنالیک نه ترلاسه کوي.
today-mails-failed = { $n ->
    [one] یو برېښنالیک ونه لېږل شو
   *[other] { $n } برېښنالیکونه ونه لېږل شول
}
today-mails-failed-words = لامل یې وګورئ او بیا یې ولېږئ.
