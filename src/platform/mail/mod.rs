//! The outbox: a mail is rendered and stored in the transaction that needs it, then a job sends it.
//!
//! Its rule: what is stored is what is sent, in the recipient's language.

mod letter;
mod outbox;
mod send;

pub use letter::{Letter, Recipient, Rendered};
pub use outbox::{post, post_to_user};
pub use send::{Mailer, SendMail, SendSiteMail};
