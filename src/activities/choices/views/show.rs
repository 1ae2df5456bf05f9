use super::{badge, path, standing};
use crate::{
    activities::{
        choices::{
            forms::RankForm,
            model::{Group, GroupState, Member, Outcome, Phase},
            words::{Names, Said, places, steps},
        },
        words,
    },
    platform::{
        access::{DrawPlaces, JoinActivities},
        i18n::Text,
        web::{Chrome, Form},
    },
};
use askama::Template;

/// One group: its rules for everybody, their choices for students, the next step for staff.
#[derive(Template)]
#[template(path = "activities/choices/show.html")]
pub struct ShowPage {
    chrome: Chrome,
    form: Form<RankForm>,
    name: String,
    badge: String,
    standing: String,
    list: String,
    /// The choices of a student, one select each.
    rank: Option<Rank>,
    /// What a student chose, when nothing can be changed.
    chosen: Vec<String>,
    is_student: bool,
    result: Option<Result>,
    facts: Vec<(String, String)>,
    rules: Vec<String>,
    activities: Vec<Row>,
    seed_hash: Option<String>,
    seed: Option<String>,
    /// For whoever runs it.
    staff: Option<Staff>,
}

struct Rank {
    action: String,
    rows: Vec<Choice>,
    sign_in: Option<String>,
}

struct Choice {
    label: String,
    /// Id, words, chosen.
    options: Vec<(String, String, bool)>,
}

struct Result {
    places: Vec<String>,
    number: String,
    steps: Vec<(String, String, bool)>,
    alias: String,
}

struct Row {
    path: String,
    name: String,
    details: String,
}

struct Staff {
    choosers: String,
    edit: Option<String>,
    priority: String,
    announce: Option<String>,
    students: String,
    draw: Option<String>,
    record: Option<String>,
}

/// What was found, for the page to arrange.
pub struct ShowParts {
    pub group: Group,
    pub members: Vec<Member>,
    pub priorities: Vec<(i32, i32)>,
    pub favours_some: bool,
    pub choosers: i64,
    pub outcome: Option<Outcome>,
    pub names: Names,
}

impl ShowPage {
    pub fn of(chrome: &Chrome, form: &Form<RankForm>, parts: &ShowParts) -> Self {
        let group = &parts.group;
        let phase = group.phase(chrome.now());
        let is_student = chrome.may::<JoinActivities>();
        let is_known = group.state != GroupState::Draft;
        let name_of =
            |id: &String| parts.members.iter().find(|member| member.id.as_str() == id).map(|m| m.name.clone());
        let alias = || chrome.person().map(|person| group.alias(person)).unwrap_or_default();
        Self {
            name: group.name.clone(),
            badge: badge(chrome, group),
            standing: standing(chrome, group),
            list: chrome.path("/choices"),
            rank: (phase == Phase::Open && (is_student || chrome.user().is_none()))
                .then(|| Rank::of(chrome, form, parts)),
            chosen: if phase == Phase::Open { Vec::new() } else { form.choice.iter().filter_map(name_of).collect() },
            is_student,
            result: parts.outcome.as_ref().map(|outcome| Result::of(chrome, &parts.names, outcome, alias())),
            facts: facts(chrome, parts),
            rules: rules(chrome, parts),
            activities: parts.members.iter().map(|member| Row::of(chrome, member)).collect(),
            seed_hash: is_known.then(|| group.seed_hash.clone()),
            seed: group.seed.clone(),
            staff: chrome.may::<DrawPlaces>().then(|| Staff::of(chrome, parts, phase)),
            form: form.clone(),
            chrome: chrome.clone(),
        }
    }
}

impl Rank {
    fn of(chrome: &Chrome, form: &Form<RankForm>, parts: &ShowParts) -> Self {
        let grade = chrome.me().and_then(|me| me.grade);
        let offered: Vec<&Member> =
            parts.members.iter().filter(|member| member.is_published && member.is_for(grade)).collect();
        let rows = usize::try_from(parts.group.most_choices).unwrap_or(1).min(offered.len().max(1));
        let row = |at: usize| {
            let typed = form.choice.get(at).map(String::as_str).unwrap_or_default();
            let option = |member: &&Member| {
                let times = words::times(member.slots(), chrome.lang);
                let said = [member.name.clone(), times].into_iter().filter(|part| !part.is_empty());
                let said = said.collect::<Vec<_>>().join(" · ");
                (member.id.to_string(), said, member.id.as_str() == typed)
            };
            let label = chrome.lang.say(&Text::of("choices-choice-n").with("n", at + 1));
            Choice { label, options: offered.iter().map(option).collect() }
        };
        Self {
            action: format!("{}/ranking", path(chrome, &parts.group.id)),
            rows: (0..rows).map(row).collect(),
            sign_in: chrome.user().is_none().then(|| chrome.sign_in_path()),
        }
    }
}

