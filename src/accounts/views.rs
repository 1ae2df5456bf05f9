//! One struct per page.

use super::{
    forms::{AccountForm, ChangePasswordForm, EmailForm, NewPasswordForm, RegisterForm, SignInForm, VerifyForm},
    model::{Membership, Outcome, Registration, Tried, Verification, browser_and_system},
};
use crate::platform::{
    access::{
        SessionRef,
        password::{SHORTEST, SHORTEST_WITH_SECOND_STEP},
        session::OpenSession,
        tokens::Purpose,
    },
    db::{Moment, ids::SessionId},
    i18n::{Lang, Text},
    web::{Chrome, Form, PageOf, Pager, Query, local_path},
};
use askama::Template;

#[derive(Template)]
#[template(path = "accounts/sign_in.html")]
pub struct SignInPage {
    chrome: Chrome,
    form: Form<SignInForm>,
    /// Where to go afterwards; nowhere else than here.
    next: String,
    /// Where people of the school that they want to go to sign in with a service of theirs.
    service: Option<String>,
}

impl SignInPage {
    pub fn of(chrome: &Chrome, form: &Form<SignInForm>, service: Option<String>) -> Self {
        let next = local_path(&form.next).unwrap_or_default().to_owned();
        Self { chrome: chrome.clone(), form: form.clone(), next, service }
    }
}

#[derive(Template)]
#[template(path = "accounts/register.html")]
pub struct RegisterPage {
    chrome: Chrome,
    form: Form<RegisterForm>,
    action: String,
    school: String,
    /// The domains whose addresses may register, where not all may.
    domains: Option<String>,
    shortest: i64,
}

impl RegisterPage {
    pub fn of(chrome: &Chrome, policy: &Registration, form: &Form<RegisterForm>) -> Self {
        let domains = match policy {
            Registration::Domains(domains) => Some(domains.join(", ")),
            Registration::Open | Registration::Closed => None,
        };
        Self {
            action: chrome.path("/register"),
            school: chrome.title().to_owned(),
            chrome: chrome.clone(),
            form: form.clone(),
            domains,
            shortest: shortest(),
        }
    }
}

fn shortest() -> i64 {
    of_length(SHORTEST)
}

fn of_length(characters: usize) -> i64 {
    i64::try_from(characters).unwrap_or_default()
}

/// What everybody sees who asked for a mail, whether one was sent or not.
#[derive(Template)]
#[template(path = "accounts/mail_sent.html")]
pub struct MailSentPage {
    chrome: Chrome,
    detail: String,
}

impl MailSentPage {
    pub fn of(chrome: &Chrome, detail: &'static str) -> Self {
        Self { detail: chrome.lang.say(&Text::of(detail)), chrome: chrome.clone() }
    }
}

/// One field for an address, to which something is to be sent.
#[derive(Template)]
#[template(path = "accounts/address.html")]
pub struct AddressPage {
    chrome: Chrome,
    form: Form<EmailForm>,
    action: &'static str,
    title: String,
    detail: String,
}

impl AddressPage {
    pub fn for_verification(chrome: &Chrome, form: &Form<EmailForm>) -> Self {
        Self::of(chrome, form, "/verification", ["verification-title", "verification-detail"])
    }

    pub fn for_reset(chrome: &Chrome, form: &Form<EmailForm>) -> Self {
        Self::of(chrome, form, "/password/forgot", ["forgot-title", "forgot-detail"])
    }

    fn of(chrome: &Chrome, form: &Form<EmailForm>, action: &'static str, words: [&'static str; 2]) -> Self {
        let [title, detail] = words.map(|key| chrome.lang.say(&Text::of(key)));
        Self { chrome: chrome.clone(), form: form.clone(), action, title, detail }
    }
}

#[derive(Template)]
#[template(path = "accounts/verify.html")]
pub struct VerifyPage {
    chrome: Chrome,
    form: Form<VerifyForm>,
    name: String,
    email: String,
    needs_password: bool,
    shortest: i64,
}

impl VerifyPage {
    pub fn of(chrome: &Chrome, found: &Verification, form: &Form<VerifyForm>) -> Self {
        Self {
            chrome: chrome.clone(),
            form: form.clone(),
            name: found.name.clone(),
            email: found.email.clone(),
            needs_password: found.needs_password,
            shortest: shortest(),
        }
    }
}

