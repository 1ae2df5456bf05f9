# Cancelling a session, and who knows of it.
notice-title = Who knows
notice-cancel = Cancel this session
notice-cancel-words = It does not take place this once. Everybody who has a place and whoever leads gets a mail at once.
notice-cancel-when = Cancel { $when }?
notice-cancel-told = { $n ->
    [0] Nobody has a place yet.
    [one] One student and whoever leads get a mail at once.
   *[other] { $n } students and whoever leads get a mail at once.
}
notice-cancel-why = Why? Everybody who is told reads this.
notice-cancel-do = Cancel and tell everybody
notice-keep = Keep it
notice-said-cancelled = It is cancelled, and everybody is being told.
notice-said-restored = It takes place after all, and everybody is being told.
notice-restore = It takes place after all
notice-restore-words = Puts it back where it was, and tells everybody again.
notice-over = This session is over, so it cannot be cancelled any more.
notice-begun = This session would have begun by now, so it cannot be put back.
notice-not-by-staff = A holiday or the end of its activity cancelled this session, so it cannot be put back by itself.
notice-group-told = { $n } told
notice-group-not-yet = { $n } not yet
notice-group-bounced = { $n } came back
notice-group-failed = { $n } not sent
notice-group-no-address = { $n } without an address
notice-list = Whom to call
notice-summary = { $n } of { $all } not reached
notice-all-told = Everybody was told
notice-all-told-words = Every mail was sent, and none has come back.
notice-contact = Guardian
notice-why = What happened
notice-called = Called
notice-leader = leads
notice-no-address = no address
notice-bounced = the mail came back
notice-failed = the mail was not sent
notice-not-yet = the mail is being sent
notice-told = told
mail-session-cancelled-subject = Cancelled: { $activity } on { $day }
mail-session-cancelled-body = { $activity } does not take place this time.
mail-session-restored-subject = After all: { $activity } on { $day }
mail-session-restored-body = { $activity } takes place after all.
