//! What may not be written, and how long things may be.

use super::{files, none};
use std::collections::BTreeSet;

#[test]
fn no_template_calls_its_text_safe() {
    let mut wrong = Vec::new();
    for template in files("templates", "") {
        let squeezed: String = template.text.chars().filter(|c| !c.is_whitespace()).collect();
        for word in ["|safe", "|escape(\"none\")", "{%autoescape"] {
            if squeezed.contains(word) {
                wrong.push(format!("{} has {word}", template.path));
            }
        }
    }
    none(wrong);
}

#[test]
fn templates_hold_no_script_and_no_style() {
    let mut wrong = Vec::new();
    for template in files("templates", ".html").iter().filter(|file| !file.path.starts_with("templates/mail/")) {
        let tags = template.text.split('<').skip(1).map(|tag| tag.split('>').next().unwrap_or_default());
        for tag in tags {
            let has_handler = tag.split_whitespace().skip(1).any(|word| {
                let name = word.split('=').next().unwrap_or_default();
                name.len() > 2 && name.starts_with("on") && word.contains('=')
            });
            let is_inline = tag.starts_with("script") && !tag.contains("src=") || tag.starts_with("style");
            if has_handler || is_inline || tag.contains(" style=") || tag.contains("javascript:") {
                wrong.push(format!("{}: <{tag}>", template.path));
            }
        }
    }
    none(wrong);
}

#[test]
fn a_file_that_grows_past_400_lines_becomes_a_folder() {
    let lines = |code: &str| code.lines().filter(|line| !line.trim().is_empty()).count();
    let long = files("src", ".rs").into_iter().map(|source| (lines(&source.code()), source.path));
    none(
        long.filter(|(lines, _)| *lines > 400)
            .map(|(lines, path)| format!("{path} has {lines} lines of code"))
            .collect(),
    );
}

#[test]
fn handlers_are_short() {
    let mut wrong = Vec::new();
    for source in files("src", ".rs") {
        if !source.path.contains("/handlers") {
            continue;
        }
        let code = source.code();
        for function in code.split("\npub async fn ").skip(1) {
            let body = function.split("\n}").next().unwrap_or_default();
            let (name, lines) = (function.split(['(', '<']).next().unwrap_or_default(), body.lines().count() + 1);
            if lines > 20 {
                wrong.push(format!("{}: {name} has {lines} lines", source.path));
            }
        }
    }
    none(wrong);
}

#[test]
fn nothing_panics_on_purpose() {
    let words =
        [".unwrap()", ".expect(", "panic!(", "unreachable!(", "todo!(", "unimplemented!(", "TODO", "FIXME", "dbg!("];
    let mut found = BTreeSet::new();
    // What tests say of the code beside them may stop at once.
    for source in files("src", ".rs").into_iter().filter(|source| !source.path.ends_with("/tests.rs")) {
        let code = source.code();
        found.extend(words.iter().filter(|word| code.contains(**word)).map(|word| format!("{} {word}", source.path)));
    }
    // The tripwire is only built into tests and development, and panicking is what it is for.
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["src/platform/db/tripwire/mod.rs panic!("]);
}

#[test]
fn styles_know_no_left_and_no_right() {
    let mut wrong = Vec::new();
    for sheet in files("static/css", ".css") {
        let bare =
            sheet.text.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, rest)| rest)).collect::<String>();
        for declaration in bare.split([';', '{', '}']) {
            let words = declaration.split(|c: char| !c.is_ascii_alphanumeric());
            if words.into_iter().any(|word| word == "left" || word == "right") {
                wrong.push(format!("{}: {}", sheet.path, declaration.trim()));
            }
        }
    }
    none(wrong);
}

#[test]
fn schools_are_crossed_for_these_reasons_only() {
    let mut callers = Vec::new();
    // The guard only hands on what its caller says.
    for source in files("src", ".rs").into_iter().filter(|source| source.path != "src/platform/access/guards.rs") {
        let code = source.code();
        for call in code.split(".across_schools(").skip(1) {
            let reason = call.split(['"', ';']).nth(1).unwrap_or_default();
            callers.push(format!("{}: {reason}", source.path));
        }
    }
    assert_eq!(callers, include_str!("across_schools.txt").lines().collect::<Vec<_>>());
}

#[test]
fn every_setting_that_is_read_is_listed() {
    let config = files("src", "config.rs").remove(0).code();
    let openings = ["self.get(\"", "parsed(\"", "explicit(env, \""];
    let read =
        openings.iter().flat_map(|opening| config.split(opening).skip(1).filter_map(|rest| rest.split('"').next()));
    let listed: BTreeSet<_> = homeroom::config::SETTINGS.iter().map(|(name, ..)| *name).collect();
    assert_eq!(read.chain(["HOST"]).collect::<BTreeSet<_>>(), listed);
}

#[test]
fn a_room_says_at_its_door_what_it_is_and_what_its_rule_is() {
    // A wing has routes of its own, and so has a room.
    let doors = files("src", "mod.rs").into_iter().filter(|source| {
        let parts: Vec<_> = source.path.split('/').collect();
        let is_wing = parts.len() == 4 && source.text.contains("pub fn routes() -> Routes");
        (parts.len() == 3 || is_wing) && !["platform", "commands"].contains(&parts[1])
    });
    let silent = doors.filter(|door| !door.text.starts_with("//! ") || !door.text.contains("//! Its rule: "));
    none(silent.map(|door| door.path).collect());
}
