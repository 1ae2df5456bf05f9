# What stands in every mail.
mail-why-member = دا برېښنالیک ځکه درته راغلی چې تاسو د { $school } غړي یاست.
mail-why-account = دا برېښنالیک ځکه درته راغلی چې چا دا پته په Homeroom کې کارولې ده.
mail-greeting = سلامونه { $name }،
mail-link-instead = که تڼۍ کار نه کوي، دا پته پرانیزئ:
mail-unsubscribe = داسې برېښنالیکونه بند کړئ
