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
