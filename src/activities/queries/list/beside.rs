//! What is shown beside activities: their times, leaders, tags, and whether the reader has marked them. One statement.

use crate::{
    activities::model::{Part, Slot},
    on_each,
    people::PersonRef,
    platform::{
        access::Me,
        db::{
            SchoolDb,
            ids::{ActivityId, PersonId, TagId},
            schema::{activity_leaders, activity_slots, activity_tags, favourites, people, tags},
        },
    },
};
use diesel::{
    dsl::sql,
    prelude::*,
    sql_types::{Bool, Integer, Text},
};

#[derive(Debug, Clone, Default)]
pub struct Beside {
    /// In the order of the week.
    pub slots: Vec<(ActivityId, Slot)>,
    /// Leads first, then by name; for members only.
    pub leaders: Vec<(ActivityId, Part, PersonRef)>,
    /// By name.
    pub tags: Vec<(ActivityId, TagId, String)>,
    /// What the reader has marked.
    pub favourites: Vec<ActivityId>,
}

/// Kind and activity; day, start and end; id, name, part and folded name.
type Row = (String, ActivityId, i32, i32, i32, String, String, String, String);

/// More than a page of activities has of all of it.
const MOST: i64 = 10_000;

pub fn beside(db: &mut SchoolDb<'_>, reader: Option<&Me>, ids: &[ActivityId]) -> QueryResult<Beside> {
    let school = db.school();
    let me = reader.cloned().unwrap_or_else(super::nobody);
    let (zero, nothing) = (|| sql::<Integer>("0"), || sql::<Text>("''"));
    let of_slots = activity_slots::table
        .filter(activity_slots::school_id.eq(school))
        .filter(activity_slots::activity_id.eq_any(ids))
        .select((
            sql::<Text>("'slot'"),
            activity_slots::activity_id,
            activity_slots::weekday,
            activity_slots::starts_minute,
            activity_slots::ends_minute,
            nothing(),
            nothing(),
            nothing(),
            nothing(),
        ));
    let same = activity_leaders::school_id.eq(people::school_id).and(activity_leaders::person_id.eq(people::id));
    let of_leaders = activity_leaders::table
        .inner_join(people::table.on(same))
        .filter(activity_leaders::school_id.eq(school))
        .filter(activity_leaders::activity_id.eq_any(ids))
        .filter(reader.is_some().into_sql::<Bool>())
        .select((
            sql::<Text>("'leader'"),
            activity_leaders::activity_id,
            zero(),
            zero(),
            zero(),
            people::id,
            people::name,
            activity_leaders::part,
            people::sort_name,
        ));
    let tag = activity_tags::school_id.eq(tags::school_id).and(activity_tags::tag_id.eq(tags::id));
    let of_tags = activity_tags::table
        .inner_join(tags::table.on(tag))
        .filter(activity_tags::school_id.eq(school))
        .filter(activity_tags::activity_id.eq_any(ids))
        .select((
            sql::<Text>("'tag'"),
            activity_tags::activity_id,
            zero(),
            zero(),
            zero(),
            tags::id,
            tags::name,
            nothing(),
            tags::search_text,
        ));
    let of_favourites = favourites::table
        .filter(favourites::school_id.eq(school))
        .filter(favourites::activity_id.eq_any(ids))
        .filter(favourites::person_id.eq(&me.id))
        .select((
            sql::<Text>("'favourite'"),
            favourites::activity_id,
            zero(),
            zero(),
            zero(),
            nothing(),
            nothing(),
            nothing(),
            nothing(),
        ));
    let rows: Vec<Row> = on_each!(db.conn(), |c| {
        of_slots.union_all(of_leaders).union_all(of_tags).union_all(of_favourites).limit(MOST).load(c)
    })?;
    Ok(Beside::of(rows))
}

impl Beside {
    fn of(mut rows: Vec<Row>) -> Self {
        // Slots by day and start, leaders by part ("lead" after "helper") and name, tags by name.
        rows.sort_by(|a, b| (a.2, a.3, &b.7, &a.8, &a.5, &a.1).cmp(&(b.2, b.3, &a.7, &b.8, &b.5, &b.1)));
        let mut beside = Self::default();
        for (kind, activity, weekday, starts_minute, ends_minute, id, name, part, _) in rows {
            match kind.as_str() {
                "slot" => beside.slots.push((activity, Slot { weekday, starts_minute, ends_minute })),
                "leader" => {
                    let found = PersonId::try_from(id).ok().zip(Part::named(&part));
                    beside.leaders.extend(found.map(|(id, part)| (activity, part, PersonRef { id, name })));
                }
                "tag" => beside.tags.extend(TagId::try_from(id).ok().map(|id| (activity, id, name))),
                _ => beside.favourites.push(activity),
            }
        }
        beside
    }

    /// The times of one of them.
    pub fn slots_of(&self, id: &ActivityId) -> Vec<Slot> {
        self.slots.iter().filter(|(known, _)| known == id).map(|(_, slot)| *slot).collect()
    }
}

/// The weekly times of these activities and nothing else, for whoever computes with them.
pub fn slots_of(db: &mut SchoolDb<'_>, ids: &[ActivityId]) -> QueryResult<Vec<(ActivityId, Slot)>> {
    activity_slots::table
        .filter(activity_slots::school_id.eq(db.school()))
        .filter(activity_slots::activity_id.eq_any(ids))
        .order((activity_slots::weekday, activity_slots::starts_minute, activity_slots::activity_id))
        .select((activity_slots::activity_id, Slot::as_select()))
        .load(db.conn())
}