/// A link that is over or was used, and how to get another.
#[derive(Template)]
#[template(path = "accounts/spent.html")]
pub struct SpentPage {
    chrome: Chrome,
    detail: String,
    another: &'static str,
}

impl SpentPage {
    pub fn of_verification(chrome: &Chrome) -> Self {
        Self::of(chrome, "spent-verification", "/verification")
    }

    pub fn of_reset(chrome: &Chrome) -> Self {
        Self::of(chrome, "spent-reset", "/password/forgot")
    }

    fn of(chrome: &Chrome, detail: &'static str, another: &'static str) -> Self {
        Self { detail: chrome.lang.say(&Text::of(detail)), chrome: chrome.clone(), another }
    }
}

#[derive(Template)]
#[template(path = "accounts/new_password.html")]
pub struct NewPasswordPage {
    chrome: Chrome,
    form: Form<NewPasswordForm>,
    title: String,
    shortest: i64,
}

impl NewPasswordPage {
    pub fn of(chrome: &Chrome, purpose: Purpose, shortest: usize, form: &Form<NewPasswordForm>) -> Self {
        let title = if purpose == Purpose::SetPassword { "new-password-first" } else { "new-password-title" };
        let title = chrome.lang.say(&Text::of(title));
        Self { chrome: chrome.clone(), form: form.clone(), title, shortest: of_length(shortest) }
    }
}

#[derive(Template)]
#[template(path = "accounts/schools.html")]
pub struct SchoolsPage {
    chrome: Chrome,
    rows: Vec<SchoolRow>,
    is_site_admin: bool,
}

struct SchoolRow {
    name: String,
    path: String,
    mail: String,
    role: String,
    is_suspended: bool,
    way_out: Option<String>,
}

impl SchoolsPage {
    pub fn of(chrome: &Chrome, schools: Vec<Membership>) -> Self {
        let row = |membership: Membership| SchoolRow {
            path: membership.path(),
            mail: membership.mail_path(),
            role: chrome.lang.get(&format!("role-{}", membership.role.as_str())),
            is_suspended: membership.is_suspended,
            way_out: membership.way_out(),
            name: membership.school,
        };
        Self {
            rows: schools.into_iter().map(row).collect(),
            is_site_admin: chrome.user().is_some_and(|user| user.is_site_admin),
            chrome: chrome.clone(),
        }
    }
}

const SECOND_STEP: &str = "/account/second-step";

/// The pages of one's account, side by side.
pub struct Tab {
    pub path: &'static str,
    pub label: String,
    pub is_current: bool,
}

pub fn tabs(chrome: &Chrome) -> Vec<Tab> {
    let here = chrome.here().split('?').next().unwrap_or_default();
    let tab = |(path, key)| Tab {
        path,
        label: chrome.lang.say(&Text::of(key)),
        is_current: path == here || (path == SECOND_STEP && here.starts_with(SECOND_STEP)),
    };
    let pages = [
        ("/account", "account-tab-details"),
        ("/account/email", "email-change-title"),
        ("/account/password", "account-tab-password"),
        (SECOND_STEP, "account-tab-second-step"),
        ("/account/sessions", "account-tab-sessions"),
        ("/account/history", "account-tab-history"),
        ("/account/sign-in", "account-tab-sign-in"),
    ];
    pages.into_iter().map(tab).collect()
}

#[derive(Template)]
#[template(path = "accounts/account.html")]
pub struct AccountPage {
    chrome: Chrome,
    form: Form<AccountForm>,
    tabs: Vec<Tab>,
    email: String,
    langs: Vec<Lang>,
    picture: String,
    has_picture: bool,
}

impl AccountPage {
    pub fn of(chrome: &Chrome, form: &Form<AccountForm>) -> Self {
        Self {
            form: form.clone(),
            tabs: tabs(chrome),
            email: chrome.user().map(|user| user.email.clone()).unwrap_or_default(),
            langs: Lang::all(),
            has_picture: chrome.picture().is_some(),
            picture: chrome.picture().unwrap_or_else(|| "/account/picture".to_owned()),
            chrome: chrome.clone(),
        }
    }
}

