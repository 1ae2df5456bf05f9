# The list of providers.
providers-title = Providers
providers-about = Others whose activities become drafts here. Nothing is published by itself.
providers-empty-title = No provider yet
providers-empty = A sports club or a community centre may keep its list as JSON. Connect it, and its activities arrive here as drafts that you look through and publish.
provider-add = Add a provider
provider-edit = Edit
provider-test = Test connection
provider-sync = Sync now
provider-save = Save provider

# The form.
provider-who = Where the list is
provider-name = Name of the provider
provider-url = Address of the list
provider-url-hint = Begins with https:// and is open to the internet. It answers with JSON.
provider-key = Key
provider-key-hint = If the provider gave you one. It is kept sealed and never shown again.
provider-key-kept = There is a key. Leave this empty to keep it, or write a new one.
provider-key-forget = Forget the key
provider-key-again = The address leads to another server now. Write the key again, or forget it.
provider-key-letters = A key has only letters, digits and punctuation, without spaces.
provider-has-key = Kept, sealed
provider-no-key = None
provider-sample = A sample, without a network
provider-program = Program of the drafts
provider-schedule = Schedule
provider-schedule-hint = By the school’s clock. The day counts only when it is every week, the time not when it is every hour.
provider-how-often = How often
provider-on = Day
provider-at = Time
provider-off = Only by hand
provider-hourly = Every hour
provider-daily = Every day
provider-weekly = Every week
provider-daily-at = Every day at { $at }
provider-weekly-at = Every { $day } at { $at }
provider-mapping = Which field is what
provider-mapping-hint = Names in the provider’s JSON, with a dot for one inside another: venue.name. Leave empty what the list does not say.
provider-map-list = Where the list is, in the answer
provider-map-next = What names the next page
provider-map-slots-hint = A list of days and times, like this:
provider-path-wrong = Write names with dots between them, like venue.name.
provider-external-id = Its id at the provider
provider-too-many = A school has at most { $n } providers. Remove one first.

# How one is doing.
provider-state = State
provider-well = Working
provider-idle = By hand
provider-failing = Failing
provider-paused = Paused
provider-is-running = A sync is going on already. Wait until it has come to an end.
provider-is-paused = { $n ->
    [one] Paused until { $until } after one failure. Test the connection: when it answers, the pause ends.
   *[other] Paused until { $until } after { $n } failures in a row. Test the connection: when it answers, the pause ends.
}
provider-paused-words = { $n ->
    [one] It did not answer, so it is left alone until { $until }. Test the connection: when it answers, the pause ends.
   *[other] It failed { $n } times in a row, so it is left alone until { $until }. Test the connection: when it answers, the pause ends.
}
provider-failing-words = { $n ->
    [one] It did not answer the last time. It is tried again by itself.
   *[other] It did not answer { $n } times in a row. It is tried again by itself.
}

# Runs.
provider-runs = The last syncs
provider-runs-about = The last 30 are kept.
provider-runs-none-title = Nothing was fetched yet
provider-runs-none = Test the connection first: it looks at the first page and changes nothing. Then sync.
provider-run-scheduled = Scheduled sync
provider-run-by-hand = Sync by hand
provider-run-test = Test
provider-run-running = Running
provider-run-done = Done
provider-run-mixed = Done, with failures
provider-run-failed = Failed
provider-run-look-again = Look again
provider-run-since = changes since { $when }
provider-run-counts = { $created } new, { $updated } updated, { $unchanged } unchanged, { $skipped } skipped, { $failed } failed
provider-run-readable = { $n } could be taken in, { $failed } could not
provider-run-tries = { $n ->
    [one] No answer yet; it is tried again.
   *[other] No answer { $n } times; it is tried again.
}
provider-run-left-out = { $n ->
    [one] One more row that was taken in is not listed.
   *[other] { $n } more rows that were taken in are not listed.
}
provider-run-test-words = This was a test of the first page. Nothing was taken in.
provider-run-no-term = There is no term that drafts could go into. Add one, then sync again.
provider-run-died = It stopped without a word: the server was shut down. What it had taken in is kept.
provider-run-gave-up = It could not be finished after many tries. Look at the server’s log.
provider-run-removed = The provider was removed meanwhile.
provider-run-circles = The provider’s pages lead back to each other, so it ended here.
provider-run-long = The list has more than { $n } pages, so it ended here.
provider-no-list = There is no list at the place that the mapping names. Look at “Where the list is”.
provider-many-rows = A page has more than { $n } rows. Ask the provider for smaller pages.

# Rows of a run.
provider-rows = What became of each
provider-outcome = Outcome
provider-why = Why
provider-row-unnamed = Without a name
provider-row-is-created = new
provider-row-is-updated = updated
provider-row-is-unchanged = unchanged
provider-row-is-skipped = skipped
provider-row-is-failed = failed
provider-row-is-readable = can be taken in
provider-row-published = It is published or closed here, and stays as staff left it.
provider-row-edited = Staff have edited it here, and it stays as they left it.
provider-row-none = It is no object with fields.
provider-row-id = It has no id, or one that is too long.
provider-row-name = Its name is missing, too long or has odd characters.
provider-row-description = Its description is too long or has odd characters.
provider-row-room = Its room is too long or has odd characters.
provider-row-category = Its category is too long or has odd characters.
provider-row-capacity = Its places are no whole number from 1 to 10000.
provider-row-slots = Its times are no list of days with a beginning and an end, or two of them overlap.

# Removing one, and what was done.
provider-remove-title = Remove this provider
provider-remove-words = It is asked no more, and its key is forgotten. The activities that came from it stay.
provider-remove = Remove
provider-said-added = The provider is added. Test the connection next.
provider-said-changed = The changes are saved. The next sync asks for everything again.
provider-said-removed = { $name } is removed.
