list-separator = {"، "}
list-separator-wide = {"؛ "}

# How many places.
activity-places-open = { $taken ->
    [0] د ټولو لپاره ځای شته
    [one] { $taken } شامل، د ټولو لپاره ځای شته
   *[other] { $taken } شامل، د ټولو لپاره ځای شته
}
activity-places = له { $capacity } څخه { $taken }
activity-full = ډک
activity-full-waiting = ډک، { $n } په تمه

# States of activities and signups.
activity-draft = مسوده
activity-published = خپور شوی
activity-cancelled = لغوه شوی
activity-archived = آرشیف شوی
signup-requested = غوښتل شوی
signup-offered = وړاندې شوی
signup-enrolled = شامل
signup-waitlisted = په تمه
signup-withdrawn = وتلی
signup-removed = لرې شوی
signup-declined = رد شوی
activity-step-none = حالت یې “{ $from }” دی، او تر دې وروسته بل حالت نشته.
activity-step-illegal = حالت یې “{ $from }” دی. تر دې وروسته دا راتلای شي: { $allowed }.

# Why somebody gets no place. Each names its rule.
refused-cancelled = دا فعالیت نه ترسره کېږي، نو هېڅوک پکې نوم نه شي لیکلای.
refused-not-open = نوم لیکنه په { $opens } پیلېږي.
refused-closed = نوم لیکنه په { $closed } پای ته ورسېده. له مشر یې وپوښتئ چې لا کومه لاره شته که نه.
refused-grades = دا فعالیت له { $from }م څخه تر { $to }م ټولګي د زده کوونکو لپاره دی.
refused-grade-from = دا فعالیت د { $from }م ټولګي او لوړو ټولګیو د زده کوونکو لپاره دی.
refused-grade-to = دا فعالیت تر { $to }م ټولګي پورې د زده کوونکو لپاره دی.
refused-term-limit = { $n ->
    [one] دا دوره د یوه فعالیت اجازه ورکوي، او تاسو یې لرئ. د ځای لپاره لومړی هغه پرېږدئ.
   *[other] دا دوره د { $n } فعالیتونو اجازه ورکوي، او تاسو یې لرئ. د ځای لپاره لومړی یو پرېږدئ.
}
refused-clash = وخت یې له { $other } سره ټکر لري، چې تاسو پکې ځای لرئ. لومړی هغه پرېږدئ، یا بل وخت وټاکئ.
refused-removed = ستاسو نوم له دې فعالیت څخه لرې شوی و. که غواړئ بېرته راشئ، له مشر یې وغواړئ.
refused-withdrawal = پرېښودل تر { $until } پورې شوني وو. له مشر یې وپوښتئ.
refused-no-times = تر خپرولو مخکې ووایئ چې کله وي.
roster-not-published = د زده کوونکو تر شاملولو مخکې فعالیت خپور کړئ.
roster-reason-needed = دلیل ولیکئ، څو زده کوونکی پوه شي.
activity-below-enrolled = { $n ->
    [one] یو زده کوونکی لا له مخکې ځای لري.
   *[other] { $n } زده کوونکي لا له مخکې ځای لري، نو ځایونه تر دې کم نه شي کېدای.
}
activity-term-stays = خپور شوی فعالیت په خپله دوره کې پاتې کېږي. پر ځای یې په بله دوره کې کاپي کړئ.
activity-archived-stays = آرشیف شوی فعالیت هماغسې پاتې کېږي. پر ځای یې په بله دوره کې کاپي کړئ.
activity-confirm-needed = وګورئ چې پر خلکو څه اغېز کوي، بیا یې تایید کړئ.
activity-reason-needed = ولیکئ چې ولې لغوه کېږي: ټول هغه کسان یې لولي چې نوم یې لیکلی دی.

# Mails.
mail-when = کله او چېرته
mail-look = فعالیت وګورئ
mail-enrolled-subject = په { $activity } کې ستاسو ځای
mail-enrolled-body = تاسو په { $activity } کې ځای لرئ.
mail-waitlisted-subject = تاسو د { $activity } په کتار کې یاست
mail-waitlisted-body = { $activity } ډک دی، نو تاسو په کتار کې یاست. ستاسو شمېره { $position } ده. چې ځای مو شي، درته لیکو.
mail-promoted-subject = په { $activity } کې ځای ستاسو شو
mail-promoted-body = یو ځای تش شو، او وار ستاسو و: اوس په { $activity } کې ځای لرئ. که یې نور نه غواړئ، بېرته یې پرېږدئ، څو بل چا ته ورسېږي.
mail-withdrawn-subject = له { $activity } ووتلئ
mail-withdrawn-body = تاسو له { $activity } ووتلئ. که دا تاسو نه وئ، ننوځئ او خپل پټنوم بدل کړئ.
mail-removed-subject = ستاسو نوم له { $activity } لرې شو
mail-removed-body = کارکوونکو ستاسو نوم له { $activity } لرې کړ. دوی وایي:
mail-changed-subject = د { $activity } وخت یا ځای بدل شو
mail-changed-body = { $activity } بدل شوی دی. اوس یې وخت او ځای دا دی:
mail-cancelled-subject = { $activity } لغوه شو
mail-cancelled-body = { $activity } نه ترسره کېږي. کارکوونکي وایي:
mail-passed_over-subject = په { $activity } کې یو ځای تاسو ته ونه رسېد
mail-passed_over-clash = په { $activity } کې یو ځای تش شو، خو په هغه وخت کې تاسو په { $other } کې ځای لرئ. په کتار کې مو شمېره هماغه ده. که { $activity } ډېر غواړئ، { $other } پرېږدئ: بیا راتلونکی تش ځای ستاسو کېدای شي.
mail-passed_over-limit = په { $activity } کې یو ځای تش شو، خو تاسو لا له مخکې هومره فعالیتونه لرئ چې دا دوره یې اجازه ورکوي. په کتار کې مو شمېره هماغه ده. که { $activity } ډېر غواړئ، یو له هغو پرېږدئ: بیا راتلونکی تش ځای ستاسو کېدای شي.

