//! What people read: every key in every language, with the same variables, and each one used.

use super::{Source, files, literals_after, none};
use fluent_bundle::FluentResource;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::OnceLock,
};

/// Key, and the variables that its text names.
pub type Keys = BTreeMap<String, BTreeSet<String>>;

/// These get a variable later than where they are made.
const COMPLETED_LATER: &[&str] = &["error-internal"];

fn languages() -> BTreeMap<String, Vec<Source>> {
    let mut languages: BTreeMap<String, Vec<Source>> = BTreeMap::new();
    for file in files("i18n", ".ftl") {
        let code = file.path.split('/').nth(1).unwrap().to_owned();
        languages.entry(code).or_default().push(file);
    }
    languages
}

fn keys(files: &[Source]) -> Keys {
    let mut keys = Keys::new();
    let mut current = String::new();
    for line in files.iter().flat_map(|file| file.text.lines()) {
        let begins = line.starts_with(|c: char| c.is_ascii_alphabetic());
        if let (true, Some((key, _))) = (begins, line.split_once('=')) {
            current = key.trim().to_owned();
            keys.entry(current.clone()).or_default();
        }
        let variables = line
            .split('$')
            .skip(1)
            .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '-')).collect::<String>());
        if let (false, Some(known)) = (line.starts_with('#'), keys.get_mut(&current)) {
            known.extend(variables);
        }
    }
    keys
}

pub fn english() -> &'static Keys {
    static ENGLISH: OnceLock<Keys> = OnceLock::new();
    ENGLISH.get_or_init(|| keys(&languages()["en"]))
}

#[test]
fn every_language_says_everything_that_english_says() {
    let languages = languages();
    let english = &languages["en"];
    let names =
        |files: &[Source]| files.iter().map(|f| f.path.rsplit('/').next().unwrap().to_owned()).collect::<Vec<_>>();
    for (code, texts) in &languages {
        assert_eq!(names(texts), names(english), "{code}: its files are named like the English ones");
        for (file, original) in texts.iter().zip(english) {
            let (said, known) = (keys(std::slice::from_ref(file)), keys(std::slice::from_ref(original)));
            let missing: Vec<_> = known.keys().filter(|key| !said.contains_key(*key)).collect();
            let unknown: Vec<_> = said.keys().filter(|key| !known.contains_key(*key)).collect();
            assert_eq!((missing, unknown), (vec![], vec![]), "{}: missing, unknown", file.path);
            // A language may leave a number out in some of its plurals, but never ask for what nobody gives.
            let foreign = said.iter().filter(|(key, variables)| !variables.is_subset(&known[*key]));
            let silent = known.iter().filter(|(key, variables)| !variables.is_subset(&said[*key]));
            let differing: Vec<_> = foreign.chain(silent).map(|(key, _)| key).collect();
            assert_eq!(differing, [""; 0], "{}: other variables than in English", file.path);
        }
    }
}

#[test]
fn every_text_is_written_as_fluent_reads_it() {
    let wrong = languages().into_values().flatten().filter_map(|file| {
        let (_, errors) = FluentResource::try_new(file.text.clone()).err()?;
        Some(format!("{}: {errors:?}", file.path))
    });
    none(wrong.collect());
}

#[test]
fn every_text_that_is_asked_for_exists_and_gets_its_variables() {
    let english = english();
    let mut wrong = Vec::new();
    for source in files("src", ".rs") {
        let code = source.code();
        for rest in code.split("Text::of(").skip(1) {
            let Some((key, rest)) = rest.trim_start().strip_prefix('"').and_then(|rest| rest.split_once('"')) else {
                continue;
            };
            let Some(wanted) = english.get(key) else {
                wrong.push(format!("{}: there is no text {key:?}", source.path));
                continue;
            };
            let given = with_chain(rest);
            if given != *wanted && !COMPLETED_LATER.contains(&key) {
                wrong.push(format!("{}: {key:?} wants {wanted:?} and gets {given:?}", source.path));
            }
        }
    }
    none(wrong);
}

