//! What a mail is made of: three templates and what they say.

use super::Kind;
use crate::platform::i18n::{Lang, plain};

/// For whom a mail is drawn.
#[derive(Debug, Clone)]
pub struct Recipient {
    pub name: String,
    pub address: String,
    pub lang: Lang,
    /// Whose mail it is: the school's name, or the product's.
    pub from: String,
    /// Where mails like this are stopped; none stands in what is always sent.
    pub unsubscribe: Option<String>,
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
    const KIND: Kind;
    fn draw(&self, to: &Recipient) -> Result<Rendered, askama::Error>;
}

impl Rendered {
    /// Subjects are one line and carry no invisible marks.
    pub fn of(subject: &str, text: &str, html: String) -> Self {
        let subject = plain(subject).split_whitespace().collect::<Vec<_>>().join(" ");
        Self { subject, text: plain(text).trim().to_owned() + "\n", html }
    }
}

/// Declares a mail: its struct, its kind (`Always`, `Secret`, or `Asked` and what it is about) and the three templates that draw
/// it. Templates read the letter as `m` and the recipient as `to`. Without a kind it does not compile.
#[macro_export]
macro_rules! letter {
    ($(#[$meta:meta])* $name:ident = $slug:literal, $subject:literal, $($rest:tt)*) => {
        compile_error!("say what kind of mail it is, after its name: `Always`, `Secret`, or for example `Asked(Places)`");
    };
    ($(#[$meta:meta])* $name:ident = $slug:literal, $kind:expr, $subject:literal, $text:literal, $html:literal,
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
                const KIND: $crate::platform::mail::Kind = {
                    #[allow(unused_imports, reason = "what is always sent is about none of them")]
                    use $crate::platform::mail::{Event::*, Kind::*};
                    $kind
                };

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
