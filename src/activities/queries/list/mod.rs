//! The list of activities, and what is shown beside each: one query behind the list and the week.

mod beside;
mod facets;
mod filters;
mod matching;

pub use beside::{Beside, beside, slots_of};
pub use facets::{Counts, counts};
pub use filters::{Filters, Show, Time};

use super::{ALL_PARTS, is_run_by};
use crate::{
    activities::model::{ActivityStatus, Average, Level, Mode, SignupStatus, Standing},
    on_each,
    platform::{
        access::{Me, Role, School},
        db::{
            Moment, MultiBackend, SchoolDb,
            ids::{ActivityId, CategoryId, GroupId, PersonId, TagId, TermId},
            schema::{activities, activity_groups, activity_leaders, categories, program_people, signups, tags, terms},
        },
        web::PageOf,
    },
    schools::Term,
};
use chrono::NaiveDate;
use diesel::{
    dsl::{exists, sql},
    prelude::*,
    sql_types::{BigInt, Bool, Integer, Nullable, Text, Timestamp},
};
use matching::Matching;

/// The orders that people may ask for; the first is what they get who ask for none.
pub const SORTS: [&str; 4] = ["name", "popular", "rating", "free"];

/// A row of the list, with where its reader stands.
#[derive(Debug, Clone, Queryable)]
pub struct ListRow {
    pub id: ActivityId,
    pub name: String,
    pub room: String,
    pub status: ActivityStatus,
    pub level: Option<Level>,
    pub capacity: Option<i32>,
    pub enrolled_count: i32,
    pub waitlisted_count: i32,
    pub signup_opens_at: Option<Moment>,
    pub signup_closes_at: Option<Moment>,
    pub mode: Mode,
    pub term_ends_on: NaiveDate,
    pub rating_sum: i32,
    pub rating_count: i32,
    pub trend: i32,
    /// Its name, and where its dot stands on the colour wheel.
    pub category: Option<String>,
    pub hue: Option<i32>,
    pub mine: Option<SignupStatus>,
    pub offer_expires_at: Option<Moment>,
    /// Among those who wait, from 1; of no meaning unless waitlisted.
    pub position: i64,
    pub may_run: bool,
    /// The group whose draw gives the places, and when choices close.
    pub drawn_in: Option<GroupId>,
    pub chosen_until: Option<Moment>,
    total: i64,
}

impl ListRow {
    /// Where the reader stands, as far as the list knows.
    pub fn standing(&self) -> Option<Standing> {
        match self.mine {
            Some(SignupStatus::Enrolled) => Some(Standing::Enrolled),
            Some(SignupStatus::Offered) => self.offer_expires_at.map(|until| Standing::Offered { until }),
            Some(SignupStatus::Requested) => Some(Standing::Requested),
            Some(SignupStatus::Waitlisted) => {
                Some(Standing::Waiting { position: self.position, passed_over: false, blocked_by: None })
            }
            _ => None,
        }
    }

    pub fn average(&self) -> Average {
        Average { sum: self.rating_sum, count: self.rating_count }
    }
}

/// One page of activities, and how many there are in all: one statement.
///
/// `reader` is a member or nobody; visitors find nothing by a person's name.
pub fn list(
    db: &mut SchoolDb<'_>,
    school: &School,
    reader: Option<&Me>,
    filters: &Filters,
    (page, size): (i64, i64),
    (sort, is_descending): (&str, bool),
) -> QueryResult<PageOf<ListRow>> {
    let me = reader.cloned().unwrap_or_else(nobody);
    let category =
        categories::school_id.eq(activities::school_id).and(activities::category_id.eq(categories::id.nullable()));
    let mine = signups::school_id
        .eq(activities::school_id)
        .and(signups::activity_id.eq(activities::id))
        .and(signups::person_id.eq(me.id.clone()));
    let term = activities::school_id.eq(terms::school_id).and(activities::term_id.eq(terms::id));
    let mut found = activities::table
        .inner_join(terms::table.on(term))
        .left_join(categories::table.on(category))
        .left_join(signups::table.on(mine))
        .filter(Matching::of(db.school(), school, &me, reader.is_some(), filters))
        .into_boxed::<MultiBackend>();

    // Full ones last where the most free places come first; names settle ties, ids settle names.
    let free = sql::<BigInt>("COALESCE(activities.capacity - activities.enrolled_count, 1000000)");
    let weighed = sql::<Integer>(&Average::weighed_sql());
    let (by_name, by_id) = (activities::sort_name.asc(), activities::id.asc());
    found = match (sort, is_descending) {
        ("free", false) => found.order((free.desc(), by_name, by_id)),
        ("free", true) => found.order((free.asc(), by_name, by_id)),
        // Of two that weigh the same, what more have rated says more.
        ("rating", false) => found.order((weighed.desc(), activities::rating_count.desc(), by_name, by_id)),
        ("rating", true) => found.order((weighed.asc(), activities::rating_count.desc(), by_name, by_id)),
        ("popular", false) => found.order((activities::trend.desc(), by_name, by_id)),
        ("popular", true) => found.order((activities::trend.asc(), by_name, by_id)),
        (_, false) => found.order((by_name, by_id)),
        (_, true) => found.order((activities::sort_name.desc(), activities::id.desc())),
    };

    // Counting makes every row, not only the page's, say all of this: whoever runs nothing is not asked about it.
    let may_run: Box<dyn BoxableExpression<_, MultiBackend, SqlType = Bool>> =
        if me.role < Role::Teacher { Box::new(false.into_sql::<Bool>()) } else { Box::new(is_run_by!(&me, ALL_PARTS)) };
    let rows: Vec<ListRow> = found
        .limit(size)
        .offset(PageOf::<ListRow>::offset(page, size))
        .select((
            activities::id,
            activities::name,
            activities::room,
            activities::status,
            activities::level,
            activities::capacity,
            activities::enrolled_count,
            activities::waitlisted_count,
            activities::signup_opens_at,
            activities::signup_closes_at,
            activities::mode,
            terms::ends_on,
            activities::rating_sum,
            activities::rating_count,
            activities::trend,
            categories::name.nullable(),
            categories::hue.nullable(),
            signups::status.nullable(),
            signups::offer_expires_at.nullable(),
            sql::<BigInt>(
                "CASE WHEN signups.queue_no IS NULL THEN 0 ELSE \
                 (SELECT COUNT(*) FROM signups q WHERE q.school_id = activities.school_id \
                 AND q.activity_id = activities.id AND q.queue_no <= signups.queue_no) END",
            ),
            may_run,
            sql::<Nullable<Text>>(
                "(SELECT m.group_id FROM activity_group_members m WHERE m.school_id = activities.school_id \
                 AND m.activity_id = activities.id AND m.holds)",
            ),
            sql::<Nullable<Timestamp>>(
                "(SELECT g.closes_at FROM activity_groups g JOIN activity_group_members m \
                 ON m.school_id = g.school_id AND m.group_id = g.id WHERE m.school_id = activities.school_id \
                 AND m.activity_id = activities.id AND m.holds)",
            ),
            sql::<BigInt>("COUNT(*) OVER ()"),
        ))
        .load(db.conn())?;
    let total = match rows.first() {
        Some(row) => row.total,
        // Past the end nobody says how many there are.
        None if page > 1 => list(db, school, reader, filters, (1, 1), (sort, is_descending))?.total,
        None => 0,
    };
    Ok(PageOf { rows, total, page, size })
}

