//! What a file is, found in its content; pictures come out as pictures of our own making, without what cameras note.

use super::shape::{Misshapen, checked};
use crate::platform::{
    i18n::Text,
    text::{clean_line, hex},
};
use bytes::Bytes;
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageError, ImageFormat, ImageReader, Limits,
    codecs::{jpeg::JpegEncoder, png::PngEncoder},
    imageops::FilterType,
};
use sha2::{Digest, Sha256};
use std::io::Cursor;

/// The largest file that is taken, in bytes.
pub const LARGEST: u64 = 10 * 1024 * 1024;
/// The largest picture, in pixels: what an open one costs in memory is four bytes for each.
pub const MOST_PIXELS: u64 = 40_000_000;
const MOST_MEMORY: u64 = 4 * MOST_PIXELS;
/// Pictures are kept no larger than this on their longer side; no screen of ours shows more.
const KEPT: u32 = 2560;
/// The longer side of a small picture.
pub const THUMBNAIL: u32 = 480;
/// Both sides of a picture of a person.
const PORTRAIT: u32 = 256;
const QUALITY: u8 = 85;
/// A PNG above this that hides nothing behind transparency is a photo, and becomes a JPEG.
const LARGE_PNG: usize = 1024 * 1024;
const LONGEST_NAME: usize = 120;

/// What is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Jpeg,
    Png,
    Webp,
    Gif,
    Pdf,
}

impl Kind {
    pub const ALL: [Self; 5] = [Self::Jpeg, Self::Png, Self::Webp, Self::Gif, Self::Pdf];

    pub fn content_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Gif => "image/gif",
            Self::Pdf => "application/pdf",
        }
    }

    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Gif => "gif",
            Self::Pdf => "pdf",
        }
    }

    pub fn of_type(content_type: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.content_type() == content_type)
    }

    pub fn with_extension(extension: &str) -> Option<Self> {
        let extension = extension.to_ascii_lowercase();
        let same = |kind: &Self| kind.extension() == extension || (*kind == Self::Jpeg && extension == "jpeg");
        Self::ALL.into_iter().find(same)
    }

    fn format(self) -> Option<ImageFormat> {
        match self {
            Self::Jpeg => Some(ImageFormat::Jpeg),
            Self::Png => Some(ImageFormat::Png),
            Self::Webp => Some(ImageFormat::WebP),
            Self::Gif => Some(ImageFormat::Gif),
            Self::Pdf => None,
        }
    }
}

/// A file that is let in, as it will be kept.
#[derive(Debug)]
pub struct Fit {
    pub kind: Kind,
    pub bytes: Bytes,
    /// Width and height, of a picture.
    pub pixels: Option<(u32, u32)>,
    pub name: String,
    /// Of what was brought.
    pub sha256: String,
}

/// Why a file is not let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    Empty,
    TooLarge,
    /// Its name is none, or a path.
    Name,
    NotTaken,
    /// It says that it is this, and is that.
    Mismatch {
        said: &'static str,
        is: &'static str,
    },
    Broken,
    Twofold,
    Acts,
    TooManyPixels {
        width: u32,
        height: u32,
    },
}

impl Unfit {
    pub fn text(&self) -> Text {
        match self {
            Self::Empty => Text::of("file-empty"),
            Self::TooLarge => {
                Text::of("file-too-large").with("most", megabytes(i64::try_from(LARGEST).unwrap_or(i64::MAX)))
            }
            Self::Name => Text::of("file-name"),
            Self::NotTaken => Text::of("file-not-taken"),
            Self::Mismatch { said, is } => Text::of("file-mismatch").with("said", *said).with("is", *is),
            Self::Broken => Text::of("file-broken"),
            Self::Twofold => Text::of("file-twofold"),
            Self::Acts => Text::of("file-acts"),
            Self::TooManyPixels { width, height } => Text::of("file-too-many-pixels")
                .with("width", width.to_string())
                .with("height", height.to_string())
                .with("most", (MOST_PIXELS / 1_000_000).to_string()),
        }
    }
}

impl From<Misshapen> for Unfit {
    fn from(why: Misshapen) -> Self {
        match why {
            Misshapen::Broken => Self::Broken,
            Misshapen::Twofold => Self::Twofold,
            Misshapen::Acts => Self::Acts,
        }
    }
}

/// Finds out what it is and makes it fit to be kept. `said` is the type that its sender claims. The slow part is opening
/// a picture, which happens last and within limits.
pub fn inspect(bytes: Vec<u8>, name: &str, said: Option<&str>) -> Result<Fit, Unfit> {
    if bytes.is_empty() {
        return Err(Unfit::Empty);
    }
    if bytes.len() as u64 > LARGEST {
        return Err(Unfit::TooLarge);
    }
    let name = cleaned(name)?;
    let kind = infer::get(&bytes).and_then(|found| Kind::of_type(found.mime_type())).ok_or(Unfit::NotTaken)?;
    let by_name = name.rsplit_once('.').and_then(|(_, extension)| Kind::with_extension(extension));
    let claims = [by_name, said.and_then(Kind::of_type)];
    if let Some(said) = claims.into_iter().flatten().find(|said| *said != kind) {
        return Err(Unfit::Mismatch { said: said.extension(), is: kind.extension() });
    }
    let sha256 = hex(&Sha256::digest(&bytes));
    let bytes = checked(kind, bytes)?;
    let Some(format) = kind.format() else {
        return Ok(Fit { kind, bytes: bytes.into(), pixels: None, name, sha256 });
    };
    let picture = opened(&bytes, format)?;
    drop(bytes);
    let pixels = Some((picture.width(), picture.height()));
    let (kind, bytes) = encoded(&picture, kind).ok_or(Unfit::Broken)?;
    Ok(Fit { kind, bytes: bytes.into(), pixels, name: renamed(&name, kind), sha256 })
}

