use super::*;
use crate::platform::db::ids::{ActivityId, HolidayId, MeetingId};
use proptest::prelude::*;

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> Moment {
    Moment::from(chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap())
}

fn slot(weekday: i32, starts_minute: i32, ends_minute: i32) -> Slot {
    Slot { weekday, starts_minute, ends_minute }
}

fn holiday(name: &str, from: &str, until: &str) -> Holiday {
    let (id, name) = (HolidayId::fresh(), name.to_owned());
    Holiday { id, name, starts_on: on(from), ends_on: on(until), version: 0 }
}

/// The autumn of 2026 in New York, whose clocks go back on 1 November.
fn autumn<'a>(slots: &'a [Slot], holidays: &'a [Holiday]) -> Course<'a> {
    let zone = chrono_tz::America::New_York;
    Course { from: on("2026-10-19"), until: on("2026-11-15"), slots, holidays, zone, is_on: true }
}

fn row(planned: &Planned) -> Session {
    let mut session = Session {
        id: MeetingId::fresh(),
        activity_id: ActivityId::fresh(),
        planned_date: planned.date,
        planned_minute: planned.starts_minute,
        local_date: planned.date,
        starts_minute: planned.starts_minute,
        ends_minute: planned.ends_minute,
        starts_at: planned.starts_at,
        ends_at: planned.ends_at,
        room: None,
        status: SessionStatus::Planned,
        cancelled_by: None,
        note: None,
        sequence: 0,
        updated_at: at("2026-09-01 00:00"),
        version: 0,
    };
    session.be(planned);
    session
}

fn apply(mut there: Vec<Session>, changes: &Changes) -> Vec<Session> {
    for set in &changes.set {
        let known = there.iter_mut().find(|session| session.id == set.id).unwrap();
        *known = set.clone();
    }
    there.extend(changes.add.iter().map(row));
    there
}

fn said(sessions: &[Session]) -> Vec<String> {
    let mut sessions = sessions.to_vec();
    sessions.sort_by_key(|session| (session.starts_at, session.planned_minute));
    let one = |s: &Session| {
        let why = s.cancelled_by.map(|cause| format!(" by {}", cause.as_str())).unwrap_or_default();
        format!("{} {} {}{why} #{}", s.local_date, s.starts_minute, s.status.as_str(), s.sequence)
    };
    sessions.iter().map(one).collect()
}

#[test]
fn quarter_past_three_stays_so_when_the_clocks_change() {
    let planned = autumn(&[slot(1, 915, 1005)], &[]).planned();
    let said: Vec<_> = planned.iter().map(|p| format!("{} {}", p.date, p.starts_at)).collect();
    assert_eq!(
        said,
        [
            "2026-10-19 2026-10-19T19:15:00Z",
            "2026-10-26 2026-10-26T19:15:00Z",
            "2026-11-02 2026-11-02T20:15:00Z",
            "2026-11-09 2026-11-09T20:15:00Z",
        ]
    );
}

#[test]
fn a_session_in_the_hour_that_the_clock_skips_still_ends_after_it_began() {
    let zone = chrono_tz::America::New_York;
    let said = |from, to| {
        let (starts, ends) = instants(on("2026-03-08"), from, to, zone);
        format!("{starts} {ends}")
    };
    assert_eq!(said(150, 180), "2026-03-08T07:30:00Z 2026-03-08T08:00:00Z");
    assert_eq!(said(105, 150), "2026-03-08T06:45:00Z 2026-03-08T07:30:00Z");
    assert_eq!(said(1380, 1440), "2026-03-09T03:00:00Z 2026-03-09T04:00:00Z", "until midnight");
}

#[test]
fn a_holiday_cancels_what_falls_on_it_and_gives_it_back_when_it_is_taken_away() {
    let slots = [slot(1, 915, 1005)];
    let now = at("2026-10-01 00:00");
    let harvest = [holiday("Harvest", "2026-10-26", "2026-10-30")];
    let there = apply(Vec::new(), &autumn(&slots, &harvest).changes(&[], now, Some(now)));
    assert_eq!(said(&there)[1], "2026-10-26 915 cancelled by holiday #0");
    assert_eq!(there.iter().find(|s| !s.is_on()).unwrap().note.as_deref(), Some("Harvest"));

    let there = apply(there.clone(), &autumn(&slots, &[]).changes(&there, now, Some(now)));
    assert_eq!(said(&there)[1], "2026-10-26 915 planned #1");
}

