//! What browsers load besides pages: built in, under names that change with the content, compressed at build time.

use super::{Encoding, secure};
use actix_web::{HttpRequest, HttpResponse, http::header::HeaderMap};

struct Asset {
    name: &'static str,
    path: &'static str,
    kind: &'static str,
    plain: &'static [u8],
    br: Option<&'static [u8]>,
    gz: Option<&'static [u8]>,
}

static ASSETS: &[Asset] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The address of an asset, for templates. A fence checks that those they name exist.
pub fn asset(name: &str) -> &'static str {
    ASSETS.iter().find(|asset| asset.name == name).map_or("/static/missing", |asset| asset.path)
}

/// What an asset is made of, for files that are written beside the server.
pub fn asset_bytes(name: &str) -> Option<&'static [u8]> {
    ASSETS.iter().find(|asset| asset.name == name).map(|asset| asset.plain)
}

/// `GET /static/{file}`. Mounted outside everything else: no session, no database.
pub async fn serve(req: HttpRequest) -> HttpResponse {
    let Some(asset) = ASSETS.iter().find(|asset| asset.path == req.path()) else {
        let mut reply = HttpResponse::NotFound().finish();
        secure(reply.headers_mut(), false);
        return reply;
    };
    let (body, encoding) = chosen(asset, req.headers());
    let mut reply = HttpResponse::Ok();
    reply.content_type(asset.kind);
    reply.insert_header(("Cache-Control", "public, max-age=31536000, immutable"));
    reply.insert_header(("Vary", "Accept-Encoding"));
    if let Some(encoding) = encoding {
        reply.insert_header(("Content-Encoding", encoding));
    }
    let mut reply = reply.body(body);
    secure(reply.headers_mut(), false);
    reply
}

fn chosen(asset: &Asset, headers: &HeaderMap) -> (&'static [u8], Option<&'static str>) {
    match (Encoding::accepted(headers), asset.br, asset.gz) {
        (Encoding::Brotli, Some(br), _) => (br, Some("br")),
        (Encoding::Gzip, _, Some(gz)) => (gz, Some("gzip")),
        _ => (asset.plain, None),
    }
}
