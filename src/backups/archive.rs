//! The file of a backup: a tar, packed, and sealed with a passphrase when there is one (age, so that its own program opens
//! it too). In it are `database/`, `files/` under their keys, and `manifest.json`, which is written last.

use super::model::{FileSum, Made, Manifest};
use crate::{
    config::{Backups, Config},
    error::{Error, Result},
    platform::{
        db::{Moment, copy},
        files::Store,
        text::{hex, sha256_hex},
    },
};
use age::secrecy::SecretString;
use bytes::Bytes;
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use futures_util::StreamExt;
use sha2::{Digest, Sha256};
use std::{
    fs::{self, File},
    io::{self, BufReader, BufWriter, Read, Write},
    path::{Path, PathBuf},
};
use tokio::runtime::Handle;

const FORMAT: u32 = 1;
const MANIFEST: &str = "manifest.json";
const DATABASE: &str = "database";
const FILES: &str = "files";

/// What came out of a backup, in a folder that goes when this is dropped.
pub struct Opened {
    folder: tempfile::TempDir,
    pub manifest: Manifest,
}

impl Opened {
    pub fn database(&self) -> PathBuf {
        self.folder.path().join(DATABASE)
    }

    fn file(&self, key: &str) -> PathBuf {
        self.folder.path().join(FILES).join(key)
    }

    /// Brings every file to the store.
    pub async fn restore_files(&self, store: &Store) -> Result<()> {
        for file in &self.manifest.files {
            let bytes = fs::read(self.file(&file.key)).map_err(Error::internal)?;
            store.put(&file.key, Bytes::from(bytes)).await?;
        }
        Ok(())
    }
}

/// By this a restore knows whether what is sealed in the database can be opened. It says nothing of the key.
pub fn fingerprint(config: &Config) -> String {
    let mut digest = sha256_hex(&format!("homeroom backup {}", hex(config.secret.master())));
    digest.truncate(16);
    digest
}

/// Copies the database, then every file that was there. Blocking, and long: never on a thread that answers.
pub fn write(config: &Config, store: &Store, runtime: &Handle, now: Moment, name: &str) -> Result<Made> {
    let folder = &config.backups.folder;
    make_private(folder)?;
    let scratch = scratch_in(folder)?;
    let copied = copy::copy(&config.database_url, scratch.path())?;
    let partial = folder.join(format!("{name}.partial"));
    let sealing = Sealing::into(Hashing::new(create_private(&partial)?), config.backups.passphrase.as_deref())?;
    let mut tar = tar::Builder::new(GzEncoder::new(sealing, Compression::fast()));
    for entry in fs::read_dir(scratch.path()).map_err(Error::internal)? {
        let path = entry.map_err(Error::internal)?.path();
        let name = Path::new(DATABASE).join(path.file_name().unwrap_or_default());
        tar.append_path_with_name(&path, name).map_err(Error::internal)?;
    }
    let (mut files, mut missing) = (Vec::new(), Vec::new());
    for key in runtime.block_on(store.keys(""))? {
        match append_file(&mut tar, store, runtime, &key) {
            Ok(sum) => files.push(sum),
            // It went while we were on our way to it.
            Err(Error::NotFound) => missing.push(key),
            Err(error) => return Err(error),
        }
    }
    let manifest = Manifest {
        format: FORMAT,
        made_at: now.to_string(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        secret: fingerprint(config),
        database: copied,
        files,
        missing,
    };
    let json = serde_json::to_vec_pretty(&manifest).map_err(Error::internal)?;
    append(&mut tar, MANIFEST, json.len() as u64, json.as_slice())?;
    let sealing = tar.into_inner().and_then(GzEncoder::finish).map_err(Error::internal)?;
    let hashing = sealing.finish().map_err(Error::internal)?;
    let (size_bytes, sha256) = hashing.close().map_err(Error::internal)?;
    fs::rename(&partial, folder.join(name)).map_err(Error::internal)?;
    Ok(Made {
        file_name: name.to_owned(),
        size_bytes,
        sha256,
        is_encrypted: config.backups.passphrase.is_some(),
        tables: manifest.database.tables.len(),
        rows: manifest.database.tables.iter().map(|table| table.rows).sum(),
        files: manifest.files.len(),
    })
}

/// Unpacks a backup and holds every file in it against its sum; the database is for `copy` to look at.
pub fn open(file: &Path, backups: &Backups) -> Result<Opened, copy::Refused> {
    let damaged = |error: io::Error| copy::Refused::Damaged(error.to_string());
    make_private(&backups.folder)?;
    let folder = scratch_in(&backups.folder)?;
    let packed = BufReader::new(File::open(file).map_err(damaged)?);
    let sealed = file.extension().is_some_and(|ending| ending == "age");
    let plain: Box<dyn Read> = if sealed { unsealed(packed, backups.passphrase.as_deref())? } else { Box::new(packed) };
    // `unpack` refuses what would land outside of the folder.
    tar::Archive::new(GzDecoder::new(plain)).unpack(folder.path()).map_err(damaged)?;
    let manifest = fs::read(folder.path().join(MANIFEST)).map_err(damaged)?;
    let manifest: Manifest =
        serde_json::from_slice(&manifest).map_err(|error| copy::Refused::Damaged(error.to_string()))?;
    let opened = Opened { folder, manifest };
    for known in &opened.manifest.files {
        let (size, sha256) = sum_of(&opened.file(&known.key)).map_err(damaged)?;
        if (size, &sha256) != (known.size, &known.sha256) {
            return Err(copy::Refused::Damaged(format!("the file {} is not what it was", known.key)));
        }
    }
    Ok(opened)
}

fn unsealed(packed: BufReader<File>, passphrase: Option<&str>) -> Result<Box<dyn Read>, copy::Refused> {
    let passphrase = passphrase.ok_or_else(|| refused("it is encrypted, and BACKUP_PASSPHRASE is not set"))?;
    let identity = age::scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    let decryptor = age::Decryptor::new(packed).map_err(|error| refused(&error.to_string()))?;
    let plain = decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity));
    Ok(Box::new(plain.map_err(|_| refused("BACKUP_PASSPHRASE does not open it"))?))
}

