//! Logs: lines for people on one's own machine, JSON in production. Ids only, nothing personal.

use crate::config::{Config, Env};
use tracing_subscriber::{EnvFilter, fmt};

/// Once per process.
pub fn start(config: &Config) {
    let filter = EnvFilter::new(format!("{},actix_server=warn,mio=warn,rustls=warn", config.log_level));
    let started = match config.env {
        Env::Production | Env::E2e => fmt().json().flatten_event(true).with_env_filter(filter).try_init(),
        Env::Dev | Env::Ci => fmt().with_target(false).with_env_filter(filter).try_init(),
    };
    if started.is_err() {
        tracing::debug!("logging was started before");
    }
}
