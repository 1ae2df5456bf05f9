//! Rules of the house that the compiler cannot see: these read the source itself.

mod arrows;
mod sources;
pub mod texts;

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A file of the repository, as it is and as it is read here.
pub struct Source {
    /// Like `src/activities/queries.rs`.
    pub path: String,
    pub text: String,
}

impl Source {
    /// Without its unit tests and comments: what is compiled into the server.
    pub fn code(&self) -> String {
        let code = self.text.split("#[cfg(test)]").next().unwrap_or_default();
        let is_comment = |line: &&str| !line.trim_start().starts_with("//");
        let lines = code.lines().filter(is_comment).map(|line| line.split(" // ").next().unwrap_or_default());
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// Every file below this folder whose name ends so.
pub fn files(folder: &str, ending: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    walk(&root.join(folder), &mut found);
    found.sort();
    let ours = found.into_iter().filter(|path| path.to_string_lossy().ends_with(ending));
    ours.map(|path| Source {
        text: fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())),
        path: path.strip_prefix(root).unwrap().display().to_string(),
    })
    .collect()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        match entry.path() {
            _ if is_hidden => {}
            path if path.is_dir() => walk(&path, found),
            path => found.push(path),
        }
    }
}

/// Every `"…"` that begins right after one of these openings.
pub fn literals_after(text: &str, opening: &str) -> Vec<String> {
    let after = text.split(opening).skip(1);
    after
        .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split_once('"'))
        .map(|(word, _)| word.to_owned())
        .collect()
}

/// What was found against the rule, one line each; none is right.
#[track_caller]
pub fn none(found: Vec<String>) {
    assert!(found.is_empty(), "\n  {}\n", found.join("\n  "));
}
