//! The guards and what each of them can do: look, write, or write what a form says.

use super::{
    Access, Actor, ActorKind, AnyoneKey, Arrival, Me, Permission, Role, SchoolKey, SiteKey, UserKey,
    arrive::{Account, School},
    sealed,
    session::SessionRef,
};
use crate::{
    app::App,
    error::{Error, Result},
    platform::{
        db::{AnyoneDb, SchoolDb, SiteDb, UserDb, ids::PersonId},
        i18n::Text,
        web::{Chrome, Form, Reply},
    },
};
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse, dev::Payload, http::StatusCode};
use std::{
    future::{Ready, ready},
    marker::PhantomData,
};

/// Anybody at all, in no school: the forms at the door.
pub struct Anyone {
    arrival: Arrival,
    key: AnyoneKey,
}

/// Anybody, in a school that is open: sees what is published, perhaps as a member.
pub struct Visitor {
    arrival: Arrival,
    key: SchoolKey,
}

/// Somebody with an account, in no school in particular: sees what is their own.
pub struct SignedIn {
    arrival: Arrival,
    user: Account,
    key: UserKey,
}

/// A person of this school.
pub struct Member {
    visitor: Visitor,
    me: Me,
}

/// A person of this school whose role holds permission `P`.
pub struct Can<P> {
    member: Member,
    permission: PhantomData<P>,
}

/// Whoever runs the site.
pub struct SiteAdmin {
    arrival: Arrival,
    user: Account,
    key: SiteKey,
}

/// Proof that `P` was checked, and for whom.
#[derive(Debug)]
pub struct Grant<P> {
    me: Me,
    actor: Actor,
    permission: PhantomData<P>,
}

/// Proof that it is somebody who runs the site.
#[derive(Debug, Clone)]
pub struct SiteGrant {
    pub user: Account,
    pub actor: Actor,
}

impl<P> Grant<P> {
    pub fn person(&self) -> &PersonId {
        &self.me.id
    }

    pub fn me(&self) -> &Me {
        &self.me
    }

    pub fn role(&self) -> Role {
        self.me.role
    }

    pub fn actor(&self) -> &Actor {
        &self.actor
    }
}

impl Access for Anyone {
    const NAME: &'static str = "anyone";

    fn admit(arrival: &Arrival) -> Result<Self> {
        Ok(Self { arrival: arrival.clone(), key: AnyoneKey::cut() })
    }
}

impl Access for Visitor {
    const NAME: &'static str = "visitor";

    fn admit(arrival: &Arrival) -> Result<Self> {
        let school = arrival.school().ok_or(Error::NotFound)?;
        match (school.is_suspended(), arrival.me()) {
            (true, Some(_)) => Err(Error::Forbidden(Text::of("error-school-suspended"))),
            (true, None) => Err(Error::Unavailable(Text::of("error-school-closed"))),
            // The one place where it is asked for: every way into a school goes through here.
            (false, Some(_)) if arrival.lacks_second_step() => Err(Error::SecondStep),
            (false, _) => Ok(Self { arrival: arrival.clone(), key: SchoolKey::cut(school.id()) }),
        }
    }
}

impl Access for SignedIn {
    const NAME: &'static str = "signed in";

    fn admit(arrival: &Arrival) -> Result<Self> {
        let user = arrival.user().cloned().ok_or(Error::SignedOut)?;
        Ok(Self { arrival: arrival.clone(), key: UserKey::cut(user.id.clone()), user })
    }
}

impl Access for Member {
    const NAME: &'static str = "member";

    fn admit(arrival: &Arrival) -> Result<Self> {
        let visitor = Visitor::admit(arrival)?;
        SignedIn::admit(arrival)?;
        let me = arrival.me().cloned().ok_or_else(|| Error::Forbidden(Text::of("error-not-a-member")))?;
        Ok(Self { visitor, me })
    }
}

