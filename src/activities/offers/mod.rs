//! Offers: a place that came free is kept for the next of the queue, who says yes or no by a link.
//!
//! Its rule: an offer is a place that is taken; whoever gives it back, by saying no or by saying nothing, hands it on in
//! the same transaction.

mod actions;
mod forms;
mod handlers;
mod jobs;
mod views;

pub use jobs::ExpireOffer;

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("/s/{slug}/activities").get("/{id}/offer", handlers::show).post("/{id}/offer", handlers::answer)
}
