today-waiting-title = What waits for you
today-waiting = { $n ->
    [0] Nothing waits for you.
    [one] One thing waits for you.
   *[other] { $n } things wait for you.
}
today-nothing = All done
today-nothing-student = When something needs you (a place that came free, a club that was cancelled), it is shown here.
today-nothing-staff = When something needs you (a draft to publish, a queue that grows), it is shown here.
today-look = Look
today-week = My week
today-week-empty = Nothing in your week yet.
today-in-queue = You wait for a place. We write to you when one is yours.
today-passed-over = A place came free, but something of yours is in the way.
today-draft = Only you and the admins see it. Publish it when it is ready.
today-queue = { $n ->
    [one] One student waits for a place.
   *[other] { $n } students wait for a place.
}
today-unled = { $n ->
    [one] One activity has no leader
   *[other] { $n } activities have no leader
}
today-unled-words = Somebody should be there for students who ask.
activities-unled = Without a leader
today-invitations-expiring = { $n ->
    [one] One invitation ends within two days
   *[other] { $n } invitations end within two days
}
today-invitations-expiring-words = Send it anew, or ask them yourself.
today-addresses-bounced = { $n ->
    [one] Mail to one person comes back
   *[other] Mail to { $n } people comes back
}
today-addresses-bounced-words = They get none of ours until their address is put right.
today-mails-failed = { $n ->
    [one] One mail could not be sent
   *[other] { $n } mails could not be sent
}
today-mails-failed-words = See why, and send them again.
