//! The list of activities, and what is shown beside each: one query behind the list and the week.

use super::{ALL_PARTS, LEADS, is_run_by};
use crate::{
    activities::model::{ActivityStatus, Level, Mode, Part, SignupStatus, Slot, Standing},
    on_each,
    people::PersonRef,
    platform::{
        access::{Me, Role, School},
        db::{
            Moment, MultiBackend, SchoolDb,
            ids::{ActivityId, CategoryId, GroupId, TermId},
            schema::{
                activities, activity_leaders, activity_slots, categories, people, program_people, signups, terms,
            },
        },
        text::like,
        web::{PageOf, Query},
    },
    schools::Term,
};
use chrono::NaiveDate;
use diesel::{
    dsl::{exists, not, sql},
    prelude::*,
    sql_types::{BigInt, Bool, Integer, Nullable, Text, Timestamp},
};

/// When in the day, as schools say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    BeforeSchool,
    AfterSchool,
    Weekend,
}

/// Which of them: what is on, or what only staff see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Show {
    #[default]
    OnOffer,
    /// What the reader leads or has a place in.
    Mine,
    Drafts,
    Archived,
    /// What is on offer and led by nobody.
    Unled,
}

/// What the reader asked for, understood; what was not understood is not there.
#[derive(Debug, Clone, Default)]
pub struct Filters {
    pub words: String,
    pub weekday: Option<i32>,
    pub time: Option<Time>,
    pub category: Option<CategoryId>,
    pub level: Option<Level>,
    pub has_places: bool,
    pub term: Option<TermId>,
    pub show: Show,
}

impl Filters {
    pub fn read(query: &Query) -> Self {
        Self {
            words: query.words(),
            weekday: query.get("day").parse().ok().filter(|day| (1..=7).contains(day)),
            time: match query.get("time") {
                "before" => Some(Time::BeforeSchool),
                "after" => Some(Time::AfterSchool),
                "weekend" => Some(Time::Weekend),
                _ => None,
            },
            category: CategoryId::try_from(query.get("category").to_owned()).ok(),
            level: Level::named(query.get("level")),
            has_places: query.get("free") == "1",
            term: TermId::try_from(query.get("term").to_owned()).ok(),
            show: match query.get("show") {
                "mine" => Show::Mine,
                "drafts" => Show::Drafts,
                "archived" => Show::Archived,
                "unled" => Show::Unled,
                _ => Show::OnOffer,
            },
        }
    }
}

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
    pub category: Option<String>,
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
        .filter(activities::school_id.eq(db.school()))
        .into_boxed::<MultiBackend>();

    let on_offer = [ActivityStatus::Published, ActivityStatus::Cancelled];
    found = match (filters.show, me.role >= Role::Teacher) {
        (Show::Drafts, true) => {
            found.filter(activities::status.eq(ActivityStatus::Draft)).filter(is_run_by!(&me, LEADS))
        }
        (Show::Archived, true) => {
            found.filter(activities::status.eq(ActivityStatus::Archived)).filter(is_run_by!(&me, LEADS))
        }
        (Show::Unled, true) => {
            let lead = activity_leaders::table
                .filter(activity_leaders::school_id.eq(activities::school_id))
                .filter(activity_leaders::activity_id.eq(activities::id))
                .filter(activity_leaders::part.eq(Part::Lead));
            found
                .filter(activities::status.eq(ActivityStatus::Published))
                .filter(not(exists(lead)))
                .filter(is_run_by!(&me, LEADS))
        }
        (Show::Mine, true) => {
            let led = activity_leaders::table
                .filter(activity_leaders::school_id.eq(activities::school_id))
                .filter(activity_leaders::activity_id.eq(activities::id))
                .filter(activity_leaders::person_id.eq(me.id.clone()));
            found.filter(activities::status.ne(ActivityStatus::Archived)).filter(exists(led))
        }
        (Show::Mine, false) => found.filter(activities::status.eq_any(on_offer)).filter(signups::status.eq_any([
            SignupStatus::Enrolled,
            SignupStatus::Waitlisted,
            SignupStatus::Offered,
            SignupStatus::Requested,
        ])),
        _ => found.filter(activities::status.eq_any(on_offer)),
    };
    if let Some(term) = &filters.term {
        found = found.filter(activities::term_id.eq(term.clone()));
    }
    if !filters.words.is_empty() {
        let pattern = like(&filters.words);
        let in_text = activities::search_text.like(pattern.clone()).escape('\\');
        found = match reader {
            None => found.filter(in_text),
            Some(_) => {
                // By name, not by address: that would let students try addresses.
                let same =
                    activity_leaders::school_id.eq(people::school_id).and(activity_leaders::person_id.eq(people::id));
                let named = activity_leaders::table
                    .inner_join(people::table.on(same))
                    .filter(activity_leaders::school_id.eq(activities::school_id))
                    .filter(activity_leaders::activity_id.eq(activities::id))
                    .filter(people::sort_name.like(pattern).escape('\\'));
                found.filter(in_text.or(exists(named)))
            }
        };
    }
    if let Some(category) = &filters.category {
        found = found.filter(activities::category_id.eq(category.clone()));
    }
    if let Some(level) = filters.level {
        found = found.filter(activities::level.eq(level));
    }
    if filters.has_places {
        let has_room = sql::<Bool>("(activities.capacity IS NULL OR activities.enrolled_count < activities.capacity)");
        found = found.filter(has_room).filter(activities::status.eq(ActivityStatus::Published));
    }
    if filters.weekday.is_some() || filters.time.is_some() {
        let window = Window::of(filters, school);
        let meeting = activity_slots::table
            .filter(activity_slots::school_id.eq(activities::school_id))
            .filter(activity_slots::activity_id.eq(activities::id))
            .filter(activity_slots::weekday.between(window.weekdays.0, window.weekdays.1))
            .filter(activity_slots::starts_minute.ge(window.starts_from))
            .filter(activity_slots::ends_minute.le(window.ends_by));
        found = found.filter(exists(meeting));
    }

    // Full ones last where the most free places come first; names settle ties, ids settle names.
    let free = sql::<BigInt>("COALESCE(activities.capacity - activities.enrolled_count, 1000000)");
    found = match (sort, is_descending) {
        ("free", false) => found.order((free.desc(), activities::sort_name.asc(), activities::id.asc())),
        ("free", true) => found.order((free.asc(), activities::sort_name.asc(), activities::id.asc())),
        (_, false) => found.order((activities::sort_name.asc(), activities::id.asc())),
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
            categories::name.nullable(),
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
    Me { id: crate::platform::db::ids::PersonId::fresh(), name: String::new(), role: Role::Student, grade: None }
}

