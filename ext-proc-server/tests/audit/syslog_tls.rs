//! Syslog over TLS: to whom the authority that is named vouches for, and to nobody else.

use std::{
    io,
    sync::{Arc, Mutex},
    time::Duration,
};

use rustls::{
    ServerConfig,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject as _},
};
use tokio::{io::AsyncReadExt as _, net::TcpListener, time::sleep};
use tokio_rustls::TlsAcceptor;

use crate::{certificates::Certificates, event, number, open};

/// What came, and why connections were not made.
#[derive(Clone, Debug, Default)]
struct Server {
    read: Arc<Mutex<Vec<u8>>>,
    refused: Arc<Mutex<Vec<io::Error>>>,
}

impl Server {
    /// Starts it; its port.
    async fn start(certificates: &Certificates) -> (Self, u16) {
        // The library has installed the provider where a sink was opened before; here none was.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let chain = CertificateDer::pem_file_iter(&certificates.certificate).expect("PEM");
        let chain = chain.collect::<Result<Vec<_>, _>>().expect("certificates");
        let key = PrivateKeyDer::from_pem_file(&certificates.key).expect("a key");
        let config = ServerConfig::builder()
            .with_no_client_auth()
            .with_single_cert(chain, key)
            .expect("a certificate and its key");
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("localhost:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let server = Self::default();
        let serving = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (acceptor, serving) = (acceptor.clone(), serving.clone());
                tokio::spawn(async move {
                    let mut stream = match acceptor.accept(stream).await {
                        Ok(stream) => stream,
                        Err(error) => return serving.refused.lock().expect("a lock").push(error),
                    };
                    let mut piece = [0; 4096];
                    while let Ok(length @ 1..) = stream.read(&mut piece).await {
                        let mut read = serving.read.lock().expect("a lock");
                        read.extend_from_slice(&piece[..length]);
                    }
                });
            }
        });
        (server, port)
    }

    fn text(&self) -> String {
        let read = self.read.lock().expect("a lock").clone();
        String::from_utf8(read).expect("text")
    }
}

async fn wait_for(ready: impl Fn() -> bool) {
    for _ in 0..400 {
        if ready() {
            return;
        }
        sleep(Duration::from_millis(50)).await;
    }
    panic!("it takes too long");
}

#[tokio::test(flavor = "multi_thread")]
async fn messages_go_over_tls_to_whom_the_named_authority_vouches_for() {
    let folder = tempfile::tempdir().unwrap();
    let certificates = Certificates::new(folder.path());
    let (server, port) = Server::start(&certificates).await;
    let ca = &certificates.authority;
    let (log, metrics) = open(&format!(
        "{{type: syslog, address: 'tls://localhost:{port}', ca: '{ca}'}}"
    ));
    for id in ["one", "two"] {
        log.offer(&event(id));
        log.flush().await;
        wait_for(|| server.text().contains(&format!("\"{id}\""))).await;
    }
    assert_eq!(
        number(&metrics, "weir_audit_delivered_total{sink=\"syslog\"}"),
        2
    );
    // RFC 5425: each message has its length before it.
    let text = server.text();
    let (length, rest) = text.split_once(' ').unwrap();
    let (first, second) = rest.split_at(length.parse().unwrap());
    assert!(
        first.starts_with("<110>1 ") && first.contains(" weir "),
        "{text}"
    );
    let (length, rest) = second.split_once(' ').unwrap();
    assert_eq!(length.parse(), Ok(rest.len()));
    assert!(server.refused.lock().unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn no_message_goes_to_whom_another_authority_vouches_for() {
    let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (server, port) = Server::start(&Certificates::new(folder.path())).await;
    let others = Certificates::new(other.path()).authority;
    for (host, ca) in [
        ("localhost", others),
        // The right authority, for another name.
        (
            "127.0.0.1",
            folder.path().join("ca.pem").display().to_string(),
        ),
    ] {
        let before = server.refused.lock().unwrap().len();
        let (log, metrics) = open(&format!(
            "{{type: syslog, address: 'tls://{host}:{port}', ca: '{ca}'}}"
        ));
        log.offer(&event("secret"));
        wait_for(|| number(&metrics, "weir_audit_retried_total{sink=\"syslog\"}") > 0).await;
        wait_for(|| server.refused.lock().unwrap().len() > before).await;
        assert_eq!(
            number(&metrics, "weir_audit_delivered_total{sink=\"syslog\"}"),
            0
        );
    }
    assert_eq!(server.text(), "");
}
