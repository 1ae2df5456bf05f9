//! Asking ClamAV: INSTREAM of clamd's protocol, over TCP.

use crate::error::{Error, Result};
use std::{
    io::{Read, Write},
    net::{TcpStream, ToSocketAddrs},
    time::Duration,
};

const CONNECTING: Duration = Duration::from_secs(3);
const ANSWERING: Duration = Duration::from_secs(30);
/// How much is sent at once; clamd's own clients send about this.
const CHUNK: usize = 64 * 1024;
const LONGEST_ANSWER: u64 = 1024;

/// What the scanner says of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Clean,
    Infected,
}

/// A clamd at `host:port`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scanner(pub String);

impl Scanner {
    /// Anything but a clear word is an error: what was not scanned is not clean.
    pub async fn scan(&self, bytes: bytes::Bytes) -> Result<Verdict> {
        let address = self.0.clone();
        let job = move || ask(&address, &bytes).map_err(Error::internal);
        actix_web::web::block(job).await.map_err(Error::internal)?
    }
}

fn ask(address: &str, bytes: &[u8]) -> Result<Verdict, String> {
    let answer = talk(address, bytes).map_err(|error| format!("the scanner does not answer: {error}"))?;
    let answer = answer.trim_end_matches('\0').trim();
    if answer.ends_with(" FOUND") {
        Ok(Verdict::Infected)
    } else if answer.ends_with(": OK") {
        Ok(Verdict::Clean)
    } else {
        Err(format!("the scanner says {answer:?}"))
    }
}

fn talk(address: &str, bytes: &[u8]) -> std::io::Result<String> {
    let no_address = || std::io::Error::other("CLAMAV_ADDR names no address");
    let at = address.to_socket_addrs()?.next().ok_or_else(no_address)?;
    let mut stream = TcpStream::connect_timeout(&at, CONNECTING)?;
    stream.set_read_timeout(Some(ANSWERING))?;
    stream.set_write_timeout(Some(ANSWERING))?;
    stream.write_all(b"zINSTREAM\0")?;
    for chunk in bytes.chunks(CHUNK) {
        let length = u32::try_from(chunk.len()).map_err(std::io::Error::other)?;
        stream.write_all(&length.to_be_bytes())?;
        stream.write_all(chunk)?;
    }
    stream.write_all(&0u32.to_be_bytes())?;
    let mut answer = String::new();
    stream.take(LONGEST_ANSWER).read_to_string(&mut answer)?;
    Ok(answer)
}
