# The front page of the site.
front-title = Find your school
front-about = Homeroom keeps a school’s activities, people and records in one place: see what is on offer, take your place, and know where you stand.
front-search = Look for a school
front-schools = Schools
front-empty-title = No school yet
front-empty = This is where schools will be listed. Whoever runs this server opens the first one, here or with “homeroom school add”.
front-empty-open = Open a school
front-no-match-title = No school of that name
front-no-match = Check the spelling, or look through all of them.
front-show-all = Show all schools
front-yours = Go to your schools

# A school's public page.
school-offers = What is on
school-offers-hint = See what meets when and where, and how many places are free.
school-offered = { $n ->
    [one] One activity is on in { $term }.
   *[other] { $n } activities are on in { $term }.
}
school-see-activities = See the activities
school-join = Take part
school-join-member = You belong to this school.
school-join-open = Sign in, or register if you are new here.
school-join-closed = Sign in with the address that the school knows you by. If you have no account yet, ask at the school.
school-register = Register
school-go-today = Go to today

# A new school.
school-default-program = General
slug-needed = Write a short name for the address.
slug-form = Use 3 to 63 small letters, digits and single hyphens, like “lakeside-high”; begin and end with a letter or digit.
slug-reserved = This name is kept for the site itself. Choose another one.
slug-taken = Another school has this address. Choose another one.
zone-unknown = Choose a time zone of the list, like “Europe/Berlin”.

# Settings.
settings-title = School settings
settings-tab = Settings
terms-tab = Terms
settings-who = The school
settings-name = Name
settings-motto = Motto
settings-motto-hint = One line below the name on the public page. It may stay empty.
settings-hue = Colour
settings-where = Place and language
settings-zone = Time zone
settings-currency = Currency
settings-locale = Language of the school
settings-locale-hint = For everybody who has chosen none.
settings-locales = Languages to choose from
settings-day = School day
settings-day-hint = Activities that end before it are “before school”, those that start after it “after school”.
settings-day-starts = From
settings-day-ends = Until
settings-registration = Registration
settings-who-registers = Who may register as a student
settings-registration-closed = Nobody
settings-registration-closed-hint = You add people, or invite them.
settings-registration-domains = People with a school address
settings-registration-domains-hint = Their e-mail address ends in one of the domains below.
settings-registration-open = Everybody
settings-registration-open-hint = Anybody with an e-mail address.
settings-domains = Allowed domains
settings-domains-hint = One on each line, like mergington.edu.
settings-save = Save settings
settings-saved = The settings are saved.
settings-locale-not-offered = Offer the language of the school too.
settings-day-order = The school day ends after it starts.
settings-domains-needed = Write at least one domain, or choose who else may register.
settings-domain-wrong = “{ $domain }” is no domain. Write one like mergington.edu.
settings-domains-many = List at most { $n } domains.

# Colours of a school, around the wheel.
hue-15 = Crimson
hue-45 = Rust
hue-75 = Bronze
hue-105 = Olive
hue-132 = Lime green
hue-165 = Emerald
hue-195 = Teal
hue-225 = Sea blue
hue-255 = Blue
hue-285 = Violet
hue-315 = Plum
hue-345 = Raspberry
hue-kept = As it is now

# Terms.
terms-title = Terms
terms-empty-title = No terms yet
terms-empty = Activities belong to a term, so that they begin and end with it. Add the first one.
term-add-title = Add a term
term-add = Add term
term-added = { $name } is added.
term-edit = Edit
term-save = Save term
term-saved = { $name } is saved.
term-name = Name
term-starts = First day
term-ends = Last day
term-max = Activities for each student
term-max-hint = How many one student may have a place in. Empty: as many as they like.
term-limit = At most { $n ->
    [one] one activity
   *[other] { $n } activities
} for each student
term-no-limit = As many activities as a student likes
term-dates = { $from } – { $to }
term-order = The last day is not before the first.
term-upcoming = Upcoming
term-active = Running
term-past = Past
