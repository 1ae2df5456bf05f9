//! Every statement about categories and tags themselves.

use super::model::{Kind, Label, LabelId, Said};
use crate::{
    activities::model::hue_of,
    platform::{
        db::{
            Conn, MultiBackend, SchoolDb,
            ids::{ActivityId, CategoryId, TagId},
            schema::{activities, activity_tags, categories, tags},
        },
        text::{fold, like},
        web::PageOf,
    },
};
use diesel::{dsl::sql, prelude::*, sql_types::BigInt};

/// Id, name, colour, version, uses, and how many there are in all.
type Row<Id, Hue> = (Id, String, Hue, i32, i64, i64);

/// How many activities use the category of the row: asked for the rows of a page, through its index.
const USES_OF_CATEGORY: &str = "(SELECT COUNT(*) FROM activities u WHERE u.school_id = categories.school_id \
     AND u.category_id = categories.id)";
const USES_OF_TAG: &str =
    "(SELECT COUNT(*) FROM activity_tags u WHERE u.school_id = tags.school_id AND u.tag_id = tags.id)";

/// One page by name, of those that have these words in it.
pub fn page(db: &mut SchoolDb<'_>, kind: Kind, words: &str, (page, size): (i64, i64)) -> QueryResult<PageOf<Label>> {
    let (pattern, offset) = (like(words), PageOf::<Label>::offset(page, size));
    let total = || sql::<BigInt>("COUNT(*) OVER ()");
    let rows: Vec<(Label, i64)> = match kind {
        Kind::Category => categories::table
            .filter(categories::school_id.eq(db.school()))
            .filter(categories::search_text.like(pattern).escape('\\'))
            .order((categories::search_text, categories::id))
            .limit(size)
            .offset(offset)
            .select((
                categories::id,
                categories::name,
                categories::hue,
                categories::version,
                sql::<BigInt>(USES_OF_CATEGORY),
                total(),
            ))
            .load::<Row<CategoryId, i32>>(db.conn())?
            .into_iter()
            .map(|(id, name, hue, version, uses, total)| {
                (Label { id: LabelId::Category(id), name, hue: Some(hue), uses, version }, total)
            })
            .collect(),
        Kind::Tag => tags::table
            .filter(tags::school_id.eq(db.school()))
            .filter(tags::search_text.like(pattern).escape('\\'))
            .order((tags::search_text, tags::id))
            .limit(size)
            .offset(offset)
            .select((tags::id, tags::name, tags::version, sql::<BigInt>(USES_OF_TAG), total()))
            .load::<(TagId, String, i32, i64, i64)>(db.conn())?
            .into_iter()
            .map(|(id, name, version, uses, total)| {
                (Label { id: LabelId::Tag(id), name, hue: None, uses, version }, total)
            })
            .collect(),
    };
    let total = match rows.first() {
        Some((_, total)) => *total,
        // Past the end nobody says how many there are.
        None if page > 1 => self::page(db, kind, words, (1, 1))?.total,
        None => 0,
    };
    Ok(PageOf { rows: rows.into_iter().map(|(label, _)| label).collect(), total, page, size })
}

pub fn find(db: &mut SchoolDb<'_>, id: &LabelId) -> QueryResult<Label> {
    match id {
        LabelId::Category(category) => categories::table
            .find((db.school(), category))
            .select((categories::name, categories::hue, categories::version, sql::<BigInt>(USES_OF_CATEGORY)))
            .first::<(String, i32, i32, i64)>(db.conn())
            .map(|(name, hue, version, uses)| Label { id: id.clone(), name, hue: Some(hue), uses, version }),
        LabelId::Tag(tag) => tags::table
            .find((db.school(), tag))
            .select((tags::name, tags::version, sql::<BigInt>(USES_OF_TAG)))
            .first::<(String, i32, i64)>(db.conn())
            .map(|(name, version, uses)| Label { id: id.clone(), name, hue: None, uses, version }),
    }
}

/// Keeps it still until the transaction ends: nobody begins to use it meanwhile.
pub fn hold(db: &mut SchoolDb<'_>, id: &LabelId) -> QueryResult<Label> {
    match id {
        LabelId::Category(id) => diesel::update(categories::table.find((db.school(), id)))
            .set(categories::version.eq(categories::version))
            .execute(db.conn())?,
        LabelId::Tag(id) => diesel::update(tags::table.find((db.school(), id)))
            .set(tags::version.eq(tags::version))
            .execute(db.conn())?,
    };
    find(db, id)
}

