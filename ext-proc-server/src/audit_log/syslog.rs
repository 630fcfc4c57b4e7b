//! Syslog: messages of RFC 5424, over TCP and TLS framed as RFC 6587 and RFC 5425 say, or as datagrams.
//!
//! Syslog has no answer: what a server's machine took in and lost before the server read it is not known here.

use std::{io, sync::Arc, time::Duration};

use futures::FutureExt as _;
use lane::{ActionTaken, Event, EventFormat, SinkConfig, SyslogFraming, rfc3339};
use rustls::pki_types::ServerName;
use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _},
    net::{TcpStream, UdpSocket, UnixDatagram},
    time::timeout,
};
use tokio_rustls::TlsConnector;

use super::{
    encode::Encode,
    http::Wrong,
    ship::{Batch, Deliver, Undelivered},
};
use crate::trust;

/// How long connecting, or writing a batch, may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// `log audit`, RFC 5424's facility 13.
const LOG_AUDIT: u8 = 13;

/// Events as messages, each with its length before it.
#[derive(Debug)]
pub(super) struct Messages {
    format: EventFormat,
    facility: u8,
    host: String,
    message: Vec<u8>,
    body: Vec<u8>,
}

impl Messages {
    pub(super) fn new(sink: &SinkConfig) -> Self {
        // Where the system does not say, RFC 5424's word for nothing.
        let host = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
        let host = host.trim();
        let is_name =
            !host.is_empty() && host.len() <= 255 && host.bytes().all(|b| b.is_ascii_graphic());
        Self {
            format: sink.format,
            facility: sink.facility.unwrap_or(LOG_AUDIT),
            host: if is_name { host } else { "-" }.to_owned(),
            message: Vec::new(),
            body: Vec::new(),
        }
    }
}

impl Encode for Messages {
    fn add(&mut self, event: &Event) {
        self.message.clear();
        let priority = u16::from(self.facility) * 8 + severity(event.verdict.action);
        let (time, host, pid) = (rfc3339(event.time_ms), &self.host, std::process::id());
        let head = format!("<{priority}>1 {time} {host} weir {pid} {} - ", event.kind);
        self.message.extend_from_slice(head.as_bytes());
        self.format.write(event, &mut self.message);
        let length = format!("{} ", self.message.len());
        self.body.extend_from_slice(length.as_bytes());
        self.body.extend_from_slice(&self.message);
    }

    fn bytes(&self) -> usize {
        self.body.len()
    }

    fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.body)
    }
}

/// RFC 5424's severity: 4 warning, 5 notice, 6 informational.
fn severity(action: ActionTaken) -> u16 {
    match action {
        ActionTaken::Allow => 6,
        ActionTaken::Log => 5,
        ActionTaken::Redact | ActionTaken::Challenge | ActionTaken::Block | ActionTaken::Refuse => {
            4
        }
    }
}

/// The messages of a batch.
fn messages(mut body: &[u8]) -> impl Iterator<Item = &[u8]> {
    std::iter::from_fn(move || {
        let space = body.iter().position(|b| *b == b' ')?;
        let (length, rest) = body.split_at_checked(space)?;
        let length = std::str::from_utf8(length).ok()?.parse().ok()?;
        let (message, after) = rest.get(1..)?.split_at_checked(length)?;
        body = after;
        Some(message)
    })
}

/// A syslog server.
pub(super) struct Syslog {
    scheme: String,
    address: String,
    framing: SyslogFraming,
    tls: Option<TlsConnector>,
    connection: Option<Box<dyn Connection>>,
}

trait Connection: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Connection for T {}

impl Syslog {
    /// Nothing is connected yet.
    ///
    /// # Errors
    /// What is wrong with the sink.
    pub(super) fn new(sink: &SinkConfig) -> Result<Self, Wrong> {
        let address = sink.address.clone().unwrap_or_default();
        let (scheme, address) = address.split_once("://").unwrap_or_default();
        let tls = match scheme {
            "tls" => {
                let trusted = trust::client(sink.ca.as_deref());
                let trusted = trusted.map_err(|why| ("ca".to_owned(), why))?;
                Some(TlsConnector::from(Arc::new(trusted)))
            }
            _ => None,
        };
        Ok(Self {
            scheme: scheme.to_owned(),
            address: address.to_owned(),
            framing: sink.framing.unwrap_or_default(),
            tls,
            connection: None,
        })
    }

