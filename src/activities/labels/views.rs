//! The office's pages of categories and of tags.

use super::{
    forms::{LabelForm, MergeForm},
    model::{Kind, Label},
};
use crate::{
    activities::model::{LONGEST_LABEL, PALETTE},
    platform::{
        i18n::Text,
        web::{Chrome, Form, PageOf, Pager, Query},
    },
};
use askama::Template;

/// All of a kind, with how often each is used, and a form for one more.
#[derive(Template)]
#[template(path = "activities/labels/index.html")]
pub struct LabelsPage {
    chrome: Chrome,
    form: Form<LabelForm>,
    is_category: bool,
    action: String,
    words: String,
    rows: Vec<Row>,
    hues: Vec<Hue>,
    longest: usize,
    pager: Pager,
}

struct Row {
    path: String,
    name: String,
    /// The class of its dot.
    hue: Option<String>,
    uses: String,
    remove: Option<String>,
}

struct Hue {
    degrees: String,
    name: String,
    is_chosen: bool,
}

fn used(chrome: &Chrome, label: &Label) -> String {
    chrome.lang.say(&Text::of("label-uses").with("n", label.uses))
}

/// What there is to choose from, and the one that it has if that is none of them.
fn hues(chrome: &Chrome, chosen: &str) -> Vec<Hue> {
    let hue = |degrees: String, key: &str| Hue { is_chosen: degrees == chosen, name: chrome.lang.get(key), degrees };
    let is_kept = !chosen.is_empty() && PALETTE.iter().all(|(degrees, _)| degrees.to_string() != chosen);
    let kept = chosen.parse::<i32>().ok().filter(|_| is_kept).map(|degrees| hue(degrees.to_string(), "hue-kept"));
    PALETTE.iter().map(|(degrees, key)| hue(degrees.to_string(), key)).chain(kept).collect()
}

impl LabelsPage {
    pub fn of(chrome: &Chrome, kind: Kind, query: &Query, form: &Form<LabelForm>, list: PageOf<Label>) -> Self {
        let action = chrome.path(kind.pages());
        let row = |label: &Label| {
            let path = format!("{action}/{}", label.id);
            Row {
                name: label.name.clone(),
                hue: label.hue.map(|hue| format!("hue-{hue}")),
                uses: used(chrome, label),
                remove: (label.uses == 0).then(|| format!("{path}/removal")),
                path,
            }
        };
        Self {
            is_category: kind == Kind::Category,
            words: query.words(),
            rows: list.rows.iter().map(row).collect(),
            hues: if kind == Kind::Category { hues(chrome, &form.hue) } else { Vec::new() },
            longest: LONGEST_LABEL,
            pager: Pager::of(&list, &query.links(), chrome.lang),
            action,
            form: form.clone(),
            chrome: chrome.clone(),
        }
    }
}

/// One of them: another name or colour, merging, clearing away.
#[derive(Template)]
#[template(path = "activities/labels/show.html")]
pub struct LabelPage {
    chrome: Chrome,
    form: Form<LabelForm>,
    is_category: bool,
    name: String,
    uses: String,
    back: String,
    action: String,
    remove: Option<String>,
    hues: Vec<Hue>,
    others: Vec<String>,
    into: String,
    /// What is wrong with what it should be merged into.
    wrong_into: Option<String>,
    longest: usize,
}

impl LabelPage {
    pub fn of(
        chrome: &Chrome,
        label: &Label,
        others: Vec<Label>,
        form: Option<&Form<LabelForm>>,
        merge: Option<&Form<MergeForm>>,
    ) -> Self {
        let kind = label.id.kind();
        let back = chrome.path(kind.pages());
        let action = format!("{back}/{}", label.id);
        let form = form.cloned().unwrap_or_else(|| Form::filled(LabelForm::of(label)));
        Self {
            is_category: kind == Kind::Category,
            name: label.name.clone(),
            uses: used(chrome, label),
            remove: (label.uses == 0).then(|| format!("{action}/removal")),
            hues: if kind == Kind::Category { hues(chrome, &form.hue) } else { Vec::new() },
            others: others.into_iter().filter(|other| other.id != label.id).map(|other| other.name).collect(),
            into: merge.map(|merge| merge.input.into.clone()).unwrap_or_default(),
            wrong_into: merge.and_then(|merge| merge.wrong("into", &chrome.lang)),
            longest: LONGEST_LABEL,
            back,
            action,
            form,
            chrome: chrome.clone(),
        }
    }
}
