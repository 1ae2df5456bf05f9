//! A draw that was published, with all that somebody needs to run it again.

use super::draw::{Draw, Outcome, SEED, Seed, committed};
use crate::platform::text::{hex, unhex};
use serde::{Deserialize, Serialize};

pub const FORMAT: &str = "homeroom-draw-1";
/// How many differences are worth reading.
const MOST_TOLD: usize = 20;

/// What went in, the seed, and what came out. Names nobody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    pub format: String,
    /// SHA-256 of the seed, as it was shown before choices closed.
    pub seed_hash: String,
    pub seed: String,
    pub draw: Draw,
    pub outcomes: Vec<Outcome>,
}

/// What running it again says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    pub is_same: bool,
    /// Whether the seed is the one whose hash was shown.
    pub seed_fits: bool,
    pub seed_hash: String,
    pub students: usize,
    pub places: usize,
    /// The first of the students whose outcome is another one, and what else is wrong.
    pub differences: Vec<String>,
}

impl Record {
    pub fn of(draw: Draw, seed: &Seed) -> Self {
        let outcomes = draw.run(seed);
        Self { format: FORMAT.to_owned(), seed_hash: committed(seed), seed: hex(seed), draw, outcomes }
    }

    /// Runs it again with its own seed, or with another.
    pub fn verify(&self, seed: Option<&str>) -> Verdict {
        let typed = seed.unwrap_or(&self.seed).trim().to_ascii_lowercase();
        let read: Option<Seed> = unhex(&typed).and_then(|bytes| bytes.try_into().ok());
        let mut differences = Vec::new();
        if self.format != FORMAT {
            differences.push(format!("the format is {:?}, not {FORMAT:?}", self.format));
        }
        let Some(seed) = read else {
            differences.push(format!("the seed is not {SEED} bytes in hexadecimal digits"));
            return self.verdict(false, differences);
        };
        let seed_fits = committed(&seed) == self.seed_hash;
        if !seed_fits {
            differences.push(format!("the seed's SHA-256 is {}, not {}", committed(&seed), self.seed_hash));
        }
        let again = self.draw.run(&seed);
        if again.len() != self.outcomes.len() {
            differences.push(format!("{} outcomes, not {}", again.len(), self.outcomes.len()));
        }
        let differing = again.iter().zip(&self.outcomes).filter(|(now, then)| now != then);
        differences.extend(differing.map(|(now, _)| format!("student {} has another outcome", now.student)));
        self.verdict(seed_fits, differences)
    }

    fn verdict(&self, seed_fits: bool, mut differences: Vec<String>) -> Verdict {
        let is_same = differences.is_empty();
        let more = differences.len().saturating_sub(MOST_TOLD);
        differences.truncate(MOST_TOLD);
        if more > 0 {
            differences.push(format!("and {more} more"));
        }
        Verdict {
            is_same,
            seed_fits,
            seed_hash: self.seed_hash.clone(),
            students: self.draw.students.len(),
            places: self.outcomes.iter().map(|outcome| outcome.places.len()).sum(),
            differences,
        }
    }
}
