//! The draw: who gets which place, by fixed rules. Pure: the same input and seed give the same places, on any machine.
//!
//! The rules, in this order:
//!
//! 0. What staff locked stands: a student locked into an activity has that place, one locked out does not get it.
//!    Locked places are given first, in the order of the numbers, and count as places.
//! 1. Nobody gets a second place before everybody has had their turn for a first: places are given in *turns*, and in
//!    turn `n` only those who have `n - 1` places take part, up to the most that anybody may have.
//! 2. Within a turn priority groups come one after the other; whoever is in none comes last.
//! 3. Within a priority group first choices are looked at before second choices, and so on.
//! 4. Where more want an activity at that point than it has free places, the lower number gets it.
//!
//! The *number* of a student is their position among all students of the draw, sorted by
//! SHA-256(seed, the draw's id, the student's id): 32 bytes of seed and the two ids in ASCII, one after the other.
//! Hashes are compared byte by byte, and equal ones by id.
//!
//! A choice is passed over when the activity is not offered any more, is not for the student's grade, is one that staff
//! took them off, or overlaps or exceeds (by the term's limit) what they have, be it from elsewhere or from this draw.
//! Places do not come back during a draw, so what is full for a student in one turn is full in each later one.

use crate::activities::model::Meets;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::HashMap;

pub const SEED: usize = 32;
pub type Seed = [u8; SEED];

/// All that a draw looks at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draw {
    pub id: String,
    pub most_places: u32,
    pub offers: Vec<Offer>,
    pub students: Vec<Student>,
}

/// An activity whose places are drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    pub id: String,
    /// Free when the draw begins; none: there is always room.
    pub seats: Option<u32>,
    pub grade_from: Option<i32>,
    pub grade_to: Option<i32>,
    pub term: String,
    /// What the term allows each student.
    pub most_in_term: Option<u32>,
    pub meets: Meets,
}

/// Somebody who chose, or whom staff locked in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Student {
    /// Stands for the person, and names nobody.
    pub id: String,
    pub grade: Option<i32>,
    /// The first priority group is 0.
    pub priority: u32,
    /// The first choice first.
    pub choices: Vec<String>,
    /// What they have already.
    pub has: Vec<Has>,
    pub locked_in: Vec<String>,
    pub locked_out: Vec<String>,
    /// What staff took them off before.
    pub removed_from: Vec<String>,
}

/// A place from elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Has {
    pub activity: String,
    pub term: String,
    pub meets: Meets,
}

/// What came of it for one student.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    pub student: String,
    pub number: u32,
    pub of: u32,
    pub places: Vec<Won>,
    /// Each choice in its order, then what was locked besides.
    pub steps: Vec<Step>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Won {
    pub activity: String,
    /// From 1; none: they never chose it, and staff locked them in.
    pub rank: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub activity: String,
    pub rank: Option<u32>,
    pub why: Why,
}

/// What became of a choice, in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Why {
    /// Theirs. So many wanted it at that point, for so many free places; none: there is always room.
    Got {
        asked: u32,
        seats: Option<u32>,
    },
    /// Theirs, because staff say so.
    Locked,
    /// The free places went to lower numbers, the last of them to this one.
    Drawn {
        asked: u32,
        seats: u32,
        last: u32,
    },
    /// All places were gone before: to a priority group, to those who put it higher, or before anybody's second place.
    GoneToPriority,
    GoneToHigher {
        rank: u32,
    },
    GoneToFirst,
    /// There was no free place to begin with.
    NoSeats,
    /// They have as many places as the draw gives.
    Enough,
    Clash {
        with: String,
    },
    Grade {
        from: Option<i32>,
        to: Option<i32>,
    },
    TermLimit {
        most: u32,
    },
    LockedOut,
    Removed,
    HasAlready,
    NotOffered,
}

impl Why {
    pub fn is_place(&self) -> bool {
        matches!(self, Self::Got { .. } | Self::Locked)
    }
}

/// SHA-256 of a seed, as everybody can see it before choices close.
pub fn committed(seed: &[u8]) -> String {
    crate::platform::text::hex(&Sha256::digest(seed))
}

/// When the last place of an offer went, and to whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Point {
    turn: u32,
    priority: u32,
    rank: usize,
}

/// An offer while its places go.
struct Left {
    seats: Option<u32>,
    gone_at: Option<Point>,
}

/// A student while places go.
struct Seeker<'d> {
    student: &'d Student,
    number: u32,
    places: Vec<(usize, Option<usize>)>,
    why: Vec<Option<Why>>,
}

