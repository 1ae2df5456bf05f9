# What people can do about what is known of them.
privacy-title = Privacy
privacy-about = Who asks to be erased, and who looked at whose record.
privacy-your-data = Your data
privacy-your-data-about = What this school knows of you, who looked at it, and how you take it along or have it erased.
privacy-take-along = Take it along
privacy-take-along-words = We put everything together in one file, as tables and as JSON, and write to you when it is there. You can fetch it for 7 days.
privacy-make-file = Make a file
privacy-fetch = Fetch
privacy-file-making = being made
privacy-file-ready = ready
privacy-file-failed = did not work
privacy-file-gone = over
privacy-file-until = Until { $when }
privacy-said-asked = We put the file together, and write when it is there.
privacy-looks = Who looked at your record
privacy-looks-words = Whenever staff open your page, it is noted here, once an hour for each of them.
privacy-looks-of = Who looked at this record
privacy-looks-none = Nobody so far.
privacy-saw-person = Your page
privacy-saw-attendance = Attendance
privacy-saw-data = Everything, as a file
privacy-be-erased = Be erased
privacy-be-erased-words = Your name, your address and your messages go, and you cannot sign in here any more. What the school counts stays, without you. Somebody in the office answers first. It cannot be undone.
privacy-note = Do you want to add something?
privacy-sure = I want to be erased from this school
privacy-sure-needed = Tick this, if you are sure.
privacy-ask-erasure = Ask to be erased
privacy-withdraw = I would rather stay
privacy-open-words = The office was told. Until it answers, you can take this back.
privacy-owner-hands-on = You own this school. Hand it on to somebody else first; then you can be erased.
privacy-owner-first = Owners hand the school on before they can be erased.
privacy-not-below = Only somebody above their role can erase them.
privacy-is-erased = This person was erased. Only a number is left of them.
privacy-answered = Somebody has answered this already, or it was taken back.
privacy-request = Asks to be erased
privacy-requests = Who asks to be erased
privacy-requests-none = Nobody waits for an answer.
privacy-request-open = asked
privacy-request-withdrawn = taken back
privacy-request-declined = declined
privacy-request-done = erased
privacy-asked-on = Asked on { $when }
privacy-answer = Answer
privacy-why-not = Why not? They read this.
privacy-decline = Decline
privacy-find = Somebody else
privacy-find-words = Look for whoever wants their data, wants to be erased, or asks who saw their record.
privacy-history = Changes
privacy-data-of = All that is known of them
privacy-data-of-words = For somebody who asked the office for their data. What belongs to their account stays with them.
privacy-erase-title = Erase
privacy-erase-words = Name, address, contacts, mail, wishes and comments go, places go to whoever waits, and the account goes if no other school has it. Attendance, ratings and past places are counted on, without a name. It cannot be undone, and a backup does not bring it back.
privacy-type-name = To go on, type the name: { $name }
privacy-name-differs = This is not the name. Type it as it stands above.
privacy-erase-do = Erase for good
privacy-erased-person = Erased person
privacy-said-erasure-asked = The office was told. You hear from us.
privacy-said-withdrawn = Taken back. You stay.
privacy-said-declined = Declined. They were told why.
privacy-said-erased = Erased.
privacy-waiting = { $n ->
    [one] Somebody asks to be erased
   *[other] { $n } people ask to be erased
}
privacy-waiting-words = They have a right to an answer within a month.

# Mails.
mail-data-ready-subject = The data you asked for is ready
mail-data-ready-own = The file with all that we know of you is ready.
mail-data-ready-of = The file with all that we know of { $name } is ready.
mail-data-ready-days = { $n ->
    [one] You can fetch it for one day.
   *[other] You can fetch it for { $n } days.
}
mail-data-ready-go = Fetch the file
mail-erasure-declined-subject = You were not erased
mail-erasure-declined-body = You asked to be erased. The office declined, and says why:
mail-erased-subject = You were erased from { $school }
mail-erased-body = { $school } no longer knows your name or your address, and you cannot sign in there any more. This is the last mail; we forget this address when it is sent.
mail-erased-why = You get this mail because somebody was erased who used this address.

# In the log.
audit-kind-privacy = Privacy
audit-privacy-ask-export = Asked for all data
audit-privacy-download = Fetched a file of data
audit-privacy-ask-erasure = Asked to be erased
audit-privacy-withdraw-erasure = Took back the wish to be erased
audit-privacy-decline-erasure = Declined to erase somebody
audit-privacy-erase = Erased somebody
audit-field-account = Had an account
