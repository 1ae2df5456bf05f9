//! Every letter that this server writes, with sample data, in every language: for whoever looks at all of them, and for
//! the console, which asks what may be read by others.
//!
//! Its rule: a letter that is not in here is read by nobody but whom it was written to.

mod handlers;
mod model;
mod views;

pub use model::{Drawn, drawn, is_open, names, title};

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("/site/templates")
        .get("", handlers::index)
        .get("/{id}", handlers::show)
        .get("/{id}/html", handlers::html)
}
