//! Asking a provider: over HTTPS, or a list that stands here, to try things out.

use super::model::{Kind, Mapping, Row};
use crate::platform::{
    db::Moment,
    i18n::Text,
    outbound::{Outbound, Unanswered},
};
use serde_json::{Value, json};
use std::future::Future;
use url::Url;

/// How many rows a page may have: they are taken in at once.
const LONGEST_PAGE: usize = 500;

/// Somebody who offers activities.
pub trait Provider {
    /// One page of what they offer: the first, or the one that the page before called `next`. `since`: only what has
    /// changed from then on; whoever cannot tell answers with everything.
    fn list(&self, at: Option<&str>, since: Option<Moment>) -> impl Future<Output = Result<Page, Trouble>>;
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    pub rows: Vec<Row>,
    /// How the next one is called, if there is one.
    pub next: Option<String>,
}

/// Why there is no page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    Unanswered(Unanswered),
    /// There is JSON, and no list where it should be.
    NoList,
    TooManyRows,
}

impl Trouble {
    pub fn text(self) -> Text {
        match self {
            Self::Unanswered(why) => why.text(),
            Self::NoList => Text::of("provider-no-list"),
            Self::TooManyRows => Text::of("provider-many-rows").with("n", LONGEST_PAGE),
        }
    }
}

/// Whom a job asks.
#[derive(Debug, Clone)]
pub struct Asking {
    pub kind: Kind,
    pub url: String,
    pub key: Option<String>,
    pub mapping: Mapping,
}

impl Asking {
    pub async fn list(self, way: &Outbound, at: Option<&str>, since: Option<Moment>) -> Result<Page, Trouble> {
        match self.kind {
            Kind::Sample => Sample.list(at, since).await,
            Kind::Json => Remote { asking: &self, way }.list(at, since).await,
        }
    }
}

/// JSON over HTTPS: `GET url?page=…&since=…`, with the key as bearer.
struct Remote<'a> {
    asking: &'a Asking,
    way: &'a Outbound,
}

impl Provider for Remote<'_> {
    async fn list(&self, at: Option<&str>, since: Option<Moment>) -> Result<Page, Trouble> {
        let url = Url::parse(&self.asking.url).map_err(|_| Trouble::Unanswered(Unanswered::NotAllowed))?;
        let url = asked(url, at, since);
        let answer = self.way.json(&url, self.asking.key.as_deref()).await.map_err(Trouble::Unanswered)?;
        page_of(&self.asking.mapping, &answer)
    }
}

fn asked(mut url: Url, at: Option<&str>, since: Option<Moment>) -> Url {
    // An address without a query stays without one.
    if let Some(page) = at {
        url.query_pairs_mut().append_pair("page", page);
    }
    if let Some(since) = since {
        url.query_pairs_mut().append_pair("since", &since.to_string());
    }
    url
}

fn page_of(mapping: &Mapping, answer: &Value) -> Result<Page, Trouble> {
    let rows = mapping.rows(answer).ok_or(Trouble::NoList)?;
    if rows.len() > LONGEST_PAGE {
        return Err(Trouble::TooManyRows);
    }
    let rows = rows.iter().zip(1..).map(|(row, number)| mapping.read(number, row)).collect();
    Ok(Page { rows, next: mapping.next(answer) })
}

/// Two pages that never change, with a row that cannot be taken in.
struct Sample;

impl Provider for Sample {
    async fn list(&self, at: Option<&str>, _: Option<Moment>) -> Result<Page, Trouble> {
        let club = |id: &str, name: &str, about: &str, room: &str, places: i32, day: &str, category: &str| {
            json!({ "id": id, "name": name, "description": about, "room": room, "capacity": places, "category": category,
                "slots": [{ "day": day, "starts": "16:00", "ends": "17:30" }] })
        };
        let answer = match at {
            None => json!({ "next": "2", "activities": [
                club("row-1", "Rowing for Beginners", "Boats, life vests and a coach are there. Bring dry clothes.", "Boathouse", 12, "monday", "Sports"),
                club("pot-1", "Pottery Wheel", "Throw, glaze and fire your own bowl.", "Community Arts Centre", 8, "tuesday", "Arts"),
                club("ast-1", "Astronomy Evenings", "Look at planets through the town’s telescope.", "Observatory", 15, "thursday", "Academics"),
                json!({ "id": "sai-1", "name": "Sailing", "capacity": 0 }),
            ] }),
            Some(_) => json!({ "activities": [
                club("cod-1", "Code with Robots", "Program small robots and race them.", "Library, room 2", 10, "wednesday", "Technology"),
                club("gar-1", "Community Garden", "Grow vegetables with neighbours.", "Greenhouse", 20, "friday", "Community"),
            ] }),
        };
        page_of(&Mapping::default(), &answer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_and_the_moment_are_asked_for_beside_what_the_address_says() {
        let url = |text: &str| Url::parse(text).unwrap();
        let since =
            chrono::NaiveDate::from_ymd_opt(2026, 9, 1).and_then(|day| day.and_hms_opt(6, 0, 0)).map(Moment::from);
        assert_eq!(asked(url("https://x.org/a"), None, None).as_str(), "https://x.org/a");
        assert_eq!(
            asked(url("https://x.org/a?kind=club"), Some("2&x"), since).as_str(),
            "https://x.org/a?kind=club&page=2%26x&since=2026-09-01T06%3A00%3A00Z"
        );
    }

    #[test]
    fn what_is_no_list_is_said_so() {
        let page = |answer| page_of(&Mapping::default(), &answer);
        assert_eq!(page(json!({ "clubs": [] })), Err(Trouble::NoList));
        assert_eq!(page(json!("activities")), Err(Trouble::NoList));
        assert_eq!(page(json!(vec![json!({}); 501])), Err(Trouble::TooManyRows));
        assert_eq!(page(json!([])), Ok(Page { rows: Vec::new(), next: None }));
    }

    #[actix_web::test]
    async fn the_sample_has_two_pages_and_one_row_that_is_wrong() {
        let first = Sample.list(None, None).await.unwrap();
        let second = Sample.list(first.next.as_deref(), None).await.unwrap();
        let good = |page: &Page| page.rows.iter().filter(|row| row.is_ok()).count();
        assert_eq!((good(&first), first.rows.len(), good(&second), second.next), (3, 4, 2, None));
    }
}
