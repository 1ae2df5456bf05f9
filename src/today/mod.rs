//! Today: where every role lands. What waits for me, and my week.
//!
//! Its rule: it owns nothing; each room says what it has for the reader.

mod handlers;
mod queries;
mod views;

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("/s/{slug}/today").get("", handlers::show)
}
