# Dated sessions of an activity.
sessions-title = Dates
sessions-which = Which dates
sessions-coming = Coming
sessions-past = Past
sessions-next = Next dates
sessions-all = All dates
sessions-none = No dates to come
sessions-none-words = Dates come from the weekly times, inside the term.
sessions-none-past = No dates so far
sessions-none-past-words = What is over is kept here.
sessions-to-activity = To the activity
session-planned = as planned
session-moved = Moved
session-changed = Changed
session-cancelled = Cancelled
session-holiday = Holiday
session-moved-from = Moved from { $when }
session-activity-off = The activity does not take place any more.
session-step-illegal = This date is “{ $from }”. What can come next is: { $allowed }.
session-moved-to = Moved to { $when }

# Moving one session.
session-move = Move
session-move-title = Move this date
session-move-words = Only this date changes. Everybody who has a place gets a mail with the old and the new time.
session-move-again = It was cancelled. Moved, it takes place again, and everybody who has a place gets a mail.
session-move-do = Move and tell everybody
session-date = Date
session-starts = From
session-ends = Until
session-note = Why
session-note-hint = One line that everybody reads, if you like.
session-said-moved = Moved. Everybody who has a place gets a mail.
session-stays = This date is over or off for good, and stays as it is.
session-outside-term = Choose a day inside the term.
session-in-the-past = This is over already. Choose a later time.
session-beside = The activity has another date at that time.
room-taken-title = The room is taken
room-taken = { $n ->
    [one] { $other } is in “{ $room }” at the same time: { $when }.
   *[other] { $other } is in “{ $room }” at the same time { $n } times, first { $when }.
}
room-taken-confirm = Yes, use this room all the same

# The calendar.
nav-calendar = Calendar
calendar-whose = Whose
calendar-own = Mine
calendar-all = All activities
calendar-week = Week
calendar-month = Month
calendar-week-before = Week before
calendar-week-after = Next week
calendar-month-before = Month before
calendar-month-after = Next month
calendar-today = Today
calendar-none = Nothing on these days
calendar-none-own = You have nothing here. Look at another week, or at all activities.
calendar-none-all = No activity meets on these days. Look at another week.
calendar-see-all = All activities
calendar-more = { $n ->
    [one] one more
   *[other] { $n } more
}
today-calendar = Open the calendar

# Holidays.
holidays-title = Holidays
holidays-about = Days on which nothing meets. What falls on them is shown as a holiday, with its name.
holidays-empty-title = No holidays yet
holidays-empty = Add the days on which school is closed, so that no club seems to meet then.
holiday-add-title = Add a holiday
holiday-add = Add holiday
holiday-added = { $name } is added. What meets on those days is off in a moment.
holiday-save = Save holiday
holiday-saved = { $name } is saved.
holiday-remove-title = Remove this holiday
holiday-remove-words = What is still to come on these days takes place again. Nobody gets a mail.
holiday-remove = Remove holiday
holiday-removed = { $name } is removed.
audit-kind-holiday = Holidays
audit-holiday-add = Added a holiday
audit-holiday-change = Changed a holiday
audit-holiday-remove = Removed a holiday
audit-activity-move-session = Moved a date of an activity
audit-field-date = Date
audit-field-starts = From
audit-field-ends = Until
audit-value-planned = as planned
audit-value-moved = moved

# Mail about one session.
mail-session-moved-subject = { $activity } on { $day } has changed
mail-session-moved-body = One date of { $activity } has changed. Everything else stays as it is.
mail-session-before = Before
mail-session-now = Now
mail-session-note = Why: { $note }

# Addresses of calendars.
feed-subscribe = Subscribe
feed-title = Calendar address
feed-about-own = Your dates in the calendar of your phone or computer: what you have a place in, or run.
feed-about-activity = The dates of this activity in anybody’s calendar, for example for families.
feed-address = Subscribe
feed-address-label = Address
feed-secret = Whoever has this address sees these dates. Keep it to yourself, or make a new one.
feed-open = Open in your calendar
feed-copy = Copy the address
feed-copied = The address is copied.
feed-how = If nothing opens, add a calendar “by address” or “from URL” in your calendar and paste it. Changes arrive within a few hours.
feed-rotate-title = Make a new address
feed-rotate-words = The old address stops working at once, on every device.
feed-rotate = Make a new address
feed-none = No address yet
feed-none-words = Make one, and add it to your calendar. Moved and cancelled dates then show there too.
feed-make = Make an address
feed-said-new = This is the new address. An old one does not work any more.
audit-person-rotate-calendar = Made a new calendar address
audit-activity-rotate-calendar = Made a new calendar address for an activity