impl<P: Permission> Access for Can<P> {
    const NAME: &'static str = "can";
    const PERMISSION: Option<&'static str> = Some(P::NAME);

    fn admit(arrival: &Arrival) -> Result<Self> {
        let member = Member::admit(arrival)?;
        if P::ROLES.contains(&member.me.role) {
            Ok(Self { member, permission: PhantomData })
        } else {
            Err(Error::forbidden())
        }
    }
}

impl Access for SiteAdmin {
    const NAME: &'static str = "site admin";

    fn admit(arrival: &Arrival) -> Result<Self> {
        let user = arrival.user().cloned().ok_or(Error::SignedOut)?;
        // Whoever is not one learns nothing, not even that there is such a page.
        if !user.is_site_admin {
            return Err(Error::NotFound);
        }
        Ok(Self { arrival: arrival.clone(), user, key: SiteKey::cut() })
    }
}

macro_rules! ready_extractors { ($([$($p:ident)?] $access:ty;)*) => {$(
    impl<$($p: Permission)?> sealed::Sealed for $access {}
    impl<$($p: Permission)?> FromRequest for $access {
        type Error = Error;
        type Future = Ready<Result<Self>>;
        fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
            let extensions = req.extensions();
            let arrival = extensions.get::<Arrival>().ok_or_else(|| Error::internal("`arrive` is not mounted"));
            ready(arrival.and_then(Self::admit))
        }
    }
)*} }
ready_extractors! { [] Anyone; [] Visitor; [] SignedIn; [] Member; [P] Can<P>; [] SiteAdmin; }

impl Anyone {
    pub fn app(&self) -> &App {
        self.arrival.app()
    }

    pub fn arrival(&self) -> &Arrival {
        &self.arrival
    }

    /// For work that waits for something between two transactions (a password being hashed): `app().db.read(key, …)`.
    pub fn key(&self) -> &AnyoneKey {
        &self.key
    }

    /// For the log: nobody that we know, and where they asked from.
    pub fn actor(&self) -> Actor {
        self.arrival.actor(ActorKind::System, None)
    }