#[test]
fn what_somebody_moved_or_cancelled_is_left_as_they_said() {
    let (before, after) = ([slot(1, 915, 1005)], [slot(1, 930, 1020)]);
    let now = at("2026-10-20 12:00");
    let mut there = apply(Vec::new(), &autumn(&before, &[]).changes(&[], now, None));
    there[1].status = SessionStatus::Moved;
    there[1].local_date = on("2026-10-27");
    (there[1].starts_at, there[1].ends_at) = instants(on("2026-10-27"), 915, 1005, chrono_tz::America::New_York);
    there[2].cancel(Cause::Staff, Some("The hall is closed"));

    let there = apply(there.clone(), &autumn(&after, &[]).changes(&there, now, Some(now)));

    assert_eq!(
        said(&there),
        [
            // It was over.
            "2026-10-19 915 planned #0",
            "2026-10-27 915 moved #0",
            // Nobody has to hear again that it is off, and no other stands beside it.
            "2026-11-02 915 cancelled by staff #0",
            "2026-11-09 930 planned #1",
        ]
    );
}

#[test]
fn what_no_slot_makes_any_more_is_cancelled_and_comes_back_with_its_slot() {
    let (monday, tuesday) = ([slot(1, 915, 1005)], [slot(2, 915, 1005)]);
    let now = at("2026-11-01 12:00");
    let there = apply(Vec::new(), &autumn(&monday, &[]).changes(&[], now, Some(now)));
    let there = apply(there.clone(), &autumn(&tuesday, &[]).changes(&there, now, Some(now)));
    assert_eq!(
        said(&there),
        [
            "2026-11-02 915 cancelled by plan #1",
            "2026-11-03 915 planned #0",
            "2026-11-09 915 cancelled by plan #1",
            "2026-11-10 915 planned #0",
        ]
    );
    let there = apply(there.clone(), &autumn(&monday, &[]).changes(&there, now, Some(now)));
    assert_eq!(said(&there)[0], "2026-11-02 915 planned #2");
    assert_eq!(said(&there)[1], "2026-11-03 915 cancelled by plan #1");
}

#[test]
fn an_activity_that_is_off_takes_its_sessions_with_it() {
    let slots = [slot(1, 915, 1005)];
    let now = at("2026-11-01 12:00");
    let mut there = apply(Vec::new(), &autumn(&slots, &[]).changes(&[], now, None));
    there[3].status = SessionStatus::Moved;
    let off = Course { is_on: false, ..autumn(&slots, &[]) };
    let there = apply(there.clone(), &off.changes(&there, now, Some(now)));
    assert_eq!(
        said(&there),
        [
            "2026-10-19 915 planned #0",
            "2026-10-26 915 planned #0",
            "2026-11-02 915 cancelled by activity #1",
            "2026-11-09 915 cancelled by activity #1",
        ]
    );
}

#[test]
fn another_zone_keeps_the_time_on_the_wall() {
    let slots = [slot(1, 915, 1005)];
    let now = at("2026-11-01 12:00");
    let mut there = apply(Vec::new(), &autumn(&slots, &[]).changes(&[], now, Some(now)));
    there[0].status = SessionStatus::Moved;
    let london = Course { zone: chrono_tz::Europe::London, ..autumn(&slots, &[]) };
    let there = apply(there.clone(), &london.changes(&there, now, Some(now)));
    let starts: Vec<_> = there.iter().map(|session| session.starts_at.to_string()).collect();
    assert_eq!(starts, ["2026-11-02T15:15:00Z", "2026-11-09T15:15:00Z"]);
    assert!(there.iter().all(|session| session.sequence == 1));
}

fn slots() -> impl Strategy<Value = Vec<Slot>> {
    // One for each hour at most, so that they do not overlap, as the form has it.
    proptest::collection::btree_map((1..=7i32, 0..24i32), 1..=60i32, 0..5)
        .prop_map(|slots| slots.into_iter().map(|((day, hour), long)| slot(day, hour * 60, hour * 60 + long)).collect())
}

