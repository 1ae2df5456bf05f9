//! Categories and tags as activities name them: one that is not there yet is made, and names that fold alike are one.

use crate::{
    activities::model::hue_of,
    on_each,
    platform::{
        db::{
            SchoolDb,
            ids::{ActivityId, ActivityTagId, CategoryId, TagId},
            schema::{activities, activity_tags, categories, tags},
        },
        text::fold,
    },
};
use diesel::prelude::*;

/// More tags than a list to choose from should have.
const MOST_NAMES: i64 = 500;

/// What words find an activity by, beside the names of its leaders.
pub fn search_text(name: &str, description: &str, room: &str, category: Option<&str>, tags: &[String]) -> String {
    fold(&format!("{name} {description} {room} {} {}", category.unwrap_or_default(), tags.join(" ")))
}

/// The category of this name, held until the transaction ends so that nobody merges it away meanwhile.
pub fn category(db: &mut SchoolDb<'_>, name: &str) -> QueryResult<CategoryId> {
    let (school, id, folded, now) = (db.school(), CategoryId::fresh(), fold(name), db.now());
    let new = (
        categories::school_id.eq(school),
        categories::id.eq(&id),
        categories::name.eq(name),
        categories::search_text.eq(&folded),
        categories::hue.eq(hue_of(&folded)),
        categories::created_at.eq(now),
        categories::updated_at.eq(now),
    );
    on_each!(db.conn(), |c| diesel::insert_into(categories::table).values(new).on_conflict_do_nothing().execute(c))?;
    let named = categories::table.filter(categories::school_id.eq(school)).filter(categories::search_text.eq(&folded));
    diesel::update(named).set(categories::version.eq(categories::version)).execute(db.conn())?;
    named.select(categories::id).first(db.conn())
}

/// The same for a tag.
pub fn tag(db: &mut SchoolDb<'_>, name: &str) -> QueryResult<TagId> {
    let (school, id, folded, now) = (db.school(), TagId::fresh(), fold(name), db.now());
    let new = (
        tags::school_id.eq(school),
        tags::id.eq(&id),
        tags::name.eq(name),
        tags::search_text.eq(&folded),
        tags::created_at.eq(now),
        tags::updated_at.eq(now),
    );
    on_each!(db.conn(), |c| diesel::insert_into(tags::table).values(new).on_conflict_do_nothing().execute(c))?;
    let named = tags::table.filter(tags::school_id.eq(school)).filter(tags::search_text.eq(&folded));
    diesel::update(named).set(tags::version.eq(tags::version)).execute(db.conn())?;
    named.select(tags::id).first(db.conn())
}

/// Gives the activity these tags and no others.
pub fn set_tags(db: &mut SchoolDb<'_>, activity: &ActivityId, names: &[String]) -> QueryResult<()> {
    let mut ids = Vec::new();
    // In one order, so that two who type the same tags do not wait for each other.
    let mut sorted: Vec<_> = names.iter().collect();
    sorted.sort_by_cached_key(|name| fold(name));
    for name in sorted {
        ids.push(tag(db, name)?);
    }
    let old = activity_tags::table
        .filter(activity_tags::school_id.eq(db.school()))
        .filter(activity_tags::activity_id.eq(activity));
    diesel::delete(old.filter(activity_tags::tag_id.ne_all(&ids))).execute(db.conn())?;
    let kept: Vec<TagId> = old.select(activity_tags::tag_id).load(db.conn())?;
    for id in ids.iter().filter(|id| !kept.contains(id)) {
        diesel::insert_into(activity_tags::table)
            .values((
                activity_tags::school_id.eq(db.school()),
                activity_tags::id.eq(ActivityTagId::fresh()),
                activity_tags::activity_id.eq(activity),
                activity_tags::tag_id.eq(id),
            ))
            .execute(db.conn())?;
    }
    Ok(())
}

/// The tags of an activity, by name.
pub fn tags_of(db: &mut SchoolDb<'_>, activity: &ActivityId) -> QueryResult<Vec<String>> {
    let same = activity_tags::school_id.eq(tags::school_id).and(activity_tags::tag_id.eq(tags::id));
    activity_tags::table
        .inner_join(tags::table.on(same))
        .filter(activity_tags::school_id.eq(db.school()))
        .filter(activity_tags::activity_id.eq(activity))
        .order((tags::search_text, tags::id))
        .select(tags::name)
        .load(db.conn())
}

/// The school's tags to choose from, by name.
pub fn tag_names(db: &mut SchoolDb<'_>) -> QueryResult<Vec<String>> {
    tags::table
        .filter(tags::school_id.eq(db.school()))
        .order((tags::search_text, tags::id))
        .limit(MOST_NAMES)
        .select(tags::name)
        .load(db.conn())
}

/// Writes again what words find these activities by: a name of theirs has changed. Whoever calls holds them.
pub fn refold(db: &mut SchoolDb<'_>, ids: &[ActivityId]) -> QueryResult<()> {
    for id in ids {
        let activity = super::find(db, id)?;
        let (category, tags) = (super::category_name(db, &activity)?, tags_of(db, id)?);
        let text = search_text(&activity.name, &activity.description, &activity.room, category.as_deref(), &tags);
        diesel::update(activities::table.find((db.school(), id)))
            .set(activities::search_text.eq(text))
            .execute(db.conn())?;
    }
    Ok(())
}
