//! What rooms put on somebody's Today.

/// Something that waits for the reader, and what to do about it.
#[derive(Debug, Clone)]
pub struct Waiting {
    pub title: String,
    pub words: String,
    pub badge: Option<String>,
    /// Where to go, and the words of the button.
    pub action: (String, String),
}

/// A place to be, this week.
#[derive(Debug, Clone)]
pub struct WeekEntry {
    /// Monday is 1.
    pub weekday: i32,
    pub hours: String,
    pub name: String,
    pub room: String,
    pub path: String,
    /// What is not as planned.
    pub exception: Option<String>,
    pub is_on: bool,
}
