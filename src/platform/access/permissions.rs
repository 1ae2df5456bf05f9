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
    InvitePeople,   ProgramAdmin..=Owner, "Invite people whose role is below one's own, and take lists of people in: program admins teachers and students into their programs.";
    ManagePeople,   ProgramAdmin..=Owner, "Add people, change what is known of them, suspend and reinstate them: program admins teachers and students of their programs, admins and owners everybody below their own role.";
    ManageRoles,    Admin..=Owner,        "Give people a role below one's own, and make one of two records of the same person. An owner, with the password again, also appoints and demotes owners.";
    Announce,       Teacher..=Owner,      "Write announcements: teachers to activities they lead, program admins to their programs too, admins and owners to everybody.";
    ChooseMail,     Student..=Owner,      "Choose which mail one gets.";
    KeepCalendar,   Student..=Owner,      "Subscribe to one's own calendar, and make its address a new one.";
    ManageSchool,   Admin..=Owner,        "Change the school's settings, its terms and its holidays.";
    ManageProviders, Admin..=Owner,       "Connect providers, whose activities become drafts.";
    ReadMails,      Admin..=Owner,        "See what the school wrote to people and what became of it, stop it, and have it sent again.";
    ManageSignIn,   Admin..=Owner,        "Say with which services people sign in, besides a password of Homeroom.";
    ReadAudit,      Admin..=Owner,        "Read the log of changes.";
    ExportAudit,    Admin..=Owner,        "Take the log of changes along, as a table or line by line.";
    OwnData,        Student..=Owner,      "Take one's own data along, see who looked at one's record, and ask to be erased.";
    TakeAlong,      Owner..=Owner,        "While the school is suspended, see why, and take its people and activities along.";
    ErasePeople,    Admin..=Owner,        "Answer who asks to be erased, and see who looked at whose record.";
}
