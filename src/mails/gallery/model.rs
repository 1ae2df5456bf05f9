//! What letters there are.

use crate::{
    accounts, activities, announcements,
    mails::senders,
    people,
    platform::{
        i18n::Lang,
        mail::{Kind, Rendered, Sample, Specimen},
    },
    privacy, schools,
};
use std::sync::LazyLock;

/// Every room's.
fn specimens(sample: &Sample) -> Vec<Specimen> {
    let rooms = [
        accounts::letters(sample),
        activities::letters(sample),
        announcements::letters(sample),
        people::letters(sample),
        privacy::letters(sample),
        schools::letters(sample),
        senders::letters(sample),
    ];
    rooms.into_iter().flatten().collect()
}

static KINDS: LazyLock<Vec<(&'static str, Kind)>> = LazyLock::new(|| {
    let sample = Sample { lang: Lang::default(), base: String::new() };
    specimens(&sample).iter().map(|specimen| (specimen.name, specimen.kind)).collect()
});
static NAMES: LazyLock<Vec<&'static str>> = LazyLock::new(|| KINDS.iter().map(|(name, _)| *name).collect());

/// What they are called in the database, in the order in which the gallery shows them.
pub fn names() -> &'static [&'static str] {
    &NAMES
}

/// Whether somebody else than its reader may read it.
pub fn is_open(template: &str) -> bool {
    KINDS.iter().any(|(name, kind)| *name == template && *kind != Kind::Secret)
}

/// What people call it.
pub fn title(lang: Lang, name: &str) -> String {
    lang.get(&format!("letter-{}", name.replace('_', "-")))
}

/// A letter as a sample reader gets it.
pub struct Drawn {
    pub name: &'static str,
    pub lang: Lang,
    pub words: Rendered,
}

/// This letter, or every letter, in this language.
pub fn drawn(name: Option<&str>, lang: Lang, base: &str) -> Result<Vec<Drawn>, askama::Error> {
    let sample = Sample { lang, base: base.to_owned() };
    let wanted = specimens(&sample).into_iter().filter(|specimen| name.is_none_or(|name| name == specimen.name));
    let draw = |specimen: Specimen| {
        let words = specimen.draw(&sample.recipient(&specimen))?;
        Ok(Drawn { name: specimen.name, lang, words })
    };
    wanted.map(draw).collect()
}
