//! The rights of people over what is known of them: to take it along, to see who looked at it, to be erased.
//!
//! Its rule: `rules` says for every column that refers to somebody what becomes of it; who was erased stays erased, also
//! when an older backup comes back (`ledger`).

mod actions;
mod forms;
mod handlers;
mod jobs;
mod ledger;
mod mail;
mod model;
mod queries;
mod rules;
mod today;
mod views;

pub use actions::note_view;
pub use jobs::{DropAccount, MakeExport, TidyPrivacy, WriteLedger};
pub use ledger::{Replayed, replay};
pub use mail::letters;
pub use model::Seen;
pub use rules::{Erase, Export, Of, Refers, TABLES, Table};
pub use today::{waiting, waiting_count};

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("/s/{slug}")
        .get("/data", handlers::own)
        .post("/data/exports", handlers::ask_for_own)
        .get("/data/exports/{id}", handlers::download_own)
        .post("/data/erasure", handlers::ask_for_erasure)
        .post("/data/erasure/withdrawal", handlers::withdraw)
        .get("/privacy", handlers::index)
        .get("/privacy/people/{id}", handlers::person)
        .post("/privacy/people/{id}/exports", handlers::ask_for_person)
        .get("/privacy/people/{id}/exports/{sub}", handlers::download_of_person)
        .post("/privacy/people/{id}/erasure", handlers::erase)
        .post("/privacy/people/{id}/refusal", handlers::decline)
}
