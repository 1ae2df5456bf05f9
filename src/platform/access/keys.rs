//! A door of the database opens to a key, and a key's fields are private: nobody can make up whose rows to see.

use crate::platform::{
    db::{SchoolId, ids::UserId},
    jobs::ClaimedJob,
};

/// Sealed by its privacy: keys are only cut in `platform::access`.
pub trait Key: super::sealed::Sealed + Clone + Send + 'static {
    /// What Postgres's row-level security reads in this transaction.
    fn settings(&self) -> Vec<(&'static str, String)>;
}

/// What shows, while nobody is known, in which school somebody may go on. Only `platform::access` makes one.
pub trait Proof: super::sealed::Sealed {
    fn school(&self) -> Option<SchoolId>;
}

/// To one school's rows.
#[derive(Debug, Clone)]
pub struct SchoolKey {
    school: SchoolId,
}

/// To what belongs to one user, in whichever school.
#[derive(Debug, Clone)]
pub struct UserKey {
    user: UserId,
}

/// To the tables of the site; to every school's rows only through `across_schools`.
#[derive(Debug, Clone)]
pub struct SiteKey {
    across: bool,
}

/// To accounts and tokens, for the forms that are filled in before anybody is known.
#[derive(Debug, Clone)]
pub struct AnyoneKey {
    _cut_here: (),
}

impl SchoolKey {
    pub(super) fn cut(school: SchoolId) -> Self {
        Self { school }
    }

    /// A job acts in the school whose transaction enqueued it.
    pub(in crate::platform) fn of(job: &ClaimedJob) -> Option<Self> {
        job.school().map(Self::cut)
    }

    /// A mailed token acts in the school whose page it was asked for on, a signed link in the school that signed it.
    pub(in crate::platform) fn proven_by(proof: &impl Proof) -> Option<Self> {
        proof.school().map(Self::cut)
    }

    /// Whoever runs the site may go into any school.
    pub(in crate::platform) fn of_site(_: &SiteKey, school: SchoolId) -> Self {
        Self::cut(school)
    }

    pub fn school(&self) -> SchoolId {
        self.school
    }
}

impl UserKey {
    pub(super) fn cut(user: UserId) -> Self {
        Self { user }
    }

    /// Whoever runs the site may look where a user belongs.
    pub(in crate::platform) fn of_site(_: &SiteKey, user: UserId) -> Self {
        Self::cut(user)
    }

    pub fn user(&self) -> &UserId {
        &self.user
    }
}

impl SiteKey {
    pub(super) fn cut() -> Self {
        Self { across: false }
    }

    /// Workers find their jobs at the site's table.
    pub(in crate::platform) fn for_workers() -> Self {
        Self::cut()
    }

    /// Whoever may run commands on the machine runs the site.
    pub fn for_command_line() -> Self {
        Self::cut()
    }

    /// Only whoever holds a key to the site makes this one.
    pub(in crate::platform) fn across(&self) -> Self {
        let mut key = self.clone();
        key.across = true;
        key
    }
}

impl AnyoneKey {
    pub(in crate::platform) fn cut() -> Self {
        Self { _cut_here: () }
    }
}

impl super::sealed::Sealed for SchoolKey {}
impl super::sealed::Sealed for UserKey {}
impl super::sealed::Sealed for SiteKey {}
impl super::sealed::Sealed for AnyoneKey {}

impl Key for SchoolKey {
    fn settings(&self) -> Vec<(&'static str, String)> {
        vec![("app.school_id", self.school.to_string())]
    }
}

impl Key for UserKey {
    fn settings(&self) -> Vec<(&'static str, String)> {
        vec![("app.user_id", self.user.to_string())]
    }
}

impl Key for SiteKey {
    fn settings(&self) -> Vec<(&'static str, String)> {
        if self.across { vec![("app.across", "on".to_owned())] } else { Vec::new() }
    }
}

impl Key for AnyoneKey {
    fn settings(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }
}
