//! A wing of activities: the mail of the evening before, and the news of the week on Monday morning.
//!
//! Its rule: one mail a person and day, whatever the number of sessions, servers and tries: `reminders_sent` takes the
//! turn in the very transaction that writes the mail. By the clock on the school's wall.

mod jobs;
mod mail;
mod model;
mod queries;

pub use jobs::{LookAtClock, Remind, TellOfWeek};
pub use mail::letters;
