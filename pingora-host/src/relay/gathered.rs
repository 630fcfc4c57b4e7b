//! A connection that sends a request's head and the start of its body in one go: on a busy host half the time goes into
//! sending, whatever the size.

use std::{
    any::Any,
    io::{self, IoSlice},
    mem,
    pin::Pin,
    sync::atomic::{AtomicBool, Ordering},
    task::{Context, Poll, ready},
};

use pingora::protocols::{IO, Stream};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::hands_on::hands_on;

/// Hands on to another connection; what is written while it gathers goes out with what follows.
#[derive(Debug)]
pub(super) struct Gathered {
    inner: Stream,
    gathers: AtomicBool,
    held: Vec<u8>,
}

impl Gathered {
    pub(super) fn new(inner: Stream) -> Self {
        Self {
            inner,
            gathers: AtomicBool::new(false),
            held: Vec::new(),
        }
    }

    /// Where `stream` is of this kind: what is written up to the next flush waits for what is written after it. Something
    /// must be.
    pub(super) fn gather(stream: &dyn IO) {
        let own: &dyn Any = stream.as_any();
        if let Some(gathered) = own.downcast_ref::<Self>() {
            gathered.gathers.store(true, Ordering::Relaxed);
        }
    }

    fn inner(&mut self) -> Pin<&mut Stream> {
        Pin::new(&mut self.inner)
    }

    /// Writes what is held, and with it of `more` as much as goes; how much of that went.
    fn poll_held(&mut self, cx: &mut Context<'_>, more: &[u8]) -> Poll<io::Result<usize>> {
        while !self.held.is_empty() {
            let all = [IoSlice::new(&self.held), IoSlice::new(more)];
            let inner = Pin::new(&mut self.inner);
            let written = ready!(inner.poll_write_vectored(cx, &all))?;
            match written.checked_sub(self.held.len()) {
                _ if written == 0 => return Poll::Ready(Err(io::ErrorKind::WriteZero.into())),
                Some(of_more) => {
                    self.held.clear();
                    if of_more > 0 {
                        return Poll::Ready(Ok(of_more));
                    }
                }
                None => drop(self.held.drain(..written)),
            }
        }
        Poll::Ready(Ok(0))
    }
}

impl AsyncWrite for Gathered {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        if *self.gathers.get_mut() {
            self.held.extend_from_slice(bytes);
            return Poll::Ready(Ok(bytes.len()));
        }
        match ready!(self.poll_held(cx, bytes))? {
            0 => self.inner().poll_write(cx, bytes),
            written => Poll::Ready(Ok(written)),
        }
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let is_plain = self.held.is_empty() && !*self.gathers.get_mut();
        if is_plain {
            return self.inner().poll_write_vectored(cx, slices);
        }
        let first = slices.iter().find(|slice| !slice.is_empty());
        self.poll_write(cx, first.map_or(&[], |slice| slice))
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        if mem::take(self.gathers.get_mut()) {
            return Poll::Ready(Ok(()));
        }
        ready!(self.poll_held(cx, &[]))?;
        self.inner().poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.inner().poll_shutdown(cx)
    }
}

impl AsyncRead for Gathered {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.inner().poll_read(cx, into)
    }
}

hands_on!(Gathered, inner);

impl pingora::protocols::Peek for Gathered {}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};

    use super::*;

    /// What arrives in one read after each of these writes, each flushed; only the first gathers.
    async fn arrivals(room: usize, writes: &[&[u8]]) -> Vec<u8> {
        let (near, mut far) = duplex(room);
        let mut stream: Stream = Box::new(Gathered::new(Box::new(near)));
        Gathered::gather(&*stream);
        let expected: usize = writes.iter().map(|w| w.len()).sum();
        let writing = async {
            for bytes in writes {
                stream.write_all(bytes).await.unwrap();
                stream.flush().await.unwrap();
            }
        };
        let mut read = vec![0; expected];
        let (_, whole) = tokio::join!(writing, far.read_exact(&mut read));
        whole.unwrap();
        read
    }

    #[tokio::test]
    async fn a_head_waits_for_the_body() {
        let (near, mut far) = duplex(64);
        let mut stream: Stream = Box::new(Gathered::new(Box::new(near)));
        for (head, body) in [("one ", "two"), ("three ", "four")] {
            Gathered::gather(&*stream);
            stream.write_all(head.as_bytes()).await.unwrap();
            stream.flush().await.unwrap();
            let mut read = [0; 64];
            let early =
                tokio::time::timeout(std::time::Duration::from_millis(5), far.read(&mut read));
            assert!(early.await.is_err());
            stream.write_all(body.as_bytes()).await.unwrap();
            stream.flush().await.unwrap();
            let length = far.read(&mut read).await.unwrap();
            assert_eq!(&read[..length], format!("{head}{body}").as_bytes());
        }
    }

    #[tokio::test]
    async fn nothing_is_lost_where_there_is_little_room() {
        let (head, body) = ([b'h'; 30], [b'b'; 70]);
        for room in 1..40 {
            let read = arrivals(room, &[&head, &body, b"end"]).await;
            assert_eq!(read, [&head[..], &body, b"end"].concat(), "{room}");
        }
        let read = arrivals(8, &[&head, b"", b"end"]).await;
        assert_eq!(read, [&head[..], b"end"].concat());
    }

    #[tokio::test]
    async fn what_does_not_gather_goes_out_at_once() {
        let (near, mut far) = duplex(64);
        let mut stream: Stream = Box::new(Gathered::new(Box::new(near)));
        stream.write_all(b"head").await.unwrap();
        stream.flush().await.unwrap();
        let mut read = [0; 4];
        far.read_exact(&mut read).await.unwrap();
        assert_eq!(&read, b"head");
    }
}
