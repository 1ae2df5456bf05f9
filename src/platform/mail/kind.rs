//! What a mail is about, and whether its reader can say no to it.

crate::text_states!(
    /// What people choose whether to get mail about.
    Event {
        Places = "places",
        Reminders = "reminders",
        Announcements = "announcements",
        Digest = "digest",
    }
);

/// Every letter is of one kind; [`letter!`](crate::letter) wants it said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Security and safety: an account, or that somebody should not come where they were expected. Always sent, and
    /// without a way to stop it.
    Always,
    /// The same with something in it that acts for its reader: a link that sets a password, a code. Nobody else gets to
    /// see it, not even whoever may read the school's mail.
    Secret,
    /// Everything else: people choose, and every such mail can be stopped from within it.
    Asked(Event),
}

impl Event {
    /// Whether somebody who never chose gets it.
    pub const fn is_on_unasked(self) -> bool {
        !matches!(self, Self::Digest)
    }
}

impl Kind {
    pub const fn event(self) -> Option<Event> {
        match self {
            Self::Always | Self::Secret => None,
            Self::Asked(event) => Some(event),
        }
    }

    /// Whether it goes to somebody. `chosen` is what they said, if they did; an address that mail came back from gets
    /// nothing that can wait.
    pub fn goes_to(self, chosen: Option<bool>, has_bounced: bool) -> bool {
        match self {
            Self::Always | Self::Secret => true,
            Self::Asked(event) => !has_bounced && chosen.unwrap_or(event.is_on_unasked()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn security_and_safety_go_to_everybody_and_the_rest_to_whoever_wants_it() {
        for (chosen, has_bounced) in [(None, false), (Some(false), false), (Some(true), true), (Some(false), true)] {
            assert!(Kind::Always.goes_to(chosen, has_bounced) && Kind::Secret.goes_to(chosen, has_bounced));
        }
        let (places, digest) = (Kind::Asked(Event::Places), Kind::Asked(Event::Digest));
        assert!(places.goes_to(None, false) && places.goes_to(Some(true), false));
        assert!(!places.goes_to(Some(false), false) && !places.goes_to(Some(true), true));
        assert!(!digest.goes_to(None, false) && digest.goes_to(Some(true), false));
    }
}
