# How places are given.
activity-mode = How places are given
activity-mode-hint = Whoever waits in the queue keeps their number in each of these. Open requests and offers have to be answered before you choose another.
activity-mode-first-come = First come, first served
activity-mode-first-come-hint = Whoever asks first has the place. A place that comes free goes to the next in the queue at once.
activity-mode-approval = You choose
activity-mode-approval-hint = Students ask for a place, and you say yes or no.
activity-mode-offers = First come, with offers
activity-mode-offers-hint = The same, but a place that comes free is offered to the next in the queue, who says yes or no. Without an answer it moves on.
activity-offer-hours = Hours to answer an offer
activity-offer-hours-hint = From 1 to 168, which is a week. It counts for offers only.
activity-mode-open-requests = { $n ->
    [one] One student has asked for a place. Answer the request first, then choose another way.
   *[other] { $n } students have asked for a place. Answer the requests first, then choose another way.
}
activity-mode-open-offers = { $n ->
    [one] One place is offered to a student. Wait for the answer, then choose another way.
   *[other] { $n } places are offered to students. Wait for the answers, then choose another way.
}
activity-mode-approval-words = Its leaders choose who gets a place.
activity-mode-offers-words = { $n ->
    [one] When it is full, a place that comes free is offered to the next in the queue, who has one hour to say yes.
   *[other] When it is full, a place that comes free is offered to the next in the queue, who has { $n } hours to say yes.
}
refused-term-over = The term is over, so nobody can sign up any more.

# Offers.
refused-offer-over = The offer stood until { $until }. You can ask for a place again.
refused-no-offer = There is no offer for you to answer (any more).
offer-title = Offer of a place
offer-heading = A place in { $activity } is kept for you
offer-kept = A place is kept for you until { $until }. After that it goes to the next in the queue.
offer-accept = Accept the place
offer-decline = Decline
offer-answer = Answer
offer-said-no = You declined the place in { $activity }. It goes to the next in the queue.
activity-offered-until = A place is kept for you until { $until }
activity-offer-over = The offer is over
roster-offered-until = offered until { $until }
mail-offered-subject = A place in { $activity } is kept for you
mail-offered-body = A place in { $activity } came free, and you are next. It is kept for you until { $until }: say yes or no before then. After that it goes to the next in the queue.
mail-offered-answer = Accept or decline
mail-offer_over-subject = The offer of a place in { $activity } is over
mail-offer_over-body = We kept a place in { $activity } for you and did not hear from you in time, so it went on to the next in the queue. If you still want to come, ask again: you then wait at the end of the queue.

# Requests.
activity-ask = Ask for a place
activity-take-back = Take back the request
activity-you-asked = You asked for a place
activity-said-asked = You asked for a place in { $activity }. Its leaders decide and write to you.
activity-declined = You asked for a place, and its leaders said no.
activity-declined-because = You asked for a place, and its leaders said no: { $message }
requests-title = Requests
requests-count = { $n ->
    [0] Nobody asks for a place
    [one] One student asks for a place
   *[other] { $n } students ask for a place
}
requests-none = No open requests
requests-none-words = When a student asks for a place, you decide about it here.
requests-asked = Asked
requests-away = no longer here
requests-grade = another grade
requests-term-limit = { $n ->
    [one] has the one activity that the term allows
   *[other] has the { $n } activities that the term allows
}
requests-all = { $n ->
    [one] The one request
   *[other] All { $n } requests
}
requests-all-hint = Also those on the other pages.
requests-message = Message to those whom you decline
requests-message-hint = They read it in their mail.
requests-approve = Approve
requests-decline = Decline
requests-tick = Tick at least one student, or all of them.
requests-said-approved = { $n ->
    [0] There was nothing left to decide.
    [one] One student has a place now and gets a mail.
   *[other] { $n } students have a place now and get a mail.
}
requests-said-declined = { $n ->
    [0] There was nothing left to decide.
    [one] One request is declined, and the student gets a mail.
   *[other] { $n } requests are declined, and the students get a mail.
}
requests-said-full = { $n ->
    [0] Every place is taken.
    [one] One student has a place now, and every place is taken.
   *[other] { $n } students have a place now, and every place is taken.
} { $more ->
    [0] Not decided: { $names }.
   *[other] Not decided: { $names } and { $more } more.
}
requests-said-left = { $n ->
    [0] Nobody got a place.
    [one] One student has a place now.
   *[other] { $n } students have a place now.
} { $more ->
    [0] Something is in the way of { $names }, so they are not decided.
   *[other] Something is in the way of { $names } and { $more } more, so they are not decided.
}
roster-requests = { $n ->
    [one] Decide about one request
   *[other] Decide about { $n } requests
}
today-asked = You asked for a place. Its leaders decide and write to you.
today-requests = { $n ->
    [one] One student asks for a place.
   *[other] { $n } students ask for a place.
}
mail-requested-subject = You asked for a place in { $activity }
mail-requested-body = You asked for a place in { $activity }. Its leaders decide and write to you. Until then nothing is kept for you, and you can take the request back.
mail-declined-subject = No place in { $activity }
mail-declined-body = You asked for a place in { $activity }, and its leaders said no.
mail-declined-say = They say:

# Running activities.
activity-said-let-go = The changes are saved. You no longer lead this draft, so only its leaders and the admins see it.
activity-said-copied-without = { $n ->
    [one] This is the copy. Somebody who led or helped is no longer staff here and was left out. Look through it, then publish it.
   *[other] This is the copy. { $n } people who led or helped are no longer staff here and were left out. Look through it, then publish it.
}

# In the log.
audit-signup-request = Asked for a place
audit-signup-offer = Offered a place
audit-signup-accept = Accepted an offer
audit-signup-expire = An offer was not answered in time
audit-signup-approve = Approved a request
audit-signup-decline = Declined a request
audit-field-mode = How places are given
audit-field-offer-hours = Hours to answer an offer
audit-value-first-come = first come, first served
audit-value-approval = leaders choose
audit-value-offers = first come, with offers
