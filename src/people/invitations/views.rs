//! The list of invitations, the form of one, and the page that a link leads to.

use super::{
    forms::{Arriving, InviteForm},
    model::{EXPIRING, Filters, Found, Gone, Inviter, LONGEST_MESSAGE, LONGEST_NAME, State, placeholder, role_key},
    queries::{Line, ProgramNamed},
};
use crate::{
    accounts::Standing,
    people::model::PersonRef,
    platform::{
        access::{Role, password::SHORTEST},
        i18n::{Lang, Text},
        web::{Chrome, Form, PageOf, Pager, Query},
    },
};
use askama::Template;

/// Something to choose from.
pub struct Choice {
    pub value: String,
    pub name: String,
    pub is_chosen: bool,
}

#[derive(Template)]
#[template(path = "invitations/index.html")]
pub struct IndexPage {
    chrome: Chrome,
    action: String,
    words: String,
    states: Vec<Choice>,
    hidden: Vec<(String, String)>,
    /// All of them again, when a filter is in force.
    clear: Option<String>,
    rows: Vec<Row>,
    may_any: bool,
    pager: Pager,
}

struct Row {
    id: String,
    name: String,
    email: String,
    role: String,
    state: String,
    mark: &'static str,
    /// Since when, until when, or why not.
    more: String,
    inviter: String,
    path: String,
    may_resend: bool,
    may_revoke: bool,
}

impl IndexPage {
    pub fn of(chrome: &Chrome, query: &Query, filters: &Filters, list: PageOf<Line>, names: &[PersonRef]) -> Self {
        let links = query.links();
        let expiring = Choice {
            value: EXPIRING.to_owned(),
            name: chrome.lang.get("invitation-expiring"),
            is_chosen: filters.is_expiring,
        };
        let choice = |state: &State| Choice {
            value: state.as_str().to_owned(),
            name: chrome.lang.get(&format!("invitation-{}", state.as_str())),
            is_chosen: filters.state == Some(*state),
        };
        let pager = Pager::of(&list, &links, chrome.lang);
        let rows: Vec<Row> = list.rows.into_iter().map(|line| Row::of(chrome, line, names)).collect();
        Self {
            action: chrome.path("/people/invitations"),
            words: filters.words.clone(),
            states: State::ALL.iter().map(choice).chain([expiring]).collect(),
            hidden: links.hidden(&["q", "state"]),
            clear: filters.narrow().then(|| links.clone().without("q").without("state").to_string()),
            may_any: rows.iter().any(|row| row.may_revoke),
            pager,
            rows,
            chrome: chrome.clone(),
        }
    }
}

impl Row {
    fn of(chrome: &Chrome, (invitation, invited, letter): Line, names: &[PersonRef]) -> Self {
        let state = invitation.state(letter.as_ref(), chrome.now());
        let lang = chrome.lang;
        let is_below = chrome.me().is_some_and(|me| invited.role < me.role);
        let until = || Text::of("invitation-until").with("when", chrome.local(invitation.expires_at));
        let more = match state {
            State::Pending | State::Sent => lang.say(&until()),
            State::Bounced => letter.and_then(|letter| letter.error).unwrap_or_default(),
            State::Accepted => invitation.accepted_at.map(|at| chrome.when(at)).unwrap_or_default(),
            State::Revoked => invitation.revoked_at.map(|at| chrome.when(at)).unwrap_or_default(),
            State::Expired => chrome.when(invitation.expires_at),
        };
        Self {
            role: lang.get(role_key(invited.role)),
            state: lang.get(&format!("invitation-{}", state.as_str())),
            mark: match state {
                State::Pending => "badge wait",
                State::Sent | State::Accepted => "badge",
                State::Bounced => "badge stop",
                State::Expired | State::Revoked => "badge plain",
            },
            more,
            inviter: names
                .iter()
                .find(|one| one.id == invitation.invited_by)
                .map(|one| one.name.clone())
                .unwrap_or_default(),
            path: chrome.path(&format!("/people/invitations/{}", invitation.id)),
            may_resend: is_below
                && invitation.is_open()
                && invited.email.as_deref().is_some_and(|to| invited.waits_at(to)),
            may_revoke: is_below && invitation.is_open(),
            id: invitation.id.to_string(),
            name: invited.name,
            email: invitation.email,
        }
    }
}

