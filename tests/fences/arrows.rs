//! Who may use whom: `handlers -> {forms, actions, queries, views}`, `actions -> queries -> model`, `views -> model`; rooms use
//! the platform, never the other way round, and each other only by the names that `mod.rs` gives out. A wing of a room
//! (`activities::sessions`) has the same furniture; it may use its room's, and nobody reaches behind its `mod.rs`.

use super::{Source, files, none};
use std::collections::BTreeSet;

/// What each kind of furniture may use of its own room. What is not listed may use all but handlers and views.
const ARROWS: &[(&str, &[&str])] = &[
    ("model", &["model"]),
    ("queries", &["queries", "model"]),
    ("forms", &["forms", "model"]),
    ("views", &["views", "forms", "model"]),
];
const FURNITURE: &[&str] = &["model", "queries", "actions", "handlers", "views", "forms", "jobs", "mail", "api"];

#[test]
fn rooms_reach_each_other_only_by_the_names_that_they_give_out() {
    let rooms = rooms();
    let mut wrong = Vec::new();
    for source in files("src", ".rs") {
        let Some(room) = room_of(&source, &rooms) else { continue };
        for path in paths(&source) {
            let there = Place::of(&path);
            let is_behind = there.furniture.is_some()
                && rooms.contains(&path[0])
                && (path[0] != *room
                    || there.wing.is_some_and(|wing| module_of(&source).get(1).is_none_or(|own| own != wing)));
            if is_behind {
                wrong.push(format!("{} reaches for {}", source.path, path.join("::")));
            }
        }
    }
    none(wrong);
}

#[test]
fn a_room_shows_no_module_of_its_own() {
    let rooms = rooms();
    let fronts = files("src", "mod.rs")
        .into_iter()
        .filter(|source| source.path.split('/').count() == 3 && room_of(source, &rooms).is_some());
    none(
        fronts
            .flat_map(|source| {
                let lines: Vec<_> = source.code().lines().map(str::to_owned).collect();
                lines
                    .into_iter()
                    .filter(|line| line.starts_with("pub mod"))
                    .map(move |line| format!("{}: {line}", source.path))
            })
            .collect(),
    );
}

#[test]
fn arrows_in_a_room_point_one_way() {
    let rooms = rooms();
    let mut wrong = Vec::new();
    for source in files("src", ".rs") {
        let (Some(room), module) = (room_of(&source, &rooms), module_of(&source)) else { continue };
        let Some(furniture) = Place::of(&module).furniture else { continue };
        let allowed = ARROWS.iter().find(|(name, _)| *name == furniture).map(|(_, allowed)| *allowed);
        for path in paths(&source) {
            let (Some(of), Some(used)) = (path.first(), Place::of(&path).furniture) else { continue };
            if of != room || furniture == "handlers" || furniture == used {
                continue;
            }
            let may = allowed.map_or(!["handlers", "views"].contains(&used), |all| all.contains(&used));
            // Naming what a query answers is no asking.
            let is_type = path.last().is_some_and(|name| name.starts_with(char::is_uppercase));
            let draws = ["views", "forms"].contains(&furniture) && ["queries", "actions"].contains(&used);
            let is_drawn = draws && is_type;
            if !may && !is_drawn {
                wrong.push(format!("{} uses {}", source.path, path.join("::")));
            }
        }
    }
    none(wrong);
}

#[test]
fn the_platform_knows_no_room() {
    let mut rooms = rooms();
    rooms.insert("commands".to_owned());
    let below = files("src", ".rs").into_iter().filter(|source| {
        let first = module_of(source).first().cloned().unwrap_or_default();
        ["platform", "config", "error"].contains(&first.as_str())
    });
    let mut wrong = Vec::new();
    for source in below {
        for path in paths(&source) {
            if path.first().is_some_and(|first| rooms.contains(first)) {
                wrong.push(format!("{} uses {}", source.path, path.join("::")));
            }
        }
    }
    none(wrong);
}

#[test]
fn statements_stand_in_queries() {
    let rooms = rooms();
    let mut wrong = Vec::new();
    for source in files("src", ".rs") {
        let Some(room) = room_of(&source, &rooms) else { continue };
        let module = module_of(&source);
        let furniture = Place::of(&module).furniture.or(module.get(1).map(String::as_str)).unwrap_or("mod");
        // Rows are declared in the model; the log has one statement, which is all there is to it.
        if ["queries", "model"].contains(&furniture) || (room == "audit" && furniture == "record") {
            continue;
        }
        let code = source.code();
        for word in ["schema::", ".execute(", "sql_query", "insert_into("] {
            if code.contains(word) {
                wrong.push(format!("{} has {word}", source.path));
            }
        }
    }
    none(wrong);
}

#[test]
fn paths_are_read_as_the_compiler_reads_them() {
    let source = Source {
        path: "src/activities/queries/list.rs".to_owned(),
        text: "use super::{super::model::{self, Activity}, rows};\nuse crate::{audit, people::{PersonRef, queries::find}};\n\
               fn a() { crate::schools::terms(); self::b() }\n// crate::store\n#[cfg(test)] mod tests { use crate::chat; }"
            .to_owned(),
    };
    let read: Vec<_> = paths(&source).iter().map(|path| path.join("::")).collect();
    assert_eq!(
        read,
        [
            "activities::model",
            "activities::model::Activity",
            "activities::queries::rows",
            "audit",
            "people::PersonRef",
            "people::queries::find",
            "schools::terms",
            "activities::queries::list::b",
        ]
    );
}

