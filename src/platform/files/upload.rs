//! Receiving what people bring: in pieces, into a file that has no name any more, within a time and a size.

use super::LARGEST;
use crate::{
    app::App,
    error::{Error, Result},
    platform::{
        i18n::Text,
        text::random_token,
        web::{Form, LargestBody},
    },
};
use actix_multipart::{Field, Multipart};
use actix_web::{
    FromRequest, HttpMessage, HttpRequest,
    dev::Payload,
    http::header::CONTENT_TYPE,
    web::{self, Data},
};
use futures_util::{Stream, StreamExt};
use std::{
    collections::HashMap,
    fs::File,
    future::Future,
    io::{Read, Seek, SeekFrom, Write},
    path::Path,
    pin::Pin,
    time::Duration,
};

/// How long it may take in all, and how long nothing may come.
const DEADLINE: Duration = Duration::from_secs(180);
const SILENCE: Duration = Duration::from_secs(15);
/// What is written to the disk at once.
const PIECE: usize = 256 * 1024;
/// What all fields that are no file may hold together, where the route lets so much in.
const MOST_TEXT: u64 = 2 * 1024 * 1024;
const MOST_FIELDS: usize = 20;

/// A file that has arrived: on the disk, or fetched from the store. What is on the disk is gone when this is dropped, or
/// the process dies.
#[derive(Debug)]
pub struct Spooled {
    content: Content,
    pub size: u64,
    /// As its sender calls it, and the type that they say it has.
    pub name: String,
    pub said: Option<String>,
}

#[derive(Debug)]
enum Content {
    Disk(File),
    Here(web::Bytes),
}

impl Spooled {
    pub fn here(bytes: web::Bytes, name: &str, said: Option<String>) -> Self {
        Self { size: bytes.len() as u64, content: Content::Here(bytes), name: name.to_owned(), said }
    }

    fn open(req: &HttpRequest) -> Result<Self> {
        let app = req.app_data::<Data<App>>().ok_or_else(|| Error::internal("no application is mounted"))?;
        let file = nameless(&app.config.data_dir).map_err(Error::internal)?;
        Ok(Self { content: Content::Disk(file), size: 0, name: String::new(), said: None })
    }

    pub fn into_bytes(self) -> Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(usize::try_from(self.size.min(LARGEST)).unwrap_or_default());
        match self.content {
            Content::Here(here) => bytes.extend_from_slice(&here),
            Content::Disk(mut file) => {
                file.seek(SeekFrom::Start(0)).map_err(Error::internal)?;
                file.read_to_end(&mut bytes).map_err(Error::internal)?;
            }
        }
        Ok(bytes)
    }

    /// Takes all of it; beyond `at_most` only counts, so that whoever sends it hears why it is refused.
    async fn fill<E>(
        mut self,
        mut stream: impl Stream<Item = Result<web::Bytes, E>> + Unpin,
        at_most: u64,
    ) -> Result<Self> {
        let mut piece = Vec::with_capacity(PIECE);
        loop {
            let next = tokio::time::timeout(SILENCE, stream.next()).await.map_err(|_| Error::TooLarge)?;
            let Some(bytes) = next.transpose().map_err(|_| gone())? else { break };
            self.size += bytes.len() as u64;
            if self.size > at_most.saturating_mul(6) {
                return Err(Error::TooLarge);
            }
            if self.size <= at_most {
                piece.extend_from_slice(&bytes);
            }
            if piece.len() >= PIECE {
                (self, piece) = self.written(piece).await?;
            }
        }
        (self, _) = self.written(piece).await?;
        Ok(self)
    }

    async fn written(mut self, mut piece: Vec<u8>) -> Result<(Self, Vec<u8>)> {
        let job = web::block(move || {
            if let Content::Disk(file) = &mut self.content {
                file.write_all(&piece)?;
            }
            piece.clear();
            Ok((self, piece))
        });
        job.await.map_err(Error::internal)?.map_err(|error: std::io::Error| Error::internal(error))
    }
}

