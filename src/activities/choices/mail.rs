//! What is written to students about ranked choices.

use super::words::Said;

crate::letter!(
    /// What the draw gave you, and why.
    Drawn = "drawn", Asked(Places),
    "mail/drawn/subject.txt", "mail/drawn/body.txt", "mail/drawn/body.html",
    { name: String, places: Vec<String>, number: u32, of: u32, steps: Vec<Said>, link: String }
);
crate::letter!(
    /// There is no draw.
    CalledOff = "draw_called_off", Asked(Places),
    "mail/draw_called_off/subject.txt", "mail/draw_called_off/body.txt", "mail/draw_called_off/body.html",
    { name: String, reason: String, link: String }
);
