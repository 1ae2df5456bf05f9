//! Mails that strangers ask for.
//!
//! Its rule: the request only leaves a note, the same for every address; what there is to write is found out here, so
//! that neither the answer nor its time says whether there is an account.

use super::{
    mail::{PRODUCT, ResetPassword, VerifyEmail, recipient},
    queries,
};
use crate::{
    error::Result,
    platform::{
        access::{
            SiteKey,
            tokens::{self, Purpose},
        },
        db::{Door, ids::UserId},
        i18n::Lang,
        jobs::{Job, Work},
        mail,
    },
};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// Sends a link to a user; for nobody, for a disabled one, or when there were enough this hour, it does nothing.
#[derive(Debug, Serialize, Deserialize)]
pub struct WriteToUser {
    user: Option<UserId>,
    about: About,
    lang: String,
    at_most: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum About {
    Verification,
    Reset,
}

impl WriteToUser {
    pub fn verification(user: Option<UserId>, lang: Lang, at_most: u32) -> Self {
        Self { user, about: About::Verification, lang: lang.code().to_owned(), at_most: at_most.into() }
    }

    pub fn reset(user: Option<UserId>, lang: Lang, at_most: u32) -> Self {
        Self { about: About::Reset, ..Self::verification(user, lang, at_most) }
    }
}

impl Work for WriteToUser {
    const NAME: &'static str = "write_to_user";
    type Key = SiteKey;
}

impl Job for WriteToUser {
    fn run(self, db: &mut Door<'_, SiteKey>) -> Result<()> {
        let Some(id) = self.user else { return Ok(()) };
        let user = queries::hold(db, &id)?;
        let purpose = match self.about {
            About::Verification => Purpose::VerifyEmail,
            About::Reset => Purpose::ResetPassword,
        };
        let hour_ago = db.now().plus(-TimeDelta::hours(1));
        let is_moot = user.is_disabled() || (self.about == About::Verification && user.is_verified());
        if is_moot || tokens::issued_since(db, purpose, &id, hour_ago)? >= self.at_most {
            return Ok(());
        }
        let to = recipient(&user, Lang::named(&self.lang).unwrap_or_default());
        match self.about {
            About::Verification => {
                let token = tokens::issue_again(db, purpose, &id)?;
                let letter = VerifyEmail { link: db.link(&format!("/verify/{token}")), school: PRODUCT.to_owned() };
                mail::post_to_user(db, Some(&id), &to, &letter)
            }
            About::Reset => {
                let token = tokens::issue(db, purpose, &id, None)?;
                let letter = ResetPassword { link: db.link(&format!("/password/reset/{token}")) };
                mail::post_to_user(db, Some(&id), &to, &letter)
            }
        }
    }
}
