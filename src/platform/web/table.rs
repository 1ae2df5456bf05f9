//! Lists: every state of one is an address that can be shared. Search, filters, order, page and size are its query.

use super::Chrome;
use crate::platform::i18n::{Lang, Text};
use actix_web::{
    FromRequest, HttpRequest,
    cookie::{Cookie, SameSite, time::Duration},
    dev::Payload,
};
use std::{
    convert::Infallible,
    future::{Ready, ready},
};

/// How many rows a page may have; the first is what people get who never chose.
const SIZES: [i64; 4] = [25, 50, 100, 250];
/// What an address of a list may hold, in parameters, bytes of a name and characters of a value.
const MOST_PAIRS: usize = 20;
const LONGEST_NAME: usize = 32;
const LONGEST_VALUE: usize = 400;
/// No list is walked further than this by page numbers.
const LAST_PAGE: i64 = 400;

/// The query of a list, as typed. What it does not know it ignores.
#[derive(Debug, Clone, Default)]
pub struct Query {
    path: String,
    pairs: Vec<(String, String)>,
}

impl FromRequest for Query {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self::read(req.path(), req.query_string())))
    }
}

impl Query {
    /// A query that was kept as text: of a list at this path, without the question mark.
    pub fn read(path: &str, text: &str) -> Self {
        // Postgres takes no NUL in a text, and nobody types one.
        let clean = |(name, value): (String, String)| (name, value.replace('\0', ""));
        let pairs = url::form_urlencoded::parse(text.as_bytes()).into_owned().map(clean);
        // Links carry what they do not know along, so it is kept short.
        let is_kept = |(name, value): &(String, String)| !value.trim().is_empty() && name.len() <= LONGEST_NAME;
        let short = |(name, value): (String, String)| (name, value.chars().take(LONGEST_VALUE).collect());
        Self { path: path.to_owned(), pairs: pairs.filter(is_kept).take(MOST_PAIRS).map(short).collect() }
    }

    /// Every value of a parameter that may come more than once.
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.pairs.iter().filter(|(known, _)| known == name).map(|(_, value)| value.trim()).collect()
    }

    /// The value of a parameter, trimmed; empty when it is not there.
    pub fn get(&self, name: &str) -> &str {
        self.pairs.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim())
    }

    /// The search words: short enough to search for.
    pub fn words(&self) -> String {
        self.get("q").chars().take(100).collect()
    }

    /// From 1. What is no page is page 1.
    pub fn page(&self) -> i64 {
        self.get("page").parse().unwrap_or(1).clamp(1, LAST_PAGE)
    }

    /// As chosen now, or as chosen before for this list.
    pub fn size(&self, chrome: &Chrome, list: &str) -> i64 {
        let known = |size: &i64| SIZES.contains(size);
        let asked = self.get("size").parse().ok().filter(known);
        asked.or_else(|| chrome.size_of(list).filter(known)).unwrap_or(SIZES[0])
    }

    /// Remembers a size that was just chosen.
    pub fn size_cookie(&self, chrome: &Chrome, list: &str) -> Option<Cookie<'static>> {
        let size: i64 = self.get("size").parse().ok().filter(|size| SIZES.contains(size))?;
        // Only what a list of ours would have written: the cookie is the browser's.
        let is_other = |entry: &&str| {
            entry.split_once('-').is_some_and(|(name, size)| {
                let is_list = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase());
                is_list && name != list && size.parse().is_ok_and(|size: i64| SIZES.contains(&size))
            })
        };
        let others = chrome.sizes().split('.').filter(is_other).take(20);
        let entries: Vec<String> = others.map(str::to_owned).chain([format!("{list}-{size}")]).collect();
        Some(
            Cookie::build("sizes", entries.join("."))
                .path("/")
                .http_only(true)
                .same_site(SameSite::Lax)
                .max_age(Duration::days(365))
                .finish(),
        )
    }

    /// The order asked for, if it is one of these; `-name` turns it around.
    pub fn sort<'k>(&self, known: &[&'k str]) -> (&'k str, bool) {
        let asked = self.get("sort");
        let (key, is_descending) = asked.strip_prefix('-').map_or((asked, false), |key| (key, true));
        let first = known.first().copied().unwrap_or_default();
        known.iter().find(|name| **name == key).map_or((first, false), |name| (name, is_descending))
    }

    /// Where links within this list begin.
    pub fn links(&self) -> ListPath {
        ListPath { path: self.path.clone(), pairs: self.pairs.clone() }
    }
}

/// An address of a list, to be changed a little.
#[derive(Debug, Clone)]
pub struct ListPath {
    path: String,
    pairs: Vec<(String, String)>,
}

impl ListPath {
    /// With this filter instead of what it said before; on the first page again.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self = self.without(name);
        self.pairs.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Without this filter; on the first page again.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.pairs.retain(|(known, _)| known != name && known != "page");
        self
    }

    fn page(mut self, page: i64) -> Self {
        self = self.without("page");
        if page > 1 {
            self.pairs.push(("page".to_owned(), page.to_string()));
        }
        self
    }

    /// What a form of filters has to carry along: everything but these and the page.
    pub fn hidden(&self, but: &[&str]) -> Vec<(String, String)> {
        let kept = self.pairs.iter().filter(|(name, _)| name != "page" && !but.contains(&name.as_str()));
        kept.cloned().collect()
    }
}