#[derive(Template)]
#[template(path = "accounts/password.html")]
pub struct PasswordPage {
    chrome: Chrome,
    form: Form<ChangePasswordForm>,
    tabs: Vec<Tab>,
    email: String,
    shortest: i64,
}

impl PasswordPage {
    pub fn of(chrome: &Chrome, form: &Form<ChangePasswordForm>) -> Self {
        let email = chrome.user().map(|user| user.email.clone()).unwrap_or_default();
        let has_second = chrome.user().is_some_and(|user| user.has_second_step);
        let shortest = of_length(if has_second { SHORTEST_WITH_SECOND_STEP } else { SHORTEST });
        Self { form: form.clone(), tabs: tabs(chrome), chrome: chrome.clone(), email, shortest }
    }
}

#[derive(Template)]
#[template(path = "accounts/sessions.html")]
pub struct SessionsPage {
    chrome: Chrome,
    tabs: Vec<Tab>,
    rows: Vec<SessionRow>,
    has_others: bool,
}

struct SessionRow {
    id: SessionId,
    browser: String,
    seen: String,
    address: String,
    is_current: bool,
}

impl SessionsPage {
    pub fn of(chrome: &Chrome, sessions: &[OpenSession], current: Option<&SessionRef>) -> Self {
        let row = |session: &OpenSession| SessionRow {
            id: session.id.clone(),
            browser: browser(chrome.lang, &session.agent),
            seen: seen(chrome.lang, session.seen_at, chrome.now()),
            address: session.address.clone(),
            is_current: current.is_some_and(|current| current.id == session.id.as_str()),
        };
        let rows: Vec<_> = sessions.iter().map(row).collect();
        Self { tabs: tabs(chrome), has_others: rows.iter().any(|row| !row.is_current), rows, chrome: chrome.clone() }
    }
}

/// Who signed in as them, and who tried.
#[derive(Template)]
#[template(path = "accounts/history.html")]
pub struct HistoryPage {
    chrome: Chrome,
    tabs: Vec<Tab>,
    rows: Vec<TriedRow>,
    pager: Pager,
}

struct TriedRow {
    when: String,
    browser: String,
    address: String,
    outcome: String,
    is_failure: bool,
}

impl HistoryPage {
    pub fn of(chrome: &Chrome, query: &Query, list: PageOf<Tried>) -> Self {
        let row = |tried: Tried| TriedRow {
            when: chrome.when(tried.at),
            browser: browser(chrome.lang, &tried.agent),
            address: tried.address,
            is_failure: matches!(tried.outcome, Outcome::WrongPassword | Outcome::WrongCode),
            outcome: chrome.lang.say(&match tried.outcome {
                Outcome::In => Text::of("history-in"),
                Outcome::InByRecoveryCode => Text::of("history-in-by-code"),
                Outcome::WrongPassword => Text::of("history-wrong-password"),
                Outcome::WrongCode => Text::of("history-wrong-code"),
            }),
        };
        let pager = Pager::of(&list, &query.links(), chrome.lang);
        Self { tabs: tabs(chrome), rows: list.rows.into_iter().map(row).collect(), pager, chrome: chrome.clone() }
    }
}

fn browser(lang: Lang, agent: &str) -> String {
    match browser_and_system(agent) {
        Some((browser, system)) => {
            lang.say(&Text::of("session-browser").with("browser", browser).with("system", system))
        }
        None if agent.trim().is_empty() => lang.say(&Text::of("session-unknown")),
        None => agent.to_owned(),
    }
}

/// How long ago, in the largest unit that is not zero. The row is written every few minutes only.
fn seen(lang: Lang, at: Moment, now: Moment) -> String {
    let ago = now.since(at);
    lang.say(&match (ago.num_days(), ago.num_hours(), ago.num_minutes()) {
        (0, 0, minutes) if minutes < 5 => Text::of("session-seen-now"),
        (0, 0, minutes) => Text::of("session-seen-minutes").with("n", minutes),
        (0, hours, _) => Text::of("session-seen-hours").with("n", hours),
        (days, _, _) => Text::of("session-seen-days").with("n", days),
    })
}
