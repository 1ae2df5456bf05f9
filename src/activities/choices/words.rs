//! How a draw is explained: to the student on their page, and in their mail.

use super::model::{Outcome, Why};
use crate::platform::{db::ids::ActivityId, i18n::Text};
use std::collections::HashMap;

/// One choice: what it was, and what came of it.
#[derive(Debug, Clone)]
pub struct Said {
    pub choice: Text,
    pub why: Text,
    pub is_place: bool,
}

/// What activities are called, by the ids in an outcome.
#[derive(Debug, Default)]
pub struct Names(HashMap<String, String>);

impl Names {
    pub fn of(named: Vec<(ActivityId, String)>) -> Self {
        Self(named.into_iter().map(|(id, name)| (id.to_string(), name)).collect())
    }

    pub fn get(&self, id: &str) -> &str {
        self.0.get(id).map_or("…", String::as_str)
    }
}

/// The activities that an outcome's words name.
pub fn named_in(outcome: &Outcome) -> Vec<ActivityId> {
    let mut ids: Vec<&String> = outcome.steps.iter().map(|step| &step.activity).collect();
    for step in &outcome.steps {
        if let Why::Clash { with } = &step.why {
            ids.push(with);
        }
    }
    ids.into_iter().filter_map(|id| ActivityId::try_from(id.clone()).ok()).collect()
}

/// The names of the places that somebody got.
pub fn places(names: &Names, outcome: &Outcome) -> Vec<String> {
    outcome.places.iter().map(|won| names.get(&won.activity).to_owned()).collect()
}

/// Each choice in its order.
pub fn steps(names: &Names, outcome: &Outcome) -> Vec<Said> {
    let said = |step: &super::model::Step| {
        let activity = names.get(&step.activity);
        let choice = match step.rank {
            Some(rank) => Text::of("draw-choice").with("rank", i64::from(rank)).with("activity", activity),
            None => Text::of("draw-no-choice").with("activity", activity),
        };
        Said { choice, why: why(names, outcome, &step.why), is_place: step.why.is_place() }
    };
    outcome.steps.iter().map(said).collect()
}

fn why(names: &Names, outcome: &Outcome, why: &Why) -> Text {
    let n = |number: u32| i64::from(number);
    match why {
        Why::Got { seats: None, .. } => Text::of("draw-got-open"),
        Why::Got { asked, seats: Some(seats) } if asked <= seats => {
            Text::of("draw-got-enough").with("asked", n(*asked)).with("seats", n(*seats))
        }
        Why::Got { asked, seats: Some(seats) } => Text::of("draw-got")
            .with("asked", n(*asked))
            .with("seats", n(*seats))
            .with("number", n(outcome.number))
            .with("of", n(outcome.of)),
        Why::Locked => Text::of("draw-locked"),
        Why::Drawn { asked, seats, last } => Text::of("draw-drawn")
            .with("asked", n(*asked))
            .with("seats", n(*seats))
            .with("number", n(outcome.number))
            .with("of", n(outcome.of))
            .with("last", n(*last)),
        Why::GoneToPriority => Text::of("draw-gone-priority"),
        Why::GoneToHigher { rank } => Text::of("draw-gone-higher").with("rank", n(*rank)),
        Why::GoneToFirst => Text::of("draw-gone-first"),
        Why::NoSeats => Text::of("draw-no-seats"),
        Why::Enough => Text::of("draw-enough"),
        Why::Clash { with } => Text::of("draw-clash").with("other", names.get(with)),
        Why::Grade { .. } => Text::of("draw-grade"),
        Why::TermLimit { most } => Text::of("draw-term-limit").with("n", n(*most)),
        Why::LockedOut => Text::of("draw-locked-out"),
        Why::Removed => Text::of("draw-removed"),
        Why::HasAlready => Text::of("draw-has-already"),
        Why::NotOffered => Text::of("draw-not-offered"),
    }
}
