//! What each role may do: one table. It feeds the guards, the buttons and a test that people can read.

use std::ops::RangeInclusive;

crate::text_states!(
    /// What a person is in a school, from the least powers to the most.
    Role {
        Student = "student",
        Teacher = "teacher",
        ProgramAdmin = "program_admin",
        Admin = "admin",
        Owner = "owner",
    }
);

pub trait Permission: Send + Sync + 'static {
    const NAME: &'static str;
    /// A range, not a lowest role: only students sign up.
    const ROLES: RangeInclusive<Role>;
}

macro_rules! permissions { ($($name:ident, $from:ident..=$to:ident, $sentence:literal;)*) => {
    $(
        #[doc = $sentence]
        pub struct $name;
        impl Permission for $name {
            const NAME: &'static str = stringify!($name);
            const ROLES: RangeInclusive<Role> = Role::$from..=Role::$to;
        }
    )*
    pub const PERMISSIONS: &[(&str, RangeInclusive<Role>, &str)] =
        &[$((stringify!($name), Role::$from..=Role::$to, $sentence)),*];
} }

permissions! {
    JoinActivities, Student..=Student,    "Sign up for activities and withdraw from them.";
    RunActivities,  Teacher..=Owner,      "Create activities, change them and see who signed up: teachers those they lead, program admins those of their programs, admins and owners all.";
    ReadReports,    Teacher..=Owner,      "See how activities fill and who comes: teachers those they lead, program admins those of their programs, admins and owners all.";
    DrawPlaces,     Admin..=Owner,        "Let places be given by ranked choice and a draw: create groups, lock rows, publish.";
    ReportComments, Student..=Owner,      "Report what somebody else wrote to whoever is responsible for it.";
    ReadPeople,     ProgramAdmin..=Owner, "See who belongs to the school: program admins the people of their programs, admins and owners all.";
    Announce,       Teacher..=Owner,      "Write announcements: teachers to activities they lead, program admins to their programs too, admins and owners to everybody.";
    ChooseMail,     Student..=Owner,      "Choose which mail one gets.";
    KeepCalendar,   Student..=Owner,      "Subscribe to one's own calendar, and make its address a new one.";
    ManageSchool,   Admin..=Owner,        "Change the school's settings, its terms and its holidays.";
    ManageProviders, Admin..=Owner,       "Connect providers, whose activities become drafts.";
    ManageSignIn,   Admin..=Owner,        "Say with which services people sign in, besides a password of Homeroom.";
    ReadAudit,      Admin..=Owner,        "Read the log of changes.";
}
