# The language itself.
language-name = English
language-direction = ltr
# 12 or 24: how hours are counted for whoever did not choose.
language-hours = 24
hours-am = { $time } AM
hours-pm = { $time } PM

# What surrounds every page.
skip-to-content = Skip to content
nav-main = Main
nav-short = Main, short
nav-more = More
nav-today = Today
nav-school = School
nav-activities = Activities
nav-reports = Reports
nav-people = People
nav-settings = Settings
nav-audit = Changes
nav-schools = Your schools
nav-site = All schools
nav-jobs = Failed jobs
nav-mails = Mail
nav-account = Account
sign-in-now = Sign in
sign-out = Sign out
notice = Notice
mail-is-off = This server sends no mail. Tell people yourself what they need to know.
language = Language
theme = Appearance
theme-auto = Like the device
theme-light = Light
theme-dark = Dark
go-back = Go back
close = Close
save = Save
cancel = Cancel
search = Search
keys-title = Keys
keys-search = Go to the search field
keys-help = Show this list
keys-switch = Switch keys on or off
offline = There is no connection. Nothing was lost: try again in a moment.

# Lists.
pages = Pages
page-previous = Previous
page-next = Next
page-size = Rows on a page:
list-shown = { $from }–{ $to } of { $total }
list-none-of = None of { $total } on this page

# Forms.
error-prefix = Error:
form-wrong = { $n ->
    [one] One thing needs another look
   *[other] { $n } things need another look
}
field-needed = Write something here.
field-too-long = Write at most { $n } characters.
field-characters = Use only letters, digits, spaces and punctuation.
field-number = Write a whole number from { $from } to { $to }.
field-date = Choose a date.
field-time = Write a time, like 15:30.
field-choice = Choose one of the list.
field-email = Write an e-mail address, like name@school.org.

# Roles and states of people.
role-student = Student
role-teacher = Teacher
role-program_admin = Program admin
role-admin = Admin
role-owner = Owner
person-imported = Imported
person-invited = Invited
person-active = Active
person-suspended = Suspended
person-left = Left

# Errors: what happened, and what to do next.
error-title-not-found = Nothing here
error-title-signed-out = Sign in first
error-title-forbidden = Not for your role
error-title-conflict = That does not work now
error-title-unavailable = Not available now
error-title-too-many = Too much at once
error-title-other = Something went wrong
error-not-found = There is nothing at this address. Check it, or go back and look for it in the list.
error-signed-out = This page is for people who are signed in.
error-forbidden = Your role does not allow this. Ask an admin of the school.
error-not-a-member = You do not belong to this school. Ask an admin of the school to add you.
error-cross-site = This form was sent from another site, so nothing was changed. Open the page here and try again.
error-school-closed = This school’s pages are closed for now. Try again another day.
error-invalid = Some of what you typed needs another look.
error-too-many = That was a lot at once. Try again in { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
}.
error-too-large = That is too large to take. Send less at once.
error-unavailable = The records are out of reach for a moment. Nothing was lost: try again.
error-busy = Many people are signing in right now. Try again in a moment.
error-internal = Something went wrong on our side, and we were told. If you ask for help, name { $id }.
changed-meanwhile = Somebody else changed this while you were typing. Open it again to see what is new.

# Passwords.
password-too-short = Use at least { $n } characters. A few words in a row are easy to remember.
password-too-long = Use at most { $n } characters.
password-has-name = Leave out “{ $name }”: it is the first thing that somebody would guess.
password-too-common = Choose something less common: this one is quickly guessed.
command-user-exists = There is an account with this address already.
