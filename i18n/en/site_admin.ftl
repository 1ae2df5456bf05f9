# All schools, and one of them: what it uses, what it pays for, why it is closed.
site-storage = Storage
site-active = Last activity
site-never = Never
site-plan = Plan
site-plan-trial = Trial
site-plan-school = One school
site-plan-district = District
site-plan-save = Save plan
site-plan-changed = The plan is saved.
site-status = Which schools
site-status-all = All schools
site-status-open = Open
site-suspend-kind = What its people hear
site-suspend-kind-hint = This sentence is shown to the school’s people in their language.
site-suspend-choose = Choose a reason
site-reason-hint = In your own words, for the owners and for both logs.
site-until = Open again on
site-until-hint = At the beginning of this day, on the school’s clock. Leave it empty to open it yourself.
site-until-past = Choose a day that is still to come.
site-suspended-until = Suspended from { $since } until { $until }.

# Looking at a school as its admins see it.
visit-title = View as admin
visit-about = You see { $school } as its admins do, for { $minutes } minutes.
visit-point-read = You can look at everything and change nothing.
visit-point-files = You cannot download files with data of people.
visit-point-log = That you looked, why, and whose records you opened stands in the school’s log and in the site’s.
visit-reason = Why
visit-reason-hint = The school’s admins read this.
visit-password = Your password
visit-begin = Begin
visit-label = You are viewing a school
visit-goes-on = You see { $school } as its admins do. { $minutes ->
    [one] One minute is left.
   *[other] { $minutes } minutes are left.
} Nothing can be changed.
visit-stop = Stop viewing
visit-ended = You no longer view the school.
visit-changes-nothing = While you view a school you cannot change anything in it. Stop viewing first.
visit-takes-nothing = While you view a school you cannot download anything from it. Ask its admins for the file.
visits-title = Who viewed this school
visits-none = Nobody of those who run the site has viewed it.

# Accounts across schools.
nav-users = Accounts
site-users-about = Everybody who can sign in, and the schools they belong to. Only those who run the site see this.
site-users-search = Name or e-mail address
site-users-none-title = No account like that
site-users-none = Look for another name, or a part of the address.
site-users-all = Show all accounts
site-user-email = E-mail address
site-user-schools = Schools
site-user-no-school = No school
site-user-signed-in = Last sign-in
site-user-seen = Last here
site-user-sessions = Open sessions
site-user-standing = Account
site-user-opened = Since
site-user-active = Active
site-user-unverified = Address not verified
site-user-disabled = Disabled
site-user-admin = Runs the site
site-user-end-title = End all sessions
site-user-end-about = They are signed out on every device and have to sign in again.
site-user-end = End all sessions
site-user-sessions-ended = { $n ->
    [0] There was no session to end.
    [one] One session is over.
   *[other] { $n } sessions are over.
}
audit-field-sessions = Sessions
audit-field-jobs = Jobs
audit-job-retry-all = Had all jobs of a kind tried again

# Failed jobs, kind by kind.
site-jobs-kinds = Kinds of work
site-jobs-failed = { $n ->
    [one] One failed
   *[other] { $n } failed
}
site-jobs-retry = Try all again
site-jobs-all = Show every kind
site-jobs-retried = { $n ->
    [0] Nothing of that kind waits any more.
    [one] One job will be tried again now.
   *[other] { $n } jobs will be tried again now.
}
