rating = نمره
ratings-title = د زده کوونکو نظر
rating-read = د زده کوونکو نظر
rating-none = لا هېچا نمره نه ده ورکړې
rating-average = له 5 څخه { $score }، { $n ->
    [one] د یوه زده کوونکي نظر
   *[other] د { $n } زده کوونکو نظر
}
rating-average-title = منځنۍ نمره
rating-gave = له 5 څخه { $score }: { $n ->
    [0] هېڅوک
    [one] یو زده کوونکی
   *[other] { $n } زده کوونکي
}
rating-comments = تبصرې
rating-comments-none = لا تبصره نشته
rating-comments-none-words = هغه زده کوونکي چې راغلي وي خپل نظر لیکلای شي.
rating-score-1 = خراب
rating-score-2 = دومره ښه نه
rating-score-3 = سم
rating-score-4 = ښه
rating-score-5 = ډېر ښه
rating-score-needed = ووایاست چې څومره ښه دی.
rating-yours = ستاسو
rating-hidden = پټ شوی
rating-hidden-because = کارکوونکو پټ کړی:
rating-own-hidden = کارکوونکو ستاسو نظر پټ کړی، او نه شمېرل کېږي. دوی وايي:
rating-reported = شکایت پرې شوی
rating-reported-because = شکایت:
rating-reported-by-you = تاسو پرې شکایت کړی. کارکوونکي یې ګوري.
rating-report = شکایت وکړئ
rating-report-why = څه پکې غلط دي؟ کارکوونکي دا لولي.
rating-report-do = شکایت ولېږئ
rating-report-own = دا ستاسو خپل دی. د دې پر ځای یې بدل کړئ.
rating-hide = پټ یې کړئ
rating-hide-why = ولې؟ لیکوال یې دا لولي.
rating-hide-do = پټ یې کړئ
rating-show = بیا یې ښکاره کړئ
rating-dismiss = پاتې دې شي
rating-give-title = نمره ورکړئ
rating-change-title = ستاسو نظر
rating-score = څومره ښه دی؟
rating-comment = نور باید پر څه خبر وي؟
rating-comment-hint = زده کوونکي او کارکوونکي یې ستاسو له نومه پرته لولي. د فعالیت مسوولین ګوري چې چا لیکلي.
rating-give = نمره ورکړئ
rating-not-there = یوازې هغه څوک نمره ورکولای شي چې لږ تر لږه یو ځل راغلی وي.
rating-said = ستاسو نظر وشمېرل شو. مننه.
rating-said-reported = کارکوونکي به یې وګوري. مننه.
rating-said-hidden = پټ شو او نه شمېرل کېږي. لیکوال یې لامل ویني.
rating-said-shown = بیا ښکاري او شمېرل کېږي.
rating-said-dismissed = پاتې کېږي.
rating-today-reported = { $n ->
    [one] چا پر یوې تبصرې شکایت کړی.
   *[other] پر { $n } تبصرو شکایت شوی.
}

# In the log.
audit-kind-rating = نمرې
audit-rating-give = فعالیت ته یې نمره ورکړه
audit-rating-change = خپله نمره یې بدله کړه
audit-rating-report = پر تبصرې یې شکایت وکړ
audit-rating-hide = تبصره یې پټه کړه
audit-rating-show = تبصره یې بیا ښکاره کړه
audit-rating-dismiss = د شکایت سره سره یې تبصره پرېښوده
audit-field-activity = فعالیت
audit-field-score = نمره
