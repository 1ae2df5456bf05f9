//! Who may call: the first argument of every handler is one of these, and each knows whose rows it may lend.
//!
//! Its rule: only this module cuts keys, and only [`Can`] mints a [`Grant`].

mod answers;
mod arrive;
mod csrf;
mod guards;
mod keys;
pub mod links;
pub mod oidc;
mod outside;
pub mod password;
pub mod pending;
mod permissions;
mod school;
mod seal;
mod second_step;
pub mod session;
mod suspension;
pub mod tokens;
pub mod totp;
mod visit;

pub use arrive::{Account, Arrival, Me, Visited, arrive};
pub use guards::{Anyone, Can, Grant, Looker, Member, SignedIn, SiteAdmin, SiteGrant, Visitor};
pub use keys::{AnyoneKey, Key, Proof, SchoolKey, SiteKey, UserKey};
pub use links::{SignedLink, Signer};
pub use outside::{Relay, arrive_outside};
pub use permissions::{
    Announce, ChooseMail, DrawPlaces, ErasePeople, ExportAudit, InvitePeople, JoinActivities, KeepCalendar,
    ManagePeople, ManageProviders, ManageRoles, ManageSchool, ManageSignIn, OwnData, PERMISSIONS, Permission,
    ReadAudit, ReadMails, ReadPeople, ReadReports, ReportComments, Role, RunActivities, TakeAlong,
};
pub use school::School;
pub use seal::{Chain, OwnKey, Seals};
pub use second_step::{Needs, SecondStep};
pub use session::SessionRef;
pub use suspension::{Suspension, SuspensionKind, is_suspended};
pub use tokens::Redeemed;
pub use visit::{LONGEST as LONGEST_VISIT, Visit};

use super::db::ids::{PersonId, UserId};
use crate::error::Result;
use actix_web::FromRequest;

mod sealed {
    pub trait Sealed {}
}

/// An extractor that decides who may enter. Sealed: a new kind of guard is a deliberate edit here.
#[diagnostic::on_unimplemented(
    message = "this handler does not say who may call it",
    label = "its first argument must be `Anyone`, `Visitor`, `SignedIn`, `Member`, `Can<P>`, `SiteAdmin` or `Relay`"
)]
pub trait Access: sealed::Sealed + Sized {
    /// As the list of routes names it.
    const NAME: &'static str;
    /// The permission it asks for, if it asks for one.
    const PERMISSION: Option<&'static str> = None;

    /// Asks nothing and waits for nothing: `arrive` has found out already, so this answers before any other extractor.
    fn admit(arrival: &Arrival) -> Result<Self>;
}

/// Argument lists that begin with an [`Access`].
pub trait AccessFirst: FromRequest {
    type First: Access;
}
macro_rules! access_first { ($([$($rest:ident)*])*) => {$(
    impl<G: Access, $($rest),*> AccessFirst for (G, $($rest),*) where Self: FromRequest { type First = G; }
)*} }
access_first! { [] [A] [A B] [A B C] [A B C D] [A B C D E] [A B C D E F] [A B C D E F H] }

/// Who did something, for the log: a person of the school, whoever runs the site, or the system itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    pub kind: ActorKind,
    pub person: Option<PersonId>,
    /// The account they were signed in to, for the site's log.
    pub user: Option<UserId>,
    /// The request it happened in, and where that came from.
    pub request_id: Option<String>,
    pub address: Option<String>,
}

crate::text_states!(ActorKind {
    Person = "person",
    Site = "site",
    System = "system",
});

impl Actor {
    /// A job, an import or a seed: nobody in particular.
    pub fn system() -> Self {
        Self { kind: ActorKind::System, person: None, user: None, request_id: None, address: None }
    }
}