/// A small JPEG of a picture that we encoded; `None` when it is none.
pub fn thumbnail(bytes: &[u8]) -> Option<Vec<u8>> {
    let format = Kind::of_type(infer::get(bytes)?.mime_type())?.format()?;
    let small = opened(bytes, format).ok()?.thumbnail(THUMBNAIL, THUMBNAIL);
    encoded_jpeg(&on_white(&small))
}

/// The square in the middle of a picture, as a small JPEG.
pub fn portrait(bytes: &[u8]) -> Option<Vec<u8>> {
    let format = Kind::of_type(infer::get(bytes)?.mime_type())?.format()?;
    let square = opened(bytes, format).ok()?.resize_to_fill(PORTRAIT, PORTRAIT, FilterType::Triangle);
    encoded_jpeg(&on_white(&square))
}

/// One line without a path, or nothing that we keep.
fn cleaned(name: &str) -> Result<String, Unfit> {
    let name = clean_line(name).filter(|name| !name.is_empty()).ok_or(Unfit::Name)?;
    let is_path = name.contains(['/', '\\', ':']) || name.starts_with('.') || name.contains("..");
    if is_path || name.chars().count() > LONGEST_NAME { Err(Unfit::Name) } else { Ok(name) }
}

/// Its name ends in what it is now.
fn renamed(name: &str, kind: Kind) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    format!("{stem}.{}", kind.extension())
}

fn opened(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, Unfit> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| unfit(&error, (0, 0)))?;
    let (width, height) = decoder.dimensions();
    let too_many = Unfit::TooManyPixels { width, height };
    if u64::from(width) * u64::from(height) > MOST_PIXELS || decoder.total_bytes() > MOST_MEMORY {
        return Err(too_many);
    }
    if width == 0 || height == 0 {
        return Err(Unfit::Broken);
    }
    let orientation = decoder.orientation().map_err(|error| unfit(&error, (width, height)))?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| unfit(&error, (width, height)))?;
    if width.max(height) > KEPT {
        picture = picture.thumbnail(KEPT, KEPT);
    }
    picture.apply_orientation(orientation);
    Ok(picture)
}

fn unfit(error: &ImageError, (width, height): (u32, u32)) -> Unfit {
    match error {
        ImageError::Limits(_) if width > 0 => Unfit::TooManyPixels { width, height },
        _ => Unfit::Broken,
    }
}

/// Pixels and nothing else.
fn encoded(picture: &DynamicImage, kind: Kind) -> Option<(Kind, Vec<u8>)> {
    let is_see_through = picture.color().has_alpha() && picture.to_rgba8().pixels().any(|pixel| pixel.0[3] < 255);
    if kind == Kind::Jpeg || (kind == Kind::Webp && !is_see_through) {
        return encoded_jpeg(picture).map(|bytes| (Kind::Jpeg, bytes));
    }
    let png = if is_see_through {
        encoded_png(&picture.to_rgba8(), picture.width(), picture.height(), ExtendedColorType::Rgba8)
    } else {
        encoded_png(&picture.to_rgb8(), picture.width(), picture.height(), ExtendedColorType::Rgb8)
    }?;
    if !is_see_through && png.len() > LARGE_PNG {
        return encoded_jpeg(picture).map(|bytes| (Kind::Jpeg, bytes));
    }
    Some((Kind::Png, png))
}

fn encoded_png(pixels: &[u8], width: u32, height: u32, color: ExtendedColorType) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    PngEncoder::new(&mut bytes).write_image(pixels, width, height, color).ok()?;
    Some(bytes)
}

fn encoded_jpeg(picture: &DynamicImage) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(&picture.to_rgb8()).ok()?;
    Some(bytes)
}

/// A JPEG has no transparency: what was see-through is paper.
fn on_white(picture: &DynamicImage) -> DynamicImage {
    let mut paper = picture.to_rgba8();
    for pixel in paper.pixels_mut() {
        let [red, green, blue, alpha] = pixel.0.map(u16::from);
        let mixed = [red, green, blue].map(|part| (part * alpha + 255 * (255 - alpha)) / 255);
        for (to, from) in pixel.0.iter_mut().zip(mixed) {
            *to = u8::try_from(from).unwrap_or(u8::MAX);
        }
    }
    DynamicImage::ImageRgba8(paper)
}

/// So many bytes as people say them: "1.5 MB".
pub fn in_words(bytes: i64) -> Text {
    if bytes < 1024 * 1024 {
        Text::of("file-kilobytes").with("n", (bytes.max(0) + 1023) / 1024)
    } else if bytes < 1024 * 1024 * 1024 {
        Text::of("file-megabytes").with("n", megabytes(bytes))
    } else {
        Text::of("file-gigabytes").with("n", tenths(bytes, 1024 * 1024 * 1024))
    }
}

/// Megabytes to a tenth: "1.5".
pub fn megabytes(bytes: i64) -> String {
    tenths(bytes, 1024 * 1024)
}

fn tenths(bytes: i64, unit: i64) -> String {
    let tenths = bytes.max(0).saturating_mul(10).saturating_add(unit / 2) / unit;
    if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) }
}