/// Whom no row of the database is.
fn nobody() -> Me {
    Me { id: PersonId::fresh(), name: String::new(), role: Role::Student, grade: None, created_at: Moment::now() }
}

/// What the reader may filter by: the school's terms and categories, and the tag that is chosen, in one statement. It
/// says besides whether there is a group to choose from, because every list asks it.
#[derive(Debug, Clone, Default)]
pub struct Menu {
    /// In the order of their dates.
    pub terms: Vec<Term>,
    /// In the order of their names.
    pub categories: Vec<(CategoryId, String)>,
    /// What the chosen tag is called, if there is one.
    pub tag: Option<(TagId, String)>,
    /// Whether there are places to be had by ranked choice.
    pub has_choices: bool,
}

/// Kind, id, name, then a term's dates, limit and version.
type MenuRow = (String, String, String, String, String, Option<i32>, i32);

/// More than any school has terms and categories to choose from.
const LONGEST_MENU: i64 = 500;

pub fn menu(db: &mut SchoolDb<'_>, tag: Option<&TagId>) -> QueryResult<Menu> {
    let school = db.school();
    let of_terms = terms::table.filter(terms::school_id.eq(school)).select((
        sql::<Text>("'term'"),
        terms::id,
        terms::name,
        sql::<Text>("CAST(terms.starts_on AS TEXT)"),
        sql::<Text>("CAST(terms.ends_on AS TEXT)"),
        terms::max_enrolled,
        terms::version,
    ));
    let of_categories = categories::table.filter(categories::school_id.eq(school)).select((
        sql::<Text>("'category'"),
        categories::id,
        categories::name,
        categories::search_text,
        sql::<Text>("''"),
        sql::<Nullable<Integer>>("NULL"),
        categories::version,
    ));
    let of_tag = tags::table.filter(tags::school_id.eq(school)).filter(tags::id.eq_any(tag)).select((
        sql::<Text>("'tag'"),
        tags::id,
        tags::name,
        tags::search_text,
        sql::<Text>("''"),
        sql::<Nullable<Integer>>("NULL"),
        tags::version,
    ));
    let of_groups = activity_groups::table
        .filter(activity_groups::school_id.eq(school))
        .filter(activity_groups::state.eq_any(["announced", "published"]))
        .select((
            sql::<Text>("'group'"),
            activity_groups::id,
            activity_groups::name,
            sql::<Text>("''"),
            sql::<Text>("''"),
            sql::<Nullable<Integer>>("NULL"),
            activity_groups::version,
        ));
    let mut rows: Vec<MenuRow> = on_each!(db.conn(), |c| {
        of_tag.union_all(of_terms).union_all(of_categories).union_all(of_groups).limit(LONGEST_MENU).load(c)
    })?;
    // Terms by their first day, categories by their folded names.
    rows.sort_by(|a, b| a.3.cmp(&b.3));
    let mut menu = Menu::default();
    for (kind, id, name, starts, ends, max_enrolled, version) in rows {
        if kind == "category" {
            menu.categories.extend(CategoryId::try_from(id).ok().map(|id| (id, name)));
        } else if kind == "tag" {
            menu.tag = TagId::try_from(id).ok().map(|id| (id, name));
        } else if kind == "group" {
            menu.has_choices = true;
        } else if let (Ok(id), Ok(starts_on), Ok(ends_on)) = (TermId::try_from(id), starts.parse(), ends.parse()) {
            menu.terms.push(Term { id, name, starts_on, ends_on, max_enrolled, version });
        }
    }
    Ok(menu)
}
