//! Which activities a reader's filters leave. The list and the counts beside its filters ask this one condition.

use super::{
    super::{LEADS, is_run_by},
    filters::{Filters, Show, Time},
};
use crate::{
    activities::model::{ActivityStatus, Part, SignupStatus},
    platform::{
        access::{Me, Role, School},
        db::{
            MultiBackend, SchoolId,
            schema::{
                activities, activity_leaders, activity_slots, activity_tags, favourites, people, program_people,
                signups,
            },
        },
        text::like,
    },
};
use diesel::{
    backend::Backend,
    dsl::{exists, not, sql},
    expression::{BoxableExpression, ValidGrouping, is_aggregate},
    prelude::*,
    query_builder::{AstPass, QueryFragment, QueryId},
    sql_types::Bool,
};

type Condition = Box<dyn BoxableExpression<activities::table, MultiBackend, SqlType = Bool>>;

/// One condition for each thing that can be counted by itself, and those that always hold.
#[derive(Default)]
pub struct Matching {
    /// The school, the term, the words, and whose activities: what no count leaves out.
    pub always: Vec<Condition>,
    pub category: Option<Condition>,
    pub level: Option<Condition>,
    pub tag: Option<Condition>,
    pub places: Option<Condition>,
    /// The day and the time of day, which one meeting must fit both.
    pub when: Option<Condition>,
}

impl Matching {
    /// `me` is nobody when `is_member` is not so: then nothing is found by a person's name.
    pub fn of(id: SchoolId, school: &School, me: &Me, is_member: bool, filters: &Filters) -> Self {
        let mut always: Vec<Condition> = vec![Box::new(activities::school_id.eq(id)), shown(id, me, filters.show)];
        if let Some(term) = &filters.term {
            always.push(Box::new(activities::term_id.eq(term.clone())));
        }
        if !filters.words.is_empty() {
            always.push(with_words(&filters.words, is_member));
        }
        if filters.is_favourite && is_member {
            let marked = favourites::table
                .filter(favourites::school_id.eq(id))
                .filter(favourites::activity_id.eq(activities::id))
                .filter(favourites::person_id.eq(me.id.clone()));
            always.push(Box::new(exists(marked)));
        }
        Self {
            always,
            category: filters.category.as_ref().map(|category| -> Condition {
                Box::new(activities::category_id.assume_not_null().eq(category.clone()))
            }),
            level: filters.level.map(|level| -> Condition { Box::new(activities::level.assume_not_null().eq(level)) }),
            tag: filters.tag.as_ref().map(|tag| -> Condition {
                let tagged = activity_tags::table
                    .filter(activity_tags::school_id.eq(activities::school_id))
                    .filter(activity_tags::activity_id.eq(activities::id))
                    .filter(activity_tags::tag_id.eq(tag.clone()));
                Box::new(exists(tagged))
            }),
            places: filters.has_places.then(has_places),
            when: (filters.weekday.is_some() || filters.time.is_some()).then(|| {
                let window = Window::of(filters.weekday, filters.time, school);
                let meeting = activity_slots::table
                    .filter(activity_slots::school_id.eq(activities::school_id))
                    .filter(activity_slots::activity_id.eq(activities::id))
                    .filter(activity_slots::weekday.between(window.weekdays.0, window.weekdays.1))
                    .filter(activity_slots::starts_minute.ge(window.starts_from))
                    .filter(activity_slots::ends_minute.le(window.ends_by));
                Box::new(exists(meeting)) as Condition
            }),
        }
    }

    fn all(&self) -> impl Iterator<Item = &Condition> {
        let chosen = [&self.category, &self.level, &self.tag, &self.places, &self.when];
        self.always.iter().chain(chosen.into_iter().flatten())
    }

    /// Writes these conditions, all of which must hold.
    pub fn write<'b>(
        conditions: impl Iterator<Item = &'b Condition>,
        mut out: AstPass<'_, 'b, MultiBackend>,
    ) -> QueryResult<()> {
        for (i, condition) in conditions.enumerate() {
            if i > 0 {
                out.push_sql(" AND ");
            }
            condition.walk_ast(out.reborrow())?;
        }
        Ok(())
    }
}

