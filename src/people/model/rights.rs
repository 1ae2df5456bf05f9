//! Who may manage whom, what role they may give, and what part a role can have in a program. One table each.

use crate::platform::{access::Role, db::ids::ProgramId};

crate::text_states!(
    /// What somebody is in a program.
    ProgramPart {
        Admin = "admin",
        Teacher = "teacher",
        Student = "student",
    }
);

/// Somebody's part in a program.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Membership {
    pub program: ProgramId,
    pub part: ProgramPart,
}

/// What a change of role asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// The right to change roles is enough.
    Nothing,
    /// The password of whoever asks, again.
    Password,
}

/// Nobody manages a role at or above their own.
pub fn manages(mine: Role, theirs: Role) -> bool {
    theirs < mine
}

/// The roles that may be given without anything else, from the most powers to the least.
pub fn may_give(mine: Role) -> impl Iterator<Item = Role> {
    Role::ALL.iter().rev().copied().filter(move |role| manages(mine, *role))
}

/// What it takes to make somebody who is `from` into `to`; `None`: it may not be. Owners appoint and demote owners, and
/// step down themselves, with their password; that one of them stays is looked at under a hold.
pub fn role_change(mine: Role, is_self: bool, from: Role, to: Role) -> Option<Needs> {
    let is_of_owners = from == Role::Owner || to == Role::Owner;
    match (mine, is_of_owners) {
        (Role::Owner, true) => Some(Needs::Password),
        _ if is_self => None,
        _ => (manages(mine, from) && manages(mine, to)).then_some(Needs::Nothing),
    }
}

/// What somebody in this role can be in a program.
pub const fn parts_of(role: Role) -> &'static [ProgramPart] {
    match role {
        Role::Student => &[ProgramPart::Student],
        Role::Teacher => &[ProgramPart::Teacher],
        Role::ProgramAdmin | Role::Admin | Role::Owner => &[ProgramPart::Admin, ProgramPart::Teacher],
    }
}

/// What they usually are: what stands in for a part that a new role cannot have.
pub const fn usual_part(role: Role) -> ProgramPart {
    match role {
        Role::Student => ProgramPart::Student,
        _ => ProgramPart::Teacher,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Role::{Admin, Owner, ProgramAdmin, Student, Teacher};

    #[test]
    fn nobody_gives_takes_or_manages_a_role_at_or_above_their_own() {
        for mine in Role::ALL.iter().copied().filter(|role| *role != Owner) {
            for from in Role::ALL.iter().copied() {
                for to in Role::ALL.iter().copied() {
                    let may = role_change(mine, false, from, to);
                    let expected = (from < mine && to < mine).then_some(Needs::Nothing);
                    assert_eq!(may, expected, "{mine:?} makes {from:?} into {to:?}");
                    assert_eq!(role_change(mine, true, mine, to), None, "{mine:?} changes their own");
                }
            }
        }
    }

    #[test]
    fn owners_alone_make_and_unmake_owners_and_show_their_password_for_it() {
        for to in [Student, Teacher, ProgramAdmin, Admin] {
            assert_eq!(role_change(Owner, false, to, Owner), Some(Needs::Password));
            assert_eq!(role_change(Owner, false, Owner, to), Some(Needs::Password));
            assert_eq!(role_change(Owner, true, Owner, to), Some(Needs::Password));
            assert_eq!(role_change(Owner, false, Student, to), Some(Needs::Nothing));
        }
        assert_eq!(may_give(Admin).collect::<Vec<_>>(), [ProgramAdmin, Teacher, Student]);
    }
}