/// A file in the data folder whose name is taken away at once: nobody else can open it, and nothing is left of it after a
/// crash.
fn nameless(folder: &Path) -> std::io::Result<File> {
    let path = folder.join(format!("arriving-{}", random_token::<16>()));
    let mut options = File::options();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(&path)?;
    std::fs::remove_file(&path)?;
    Ok(file)
}

/// The sender went away: nobody will read the answer.
fn gone() -> Error {
    Error::Unavailable(Text::of("error-unavailable"))
}

/// A form that may carry a file: `multipart/form-data`, or the fields alone as any form sends them. The guard of the
/// route has answered before any of it is read.
#[derive(Debug)]
pub struct Upload {
    pub fields: HashMap<String, String>,
    pub file: Option<Spooled>,
}

impl Upload {
    pub fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }
}

impl FromRequest for Upload {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;
    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let kind = req.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if !kind.starts_with("multipart/form-data") {
            let form = Form::<HashMap<String, String>>::from_request(req, payload);
            return Box::pin(async move {
                let fields = form.await?.input;
                Ok(Self { fields: fields.as_ref().clone(), file: None })
            });
        }
        let (req, parts) = (req.clone(), Multipart::from_request(req, payload));
        Box::pin(async move {
            let parts = parts.await.map_err(|_| Error::NotFound)?;
            tokio::time::timeout(DEADLINE, receive(&req, parts)).await.map_err(|_| Error::TooLarge)?
        })
    }
}

async fn receive(req: &HttpRequest, mut parts: Multipart) -> Result<Upload> {
    let mut upload = Upload { fields: HashMap::new(), file: None };
    let (mut read, mut room) = (0, LargestBody::of(req).min(MOST_TEXT));
    loop {
        let next = tokio::time::timeout(SILENCE, parts.next()).await.map_err(|_| Error::TooLarge)?;
        // What is no form any browser sends is no form at all.
        let Some(part) = next.transpose().map_err(|_| Error::NotFound)? else { return Ok(upload) };
        read += 1;
        if read > MOST_FIELDS {
            return Err(Error::TooLarge);
        }
        take(req, &mut upload, part, &mut room).await?;
    }
}

async fn take(req: &HttpRequest, upload: &mut Upload, mut part: Field, room: &mut u64) -> Result<()> {
    let field = part.name().unwrap_or_default().to_owned();
    let disposition = part.content_disposition();
    let name = disposition.and_then(|said| said.get_filename_ext().map(|name| String::from_utf8_lossy(&name.value)));
    let plain = disposition.and_then(|said| said.get_filename());
    let name = name.map(std::borrow::Cow::into_owned).or_else(|| plain.map(str::to_owned));
    if let Some(name) = name {
        let said = part.content_type().map(|kind| kind.essence_str().to_owned());
        let empty = Spooled { name, said, ..Spooled::open(req)? };
        let file = empty.fill(part, LargestBody::of(req)).await?;
        // A browser sends a nameless, empty part where no file was chosen.
        if upload.file.is_none() && !(file.name.is_empty() && file.size == 0) {
            upload.file = Some(file);
        }
        return Ok(());
    }
    let at_most = usize::try_from(*room).unwrap_or_default();
    let value = part.bytes(at_most).await.map_err(|_| Error::TooLarge)?.map_err(|_| gone())?;
    *room = room.saturating_sub(value.len() as u64);
    upload.fields.insert(field, String::from_utf8_lossy(&value).into_owned());
    Ok(())
}

/// A body that is a file and nothing else, as a script sends it to a signed address.
pub struct RawBody(pub Spooled);

impl FromRequest for RawBody {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;
    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let at_most = LargestBody::of(req);
        let said = Some(req.content_type().to_owned());
        let (empty, body) = (Spooled::open(req), payload.take());
        Box::pin(async move {
            let empty = Spooled { said, ..empty? };
            let filling = empty.fill(body, at_most);
            tokio::time::timeout(DEADLINE, filling).await.map_err(|_| Error::TooLarge)?.map(Self)
        })
    }
}
