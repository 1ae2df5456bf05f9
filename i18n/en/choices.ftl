# Groups of activities whose places are drawn.
choices-title = Ranked choices
choices-about = Say what you would like best. A fair draw places everybody.
choices-new = New group
choices-none = No ranked choices now
choices-none-words = When places are given by choice and draw, you find it here.
choices-none-staff = Make a group of activities: students rank them until a date, and a fair draw gives the places.
choices-save = Save draft
choices-look = Look
choices-choose = Choose
choices-until = By ranked choice until { $until }
choices-closed-since = By ranked choice; choices are closed
choices-phase-draft = Draft
choices-phase-waiting = Announced
choices-phase-open = Open
choices-phase-closed = Closed
choices-phase-published = Drawn
choices-phase-off = Called off
choices-now-draft = Only admins see this. Announce it when the rules are right: after that they stand.
choices-now-waiting = You can choose from { $opens } until { $closes }.
choices-now-open = You can choose, and change your choices, until { $closes }. It does not matter who comes first.
choices-now-closed = Choices closed on { $closes }. The draw comes next, and everybody gets a mail.
choices-now-published = The places are given. Everybody who chose got a mail.
choices-now-off = Called off: { $reason }

# Its form.
choices-opens = Choices open
choices-closes = Choices close
choices-most-choices = Choices for each student
choices-most-places = Places for each student, at most
choices-after = After the draw
choices-after-open = Free places go to whoever comes first
choices-after-closed = Free places are given by the staff
choices-priorities = Grades that come first
choices-priorities-hint = The first row comes before the second. Leave rows empty that you do not need.
choices-no-activities = No published activity is free for this. Publish one first.
choices-activities-needed = Choose at least one activity.
choices-activities-many = Choose at most { $n } activities.
choices-activities-taken = One of these is not published, or another group decides on it already.
choices-closes-before = Choices close before they open. Choose a later time.
choices-closes-past = Choices would close in the past. Change the dates first.
choices-members-published = Every activity of the group has to be published.
choices-said-created = The draft is saved. Announce it when the rules are right.
choices-said-announced = Announced. Sign-up for these activities goes by choice and draw now.
choices-staff = For the office
choices-announce = Announce
choices-announce-words = Once it is announced, activities, dates and rules stand, and nobody signs up for these activities by coming first.
choices-students = Students
choices-draw = Draw
choices-record = Record of the draw
choices-no-record = There is no record before the draw is published.
choices-choosers = { $n ->
    [0] Nobody has chosen yet.
    [one] One student has chosen.
   *[other] { $n } students have chosen.
}
choices-named-first = Students who come first
choices-named-words = They come before every grade. This can be changed until the group is announced.
choices-favour = Put first
choices-favoured = Before everybody
choices-favoured-none = Nobody.
choices-said-favoured = This student comes first.
choices-said-unfavoured = This student is drawn like everybody.

# Choosing.
choices-yours = Your choices
choices-how = Begin with what you would like best. Nobody but you and the staff sees this.
choices-sign-in = Sign in to choose
choices-choice-n = Choice { $n }
choices-nothing = Nothing
choices-save-mine = Save my choices
choices-up = Move up
choices-down = Move down
choices-moved = Moved. Save when it is right.
choices-said-saved = Your choices are saved. You can change them until choices close.
choices-said-none = You have chosen nothing now.
choices-chose-none = You have chosen nothing.
choices-twice = The same activity is chosen twice. Choose each once.
choices-many = Choose at most { $n }.
choices-grades = Grades { $from } to { $to }
choices-grades-from = Grade { $from } and up
choices-grades-to = Up to grade { $to }
choices-free = { $n ->
    [one] One free place
   *[other] { $n } free places
}

# The rules.
choices-rules = How places are given
choices-rule-turns = { $n ->
    [one] Everybody gets one place at most.
   *[other] Everybody gets { $n } places at most, and nobody gets a second one before everybody had their turn for a first.
}
choices-rule-priority = In each turn these come first, in this order: { $groups }. Then everybody else.
choices-rule-named = students whom the staff named before choices opened
choices-rule-rank = First choices are looked at before second choices, and so on.
choices-rule-draw = Where more want an activity than there are places, the draw decides: everybody has one number, and lower numbers come first.
choices-rule-fits = Nobody gets a place that is not for their grade, overlaps with what they have, or goes over what the term allows.
choices-fair = Why nobody can cheat
choices-fair-words = The numbers come from a secret seed that was made before anybody chose. This is its SHA-256: whoever changed the seed would change that too. The seed is shown when the places are published.
choices-seed-hash = SHA-256 of the seed
choices-seed = Seed
choices-again = With the record of the draw from the office, anybody can compute it again: homeroom draw verify --file RECORD

# Refusals.
choices-refused-not-open = Choices are not open yet.
choices-refused-closed = Choices are closed. Ask the office whether there is still a way.
choices-refused-announced = It is announced: the rules stand, and people rely on them. Call it off to begin again.
choices-refused-not-closed = Choices can still change. Come back when they are closed.
choices-refused-over = This is over, and stays as it is.
choices-differs-now = By now the draw would come out differently: somebody changed a row or an activity. Look at it again.
choices-lock-full = { $activity } has no free place left for that.
choices-lock-why-needed = Say why. It is kept in the log and in the record of the draw’s rows.
choices-off-why-needed = Say why: everybody who chose reads it.
refused-by-choice = Places in this activity are given by ranked choice. Say what you would like by { $until }.
refused-by-draw = Places in this activity are given by a draw, and choices are closed. Ask the office.

