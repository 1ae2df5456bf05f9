//! Activities, and the students who sign up for them.
//!
//! Its rule: whoever asks first gets the place, and the rest wait in the order they asked. Hold the activity, then the
//! people in the order of their ids, then decide.

mod actions;
mod attendance;
mod choices;
mod favourites;
mod files;
mod forms;
mod handlers;
mod jobs;
mod labels;
mod mail;
mod model;
mod notices;
mod offers;
mod providers;
mod queries;
mod ratings;
mod reminders;
mod reports;
mod requests;
mod sessions;
mod today;
mod views;
mod words;

pub use actions::{
    hold_what_both_do,
    import::{Imported, import},
    unite,
};
pub use attendance::{ForgetSaves, routes as attendance_routes, this_term as attended};
pub use choices::{Record, TellDrawn, Verdict, record_of, routes as choices_routes, seal_of_seed, seed_hash};
pub use favourites::{CountTrends, routes as favourites_routes};
pub use files::{
    DropObject, MakeThumbnail, ScanFile, SweepStore, TidyFiles, plant as plant_file, routes as file_routes,
};
pub use jobs::{FillPlaces, LeaveActivity, fill_places_later, leave_later};
pub use labels::routes as labels_routes;
pub use mail::letters;
pub use model::hue_of;
pub use notices::{plant as plant_cancelled, routes as notice_routes};
pub use offers::{ExpireOffer, routes as offer_routes};
pub use providers::{FetchPage, LookAtSchedules, Mapping, Probe, routes as provider_routes};
pub use queries::{Involved, leaderships_of, led_now, named, office, places_of, published_count};
pub use ratings::routes as ratings_routes;
pub use reminders::{LookAtClock, Remind, TellOfWeek};
pub use reports::routes as report_routes;
pub use requests::routes as request_routes;
pub use sessions::{FollowPlan, PlanSessions, feeds as calendar_feeds, follow_plans_later, routes as session_routes};
pub use today::{OfOffice, own, waiting, week};

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("/s/{slug}/activities")
        .get("", handlers::index)
        .post("", handlers::create)
        .get("/new", handlers::new)
        .get("/{id}", handlers::show)
        .post("/{id}", handlers::update)
        .get("/{id}/edit", handlers::edit)
        .post("/{id}/signups", handlers::sign_up)
        .post("/{id}/withdrawal", handlers::withdraw)
        .get("/{id}/roster", handlers::roster)
        .post("/{id}/roster", handlers::register)
        .post("/{id}/removals", handlers::remove)
        .post("/{id}/publication", handlers::publish)
        .get("/{id}/cancellation", handlers::cancellation)
        .post("/{id}/cancellation", handlers::cancel)
        .post("/{id}/archiving", handlers::archive)
        .post("/{id}/copies", handlers::copy)
}