impl Result {
    fn of(chrome: &Chrome, names: &Names, outcome: &Outcome, alias: String) -> Self {
        let step = |said: Said| (chrome.lang.say(&said.choice), chrome.lang.say(&said.why), said.is_place);
        let (number, of) = (i64::from(outcome.number), i64::from(outcome.of));
        Self {
            places: places(names, outcome),
            number: chrome.lang.say(&Text::of("draw-your-number").with("number", number).with("of", of)),
            steps: steps(names, outcome).into_iter().map(step).collect(),
            alias,
        }
    }
}

impl Row {
    fn of(chrome: &Chrome, member: &Member) -> Self {
        let lang = chrome.lang;
        let grades = match (member.grade_from, member.grade_to) {
            (None, None) => String::new(),
            (Some(from), Some(to)) if from == to => lang.say(&Text::of("grade-n").with("n", from)),
            (Some(from), Some(to)) => lang.say(&Text::of("choices-grades").with("from", from).with("to", to)),
            (Some(from), None) => lang.say(&Text::of("choices-grades-from").with("from", from)),
            (None, Some(to)) => lang.say(&Text::of("choices-grades-to").with("to", to)),
        };
        let free = match member.offer().seats {
            Some(seats) => Text::of("choices-free").with("n", i64::from(seats)),
            None => Text::of("draw-room-for-all"),
        };
        let off = if member.is_published { String::new() } else { lang.get("draw-not-offered") };
        let parts = [words::times(member.slots(), lang), member.room.clone(), grades, lang.say(&free), off];
        Self {
            path: crate::activities::views::path(chrome, &member.id),
            name: member.name.clone(),
            details: parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        }
    }
}

impl Staff {
    fn of(chrome: &Chrome, parts: &ShowParts, phase: Phase) -> Self {
        let base = path(chrome, &parts.group.id);
        let is_draft = phase == Phase::Draft;
        Self {
            choosers: chrome.lang.say(&Text::of("choices-choosers").with("n", parts.choosers)),
            edit: is_draft.then(|| format!("{base}/edit")),
            announce: is_draft.then(|| format!("{base}/announcement")),
            priority: format!("{base}/priority"),
            students: format!("{base}/students"),
            draw: (!is_draft && phase != Phase::CalledOff).then(|| format!("{base}/draw")),
            record: (phase == Phase::Published).then(|| format!("{base}/record")),
        }
    }
}

fn facts(chrome: &Chrome, parts: &ShowParts) -> Vec<(String, String)> {
    let (group, lang) = (&parts.group, chrome.lang);
    let after = if group.first_come_after { "choices-after-open" } else { "choices-after-closed" };
    vec![
        (lang.get("choices-opens"), chrome.when(group.opens_at)),
        (lang.get("choices-closes"), chrome.when(group.closes_at)),
        (lang.get("choices-most-choices"), group.most_choices.to_string()),
        (lang.get("choices-most-places"), group.most_places.to_string()),
        (lang.get("choices-after"), lang.get(after)),
    ]
}

/// The rules in the order in which they count.
fn rules(chrome: &Chrome, parts: &ShowParts) -> Vec<String> {
    let lang = chrome.lang;
    let range = |(from, to): &(i32, i32)| match from == to {
        true => lang.say(&Text::of("grade-n").with("n", *from)),
        false => lang.say(&Text::of("choices-grades").with("from", *from).with("to", *to)),
    };
    let grades: Vec<String> = parts.priorities.iter().map(range).collect();
    let named = parts.favours_some.then(|| lang.get("choices-rule-named"));
    let first: Vec<String> = named.into_iter().chain(grades).collect();
    let mut rules = vec![lang.say(&Text::of("choices-rule-turns").with("n", parts.group.most_places))];
    if !first.is_empty() {
        let groups = first.join(&lang.get("list-separator-wide"));
        rules.push(lang.say(&Text::of("choices-rule-priority").with("groups", groups)));
    }
    rules.extend(["choices-rule-rank", "choices-rule-draw", "choices-rule-fits"].map(|key| lang.get(key)));
    rules
}
