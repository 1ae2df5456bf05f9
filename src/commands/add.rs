//! Opening schools and accounts from the command line.

use super::{Failed, serve};
use crate::{
    accounts::{self, NewUser},
    config::Config,
    error::Error,
    people::{self, NewPerson, PersonStatus},
    platform::{
        access::{Actor, Role, SiteKey, password},
        db::SiteDb,
        i18n::{Lang, Text},
        text::{clean_line, email},
    },
    schools::{self, NewOwner, NewSchool},
};
use clap::Args;
use std::io::Read;

/// A school to open.
#[derive(Debug, Args)]
pub struct SchoolArguments {
    /// What stands in its addresses: /s/SLUG.
    #[arg(long)]
    slug: String,
    #[arg(long)]
    name: String,
    /// Who gets a mail with a link to begin.
    #[arg(long)]
    owner: Option<String>,
    /// A name of the IANA database, like America/New_York.
    #[arg(long, default_value = "UTC")]
    time_zone: String,
    /// The language of whoever chose none.
    #[arg(long, default_value = "en")]
    locale: String,
}

/// An account to add.
#[derive(Debug, Args)]
pub struct UserArguments {
    #[arg(long)]
    email: String,
    #[arg(long)]
    name: String,
    /// Read the password from standard input; without it, they choose one by "forgot password".
    #[arg(long)]
    password_stdin: bool,
    /// Runs the site: creates and suspends schools.
    #[arg(long)]
    site_admin: bool,
    /// A school that they belong to.
    #[arg(long, requires = "role")]
    school: Option<String>,
    /// student, teacher, program_admin, admin or owner.
    #[arg(long, requires = "school")]
    role: Option<String>,
}

pub async fn school(config: Config, arguments: SchoolArguments) -> Result<(), Failed> {
    let app = serve::open(config).await?;
    let SchoolArguments { slug, name, owner, time_zone, locale } = arguments;
    let new = NewSchool {
        time_zone,
        locale,
        owner: owner.map(|email| NewOwner { email, name: String::new() }),
        ..NewSchool::named(slug.clone(), name)
    };
    let key = SiteKey::for_command_line();
    let opened = app.db.write(&key, move |db: &mut SiteDb<'_>| schools::open_school(db, &Actor::system(), new));
    opened.await.map_err(said)?;
    println!("{}", app.config.base() + "/s/" + &slug);
    Ok(())
}

pub async fn user(config: Config, arguments: UserArguments) -> Result<(), Failed> {
    let refused = |why: &str| Failed::Refused(why.to_owned());
    let address = email(&arguments.email).ok_or_else(|| refused("--email: not an e-mail address"))?;
    let name =
        clean_line(&arguments.name).filter(|name| !name.is_empty()).ok_or_else(|| refused("--name: not a name"))?;
    let role = match &arguments.role {
        Some(role) => Some(Role::named(role).ok_or_else(|| refused("--role: no such role"))?),
        None => None,
    };
    let hash = if arguments.password_stdin { Some(read_password(&name, &address)?) } else { None };
    let app = serve::open(config).await?;
    let new = NewUser {
        email_typed: arguments.email.clone(),
        email: address.clone(),
        name: name.clone(),
        password_hash: hash,
        is_verified: true,
        is_site_admin: arguments.site_admin,
        lang: None,
    };
    let slug = arguments.school.clone();
    let key = SiteKey::for_command_line();
    let added = app.db.write(&key, move |db: &mut SiteDb<'_>| {
        let by = Actor::system();
        let Some(user) = accounts::add(db, &by, &new)? else {
            return Err(Error::Conflict(Text::of("command-user-exists")));
        };
        if let (Some(slug), Some(role)) = (slug, role) {
            let school = schools::at(db, &slug)?.ok_or(Error::NotFound)?;
            let person = NewPerson {
                user: Some(user),
                name,
                email: Some(address),
                role,
                status: PersonStatus::Active,
                grade: None,
                source: None,
            };
            db.within(school, |db| people::add(db, &by, person))?;
        }
        Ok(())
    });
    added.await.map_err(said)?;
    println!("{} can sign in", arguments.email);
    Ok(())
}

fn read_password(name: &str, address: &str) -> Result<String, Failed> {
    let mut typed = String::new();
    std::io::stdin().read_to_string(&mut typed)?;
    let typed = typed.trim_end_matches(['\r', '\n']);
    password::check(typed, &["homeroom", name, address], password::SHORTEST)
        .map_err(|text| Failed::Refused(Lang::default().say_plain(&text)))?;
    Ok(password::hash(typed)?)
}

/// What a form would say beside its fields.
fn said(error: Error) -> Failed {
    let lang = Lang::default();
    match error {
        Error::Invalid(errors) => {
            let lines = errors.iter().map(|(field, text)| format!("{field}: {}", lang.say_plain(text)));
            Failed::Refused(lines.collect::<Vec<_>>().join("\n"))
        }
        Error::Conflict(text) => Failed::Refused(lang.say_plain(&text)),
        Error::NotFound => Failed::Refused("there is no such school".to_owned()),
        other => other.into(),
    }
}
