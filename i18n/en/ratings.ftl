rating = Rating
ratings-title = What students think
rating-read = What students think
rating-none = Nobody has rated it yet
rating-average = Rated { $score } of 5 by { $n ->
    [one] one student
   *[other] { $n } students
}
rating-average-title = On average
rating-gave = { $score } of 5: { $n ->
    [0] nobody
    [one] one student
   *[other] { $n } students
}
rating-comments = Comments
rating-comments-none = No comments yet
rating-comments-none-words = Students who were there can say what they think.
rating-score-1 = Poor
rating-score-2 = Not so good
rating-score-3 = All right
rating-score-4 = Good
rating-score-5 = Very good
rating-score-needed = Choose how good it is.
rating-yours = Yours
rating-hidden = Hidden
rating-hidden-because = Hidden by the staff:
rating-own-hidden = The staff have hidden your rating, and it does not count. They say:
rating-reported = Reported
rating-reported-because = Reported:
rating-reported-by-you = You reported this. The staff look at it.
rating-report = Report
rating-report-why = What is wrong with it? The staff read this.
rating-report-do = Report
rating-report-own = It is your own. Change it instead.
rating-hide = Hide
rating-hide-why = Why? Its author reads this.
rating-hide-do = Hide it
rating-show = Show it again
rating-dismiss = It may stay
rating-give-title = Rate it
rating-change-title = Your rating
rating-score = How good is it?
rating-comment = What should others know?
rating-comment-hint = Students and staff read it without your name. Those who run the activity see who wrote it.
rating-give = Rate
rating-not-there = Whoever came at least once can rate it.
rating-said = Your rating counts. Thank you.
rating-said-reported = The staff will look at it. Thank you.
rating-said-hidden = It is hidden, and does not count. Its author sees why.
rating-said-shown = It is there again, and counts.
rating-said-dismissed = It stays.
rating-today-reported = { $n ->
    [one] Somebody reported a comment.
   *[other] { $n } comments are reported.
}

# In the log.
audit-kind-rating = Ratings
audit-rating-give = Rated an activity
audit-rating-change = Changed a rating
audit-rating-report = Reported a comment
audit-rating-hide = Hid a comment
audit-rating-show = Showed a comment again
audit-rating-dismiss = Let a reported comment stand
audit-field-activity = Activity
audit-field-score = Score
