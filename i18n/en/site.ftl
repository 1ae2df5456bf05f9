# All schools.
site-open-school = Open a school
site-search = Name or address of a school
site-name = Name
site-address = Address
site-people = People
site-opened = Opened
site-suspended = Suspended
site-empty-title = No school yet
site-empty = Open the first one: its owner gets a mail and takes it from there.
site-the-school = The school
site-slug = Short name for the address
site-slug-hint = The school’s pages are at /s/ and this name. Small letters, digits and hyphens.
site-owner = Its owner
site-owner-email = E-mail address of the owner
site-owner-email-hint = They run the school and can do everything in it.
site-owner-name = Name of the owner
site-owner-name-hint = If you leave it empty, the first part of the address stands in for it.
site-open = Open school
site-school-opened = { $name } is open.

# One school.
site-visit = Go to the school
site-owners = Owners
site-no-owner = Nobody yet
site-suspend-title = Suspend this school
site-suspend-about = Its people can no longer work in it and its public pages close until the day you name, or until you reactivate it. Nothing is deleted.
site-reason = Reason
site-suspend = Suspend school
site-reactivate = Reactivate school
site-suspended-since = Suspended since { $when }.
site-school-suspended = The school is suspended.
site-school-reactivated = The school is open again.

# Mail, while trying things out.
site-mails-about = What this server wrote to people. Only here to try things out: where it runs for real, nobody sees this page.
site-mails-off = Mail is switched off: these were written and not sent.
site-mails-to = E-mail address of the recipient
site-mails-empty-title = No mail yet
site-mails-empty = As soon as the server writes to somebody, it stands here.
site-mails-none-title = No mail to that address
site-mails-none = Check the spelling, or look through all of it.
site-mails-all = Show all mail
site-mail-to = To
site-mail-when = Written
site-mail-status = Status
site-mail-template = Kind and language
site-mail-links = Links in it
site-mail-seen = As it is read
site-mail-text = As plain text
site-mail-queued = Waiting
site-mail-sent = Sent
site-mail-failed = Failed
site-mail-off = Not sent

# Jobs that failed for good.
site-jobs-about = Work that was tried twelve times and did not succeed. Mend what was in its way, then have it tried again.
site-jobs-empty-title = Nothing has failed
site-jobs-empty = Work that fails is tried again by itself for some hours. What still does not succeed waits here.
site-job-tries = { $n ->
    [one] tried once
   *[other] tried { $n } times
}
site-job-retry = Try again
site-job-retried = It will be tried again now.