/// The roles and programs that an inviter can choose from.
pub fn choices(
    lang: Lang,
    inviter: &Inviter,
    programs: Vec<ProgramNamed>,
    role: &str,
    program: &str,
) -> (Vec<Choice>, Vec<Choice>) {
    let role_choice = |one: Role| Choice {
        value: one.as_str().to_owned(),
        name: lang.get(role_key(one)),
        is_chosen: role == one.as_str(),
    };
    let program_choice =
        |one: ProgramNamed| Choice { is_chosen: program == one.id.as_str(), value: one.id.to_string(), name: one.name };
    (inviter.roles().into_iter().map(role_choice).collect(), programs.into_iter().map(program_choice).collect())
}

#[derive(Template)]
#[template(path = "invitations/new.html")]
pub struct InvitePage {
    chrome: Chrome,
    form: Form<InviteForm>,
    action: String,
    roles: Vec<Choice>,
    programs: Vec<Choice>,
    /// Whoever invites into every program may also invite into none.
    may_none: bool,
    longest_message: usize,
    longest_name: usize,
}

impl InvitePage {
    pub fn of(chrome: &Chrome, form: &Form<InviteForm>, inviter: &Inviter, programs: Vec<ProgramNamed>) -> Self {
        let (roles, programs) = choices(chrome.lang, inviter, programs, &form.role, &form.program);
        Self {
            chrome: chrome.clone(),
            form: form.clone(),
            action: chrome.path("/people/invitations"),
            roles,
            programs,
            may_none: inviter.programs.is_none(),
            longest_message: LONGEST_MESSAGE,
            longest_name: LONGEST_NAME,
        }
    }
}

/// What whoever opens a link can do.
#[derive(PartialEq, Eq)]
enum Way {
    /// Choose a name and a password.
    Begin,
    /// Say yes: they are signed in.
    Confirm,
    /// They have an account, and sign in with it.
    SignIn,
    /// They are signed in as somebody else.
    Other(String),
    Disabled,
}

#[derive(Template)]
#[template(path = "invitations/open.html")]
pub struct OpenPage {
    chrome: Chrome,
    form: Form<Arriving>,
    way: Way,
    school: String,
    inviter: String,
    email: String,
    role: String,
    name: String,
    /// What was written to them, line by line.
    message: Vec<String>,
    sign_in: String,
    shortest: i64,
}

impl OpenPage {
    pub fn of(chrome: &Chrome, found: &Found, form: &Form<Arriving>) -> Self {
        let email = found.invitation.email.clone();
        let way = match (chrome.user(), found.standing) {
            (Some(user), _) if user.email == email => Way::Confirm,
            (Some(user), _) => Way::Other(user.email.clone()),
            (None, Standing::Proven) => Way::SignIn,
            (None, Standing::Disabled) => Way::Disabled,
            (None, Standing::Unproven) => Way::Begin,
        };
        let known = if found.invited.name == placeholder(&email) { "" } else { found.invited.name.as_str() };
        Self {
            way,
            school: chrome.title().to_owned(),
            inviter: found.inviter.clone(),
            role: chrome.lang.get(role_key(found.invited.role)),
            name: if form.errors().is_empty() { known.to_owned() } else { form.name.clone() },
            message: found.invitation.message.lines().map(str::to_owned).filter(|line| !line.is_empty()).collect(),
            sign_in: chrome.sign_in_path(),
            shortest: i64::try_from(SHORTEST).unwrap_or_default(),
            email,
            form: form.clone(),
            chrome: chrome.clone(),
        }
    }
}

/// A link that does nothing (any more), and why.
#[derive(Template)]
#[template(path = "invitations/gone.html")]
pub struct GonePage {
    chrome: Chrome,
    words: String,
    home: String,
}

impl GonePage {
    pub fn of(chrome: &Chrome, gone: Gone) -> Self {
        Self { words: chrome.lang.say(&gone.text()), home: chrome.home(), chrome: chrome.clone() }
    }
}
