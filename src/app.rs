//! The whole application: what it holds, and every room's routes behind the middlewares. Tests build the same one.

use crate::{
    accounts, activities, announcements, audit, backups,
    config::Config,
    error::{Error, Result, present},
    mails, people,
    platform::{
        access::{Seals, Signer, arrive, password::Gate, session::Sessions},
        db::{Clock, Db, DbConfig},
        files::{Desk, Stamp, Store},
        jobs::{Sweep, Worker},
        limits::Limits,
        mail::{Mailer, MarkAddress, SendMail, SendSiteMail},
        outbound::Outbound,
        web::{LARGEST_BODY, Routes, of_the_school, serve_asset},
    },
    privacy, schools, site, today,
};
use actix_session::{
    SessionMiddleware,
    config::{BrowserSession, CookieContentSecurity},
};
use actix_web::{
    HttpResponse, Route,
    cookie::SameSite,
    guard,
    middleware::from_fn,
    web::{self, Data, PayloadConfig, ServiceConfig},
};

/// What every request can reach.
pub struct App {
    pub config: Config,
    pub db: Db,
    pub mailer: Mailer,
    pub limits: Limits,
    pub gate: Gate,
    /// Where files lie, who signs their addresses, and where they are looked at.
    pub store: Store,
    pub stamp: Stamp,
    pub desk: Desk,
    pub outbound: Outbound,
}

impl App {
    /// Opens the database; whoever calls has migrated it.
    pub fn open(config: Config, clock: Clock) -> Result<Data<Self>> {
        let db = Db::open(DbConfig {
            url: config.database_url.clone(),
            read_url: config.database_read_url.clone(),
            tripwire: config.env != crate::config::Env::Production,
            clock,
            base_url: config.base(),
            signer: Signer::of(&config.secret),
            seals: Seals::of(&config.secret),
        })?;
        let (mailer, limits) = (Mailer::new(&config)?, Limits::new(&config.limits));
        let (store, stamp) = (Store::open(&config.store, &config.data_dir)?, Stamp::new(&config.secret));
        let (gate, desk) = (Gate::default(), Desk::default());
        let outbound = Outbound::new(&config)?;
        Ok(Data::new(Self { config, db, mailer, limits, gate, store, stamp, desk, outbound }))
    }
}

/// Every way in, room by room; the fence walks this list.
pub fn routes() -> Vec<Routes> {
    vec![
        schools::front(),
        accounts::routes(),
        accounts::sso_routes(),
        accounts::second_step_routes(),
        accounts::email_change_routes(),
        accounts::picture_routes(),
        schools::routes(),
        schools::program_routes(),
        schools::second_step_routes(),
        schools::suspension_routes(),
        schools::onboarding_routes(),
        today::routes(),
        activities::routes(),
        activities::choices_routes(),
        activities::ratings_routes(),
        activities::favourites_routes(),
        activities::labels_routes(),
        activities::offer_routes(),
        activities::request_routes(),
        activities::file_routes(),
        activities::attendance_routes(),
        activities::notice_routes(),
        activities::provider_routes(),
        activities::report_routes(),
        activities::session_routes(),
        activities::calendar_feeds(),
        people::invitation_routes(),
        people::import_routes(),
        people::merge_routes(),
        people::routes(),
        audit::routes(),
        audit::site_routes(),
        privacy::routes(),
        announcements::routes(),
        mails::routes(),
        mails::sender_routes(),
        mails::console_routes(),
        mails::gallery_routes(),
        site::routes(),
        site::visit_routes(),
        site::user_routes(),
        backups::routes(),
    ]
}

/// Mounts everything. Static files and health stand outside the sessions.
pub fn mount(app: Data<App>) -> impl FnOnce(&mut ServiceConfig) {
    move |config| {
        let sessions = SessionMiddleware::builder(Sessions(app.db.clone()), app.config.secret.clone())
            .cookie_name(if app.config.is_https() { "__Host-homeroom" } else { "homeroom" }.to_owned())
            .cookie_secure(app.config.is_https())
            .cookie_http_only(true)
            .cookie_same_site(SameSite::Lax)
            .cookie_path("/".to_owned())
            .cookie_content_security(CookieContentSecurity::Signed)
            .session_lifecycle(BrowserSession::default())
            .build();
        let rooms = web::scope("")
            .configure(|config| routes().into_iter().for_each(|room| room.mount(config)))
            .default_service(web::to(|| async { Err::<&str, _>(Error::NotFound) }))
            .wrap(from_fn(arrive))
            .wrap(sessions)
            .wrap(from_fn(of_the_school))
            // Outermost: it draws the errors of everything above.
            .wrap(from_fn(present));
        config.app_data(app).app_data(PayloadConfig::new(LARGEST_BODY));
        // Before the rooms, which take every other address.
        routes().into_iter().for_each(|room| room.mount_outside(config));
        config
            .route("/livez", reading().to(|| async { "alive" }))
            .route("/readyz", reading().to(ready))
            .route("/static/{file}", web::get().to(serve_asset))
            .service(rooms);
    }
}

/// GET, and HEAD for whoever only asks after it.
fn reading() -> Route {
    web::route().guard(guard::Any(guard::Get()).or(guard::Head()))
}

/// Whether this server can do its work; names the part that fails.
async fn ready(app: Data<App>) -> HttpResponse {
    match app.db.answers().await {
        Ok(()) => HttpResponse::Ok().body("ready"),
        Err(_) => HttpResponse::ServiceUnavailable().body("the database does not answer"),
    }
}

/// A worker that knows every job.
pub fn worker(app: Data<App>) -> Worker {
    Worker::new(app)
        .runs::<Sweep>()
        .goes::<SendMail>()
        .goes::<SendSiteMail>()
        .runs::<MarkAddress>()
        .runs::<accounts::WriteToUser>()
        .runs::<accounts::FollowAddress>()
        .goes::<accounts::DropPicture>()
        .runs::<activities::FillPlaces>()
        .runs::<activities::LeaveActivity>()
        .runs::<activities::ExpireOffer>()
        .runs::<activities::TellDrawn>()
        .every_hour::<activities::CountTrends>()
        .goes::<activities::ScanFile>()
        .goes::<activities::MakeThumbnail>()
        .every_hour::<activities::ForgetSaves>()
        .every_hour::<activities::TidyFiles>()
        .goes::<activities::DropObject>()
        .goes::<activities::SweepStore>()
        .goes::<activities::FetchPage>()
        .runs::<activities::Probe>()
        .every_hour::<activities::LookAtSchedules>()
        .runs::<activities::FollowPlan>()
        .every_hour::<activities::PlanSessions>()
        .every_hour::<activities::LookAtClock>()
        .runs::<activities::Remind>()
        .runs::<activities::TellOfWeek>()
        .runs::<announcements::MailAnnouncement>()
        .every_hour::<audit::SealLog>()
        .every_hour_of_site::<audit::SealSiteLog>()
        .goes::<privacy::MakeExport>()
        .goes::<privacy::WriteLedger>()
        .runs::<privacy::DropAccount>()
        .every_hour::<privacy::TidyPrivacy>()
        .goes::<backups::MakeBackup>()
        .goes::<backups::ProveBackup>()
        .goes_every_hour::<backups::LookAtBackups>()
        .every_hour_of_site::<site::CloseVisits>()
        .runs::<people::TakeLines>()
        .every_hour::<people::TidyImports>()
}
