# The second step at sign-in, in one’s account.
account-tab-second-step = Second step
account-tab-history = Sign-ins
second-detail = With a second step, a password that somebody guessed or stole opens nothing: signing in also asks for a code that an app on your phone shows. Any authenticator app will do.
second-begin = Set up a second step
second-scan = Scan this square with an authenticator app on your phone.
second-square = Square for an authenticator app
second-by-hand = Or type this secret into the app:
second-code = Code
second-code-hint = The six digits that the app shows now. They change every half minute.
second-confirm = Turn the second step on
second-code-wrong = This is not the code that the app should show now. Try the next one; if none is taken, check the clock of your phone.
second-on = You sign in with a second step since { $when }.
second-left = { $n ->
    [0] None of your codes on paper is left. Make new ones.
    [one] One code on paper is left. Make new ones soon.
   *[other] { $n } codes on paper are left, for when your phone is not there.
}
second-new-codes = Make new codes
second-turn-off = Turn the second step off
second-is-on = The second step is on.
second-is-off = The second step is off.
second-is-not-on = The second step is not on.
second-password-short = Choose a password of at least { $n } characters first: without a second step a shorter one is not safe.
second-codes-title = Your codes on paper
second-codes-detail = Each of them signs you in once when your phone is not there. Print them or write them down now: nobody can show them to you again. Codes that you had before do nothing any more.
second-codes-done = I have kept them
second-asked = { $school } asks for a second step. You have until { $when }.
second-asked-now = { $school } asks for a second step, and opens again as soon as you have set one up.
second-due = { $school } asks for a second step at sign-in. You have until { $when }.
second-due-label = A second step is asked for
second-due-go = Set it up now
error-second-step = Your school asks for a second step at sign-in. Set it up on the page of your account, then come back.

# At the door.
sign-in-code-title = One more step
sign-in-code-detail = Type the code that your app shows now. Without your phone, type one of your codes on paper.
sign-in-code-else = Sign in as somebody else
sign-in-code-wrong = { $n ->
    [one] This code is not right. You have one more try, then you begin again.
   *[other] This code is not right, or it was used already. You have { $n } more tries.
}
sign-in-code-over = Please begin again: it took too long, or the code was wrong too often.

# Who signed in.
history-detail = Who signed in with your account, or tried to, in the last 90 days. If that was not you, change your password.
history-none = Nothing yet
history-failed = Failed
history-in = Signed in
history-in-by-code = Signed in with a code on paper
history-wrong-password = Wrong password
history-wrong-code = Right password, wrong code

# Who has to have a second step, in the school’s settings.
second-roles-title = Signing in
second-roles-legend = Who needs a second step
second-roles-detail = People of these roles sign in with a code from their phone too. Each of them has seven days to set it up; then the school opens nothing else to them.
second-roles-saved = Saved.

# Mails.
mail-second-on-subject = Signing in now takes a second step
mail-second-on-body = A second step was turned on for your account: signing in also asks for a code from your phone.
mail-second-off-subject = The second step at sign-in was turned off
mail-second-off-body = The second step was turned off for your account. Your password alone opens it now.
mail-second-codes-subject = You have new codes on paper
mail-second-codes-body = New codes on paper were made for your account. The ones before do nothing any more.
mail-second-used-subject = A code on paper was used
mail-second-used-body = { $n ->
    [0] Somebody signed in to your account with a code on paper. None is left: make new ones on the page of your account.
    [one] Somebody signed in to your account with a code on paper. One is left: make new ones on the page of your account.
   *[other] Somebody signed in to your account with a code on paper. { $n } are left.
}
mail-second-guessed-subject = Somebody knows your password
mail-second-guessed-body = Somebody typed your right password and then a wrong code, { $n } times in a row. Without a code they could not come in.
