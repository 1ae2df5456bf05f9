list-separator = {", "}
list-separator-wide = {"; "}

# How many places.
activity-places-open = { $taken ->
    [0] Room for everyone
    [one] { $taken } in, room for everyone
   *[other] { $taken } in, room for everyone
}
activity-places = { $taken } of { $capacity }
activity-full = Full
activity-full-waiting = Full, { $n } waiting

# States of activities and signups.
activity-draft = Draft
activity-published = Published
activity-cancelled = Cancelled
activity-archived = Archived
signup-requested = Requested
signup-offered = Offered
signup-enrolled = Enrolled
signup-waitlisted = Waiting
signup-withdrawn = Withdrawn
signup-removed = Removed
signup-declined = Declined
activity-step-none = It is “{ $from }”, and nothing comes after that.
activity-step-illegal = It is “{ $from }”. What can come next is: { $allowed }.

# Why somebody gets no place. Each names its rule.
refused-cancelled = This activity is not taking place, so nobody can sign up.
refused-not-open = Sign-up opens on { $opens }.
refused-closed = Sign-up closed on { $closed }. Ask the leader whether there is still a way in.
refused-grades = This activity is for grades { $from } to { $to }.
refused-grade-from = This activity is for grade { $from } and up.
refused-grade-to = This activity is for grades up to { $to }.
refused-term-limit = { $n ->
    [one] This term allows one activity, and you have it. Leave it first to make room.
   *[other] This term allows { $n } activities, and you have them. Leave one first to make room.
}
refused-clash = It overlaps with { $other }, where you have a place. Leave that one first, or choose another time.
refused-removed = You were taken off this activity. Ask its leader if you want to come back.
refused-withdrawal = Leaving was possible until { $until }. Ask the leader.
refused-no-times = Say when it meets before you publish it.
roster-not-published = Publish the activity before you register students.
roster-reason-needed = Say why, so that the student knows.
activity-below-enrolled = { $n ->
    [one] One student already has a place.
   *[other] { $n } students already have a place, so there cannot be fewer.
}
activity-term-stays = A published activity stays in its term. Copy it into another one instead.
activity-archived-stays = An archived activity stays as it was. Copy it into another term instead.
activity-confirm-needed = Look at what this means for people, then confirm it.
activity-reason-needed = Say why it is cancelled: everybody who signed up will read it.

# Mails.
mail-when = When and where
mail-look = See the activity
mail-enrolled-subject = Your place in { $activity }
mail-enrolled-body = You have a place in { $activity }.
mail-waitlisted-subject = You are in the queue for { $activity }
mail-waitlisted-body = { $activity } is full, so you wait in the queue. You are number { $position }. We write to you when a place is yours.
mail-promoted-subject = A place in { $activity } is yours
mail-promoted-body = A place came free, and you were next: you now have a place in { $activity }. If you no longer want it, give it back so that somebody else can have it.
mail-withdrawn-subject = You left { $activity }
mail-withdrawn-body = You have left { $activity }. If that was not you, sign in and change your password.
mail-removed-subject = You were taken off { $activity }
mail-removed-body = The staff took you off { $activity }. They say:
mail-changed-subject = { $activity } meets at another time or place
mail-changed-body = { $activity } has changed. This is when and where it meets now:
mail-cancelled-subject = { $activity } is cancelled
mail-cancelled-body = { $activity } does not take place. The staff say:
mail-passed_over-subject = A place in { $activity } went past you
mail-passed_over-clash = A place in { $activity } came free, but at that time you have a place in { $other }. You keep your number in the queue. Leave { $other } if you would rather have { $activity }: then the next free place can be yours.
mail-passed_over-limit = A place in { $activity } came free, but you already have as many activities as this term allows. You keep your number in the queue. Leave one of them if you would rather have { $activity }: then the next free place can be yours.

# The list.
activities-which = Which activities
activities-view = View
activities-list = List
activities-week = Week
activities-on-offer = On offer
activities-mine = Mine
activities-drafts = Drafts
activities-archived = Archived
activities-search = Search by name, topic or teacher
activities-day = Day
activities-any-day = Any day
activities-any-category = Any category
activities-any-level = Any level
activities-before-school = Before school
activities-after-school = After school
activities-weekend = Weekend
activities-free = Places left
activities-nothing = Nothing
activities-count = { $n ->
    [one] One activity
   *[other] { $n } activities
}
activities-sort = Sort by
activities-sort-name = name
activities-sort-free = free places
activities-none = No activities yet
activities-none-words = Come back when the term’s list is out.
activities-none-staff-words = Create the first one. It stays a draft until you publish it.
activities-mine-none = You are in no activity yet
activities-mine-none-words = Find something that you would like to do. What you sign up for is shown here.
activities-see-all = See all activities
activities-archived-none = Nothing is archived
activities-archived-none-words = What you archive is kept here, out of everybody’s way.
activities-no-match = Nothing matches
activities-no-match-words = Try fewer words, or clear the filters.
clear-filters = Clear filters
remove-filter = Remove this filter
level-beginner = Beginner
level-intermediate = Intermediate
level-advanced = Advanced

