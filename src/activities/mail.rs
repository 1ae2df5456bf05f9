//! What is written to people about activities.

use super::{
    choices, files,
    model::{Activity, Slot},
    notices, queries, reminders, sessions, words,
};
use crate::{
    platform::{
        db::{Moment, SchoolDb},
        i18n::Lang,
        mail::{Sample, Specimen},
    },
    schools,
};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// What every letter says of its activity.
#[derive(Debug, Clone)]
pub struct About {
    pub name: String,
    pub room: String,
    pub link: String,
    slots: Vec<Slot>,
}

impl About {
    /// Asks for the activity's times as they are in this transaction.
    pub fn of(db: &mut SchoolDb<'_>, activity: &Activity) -> QueryResult<Self> {
        let slots = queries::slots(db, &activity.id)?;
        let path = schools::path(db, &format!("/activities/{}", activity.id))?;
        let link = db.link(&path);
        Ok(Self { name: activity.name.clone(), room: activity.room.clone(), link, slots })
    }

    /// When and where, in one line.
    pub fn when(&self, lang: &Lang) -> String {
        let times = words::times(&self.slots, *lang);
        if self.room.is_empty() { times } else { format!("{times} · {}", self.room) }
    }
}

crate::letter!(
    /// You have a place.
    Enrolled = "enrolled", Asked(Places),
    "mail/enrolled/subject.txt", "mail/enrolled/body.txt", "mail/enrolled/body.html", { about: About }
);
crate::letter!(
    /// You wait in the queue.
    Waitlisted = "waitlisted", Asked(Places),
    "mail/waitlisted/subject.txt", "mail/waitlisted/body.txt", "mail/waitlisted/body.html", { about: About, position: i64 }
);
crate::letter!(
    /// A place came free, and it is yours.
    Promoted = "promoted", Asked(Places),
    "mail/promoted/subject.txt", "mail/promoted/body.txt", "mail/promoted/body.html", { about: About }
);
crate::letter!(
    /// A place came free, and is kept for you until then, on the school's wall clock.
    Offered = "offered", Asked(Places),
    "mail/offered/subject.txt", "mail/offered/body.txt", "mail/offered/body.html",
    { about: About, answer: String, until: NaiveDateTime }
);
crate::letter!(
    /// Nobody answered the offer in time.
    OfferOver = "offer_over", Asked(Places),
    "mail/offer_over/subject.txt", "mail/offer_over/body.txt", "mail/offer_over/body.html", { about: About }
);
crate::letter!(
    /// Staff will decide.
    Requested = "requested", Asked(Places),
    "mail/requested/subject.txt", "mail/requested/body.txt", "mail/requested/body.html", { about: About }
);
crate::letter!(
    /// Staff said no, perhaps with a message.
    Declined = "declined", Asked(Places),
    "mail/declined/subject.txt", "mail/declined/body.txt", "mail/declined/body.html",
    { about: About, message: Option<String> }
);
crate::letter!(
    /// A place came free, but you have something else at that time, or as much as the term allows (`other` is none).
    PassedOver = "passed_over", Asked(Places),
    "mail/passed_over/subject.txt", "mail/passed_over/body.txt", "mail/passed_over/body.html",
    { about: About, other: Option<String> }
);
crate::letter!(
    /// You gave up your place or your wait.
    Withdrawn = "withdrawn", Asked(Places),
    "mail/withdrawn/subject.txt", "mail/withdrawn/body.txt", "mail/withdrawn/body.html", { about: About }
);
crate::letter!(
    /// Staff took you off the list. Safety, like the two below: nobody should come where they are not expected.
    Removed = "removed", Always,
    "mail/removed/subject.txt", "mail/removed/body.txt", "mail/removed/body.html", { about: About, reason: String }
);
crate::letter!(
    /// It meets at another time or place.
    Changed = "changed", Always,
    "mail/changed/subject.txt", "mail/changed/body.txt", "mail/changed/body.html", { about: About }
);
crate::letter!(
    /// It does not take place.
    Cancelled = "cancelled", Always,
    "mail/cancelled/subject.txt", "mail/cancelled/body.txt", "mail/cancelled/body.html", { about: About, reason: String }
);

impl Offered {
    pub fn of(db: &mut SchoolDb<'_>, about: About, until: Moment) -> QueryResult<Self> {
        let zone = schools::time_zone(db)?;
        let until = until.utc().and_utc().with_timezone(&zone).naive_local();
        Ok(Self { answer: format!("{}/offer", about.link), about, until })
    }

    fn until(&self, lang: &Lang) -> String {
        lang.moment(self.until)
    }
}

/// Each of them and of the wings', with sample data.
pub fn letters(sample: &Sample) -> Vec<Specimen> {
    let about = || About {
        name: sample.says("sample-activity"),
        room: sample.says("sample-room"),
        link: sample.link("/activities"),
        slots: vec![Slot { weekday: 2, starts_minute: 915, ends_minute: 1005 }],
    };
    let (reason, other) = (sample.says("sample-reason"), sample.says("sample-other-activity"));
    let until = sample.day().and_time(chrono::NaiveTime::MIN) + chrono::TimeDelta::hours(18);
    let of_places = vec![
        Specimen::of(Enrolled { about: about() }),
        Specimen::of(Waitlisted { about: about(), position: 2 }),
        Specimen::of(Promoted { about: about() }),
        Specimen::of(Offered { about: about(), answer: sample.link("/today"), until }),
        Specimen::of(OfferOver { about: about() }),
        Specimen::of(Requested { about: about() }),
        Specimen::of(Declined { about: about(), message: Some(reason.clone()) }),
        Specimen::of(PassedOver { about: about(), other: Some(other) }),
        Specimen::of(Withdrawn { about: about() }),
        Specimen::of(Removed { about: about(), reason: reason.clone() }),
        Specimen::of(Changed { about: about() }),
        Specimen::of(Cancelled { about: about(), reason }),
    ];
    let wings = [
        sessions::letters(sample),
        notices::letters(sample),
        reminders::letters(sample),
        choices::letters(sample),
        files::letters(sample),
    ];
    of_places.into_iter().chain(wings.into_iter().flatten()).collect()
}
