audit-title = بدلونونه
audit-about = چا څه بدل کړل، او کله. دلته هېڅ شی نه شي بدلېدای، او لوستل یې هم ثبتېږي.
audit-who = د بدلوونکي نوم
audit-kind = ډول
audit-every-kind = هر ډول
audit-entries = ثبت شوي بدلونونه
audit-none-title = د لیدلو څه نشته
audit-none = هېڅ بدلون ونه موندل شو. بل نوم ولټوئ، یا هر ډول وټاکئ.
audit-show-all = ټول بدلونونه وښایئ
audit-older = زاړه بدلونونه وښایئ
audit-newest = تر ټولو نویو ته ولاړ شئ
audit-by-site = د سایټ اداره کوونکي
audit-by-system = Homeroom
audit-yes = هو
audit-no = نه

# What entries are about.
audit-kind-activity = فعالیتونه
audit-kind-signup = نوم لیکنې
audit-kind-person = خلک
audit-kind-school = ښوونځی
audit-kind-term = دورې
audit-kind-category = کټګورۍ
audit-kind-audit = دا ثبت

# What was done.
audit-school-open = ښوونځی یې پرانیست
audit-school-change = تنظیمات یې بدل کړل
audit-school-suspend = ښوونځی یې معطل کړ
audit-school-reactivate = ښوونځی یې بېرته فعال کړ
audit-term-add = دوره یې زیاته کړه
audit-term-change = دوره یې بدله کړه
audit-person-add = نوی کس یې زیات کړ
audit-person-claim = کس یې له خپل ګڼون سره ونښلاوه
audit-audit-read = بدلونونه یې ولوستل

# What a change is about.
audit-field-name = نوم
audit-field-slug = پته
audit-field-motto = شعار
audit-field-time-zone = د وخت سیمه
audit-field-locale = ژبه
audit-field-locales = ژبې
audit-field-currency = پولي واحد
audit-field-accent-hue = رنګ
audit-field-day-starts = د ښوونځي د ورځې پیل
audit-field-day-ends = د ښوونځي د ورځې پای
audit-field-registration = د ځان ثبتول
audit-field-allowed-domains = منل شوي ډومېنونه
audit-field-starts-on = لومړۍ ورځ
audit-field-ends-on = وروستۍ ورځ
audit-field-max-enrolled = د هر زده کوونکي فعالیتونه
audit-field-role = رول
audit-field-status = حالت
audit-field-grade = ټولګی
audit-field-source = سرچینه
audit-field-person = کس
