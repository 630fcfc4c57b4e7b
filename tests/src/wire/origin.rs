//! A server that takes nothing but plain HTTP/1.1, answers all of it, and keeps every byte.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
};

use anyhow::Result;

/// What came over all connections since it was last asked.
#[derive(Clone, Debug, Default)]
pub(super) struct Received {
    /// The names (`x-request-id`) of the requests that came whole.
    pub(super) requests: Vec<String>,
    /// Every byte, request by request.
    pub(super) raw: Vec<u8>,
    /// What nobody should have sent: heads that say two things, bytes that are no request.
    pub(super) odd: Vec<String>,
}

/// It runs until the program ends.
#[derive(Clone, Debug)]
pub(super) struct RawOrigin {
    pub(super) address: SocketAddr,
    received: Arc<Mutex<Received>>,
}

impl RawOrigin {
    pub(super) fn start() -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let origin = Self {
            address: listener.local_addr()?,
            received: Arc::default(),
        };
        let serving = origin.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let origin = serving.clone();
                thread::spawn(move || origin.serve(stream));
            }
        });
        Ok(origin)
    }

    /// What came since the last call.
    pub(super) fn take(&self) -> Received {
        std::mem::take(&mut *self.lock())
    }

    fn lock(&self) -> MutexGuard<'_, Received> {
        self.received.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn serve(&self, mut stream: TcpStream) {
        let _ = stream.set_nodelay(true);
        let mut buffer = Vec::new();
        let mut piece = [0; 64 * 1024];
        while let Ok(n @ 1..) = stream.read(&mut piece) {
            let new = piece.iter().take(n);
            buffer.extend(new.clone());
            let mut received = self.lock();
            received.raw.extend(new);
            loop {
                match request(&buffer) {
                    Ok(None) => break,
                    Ok(Some((name, length))) => {
                        received.requests.push(name);
                        buffer.drain(..length);
                        let _ = stream.write_all(ANSWER);
                    }
                    Err(why) => {
                        received.odd.push(why);
                        return;
                    }
                }
            }
        }
    }
}

/// The name and the length of the first request, if it is whole.
fn request(bytes: &[u8]) -> Result<Option<(String, usize)>, String> {
    let Some(end) = bytes.windows(4).position(|w| w == b"\r\n\r\n") else {
        return Ok(None);
    };
    let end = end + 4;
    let head = String::from_utf8_lossy(bytes.get(..end).unwrap_or_default()).into_owned();
    let mut lines = head.trim_end().split("\r\n");
    let line = lines.next().unwrap_or_default().to_owned();
    if line.split(' ').count() != 3 || !line.ends_with(" HTTP/1.1") {
        return Err(format!("a request line {line:?}"));
    }
    let mut fields = Vec::new();
    for line in lines {
        let Some((name, value)) = line.split_once(':') else {
            return Err(format!("a header line {line:?}"));
        };
        if !name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
            || line.contains(['\n', '\r', '\0'])
        {
            return Err(format!("a header line {line:?}"));
        }
        fields.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let all = |name: &str| -> Vec<&str> {
        let same = fields.iter().filter(|(n, _)| n == name);
        same.map(|(_, value)| value.as_str()).collect()
    };
    let body = bytes.get(end..).unwrap_or_default();
    let length = match (
        all("content-length").as_slice(),
        all("transfer-encoding").as_slice(),
    ) {
        ([], []) => Some(0),
        ([], ["chunked"]) => chunked(body)?,
        ([length], []) => {
            let length = length
                .parse::<usize>()
                .map_err(|e| format!("{length:?}: {e}"))?;
            (body.len() >= length).then_some(length)
        }
        other => return Err(format!("framing {other:?}")),
    };
    let name = all("x-request-id").join(",");
    if all("host").len() != 1 {
        return Err(format!("hosts {:?}", all("host")));
    }
    Ok(length.map(|length| (name, end + length)))
}

/// The length of a chunked body, if it is whole.
fn chunked(body: &[u8]) -> Result<Option<usize>, String> {
    let mut at = 0;
    loop {
        let rest = body.get(at..).unwrap_or_default();
        let Some(line) = rest.windows(2).position(|w| w == b"\r\n") else {
            return Ok(None);
        };
        let text = String::from_utf8_lossy(rest.get(..line).unwrap_or_default()).into_owned();
        let size = usize::from_str_radix(&text, 16).map_err(|e| format!("chunk {text:?}: {e}"))?;
        let end = at + line + 2 + size + 2;
        match body.get(end - 2..end) {
            None => return Ok(None),
            Some(b"\r\n") if size == 0 => return Ok(Some(end)),
            Some(b"\r\n") => at = end,
            Some(other) => return Err(format!("a chunk that ends in {other:?}")),
        }
    }
}

const ANSWER: &[u8] =
    b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 11\r\n\r\n{\"ok\":true}";