/// Days of the week and minutes of the day, both ends included.
struct Window {
    weekdays: (i32, i32),
    starts_from: i32,
    ends_by: i32,
}

impl Window {
    fn of(filters: &Filters, school: &School) -> Self {
        let (from, until, starts_from, ends_by) = match filters.time {
            None => (1, 7, 0, 1440),
            Some(Time::BeforeSchool) => (1, 5, 0, school.day_starts_minute),
            Some(Time::AfterSchool) => (1, 5, school.day_ends_minute, 1440),
            Some(Time::Weekend) => (6, 7, 0, 1440),
        };
        let weekdays = filters.weekday.map_or((from, until), |day| (day.max(from), day.min(until)));
        Self { weekdays, starts_from, ends_by }
    }
}

/// What the reader may filter by: the school's terms and categories, in one statement.
#[derive(Debug, Clone, Default)]
pub struct Menu {
    /// In the order of their dates.
    pub terms: Vec<Term>,
    /// In the order of their names.
    pub categories: Vec<(CategoryId, String)>,
}

/// Kind, id, name, then a term's dates, limit and version.
type MenuRow = (String, String, String, String, String, Option<i32>, i32);

/// More than any school has terms and categories to choose from.
const LONGEST_MENU: i64 = 500;

pub fn menu(db: &mut SchoolDb<'_>) -> QueryResult<Menu> {
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
    let mut rows: Vec<MenuRow> =
        on_each!(db.conn(), |c| of_terms.union_all(of_categories).limit(LONGEST_MENU).load(c))?;
    // Terms by their first day, categories by their folded names.
    rows.sort_by(|a, b| a.3.cmp(&b.3));
    let mut menu = Menu::default();
    for (kind, id, name, starts, ends, max_enrolled, version) in rows {
        if kind == "category" {
            menu.categories.extend(CategoryId::try_from(id).ok().map(|id| (id, name)));
        } else if let (Ok(id), Ok(starts_on), Ok(ends_on)) = (TermId::try_from(id), starts.parse(), ends.parse()) {
            menu.terms.push(Term { id, name, starts_on, ends_on, max_enrolled, version });
        }
    }
    Ok(menu)
}

/// The weekly times of these activities.
pub fn slots_of(db: &mut SchoolDb<'_>, ids: &[ActivityId]) -> QueryResult<Vec<(ActivityId, Slot)>> {
    activity_slots::table
        .filter(activity_slots::school_id.eq(db.school()))
        .filter(activity_slots::activity_id.eq_any(ids))
        .order((activity_slots::weekday, activity_slots::starts_minute, activity_slots::activity_id))
        .select((activity_slots::activity_id, Slot::as_select()))
        .load(db.conn())
}

/// Who leads these activities; for members only.
pub fn leaders_of(db: &mut SchoolDb<'_>, ids: &[ActivityId]) -> QueryResult<Vec<(ActivityId, PersonRef)>> {
    let same = activity_leaders::school_id.eq(people::school_id).and(activity_leaders::person_id.eq(people::id));
    activity_leaders::table
        .inner_join(people::table.on(same))
        .filter(activity_leaders::school_id.eq(db.school()))
        .filter(activity_leaders::activity_id.eq_any(ids))
        .filter(activity_leaders::part.eq(Part::Lead))
        .order((people::sort_name, people::id))
        .select((activity_leaders::activity_id, PersonRef::as_select()))
        .load(db.conn())
}
