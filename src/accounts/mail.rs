//! The mails that accounts send.

use super::{email_change, model::User, sso};
use crate::{
    letter,
    platform::{
        i18n::Lang,
        mail::{Recipient, Sample, Specimen},
    },
};

/// What accounts' mails are signed with, and what they call a school that is not known.
pub const PRODUCT: &str = "Homeroom";

/// In the language that they chose, else in that of the page it was asked for on.
pub fn recipient(user: &User, lang: Lang) -> Recipient {
    Recipient {
        name: user.name.clone(),
        address: user.email.clone(),
        lang: user.lang_or(lang),
        from: PRODUCT.to_owned(),
        unsubscribe: None,
    }
}

letter!(
    /// To a new address: the link that proves it is theirs.
    VerifyEmail = "verify_email", Secret,
    "mail/verify_email/subject.txt", "mail/verify_email/body.txt", "mail/verify_email/body.html",
    { link: String, school: String }
);

letter!(
    /// To an address that has an account already, whose owner somebody (perhaps they themselves) wants to join a school.
    AccountExists = "account_exists", Secret,
    "mail/account_exists/subject.txt", "mail/account_exists/body.txt", "mail/account_exists/body.html",
    { join: String, forgot: String, school: String }
);

letter!(
    /// The link that sets a new password.
    ResetPassword = "reset_password", Secret,
    "mail/reset_password/subject.txt", "mail/reset_password/body.txt", "mail/reset_password/body.html",
    { link: String }
);

letter!(
    /// Somebody, probably they themselves, has changed the password.
    PasswordChanged = "password_changed", Always,
    "mail/password_changed/subject.txt", "mail/password_changed/body.txt", "mail/password_changed/body.html",
    { forgot: String }
);

letter!(
    /// Somebody typed so many wrong passwords that signing in has to wait.
    SignInDelayed = "sign_in_delayed", Always,
    "mail/sign_in_delayed/subject.txt", "mail/sign_in_delayed/body.txt", "mail/sign_in_delayed/body.html",
    { failed: i64, forgot: String }
);

letter!(
    /// To whoever is to own a new school. `is_new`: they choose a password first.
    OwnerInvited = "owner_invited", Secret,
    "mail/owner_invited/subject.txt", "mail/owner_invited/body.txt", "mail/owner_invited/body.html",
    { link: String, school: String, is_new: bool }
);

/// Each of them, with sample data.
pub fn letters(sample: &Sample) -> Vec<Specimen> {
    let (school, forgot) = (sample.says("sample-school"), format!("{}/password/forgot", sample.base));
    let join = sample.secret_link("/verify");
    let all = [
        Specimen::of(VerifyEmail { link: join.clone(), school: school.clone() }),
        Specimen::of(AccountExists { join, forgot: forgot.clone(), school: school.clone() }),
        Specimen::of(ResetPassword { link: sample.secret_link("/password/reset") }),
        Specimen::of(PasswordChanged { forgot: forgot.clone() }),
        Specimen::of(SignInDelayed { failed: 8, forgot: forgot.clone() }),
        Specimen::of(SecurityNotice {
            subject: sample.says("mail-second-on-subject"),
            body: sample.says("mail-second-on-body"),
            forgot,
        }),
        Specimen::of(OwnerInvited { link: sample.secret_link("/password/set"), school, is_new: true }),
    ];
    let wings = email_change::letters(sample).into_iter().chain(sso::letters(sample));
    all.into_iter().chain(wings).map(|specimen| specimen.by(PRODUCT)).collect()
}
letter!(
    /// Something about how they sign in is not as it was; what it is stands in `subject` and `body`, in their language.
    SecurityNotice = "security_notice", Always,
    "mail/security_notice/subject.txt", "mail/security_notice/body.txt", "mail/security_notice/body.html",
    { subject: String, body: String, forgot: String }
);
