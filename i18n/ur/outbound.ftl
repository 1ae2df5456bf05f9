# Asking other servers: what went wrong.
outbound-address = ایسا پتہ لکھیں جو https:// سے شروع ہو، جس میں نام اور پاس ورڈ نہ ہوں، اور پورٹ صرف 443 یا 8443 ہو۔
outbound-private = یہ پتہ نجی نیٹ ورک کا ہے، جہاں ہم نہیں جاتے۔ ایسا پتہ دیں جو انٹرنیٹ پر دستیاب ہو۔
outbound-unreachable = اس پتے پر کوئی جواب نہیں دیتا۔ پتہ دیکھیں، اور اسے چلانے والے سے پوچھیں۔
outbound-slow = جواب میں دس سیکنڈ سے زیادہ لگے۔
outbound-refused = دوسرے سرور نے ہمیں انکار کیا ({ $status })۔ کلید دیکھیں۔
outbound-status = دوسرے سرور نے { $status } جواب دیا، فہرست نہیں۔
outbound-large = جواب ایک میگابائٹ سے بڑا ہے۔ چھوٹے صفحات مانگیں۔
outbound-no-json = جواب JSON نہیں۔ پتہ دیکھیں۔
outbound-deep = جواب کی تہیں پڑھنے کے لیے بہت زیادہ ہیں۔
