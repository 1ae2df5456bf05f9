# What stands in every mail.
mail-why-member = You get this mail because you belong to { $school }.
mail-why-account = You get this mail because somebody used this address at Homeroom.
mail-greeting = Hello { $name },
mail-link-instead = If the button does not work, open this address:
mail-unsubscribe = Stop mails like this
