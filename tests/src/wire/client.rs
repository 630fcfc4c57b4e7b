//! A client that writes what it is told and reads whatever comes.

use std::{
    io::{ErrorKind, Read, Write},
    net::{Shutdown, SocketAddr, TcpStream},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Result, bail};

use super::{Pace, Shape};

/// How long after the last expected answer another one would come.
const GRACE: Duration = Duration::from_millis(60);

/// The statuses of all answers, in their order; interim ones are left out.
pub(super) fn talk(
    address: SocketAddr,
    shape: &Shape,
    bytes: Vec<u8>,
    answers: usize,
) -> Result<Vec<u16>> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(Duration::from_millis(10)))?;
    let writing = stream.try_clone()?;
    let (pace, closes) = (shape.pace, shape.then_closes);
    let writer = thread::spawn(move || write(writing, &bytes, pace, closes));
    let started = Instant::now();
    let mut received = Vec::new();
    let mut last = Instant::now();
    let mut piece = [0; 16 * 1024];
    loop {
        match stream.read(&mut piece) {
            Ok(0) => break,
            Ok(n) => {
                received.extend(piece.iter().take(n));
                last = Instant::now();
            }
            Err(e) if matches!(e.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
            Err(_) => break,
        }
        let all = answers > 0 && statuses(&received).len() >= answers;
        if all && last.elapsed() > GRACE {
            break;
        }
        if started.elapsed() > shape.patience() {
            let _ = stream.shutdown(Shutdown::Both);
            bail!("it hangs: {:?}", String::from_utf8_lossy(&received));
        }
    }
    let _ = stream.shutdown(Shutdown::Both);
    let _ = writer.join();
    Ok(statuses(&received))
}

/// A host that has heard enough may close before all is written.
fn write(mut stream: TcpStream, bytes: &[u8], pace: Option<Pace>, closes: bool) {
    let (first, rest) = match pace {
        Some(pace) => bytes.split_at(pace.first.min(bytes.len())),
        None => (bytes, [].as_slice()),
    };
    let mut sent = stream.write_all(first);
    for piece in rest.chunks(pace.map_or(1, |pace| pace.bytes)) {
        if sent.is_err() {
            return;
        }
        thread::sleep(Duration::from_millis(pace.map_or(0, |pace| pace.pause_ms)));
        sent = stream.write_all(piece);
    }
    if closes {
        let _ = stream.shutdown(Shutdown::Write);
    }
}

/// The statuses of the whole answers in these bytes.
fn statuses(mut bytes: &[u8]) -> Vec<u16> {
    let mut out = Vec::new();
    while let Some((status, length)) = answer(bytes) {
        if status >= 200 {
            out.push(status);
        }
        bytes = bytes.get(length..).unwrap_or_default();
    }
    out
}

/// The status and the length of the first answer, if it is whole.
fn answer(bytes: &[u8]) -> Option<(u16, usize)> {
    let end = bytes.windows(4).position(|w| w == b"\r\n\r\n")? + 4;
    let head = String::from_utf8_lossy(bytes.get(..end)?).to_ascii_lowercase();
    let status = head.split(' ').nth(1)?.parse().ok()?;
    let length = |name: &str| head.lines().find_map(|line| line.strip_prefix(name));
    if length("transfer-encoding: chunked").is_some() {
        let body = bytes.get(end..)?;
        let last = body.windows(5).position(|w| w == b"0\r\n\r\n")?;
        return Some((status, end + last + 5));
    }
    let body: usize = match length("content-length: ") {
        Some(length) => length.trim().parse().ok()?,
        None => 0,
    };
    (bytes.len() >= end + body).then_some((status, end + body))
}