impl std::fmt::Display for ListPath {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.path)?;
        if self.pairs.is_empty() {
            return Ok(());
        }
        let query: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.pairs).finish();
        write!(f, "?{query}")
    }
}

/// One page of rows and how many there are in all.
#[derive(Debug, Clone)]
pub struct PageOf<T> {
    pub rows: Vec<T>,
    pub total: i64,
    pub page: i64,
    pub size: i64,
}

impl<T> PageOf<T> {
    pub fn offset(page: i64, size: i64) -> i64 {
        page.saturating_sub(1).saturating_mul(size)
    }

    pub fn map<U>(self, with: impl FnMut(T) -> U) -> PageOf<U> {
        let rows = self.rows.into_iter().map(with).collect();
        PageOf { rows, total: self.total, page: self.page, size: self.size }
    }
}

/// A filter in force, and where one goes without it.
#[derive(Debug, Clone)]
pub struct Chip {
    pub label: String,
    pub path: String,
}

/// The foot of a list: what is shown, the pages, the sizes. Drawn by `_pager.html`.
#[derive(Debug, Clone)]
pub struct Pager {
    /// "201-250 of 1,284".
    pub shown: String,
    pub pages: Vec<PageLink>,
    pub previous: Option<String>,
    pub next: Option<String>,
    pub sizes: Vec<PageLink>,
}

#[derive(Debug, Clone)]
pub struct PageLink {
    pub label: String,
    pub path: String,
    pub is_current: bool,
}

impl Pager {
    pub fn of<T>(list: &PageOf<T>, links: &ListPath, lang: Lang) -> Self {
        let (page, size, total) = (list.page, list.size, list.total);
        let last = ((total + size - 1) / size).clamp(1, LAST_PAGE);
        let from = PageOf::<T>::offset(page, size) + 1;
        let to = from + i64::try_from(list.rows.len()).unwrap_or(0) - 1;
        let shown = match list.rows.len() {
            0 => Text::of("list-none-of").with("total", total),
            _ => Text::of("list-shown").with("from", from).with("to", to).with("total", total),
        };
        // The first, the last, and what is near: never more than seven.
        let near = |n: &i64| *n == 1 || *n == last || (n - page).abs() <= 2;
        let pages = (1..=last).filter(near).map(|n| PageLink {
            label: n.to_string(),
            path: links.clone().page(n).to_string(),
            is_current: n == page,
        });
        let sizes = SIZES.iter().map(|n| PageLink {
            label: n.to_string(),
            path: links.clone().with("size", &n.to_string()).to_string(),
            is_current: *n == size,
        });
        let go = |n: i64| (1..=last).contains(&n).then(|| links.clone().page(n).to_string());
        Self {
            shown: lang.say(&shown),
            pages: if last > 1 { pages.collect() } else { Vec::new() },
            previous: go(page - 1),
            next: go(page + 1),
            sizes: if total > SIZES[0] { sizes.collect() } else { Vec::new() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    async fn query(uri: &str) -> Query {
        let req = TestRequest::with_uri(uri).to_http_request();
        Query::from_request(&req, &mut Payload::None).await.unwrap()
    }

    #[actix_web::test]
    async fn changing_a_filter_goes_back_to_the_first_page() {
        let query = query("/s/m/activities?q=chess&page=4&day=3&x=").await;
        assert_eq!((query.page(), query.words().as_str(), query.get("x")), (4, "chess", ""));
        assert_eq!(query.links().with("day", "5").to_string(), "/s/m/activities?q=chess&day=5");
        assert_eq!(query.links().without("q").to_string(), "/s/m/activities?day=3");
        assert_eq!(query.links().page(2).to_string(), "/s/m/activities?q=chess&day=3&page=2");
    }

    #[actix_web::test]
    async fn what_is_no_page_or_order_is_ignored() {
        let query = query("/?page=-3&sort=-password&size=7").await;
        assert_eq!((query.page(), query.sort(&["name", "free"])), (1, ("name", false)));
        assert_eq!(self::query("/?page=x&sort=-free").await.sort(&["name", "free"]), ("free", true));
    }

    #[test]
    fn the_foot_says_which_rows_these_are() {
        let list = PageOf { rows: vec![(); 34], total: 1284, page: 26, size: 50 };
        let links = ListPath { path: "/p".to_owned(), pairs: Vec::new() };
        let pager = Pager::of(&list, &links, Lang::default());
        assert_eq!(crate::platform::i18n::plain(&pager.shown), "1251–1284 of 1284");
        let pages: Vec<_> = pager.pages.iter().map(|page| page.label.as_str()).collect();
        assert_eq!((pages, pager.next), (vec!["1", "24", "25", "26"], None));
    }
}
