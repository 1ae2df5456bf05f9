use super::path;
use crate::{
    activities::{
        actions::Consequences,
        forms::{ActivityForm, CancelForm, SlotTyped},
        model::{Activity, Level, Mode},
        queries::Menu,
    },
    people::PersonRef,
    platform::{
        db::ids::ProgramId,
        i18n::Text,
        web::{Chrome, Form},
    },
    schools::Term,
};
use askama::Template;

/// What the selects of the form offer.
pub struct Choices {
    pub menu: Menu,
    pub tags: Vec<String>,
    pub terms: Vec<Term>,
    pub programs: Vec<(ProgramId, String)>,
    pub staff: Vec<PersonRef>,
    pub consequences: Consequences,
}

/// Value, label, chosen.
type Choice = (String, String, bool);

/// A way of giving places.
struct ModeChoice {
    value: &'static str,
    label: String,
    hint: String,
    is_chosen: bool,
}

/// The form of an activity: a new one, or one that exists.
#[derive(Template)]
#[template(path = "activities/edit.html")]
pub struct EditPage {
    chrome: Chrome,
    form: Form<ActivityForm>,
    is_new: bool,
    action: String,
    back: String,
    weekdays: Vec<(String, String)>,
    slots: Vec<SlotTyped>,
    categories: Vec<String>,
    tags: Vec<String>,
    levels: Vec<Choice>,
    modes: Vec<ModeChoice>,
    terms: Vec<Choice>,
    programs: Vec<Choice>,
    leads: Vec<Choice>,
    helpers: Vec<Choice>,
    /// What saving would mean for people, when that has to be confirmed.
    needs_word: bool,
    told: Option<String>,
    clashes: Vec<String>,
}

impl EditPage {
    pub fn of(chrome: &Chrome, activity: Option<&Activity>, form: &Form<ActivityForm>, choices: Choices) -> Self {
        let lang = chrome.lang;
        let list = chrome.path("/activities");
        let here = activity.map(|activity| path(chrome, &activity.id));
        let picked = |id: &str, list: &[String]| list.iter().any(|chosen| chosen == id);
        let people = |chosen: &[String]| -> Vec<Choice> {
            choices.staff.iter().map(|p| (p.id.to_string(), p.name.clone(), picked(p.id.as_str(), chosen))).collect()
        };
        let needs_word = form.errors().on("confirmed").is_some();
        let consequences = &choices.consequences;
        let clash = |made: &crate::activities::actions::ClashMade| {
            lang.say(&Text::of("activity-clash-made").with("person", &made.person).with("other", &made.other))
        };
        Self {
            is_new: activity.is_none(),
            action: here.clone().unwrap_or_else(|| list.clone()),
            back: here.unwrap_or(list),
            weekdays: (1..=7)
                .map(|day| (day.to_string(), lang.dates().map(|dates| dates.weekday(day)).unwrap_or_default()))
                .collect(),
            slots: form.slots_typed(),
            categories: choices.menu.categories.iter().map(|(_, name)| name.clone()).collect(),
            tags: choices.tags.clone(),
            levels: Level::ALL
                .iter()
                .map(|level| {
                    let label = lang.get(&format!("level-{}", level.as_str()));
                    (level.as_str().to_owned(), label, form.level == level.as_str())
                })
                .collect(),
            modes: modes(chrome, form),
            terms: choices
                .terms
                .iter()
                .map(|term| (term.id.to_string(), term.name.clone(), form.term == term.id.as_str()))
                .collect(),
            programs: choices
                .programs
                .iter()
                .map(|(id, name)| (id.to_string(), name.clone(), form.program == id.as_str()))
                .collect(),
            leads: people(&form.leads),
            helpers: people(&form.helpers),
            needs_word,
            told: (consequences.told > 0)
                .then(|| lang.say(&Text::of("activity-change-told").with("n", consequences.told))),
            clashes: if needs_word {
                let rooms = consequences.rooms.iter().map(|taken| lang.say(&taken.text(form.room.trim(), lang)));
                consequences.clashes.iter().map(clash).chain(rooms).collect()
            } else {
                Vec::new()
            },
            form: form.clone(),
            chrome: chrome.clone(),
        }
    }
}

fn modes(chrome: &Chrome, form: &ActivityForm) -> Vec<ModeChoice> {
    let mode = |mode: &Mode| {
        let key = format!("activity-mode-{}", mode.as_str().replace('_', "-"));
        ModeChoice {
            value: mode.as_str(),
            label: chrome.lang.get(&key),
            hint: chrome.lang.get(&format!("{key}-hint")),
            is_chosen: form.mode().is_ok_and(|chosen| chosen == *mode),
        }
    };
    Mode::ALL.iter().map(mode).collect()
}

/// Asks why, before an activity is cancelled for everybody.
#[derive(Template)]
#[template(path = "activities/cancel.html")]
pub struct CancelPage {
    chrome: Chrome,
    form: Form<CancelForm>,
    name: String,
    told: usize,
    action: String,
    back: String,
}

impl CancelPage {
    /// `told`: how many will read why.
    pub fn of(chrome: &Chrome, activity: &Activity, told: usize, form: &Form<CancelForm>) -> Self {
        let back = path(chrome, &activity.id);
        Self {
            name: activity.name.clone(),
            told,
            action: format!("{back}/cancellation"),
            back,
            form: form.clone(),
            chrome: chrome.clone(),
        }
    }
}
