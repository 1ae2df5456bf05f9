# The page of an activity, and the page on which its files are hung.
files-title = Files
files-about = Flyers and photos on the activity’s page, in this order. The first picture is shown large.
files-used = The school’s files take { $used } of { $quota }.
files-none-title = No files yet
files-none = Add a photo or a flyer, so that people see what it is like.
files-add = Add a file
files-add-do = Add the file
files-pictures = More pictures
files-papers = To take along
file-file = File
file-hint = A picture (JPEG, PNG, WebP or GIF, up to { $pixels } megapixels) or a PDF, at most { $most } MB. What cameras note in a picture, such as the place, is taken out.
file-alt = What it shows
file-alt-hint = In a sentence, for people who cannot see the picture. For a PDF: what it is called.
file-cover = Shown large
file-held = Waiting to be checked for viruses
file-refused = Has a virus, nobody sees it
file-earlier = Earlier
file-later = Later
file-download = Download
file-remove = Remove
file-pdf = PDF
file-kilobytes = { $n } KB
file-megabytes = { $n } MB
file-gigabytes = { $n } GB
file-remove-title = Remove a file
file-remove-named = Remove “{ $title }”?
file-remove-words = It disappears from the activity’s page. You can add it again later.
file-remove-do = Remove it

# What was done.
file-said-added = The file is added.
file-said-held = The file is added. It is shown as soon as it was checked for viruses.
file-said-described = The words are saved.
file-said-moved = The order is changed.
file-said-removed = The file is removed.

# Why a file is not taken.
file-needed = Choose a file.
file-alt-needed = Say in a few words what the picture shows.
file-empty = This file is empty.
file-too-large = This file is too large: choose one of at most { $most } MB.
file-name = This file’s name is none that we can keep: call it something without slashes, colons and leading dots.
file-not-taken = Only pictures (JPEG, PNG, WebP, GIF) and PDF are taken, and this is neither.
file-mismatch = This file is called .{ $said } but is .{ $is } inside. Give it the right name and add it again.
file-broken = This file cannot be opened: it is damaged or incomplete. Save it again and try once more.
file-twofold = This file is two things at once: something else is hidden in it. Save it again as a plain picture or PDF.
file-acts = This PDF does something by itself or carries other files. Print it into a new PDF and add that one.
file-too-many-pixels = This picture is { $width } × { $height } pixels: make it smaller than { $most } megapixels.
file-infected = This file has a virus in it.
file-here-already = This file is here already.
file-enough = An activity has at most { $most } files. Remove one first.
file-over-quota = This file takes { $more } MB, and of the school’s { $quota } MB only { $left } MB are left. Remove files that nobody needs, or ask whoever runs this server.
file-not-arrived = The file did not arrive. Choose it again.
file-size-changed = What arrived is not what was announced. Choose the file again.
file-address-over = This address worked for a quarter of an hour, which is over. Go back and ask for a new one.
file-store-down = The place where files are kept does not answer right now. Nothing was lost: try again in a few minutes.
file-desk-busy = Many files are coming in at once. Try again in a moment.

# Mail to whoever brought a file with a virus in it.
mail-file-refused-subject = A file of yours has a virus in it: { $name }
mail-file-refused-body = The scanner found a virus in { $name }, which you added. Nobody sees the file, and it was deleted from the store. Check the device that it came from.
mail-file-refused-look = See the activity’s files

# The log of changes.
audit-kind-file = Files
audit-file-add = Added a file
audit-file-describe = Described a file
audit-file-move = Moved a file
audit-file-remove = Removed a file
audit-file-refuse = Refused a file with a virus
audit-field-alt = What it shows
audit-field-file = File
audit-field-size = Size in bytes
audit-field-step = Moved
