# Asking other servers: what went wrong.
outbound-address = داسې پته ولیکئ چې په https:// پیل شي، نوم او پټنوم پکې نه وي، او یوازې 443 یا 8443 پورټ ولري.
outbound-private = دا پته خصوصي شبکې ته ځي، چې موږ ورته نه ځو. داسې پته وکاروئ چې له انټرنېټ څخه لاسرسی ورته وي.
outbound-unreachable = په دې پته کې هېڅوک ځواب نه ورکوي. پته وګورئ، او له چلوونکي یې وپوښتئ.
outbound-slow = ځواب تر لسو ثانیو زیات وخت ونیو.
outbound-refused = بل سرور موږ رد کړو ({ $status }). کیلي وګورئ.
outbound-status = بل سرور { $status } ځواب راکړ، لړلیک نه.
outbound-large = ځواب تر یوه مېګابایټ لوی دی. کوچنۍ پاڼې وغواړئ.
outbound-no-json = ځواب JSON نه دی. پته وګورئ.
outbound-deep = د ځواب پوړونه د لوستلو لپاره ډېر زیات دي.
