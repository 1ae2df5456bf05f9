//! What is done to text before it is stored, compared or shown: cleaning, folding, hashing, Markdown.

use sha2::{Digest, Sha256};
use std::fmt::Write;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// What people typed, in one spelling: NFC, trimmed, spaces collapsed, control characters refused.
pub fn clean_line(typed: &str) -> Option<String> {
    let text: String = typed.nfc().collect();
    if text.trim().chars().any(|c| is_control(c) && c != '\t') {
        return None;
    }
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The same for text of several lines, whose line ends become `\n`.
pub fn clean_text(typed: &str) -> Option<String> {
    let text: String = typed.nfc().collect::<String>().replace("\r\n", "\n");
    if text.chars().any(|c| is_control(c) && c != '\n' && c != '\t') {
        return None;
    }
    Some(text.trim().to_owned())
}

/// Also the marks that turn the direction of text around: they can make a name read as another; and the mark that stands for bytes that are no text.
fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffd}')
}

/// One form for searching and matching: NFKC, lower case, no marks; letters and digits that Arabic-script keyboards
/// type differently become one. The stored column and the query go through this alike.
pub fn fold(text: &str) -> String {
    let bare: String = text.nfkd().filter(|&c| !is_combining_mark(c)).nfkc().flat_map(char::to_lowercase).collect();
    let one: String = bare.chars().filter(|&c| c != '\u{640}' && c != '\u{200c}').map(same).collect();
    one.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn same(c: char) -> char {
    match c {
        'ك' => 'ک',
        'ي' | 'ى' | 'ې' | 'ۍ' => 'ی',
        'ه' | 'ة' | 'ۃ' | 'ہ' | 'ھ' => 'ہ',
        'أ' | 'إ' | 'ٱ' => 'ا',
        '\u{660}'..='\u{669}' => digit(c, 0x660),
        '\u{6f0}'..='\u{6f9}' => digit(c, 0x6f0),
        other => other,
    }
}

fn digit(c: char, zero: u32) -> char {
    char::from_digit(u32::from(c).saturating_sub(zero), 10).unwrap_or(c)
}

/// A `LIKE` pattern that finds the folded words anywhere; `%`, `_` and `\` in them stand for themselves.
pub fn like(words: &str) -> String {
    let mut pattern = String::from("%");
    for c in fold(words).chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

/// An e-mail address as it is compared: no spaces around it, lower case. `None`: it cannot be one.
pub fn email(typed: &str) -> Option<String> {
    let email = typed.trim().to_lowercase();
    let (name, domain) = email.rsplit_once('@')?;
    let is_plain = |c: char| c.is_ascii_graphic() && !matches!(c, '@' | ',' | ';' | '<' | '>' | '(' | ')' | '"' | '\\');
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let is_address = (1..=64).contains(&name.len())
        && name.chars().all(is_plain)
        && domain.len() <= 255
        && domain.contains('.')
        && domain.split('.').all(is_label);
    is_address.then_some(email)
}

pub fn sha256_hex(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

/// `N` random bytes as hexadecimal digits.
pub fn random_token<const N: usize>() -> String {
    hex(&rand::random::<[u8; N]>())
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The bytes that hexadecimal digits stand for, if they do.
pub fn unhex(digits: &str) -> Option<Vec<u8>> {
    let pairs = digits.as_bytes().chunks(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

/// Markdown that has become safe HTML. Only [`markdown`] makes one.
#[derive(Debug, Clone)]
pub struct SafeHtml(String);

impl askama::filters::HtmlSafe for SafeHtml {}

impl std::fmt::Display for SafeHtml {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// People's Markdown as HTML: no images, no raw HTML, links that open nothing of ours to the other side.
pub fn markdown(text: &str) -> SafeHtml {
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(text));
    let clean = ammonia::Builder::default()
        .rm_tags(["img", "h1"])
        .link_rel(Some("noopener noreferrer nofollow"))
        .clean(&html)
        .to_string();
    SafeHtml(clean)
}

/// The words of people's Markdown without its marks, in one line and at most this many characters.
pub fn summary(text: &str, at_most: usize) -> String {
    use pulldown_cmark::{Event, TagEnd};
    let mut words = String::new();
    for event in pulldown_cmark::Parser::new(text) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item) => {
                words.push(' ');
            }
            _ => {}
        }
    }
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= at_most {
        return line;
    }
    let cut: String = line.chars().take(at_most.saturating_sub(1)).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_alike_folds_alike() {
        assert_eq!(fold("  Café  Ångström "), "cafe angstrom");
        assert_eq!(fold("كتاب ي ٣۴"), fold("کتاب ی 34"));
        assert_eq!(fold("مدرسة"), fold("مدرسه"));
        assert_eq!(like("50%_a\\"), "%50\\%\\_a\\\\%");
    }

    #[test]
    fn names_cannot_hide_control_characters() {
        assert_eq!(clean_line(" Art \t Club "), Some("Art Club".to_owned()));
        assert_eq!(clean_line("Art\0Club"), None);
        assert_eq!(clean_line("Art\r\nBcc: all"), None);
        assert_eq!(clean_line("Art \u{202e}bulC"), None);
        assert_eq!(clean_text("One\r\nTwo "), Some("One\nTwo".to_owned()));
    }

    #[test]
    fn an_address_is_plain_or_none() {
        assert_eq!(email(" Emma@Mergington.EDU "), Some("emma@mergington.edu".to_owned()));
        for bad in [
            "emma",
            "emma@",
            "@x.org",
            "a b@x.org",
            "a@x",
            "a@-x.org",
            "a@x..org",
            "a\r\n@x.org",
            "a,b@x.org",
            "ä@x.org",
        ] {
            assert_eq!(email(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_summary_is_one_line_of_words() {
        assert_eq!(
            summary("# Chess\n\nLearn **strategies**\nand <b>win</b> [here](x).\n\n* a\n* b", 200),
            "Chess Learn strategies and win here. a b"
        );
        assert_eq!(summary("one two three", 9), "one two…");
        assert_eq!(summary("", 9), "");
    }

    #[test]
    fn markdown_comes_out_harmless() {
        let html = markdown("# Hi\n<script>x</script>\n\n[a](javascript:x) ![i](x.png) **b**").to_string();
        assert!(html.contains("<strong>b</strong>"));
        for bad in ["<script", "javascript:", "<img", "<h1"] {
            assert!(!html.contains(bad), "{html}");
        }
    }
}
