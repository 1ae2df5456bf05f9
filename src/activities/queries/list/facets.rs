//! How many activities each choice of a filter would leave, the other filters kept: one statement for all of them.

use super::{
    filters::{Filters, Time},
    matching::{Matching, Window, has_places},
};
use crate::platform::{
    access::{Me, School},
    db::{MultiBackend, SchoolDb, SchoolId, ids::TagId},
};
use diesel::{
    prelude::*,
    query_builder::{AstPass, Query, QueryFragment, QueryId},
    sql_types::{BigInt, Integer, Nullable, Text},
};
use std::collections::HashMap;

/// How long the list of a school's tags may be that people choose from; the most used are kept.
const MOST_TAGS: usize = 50;

/// What the list would hold with this choice instead of the one in force.
#[derive(Debug, Clone, Default)]
pub struct Counts {
    counts: HashMap<(String, String), i64>,
    /// Those in use, by name.
    pub tags: Vec<(TagId, String, i64)>,
}

impl Counts {
    /// `facet` and `choice` as the address names them: `day` and `3`.
    pub fn of(&self, facet: &str, choice: &str) -> i64 {
        self.counts.get(&(facet.to_owned(), choice.to_owned())).copied().unwrap_or_default()
    }
}

/// See [`super::list`], whose filters these are.
pub fn counts(db: &mut SchoolDb<'_>, school: &School, reader: Option<&Me>, filters: &Filters) -> QueryResult<Counts> {
    let me = reader.cloned().unwrap_or_else(super::nobody);
    let facets = Facets {
        matching: Matching::of(db.school(), school, &me, reader.is_some(), filters),
        has_places: Matching { always: vec![has_places()], ..Matching::default() },
        school: db.school(),
        on_the_day: Window::of(filters.weekday, None, school),
        at_the_time: Window::of(None, filters.time, school),
        day_starts: school.day_starts_minute,
        day_ends: school.day_ends_minute,
    };
    let rows: Vec<(String, Option<String>, String, i64)> = facets.load(db.conn())?;
    let mut found = Counts::default();
    for (facet, choice, name, count) in rows {
        match (facet.as_str(), choice) {
            ("tag", Some(id)) => found.tags.extend(TagId::try_from(id).ok().map(|id| (id, name, count))),
            (_, Some(choice)) => drop(found.counts.insert((facet, choice), count)),
            // Meetings in the middle of a school day are at no time that has a name.
            (_, None) => {}
        }
    }
    found.tags.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.1.cmp(&b.1)));
    found.tags.truncate(MOST_TAGS);
    found.tags.sort_by(|a, b| a.1.cmp(&b.1));
    Ok(found)
}

/// Every activity that fits what is always asked is looked at once, with a mark for each filter that it fits; each
/// branch then counts those with every mark but its own.
struct Facets {
    matching: Matching,
    has_places: Matching,
    school: SchoolId,
    on_the_day: Window,
    at_the_time: Window,
    day_starts: i32,
    day_ends: i32,
}

impl Query for Facets {
    type SqlType = (Text, Nullable<Text>, Text, BigInt);
}
impl QueryId for Facets {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}
impl<Conn> RunQueryDsl<Conn> for Facets {}

impl QueryFragment<MultiBackend> for Facets {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        let marks = [
            ("in_category", &self.matching.category),
            ("in_level", &self.matching.level),
            ("has_tag", &self.matching.tag),
            ("wants_places", &self.matching.places),
            ("is_then", &self.matching.when),
        ];
        out.push_sql("WITH found AS (SELECT activities.id, activities.category_id, activities.level, ");
        self.has_places.walk_ast(out.reborrow())?;
        out.push_sql(" AS has_places");
        for (mark, condition) in marks {
            out.push_sql(", ");
            match condition {
                Some(condition) => condition.walk_ast(out.reborrow())?,
                None => out.push_sql("1 = 1"),
            }
            out.push_sql(" AS ");
            out.push_sql(mark);
        }
        out.push_sql(" FROM activities WHERE ");
        Matching::write(self.matching.always.iter(), out.reborrow())?;
        out.push_sql(
            ") SELECT 'category', category_id, '', COUNT(*) FROM found \
             WHERE in_level AND has_tag AND wants_places AND is_then GROUP BY category_id \
             UNION ALL SELECT 'level', level, '', COUNT(*) FROM found \
             WHERE in_category AND has_tag AND wants_places AND is_then GROUP BY level \
             UNION ALL SELECT 'free', '1', '', COUNT(*) FROM found \
             WHERE in_category AND in_level AND has_tag AND is_then AND has_places \
             UNION ALL SELECT 'tag', t.id, t.name, COUNT(*) FROM found \
             JOIN activity_tags a ON a.activity_id = found.id AND a.school_id = ",
        );
        out.push_bind_param::<BigInt, _>(&self.school)?;
        out.push_sql(" JOIN tags t ON t.id = a.tag_id AND t.school_id = ");
        out.push_bind_param::<BigInt, _>(&self.school)?;
        out.push_sql(
            " WHERE in_category AND in_level AND wants_places AND is_then GROUP BY t.id, t.name \
             UNION ALL SELECT 'day', CAST(s.weekday AS TEXT), '', COUNT(DISTINCT found.id)",
        );
        self.meetings(&self.at_the_time, out.reborrow())?;
        out.push_sql(" GROUP BY s.weekday UNION ALL SELECT 'time', CASE WHEN s.weekday > 5 THEN ");
        out.push_sql(&format!("'{}' WHEN s.ends_minute <= ", Time::Weekend.as_str()));
        out.push_bind_param::<Integer, _>(&self.day_starts)?;
        out.push_sql(&format!(" THEN '{}' WHEN s.starts_minute >= ", Time::BeforeSchool.as_str()));
        out.push_bind_param::<Integer, _>(&self.day_ends)?;
        out.push_sql(&format!(" THEN '{}' END, '', COUNT(DISTINCT found.id)", Time::AfterSchool.as_str()));
        self.meetings(&self.on_the_day, out.reborrow())?;
        // By its number: with binds in it, Postgres would not take the expression for the same.
        out.push_sql(" GROUP BY 2");
        Ok(())
    }
}

impl Facets {
    /// The weekly meetings within the window of what fits every filter but the day and the time.
    fn meetings<'b>(&'b self, window: &'b Window, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        out.push_sql(" FROM found JOIN activity_slots s ON s.activity_id = found.id AND s.school_id = ");
        out.push_bind_param::<BigInt, _>(&self.school)?;
        out.push_sql(" WHERE in_category AND in_level AND has_tag AND wants_places AND s.weekday BETWEEN ");
        out.push_bind_param::<Integer, _>(&window.weekdays.0)?;
        out.push_sql(" AND ");
        out.push_bind_param::<Integer, _>(&window.weekdays.1)?;
        out.push_sql(" AND s.starts_minute >= ");
        out.push_bind_param::<Integer, _>(&window.starts_from)?;
        out.push_sql(" AND s.ends_minute <= ");
        out.push_bind_param::<Integer, _>(&window.ends_by)
    }
}
