# د غونډې لغوه کول، او څوک خبر دي.
notice-title = څوک خبر دي
notice-cancel = دا غونډه لغوه کړئ
notice-cancel-words = یوازې دا ځل نه کېږي. هر څوک چې ځای لري او هغه چې مخکښ دي سمدستي برېښنالیک ترلاسه کوي.
notice-cancel-when = { $when } لغوه کړئ؟
notice-cancel-told = { $n ->
    [0] لا څوک ځای نه لري.
    [one] یو زده‌کوونکی او مخکښان سمدستي برېښنالیک ترلاسه کوي.
   *[other] { $n } زده‌کوونکي او مخکښان سمدستي برېښنالیک ترلاسه کوي.
}
notice-cancel-why = ولې؟ هر څوک چې خبرېږي دا لولي.
notice-cancel-do = لغوه یې کړئ او ټولو ته یې ووایاست
notice-keep = پرې یې ږدئ
notice-said-cancelled = غونډه لغوه شوه، او ټولو ته ویل کېږي.
notice-said-restored = غونډه بالاخره کېږي، او ټولو ته ویل کېږي.
notice-restore = بالاخره کېږي
notice-restore-words = غونډه بېرته خپل ځای ته راوړي او ټولو ته بیا وایي.
notice-over = دا غونډه تېره شوې، نو نوره نه لغوه کېږي.
notice-begun = د دې غونډې وخت پیل شوی، نو بېرته نه شي راوړل کېدای.
notice-not-by-staff = دا غونډه رخصتۍ یا د فعالیت پای لغوه کړې، نو یوازې بېرته نه شي راوړل کېدای.
notice-group-told = { $n } خبر شول
notice-group-not-yet = { $n } لا نه
notice-group-bounced = { $n } بېرته راغلل
notice-group-failed = { $n } ونه لېږل شول
notice-group-no-address = { $n } بې پتې
notice-list = چا ته زنګ ووهو
notice-summary = له { $all } څخه { $n } خبر نه شول
notice-all-told = ټول خبر شول
notice-all-told-words = هر برېښنالیک ولېږل شو، او یو هم بېرته نه دی راغلی.
notice-contact = سرپرست
notice-why = څه وشول
notice-called = زنګ ووهل شو
notice-leader = مخکښ
notice-no-address = پته نشته
notice-bounced = برېښنالیک بېرته راغی
notice-failed = برېښنالیک ونه لېږل شو
notice-not-yet = برېښنالیک لېږل کېږي
notice-told = خبر شو
mail-session-cancelled-subject = لغوه: { $activity }، { $day }
mail-session-cancelled-body = { $activity } دا ځل نه کېږي.
mail-session-restored-subject = بالاخره کېږي: { $activity }، { $day }
mail-session-restored-body = { $activity } بالاخره کېږي.