    async fn stream(&mut self, batch: &Batch) -> io::Result<()> {
        let mut connection = match self.connection.take().filter_map_open() {
            Some(open) => open,
            None => self.connect().await?,
        };
        match self.framing {
            SyslogFraming::Octets => connection.write_all(&batch.body).await?,
            SyslogFraming::Lines => {
                let mut lines = Vec::with_capacity(batch.body.len());
                for message in messages(&batch.body) {
                    lines.extend_from_slice(message);
                    lines.push(b'\n');
                }
                connection.write_all(&lines).await?;
            }
        }
        connection.flush().await?;
        self.connection = Some(connection);
        Ok(())
    }

    async fn connect(&self) -> io::Result<Box<dyn Connection>> {
        let stream = TcpStream::connect(&self.address).await?;
        stream.set_nodelay(true)?;
        let Some(tls) = &self.tls else {
            return Ok(Box::new(stream));
        };
        let host = self.address.rsplit_once(':').map_or("", |(host, _)| host);
        let host = host.trim_start_matches('[').trim_end_matches(']');
        let name = ServerName::try_from(host.to_owned()).map_err(io::Error::other)?;
        Ok(Box::new(tls.connect(name, stream).await?))
    }

    /// How many messages were too long for a datagram.
    async fn datagrams(&self, batch: &Batch) -> io::Result<u64> {
        let mut too_long = 0;
        let udp = match self.scheme.as_str() {
            "udp" => {
                let target = tokio::net::lookup_host(&self.address).await?.next();
                let target = target.ok_or_else(|| io::Error::other("no such host"))?;
                let own = if target.is_ipv4() {
                    "0.0.0.0:0"
                } else {
                    "[::]:0"
                };
                let socket = UdpSocket::bind(own).await?;
                socket.connect(target).await?;
                Some(socket)
            }
            _ => None,
        };
        let unix = UnixDatagram::unbound()?;
        for message in messages(&batch.body) {
            let sent = match &udp {
                Some(udp) => udp.send(message).await,
                None => unix.send_to(message, &self.address).await,
            };
            match sent {
                Ok(_) => {}
                Err(error) if error.raw_os_error() == Some(MESSAGE_TOO_LONG) => too_long += 1,
                Err(error) => return Err(error),
            }
        }
        Ok(too_long)
    }
}

/// `EMSGSIZE` of Linux.
const MESSAGE_TOO_LONG: i32 = 90;

impl Deliver for Syslog {
    async fn deliver(&mut self, batch: &Batch) -> Result<u64, Undelivered> {
        let delivered = match self.scheme.as_str() {
            "tcp" | "tls" => {
                let sent = timeout(PATIENCE, self.stream(batch)).await;
                sent.map(|sent| sent.map(|()| 0))
            }
            _ => timeout(PATIENCE, self.datagrams(batch)).await,
        };
        let delivered = delivered.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()));
        delivered.map_err(|e| Undelivered::Later(e.to_string(), None))
    }
}

/// A connection that its other side has not ended: a batch written into an ended one is lost without an error.
trait StillOpen {
    fn filter_map_open(self) -> Option<Box<dyn Connection>>;
}

impl StillOpen for Option<Box<dyn Connection>> {
    fn filter_map_open(self) -> Option<Box<dyn Connection>> {
        let mut connection = self?;
        let read = connection.read_u8().now_or_never();
        // A server says nothing; if it does that is no end.
        (!matches!(read, Some(Err(_)))).then_some(connection)
    }
}

#[cfg(test)]
mod tests {
    use lane::{Config, Event};

    use super::{Encode as _, Messages, messages};

    #[test]
    fn an_event_is_a_message_of_rfc_5424() {
        let text =
            "{version: 1, audit: {sinks: [{type: syslog, address: 'udp://h:514', facility: 16}]}}";
        let config = Config::from_yaml(text).unwrap();
        let mut encoder = Messages::new(&config.audit.sinks[0]);
        encoder.host = "gate-1".to_owned();
        for id in ["one", "zwei\u{fc}"] {
            encoder.add(&Event {
                kind: "exchange",
                time_ms: 1_778_661_000_123,
                request_id: id.to_owned(),
                ..Event::default()
            });
        }
        let body = encoder.take();
        assert_eq!(encoder.bytes(), 0);
        let all: Vec<&str> = messages(&body)
            .map(|m| std::str::from_utf8(m).unwrap())
            .collect();
        assert_eq!(all.len(), 2);
        let head = format!(
            "<134>1 2026-05-13T08:30:00.123Z gate-1 weir {} exchange - {{",
            std::process::id()
        );
        for (message, id) in all.iter().zip(["one", "zwei\u{fc}"]) {
            assert!(message.starts_with(&head), "{message}");
            assert!(message.contains(id) && message.ends_with('}'));
        }
    }
}