# The list.
activities-which = کوم فعالیتونه
activities-view = لید
activities-list = لړلیک
activities-week = اونۍ
activities-on-offer = شته
activities-mine = زما
activities-drafts = مسودې
activities-archived = آرشیف
activities-search = په نوم، موضوع یا ښوونکي ولټوئ
activities-day = ورځ
activities-any-day = هره ورځ
activities-any-category = هره کټګوري
activities-any-level = هره کچه
activities-before-school = تر ښوونځي مخکې
activities-after-school = تر ښوونځي وروسته
activities-weekend = د اونۍ رخصتي
activities-free = تش ځایونه
activities-nothing = هېڅ
activities-count = { $n ->
    [one] یو فعالیت
   *[other] { $n } فعالیتونه
}
activities-sort = ترتیب:
activities-sort-name = نوم
activities-sort-free = تش ځایونه
activities-none = لا هېڅ فعالیت نشته
activities-none-words = چې د دورې لړلیک راووځي، بیا راشئ.
activities-none-staff-words = لومړی جوړ کړئ. تر خپرولو پورې مسوده پاتې کېږي.
activities-mine-none = تاسو لا په هېڅ فعالیت کې نه یاست
activities-mine-none-words = د خپلې خوښې یو شی پیدا کړئ. په څه کې مو چې نوم لیکلی وي، دلته ښکاري.
activities-see-all = ټول فعالیتونه وګورئ
activities-archived-none = په آرشیف کې څه نشته
activities-archived-none-words = څه چې آرشیف کړئ، دلته د ټولو له سترګو لرې ساتل کېږي.
activities-no-match = هېڅ ونه موندل شول
activities-no-match-words = لږې کلمې وازمایئ، یا فلټرونه لرې کړئ.
clear-filters = فلټرونه لرې کړئ
remove-filter = دا فلټر لرې کړئ
level-beginner = لومړنۍ
level-intermediate = منځنۍ
level-advanced = پرمختللې

# One activity.
activity-new = نوی فعالیت
activity-edit = سم کړئ
activity-create = مسوده جوړه کړئ
activity-publish = خپور کړئ
activity-roster = د ګډونوالو نوملړ
activity-more = نور
activity-places-title = ځایونه
activity-sign-up = نوم ولیکئ
activity-sign-in = د ګډون لپاره ننوځئ
activity-join-queue = په کتار کې ودرېږئ
activity-leave = ووځئ
activity-leave-queue = له کتاره ووځئ
activity-you-are-in = تاسو شامل یاست
activity-you-wait = په کتار کې شمېره { $position }
activity-overlaps = له { $other } سره ټکر لري
activity-when = کله
activity-where = چېرته
activity-term = دوره
activity-with = مشر
activity-helpers = مرستندویان
activity-category = کټګوري
activity-level = کچه
activity-grade = ټولګی
activity-grades = له { $from } تر { $to }
activity-grades-from = { $from } او لوړ
activity-grades-to = تر { $to } پورې
activity-opens = نوم لیکنه پیلېږي
activity-closes = نوم لیکنه پای ته رسېږي
activity-withdraw = پرېښودل شوني دي تر
activity-cancelled-because = لغوه شوی: { $reason }
activity-blocked-by = یو ځای تش شو، خو په هغه وخت کې تاسو په { $other } کې ځای لرئ. { $other } پرېږدئ، راتلونکی تش ځای ستاسو کېدای شي.
activity-blocked-by-limit = یو ځای تش شو، خو تاسو هومره فعالیتونه لرئ چې دوره یې اجازه ورکوي. یو پرېږدئ، راتلونکی تش ځای ستاسو کېدای شي.
activity-copy-into = په بله دوره کې کاپي کړئ
activity-copy = کاپي کړئ
activity-archive-title = آرشیف کړئ
activity-archive-words = بیا یې یوازې مشران او اداره کوونکي ویني. څه چې پکې شوي، ساتل کېږي.
activity-archive = دا فعالیت آرشیف کړئ
activity-cancel-title = دا فعالیت لغوه کړئ
activity-cancel-words = دا به ترسره نه شي. هر څوک چې شامل یا په تمه دی، برېښنالیک ورته ورځي.
activity-cancel = دا فعالیت لغوه کړئ
activity-cancel-named = { $name } لغوه کړئ؟
activity-cancel-told = { $n ->
    [0] لا چا نوم نه دی لیکلی.
    [one] یوه زده کوونکي ته برېښنالیک ورځي. دا کار بېرته نه شي ګرځېدای.
   *[other] { $n } زده کوونکو ته برېښنالیک ورځي. دا کار بېرته نه شي ګرځېدای.
}
activity-cancel-why = ولې؟ ټول هغه کسان یې لولي چې نوم یې لیکلی دی.
activity-cancel-do = { $n ->
    [0] فعالیت لغوه کړئ
    [one] د یوه زده کوونکي لپاره یې لغوه کړئ
   *[other] د { $n } زده کوونکو لپاره یې لغوه کړئ
}
activity-keep = ویې ساتئ
activity-said-in = تاسو په { $activity } کې ځای لرئ.
activity-said-queue = د { $activity } په کتار کې ستاسو شمېره { $position } ده.
activity-said-left = تاسو له { $activity } ووتلئ.
activity-said-created = مسوده خوندي شوه. چې چمتو شوه، خپره یې کړئ.
activity-said-changed = بدلونونه خوندي شول.
activity-said-published = اوس یې ټول لیدلای شي.
activity-said-cancelled = لغوه شو، او ټولو هغو کسانو ته برېښنالیک ورځي چې نوم یې لیکلی دی.
activity-said-archived = آرشیف شو.
activity-said-copied = دا کاپي ده. ویې ګورئ، بیا یې خپره کړئ.

