//! What a mail is made of: three templates and what they say.

use crate::platform::i18n::{Lang, plain};

/// For whom a mail is drawn.
#[derive(Debug, Clone)]
pub struct Recipient {
    pub name: String,
    pub address: String,
    pub lang: Lang,
    /// Whose mail it is: the school's name, or the product's.
    pub from: String,
}

/// A mail in the words that its recipient will read.
#[derive(Debug, Clone)]
pub struct Rendered {
    pub subject: String,
    pub text: String,
    pub html: String,
}

/// A kind of mail. Declared by [`letter!`](crate::letter).
pub trait Letter {
    /// The folder of its templates below `templates/mail`.
    const NAME: &'static str;
    fn draw(&self, to: &Recipient) -> Result<Rendered, askama::Error>;
}

impl Rendered {
    /// Subjects are one line and carry no invisible marks.
    pub fn of(subject: &str, text: &str, html: String) -> Self {
        let subject = plain(subject).split_whitespace().collect::<Vec<_>>().join(" ");
        Self { subject, text: plain(text).trim().to_owned() + "\n", html }
    }
}

/// Declares a kind of mail: its struct and the three templates that draw it. Templates read the letter as `m` and the
/// recipient as `to`.
#[macro_export]
macro_rules! letter {
    ($(#[$meta:meta])* $name:ident = $slug:literal, $subject:literal, $text:literal, $html:literal,
     { $($field:ident: $ty:ty),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone)]
        pub struct $name { $(pub $field: $ty),* }

        const _: () = {
            use $crate::platform::mail::{Letter, Recipient, Rendered};

            #[derive(askama::Template)]
            #[template(path = $subject)]
            #[allow(dead_code, reason = "a subject may say nothing of the letter")]
            struct Subject<'a> { m: &'a $name, to: &'a Recipient }

            #[derive(askama::Template)]
            #[template(path = $text)]
            struct Body<'a> { m: &'a $name, to: &'a Recipient }

            #[derive(askama::Template)]
            #[template(path = $html)]
            struct Html<'a> { m: &'a $name, to: &'a Recipient }

            impl Letter for $name {
                const NAME: &'static str = $slug;

                fn draw(&self, to: &Recipient) -> Result<Rendered, askama::Error> {
                    use askama::Template;
                    let m = self;
                    let (subject, text) = (Subject { m, to }.render()?, Body { m, to }.render()?);
                    Ok(Rendered::of(&subject, &text, Html { m, to }.render()?))
                }
            }
        };
    };
}
