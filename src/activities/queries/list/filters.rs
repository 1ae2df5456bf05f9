//! What one can ask of the list, as its address says it.

use crate::{
    activities::model::Level,
    platform::{
        db::ids::{CategoryId, TagId, TermId},
        web::Query,
    },
};

/// When in the day, as schools say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    BeforeSchool,
    AfterSchool,
    Weekend,
}

impl Time {
    pub const ALL: [Self; 3] = [Self::BeforeSchool, Self::AfterSchool, Self::Weekend];

    /// As addresses and counts name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::BeforeSchool => "before",
            Self::AfterSchool => "after",
            Self::Weekend => "weekend",
        }
    }
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
    pub tag: Option<TagId>,
    pub has_places: bool,
    /// Only what the reader has marked; asks nothing of whoever is no member.
    pub is_favourite: bool,
    pub term: Option<TermId>,
    pub show: Show,
}

impl Filters {
    pub fn read(query: &Query) -> Self {
        Self {
            words: query.words(),
            weekday: query.get("day").parse().ok().filter(|day| (1..=7).contains(day)),
            time: Time::ALL.into_iter().find(|time| time.as_str() == query.get("time")),
            category: CategoryId::try_from(query.get("category").to_owned()).ok(),
            level: Level::named(query.get("level")),
            tag: TagId::try_from(query.get("tag").to_owned()).ok(),
            has_places: query.get("free") == "1",
            is_favourite: query.get("favourite") == "1",
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