# One activity.
activity-new = New activity
activity-edit = Edit
activity-create = Create draft
activity-publish = Publish
activity-roster = Roster
activity-more = More
activity-places-title = Places
activity-sign-up = Sign up
activity-sign-in = Sign in to join
activity-join-queue = Join queue
activity-leave = Leave
activity-leave-queue = Leave queue
activity-you-are-in = You are in
activity-you-wait = Number { $position } in the queue
activity-overlaps = overlaps { $other }
activity-when = When
activity-where = Where
activity-term = Term
activity-with = Led by
activity-helpers = Helpers
activity-category = Category
activity-level = Level
activity-grade = Grade
activity-grades = { $from } to { $to }
activity-grades-from = { $from } and up
activity-grades-to = up to { $to }
activity-opens = Sign-up opens
activity-closes = Sign-up closes
activity-withdraw = Leaving possible until
activity-cancelled-because = Cancelled: { $reason }
activity-blocked-by = A place came free while you have { $other } at that time. Leave { $other } and the next free place can be yours.
activity-blocked-by-limit = A place came free while you have as many activities as the term allows. Leave one and the next free place can be yours.
activity-copy-into = Copy into another term
activity-copy = Copy
activity-archive-title = Archive
activity-archive-words = Nobody but its leaders and admins sees it then. What happened in it is kept.
activity-archive = Archive this activity
activity-cancel-title = Cancel this activity
activity-cancel-words = It does not take place. Everybody who is in or waits gets a mail.
activity-cancel = Cancel this activity
activity-cancel-named = Cancel { $name }?
activity-cancel-told = { $n ->
    [0] Nobody has signed up yet.
    [one] One student gets a mail. This cannot be undone.
   *[other] { $n } students get a mail. This cannot be undone.
}
activity-cancel-why = Why? Everybody who signed up reads this.
activity-cancel-do = { $n ->
    [0] Cancel the activity
    [one] Cancel for one student
   *[other] Cancel for { $n } students
}
activity-keep = Keep it
activity-said-in = You have a place in { $activity }.
activity-said-queue = You are number { $position } in the queue for { $activity }.
activity-said-left = You left { $activity }.
activity-said-created = The draft is saved. Publish it when it is ready.
activity-said-changed = The changes are saved.
activity-said-published = Everybody can see it now.
activity-said-cancelled = It is cancelled, and everybody who signed up gets a mail.
activity-said-archived = It is archived.
activity-said-copied = This is the copy. Look through it, then publish it.

# The form.
activity-name = Name
activity-description = What is it?
activity-description-hint = Markdown works: **bold**, lists, links.
activity-program = Program
activity-times = When it meets, every week
activity-from = From
activity-until = Until
activity-add-time = Add a time
activity-remove-time = Remove
activity-capacity = Places
activity-capacity-hint = Leave it empty where there is room for everyone.
activity-grade-from = From grade
activity-grade-to = To grade
activity-window = Sign-up
activity-people = Who runs it
activity-people-hint = Leaders can change the activity. Helpers see the roster, add students and take them off.
activity-confirm-title = This changes something for people
activity-change-told = { $n ->
    [one] One student has signed up and gets a mail with the new time and place.
   *[other] { $n } students have signed up and get a mail with the new time and place.
}
activity-clash-made = { $person } has { $other } at that time.
activity-confirm = Yes, change it and tell them
activity-grades-turned = The last grade comes before the first. Turn them around.
activity-closes-before = Sign-up closes before it opens. Choose a later time.
activity-slots-many = Give at most { $n } times a week.
activity-slot-incomplete = Each time needs a day, a beginning and an end.
activity-slot-turned = A time ends before it begins. Turn them around.
activity-slots-overlap = Two of the times overlap. Make them one.
optional = optional

# The roster.
roster-register = Register a student
roster-find = Search students by name or address
roster-found-nobody = Nobody matches. Try fewer letters.
roster-add = Register
roster-in = Has a place
roster-empty = Nobody has signed up yet.
roster-number = No.
roster-name = Name
roster-address = Address
roster-waiting = In the queue
roster-remove = Remove
roster-remove-do = Remove
roster-why = Why? The student reads this.
roster-override = over a rule
roster-over-title = A rule is in the way
roster-over-why = Why should they be in all the same? This is kept in the log.
roster-over-do = Register all the same
roster-said-in = Registered. They get a mail.
roster-said-waiting = It is full: they wait in the queue, and get a mail.
roster-said-removed = Taken off. They get a mail with the reason.
grade-n = Grade { $n }
print = Print
