//! What categories and tags have in common.

use crate::platform::db::ids::{CategoryId, TagId};

/// A category (one for each activity, with a colour) or a tag (many for each, without).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Category,
    Tag,
}

impl Kind {
    /// Where its pages are: `/settings/categories`.
    pub fn pages(self) -> &'static str {
        match self {
            Self::Category => "/settings/categories",
            Self::Tag => "/settings/tags",
        }
    }

    /// What its words begin with.
    pub fn key(self) -> &'static str {
        match self {
            Self::Category => "category",
            Self::Tag => "tag",
        }
    }
}

/// Which one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LabelId {
    Category(CategoryId),
    Tag(TagId),
}

impl LabelId {
    pub fn kind(&self) -> Kind {
        match self {
            Self::Category(_) => Kind::Category,
            Self::Tag(_) => Kind::Tag,
        }
    }
}

impl std::fmt::Display for LabelId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Category(id) => id.fmt(f),
            Self::Tag(id) => id.fmt(f),
        }
    }
}

/// A category or a tag, and how many activities use it, in whatever term and state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    pub id: LabelId,
    pub name: String,
    /// Of a category.
    pub hue: Option<i32>,
    pub uses: i64,
    pub version: i32,
}

/// What its form says, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub name: String,
    pub hue: Option<i32>,
}
