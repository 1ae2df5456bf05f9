//! How answers are made: routes that say who may call, replies, forms, lists, what surrounds a page.

mod assets;
mod chrome;
mod domain;
pub mod fields;
mod flash;
mod form;
mod headers;
mod reply;
mod routes;
mod sheet;
mod table;
mod today;

pub use assets::{asset, asset_bytes, serve as serve_asset};
pub use chrome::{Chrome, Look, NavItem};
pub use domain::of_the_school;
pub use flash::Flash;
pub use form::{FieldErrors, Form, Raw};
pub use headers::{address_of, outlive_the_window, secure, wants_fragment};
pub use reply::{Drawn, Encoding, Reply, Style, attachment};
pub use routes::{Entry, Id, LARGEST_BODY, LargestBody, Routes, SubId};
pub use sheet::{Cell, Sheet, SheetKind};
pub use table::{Chip, ListPath, PageOf, Pager, Query};
pub use today::{Waiting, WeekEntry};

/// Left in a request by a sign-in whose cookie should outlive the browser's window.
pub struct Remember;

/// Where to go after signing in or choosing a language: a path of ours, or nothing.
pub fn local_path(path: &str) -> Option<&str> {
    let is_ours = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && path.chars().all(|c| c.is_ascii_graphic());
    is_ours.then_some(path)
}

#[cfg(test)]
mod tests {
    use super::local_path;

    #[test]
    fn only_paths_of_ours_are_gone_to() {
        assert_eq!(local_path("/s/mergington/today?x=1"), Some("/s/mergington/today?x=1"));
        for evil in
            ["//evil.example", "/\\evil.example", "https:evil", "https://evil.example", "", "/a\r\nb", "/a b", "evil"]
        {
            assert_eq!(local_path(evil), None, "{evil}");
        }
    }
}