/// The names in `.with("a", …).with("b", …)` that follow a key and its parenthesis.
fn with_chain(rest: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut rest = rest.trim_start().strip_prefix(')').unwrap_or_default().trim_start();
    while let Some(after) = rest.strip_prefix(".with(") {
        names.extend(
            after.trim_start().strip_prefix('"').and_then(|word| word.split_once('"')).map(|(name, _)| name.to_owned()),
        );
        let mut depth = 1;
        let end = after.char_indices().find(|(_, c)| {
            depth += match c {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            depth == 0
        });
        rest = end.map_or("", |(at, _)| after[at + 1..].trim_start());
    }
    names
}

#[test]
fn every_text_is_used() {
    let sources: Vec<_> = files("src", ".rs").into_iter().chain(files("templates", "")).map(|file| file.text).collect();
    let all = sources.concat();
    // `format!("role-{role}")` uses all that begin so.
    let beginnings: Vec<_> = all
        .split('"')
        .filter_map(|literal| literal.split_once('{').map(|(beginning, _)| beginning))
        .filter(|beginning| {
            beginning.ends_with('-') && beginning.len() > 2 && !beginning.contains([' ', '/', '\n', '<'])
        })
        .map(str::to_owned)
        .chain(literals_after(&all, "said(lang, ").into_iter().map(|beginning| beginning + "-"))
        .collect();
    let is_used =
        |key: &str| all.contains(&format!("\"{key}\"")) || beginnings.iter().any(|begin| key.starts_with(begin));
    none(english().keys().filter(|key| !is_used(key)).map(|key| format!("nobody says {key:?}")).collect());
}

/// A school’s log is read by people too. What belongs to an account or a job is in the site’s log, which shows a code where
/// there are no words.
#[test]
fn every_kind_of_entry_in_a_schools_log_has_words() {
    let english = english();
    let kinds: Vec<_> = english.keys().filter_map(|key| key.strip_prefix("audit-kind-")).collect();
    let mut wrong = Vec::new();
    for source in files("src", ".rs") {
        let code = source.code();
        let is_verb = |verb: &str| !verb.is_empty() && verb.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        let actions = code
            .split('"')
            .filter(|word| word.split_once('.').is_some_and(|(kind, verb)| kinds.contains(&kind) && is_verb(verb)));
        for action in actions.map(str::to_owned).chain(literals_after(&code, "Change::of(")) {
            let key = format!("audit-{}", action.replace(['.', '_'], "-"));
            let is_of_the_site = ["user.", "session.", "job."].iter().any(|kind| action.starts_with(kind));
            if !is_of_the_site && !english.contains_key(&key) {
                wrong.push(format!("{}: nobody wrote {key:?} for {action:?}", source.path));
            }
        }
    }
    assert!(kinds.len() > 5, "{kinds:?}");
    none(wrong);
}

#[test]
fn people_read_no_words_that_stand_in_a_template() {
    let mut wrong = Vec::new();
    let templates = files("templates", ".html").into_iter().chain(files("templates", ".txt"));
    // Its macros are attributes without their tags.
    for template in templates.filter(|template| template.path != "templates/_fields.html") {
        for words in words_in(&template.text) {
            wrong.push(format!("{}: {words:?}", template.path));
        }
    }
    none(wrong);
}

/// Runs of letters outside tags and template expressions, and in attributes that are read out.
fn words_in(template: &str) -> Vec<String> {
    let without = |text: &str, from: &str, to: &str| {
        let mut parts = text.split(from);
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |kept, part| kept + "\u{1}" + part.split_once(to).map_or("", |(_, rest)| rest))
    };
    let mut text = template.to_owned();
    for (from, to) in [("{#", "#}"), ("{%", "%}"), ("{{", "}}"), ("<style", "</style>"), ("<!--", "-->")] {
        text = without(&text, from, to);
    }
    let read_out = ["aria-label=\"", "title=\"", "alt=\"", "placeholder=\""];
    let attributes =
        read_out.iter().flat_map(|name| text.split(name).skip(1).filter_map(|rest| rest.split('"').next()));
    let attributes: Vec<_> = attributes.map(str::to_owned).collect();
    let outside = without(&text, "<", ">");
    let runs = outside.split(['\u{1}', '\n']).map(str::to_owned).chain(attributes);
    let has_words = |run: &String| run.chars().filter(|c| c.is_alphabetic()).count() > 1 && !run.contains('&');
    runs.filter(has_words).map(|run| run.trim().to_owned()).collect()
}

#[test]
fn templates_name_assets_and_icons_that_exist() {
    let icons = files("static", "icons.svg").remove(0).text;
    let mut wrong = Vec::new();
    for template in files("templates", ".html") {
        let quoted = template.text.split('"').filter(|word| {
            let is_name = word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_'));
            is_name && [".js", ".css", ".svg", ".woff2", ".png"].iter().any(|ending| word.ends_with(ending))
        });
        for name in quoted.map(str::to_owned).chain(literals_after(&template.text, "asset(")) {
            if homeroom::platform::web::asset(&name) == "/static/missing" {
                wrong.push(format!("{}: there is no asset {name}", template.path));
            }
        }
        for rest in template.text.split("#i-").skip(1) {
            let icon: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
            if !icon.is_empty() && !icons.contains(&format!("id=\"i-{icon}\"")) {
                wrong.push(format!("{}: there is no icon {icon}", template.path));
            }
        }
    }
    none(wrong);
}
