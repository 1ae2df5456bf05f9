# What narrows and orders the list.
activities-choice = { $choice } ({ $n })
activities-any-tag = هر ټګ
activities-favourites = زما خوښ
activities-sort-popular = اوس مشهور
activities-sort-rating = نمرې
activity-popular = اوس مشهور
activity-tags = ټګونه
activity-tags-hint = هغه کلمې چې پرې وموندل شي، په کامه سره بېلې: روباټ، نوي کسان ښه راغلئ. نوې کلمه پخپله جوړېږي.
tags-many = تر { $n } ډېر ټګونه مه ورکوئ.

# Favourites and sharing.
favourite = خوښ
favourite-said-on = { $activity } اوس ستاسو له خوښو فعالیتونو دی.
favourite-said-off = { $activity } نور ستاسو له خوښو فعالیتونو نه دی.
share = شریک کړئ
share-copied = پته کاپي شوه.

# Categories and tags, as the office keeps them.
categories-title = کټګورۍ
categories-about = هر فعالیت تر ټولو ډېره یوه کټګوري لري. رنګ یې په اوږد لړلیک کې په موندلو کې مرسته کوي؛ نوم یې تل ورسره لیکل شوی وي.
tags-title = ټګونه
tags-about = یو فعالیت ډېر ټګونه درلودای شي. د فعالیت مسوولین یې لیکي، او نوی ټګ پخپله جوړېږي.
category-add-title = کټګوري زیاته کړئ
tag-add-title = ټګ زیات کړئ
label-search = په نوم ولټوئ
label-none = دلته لا څه نشته
label-none-words = لاندې یې زیات کړئ، یا یې د فعالیت په فورمه کې ولیکئ.
label-uses = { $n ->
    [0] په هېڅ فعالیت کې نه کارېږي
    [one] په یوه فعالیت کې کارېږي
   *[other] په { $n } فعالیتونو کې کارېږي
}
label-name = نوم
label-add = زیات کړئ
label-edit = بدل کړئ
label-remove = لرې کړئ
label-remove-title = دا لرې کړئ
label-remove-words = هېڅ فعالیت یې نه کاروي، نو هېڅ نه ورکېږي.
label-merge-title = له بل سره یې یو کړئ
label-merge-words = هر فعالیت چې دا کاروي د دې پر ځای هغه بل ترلاسه کوي، او دا له منځه ځي. دا بېرته نه شي کېدای.
label-merge-into = له کوم سره
label-merge = یو یې کړئ
label-unknown = په دې نوم هېڅ نشته. له شته څخه یو وټاکئ.
label-same = دا خو همدا دی. بل وټاکئ.
label-name-wrong = توري یا شمېرې ولیکئ، او په ټګ کې کامه مه لیکئ.
label-in-use = { $n ->
    [one] یو فعالیت یې کاروي. د دې پر ځای یې له بل سره یو کړئ.
   *[other] { $n } فعالیتونه یې کاروي. د دې پر ځای یې له بل سره یو کړئ.
}
category-taken = په دې نوم کټګوري شته. د دې پر ځای دواړه سره یو کړئ.
tag-taken = په دې نوم ټګ شته. د دې پر ځای دواړه سره یو کړئ.
label-said-added = { $name } زیات شو.
label-said-changed = { $name } خوندي شو.
label-said-merged = { $from } اوس { $into } دی.
label-said-removed = { $name } لرې شو.

# In the log.
audit-kind-tag = ټګونه
audit-category-add = کټګوري یې زیاته کړه
audit-category-change = کټګوري یې بدله کړه
audit-category-merge = دوې کټګورۍ یې یوه کړې
audit-category-remove = کټګوري یې لرې کړه
audit-tag-add = ټګ یې زیات کړ
audit-tag-change = ټګ یې بدل کړ
audit-tag-merge = دوه ټګونه یې یو کړل
audit-tag-remove = ټګ یې لرې کړ
audit-field-uses = کارونې
audit-field-category = کټګوري
audit-field-tags = ټګونه
audit-field-level = کچه
