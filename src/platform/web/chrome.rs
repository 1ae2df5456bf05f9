//! What surrounds a page: its language, its school, who looks at it, and where they can go.

use super::{Flash, asset, local_path};
use crate::{
    config::{Config, Mailing},
    platform::{
        access::{Account, ManageSchool, Me, Permission, ReadAudit, ReadPeople, ReadReports, School, SecondStep},
        db::{Moment, ids::PersonId},
        i18n::{Lang, Text},
    },
};
use std::sync::Arc;

/// How a reader wants pages to look, and what the page before said.
#[derive(Debug, Clone)]
pub struct Look {
    pub lang: Lang,
    /// `light` or `dark`; none follows the machine.
    pub theme: Option<String>,
    /// Path and query of this request.
    pub here: String,
    pub flash: Option<Flash>,
    /// The page sizes chosen before: `activities-50.people-100`.
    pub sizes: String,
}

/// What surrounds a page. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Chrome {
    pub lang: Lang,
    look: Arc<Look>,
    school: Option<Arc<School>>,
    me: Option<Me>,
    user: Option<Account>,
    now: Moment,
    mail_is_off: bool,
    is_for_trying: bool,
}

/// More would be a list to read, not places to go.
const MOST_ITEMS: usize = 7;

/// A place to go.
#[derive(Debug, Clone)]
pub struct NavItem {
    pub path: String,
    pub label: String,
    pub icon: &'static str,
    pub is_current: bool,
}

impl Chrome {
    pub(in crate::platform) fn new(
        config: &Config,
        look: Look,
        school: Option<Arc<School>>,
        me: Option<Me>,
        user: Option<Account>,
        now: Moment,
    ) -> Self {
        Self {
            lang: look.lang,
            look: Arc::new(look),
            school,
            me,
            user,
            now,
            mail_is_off: config.mailing == Mailing::Off,
            is_for_trying: config.is_for_trying(),
        }
    }

    /// For an answer given before anybody knew who asked.
    pub fn bare(config: &Config, lang: Lang, now: Moment) -> Self {
        let look = Look { lang, theme: None, here: "/".to_owned(), flash: None, sizes: String::new() };
        Self::new(config, look, None, None, None, now)
    }

    /// A path in this school; outside any school, a path of the site.
    pub fn path(&self, rest: &str) -> String {
        self.school.as_ref().map_or_else(|| rest.to_owned(), |school| school.path(rest))
    }

    pub fn school(&self) -> Option<&School> {
        self.school.as_deref()
    }

    /// What stands at the top of every page and at the end of every title.
    pub fn title(&self) -> &str {
        self.school.as_ref().map_or("Homeroom", |school| &school.name)
    }

    pub fn me(&self) -> Option<&Me> {
        self.me.as_ref()
    }

    pub fn person(&self) -> Option<&PersonId> {
        self.me.as_ref().map(|me| &me.id)
    }

    pub fn user(&self) -> Option<&Account> {
        self.user.as_ref()
    }

    /// The name that the reader goes by here.
    pub fn reader(&self) -> Option<&str> {
        let person = self.me.as_ref().map(|me| me.name.as_str());
        person.or(self.user.as_ref().map(|user| user.name.as_str()))
    }

    /// Where the reader's own picture is, if they have one.
    pub fn picture(&self) -> Option<String> {
        self.user.as_ref().and_then(Account::picture)
    }

    /// Whether to show the button. The guard of its route asks the same table.
    pub fn may<P: Permission>(&self) -> bool {
        self.me.as_ref().is_some_and(|me| P::ROLES.contains(&me.role))
    }

    pub fn now(&self) -> Moment {
        self.now
    }

    /// An instant on the school's wall clock, as people say it; outside any school in UTC.
    pub fn local(&self, at: Moment) -> chrono::NaiveDateTime {
        self.school.as_ref().map_or_else(|| at.utc(), |school| school.local(at))
    }

    /// "Friday, September 12, 2026, 18:00", in the school's time.
    pub fn when(&self, at: Moment) -> String {
        self.lang.moment(self.local(at))
    }

    /// That the school will soon open nothing without a second step at sign-in, while there is time to set one up.
    pub fn second_step_due(&self) -> Option<String> {
        let (school, me, user) = (self.school.as_ref()?, self.me.as_ref()?, self.user.as_ref()?);
        let SecondStep::Until(until) = school.second_step_of(me, user, self.now) else { return None };
        let words = Text::of("second-due").with("school", &school.name).with("when", self.local(until));
        Some(self.lang.say(&words))
    }

