use super::{badge, path, standing};
use crate::{
    activities::choices::{
        forms::OffForm,
        model::{Group, GroupState, Member, Phase, Record, Tally, TallyRow},
    },
    people::PersonRef,
    platform::{
        i18n::Text,
        web::{Chrome, Form},
    },
};
use askama::Template;

/// What the draw gives: as a simulation until it is published, then as it was.
#[derive(Template)]
#[template(path = "activities/choices/draw.html")]
pub struct DrawPage {
    chrome: Chrome,
    form: Form<OffForm>,
    name: String,
    badge: String,
    standing: String,
    choosers: String,
    back: String,
    students: String,
    locks: String,
    sums: Option<Sums>,
    publish: Option<Publish>,
    call_off: Option<String>,
    record: Option<String>,
}

struct Sums {
    is_simulation: bool,
    stats: Vec<(String, String)>,
    grades: Vec<Line>,
    offers: Vec<OfferLine>,
    left_out: Vec<String>,
    left_out_title: String,
    /// When there are more than are named here.
    more_left_out: Option<String>,
}

struct Line {
    label: String,
    students: u32,
    first: u32,
    any: u32,
    left_out: u32,
}

struct OfferLine {
    name: String,
    chose: u32,
    first: u32,
    given: u32,
    seats: Option<u32>,
}

struct Publish {
    action: String,
    seen: String,
    words: String,
    button: String,
}

/// What was found, for the page to arrange.
pub struct DrawParts {
    pub group: Group,
    pub members: Vec<Member>,
    pub choosers: i64,
    pub locks: usize,
    pub left_out: Vec<PersonRef>,
    pub record: Option<Record>,
    pub digest: String,
}

impl DrawPage {
    pub fn of(chrome: &Chrome, form: &Form<OffForm>, parts: DrawParts) -> Self {
        let (group, lang) = (&parts.group, chrome.lang);
        let base = path(chrome, &group.id);
        let phase = group.phase(chrome.now());
        let tally = parts.record.as_ref().map(|record| Tally::of(&record.draw, &record.outcomes));
        let publish = tally.as_ref().filter(|_| phase == Phase::Closed).map(|tally| {
            let places: u32 = tally.by_offer.values().map(|(.., given)| given).sum();
            let (students, places) = (i64::from(tally.all.students), i64::from(places));
            Publish {
                action: format!("{base}/publication"),
                seen: parts.digest.clone(),
                words: lang.say(&Text::of("choices-publish-words").with("students", students)),
                button: lang.say(&Text::of("choices-publish-do").with("places", places)),
            }
        });
        let may_end = matches!(group.state, GroupState::Draft | GroupState::Announced);
        Self {
            name: group.name.clone(),
            badge: badge(chrome, group),
            standing: standing(chrome, group),
            choosers: lang.say(&Text::of("choices-choosers").with("n", parts.choosers)),
            locks: lang.say(&Text::of("choices-locks").with("n", parts.locks)),
            students: format!("{base}/students"),
            record: (phase == Phase::Published).then(|| format!("{base}/record")),
            call_off: may_end.then(|| format!("{base}/calling-off")),
            sums: tally.map(|tally| Sums::of(chrome, &parts, &tally, phase)),
            publish,
            back: base,
            form: form.clone(),
            chrome: chrome.clone(),
        }
    }
}

impl Sums {
    fn of(chrome: &Chrome, parts: &DrawParts, tally: &Tally, phase: Phase) -> Self {
        let lang = chrome.lang;
        let all = &tally.all;
        let share = |part: u32| lang.say(&Text::of("choices-percent").with("n", i64::from(all.percent(part))));
        let grade = |grade: &Option<i32>| match grade {
            Some(n) => lang.say(&Text::of("grade-n").with("n", *n)),
            None => lang.get("choices-no-grade"),
        };
        let line = |(key, row): (&Option<i32>, &TallyRow)| Line {
            label: grade(key),
            students: row.students,
            first: row.first,
            any: row.any,
            left_out: row.left_out,
        };
        let offer = |member: &Member| {
            let (chose, first, seats, given) = tally.by_offer.get(member.id.as_str()).copied()?;
            Some(OfferLine { name: member.name.clone(), chose, first, given, seats })
        };
        let mut left_out: Vec<String> = parts.left_out.iter().map(|person| person.name.clone()).collect();
        left_out.sort_by_cached_key(|name| crate::platform::text::fold(name));
        let more = tally.left_out.len().saturating_sub(left_out.len());
        Self {
            is_simulation: phase == Phase::Closed,
            stats: vec![
                (all.students.to_string(), lang.get("choices-stat-students")),
                (share(all.first), lang.get("choices-stat-first")),
                (share(all.any), lang.get("choices-stat-any")),
                (all.left_out.to_string(), lang.get("choices-stat-left-out")),
            ],
            grades: tally.by_grade.iter().map(line).collect(),
            offers: parts.members.iter().filter_map(offer).collect(),
            left_out_title: lang.say(&Text::of("choices-left-out").with("n", tally.left_out.len())),
            more_left_out: (more > 0).then(|| lang.say(&Text::of("choices-left-out-more").with("n", more))),
            left_out,
        }
    }
}