impl Draw {
    /// Everybody's outcome, in the order of the students' ids.
    pub fn run(&self, seed: &Seed) -> Vec<Outcome> {
        let mut running = Running::of(self, seed);
        running.give_locked();
        let most_rank = self.students.iter().map(|student| student.choices.len()).max().unwrap_or_default();
        let mut priorities: Vec<u32> = self.students.iter().map(|student| student.priority).collect();
        priorities.sort_unstable();
        priorities.dedup();
        for turn in 1..=self.most_places {
            for &priority in &priorities {
                for rank in 0..most_rank {
                    running.give(Point { turn, priority, rank });
                }
            }
        }
        running.outcomes()
    }
}

struct Running<'d> {
    draw: &'d Draw,
    offers: HashMap<&'d str, usize>,
    left: Vec<Left>,
    /// In the order of their numbers.
    seekers: Vec<Seeker<'d>>,
}

impl<'d> Running<'d> {
    fn of(draw: &'d Draw, seed: &Seed) -> Self {
        let hash = |student: &Student| -> [u8; 32] {
            Sha256::new().chain_update(seed).chain_update(&draw.id).chain_update(&student.id).finalize().into()
        };
        let mut drawn: Vec<_> = draw.students.iter().map(|student| (hash(student), student)).collect();
        drawn.sort_unstable_by(|(a, one), (b, other)| a.cmp(b).then_with(|| one.id.cmp(&other.id)));
        let seeker = |(number, (_, student)): (u32, ([u8; 32], &'d Student))| Seeker {
            student,
            number,
            places: Vec::new(),
            why: vec![None; student.choices.len()],
        };
        Self {
            draw,
            offers: draw.offers.iter().enumerate().map(|(at, offer)| (offer.id.as_str(), at)).collect(),
            left: draw.offers.iter().map(|offer| Left { seats: offer.seats, gone_at: None }).collect(),
            seekers: (1u32..).zip(drawn).map(seeker).collect(),
        }
    }

    /// Over clashes, grades and limits, as staff decided; never over the number of places.
    fn give_locked(&mut self) {
        for seeker in &mut self.seekers {
            let mut locked: Vec<&String> = seeker.student.locked_in.iter().collect();
            locked.sort_unstable();
            for id in locked {
                let Some(&offer) = self.offers.get(id.as_str()) else { continue };
                let Some(left) = self.left.get_mut(offer) else { continue };
                let has = seeker.student.has.iter().any(|has| has.activity == *id) || seeker.holds(offer);
                if has || left.seats == Some(0) {
                    continue;
                }
                left.seats = left.seats.map(|seats| seats - 1);
                let rank = seeker.student.choices.iter().position(|choice| choice == id);
                seeker.take(offer, rank, Why::Locked);
            }
        }
    }

    /// One step: who is at this point, and wants what.
    fn give(&mut self, at: Point) {
        let mut asking: Vec<Vec<usize>> = vec![Vec::new(); self.left.len()];
        for (index, seeker) in self.seekers.iter_mut().enumerate() {
            let is_here = seeker.student.priority == at.priority && seeker.places.len() + 1 == at.turn as usize;
            let Some(choice) = seeker.student.choices.get(at.rank).filter(|_| is_here) else { continue };
            if seeker.why.get(at.rank).is_some_and(|why| why.as_ref().is_some_and(Why::is_place)) {
                continue;
            }
            let offer = self.offers.get(choice.as_str()).copied();
            let found = offer.and_then(|offer| self.draw.offers.get(offer));
            match (offer, seeker.obstacle(choice, found, self.draw)) {
                (Some(offer), None) => asking.iter_mut().skip(offer).take(1).for_each(|list| list.push(index)),
                (_, why) => seeker.note(at.rank, why.unwrap_or(Why::NotOffered)),
            }
        }
        for (offer, indices) in asking.into_iter().enumerate().filter(|(_, indices)| !indices.is_empty()) {
            self.settle(offer, &indices, at);
        }
    }

    /// Gives an offer's free places to the first of those who ask; they stand in the order of their numbers.
    fn settle(&mut self, offer: usize, indices: &[usize], at: Point) {
        let Some(left) = self.left.get_mut(offer) else { return };
        let asked = u32::try_from(indices.len()).unwrap_or(u32::MAX);
        let seats = left.seats;
        let winners = seats.map_or(asked, |seats| seats.min(asked));
        left.seats = seats.map(|seats| seats - winners);
        let gone_before = left.gone_at;
        if left.seats == Some(0) && winners > 0 {
            left.gone_at = Some(at);
        }
        let (won, lost) = indices.split_at(winners as usize);
        let last = won.last().and_then(|&index| self.seekers.get(index)).map_or(0, |seeker| seeker.number);
        let lost_because = match (gone_before, seats) {
            (_, Some(seats)) if seats > 0 => Why::Drawn { asked, seats, last },
            (Some(gone), _) if gone.turn < at.turn => Why::GoneToFirst,
            (Some(gone), _) if gone.priority < at.priority => Why::GoneToPriority,
            (Some(gone), _) => Why::GoneToHigher { rank: u32::try_from(gone.rank).unwrap_or_default() + 1 },
            (None, _) => Why::NoSeats,
        };
        for &index in won {
            if let Some(seeker) = self.seekers.get_mut(index) {
                seeker.take(offer, Some(at.rank), Why::Got { asked, seats });
            }
        }
        for &index in lost {
            if let Some(seeker) = self.seekers.get_mut(index) {
                seeker.note(at.rank, lost_because.clone());
            }
        }
    }

    fn outcomes(self) -> Vec<Outcome> {
        let of = u32::try_from(self.seekers.len()).unwrap_or(u32::MAX);
        let name = |offer: usize| self.draw.offers.get(offer).map(|offer| offer.id.clone()).unwrap_or_default();
        let rank = |rank: usize| u32::try_from(rank).unwrap_or_default() + 1;
        let outcome = |seeker: &Seeker<'_>| {
            let choices = seeker.student.choices.iter().zip(&seeker.why).enumerate();
            let chosen = choices.map(|(at, (activity, why))| Step {
                activity: activity.clone(),
                rank: Some(rank(at)),
                why: why.clone().unwrap_or(Why::Enough),
            });
            let besides = seeker.places.iter().filter(|(_, rank)| rank.is_none()).map(|(offer, _)| Step {
                activity: name(*offer),
                rank: None,
                why: Why::Locked,
            });
            let won = |(offer, at): &(usize, Option<usize>)| Won { activity: name(*offer), rank: at.map(rank) };
            Outcome {
                student: seeker.student.id.clone(),
                number: seeker.number,
                of,
                places: seeker.places.iter().map(won).collect(),
                steps: chosen.chain(besides).collect(),
            }
        };
        let mut outcomes: Vec<Outcome> = self.seekers.iter().map(outcome).collect();
        outcomes.sort_unstable_by(|a, b| a.student.cmp(&b.student));
        outcomes
    }
}

