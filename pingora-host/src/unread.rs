//! Requests that Pingora cannot read, or does not want to: it answers 400 by itself, before any of its hooks. They are
//! exchanges all the same, and leave an audit event: this watches what a connection's bytes say, and how long they take.

use std::{
    fmt, io,
    net::SocketAddr,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll},
    time::{Duration, Instant},
};

use async_trait::async_trait;
use lane::ListenerConfig;
use pingora::{
    apps::ServerApp,
    protocols::{Peek, Stream},
    proxy::HttpProxy,
    server::ShutdownWatch,
};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, ReadBuf},
    time::{Sleep, sleep_until},
};

use crate::{
    gate::{Gate, Proxy},
    hands_on::hands_on,
    relay::Unread,
};

/// The proxy of a listener, on connections that are watched.
pub(crate) struct Doorway {
    pub(crate) proxy: Arc<HttpProxy<Proxy>>,
    pub(crate) gate: Arc<Gate>,
}

#[async_trait]
impl ServerApp for Doorway {
    async fn process_new(
        self: &Arc<Self>,
        stream: Stream,
        shutdown: &ShutdownWatch,
    ) -> Option<Stream> {
        let watch = Arc::new(Watch::new());
        let watched = Watched {
            stream,
            watch: Arc::clone(&watch),
            gate: Arc::clone(&self.gate),
            patience: Patience::of(&self.gate.listener),
            timer: None,
            peeked: Vec::new(),
            given_up: false,
        };
        WATCH
            .scope(watch, self.proxy.process_new(Box::new(watched), shutdown))
            .await
    }

    async fn cleanup(&self) {
        self.proxy.cleanup().await;
    }
}

/// While this lives, what is written to the client belongs to an exchange that leaves its own event.
pub(crate) struct Begun(Option<Arc<Watch>>);

impl Begun {
    /// To be called where Pingora hands a request over.
    pub(crate) fn new() -> Self {
        // Streams of HTTP/2 have tasks of their own, and are reset where they are no requests.
        let watch = WATCH.try_with(Arc::clone).ok();
        if let Some(watch) = &watch {
            watch.state().begun = true;
        }
        Self(watch)
    }
}

impl Begun {
    /// The connection leaves HTTP: nothing on it is a head any more.
    pub(crate) fn leave(mut self) {
        self.0 = None;
    }
}

impl Drop for Begun {
    fn drop(&mut self) {
        if let Some(watch) = &self.0 {
            let mut state = watch.state();
            *state = State {
                is_new: false,
                ..State::new()
            };
        }
    }
}

tokio::task_local! {
    static WATCH: Arc<Watch>;
}

/// What passed on a connection since the last exchange.
#[derive(Debug)]
pub(crate) struct Watch(Mutex<State>);

struct State {
    begun: bool,
    /// What the client sent, up to [`LINE`].
    sent: Vec<u8>,
    /// When the connection was free for a request.
    free: Instant,
    /// When the first byte of the next head came.
    head: Option<Instant>,
    /// There was no exchange on it yet.
    is_new: bool,
    /// It is HTTP/2, whose heads are no business of this.
    framed: bool,
}

impl State {
    fn new() -> Self {
        Self {
            begun: false,
            sent: Vec::new(),
            free: Instant::now(),
            head: None,
            is_new: true,
            framed: false,
        }
    }
}

/// How long a client may take.
#[derive(Clone, Copy, Debug)]
struct Patience {
    head: Duration,
    idle: Duration,
}

impl Patience {
    fn of(listener: &ListenerConfig) -> Self {
        Self {
            head: Duration::from_millis(listener.head_timeout_ms),
            idle: Duration::from_millis(listener.idle_timeout_ms),
        }
    }
}

impl fmt::Debug for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("State").finish_non_exhaustive()
    }
}

impl Watch {
    fn new() -> Self {
        Self(Mutex::new(State::new()))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn received(&self, bytes: &[u8]) {
        let mut state = self.state();
        if !state.begun && !state.framed && !bytes.is_empty() {
            state.head.get_or_insert_with(Instant::now);
            let room = LINE.saturating_sub(state.sent.len()).min(bytes.len());
            let first = bytes.get(..room).unwrap_or_default();
            state.sent.extend_from_slice(first);
            state.framed = state.is_new && state.sent.starts_with(PREFACE);
        }
    }

    /// When the client will have taken too long.
    fn deadline(&self, patience: Patience) -> Option<Instant> {
        let state = self.state();
        if state.begun || state.framed {
            return None;
        }
        match state.head {
            Some(since) => since.checked_add(patience.head),
            None if state.is_new => state.free.checked_add(patience.idle.min(FIRST)),
            None => state.free.checked_add(patience.idle),
        }
    }

    /// What the client had sent of a head, where it took too long over it.
    fn late(&self) -> Option<Vec<u8>> {
        let mut state = self.state();
        state.head.take()?;
        Some(std::mem::take(&mut state.sent))
    }

    /// What the client had sent, where these bytes are Pingora's own answer to it.
    fn refused(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        let mut state = self.state();
        let is_own = !state.begun && bytes.starts_with(b"HTTP/1.1 400 ");
        is_own.then(|| std::mem::take(&mut state.sent))
    }
}

/// The method and the target of a request line, as far as there is one.
fn request_line(sent: &[u8]) -> (String, String) {
    let line = sent.split(|byte| matches!(byte, b'\r' | b'\n')).next();
    let line = String::from_utf8_lossy(line.unwrap_or_default());
    let mut words = line.split(' ');
    let method = words.next().filter(|word| {
        (1..=32).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase())
    });
    match (method, words.next()) {
        (Some(method), Some(target)) => (method.to_owned(), target.to_owned()),
        _ => (String::new(), String::new()),
    }
}

