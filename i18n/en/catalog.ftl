# What narrows and orders the list.
activities-choice = { $choice } ({ $n })
activities-any-tag = Any tag
activities-favourites = My favourites
activities-sort-popular = popular now
activities-sort-rating = rating
activity-popular = Popular now
activity-tags = Tags
activity-tags-hint = Words to find it by, with commas between them: robots, beginners welcome. A new one is made.
tags-many = Give at most { $n } tags.

# Favourites and sharing.
favourite = Favourite
favourite-said-on = { $activity } is one of your favourites now.
favourite-said-off = { $activity } is no favourite of yours any more.
share = Share
share-copied = The link is copied.

# Categories and tags, as the office keeps them.
categories-title = Categories
categories-about = Each activity has at most one. Its colour helps to find it in a long list; its name always stands beside it.
tags-title = Tags
tags-about = An activity can have many. Whoever runs it types them, and one that is new is made.
category-add-title = Add a category
tag-add-title = Add a tag
label-search = Search by name
label-none = Nothing here yet
label-none-words = Add one below, or type it in the form of an activity.
label-uses = { $n ->
    [0] Used by no activity
    [one] Used by one activity
   *[other] Used by { $n } activities
}
label-name = Name
label-add = Add
label-edit = Change
label-remove = Remove
label-remove-title = Remove it
label-remove-words = No activity uses it, so nothing is lost.
label-merge-title = Merge it into another
label-merge-words = Every activity that uses it gets the other one instead, and this one is gone. This cannot be undone.
label-merge-into = Into
label-merge = Merge
label-unknown = There is none with this name. Choose one that is there.
label-same = That is this one itself. Choose another.
label-name-wrong = Use letters or numbers, and no comma in a tag.
label-in-use = { $n ->
    [one] One activity uses it. Merge it into another one instead.
   *[other] { $n } activities use it. Merge it into another one instead.
}
category-taken = There is a category with this name. Merge the two instead.
tag-taken = There is a tag with this name. Merge the two instead.
label-said-added = { $name } is added.
label-said-changed = { $name } is saved.
label-said-merged = { $from } is now { $into }.
label-said-removed = { $name } is removed.

# In the log.
audit-kind-tag = Tags
audit-category-add = Added a category
audit-category-change = Changed a category
audit-category-merge = Merged two categories
audit-category-remove = Removed a category
audit-tag-add = Added a tag
audit-tag-change = Changed a tag
audit-tag-merge = Merged two tags
audit-tag-remove = Removed a tag
audit-field-uses = Uses
audit-field-category = Category
audit-field-tags = Tags
audit-field-level = Level