fn holidays() -> impl Strategy<Value = Vec<Holiday>> {
    proptest::collection::vec((0..500u64, 0..10u64), 0..4).prop_map(|some| {
        let day = |n| on("2026-01-01").checked_add_days(Days::new(n)).unwrap();
        let one = |(from, long)| Holiday {
            id: HolidayId::fresh(),
            name: format!("Day {from}"),
            starts_on: day(from),
            ends_on: day(from + long),
            version: 0,
        };
        some.into_iter().map(one).collect()
    })
}

const ZONES: [Tz; 4] =
    [Tz::UTC, chrono_tz::America::New_York, chrono_tz::Australia::Lord_Howe, chrono_tz::Pacific::Apia];

proptest! {
    #[test]
    fn sessions_are_in_the_term_at_the_time_of_their_slot_and_marked_on_holidays(
        slots in slots(), holidays in holidays(), zone in 0..4usize, from in 0..400u64, long in 0..120u64,
    ) {
        let day = |n| on("2026-01-01").checked_add_days(Days::new(n)).unwrap();
        let (from, until, zone) = (day(from), day(from + long), ZONES[zone]);
        let course = Course { from, until, slots: &slots, holidays: &holidays, zone, is_on: true };
        let planned = course.planned();
        for session in &planned {
            prop_assert!(from <= session.date && session.date <= until);
            let weekday = i32::try_from(session.date.weekday().number_from_monday()).unwrap();
            prop_assert!(slots.contains(&slot(weekday, session.starts_minute, session.ends_minute)));
            prop_assert!(session.starts_at < session.ends_at);
            let off = holidays.iter().any(|h| h.starts_on <= session.date && session.date <= h.ends_on);
            prop_assert_eq!(session.holiday.is_some(), off);
            // On the wall it is the minute of the slot, unless the clock skips that minute.
            let local = session.starts_at.utc().and_utc().with_timezone(&zone).naive_local();
            let meant = session.date.and_time(NaiveTime::MIN) + TimeDelta::minutes(session.starts_minute.into());
            prop_assert!(local == meant || chrono::TimeZone::from_local_datetime(&zone, &meant).earliest().is_none());
        }
        // And none is missing: a slot a week, for each of its days in the term.
        let days = from.iter_days().take_while(|day| *day <= until);
        let due = days.flat_map(|day| slots.iter().filter(move |slot| slot.weekday
            == i32::try_from(day.weekday().number_from_monday()).unwrap())).count();
        prop_assert_eq!(planned.len(), due);
    }

    #[test]
    fn following_a_plan_twice_is_following_it_once(
        first in slots(), second in slots(), some in holidays(), others in holidays(), when in 0..60u64,
        by_hand in proptest::collection::vec(0..3u8, 60),
    ) {
        let now = Moment::on_the_wall(
            on("2026-10-01").checked_add_days(Days::new(when)).unwrap().and_hms_opt(12, 0, 0).unwrap(),
            chrono_tz::America::New_York,
        );
        let before = autumn(&first, &some);
        let mut there = apply(Vec::new(), &before.changes(&[], at("2026-09-01 00:00"), None));
        prop_assert_eq!(before.changes(&there, at("2026-09-01 00:00"), None), Changes::default());
        for (session, what) in there.iter_mut().zip(by_hand) {
            match what {
                1 => session.status = SessionStatus::Moved,
                2 => session.cancel(Cause::Staff, Some("no")),
                _ => {}
            }
        }
        let old = there.clone();
        let after = autumn(&second, &others);
        let there = apply(there.clone(), &after.changes(&there, now, Some(now)));
        prop_assert_eq!(after.changes(&there, now, Some(now)), Changes::default());
        // Nothing is lost, nothing that began has changed, and what was said by hand still holds.
        for session in &old {
            let is = there.iter().find(|is| is.id == session.id).unwrap();
            if session.has_begun(now) {
                prop_assert_eq!(is, session);
            } else if session.is_by_hand() {
                prop_assert_eq!(
                    (is.status, is.local_date, is.starts_minute), (session.status, session.local_date, session.starts_minute)
                );
            }
            prop_assert!(is.sequence >= session.sequence);
        }
        // No two sessions are for one slot of one day.
        let mut keys: Vec<_> = there.iter().map(|s| (s.planned_date, s.planned_minute)).collect();
        keys.sort_unstable();
        keys.dedup();
        prop_assert_eq!(keys.len(), there.len());
    }
}
