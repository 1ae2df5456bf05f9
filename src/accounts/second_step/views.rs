//! One struct per page.

use super::{
    super::views::{Tab, tabs},
    actions::{Asked, Step},
    forms::{CodeForm, StepForm},
};
use crate::{
    error::{Error, Result},
    platform::{
        i18n::Text,
        web::{Chrome, Form},
    },
};
use askama::Template;
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write;

#[derive(Template)]
#[template(path = "accounts/sign_in_code.html")]
pub struct CodePage {
    chrome: Chrome,
    form: Form<CodeForm>,
}

impl CodePage {
    pub fn of(chrome: &Chrome, form: &Form<CodeForm>) -> Self {
        Self { chrome: chrome.clone(), form: form.clone() }
    }
}

#[derive(Template)]
#[template(path = "accounts/second_step.html")]
pub struct StepPage {
    chrome: Chrome,
    tabs: Vec<Tab>,
    form: Form<StepForm>,
    email: String,
    asked: Vec<AskedRow>,
    waiting: Option<Waiting>,
    on: Option<On>,
}

/// What a school asks for, and how that looks.
struct AskedRow {
    words: String,
    look: &'static str,
}

struct Waiting {
    square: Square,
    secret: String,
}

struct On {
    since: String,
    left: i64,
    /// Of codes on paper.
    is_short: bool,
}

/// A QR code: how many units wide it is with its margin, and the path of what is dark.
struct Square {
    width: usize,
    path: String,
}

/// Of codes on paper: time to make new ones.
const FEW: i64 = 3;
/// White around it, without which cameras do not find it.
const MARGIN: usize = 4;

impl Square {
    fn of(text: &str) -> Result<Self> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).map_err(Error::internal)?;
        let (width, colors) = (code.width(), code.to_colors());
        let mut path = String::new();
        for (y, row) in colors.chunks(width).enumerate() {
            for (x, _) in row.iter().enumerate().filter(|(_, color)| **color == Color::Dark) {
                // Writing to a String cannot fail.
                let _ = write!(path, "M{} {}h1v1h-1z", x + MARGIN, y + MARGIN);
            }
        }
        Ok(Self { width: width + 2 * MARGIN, path })
    }
}

impl StepPage {
    pub fn of(chrome: &Chrome, form: &Form<StepForm>, step: Step, asked: Vec<Asked>) -> Result<Self> {
        let email = chrome.user().map(|user| user.email.clone()).unwrap_or_default();
        let asks = |asked: Asked| {
            let is_over = asked.by <= chrome.now();
            let said = if is_over {
                Text::of("second-asked-now").with("school", asked.school)
            } else {
                Text::of("second-asked").with("school", asked.school).with("when", chrome.local(asked.by))
            };
            AskedRow { words: chrome.lang.say(&said), look: if is_over { "stop" } else { "warn" } }
        };
        let (mut waiting, mut on, mut asked) = (None, None, asked.into_iter().map(asks).collect());
        match step {
            Step::Off => {}
            Step::Waiting(secret) => {
                waiting = Some(Waiting { square: Square::of(&secret.address(&email))?, secret: secret.text() });
            }
            Step::On { since, left } => {
                on = Some(On { since: chrome.when(since), left, is_short: left < FEW });
                asked = Vec::new();
            }
        }
        Ok(Self { tabs: tabs(chrome), form: form.clone(), chrome: chrome.clone(), email, asked, waiting, on })
    }
}

/// The new codes on paper, once.
#[derive(Template)]
#[template(path = "accounts/codes.html")]
pub struct CodesPage {
    chrome: Chrome,
    tabs: Vec<Tab>,
    codes: Vec<String>,
}

impl CodesPage {
    pub fn of(chrome: &Chrome, codes: Vec<String>) -> Self {
        Self { tabs: tabs(chrome), chrome: chrome.clone(), codes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_has_its_corners_and_a_margin() {
        let square = Square::of("otpauth://totp/Homeroom:ana?secret=GEZDGNBV").unwrap();
        assert!(square.path.starts_with("M4 4h1v1h-1z") && (29..60).contains(&square.width));
        let dark = |x: usize, y: usize| square.path.contains(&format!("M{x} {y}h1v1h-1z"));
        let last = square.width - 5;
        // The eyes in three corners with a light ring inside; what is dark in the fourth the words decide.
        assert!(
            dark(4, last) && dark(last, 4) && !dark(5, 5) && !dark(last - 1, 5) && !dark(3, 4) && !dark(last + 1, 4)
        );
    }
}
