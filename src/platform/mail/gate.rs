//! Whom this server may write to: a domain that is protected gets nothing, and outside production a mail server carries
//! mail only to those who were named.

use crate::{
    config::{Config, Env, Mailing},
    platform::text::email,
};

crate::text_states!(
    /// Why a mail is held back.
    Held {
        // Its domain never gets mail from here.
        Protected = "protected",
        // Nobody said that mail from a server that is not in production may go there.
        NotAllowed = "not_allowed",
    }
);

/// Addresses and domains, as a setting lists them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MailNames(Vec<String>);

impl MailNames {
    /// `ana@example.org, example.net`; the first that is neither is the error.
    pub fn parse(list: &str) -> Result<Self, String> {
        let names = list.split(',').map(|name| name.trim().to_lowercase()).filter(|name| !name.is_empty());
        let known = |name: String| {
            let is_domain = email(&format!("somebody@{name}")).is_some();
            if is_domain || email(&name).is_some() { Ok(name) } else { Err(name) }
        };
        names.map(known).collect::<Result<_, _>>().map(Self)
    }

    /// The address itself, or exactly its domain.
    fn names(&self, address: &str) -> bool {
        let domain = domain_of(address);
        self.0.iter().any(|name| name == address || name == domain)
    }

    /// The same, or a domain above its domain: whoever protects one protects all below it.
    fn cover(&self, address: &str) -> bool {
        let domain = domain_of(address);
        let is_above = |name: &String| domain.strip_suffix(name.as_str()).is_some_and(|rest| rest.ends_with('.'));
        self.names(address) || self.0.iter().any(is_above)
    }
}

/// What stands behind the @.
pub(super) fn domain_of(address: &str) -> &str {
    address.rsplit_once('@').map_or("", |(_, domain)| domain)
}

/// Asked of every mail that is about to leave.
#[derive(Debug, Clone)]
pub struct Gate {
    protected: MailNames,
    /// None: to everybody.
    allowed: Option<MailNames>,
    is_production: bool,
}

impl Gate {
    /// What goes into a folder has left for nobody, so only a mail server asks who is allowed.
    pub fn of(config: &Config) -> Self {
        let is_production = config.env == Env::Production;
        let is_asked = !is_production && matches!(config.mailing, Mailing::Smtp(_));
        Self {
            protected: config.mail_protected.clone(),
            allowed: is_asked.then(|| config.mail_allow.clone()),
            is_production,
        }
    }

    /// Why a mail to this address does not go, if it does not.
    pub fn holds(&self, address: &str) -> Option<Held> {
        let address = address.to_lowercase();
        if self.protected.cover(&address) {
            return Some(Held::Protected);
        }
        let is_refused = self.allowed.as_ref().is_some_and(|allowed| !allowed.names(&address));
        is_refused.then_some(Held::NotAllowed)
    }

    /// Whether somebody may have what is held tried again: only in production, once its domain is protected no more.
    pub fn may_release(&self) -> bool {
        self.is_production
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gate(protected: &str, allowed: Option<&str>) -> Gate {
        let names = |list| MailNames::parse(list).unwrap();
        Gate { protected: names(protected), allowed: allowed.map(names), is_production: allowed.is_none() }
    }

    #[test]
    fn a_protected_domain_gets_nothing_and_nothing_below_it_does() {
        let gate = gate("mergington.edu, boss@example.org", None);
        for held in ["ana@mergington.edu", "ana@mail.mergington.edu", "BOSS@Example.org"] {
            assert_eq!(gate.holds(held), Some(Held::Protected), "{held}");
        }
        for free in ["ana@notmergington.edu", "ana@example.org", "ana@edu"] {
            assert_eq!(gate.holds(free), None, "{free}");
        }
    }

    #[test]
    fn outside_production_only_those_who_were_named_get_mail_and_protection_is_stronger() {
        let gate = gate("staff.test.org", Some("test.org, me@home.net, staff.test.org"));
        assert_eq!((gate.holds("ana@test.org"), gate.holds("me@home.net")), (None, None));
        assert_eq!(gate.holds("you@home.net"), Some(Held::NotAllowed));
        assert_eq!(gate.holds("ana@mail.test.org"), Some(Held::NotAllowed), "a domain is that domain alone");
        assert_eq!(gate.holds("ana@staff.test.org"), Some(Held::Protected));
        assert_eq!(self::gate("", Some("")).holds("ana@test.org"), Some(Held::NotAllowed));
    }

    #[test]
    fn a_list_holds_addresses_and_domains_and_nothing_else() {
        assert!(MailNames::parse(" a@b.org ,b.org,, ").is_ok());
        for (list, wrong) in [("b.org,no", "no"), ("a b.org", "a b.org"), ("@b.org", "@b.org"), ("*.b.org", "*.b.org")]
        {
            assert_eq!(MailNames::parse(list), Err(wrong.to_owned()));
        }
    }
}
