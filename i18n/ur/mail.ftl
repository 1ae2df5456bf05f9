# What stands in every mail.
mail-why-member = یہ ای میل آپ کو اس لیے ملی ہے کہ آپ { $school } کا حصہ ہیں۔
mail-why-account = یہ ای میل آپ کو اس لیے ملی ہے کہ کسی نے Homeroom پر یہ پتہ استعمال کیا۔
mail-greeting = سلام { $name }،
mail-link-instead = اگر بٹن کام نہ کرے تو یہ پتہ کھولیں:
mail-unsubscribe = ایسی ای میلیں بند کریں
