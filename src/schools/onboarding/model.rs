//! The steps, and how far a school has come.

crate::text_states!(
    /// What the office of a new school does first, in this order.
    Step {
        Name = "name",
        Terms = "terms",
        Languages = "languages",
        People = "people",
        Activity = "activity",
        Mail = "mail",
        Backup = "backup",
    }
);

impl TryFrom<String> for Step {
    type Error = ();
    fn try_from(text: String) -> Result<Self, ()> {
        Self::named(&text).ok_or(())
    }
}

/// How far a school has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Started(Vec<Step>);

impl Started {
    /// From the steps that the office confirmed, as the column keeps them, and what is there of itself.
    pub fn of(confirmed: &str, seen: &[(Step, bool)]) -> Self {
        let is_done = |step: &Step| {
            confirmed.split(' ').any(|name| name == step.as_str()) || seen.iter().any(|(seen, is)| seen == step && *is)
        };
        Self(Step::ALL.iter().copied().filter(is_done).collect())
    }

    pub fn has(&self, step: Step) -> bool {
        self.0.contains(&step)
    }

    pub fn is_whole(&self) -> bool {
        self.0.len() == Step::ALL.len()
    }

    /// With one more step.
    pub fn and(mut self, step: Step) -> Self {
        if !self.has(step) {
            self.0.push(step);
        }
        self
    }

    /// As the column keeps it.
    pub fn column(&self) -> String {
        let names: Vec<_> = Step::ALL.iter().filter(|step| self.has(**step)).map(|step| step.as_str()).collect();
        names.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_done_when_it_is_confirmed_or_when_what_it_asks_for_is_there() {
        let started = Started::of("name mail", &[(Step::Terms, true), (Step::People, false)]);
        assert_eq!(started, Started(vec![Step::Name, Step::Terms, Step::Mail]));
        assert!(!started.is_whole());
        let all = Step::ALL.iter().fold(started, |all, step| all.and(*step));
        assert!(all.is_whole());
        assert_eq!(Started::of(&all.column(), &[]), Started::of(&all.clone().and(Step::Name).column(), &[]));
        assert_eq!(Started::of("names nobody", &[]), Started(Vec::new()));
    }
}
