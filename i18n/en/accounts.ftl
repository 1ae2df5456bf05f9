# Words that several forms of accounts share.
email = E-mail address
password = Password
new-password = New password
name = Name
register = Register
send-link = Send a link
password-hint = At least { $n } characters. A few words in a row are easy to remember.

# Signing in and out.
sign-in-wrong = This e-mail address and this password do not belong together. Check both, or choose a new password.
sign-in-remember = Keep me signed in for 30 days
sign-in-forgot = Choose a new password
sign-in-new-here = New here? You register on your school’s page.
sign-in-find-school = Find your school
signed-out = You are signed out.
sign-in-just-registered = Registered lately? Open the link in our mail first.
sign-in-confirm-again = Send it again

# Registering and confirming an address.
register-title = Register at { $school }
register-detail = You get a mail with a link that proves the address is yours.
register-email-hint = The one your school knows, if it knows one.
register-domains = An address that ends in { $domains }.
register-domain = Only addresses that end in { $domains } can register here.
register-have-account = Sign in instead
verification-title = Confirm your address
verification-detail = Tell us the address that you registered with, and we send the link again.
verify-title = Is this you?
verify-detail = Confirm that this address is yours. Then you can sign in.
verify-elsewhere = Choose the password that you will sign in with. If you chose one when you registered, this one takes its place.
verify-button = Confirm my address
verify-not-you = If you did not register, leave this page: nothing happens then.
verified = Your address is confirmed. You can sign in now.
mail-sent-title = Look at your mail
mail-sent-register = We sent a mail to the address that you gave. Open the link in it within a day to finish.
mail-sent-link = If there is an account for that address, a link is on its way to it.
mail-sent-nothing = Nothing after a few minutes? Look among unwanted mail, and check the address for a slip of the keys.
spent-title = This link does nothing any more
spent-verification = It was used already, or it is older than a day. If you used it yourself, just sign in; if not, get another.
spent-reset = It was used already, or it is too old. If you used it yourself, just sign in; if not, get another.
spent-another = Get another link

# Passwords.
forgot-title = Choose a new password
forgot-detail = Tell us your address, and we send a link to it. The link works for an hour.
new-password-title = Choose a new password
new-password-first = Choose your password
new-password-detail = You are signed out everywhere, then sign in with the new one.
new-password-save = Save the password
password-is-new = Your password is saved. Sign in with it.
password-changed = Your password is changed. You were signed out everywhere else.
password-not-yours = This is not your current password.

# One’s own account.
account-tab-details = Details
account-tab-password = Password
account-tab-sessions = Signed-in devices
account-saved = Saved.
account-name-hint = How you are greeted. Your schools keep the name that they know you by.
account-email-hint = You sign in with it.
account-locale-browser = As the browser asks
account-hours = Hours
account-hours-auto = As the language does
account-hours-24 = 15:15
account-hours-12 = 3:15 PM
account-password-detail = Everywhere else you are signed out when you change it.
account-current-password = Current password
account-change-password = Change the password
sessions-detail = Here you are signed in now. End whatever you do not recognise, then change your password.
session-this = This one
session-browser = { $browser } on { $system }
session-unknown = Unknown browser
session-seen-now = Just now
session-seen-minutes = { $n ->
    [one] A minute ago
   *[other] { $n } minutes ago
}
session-seen-hours = { $n ->
    [one] An hour ago
   *[other] { $n } hours ago
}
session-seen-days = { $n ->
    [one] A day ago
   *[other] { $n } days ago
}
session-end = Sign out there
session-ended = That device is signed out.
sessions-end-others = Sign out everywhere else
sessions-ended = { $n ->
    [0] You were signed in nowhere else.
    [one] One other device is signed out.
   *[other] { $n } other devices are signed out.
}

# A picture of oneself.
picture-title = Your picture
picture-alt = The picture that people see of you
picture-file = A picture from this device
picture-hint = PNG, JPEG or WebP, up to 10 MB. We keep the square in its middle. People of your schools see it, nobody else.
picture-save = Save the picture
picture-remove = Remove the picture
picture-saved = Your picture is saved.
picture-removed = Your picture is gone.
picture-kind = A picture of you is a PNG, a JPEG or a WebP file.

# The schools that somebody belongs to.
schools-none = You belong to no school yet
schools-none-detail = Find your school and register there with this address, or ask its office to add you.
schools-open = Open
schools-suspended = Suspended
schools-suspended-detail = Ask the owner of the school what to do next.
schools-site = See all schools of this site

# Mails about accounts.
mail-hello = Hello,
mail-verify-email-subject = Confirm your address for { $school }
mail-verify-email-body = Somebody, probably you, registered at { $school } with this address. Confirm within a day that the address is yours.
mail-verify-email-go = Confirm my address
mail-verify-email-not-you = If it was not you, do nothing: without the link nobody can use your address.
mail-account-exists-subject = You already have an account for { $school }
mail-account-exists-body = Somebody, perhaps you, registered at { $school } with this address. You have an account already, and its password stays as it is. If you want to belong to { $school }, join with it within a day.
mail-account-exists-go = Join { $school }
mail-account-exists-forgot = You do not remember the password?
mail-account-exists-forgot-go = Choose a new one
mail-account-exists-not-you = If it was not you, do nothing: your account is as it was.
mail-reset-password-subject = Choose a new password
mail-reset-password-body = Somebody, probably you, asked for a new password. The link works once, within an hour.
mail-reset-password-go = Choose a new password
mail-reset-password-not-you = If it was not you, do nothing: your password stays as it is.
mail-password-changed-subject = Your password was changed
mail-password-changed-body = The password of your account was changed, and every other device was signed out.
mail-password-changed-not-you = If it was not you, choose a new password at once:
mail-password-changed-go = Choose a new password
mail-sign-in-delayed-subject = Somebody cannot sign in as you
mail-sign-in-delayed-body = A wrong password was typed for your account { $n } times in a row. Signing in now waits a while after each further one, so that nobody can guess on. Your password still works after the wait.
mail-sign-in-delayed-not-you = If it was you and you do not remember it, choose a new one. If it was not you, there is nothing to do.
mail-sign-in-delayed-go = Choose a new password
mail-owner-invited-subject = { $school } is yours to open
mail-owner-invited-body = { $school } now has its place at Homeroom, and you are its owner.
mail-owner-invited-new = Choose a password within seven days. Then sign in with this address.
mail-owner-invited-known = Sign in with the account that you have already.
mail-owner-invited-go-new = Choose my password
mail-owner-invited-go-known = Sign in
