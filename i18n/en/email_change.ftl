# A new e-mail address, in one’s account and from the mails.
email-change-title = E-mail
email-change-detail = We send a link to both addresses. As soon as you have agreed at both, you sign in with the new one. Schools that know you by the old one know you by the new one then.
email-change-now = Address now
email-change-new = New address
email-change-ask = Change the address
email-change-same = This is your address already.
email-change-asked = Look at your mail, at both addresses.
email-change-waits = We wait for you to agree at both addresses to { $email }.
email-change-waits-new = We wait for you to agree at { $email }.
email-change-waits-old = You agreed at { $email }. We wait for you to agree at your old address.
email-change-withdraw = Keep the old address
email-change-withdrawn = Your address stays as it is.
email-change-agree-title = Change the address of your account?
email-change-agree-old = You sign in with the new address as soon as you have agreed at both. If you did not ask for this, stop it and change your password.
email-change-agree-new = You sign in with the new address as soon as you have agreed at both. If you did not ask for this, leave this page: nothing happens then.
email-change-agree = Yes, change it
email-change-stop = Stop this
email-change-half = Thank you. Now agree at the other address too.
email-change-done = Sign in with your new address.
email-change-stopped = Nothing was changed. If you did not ask for this, change your password.
email-change-spent = It was used already, it is older than a day, or the change was stopped.
email-change-taken-title = Somebody has this address
email-change-taken = The address stays as it was: an account with the new one was made meanwhile.

# Mails.
mail-change-email-subject = Confirm your new address
mail-change-email-body = Somebody, probably you, wants to sign in at Homeroom with this address instead of { $email }. Agree within a day, here and at the old address.
mail-change-email-go = Look at it
mail-change-email-not-you = If it was not you, do nothing: without the link nobody can use your address.
mail-approve-email-subject = Change the address of your account?
mail-approve-email-body = Somebody, probably you, asked to change the address of your account to { $email }. Agree within a day, here and at the new address.
mail-approve-email-go = Agree or stop it
mail-approve-email-not-you = If it was not you, stop it behind the link, then change your password.
mail-email-changed-subject = The address of your account was changed
mail-email-changed-body = You sign in with { $email } from now on; every device was signed out. This is the last mail to this address.