#[derive(Debug)]
struct Watched {
    stream: Stream,
    watch: Arc<Watch>,
    gate: Arc<Gate>,
    patience: Patience,
    /// One for the connection: it stays as it is while it is early enough.
    timer: Option<Pin<Box<Sleep>>>,
    /// What was peeked and is to be read.
    peeked: Vec<u8>,
    /// The client took too long.
    given_up: bool,
}

impl Watched {
    fn wrote(&self, bytes: &[u8]) {
        if let Some(sent) = self.watch.refused(bytes) {
            self.unread(&sent, 400, "the request cannot be read");
        }
    }

    fn unread(&self, sent: &[u8], status: u16, problem: &'static str) {
        let (method, target) = request_line(sent);
        self.gate.unread(Unread {
            method,
            target,
            client: self.client(),
            status,
            problem,
        });
    }

    /// Whether the deadline is over; if not, the task is woken then.
    fn is_overdue(&mut self, deadline: Instant, cx: &mut Context<'_>) -> bool {
        let at = deadline.into();
        let timer = self.timer.get_or_insert_with(|| Box::pin(sleep_until(at)));
        if timer.deadline() > at {
            timer.as_mut().reset(at);
        }
        while timer.as_mut().poll(cx).is_ready() {
            if Instant::now() >= deadline {
                return true;
            }
            timer.as_mut().reset(at);
        }
        false
    }

    /// Ends what the client sends: there is nothing more to read. Whoever was silent is told nothing.
    fn give_up(&mut self, cx: &mut Context<'_>) {
        self.given_up = true;
        if let Some(sent) = self.watch.late() {
            // There is room for so few bytes where nothing was written for so long.
            if Pin::new(&mut self.stream).poll_write(cx, LATE).is_ready() {
                let _ = Pin::new(&mut self.stream).poll_flush(cx);
            }
            self.unread(&sent, 408, "the request's head did not arrive in time");
        }
    }

    fn client(&self) -> Option<SocketAddr> {
        let digest = self.stream.get_socket_digest()?;
        digest.peer_addr()?.as_inet().copied()
    }
}

impl AsyncRead for Watched {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.given_up {
            return Poll::Ready(Ok(()));
        }
        if !self.peeked.is_empty() {
            let count = buffer.remaining().min(self.peeked.len());
            buffer.put_slice(self.peeked.get(..count).unwrap_or_default());
            self.peeked.drain(..count);
            return Poll::Ready(Ok(()));
        }
        let deadline = self.watch.deadline(self.patience);
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(cx, buffer);
        if let Some(deadline) = deadline {
            let overdue = match &read {
                Poll::Pending => self.is_overdue(deadline, cx),
                Poll::Ready(_) => Instant::now() >= deadline,
            };
            if overdue {
                buffer.set_filled(before);
                self.give_up(cx);
                return Poll::Ready(Ok(()));
            }
        }
        self.watch
            .received(buffer.filled().get(before..).unwrap_or_default());
        read
    }
}

impl AsyncWrite for Watched {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(cx, bytes);
        if written.is_ready() {
            self.wrote(bytes);
        }
        written
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(cx, pieces);
        if let (true, Some(first)) = (written.is_ready(), pieces.first()) {
            self.wrote(first);
        }
        written
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

hands_on!(Watched, stream);

#[async_trait]
impl Peek for Watched {
    /// Pingora looks for the preface of HTTP/2. It waits for no more bytes than show that this is another one: a request may
    /// be shorter.
    async fn try_peek(&mut self, into: &mut [u8]) -> io::Result<bool> {
        let mut count = 0;
        while let Some(room @ [_, ..]) = into.get_mut(count..) {
            let read = self.read(room).await?;
            if read == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            count += read;
            let seen = into.get(..count).unwrap_or_default();
            if !PREFACE.starts_with(seen) {
                break;
            }
        }
        self.peeked = into.get(..count).unwrap_or_default().to_vec();
        Ok(true)
    }
}

/// A request line longer than this is cut.
const LINE: usize = 4096;
/// How long a new connection may stay without a request.
const FIRST: Duration = Duration::from_secs(60);
/// How a connection of HTTP/2 begins.
const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
const LATE: &[u8] =
    b"HTTP/1.1 408 Request Timeout\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";

#[cfg(test)]
mod tests {
    use super::request_line;

    #[test]
    fn a_request_line_is_read_where_there_is_one() {
        for (sent, method, target) in [
            (
                "POST http://a/x?k=1 HTTP/1.1\r\nhost: b\r\n",
                "POST",
                "http://a/x?k=1",
            ),
            ("GET /x\n", "GET", "/x"),
            ("\u{16}\u{3}\u{1} nonsense", "", ""),
            ("GET", "", ""),
            ("", "", ""),
        ] {
            let read = request_line(sent.as_bytes());
            assert_eq!(read, (method.to_owned(), target.to_owned()), "{sent:?}");
        }
    }
}