impl Seeker<'_> {
    fn holds(&self, offer: usize) -> bool {
        self.places.iter().any(|(held, _)| *held == offer)
    }

    fn take(&mut self, offer: usize, rank: Option<usize>, why: Why) {
        self.places.push((offer, rank));
        if let Some(known) = rank.and_then(|rank| self.why.get_mut(rank)) {
            *known = Some(why);
        }
    }

    /// The first reason stays: it is the one that decided.
    fn note(&mut self, rank: usize, why: Why) {
        if let Some(known) = self.why.get_mut(rank) {
            known.get_or_insert(why);
        }
    }

    /// Why this student could not have the place even if one is free.
    fn obstacle(&self, choice: &str, offer: Option<&Offer>, draw: &Draw) -> Option<Why> {
        let Some(offer) = offer else { return Some(Why::NotOffered) };
        let (student, is_in) = (self.student, |list: &[String]| list.iter().any(|id| id == choice));
        if is_in(&student.locked_out) {
            return Some(Why::LockedOut);
        }
        if is_in(&student.removed_from) {
            return Some(Why::Removed);
        }
        if student.has.iter().any(|has| has.activity == choice) {
            return Some(Why::HasAlready);
        }
        let fits_grade = match student.grade {
            None => offer.grade_from.is_none() && offer.grade_to.is_none(),
            Some(grade) => {
                offer.grade_from.is_none_or(|from| grade >= from) && offer.grade_to.is_none_or(|to| grade <= to)
            }
        };
        if !fits_grade {
            return Some(Why::Grade { from: offer.grade_from, to: offer.grade_to });
        }
        let won = || self.places.iter().filter_map(|(held, _)| draw.offers.get(*held));
        let in_term = student.has.iter().filter(|has| has.term == offer.term).count()
            + won().filter(|held| held.term == offer.term).count();
        if let Some(most) = offer.most_in_term.filter(|most| in_term >= *most as usize) {
            return Some(Why::TermLimit { most });
        }
        let elsewhere = student.has.iter().find(|has| has.meets.clashes(&offer.meets)).map(|has| &has.activity);
        let here = || won().find(|held| held.meets.clashes(&offer.meets)).map(|held| &held.id);
        elsewhere.or_else(here).map(|with| Why::Clash { with: with.clone() })
    }
}

#[cfg(test)]
mod tests;
