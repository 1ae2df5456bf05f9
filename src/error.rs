//! One error with ten variants and three faces: a page, an htmx fragment, problem+json.
//!
//! Rooms refuse in their own words (`Refused`) and become one of these once, in `actions.rs`.

mod present;

pub use present::present;

use crate::platform::{i18n::Text, web::FieldErrors};
use actix_web::{HttpResponse, ResponseError, error::PayloadError, http::StatusCode};
use std::time::Duration;

pub type Result<T, E = Error> = std::result::Result<T, E>;
type Source = Box<dyn std::error::Error + Send + Sync>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Also what belongs to another school, and what the actor may not know of.
    #[error("not found")]
    NotFound,
    #[error("signed out")]
    SignedOut,
    #[error("forbidden: {0:?}")]
    Forbidden(Text),
    /// Their school asks for a second step at sign-in, and they have not set one up.
    #[error("second step")]
    SecondStep,
    #[error("conflict: {0:?}")]
    Conflict(Text),
    /// Answered by `write_form`, which draws the form again; the middleware never meets it.
    #[error("invalid: {0:?}")]
    Invalid(FieldErrors),
    #[error("too many requests")]
    TooMany { retry_after: Duration },
    #[error("too large")]
    TooLarge,
    #[error("unavailable: {0:?}")]
    Unavailable(Text),
    #[error("internal: {0}")]
    Internal(#[source] Source),
}

impl Error {
    pub fn internal(source: impl Into<Source>) -> Self {
        Self::Internal(source.into())
    }

    /// The role does not allow it.
    pub fn forbidden() -> Self {
        Self::Forbidden(Text::of("error-forbidden"))
    }

    /// The database, or something else that we need, does not answer.
    pub fn unavailable() -> Self {
        Self::Unavailable(Text::of("error-unavailable"))
    }

    /// What happened and what to do next.
    fn text(&self) -> Text {
        match self {
            Self::NotFound => Text::of("error-not-found"),
            Self::SignedOut => Text::of("error-signed-out"),
            Self::SecondStep => Text::of("error-second-step"),
            Self::Forbidden(text) | Self::Conflict(text) | Self::Unavailable(text) => text.clone(),
            Self::Invalid(_) => Text::of("error-invalid"),
            Self::TooMany { retry_after } => {
                let minutes = retry_after.as_secs().div_ceil(60).max(1);
                Text::of("error-too-many").with("minutes", i64::try_from(minutes).unwrap_or(1))
            }
            Self::TooLarge => Text::of("error-too-large"),
            Self::Internal(_) => Text::of("error-internal"),
        }
    }
}

impl From<diesel::result::Error> for Error {
    fn from(error: diesel::result::Error) -> Self {
        use diesel::result::{DatabaseErrorKind as Kind, Error as Diesel};
        match error {
            Diesel::NotFound => Self::NotFound,
            Diesel::DatabaseError(Kind::ClosedConnection | Kind::SerializationFailure, _) => Self::unavailable(),
            // Two at once, and the other was first.
            Diesel::DatabaseError(Kind::UniqueViolation, _) => Self::Conflict(Text::of("changed-meanwhile")),
            // Diesel has no kinds for these; the words are Postgres's own.
            Diesel::DatabaseError(Kind::Unknown, info)
                if ["lock timeout", "deadlock detected", "statement timeout", "database is locked"]
                    .iter()
                    .any(|known| info.message().contains(known)) =>
            {
                Self::unavailable()
            }
            other => Self::internal(other),
        }
    }
}

impl From<PayloadError> for Error {
    fn from(error: PayloadError) -> Self {
        match error {
            PayloadError::Overflow => Self::TooLarge,
            other => Self::internal(other),
        }
    }
}

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignedOut => StatusCode::UNAUTHORIZED,
            Self::Forbidden(_) | Self::SecondStep => StatusCode::FORBIDDEN,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    // Without the request there is only a bare status to give; `present` draws it for its reader.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}
