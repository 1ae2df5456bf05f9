//! Which people a list shows, and in what order.

use super::PersonStatus;
use crate::platform::{
    access::Role,
    db::{
        Moment,
        ids::{PersonId, ProgramId},
        schema::people,
    },
    web::Query,
};
use diesel::prelude::*;

/// What the list is called where pages remember things of lists.
pub const LIST: &str = "people";

/// What `mail` says in an address that shows only those whose mail comes back.
pub const BOUNCED: &str = "bounced";

/// The orders there are; the first is the usual one.
pub const SORTS: [&str; 5] = ["name", "role", "grade", "status", "seen"];

/// A person as the list of people shows one, to staff only.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = people)]
pub struct Listed {
    pub id: PersonId,
    pub name: String,
    pub email: Option<String>,
    pub role: Role,
    pub status: PersonStatus,
    pub grade: Option<i32>,
    /// Since when mail to the address comes back.
    pub email_bounced_at: Option<Moment>,
}

/// Which people, and in what order. What no filter can mean is no filter.
#[derive(Debug, Clone)]
pub struct Filters {
    pub words: String,
    pub role: Option<Role>,
    pub status: Option<PersonStatus>,
    pub program: Option<ProgramId>,
    pub grade: Option<i32>,
    /// Only those whose mail comes back.
    pub is_bounced: bool,
    /// One of [`SORTS`].
    pub sort: &'static str,
    pub is_descending: bool,
}

impl Filters {
    pub fn read(query: &Query) -> Self {
        let (sort, is_descending) = query.sort(&SORTS);
        Self {
            words: query.words(),
            role: Role::named(query.get("role")),
            status: PersonStatus::named(query.get("status")),
            program: ProgramId::try_from(query.get("program").to_owned()).ok(),
            grade: query.get("grade").parse().ok(),
            is_bounced: query.get("mail") == BOUNCED,
            sort,
            is_descending,
        }
    }

    /// Whether they leave anybody out.
    pub fn narrow(&self) -> bool {
        !self.words.is_empty()
            || self.role.is_some()
            || self.status.is_some()
            || self.program.is_some()
            || self.grade.is_some()
            || self.is_bounced
    }

    /// As the query of an address: what forms carry along and saved views keep.
    pub fn as_query(&self) -> String {
        let order = if self.is_descending { format!("-{}", self.sort) } else { self.sort.to_owned() };
        let pairs = [
            ("q", self.words.clone()),
            ("role", self.role.map(Role::as_str).unwrap_or_default().to_owned()),
            ("status", self.status.map(PersonStatus::as_str).unwrap_or_default().to_owned()),
            ("program", self.program.as_ref().map(ToString::to_string).unwrap_or_default()),
            ("grade", self.grade.map(|grade| grade.to_string()).unwrap_or_default()),
            ("mail", if self.is_bounced { BOUNCED.to_owned() } else { String::new() }),
            ("sort", if order == SORTS[0] { String::new() } else { order }),
        ];
        let said = pairs.iter().filter(|(_, value)| !value.is_empty());
        url::form_urlencoded::Serializer::new(String::new()).extend_pairs(said).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_are_kept_as_text_and_read_again() {
        let read = |text: &str| Filters::read(&Query::read("/p", text));
        let kept =
            "q=ana+lee&role=student&status=active&program=01J0000000000000000PRG0011&grade=10&mail=bounced&sort=-seen";
        assert_eq!(read(kept).as_query(), kept);
        assert_eq!(read("role=king&grade=x&sort=password&page=3&evil=1").as_query(), "");
        assert!(!read("sort=-name").narrow() && read("grade=10").narrow());
    }
}