    /// The date it is in the school now.
    pub fn today(&self) -> chrono::NaiveDate {
        self.local(self.now).date()
    }

    pub fn theme(&self) -> Option<&str> {
        self.look.theme.as_deref().filter(|theme| matches!(*theme, "light" | "dark"))
    }

    pub fn here(&self) -> &str {
        &self.look.here
    }

    pub fn flash(&self) -> Option<String> {
        self.look.flash.as_ref().map(|flash| self.lang.say(&flash.0))
    }

    pub(super) fn sizes(&self) -> &str {
        &self.look.sizes
    }

    pub(super) fn size_of(&self, list: &str) -> Option<i64> {
        let entries = self.look.sizes.split('.').filter_map(|entry| entry.split_once('-'));
        entries.into_iter().find(|(name, _)| *name == list).and_then(|(_, size)| size.parse().ok())
    }

    pub fn asset(&self, name: &str) -> &'static str {
        asset(name)
    }

    /// The school's own stylesheet, which says its hue. Its name changes with its content. A suspended school has none.
    pub fn theme_css(&self) -> Option<String> {
        self.school
            .as_ref()
            .filter(|school| !school.is_suspended())
            .map(|school| school.path(&format!("/theme-{}.css", school.accent_hue)))
    }

    pub fn mail_is_off(&self) -> bool {
        self.mail_is_off
    }

    /// The languages to choose from: the school's, or all.
    pub fn langs(&self) -> Vec<Lang> {
        self.school.as_ref().map_or_else(Lang::all, |school| school.locales.clone())
    }

    pub fn sign_in_path(&self) -> String {
        let next = local_path(self.here()).filter(|path| *path != "/" && !path.starts_with("/sign-"));
        next.map_or_else(
            || "/sign-in".to_owned(),
            |next| {
                let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish();
                format!("/sign-in?{query}")
            },
        )
    }

    /// A page that exists for this reader.
    pub fn home(&self) -> String {
        match (&self.school, &self.me, &self.user) {
            (Some(school), Some(_), _) if !school.is_suspended() => school.path("/today"),
            (Some(school), None, _) if !school.is_suspended() => school.path(""),
            (_, _, Some(_)) => "/schools".to_owned(),
            _ => "/".to_owned(),
        }
    }

    /// Where this reader can go.
    pub fn nav(&self) -> Vec<NavItem> {
        let path = self.here().split('?').next().unwrap_or_default().to_owned();
        let item = |to: String, label: &'static str, icon| {
            let is_current = path == to || path.starts_with(&format!("{to}/"));
            NavItem { path: to, label: self.lang.say(&Text::of(label)), icon, is_current }
        };
        let mut items = Vec::new();
        if let Some(school) = &self.school {
            match &self.me {
                Some(_) => items.push(item(school.path("/today"), "nav-today", "house")),
                None => items.push(NavItem {
                    is_current: path == school.path(""),
                    ..item(school.path(""), "nav-school", "house")
                }),
            }
            items.push(item(school.path("/activities"), "nav-activities", "list"));
            items.push(item(school.path("/calendar"), "nav-calendar", "calendar-days"));
            if self.may::<ReadReports>() {
                items.push(item(school.path("/reports"), "nav-reports", "chart-column"));
            }
            if self.may::<ReadPeople>() {
                items.push(item(school.path("/people"), "nav-people", "users"));
            }
            if self.may::<ManageSchool>() {
                items.push(item(school.path("/settings"), "nav-settings", "settings"));
            }
            if self.may::<ReadAudit>() {
                items.push(item(school.path("/audit"), "nav-audit", "scroll-text"));
            }
        } else {
            if self.user.is_some() {
                items.push(item("/schools".to_owned(), "nav-schools", "building"));
            }
            if self.user.as_ref().is_some_and(|user| user.is_site_admin) {
                items.push(item("/site/schools".to_owned(), "nav-site", "settings"));
                items.push(item("/site/jobs".to_owned(), "nav-jobs", "scroll-text"));
                items.push(item("/site/backups".to_owned(), "nav-backups", "download"));
                if self.is_for_trying {
                    items.push(item("/site/mails".to_owned(), "nav-mails", "mail"));
                }
            }
        }
        // Where everything else fills it, one's account stands behind one's name.
        if self.user.is_some() && items.len() < MOST_ITEMS {
            items.push(item("/account".to_owned(), "nav-account", "user"));
        }
        items
    }

    /// Whether a phone, which shows no name, needs a link of its own to the account.
    pub fn account_stands_apart(&self, nav: &[NavItem]) -> bool {
        self.user.is_some() && nav.iter().all(|item| item.path != "/account")
    }
}
