//! What stands for somebody who has no picture.

use askama::Template;

/// The first letters of a name, in a square.
#[derive(Template)]
#[template(path = "accounts/initials.svg")]
pub struct Initials {
    letters: String,
}

impl Initials {
    pub fn of(name: &str) -> Self {
        let words: Vec<&str> = name.split_whitespace().collect();
        let ends = words.first().into_iter().chain(words.iter().skip(1).last());
        let letters = ends.filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
        Self { letters: letters.flat_map(char::to_uppercase).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_of_the_first_and_the_last_word() {
        for (name, letters) in [("Ana Lee", "AL"), ("Ana Maria de Lee", "AL"), ("ana", "A"), ("<b>", "B"), ("", "")] {
            assert_eq!(Initials::of(name).letters, letters, "{name}");
        }
    }
}
