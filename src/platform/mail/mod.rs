//! The outbox: a mail is rendered and stored in the transaction that needs it, then a job sends it.
//!
//! Its rule: what is stored is what is sent, in the recipient's language; and what is not security or safety goes only to
//! those who did not say no, with a way to stop it in it.

mod bounce;
mod errands;
mod gate;
mod kind;
mod letter;
mod outbox;
mod send;
mod specimen;
mod state;

pub use bounce::{Bounce, MarkAddress};
pub use errands::{SendMail, SendSiteMail, send_again};
pub use gate::{Gate, Held, MailNames};
pub use kind::{Event, Kind};
pub use letter::{Letter, Recipient, Rendered};
pub use outbox::{Reader, post, post_to_user, readers, write};
pub use send::{Mailer, OwnAddresses};
pub use specimen::{Sample, Specimen};
pub use state::{Became, MailStatus, note_state};