# The form.
activity-name = نوم
activity-description = دا څه دی؟
activity-description-hint = مارک ډاون کار کوي: **غټ**، لړلیکونه، لینکونه.
activity-program = پروګرام
activity-times = هره اونۍ کله وي
activity-from = پیل
activity-until = پای
activity-add-time = وخت زیات کړئ
activity-remove-time = لرې کړئ
activity-capacity = ځایونه
activity-capacity-hint = که د ټولو لپاره ځای وي، تش یې پرېږدئ.
activity-grade-from = له کوم ټولګي
activity-grade-to = تر کوم ټولګي
activity-window = نوم لیکنه
activity-people = څوک یې چلوي
activity-people-hint = مشران فعالیت بدلولای شي. مرستندویان د ګډونوالو نوملړ ویني، زده کوونکي شاملوي او لرې کوي.
activity-confirm-title = دا د خلکو لپاره یو څه بدلوي
activity-change-told = { $n ->
    [one] یوه زده کوونکي نوم لیکلی، او د نوي وخت او ځای برېښنالیک ورته ورځي.
   *[other] { $n } زده کوونکو نوم لیکلی، او د نوي وخت او ځای برېښنالیک ورته ورځي.
}
activity-clash-made = په دې وخت کې { $person } په { $other } کې ځای لري.
activity-confirm = هو، بدل یې کړئ او خبر یې کړئ
activity-grades-turned = وروستی ټولګی تر لومړي مخکې دی. ځایونه یې بدل کړئ.
activity-closes-before = نوم لیکنه تر پیلېدو مخکې پای ته رسېږي. وروسته وخت وټاکئ.
activity-slots-many = په اونۍ کې تر { $n } زیات وختونه مه ورکوئ.
activity-slot-incomplete = هر وخت ورځ، پیل او پای ته اړتیا لري.
activity-slot-turned = یو وخت تر پیل مخکې پای ته رسېږي. ځایونه یې بدل کړئ.
activity-slots-overlap = دوه وختونه یو له بل سره ټکر لري. یو یې کړئ.
optional = اختیاري

# The roster.
roster-register = زده کوونکی شامل کړئ
roster-find = زده کوونکي په نوم یا پته ولټوئ
roster-found-nobody = هېڅوک ونه موندل شو. لږ توري وازمایئ.
roster-add = شامل کړئ
roster-in = ځای لري
roster-empty = لا چا نوم نه دی لیکلی.
roster-number = شمېره
roster-name = نوم
roster-address = پته
roster-waiting = په کتار کې
roster-remove = لرې کړئ
roster-remove-do = لرې کړئ
roster-why = ولې؟ زده کوونکی یې لولي.
roster-override = د قاعدې استثنا
roster-over-title = یوه قاعده یې مخه نیسي
roster-over-why = ولې باید بیا هم شامل شي؟ دا په ثبت کې ساتل کېږي.
roster-over-do = بیا هم شامل کړئ
roster-said-in = شامل شو. برېښنالیک ورته ورځي.
roster-said-waiting = ډک دی: زده کوونکی په کتار کې دی، او برېښنالیک ورته ورځي.
roster-said-removed = لرې شو. برېښنالیک ورته له دلیل سره ورځي.
grade-n = { $n }م ټولګی
print = چاپ کړئ
