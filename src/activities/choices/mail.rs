//! What is written to students about ranked choices.

use super::words::Said;
use crate::platform::{
    i18n::Text,
    mail::{Sample, Specimen},
};

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

/// Each of them, with sample data.
pub fn letters(sample: &Sample) -> Vec<Specimen> {
    let (name, first, second) =
        (sample.says("sample-group"), sample.says("sample-other-activity"), sample.says("sample-activity"));
    let link = sample.link("/choices");
    let steps = vec![
        Said {
            choice: Text::of("draw-choice").with("rank", 1).with("activity", &second),
            why: Text::of("draw-got-enough").with("asked", 9).with("seats", 12),
            is_place: true,
        },
        Said {
            choice: Text::of("draw-choice").with("rank", 2).with("activity", first),
            why: Text::of("draw-gone-higher").with("rank", 1),
            is_place: false,
        },
    ];
    let drawn = Drawn { name: name.clone(), places: vec![second], number: 41, of: 120, steps, link: link.clone() };
    let called_off = CalledOff { name, reason: sample.says("sample-reason"), link };
    vec![Specimen::of(drawn), Specimen::of(called_off)]
}
