//! A file where it hangs, and in which order. No I/O, no clock.

use crate::platform::{
    db::{
        ids::{ActivityId, FileLinkId},
        schema::file_links,
    },
    files::{File, FileStatus},
};
use diesel::prelude::*;

/// What `file_links.owner_kind` says of ours.
pub const OWNER: &str = "activity";
/// How many files an activity may have: a page shows all of them.
pub const MOST: usize = 24;

/// Where a file hangs.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = file_links)]
pub struct Link {
    pub id: FileLinkId,
    pub owner_id: String,
    pub position: i32,
    /// What the picture shows, for whoever does not see it; of a PDF, what it is called.
    pub alt: String,
}

/// A file with its place at an activity.
#[derive(Debug, Clone)]
pub struct Shown {
    pub link: Link,
    pub file: File,
}

impl Link {
    pub fn activity(&self) -> Option<ActivityId> {
        ActivityId::try_from(self.owner_id.clone()).ok()
    }
}

impl Shown {
    pub fn is_clean(&self) -> bool {
        self.file.status == FileStatus::Clean
    }
}

/// The picture that stands for an activity: the first of those that hang there.
pub fn cover(shown: &[Shown]) -> Option<&Shown> {
    shown.iter().find(|shown| shown.file.is_image())
}

/// One place up or down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Up,
    Down,
}

/// The two that change places, each with its new position; `None` at the end of the list.
pub fn swapped(order: &[Link], moving: &FileLinkId, step: Step) -> Option<[(FileLinkId, i32); 2]> {
    let at = order.iter().position(|link| link.id == *moving)?;
    let beside = match step {
        Step::Up => at.checked_sub(1)?,
        Step::Down => at.checked_add(1)?,
    };
    let (one, other) = (order.get(at)?, order.get(beside)?);
    Some([(one.id.clone(), other.position), (other.id.clone(), one.position)])
}

/// Whether so much more fits into what the school may have.
pub fn fits(used: i64, more: i64, quota: i64) -> bool {
    used.saturating_add(more) <= quota
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_neighbours_change_places_and_nobody_leaves_the_list() {
        let link = |position| Link { id: FileLinkId::fresh(), owner_id: String::new(), position, alt: String::new() };
        let order = [link(1), link(4), link(9)];
        let ids: Vec<_> = order.iter().map(|link| link.id.clone()).collect();
        assert_eq!(swapped(&order, &ids[1], Step::Up), Some([(ids[1].clone(), 1), (ids[0].clone(), 4)]));
        assert_eq!(swapped(&order, &ids[1], Step::Down), Some([(ids[1].clone(), 9), (ids[2].clone(), 4)]));
        assert_eq!(swapped(&order, &ids[0], Step::Up), None);
        assert_eq!(swapped(&order, &ids[2], Step::Down), None);
        assert_eq!(swapped(&order, &FileLinkId::fresh(), Step::Up), None);
        assert!(fits(90, 10, 100) && !fits(90, 11, 100) && !fits(i64::MAX, 1, 100));
    }
}
