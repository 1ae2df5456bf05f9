//! Bars of percents, drawn here: SVG with its own words for whoever does not see it, and a table beside it.

use crate::platform::{i18n::Lang, web::Chrome};

/// In the units of the drawing.
const BAR: i64 = 28;
const STEP: i64 = 48;
const HEIGHT: i64 = 100;
const ABOVE: i64 = 18;
const BELOW: i64 = 20;

#[derive(Debug, Clone)]
pub struct Chart {
    pub id: &'static str,
    pub title: String,
    /// "Monday 85%, Tuesday 40%".
    pub said: String,
    pub width: i64,
    pub height: i64,
    /// Where the bars stand.
    pub floor: i64,
    pub bars: Vec<Bar>,
}

#[derive(Debug, Clone)]
pub struct Bar {
    pub label: String,
    pub value: String,
    pub x: i64,
    /// The middle of the bar.
    pub middle: i64,
    pub y: i64,
    pub height: i64,
    pub value_y: i64,
    pub label_y: i64,
}

impl Chart {
    /// What has no share has no bar; nothing at all is no chart. `shares`: a full name, a short one, and percents.
    pub fn of(
        chrome: &Chrome,
        id: &'static str,
        title: String,
        shares: impl IntoIterator<Item = (String, String, Option<i64>)>,
    ) -> Option<Self> {
        let lang: Lang = chrome.lang;
        let shares: Vec<_> =
            shares.into_iter().filter_map(|(name, short, share)| Some((name, short, share?))).collect();
        if shares.is_empty() {
            return None;
        }
        let count = i64::try_from(shares.len()).unwrap_or_default();
        let is_rtl = lang.dir() == "rtl";
        let said: Vec<_> = shares.iter().map(|(name, _, share)| format!("{name} {share}%")).collect();
        let bar = |((_, short, share), at): ((String, String, i64), i64)| {
            // The first bar stands where reading begins.
            let slot = if is_rtl { count - 1 - at } else { at };
            let height = share.clamp(0, 100) * HEIGHT / 100;
            let (x, y) = (slot * STEP + (STEP - BAR) / 2, ABOVE + HEIGHT - height);
            Bar {
                label: short,
                value: format!("{share}%"),
                x,
                middle: slot * STEP + STEP / 2,
                y,
                height,
                value_y: y - 5,
                label_y: ABOVE + HEIGHT + BELOW - 5,
            }
        };
        Some(Self {
            id,
            title,
            said: said.join(&lang.get("list-separator")),
            width: count * STEP,
            height: ABOVE + HEIGHT + BELOW,
            floor: ABOVE + HEIGHT,
            bars: shares.into_iter().zip(0..).map(bar).collect(),
        })
    }
}
