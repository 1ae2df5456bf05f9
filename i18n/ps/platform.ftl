# The language itself.
language-name = پښتو
language-direction = rtl
# 12 or 24: how hours are counted for whoever did not choose.
language-hours = 24
hours-am = { $time } AM
hours-pm = { $time } PM

# What surrounds every page.
skip-to-content = نېغ منځپانګې ته ولاړ شئ
nav-main = اصلي
nav-short = اصلي، لنډ
nav-more = نور
nav-today = نن
nav-school = ښوونځی
nav-activities = فعالیتونه
nav-reports = راپورونه
nav-people = خلک
nav-settings = تنظیمات
nav-audit = بدلونونه
nav-schools = ستاسو ښوونځي
nav-site = ټول ښوونځي
nav-jobs = ناکامې دندې
nav-mails = برېښنالیک
nav-account = ګڼون
sign-in-now = ننوتل
sign-out = وتل
notice = خبرتیا
mail-is-off = دا سرور برېښنالیک نه لېږي. هغه څه چې خلک باید پرې خبر وي، پخپله ورته ووایئ.
language = ژبه
theme = بڼه
theme-auto = د وسیلې په څېر
theme-light = روښانه
theme-dark = تیاره
go-back = بېرته ولاړ شئ
close = وتړئ
save = خوندي کړئ
cancel = پرې یې ږدئ
search = ولټوئ
keys-title = تڼۍ
keys-search = د لټون ځای ته ولاړ شئ
keys-help = دا لړلیک وښایئ
keys-switch = تڼۍ چالانې یا بندې کړئ
offline = اړیکه نشته. هېڅ شی له منځه نه دی تللی: لږ وروسته بیا هڅه وکړئ.

# Lists.
pages = پاڼې
page-previous = مخکینۍ
page-next = بله
page-size = په یوه پاڼه کې کرښې:
list-shown = له { $total } څخه { $from }–{ $to }
list-none-of = له { $total } څخه په دې پاڼه کې هېڅ نشته

# Forms.
error-prefix = تېروتنه:
form-wrong = { $n ->
    [one] یو شی بیا کتلو ته اړتیا لري
   *[other] { $n } شیان بیا کتلو ته اړتیا لري
}
field-needed = دلته یو څه ولیکئ.
field-too-long = تر { $n } زیات توري مه لیکئ.
field-characters = یوازې توري، رقمونه، تش ځایونه او لیکنښې وکاروئ.
field-number = له { $from } تر { $to } پورې یو بشپړ عدد ولیکئ.
field-date = یوه نېټه وټاکئ.
field-time = وخت ولیکئ، لکه 15:30.
field-choice = له لړلیک څخه یو وټاکئ.
field-email = د برېښنالیک پته ولیکئ، لکه name@school.org.

# Roles and states of people.
role-student = زده کوونکی
role-teacher = ښوونکی
role-program_admin = د پروګرام اداره کوونکی
role-admin = اداره کوونکی
role-owner = مالک
person-imported = وارد شوی
person-invited = بلل شوی
person-active = فعال
person-suspended = معطل شوی
person-left = پخوانی

# Errors: what happened, and what to do next.
error-title-not-found = دلته څه نشته
error-title-signed-out = لومړی ننوځئ
error-title-forbidden = ستاسو د رول لپاره نه دی
error-title-conflict = دا اوس نه کېږي
error-title-unavailable = اوس د لاسرسي وړ نه دی
error-title-too-many = په یو وار ډېر زیات
error-title-other = یو څه ناسم شول
error-not-found = په دې پته کې څه نشته. پته وګورئ، یا بېرته ولاړ شئ او په لړلیک کې یې ولټوئ.
error-signed-out = دا پاڼه د هغو کسانو لپاره ده چې ننوتي وي.
error-forbidden = ستاسو رول د دې اجازه نه لري. د ښوونځي له اداره کوونکي سره خبرې وکړئ.
error-not-a-member = تاسو د دې ښوونځي غړي نه یاست. د ښوونځي له اداره کوونکي وغواړئ چې تاسو پکې شامل کړي.
error-cross-site = دا فورمه له بل سایټ څخه رالېږل شوې وه، نو هېڅ شی بدل نه شو. پاڼه دلته پرانیزئ او بیا هڅه وکړئ.
error-school-closed = د دې ښوونځي پاڼې اوس مهال تړلې دي. بله ورځ هڅه وکړئ.
error-invalid = ستاسو په لیکلو کې ځینې شیان بیا کتلو ته اړتیا لري.
error-too-many = دا په یو وار ډېر شول. { $minutes ->
    [one] یوه دقیقه
   *[other] { $minutes } دقیقې
} وروسته بیا هڅه وکړئ.
error-too-large = دا ډېر لوی دی او نه شي اخیستل کېدای. په یو وار لږ ولېږئ.
error-unavailable = ریکارډونو ته اوس لاسرسی نشته. هېڅ شی له منځه نه دی تللی: بیا هڅه وکړئ.
error-busy = همدا اوس ډېر خلک ننوځي. لږ وروسته بیا هڅه وکړئ.
error-internal = زموږ له خوا یو څه ناسم شول، او موږ پرې خبر شوو. که مرسته غواړئ، { $id } ووایئ.
changed-meanwhile = ستاسو د لیکلو پر مهال بل چا دا بدل کړ. بیا یې پرانیزئ او وګورئ چې څه نوي دي.

# Passwords.
password-too-short = لږ تر لږه { $n } توري وکاروئ. څو پرله پسې کلمې په اسانۍ یادېږي.
password-too-long = تر { $n } زیات توري مه کاروئ.
password-has-name = “{ $name }” مه کاروئ: هر څوک به تر هر څه لومړی همدا اټکل کړي.
password-too-common = لږ عام پټنوم وټاکئ: دا ژر اټکل کېږي.
command-user-exists = له دې پتې سره لا له مخکې ګڼون شته.
