//! Answering with a file, so that no browser makes more of it than it is.

use super::{File, Found};
use crate::{error::Result, platform::web::attachment};
use actix_web::{
    HttpResponse,
    http::header::{CONTENT_DISPOSITION, CONTENT_LENGTH},
};
use futures_util::StreamExt;

/// Nothing in it runs, loads or frames, whatever it turns out to be.
const SANDBOX: &str = "sandbox; default-src 'none'";
/// How long a browser may show what it fetched: who may see a file can change.
const KEPT: &str = "private, max-age=300";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disposition {
    /// In the page: only pictures that we encoded ourselves.
    Inline,
    /// To keep, under its name.
    Attachment,
}

/// A picture that we encoded ourselves and that has no name.
pub fn inline(kind: &'static str, found: Found) -> Result<HttpResponse> {
    Ok(sandboxed(kind, "inline".to_owned(), found))
}

/// The file as an answer. `kind` is the type of what was found: a thumbnail has its own.
pub fn served(file: &File, kind: &'static str, disposition: Disposition, found: Found) -> Result<HttpResponse> {
    let disposition = match disposition {
        Disposition::Inline if kind.starts_with("image/") => "inline".to_owned(),
        _ => attachment(&file.name),
    };
    Ok(sandboxed(kind, disposition, found))
}

fn sandboxed(kind: &'static str, disposition: String, found: Found) -> HttpResponse {
    let mut reply = HttpResponse::Ok();
    reply.content_type(kind);
    reply.insert_header((CONTENT_DISPOSITION, disposition));
    reply.insert_header((CONTENT_LENGTH, found.size));
    reply.insert_header(("Content-Security-Policy", SANDBOX));
    reply.insert_header(("X-Content-Type-Options", "nosniff"));
    reply.insert_header(("X-Robots-Tag", "noindex"));
    reply.insert_header(("Cache-Control", KEPT));
    reply.no_chunking(found.size);
    reply.streaming(found.bytes.map(|part| part.map_err(actix_web::Error::from)))
}
