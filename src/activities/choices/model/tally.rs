//! A draw in numbers, for whoever decides whether to publish it.

use super::draw::{Draw, Outcome};
use std::collections::BTreeMap;

/// One line of a table: all, or those of one grade.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TallyRow {
    pub students: u32,
    pub first: u32,
    pub any: u32,
    pub left_out: u32,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    pub all: TallyRow,
    /// `None`: students without a grade.
    pub by_grade: BTreeMap<Option<i32>, TallyRow>,
    /// Activity, how many chose it, how many as their first, how many places it had, and how many were given.
    pub by_offer: BTreeMap<String, (u32, u32, Option<u32>, u32)>,
    /// Who got nothing.
    pub left_out: Vec<String>,
}

impl Tally {
    pub fn of(draw: &Draw, outcomes: &[Outcome]) -> Self {
        let mut tally = Self::default();
        for offer in &draw.offers {
            tally.by_offer.insert(offer.id.clone(), (0, 0, offer.seats, 0));
        }
        let students: BTreeMap<&str, _> = draw.students.iter().map(|student| (student.id.as_str(), student)).collect();
        for outcome in outcomes {
            let Some(student) = students.get(outcome.student.as_str()) else { continue };
            let is_first = outcome.places.iter().any(|won| won.rank == Some(1));
            for row in [&mut tally.all, tally.by_grade.entry(student.grade).or_default()] {
                row.students += 1;
                row.first += u32::from(is_first);
                row.any += u32::from(!outcome.places.is_empty());
                row.left_out += u32::from(outcome.places.is_empty());
            }
            for (at, choice) in student.choices.iter().enumerate() {
                if let Some((chose, first, ..)) = tally.by_offer.get_mut(choice) {
                    *chose += 1;
                    *first += u32::from(at == 0);
                }
            }
            for won in &outcome.places {
                if let Some((.., given)) = tally.by_offer.get_mut(&won.activity) {
                    *given += 1;
                }
            }
            if outcome.places.is_empty() {
                tally.left_out.push(outcome.student.clone());
            }
        }
        tally
    }
}

impl TallyRow {
    /// In whole percents, rounded half up.
    pub fn percent(&self, part: u32) -> u32 {
        if self.students == 0 { 0 } else { (part * 200 + self.students) / (self.students * 2) }
    }
}
