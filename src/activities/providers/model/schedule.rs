//! When a connection is asked by itself, and how long it is left alone after failures.

use chrono::{Datelike, NaiveDateTime, TimeDelta};

crate::text_states!(
    /// How often a list is asked for.
    Schedule {
        Off = "off",
        Hourly = "hourly",
        Daily = "daily",
        Weekly = "weekly",
    }
);

/// So many failures in a row, and a connection is left alone for a while.
pub const FEWEST_TO_OPEN: i32 = 5;
const FIRST_PAUSE: TimeDelta = TimeDelta::seconds(30);
const FIRST_OPEN: TimeDelta = TimeDelta::minutes(15);
const LONGEST_OPEN: TimeDelta = TimeDelta::hours(24);

/// A schedule with its hour and day (Monday is 1) on the school's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rhythm {
    pub schedule: Schedule,
    pub at_hour: i32,
    pub on_weekday: i32,
}

impl Rhythm {
    /// Whether its hour was struck on the school's clock after `last` and by `now`. An hour that daylight saving leaves
    /// out counts when the clock has passed it, one that comes twice counts once.
    pub fn is_due(&self, last: NaiveDateTime, now: NaiveDateTime) -> bool {
        let is_day = |at: &NaiveDateTime| match self.schedule {
            Schedule::Off => false,
            Schedule::Hourly | Schedule::Daily => true,
            Schedule::Weekly => i64::from(at.weekday().number_from_monday()) == i64::from(self.on_weekday),
        };
        if self.schedule == Schedule::Hourly {
            return last < now;
        }
        // A week back holds every day of the week; what was missed is made up for once.
        let days = now.date().iter_days().rev().take(8);
        let hour = u32::try_from(self.at_hour).unwrap_or_default();
        let struck = days.filter_map(|day| day.and_hms_opt(hour, 0, 0));
        struck.filter(is_day).any(|at| last < at && at <= now)
    }
}

/// How long to wait after so many failures in a row, before it is spread: half a minute, one, two, four.
pub fn pause_after(failures: i32) -> TimeDelta {
    doubled(FIRST_PAUSE, failures - 1)
}

/// How long it is left alone after so many failures in a row: a quarter of an hour, then twice as long each time, up to
/// a day.
pub fn open_for(failures: i32) -> TimeDelta {
    doubled(FIRST_OPEN, failures - FEWEST_TO_OPEN).min(LONGEST_OPEN)
}

fn doubled(span: TimeDelta, times: i32) -> TimeDelta {
    span * (1 << times.clamp(0, 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    fn due(schedule: Schedule, last: &str, now: &str) -> bool {
        Rhythm { schedule, at_hour: 2, on_weekday: 7 }.is_due(at(last), at(now))
    }

    #[test]
    fn the_hour_is_struck_once_a_day_or_week_on_the_schools_clock() {
        use Schedule::{Daily, Hourly, Off, Weekly};
        assert!(!due(Off, "2026-09-13 00:00", "2026-09-14 03:00"));
        assert!(due(Hourly, "2026-09-14 10:00", "2026-09-14 11:00"));
        assert!(!due(Hourly, "2026-09-14 11:00", "2026-09-14 11:00"));
        assert!(due(Daily, "2026-09-14 01:00", "2026-09-14 02:00"));
        assert!(!due(Daily, "2026-09-14 02:00", "2026-09-14 03:00"));
        // Full hours of UTC are half hours in Kabul and Kolkata.
        assert!(due(Daily, "2026-09-14 01:30", "2026-09-14 02:30"));
        // 13 September 2026 is a Sunday.
        assert!(due(Weekly, "2026-09-13 01:00", "2026-09-13 02:00"));
        assert!(!due(Weekly, "2026-09-14 01:00", "2026-09-14 02:00"));
        // A server that was away for days makes up for it, once.
        assert!(due(Daily, "2026-09-10 09:00", "2026-09-14 01:00"));
        assert!(due(Weekly, "2026-09-10 09:00", "2026-09-16 01:00"));
    }

    #[test]
    fn an_hour_that_is_left_out_counts_and_one_that_comes_twice_counts_once() {
        // New York, 8 March 2026: 01:00 is followed by 03:00.
        assert!(due(Schedule::Daily, "2026-03-08 01:00", "2026-03-08 03:00"));
        // New York, 1 November 2026, asked at one o'clock.
        let one = Rhythm { schedule: Schedule::Daily, at_hour: 1, on_weekday: 7 };
        assert!(one.is_due(at("2026-11-01 00:00"), at("2026-11-01 01:00")));
        assert!(!one.is_due(at("2026-11-01 01:00"), at("2026-11-01 01:00")));
    }

    #[test]
    fn pauses_grow_and_end() {
        let pauses: Vec<_> = (1..5).map(|n| pause_after(n).num_seconds()).collect();
        assert_eq!(pauses, [30, 60, 120, 240]);
        let open: Vec<_> = (5..14).map(|n| open_for(n).num_minutes()).collect();
        assert_eq!(open, [15, 30, 60, 120, 240, 480, 960, 1440, 1440]);
        assert_eq!(open_for(i32::MAX), LONGEST_OPEN);
    }
}
