# Asking people in.
invitations-title = Invitations
invitations-none = Nobody is invited yet
invitations-none-words = Invite people by mail: one by one, or a whole list at once.
invitations-no-match = No invitation matches
invitations-show-all = Show all invitations
invitation-invite = Invite people
invitation-title-new = Invite people
invitation-one = One person
invitation-list = A list
invitation-state = State
invitation-every-state = Every state
invitation-pending = On its way
invitation-sent = Sent
invitation-bounced = Came back
invitation-accepted = Accepted
invitation-expired = Expired
invitation-expiring = Ends soon
invitation-revoked = Taken back
invitation-until = Good until { $when }
invitation-by = Invited by
invitation-resend = Send again
invitation-revoke = Take back
invitation-ticked = Those that are ticked:
invitation-name-hint = Left empty, they say it themselves.
invitation-program = Program
invitation-no-program = No program
invitation-message = A few words of your own
invitation-message-hint = They stand in the mail, below your name.
invitation-lasts = The link in the mail is good once, for seven days.
invitation-send = Send the invitation
invitation-said-sent = The invitation to { $email } is on its way.
invitation-said-resent = { $n ->
    [one] One invitation is sent again. The link before does nothing any more.
   *[other] { $n } invitations are sent again. The links before do nothing any more.
}
invitation-said-revoked = { $n ->
    [one] One invitation is taken back. Its link does nothing any more.
   *[other] { $n } invitations are taken back. Their links do nothing any more.
}
invitation-said-resent-left = Sent again: { $n }. Left as they were, because they are accepted, taken back or were sent too often this hour: { $left }.
invitation-said-revoked-left = Taken back: { $n }. Left as they were, because they are accepted or taken back already: { $left }.
invitation-said-none-ticked = Tick at least one invitation first.
invitation-said-in = Welcome to { $school }.
invitation-said-sign-in = You are in. Sign in with the password that you just chose.
invitation-role-above = You can only invite to roles below your own.
invitation-program-needed = Choose one of your programs.
invitation-program-other = You can only invite into programs that you administer.
invitation-address-letters = This address has letters that are not plain Latin ones: “{ $letters }”. Type it again by hand; a domain in other letters is written as it is registered, beginning with xn--.
invitation-here-already = They are in the school’s list already.
invitation-belongs = They belong to the school already and can sign in.
invitation-waits = They are invited already. Send it again from the list of invitations.
invitation-suspended = They are suspended here. Lift that first.
invitation-elsewhere = Somebody with this address is known to the school, outside your programs. Ask an admin to add them.
invitation-enough = They were written to often enough this hour. Try again later.
invitation-no-address = There is no address to write to.
invitation-is-over = This invitation was accepted or taken back meanwhile.
invitation-moot = They are not waiting for an invitation any more.
invitation-grade-students = Only students have a grade.

# The page that a link leads to.
invitation-open-title = Join { $school }
invitation-open-detail = { $inviter } invites you to { $school } at Homeroom.
invitation-open-begin = Say what you are called, and choose the password that you will sign in with.
invitation-open-sign-in = You have an account with this address. Sign in with it, then you can accept.
invitation-open-other = You are signed in with another address:
invitation-open-other-words = Sign out, then open the link in the mail again.
invitation-accept = Accept the invitation
invitation-not-you = If you do not know what this is about, leave this page: nothing happens then.
invitation-other-account = This invitation was sent to another address than the one that you are signed in with. Sign out, then open the link again.
invitation-disabled = The account with this address is disabled. Ask whoever runs this site.
invitation-member-already = You belong to this school already, under another address.
invitation-gone-title = This invitation does nothing any more
invitation-gone-unknown = Its link is not whole, or a newer one took its place. Look for the latest mail, or ask whoever invited you.
invitation-gone-revoked = It was taken back. Ask whoever invited you.
invitation-gone-expired = It is older than seven days. Ask whoever invited you to send it again.
invitation-gone-accepted = It was accepted already. If that was you, just go on.
invitation-gone-moot = What the school knows of you has changed since. Ask whoever invited you.
invitation-gone-on = Go on

# The mail.
mail-invitation-subject = { $inviter } invites you to { $school }
mail-invitation-body = { $inviter } invites you to { $school } at Homeroom.
mail-invitation-role = Your role there: { $role }.
mail-invitation-message = { $inviter } writes:
mail-invitation-go = Look at the invitation
mail-invitation-lasts = The link works once, within seven days. If you do not know what this is about, do nothing.
mail-invitation-why = You get this mail because { $inviter } gave your address to { $school }.

# Taking in a list of people.
people-import-title = A list of people
people-import-paste = Paste the list
people-import-paste-hint = One person a line: an address, “Name <address>”, or a table with the columns name, email, role, grade and program. At most { $n } lines.
people-import-file = Or bring a CSV file
people-import-role = Whose line says no role is a
people-import-program = And joins the program
people-import-mode = What is to happen?
people-import-adds = Only add them to the list
people-import-adds-hint = Nobody is written to. You can invite them later.
people-import-invites = Add and invite them
people-import-invites-hint = Everybody with an address gets a mail.
people-import-start = Take the list in
people-import-recent = Lists before
people-import-lines = { $n ->
    [one] One line
   *[other] { $n } lines
}
people-import-needed = Paste a list, or choose a file.
people-import-too-many = A list has at most { $n } lines. Send it in parts.
people-import-too-large = The list is too large. Send it in parts.
people-import-not-text = This file is no text that we can read. Save it as CSV in UTF-8.
people-import-one-runs = Another list is being taken in. Wait until it is done, or stop it.
people-import-running = Running
people-import-done = Done
people-import-cancelled = Stopped
people-import-stopped = Ended early
people-import-stopped-words = Whoever started it may not do this any more, so the rest was left.
people-import-progress = { $done } of { $total } lines
people-import-progress-label = How far the list is
people-import-added = Added
people-import-invited = Invited
people-import-skipped = Skipped
people-import-refused = Refused
people-import-cancel = Stop here
people-import-said-cancelled = Stopped. Who is in already stays in.
people-import-look-again = Look again
people-import-notes = What to know about these lines
people-import-line = Line
people-import-typed = What it says
people-import-why = Why
people-import-only-wrong = Only the refused ones
people-import-all-notes = All of them
people-import-on = Go to the invitations
people-import-no-person = There is neither a name nor an address in this line.
people-import-no-such-role = There is no role “{ $role }”. Write student, teacher, program admin or admin.
people-import-no-such-program = There is no program “{ $program }” that you can invite into.
people-import-kept = Reports are kept for 30 days.

# In the log.
audit-kind-invitation = Invitations
audit-invitation-create = Invited somebody
audit-invitation-resend = Sent an invitation again
audit-invitation-revoke = Took an invitation back
audit-invitation-accept = Accepted an invitation
audit-import-people = Began to take in a list of people
audit-import-people-done = Took in a list of people
audit-import-people-cancel = Stopped taking in a list of people
audit-field-lines = Lines
audit-field-invites = With invitations
audit-field-added = Added
audit-field-invited = Invited
audit-field-refused = Refused