fn refused(why: &str) -> copy::Refused {
    copy::Refused::Damaged(why.to_owned())
}

fn append_file(
    tar: &mut tar::Builder<impl Write>,
    store: &Store,
    runtime: &Handle,
    key: &str,
) -> Result<FileSum, Error> {
    let found = runtime.block_on(store.get(key))?;
    let size = found.size;
    let mut reading = Fetched { runtime, parts: found.bytes, left: Bytes::new(), digest: Sha256::new() };
    append(tar, &format!("{FILES}/{key}"), size, &mut reading)?;
    Ok(FileSum { key: key.to_owned(), size, sha256: hex(&reading.digest.finalize()) })
}

fn append(tar: &mut tar::Builder<impl Write>, name: &str, size: u64, from: impl Read) -> Result<()> {
    let mut header = tar::Header::new_gnu();
    header.set_size(size);
    header.set_mode(0o600);
    tar.append_data(&mut header, name, from).map_err(Error::internal)
}

/// An object of the store, read where blocking is allowed.
struct Fetched<'r> {
    runtime: &'r Handle,
    parts: futures_util::stream::BoxStream<'static, Result<Bytes>>,
    left: Bytes,
    digest: Sha256,
}

impl Read for Fetched<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.left.is_empty() {
            match self.runtime.block_on(self.parts.next()) {
                Some(part) => self.left = part.map_err(|error| io::Error::other(error.to_string()))?,
                None => return Ok(0),
            }
        }
        let taken = self.left.split_to(self.left.len().min(into.len()));
        self.digest.update(&taken);
        into.iter_mut().zip(&taken).for_each(|(to, from)| *to = *from);
        Ok(taken.len())
    }
}

/// Counts and sums what is written through it.
struct Hashing {
    file: BufWriter<File>,
    size: u64,
    digest: Sha256,
}

impl Hashing {
    fn new(file: File) -> Self {
        Self { file: BufWriter::new(file), size: 0, digest: Sha256::new() }
    }

    fn close(self) -> io::Result<(u64, String)> {
        self.file.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        Ok((self.size, hex(&self.digest.finalize())))
    }
}

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write_all(bytes)?;
        self.digest.update(bytes);
        self.size += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

enum Sealing {
    Plain(Hashing),
    Sealed(age::stream::StreamWriter<Hashing>),
}

impl Sealing {
    fn into(file: Hashing, passphrase: Option<&str>) -> Result<Self> {
        let Some(passphrase) = passphrase else { return Ok(Self::Plain(file)) };
        let encryptor = age::Encryptor::with_user_passphrase(SecretString::from(passphrase.to_owned()));
        encryptor.wrap_output(file).map(Self::Sealed).map_err(Error::internal)
    }

    fn finish(self) -> io::Result<Hashing> {
        match self {
            Self::Plain(file) => Ok(file),
            Self::Sealed(sealed) => sealed.finish(),
        }
    }
}

impl Write for Sealing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(file) => file.write(bytes),
            Self::Sealed(sealed) => sealed.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(file) => file.flush(),
            Self::Sealed(sealed) => sealed.flush(),
        }
    }
}

fn sum_of(file: &Path) -> io::Result<(u64, String)> {
    let (mut digest, mut file, mut size) = (Sha256::new(), BufReader::new(File::open(file)?), 0);
    let mut part = [0; 64 * 1024];
    loop {
        let read = file.read(&mut part)?;
        if read == 0 {
            return Ok((size, hex(&digest.finalize())));
        }
        digest.update(part.get(..read).unwrap_or_default());
        size += read as u64;
    }
}

fn scratch_in(folder: &Path) -> Result<tempfile::TempDir> {
    tempfile::Builder::new().prefix(".scratch-").tempdir_in(folder).map_err(Error::internal)
}

/// Only for whom the server runs as: everybody's records are in it.
fn make_private(folder: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(Error::internal)
}

fn create_private(file: &Path) -> Result<File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file).map_err(Error::internal)
}