# The draw, for the office.
choices-simulation = This is how it would come out. Nothing is given yet; the seed was fixed before anybody chose, so looking again changes nothing.
choices-stat-students = students take part
choices-stat-first = get their first choice
choices-stat-any = get a place
choices-stat-left-out = get nothing
choices-percent = { $n }%
choices-by-grade = By grade
choices-by-activity = By activity
choices-no-grade = No grade
choices-activity = Activity
choices-col-first = First choice
choices-col-any = A place
choices-col-left = Nothing
choices-col-wished = Chose it
choices-col-wished-first = As first
choices-col-given = Given
choices-col-places = Free places
choices-no-limit = no limit
choices-left-out = { $n ->
    [0] Nobody is left out
    [one] One student gets nothing
   *[other] { $n } students get nothing
}
choices-left-out-more = And { $n } more.
choices-see-all = See all
choices-locks = { $n ->
    [0] No row is locked.
    [one] One row is locked.
   *[other] { $n } rows are locked.
}
choices-publish = Publish
choices-publish-words = { $students ->
    [one] One student gets a mail with the result and the reasons. This cannot be undone.
   *[other] { $students } students get a mail with the result and the reasons. This cannot be undone.
}
choices-publish-do = { $places ->
    [0] Publish without a place
    [one] Give one place
   *[other] Give { $places } places
}
choices-said-published = Published. Everybody who took part gets a mail.
choices-off = Call it off
choices-off-words = There is no draw then, and the activities are first come, first served again. Everybody who chose gets a mail.
choices-off-why = Why? Everybody who chose reads this.
choices-off-do = Call it off
choices-said-off = Called off. Everybody who chose gets a mail.
choices-which = Which students
choices-show-all = All
choices-show-left = Without a place
choices-show-locked = Locked
choices-nobody = Nobody here
choices-nobody-words = Nobody has chosen yet, or nobody matches. Search for a name to find any student.
choices-chose = Chose
choices-number = Number
choices-gets = Gets
choices-gets-none = Nothing
choices-decide = Decide
choices-decision = Decision
choices-decide-in = Has this place
choices-decide-out = Does not get it
choices-decide-drawn = The draw decides
choices-decide-why = Why? This is kept in the log.
choices-decide-do = Lock
choices-said-decided = Decided. The draw is computed anew.
choices-locked-in = In { $activity }:
choices-locked-out = Not in { $activity }:
choices-today-open = You can say what you would like until { $until }.
choices-today-chosen = You have chosen. You can change it until { $until }.
choices-today-ready = Choices are closed: look at the draw, then publish it.

# Why somebody got what they got.
draw-yours = Your places
draw-yours-none = This time you got no place. Below is why, choice by choice. Look whether there are free places elsewhere.
draw-no-part = You took no part in this draw, because you chose nothing.
draw-why = Why
draw-is-yours = Yours
draw-your-number = Your number in the draw: { $number } of { $of }.
draw-alias = In the record of the draw, which names nobody, you are { $alias }.
draw-choice = Choice { $rank }: { $activity }
draw-no-choice = { $activity }
draw-room-for-all = Room for everyone
draw-got = Yours. { $asked } asked for { $seats ->
    [one] one place
   *[other] { $seats } places
}, and your number { $number } of { $of } was among the lowest.
draw-got-enough = Yours. When your turn came, { $asked ->
    [one] one asked
   *[other] { $asked } asked
} for { $seats ->
    [one] one place
   *[other] { $seats } places
}, so nobody had to be drawn.
draw-got-open = Yours. There is room for everyone.
draw-locked = Yours. The staff gave you this place before the draw.
draw-drawn = { $asked } asked for { $seats ->
    [one] one place
   *[other] { $seats } places
}. Your number was { $number } of { $of }; the last number that got a place was { $last }.
draw-gone-priority = All its places went to students who come first by the rules.
draw-gone-higher = { $rank ->
    [one] All its places went to students for whom it was the first choice.
   *[other] All its places went to students who had it as choice { $rank } or before.
}
draw-gone-first = All its places were gone before anybody got a second one.
draw-no-seats = It had no free place.
draw-enough = Not needed: you have as many places as one student gets.
draw-clash = It overlaps with { $other }, where you have a place.
draw-grade = It is not for your grade.
draw-term-limit = { $n ->
    [one] The term allows one activity, and you have it.
   *[other] The term allows { $n } activities, and you have them.
}
draw-locked-out = The staff decided that you do not get it. Ask them why.
draw-removed = The staff took you off it before.
draw-has-already = You had a place in it already.
draw-not-offered = It is not offered any more.
mail-drawn-subject = Your places: { $name }
mail-drawn-places = The draw for { $name } is made. You have a place in:
mail-drawn-none = The draw for { $name } is made. This time you got no place.
mail-drawn-look = See it in Homeroom
mail-draw-off-subject = No draw: { $name }
mail-draw-off-body = { $name } is called off: there is no draw, and your choices are not used. The staff say:

audit-kind-group = Ranked choices
audit-group-create = Made a group for ranked choices
audit-group-change = Changed a group for ranked choices
audit-group-favour = Changed who comes first in a draw
audit-group-announce = Announced ranked choices
audit-group-rank = Ranked their choices
audit-group-lock = Decided on a row of a draw
audit-group-publish = Published a draw
audit-group-call-off = Called ranked choices off
audit-field-most-choices = Choices for each student
audit-field-most-places = Places for each student
audit-field-first-come-after = First come after the draw
audit-field-seed-hash = SHA-256 of the seed
audit-field-first = Comes first
audit-field-decided = Decision
audit-field-choices = Choices
audit-field-places = Places given
audit-value-announced = announced
audit-value-called-off = called off
audit-value-in = has the place
audit-value-out = does not get it
audit-value-drawn = the draw decides
