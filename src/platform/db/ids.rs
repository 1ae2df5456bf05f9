//! Ids are made by the application: ULIDs, which rise with time, one type per table.

use std::sync::{Mutex, PoisonError};
use ulid::{Generator, Ulid};

crate::text_id!(
    UserId,
    SessionId,
    JobId,
    SiteMailId,
    SiteAuditEntryId,
    SignInId,
    VisitId,
    PersonId,
    ProgramId,
    ProgramPersonId,
    SavedViewId,
    TermId,
    MailId,
    AuditEntryId,
    CategoryId,
    ActivityId,
    LeaderId,
    SlotId,
    SignupId,
    HolidayId,
    MeetingId,
    AttendanceId,
    GroupId,
    GroupMemberId,
    PriorityId,
    ChoiceId,
    LockId,
    DrawId,
    DrawResultId,
    TagId,
    ActivityTagId,
    RatingId,
    RatingReportId,
    FavouriteId,
    FileId,
    FileLinkId,
    AttendanceSaveId,
    NoticeId,
    CalendarFeedId,
    MailPreferenceId,
    ReminderId,
    AnnouncementId,
    AnnouncementTargetId,
    ProviderId,
    ProviderRunId,
    ProviderItemId,
    SsoConnectionId,
    IdentityId,
    BackupId,
    DataExportId,
    ErasureId,
    ErasureRequestId,
    ImportNoteId,
    InvitationId,
    MailStateId,
    PeopleImportId,
    SealId,
    SenderId,
    ViewId,
);

/// A school's id: 53 random bits, made by the application.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, diesel::expression::AsExpression, diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::BigInt)]
pub struct SchoolId(i64);
crate::sql_as!(SchoolId, i64, diesel::sql_types::BigInt);

impl SchoolId {
    /// Positive, and exact in a JavaScript number.
    pub fn fresh() -> Self {
        Self(rand::random_range(1..(1i64 << 53)))
    }
}

impl std::fmt::Display for SchoolId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for SchoolId {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        text.parse().map(Self).map_err(|_| NotAnId)
    }
}

/// From an address; accepts the one spelling that `Display` writes.
impl TryFrom<String> for SchoolId {
    type Error = NotAnId;
    fn try_from(text: String) -> Result<Self, NotAnId> {
        let id: Self = text.parse()?;
        if id.to_string() == text { Ok(id) } else { Err(NotAnId) }
    }
}

#[derive(Debug, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

/// Accepts the one spelling that `fresh` writes, so that an id has no second name.
pub(crate) fn checked(text: String) -> Result<String, NotAnId> {
    let parsed = Ulid::from_string(&text).map_err(|_| NotAnId)?;
    if parsed.to_string() == text { Ok(text) } else { Err(NotAnId) }
}

pub(crate) fn fresh() -> String {
    static IDS: Mutex<Generator> = Mutex::new(Generator::new());
    let mut ids = IDS.lock().unwrap_or_else(PoisonError::into_inner);
    ids.generate().unwrap_or_else(|_| Ulid::generate()).to_string()
}