/// Something that a student who asked now would get a place in.
pub fn has_places() -> Condition {
    Box::new(
        sql::<Bool>("(activities.capacity IS NULL OR activities.enrolled_count < activities.capacity)")
            .and(activities::status.eq(ActivityStatus::Published)),
    )
}

fn shown(id: SchoolId, me: &Me, show: Show) -> Condition {
    let on_offer = [ActivityStatus::Published, ActivityStatus::Cancelled];
    match (show, me.role >= Role::Teacher) {
        (Show::Drafts, true) => Box::new(activities::status.eq(ActivityStatus::Draft).and(is_run_by!(me, LEADS))),
        (Show::Archived, true) => Box::new(activities::status.eq(ActivityStatus::Archived).and(is_run_by!(me, LEADS))),
        (Show::Unled, true) => {
            let lead = activity_leaders::table
                .filter(activity_leaders::school_id.eq(activities::school_id))
                .filter(activity_leaders::activity_id.eq(activities::id))
                .filter(activity_leaders::part.eq(Part::Lead));
            let is_on = activities::status.eq(ActivityStatus::Published);
            Box::new(is_on.and(not(exists(lead))).and(is_run_by!(me, LEADS)))
        }
        (Show::Mine, true) => {
            let led = activity_leaders::table
                .filter(activity_leaders::school_id.eq(activities::school_id))
                .filter(activity_leaders::activity_id.eq(activities::id))
                .filter(activity_leaders::person_id.eq(me.id.clone()));
            Box::new(activities::status.ne(ActivityStatus::Archived).and(exists(led)))
        }
        (Show::Mine, false) => {
            let places =
                [SignupStatus::Enrolled, SignupStatus::Waitlisted, SignupStatus::Offered, SignupStatus::Requested];
            let own = signups::table
                .filter(signups::school_id.eq(id))
                .filter(signups::activity_id.eq(activities::id))
                .filter(signups::person_id.eq(me.id.clone()))
                .filter(signups::status.eq_any(places));
            Box::new(activities::status.eq_any(on_offer).and(exists(own)))
        }
        _ => Box::new(activities::status.eq_any(on_offer)),
    }
}

fn with_words(words: &str, is_member: bool) -> Condition {
    let pattern = like(words);
    let in_text = activities::search_text.like(pattern.clone()).escape('\\');
    if !is_member {
        return Box::new(in_text);
    }
    // By name, not by address: that would let students try addresses.
    let same = activity_leaders::school_id.eq(people::school_id).and(activity_leaders::person_id.eq(people::id));
    let named = activity_leaders::table
        .inner_join(people::table.on(same))
        .filter(activity_leaders::school_id.eq(activities::school_id))
        .filter(activity_leaders::activity_id.eq(activities::id))
        .filter(people::sort_name.like(pattern).escape('\\'));
    Box::new(in_text.or(exists(named)))
}

/// Days of the week and minutes of the day, both ends included.
pub struct Window {
    pub weekdays: (i32, i32),
    pub starts_from: i32,
    pub ends_by: i32,
}

impl Window {
    pub fn of(weekday: Option<i32>, time: Option<Time>, school: &School) -> Self {
        let (from, until, starts_from, ends_by) = match time {
            None => (1, 7, 0, 1440),
            Some(Time::BeforeSchool) => (1, 5, 0, school.day_starts_minute),
            Some(Time::AfterSchool) => (1, 5, school.day_ends_minute, 1440),
            Some(Time::Weekend) => (6, 7, 0, 1440),
        };
        let weekdays = weekday.map_or((from, until), |day| (day.max(from), day.min(until)));
        Self { weekdays, starts_from, ends_by }
    }
}

// A condition of its own kind for Diesel: about the columns of `activities`, wherever that table stands.
impl Expression for Matching {
    type SqlType = Bool;
}
impl<QS> AppearsOnTable<QS> for Matching {}
impl<QS> SelectableExpression<QS> for Matching {}
impl<GB> ValidGrouping<GB> for Matching {
    type IsAggregate = is_aggregate::No;
}
impl QueryId for Matching {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}
impl QueryFragment<MultiBackend> for Matching
where
    MultiBackend: Backend,
{
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        Self::write(self.all(), out)
    }
}
