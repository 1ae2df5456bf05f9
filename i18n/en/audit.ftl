audit-title = Changes
audit-about = Who changed what, and when. Nothing here can be edited, and reading it is noted too.
audit-who = Name of whoever did it
audit-kind = Kind
audit-every-kind = Every kind
audit-entries = Entries
audit-none-title = Nothing to see
audit-none = No change matches. Look for another name or every kind.
audit-show-all = Show all changes
audit-older = Show older changes
audit-newest = Back to the newest
audit-by-site = The site’s admins
audit-by-system = Homeroom
audit-yes = yes
audit-no = no

# What entries are about.
audit-kind-activity = Activities
audit-kind-signup = Sign-ups
audit-kind-person = People
audit-kind-school = The school
audit-kind-term = Terms
audit-kind-category = Categories
audit-kind-import = Imports
audit-kind-audit = This log

# What was done.
audit-school-open = Opened the school
audit-school-change = Changed the settings
audit-school-suspend = Suspended the school
audit-school-reactivate = Reactivated the school
audit-term-add = Added a term
audit-term-change = Changed a term
audit-person-add = Added a person
audit-person-claim = Linked a person to their account
audit-activity-create = Created an activity
audit-activity-change = Changed an activity
audit-activity-publish = Published an activity
audit-activity-cancel = Cancelled an activity
audit-activity-archive = Archived an activity
audit-activity-import = Imported an activity
audit-signup-place = Gave a place or a number in the queue
audit-signup-withdraw = Withdrew from an activity
audit-signup-remove = Removed a student from an activity
audit-import-activities = Imported a list of activities
audit-audit-read = Read the changes

# What a change is about.
audit-field-name = Name
audit-field-slug = Address
audit-field-motto = Motto
audit-field-time-zone = Time zone
audit-field-locale = Language
audit-field-locales = Languages
audit-field-currency = Currency
audit-field-accent-hue = Colour
audit-field-day-starts = School day from
audit-field-day-ends = School day until
audit-field-registration = Registration
audit-field-allowed-domains = Allowed domains
audit-field-starts-on = First day
audit-field-ends-on = Last day
audit-field-max-enrolled = Activities for each student
audit-field-role = Role
audit-field-status = Status
audit-field-grade = Grade
audit-field-source = Source
audit-field-person = Person
