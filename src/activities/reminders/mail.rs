//! What is written by the clock.

use super::model::Meeting;
use crate::{
    activities::words,
    platform::{
        i18n::{Lang, Text},
        mail::{Sample, Specimen},
    },
};
use chrono::NaiveDate;

crate::letter!(
    /// What you have tomorrow.
    Reminder = "reminder", Asked(Reminders),
    "mail/reminder/subject.txt", "mail/reminder/body.txt", "mail/reminder/body.html",
    { day: NaiveDate, meetings: Vec<Meeting>, link: String }
);
crate::letter!(
    /// Your week, what you wait for (with your number), what is offered to you, and what is new.
    Digest = "digest", Asked(Digest),
    "mail/digest/subject.txt", "mail/digest/body.txt", "mail/digest/body.html",
    { meetings: Vec<Meeting>, waiting: Vec<(String, i64)>, offers: Vec<String>, news: Vec<String>, link: String }
);

impl Reminder {
    /// "Tuesday, September 15".
    pub fn said(&self, lang: &Lang) -> String {
        lang.dates().map_or_else(|| self.day.to_string(), |dates| dates.day(self.day))
    }

    /// The name of the first, which is said when it is the only one.
    pub fn first(&self) -> String {
        self.meetings.first().map(|meeting| meeting.name.clone()).unwrap_or_default()
    }
}

impl Digest {
    /// "Chess: number 2".
    pub fn waits(&self, lang: &Lang) -> Vec<String> {
        let said = |(name, position): &(String, i64)| {
            lang.say(&Text::of("mail-digest-number").with("activity", name).with("position", *position))
        };
        self.waiting.iter().map(said).collect()
    }

    pub fn is_empty(&self) -> bool {
        self.meetings.is_empty() && self.waiting.is_empty() && self.offers.is_empty() && self.news.is_empty()
    }
}

impl Meeting {
    /// "15:15–16:45".
    pub fn hours(&self, lang: &Lang) -> String {
        words::hours(&self.slot(), *lang)
    }
}

/// Each of them, with sample data.
pub fn letters(sample: &Sample) -> Vec<Specimen> {
    let (name, other) = (sample.says("sample-activity"), sample.says("sample-other-activity"));
    let room = sample.says("sample-room");
    let meetings = vec![
        Meeting::usual(&name, &room, sample.day(), 915, 1005),
        Meeting::usual(&other, &room, sample.day(), 1020, 1080),
    ];
    let link = sample.link("/today");
    let digest = Digest {
        meetings: meetings.clone(),
        waiting: vec![(other.clone(), 2)],
        offers: vec![name],
        news: vec![other],
        link: link.clone(),
    };
    vec![Specimen::of(Reminder { day: sample.day(), meetings, link }), Specimen::of(digest)]
}
