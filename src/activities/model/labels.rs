//! Categories and tags: their colours, and how people type them.

use crate::platform::{i18n::Text, text::fold, web::fields};

pub const LONGEST_LABEL: usize = 60;
/// More than these say nothing.
pub const MOST_TAGS: usize = 12;

/// The hues that a category may have, with their names: far enough apart to tell, at one lightness that is readable on
/// paper and in the dark. The name stands beside the dot wherever there is one: colour alone says nothing.
pub const PALETTE: [(i32, &str); 8] = [
    (15, "hue-15"),
    (45, "hue-45"),
    (75, "hue-75"),
    (132, "hue-132"),
    (195, "hue-195"),
    (255, "hue-255"),
    (285, "hue-285"),
    (345, "hue-345"),
];

/// The hue that a new category gets, the same for the same name.
pub fn hue_of(folded: &str) -> i32 {
    let sum = folded.bytes().fold(0_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
    PALETTE.get(sum % PALETTE.len()).map_or(255, |(hue, _)| *hue)
}

/// "Robots, for girls, Robots" is two tags. Commas of every script part them, and so do lines.
pub fn split_tags(typed: &str) -> Result<Vec<String>, Text> {
    let mut tags: Vec<String> = Vec::new();
    for part in typed.split([',', '،', '、', ';', '؛', '\n']) {
        let tag = fields::line(part.trim().trim_start_matches('#'), LONGEST_LABEL)?;
        let folded = fold(&tag);
        if !folded.is_empty() && tags.iter().all(|known| fold(known) != folded) {
            tags.push(tag);
        }
    }
    if tags.len() > MOST_TAGS { Err(Text::of("tags-many").with("n", MOST_TAGS)) } else { Ok(tags) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_parted_by_commas_of_every_script_and_folded_names_are_one() {
        assert_eq!(
            split_tags(" Robots, #for girls ,robots،کتاب؛ كتاب,, "),
            Ok(["Robots", "for girls", "کتاب"].map(str::to_owned).to_vec())
        );
        assert_eq!(split_tags(""), Ok(Vec::new()));
        assert!(split_tags(&"x".repeat(LONGEST_LABEL + 1)).is_err());
        assert!(split_tags("a\u{202e}b").is_err());
        let many: Vec<_> = (0..=MOST_TAGS).map(|n| n.to_string()).collect();
        assert!(split_tags(&many.join(",")).is_err() && split_tags(&many[1..].join(",")).is_ok());
    }

    #[test]
    fn a_name_always_gets_the_same_hue_of_the_palette() {
        assert_eq!(hue_of("sports"), hue_of("sports"));
        assert!(["sports", "arts", "", "کتاب"].iter().all(|name| PALETTE.iter().any(|(hue, _)| *hue == hue_of(name))));
    }
}
