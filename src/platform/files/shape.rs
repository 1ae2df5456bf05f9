//! Where a file of each kind ends by its own account, and what else is in it. What two programs would read as two
//! different things is let in by neither name.

use super::Kind;

/// Text that browsers and servers run when they find it.
const RUNS: &[&[u8]] =
    &[b"<script", b"<html", b"<!doctype html", b"<svg", b"<?php", b"<iframe", b"<body", b"<img", b"<object", b"<embed"];
/// What a PDF does by itself when it is opened, or carries along.
const ACTS: &[&[u8]] = &[b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/RichMedia"];
/// A ZIP archive ends in a record of this size and at most so long a comment.
const ZIP_END: usize = 22;
const ZIP_COMMENT: usize = 65_535;

/// What is wrong with the shape of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misshapen {
    /// It ends before it is over, or is no such file after all.
    Broken,
    /// It is something else too.
    Twofold,
    /// It does something by itself.
    Acts,
}

/// What to go on with: of a PNG only what draws it, so that no packed text is unpacked.
pub fn checked(kind: Kind, bytes: Vec<u8>) -> Result<Vec<u8>, Misshapen> {
    if is_archive(&bytes) || is_script(kind, &bytes) {
        return Err(Misshapen::Twofold);
    }
    let found = match kind {
        Kind::Jpeg => jpeg_end(&bytes),
        Kind::Png => png_end(&bytes),
        Kind::Gif => gif_end(&bytes),
        Kind::Webp => webp_end(&bytes),
        Kind::Pdf => pdf_end(&bytes),
    };
    let end = found.ok_or(Misshapen::Broken)?;
    let tail = bytes.get(end..).unwrap_or_default();
    let is_blank = tail.iter().all(|byte| *byte == 0 || byte.is_ascii_whitespace());
    // Cameras append more pictures and notes of their own to a JPEG, which nothing of ours reads on.
    let is_bare = is_blank || (kind == Kind::Jpeg && !holds(tail, b"PK\x03\x04"));
    if !is_bare {
        return Err(Misshapen::Twofold);
    }
    if kind == Kind::Pdf && ACTS.iter().any(|name| holds(&bytes, name)) {
        return Err(Misshapen::Acts);
    }
    if kind == Kind::Png { Ok(only_what_draws(&bytes)) } else { Ok(bytes) }
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// HTML is found wherever it stands in a file; a script needs the file's first bytes to be its own.
fn is_script(kind: Kind, bytes: &[u8]) -> bool {
    let tags = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'<').any(|(at, _)| {
        let rest = bytes.get(at..).unwrap_or_default();
        let begins = |tag: &&[u8]| rest.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
        RUNS.iter().any(begins)
    });
    // `GIF89a/*…` and `GIF89a=…` are JavaScript when what should be a width is text; so is a JPEG whose first
    // segment is as long as `/*` says.
    let wide = bytes.get(7).is_some_and(|high| *high >= 0x20);
    let comment = bytes.get(4..6) == Some(b"/*".as_slice());
    tags || (kind == Kind::Gif && wide) || (kind == Kind::Jpeg && comment)
}

/// Whether a ZIP program would open it: they look for the record at the end.
fn is_archive(bytes: &[u8]) -> bool {
    let from = bytes.len().saturating_sub(ZIP_END + ZIP_COMMENT);
    let last = bytes.get(from..).unwrap_or_default();
    let number = |at: usize, length: usize| -> Option<usize> {
        Some(last.get(at..at + length)?.iter().rev().fold(0, |sum, byte| sum * 256 + usize::from(*byte)))
    };
    let is_end = |at: usize| {
        let (entries, size, offset) = (number(at + 10, 2)?, number(at + 12, 4)?, number(at + 16, 4)?);
        Some(entries > 0 && size.checked_add(offset)? <= from + at)
    };
    last.windows(4).enumerate().any(|(at, mark)| mark == b"PK\x05\x06" && is_end(at).unwrap_or_default())
}

/// A big-endian number of so many bytes.
fn big(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let found = bytes.get(at..at.checked_add(length)?)?;
    Some(found.iter().fold(0, |sum, byte| sum * 256 + usize::from(*byte)))
}

fn jpeg_end(bytes: &[u8]) -> Option<usize> {
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xFF {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        at = match marker {
            0xD9 => return Some(at + 2),
            // Padding, and marks that stand alone.
            0xFF => at + 1,
            0x01 | 0xD0..=0xD8 => at + 2,
            0xDA => after_scan(bytes, at + 2 + big(bytes, at + 2, 2)?)?,
            _ => at + 2 + big(bytes, at + 2, 2)?.max(2),
        };
    }
}

/// Where the next marker begins after entropy-coded data, in which 0xFF is followed by 0 or a restart.
fn after_scan(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let is_mark = |pair: &[u8]| matches!(pair, [0xFF, mark] if !matches!(mark, 0 | 0xD0..=0xD7 | 0xFF));
    rest.windows(2).position(is_mark).map(|at| from + at)
}

/// The chunks of a PNG, each with where it begins and ends.
fn png_chunks(bytes: &[u8]) -> impl Iterator<Item = ([u8; 4], usize, usize)> {
    let mut at = 8;
    std::iter::from_fn(move || {
        let length = big(bytes, at, 4)?;
        let name: [u8; 4] = bytes.get(at + 4..at + 8)?.try_into().ok()?;
        let end = at.checked_add(length)?.checked_add(12)?;
        bytes.get(at..end)?;
        let chunk = (name, at, end);
        at = end;
        Some(chunk)
    })
}

fn png_end(bytes: &[u8]) -> Option<usize> {
    png_chunks(bytes).find(|(name, ..)| name == b"IEND").map(|(_, _, end)| end)
}

fn only_what_draws(bytes: &[u8]) -> Vec<u8> {
    let mut kept = bytes.get(..8).unwrap_or_default().to_vec();
    for (name, from, to) in png_chunks(bytes) {
        // The turn that a camera notes is a few bytes of EXIF; anything long is something else.
        let is_note = &name == b"eXIf" && to - from < 4096;
        if [b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"].contains(&&name) || is_note {
            kept.extend_from_slice(bytes.get(from..to).unwrap_or_default());
        }
        if &name == b"IEND" {
            break;
        }
    }
    kept
}

fn gif_end(bytes: &[u8]) -> Option<usize> {
    let table = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    let mut at = 13 + table(*bytes.get(10)?);
    loop {
        at = match *bytes.get(at)? {
            0x3B => return Some(at + 1),
            0x21 => after_blocks(bytes, at + 2)?,
            0x2C => after_blocks(bytes, at + 11 + table(*bytes.get(at + 9)?))?,
            _ => return None,
        };
    }
}

fn after_blocks(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        match *bytes.get(at)? {
            0 => return Some(at + 1),
            length => at += 1 + usize::from(length),
        }
    }
}

fn webp_end(bytes: &[u8]) -> Option<usize> {
    let length = bytes.get(4..8)?.iter().rev().fold(0usize, |sum, byte| sum * 256 + usize::from(*byte));
    let end = length.checked_add(8)?;
    (end <= bytes.len()).then_some(end)
}

fn pdf_end(bytes: &[u8]) -> Option<usize> {
    if !bytes.starts_with(b"%PDF-") {
        return None;
    }
    let mark = b"%%EOF";
    bytes.windows(mark.len()).rposition(|window| window == mark).map(|at| at + mark.len())
}