/// Where a path stands in its room: the wing, if it is in one, and the furniture.
#[derive(Debug, PartialEq, Eq)]
struct Place<'p> {
    wing: Option<&'p str>,
    furniture: Option<&'p str>,
}

impl<'p> Place<'p> {
    fn of(path: &'p [String]) -> Self {
        let furniture = |at: usize| path.get(at).map(String::as_str).filter(|name| FURNITURE.contains(name));
        match (furniture(1), furniture(2)) {
            (Some(furniture), _) => Self { wing: None, furniture: Some(furniture) },
            (None, Some(furniture)) => Self { wing: path.get(1).map(String::as_str), furniture: Some(furniture) },
            (None, None) => Self { wing: None, furniture: None },
        }
    }
}

#[test]
fn a_wing_is_furnished_like_its_room() {
    let path = |text: &str| text.split("::").map(str::to_owned).collect::<Vec<_>>();
    let (of_room, of_wing) = (path("activities::queries::list"), path("activities::sessions::queries::Session"));
    assert_eq!(Place::of(&of_room), Place { wing: None, furniture: Some("queries") });
    assert_eq!(Place::of(&of_wing), Place { wing: Some("sessions"), furniture: Some("queries") });
    assert_eq!(Place::of(&path("activities::Session")), Place { wing: None, furniture: None });
}

/// Folders of `src` that are rooms.
fn rooms() -> BTreeSet<String> {
    let folders = files("src", ".rs").into_iter().filter_map(|source| {
        let parts: Vec<_> = source.path.split('/').map(str::to_owned).collect();
        (parts.len() > 2).then(|| parts[1].clone())
    });
    folders.filter(|folder| !["platform", "commands", "error"].contains(&folder.as_str())).collect()
}

fn room_of<'r>(source: &Source, rooms: &'r BTreeSet<String>) -> Option<&'r String> {
    rooms.get(source.path.split('/').nth(1)?)
}

/// `src/activities/queries/list.rs` is `activities::queries::list`.
fn module_of(source: &Source) -> Vec<String> {
    let path = source.path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    path.split('/').filter(|part| !["lib", "main", "mod"].contains(part)).map(str::to_owned).collect()
}

/// Every path of this crate that the file names, from the crate's root on.
fn paths(source: &Source) -> Vec<Vec<String>> {
    let code = source.code();
    let module = module_of(source);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = next_root(&code, at) {
        let mut reading = Reading { rest: &code[next..], found: Vec::new() };
        reading.tree(&[]);
        let length = code.len() - next - reading.rest.len();
        at = next + length.max(1);
        found.extend(reading.found.iter().filter_map(|path| resolved(path, &module)));
    }
    found
}

/// Where the next path begins that says where it starts.
fn next_root(code: &str, from: usize) -> Option<usize> {
    let roots = ["crate::", "super::", "self::"];
    let is_start = |at: &usize| {
        let before = code[..*at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':' || c == '$')
    };
    roots.iter().filter_map(|root| code[from..].match_indices(root).map(|(at, _)| at + from).find(is_start)).min()
}

struct Reading<'c> {
    rest: &'c str,
    found: Vec<Vec<String>>,
}

impl Reading<'_> {
    fn tree(&mut self, before: &[String]) {
        let mut path = before.to_vec();
        loop {
            let name: String = self.rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            self.rest = &self.rest[name.len()..];
            if !name.is_empty() {
                path.push(name);
            }
            if let Some(rest) = self.rest.strip_prefix("::") {
                self.rest = rest;
            }
            if let Some(rest) = self.rest.strip_prefix('{') {
                self.rest = rest;
                return self.branches(&path);
            }
            if !self.rest.starts_with(|c: char| c.is_alphanumeric() || c == '_') {
                // `self` in braces is the module itself.
                if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
                    path.pop();
                }
                return self.found.push(path);
            }
        }
    }

    fn branches(&mut self, path: &[String]) {
        loop {
            self.rest = self.rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',' || c == '*');
            if let Some(rest) = self.rest.strip_prefix('}') {
                self.rest = rest;
                return;
            }
            let length = self.rest.len();
            self.tree(path);
            if let Some(rest) = self.rest.strip_prefix(" as ") {
                self.rest = rest.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_');
            }
            if self.rest.len() == length {
                return;
            }
        }
    }
}

fn resolved(path: &[String], module: &[String]) -> Option<Vec<String>> {
    let (mut base, mut rest) = (module.to_vec(), path);
    match path.first()?.as_str() {
        "crate" => {
            base.clear();
            rest = &path[1..];
        }
        "self" => rest = &path[1..],
        _ => {}
    }
    while rest.first().is_some_and(|part| part == "super") {
        base.pop()?;
        rest = &rest[1..];
    }
    base.extend(rest.iter().cloned());
    Some(base)
}