/// Keeps the activities that use it still, in the order of their ids, as everybody holds them: before it is held itself.
pub fn hold_uses(db: &mut SchoolDb<'_>, id: &LabelId) -> QueryResult<Vec<ActivityId>> {
    let mut uses = activities::table
        .filter(activities::school_id.eq(db.school()))
        .order(activities::id)
        .select(activities::id)
        .into_boxed::<MultiBackend>();
    uses = match id {
        LabelId::Category(id) => uses.filter(activities::category_id.eq(id)),
        LabelId::Tag(id) => {
            let tagged = activity_tags::table
                .filter(activity_tags::school_id.eq(db.school()))
                .filter(activity_tags::tag_id.eq(id))
                .select(activity_tags::activity_id);
            uses.filter(activities::id.eq_any(tagged))
        }
    };
    let ids: Vec<ActivityId> = uses.load(db.conn())?;
    let held = activities::table
        .filter(activities::school_id.eq(db.school()))
        .filter(activities::id.eq_any(&ids))
        .order(activities::id)
        .select(activities::id);
    match db.conn() {
        Conn::Postgres(c) => held.for_no_key_update().load::<ActivityId>(c).map(drop)?,
        Conn::Sqlite(_) => {}
    }
    Ok(ids)
}

/// The one that is called like this, whatever its spelling.
pub fn named(db: &mut SchoolDb<'_>, kind: Kind, name: &str) -> QueryResult<Option<LabelId>> {
    let folded = fold(name);
    match kind {
        Kind::Category => categories::table
            .filter(categories::school_id.eq(db.school()))
            .filter(categories::search_text.eq(folded))
            .select(categories::id)
            .first(db.conn())
            .optional()
            .map(|found: Option<CategoryId>| found.map(LabelId::Category)),
        Kind::Tag => tags::table
            .filter(tags::school_id.eq(db.school()))
            .filter(tags::search_text.eq(folded))
            .select(tags::id)
            .first(db.conn())
            .optional()
            .map(|found: Option<TagId>| found.map(LabelId::Tag)),
    }
}

pub fn insert(db: &mut SchoolDb<'_>, kind: Kind, said: &Said) -> QueryResult<LabelId> {
    let (folded, now) = (fold(&said.name), db.now());
    match kind {
        Kind::Category => {
            let id = CategoryId::fresh();
            let hue = said.hue.unwrap_or_else(|| hue_of(&folded));
            diesel::insert_into(categories::table)
                .values((
                    categories::school_id.eq(db.school()),
                    categories::id.eq(&id),
                    categories::name.eq(&said.name),
                    categories::search_text.eq(folded),
                    categories::hue.eq(hue),
                    categories::created_at.eq(now),
                    categories::updated_at.eq(now),
                ))
                .execute(db.conn())?;
            Ok(LabelId::Category(id))
        }
        Kind::Tag => {
            let id = TagId::fresh();
            diesel::insert_into(tags::table)
                .values((
                    tags::school_id.eq(db.school()),
                    tags::id.eq(&id),
                    tags::name.eq(&said.name),
                    tags::search_text.eq(folded),
                    tags::created_at.eq(now),
                    tags::updated_at.eq(now),
                ))
                .execute(db.conn())?;
            Ok(LabelId::Tag(id))
        }
    }
}

pub fn change(db: &mut SchoolDb<'_>, id: &LabelId, said: &Said) -> QueryResult<usize> {
    let (folded, now) = (fold(&said.name), db.now());
    match id {
        LabelId::Category(id) => diesel::update(categories::table.find((db.school(), id)))
            .set((
                categories::name.eq(&said.name),
                categories::search_text.eq(folded),
                said.hue.map(|hue| categories::hue.eq(hue)),
                categories::updated_at.eq(now),
                categories::version.eq(categories::version + 1),
            ))
            .execute(db.conn()),
        LabelId::Tag(id) => diesel::update(tags::table.find((db.school(), id)))
            .set((
                tags::name.eq(&said.name),
                tags::search_text.eq(folded),
                tags::updated_at.eq(now),
                tags::version.eq(tags::version + 1),
            ))
            .execute(db.conn()),
    }
}

/// Every use of the one becomes a use of the other; an activity that has both keeps one.
pub fn move_uses(db: &mut SchoolDb<'_>, from: &LabelId, into: &LabelId) -> QueryResult<()> {
    match (from, into) {
        (LabelId::Category(from), LabelId::Category(into)) => {
            let theirs = activities::table
                .filter(activities::school_id.eq(db.school()))
                .filter(activities::category_id.eq(from));
            diesel::update(theirs).set(activities::category_id.eq(into)).execute(db.conn())?;
        }
        (LabelId::Tag(from), LabelId::Tag(into)) => {
            let school = db.school();
            let of = |tag: &TagId| {
                activity_tags::table
                    .filter(activity_tags::school_id.eq(school))
                    .filter(activity_tags::tag_id.eq(tag.clone()))
            };
            let has: Vec<ActivityId> = of(into).select(activity_tags::activity_id).load(db.conn())?;
            diesel::delete(of(from).filter(activity_tags::activity_id.eq_any(&has))).execute(db.conn())?;
            diesel::update(of(from)).set(activity_tags::tag_id.eq(into)).execute(db.conn())?;
        }
        _ => {}
    }
    Ok(())
}

pub fn remove(db: &mut SchoolDb<'_>, id: &LabelId) -> QueryResult<usize> {
    match id {
        LabelId::Category(id) => diesel::delete(categories::table.find((db.school(), id))).execute(db.conn()),
        LabelId::Tag(id) => diesel::delete(tags::table.find((db.school(), id))).execute(db.conn()),
    }
}