    pub async fn page(
        &self,
        work: impl FnOnce(&mut AnyoneDb<'_>, &Chrome) -> Result<Reply> + Send + 'static,
    ) -> Result<HttpResponse> {
        self.arrival.page(&self.key, work).await
    }

    pub async fn write(
        &self,
        work: impl FnOnce(&mut AnyoneDb<'_>, &Chrome) -> Result<Reply> + Send + 'static,
    ) -> Result<HttpResponse> {
        self.arrival.write(&self.key, work).await
    }

    /// See [`Can::write_form`].
    pub async fn write_form<T: Send + Sync + 'static>(
        &self,
        form: Form<T>,
        work: impl FnOnce(&mut AnyoneDb<'_>, &Chrome, &T) -> Result<Reply> + Send + 'static,
        again: impl FnOnce(&Chrome, &Form<T>) -> Reply,
    ) -> Result<HttpResponse> {
        let typed = form.clone();
        let answered = self.write(move |db, chrome| work(db, chrome, &typed)).await;
        self.arrival.or_again(answered, form, again).await
    }
}

impl Visitor {
    pub fn app(&self) -> &App {
        self.arrival.app()
    }

    pub fn arrival(&self) -> &Arrival {
        &self.arrival
    }

    pub fn school(&self) -> Option<&School> {
        self.arrival.school()
    }

    /// The same visitor without the school's rows: for the forms at its door that write accounts and tokens.
    pub fn as_anyone(&self) -> Anyone {
        Anyone { arrival: self.arrival.clone(), key: AnyoneKey::cut() }
    }

    /// What has to be known before something that is no page can be answered: a file.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut SchoolDb<'_>, &Chrome) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let chrome = self.arrival.chrome();
        self.app().db.read(&self.key, move |db| work(db, &chrome)).await
    }

    /// For strangers from the replica, where there is one.
    pub async fn page(
        &self,
        work: impl FnOnce(&mut SchoolDb<'_>, &Chrome) -> Result<Reply> + Send + 'static,
    ) -> Result<HttpResponse> {
        match self.arrival.me() {
            Some(_) => self.arrival.page(&self.key, work).await,
            None => self.arrival.page_stale(&self.key, work).await,
        }
    }
}

impl SignedIn {
    pub fn app(&self) -> &App {
        self.arrival.app()
    }

    pub fn arrival(&self) -> &Arrival {
        &self.arrival
    }

    pub fn user(&self) -> &Account {
        &self.user
    }

    /// See [`Anyone::key`].
    pub fn key(&self) -> &UserKey {
        &self.key
    }

    /// For the log: where the user, who is named beside it, did it from.
    pub fn actor(&self) -> Actor {
        self.arrival.actor(ActorKind::System, None)
    }

    /// The session that this request came with.
    pub fn session(&self) -> Option<&SessionRef> {
        self.arrival.session()
    }

    pub async fn page(
        &self,
        work: impl FnOnce(&mut UserDb<'_>, &Chrome) -> Result<Reply> + Send + 'static,
    ) -> Result<HttpResponse> {
        self.arrival.page(&self.key, work).await
    }

    pub async fn write(
        &self,
        work: impl FnOnce(&mut UserDb<'_>, &Chrome) -> Result<Reply> + Send + 'static,
    ) -> Result<HttpResponse> {
        self.arrival.write(&self.key, work).await
    }

    /// See [`Can::write_form`].
    pub async fn write_form<T: Send + Sync + 'static>(
        &self,
        form: Form<T>,
        work: impl FnOnce(&mut UserDb<'_>, &Chrome, &T) -> Result<Reply> + Send + 'static,
        again: impl FnOnce(&Chrome, &Form<T>) -> Reply,
    ) -> Result<HttpResponse> {
        let typed = form.clone();
        let answered = self.write(move |db, chrome| work(db, chrome, &typed)).await;
        self.arrival.or_again(answered, form, again).await
    }
}

impl Member {
    pub fn me(&self) -> &Me {
        &self.me
    }

    pub fn app(&self) -> &App {
        self.visitor.app()
    }

    /// See [`Visitor::read`].
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut SchoolDb<'_>, &Chrome) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.visitor.read(work).await
    }

    pub async fn page(
        &self,
        work: impl FnOnce(&mut SchoolDb<'_>, &Chrome) -> Result<Reply> + Send + 'static,
    ) -> Result<HttpResponse> {
        self.visitor.page(work).await
    }
}

impl<P: Permission> Can<P> {
    fn grant(&self) -> Grant<P> {
        let person = Some(self.member.me.id.clone());
        let actor = self.member.visitor.arrival.actor(ActorKind::Person, person);
        Grant { me: self.member.me.clone(), actor, permission: PhantomData }
    }

    pub fn app(&self) -> &App {
        self.member.visitor.app()
    }

    /// See [`Visitor::as_anyone`].
    pub fn as_anyone(&self) -> Anyone {
        self.member.visitor.as_anyone()
    }

    /// What has to be known before something outside the database is waited for, between two transactions.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut SchoolDb<'_>, &Grant<P>, &Chrome) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let grant = self.grant();
        self.member.visitor.read(move |db, chrome| work(db, &grant, chrome)).await
    }

    pub async fn page(
        &self,
        work: impl FnOnce(&mut SchoolDb<'_>, &Grant<P>, &Chrome) -> Result<Reply> + Send + 'static,
    ) -> Result<HttpResponse> {
        let grant = self.grant();
        self.member.page(move |db, chrome| work(db, &grant, chrome)).await
    }

    /// One transaction. The reply is drawn after COMMIT, so that drawing holds up no other writer.
    pub async fn write(
        &self,
        work: impl FnOnce(&mut SchoolDb<'_>, &Grant<P>, &Chrome) -> Result<Reply> + Send + 'static,
    ) -> Result<HttpResponse> {
        let (grant, visitor) = (self.grant(), &self.member.visitor);
        visitor.arrival.write(&visitor.key, move |db, chrome| work(db, &grant, chrome)).await
    }

    /// A transaction that is answered with something else than a page: what is written before a stream begins.
    pub async fn note<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut SchoolDb<'_>, &Grant<P>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (grant, visitor) = (self.grant(), &self.member.visitor);
        visitor.app().db.write(&visitor.key, move |db| work(db, &grant)).await
    }

    /// Like [`Can::write`]; what the closure finds invalid is rolled back, and `again` draws it as it was typed, at 422.
    /// Find what the actor may change before parsing, else an invalid form answers 422 where a valid one answers 404.
    pub async fn write_form<T: Send + Sync + 'static>(
        &self,
        form: Form<T>,
        work: impl FnOnce(&mut SchoolDb<'_>, &Grant<P>, &Chrome, &T) -> Result<Reply> + Send + 'static,
        again: impl FnOnce(&mut SchoolDb<'_>, &Grant<P>, &Chrome, &Form<T>) -> Result<Reply> + Send + 'static,
    ) -> Result<HttpResponse> {
        let typed = form.clone();
        match self.write(move |db, by, chrome| work(db, by, chrome, &typed)).await {
            Err(Error::Invalid(errors)) => {
                let form = form.with(errors);
                self.page(move |db, by, chrome| {
                    again(db, by, chrome, &form).map(|reply| reply.at(StatusCode::UNPROCESSABLE_ENTITY))
                })
                .await
            }
            answered => answered,
        }
    }
}

impl SiteAdmin {
    fn grant(&self) -> SiteGrant {
        SiteGrant { user: self.user.clone(), actor: self.arrival.actor(ActorKind::Site, None) }
    }

    pub fn app(&self) -> &App {
        self.arrival.app()
    }

    pub async fn page(
        &self,
        work: impl FnOnce(&mut SiteDb<'_>, &Chrome) -> Result<Reply> + Send + 'static,
    ) -> Result<HttpResponse> {
        self.arrival.page(&self.key, work).await
    }

    pub async fn write(
        &self,
        work: impl FnOnce(&mut SiteDb<'_>, &SiteGrant, &Chrome) -> Result<Reply> + Send + 'static,
    ) -> Result<HttpResponse> {
        let grant = self.grant();
        self.arrival.write(&self.key, move |db, chrome| work(db, &grant, chrome)).await
    }

    /// See [`Can::write_form`].
    pub async fn write_form<T: Send + Sync + 'static>(
        &self,
        form: Form<T>,
        work: impl FnOnce(&mut SiteDb<'_>, &SiteGrant, &Chrome, &T) -> Result<Reply> + Send + 'static,
        again: impl FnOnce(&mut SiteDb<'_>, &Chrome, &Form<T>) -> Result<Reply> + Send + 'static,
    ) -> Result<HttpResponse> {
        let typed = form.clone();
        match self.write(move |db, by, chrome| work(db, by, chrome, &typed)).await {
            Err(Error::Invalid(errors)) => {
                let form = form.with(errors);
                let draw = move |db: &mut SiteDb<'_>, chrome: &Chrome| {
                    again(db, chrome, &form).map(|reply| reply.at(StatusCode::UNPROCESSABLE_ENTITY))
                };
                self.page(draw).await
            }
            answered => answered,
        }
    }

    /// Looks at every school, with a reason.
    pub async fn across_schools(
        &self,
        reason: &'static str,
        work: impl FnOnce(&mut SiteDb<'_>, &Chrome) -> Result<Reply> + Send + 'static,
    ) -> Result<HttpResponse> {
        let chrome = self.arrival.chrome();
        let reply = self.arrival.app().db.across_schools(&self.key, reason, move |db| work(db, &chrome)).await?;
        self.arrival.draw(reply).await
    }
}
