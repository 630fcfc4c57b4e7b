//! Requests that Pingora cannot read, or does not want to: it answers 400 by itself, before any of its hooks. They are
//! exchanges all the same, and leave an audit event: this watches what a connection's bytes say.

use std::{
    fmt, io,
    net::SocketAddr,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll},
};

use async_trait::async_trait;
use pingora::{apps::ServerApp, protocols::Stream, proxy::HttpProxy, server::ShutdownWatch};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::{
    gate::{Gate, Proxy},
    hands_on::hands_on,
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
        let watch = Arc::new(Watch::default());
        let watched = Watched {
            stream,
            watch: Arc::clone(&watch),
            gate: Arc::clone(&self.gate),
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

impl Drop for Begun {
    fn drop(&mut self) {
        if let Some(watch) = &self.0 {
            let mut state = watch.state();
            state.begun = false;
            state.sent.clear();
        }
    }
}

tokio::task_local! {
    static WATCH: Arc<Watch>;
}

/// What passed on a connection since the last exchange.
#[derive(Debug, Default)]
pub(crate) struct Watch(Mutex<State>);

#[derive(Default)]
struct State {
    begun: bool,
    /// What the client sent, up to [`LINE`].
    sent: Vec<u8>,
}

impl fmt::Debug for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("State").finish_non_exhaustive()
    }
}

impl Watch {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn received(&self, bytes: &[u8]) {
        let mut state = self.state();
        if !state.begun {
            let room = LINE.saturating_sub(state.sent.len()).min(bytes.len());
            let first = bytes.get(..room).unwrap_or_default();
            state.sent.extend_from_slice(first);
        }
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
}

impl Watched {
    fn wrote(&self, bytes: &[u8]) {
        if let Some(sent) = self.watch.refused(bytes) {
            let (method, target) = request_line(&sent);
            let client = self.client();
            self.gate.unread(method, target, client);
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
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(cx, buffer);
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

/// A request line longer than this is cut.
const LINE: usize = 4096;

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
