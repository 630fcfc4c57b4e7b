//! A server of the tests' own that records what it got.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
    thread,
    time::Duration,
};

/// A request as it came.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    /// Request line and headers.
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Received {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head
            .lines()
            .filter_map(|line| line.split_once(": "))
            .find(|(n, _)| n.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }
}

/// A server.
pub(crate) struct Origin {
    pub(crate) address: SocketAddr,
    pub(crate) connections: Arc<AtomicUsize>,
    pub(crate) received: Receiver<Received>,
}

impl Origin {
    /// Answers every request with what `answer` writes; `false` from it closes the connection.
    pub(crate) fn start(
        answer: impl Fn(&Received, &mut TcpStream) -> bool + Send + Sync + 'static,
    ) -> Self {
        Self::serve(move |stream, requests| {
            while let Some(request) = read_request(stream) {
                let more = answer(&request, stream.get_mut());
                let _ = requests.send(request);
                if !more {
                    return;
                }
            }
        })
    }

    /// Answers every request with this response.
    pub(crate) fn fixed(response: impl Into<Vec<u8>>) -> Self {
        let response = response.into();
        Self::start(move |_, stream| stream.write_all(&response).is_ok())
    }

    /// Answers with the request's body.
    pub(crate) fn echo() -> Self {
        Self::start(|request, stream| {
            let head = format!(
                "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
                request.body.len()
            );
            stream.write_all(head.as_bytes()).is_ok() && stream.write_all(&request.body).is_ok()
        })
    }

    /// Does `serve` with every connection.
    pub(crate) fn serve(
        serve: impl Fn(&mut BufReader<TcpStream>, &Sender<Received>) + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let connections = Arc::new(AtomicUsize::new(0));
        let (requests, received) = channel();
        let counted = Arc::clone(&connections);
        let serve = Arc::new(serve);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                counted.fetch_add(1, Ordering::SeqCst);
                let (serve, requests) = (Arc::clone(&serve), requests.clone());
                thread::spawn(move || {
                    stream.set_nodelay(true).unwrap();
                    serve(&mut BufReader::new(stream), &requests);
                });
            }
        });
        Self {
            address,
            connections,
            received,
        }
    }

    /// The next request that was answered.
    pub(crate) fn next(&self) -> Received {
        self.received.recv_timeout(Duration::from_secs(10)).unwrap()
    }

    pub(crate) fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }
}

/// Reads one request; `None` at the connection's end.
pub(crate) fn read_request(stream: &mut BufReader<TcpStream>) -> Option<Received> {
    let head = read_head(stream)?;
    let mut request = Received {
        head,
        body: Vec::new(),
    };
    if request.header("transfer-encoding") == Some("chunked") {
        loop {
            let mut size = String::new();
            stream.read_line(&mut size).ok()?;
            let size = usize::from_str_radix(size.trim(), 16).ok()?;
            let mut chunk = vec![0; size + 2];
            stream.read_exact(&mut chunk).ok()?;
            if size == 0 {
                return Some(request);
            }
            chunk.truncate(size);
            request.body.extend(chunk);
        }
    }
    let length = request.header("content-length").unwrap_or("0");
    request.body.resize(length.parse().unwrap(), 0);
    stream.read_exact(&mut request.body).ok()?;
    Some(request)
}

/// Reads a request line and headers.
pub(crate) fn read_head(stream: &mut BufReader<TcpStream>) -> Option<String> {
    let mut head = String::new();
    loop {
        let before = head.len();
        if stream.read_line(&mut head).ok()? == 0 {
            return None;
        }
        if head.get(before..)?.trim_end().is_empty() {
            return Some(head);
        }
    }
}
