//! HTTP/2 and TLS on both sides: the program in front of itself.

use std::{fs, io::Write, path::Path};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};

use crate::{origin::Origin, program::Weir};

#[test]
fn clear_text_http2_passes_bodies_and_heads() {
    chain(
        &|_| "{lane: llm_gateway, upstream: origin}".to_owned(),
        "http2: true",
    );
}

#[test]
fn tls_with_http2_passes_bodies_and_heads() {
    let folder = tempfile::tempdir().unwrap();
    let certificates = Certificates::new(folder.path());
    chain(
        &|_| certificates.listener(),
        &format!("http2: true, {}", certificates.upstream("localhost")),
    );
}

#[test]
fn tls_with_http1_passes_bodies_and_heads() {
    let folder = tempfile::tempdir().unwrap();
    let certificates = Certificates::new(folder.path());
    chain(
        &|_| certificates.listener(),
        &certificates.upstream("localhost"),
    );
}

#[test]
fn a_certificate_for_another_name_is_no_upstream() {
    let folder = tempfile::tempdir().unwrap();
    let certificates = Certificates::new(folder.path());
    let origin = Origin::echo();
    let weir = Weir::start(
        &[
            &|_| "{lane: llm_gateway, upstream: second}".to_owned(),
            &|_| certificates.listener(),
        ],
        &|addresses| {
            format!(
                "{{origin: {{servers: [\"{}\"]}}, second: {{servers: [\"{}\"], {}}}}}",
                origin.address,
                addresses[1],
                certificates.upstream("other.example")
            )
        },
    );
    assert_eq!(weir.client().post("/", b"secret").status, 502);
    assert_eq!(origin.connections(), 0);
}

/// client → first listener → (as told) → second listener → origin
fn chain(second: &dyn Fn(&[std::net::SocketAddr]) -> String, how: &str) {
    let origin = Origin::start(|request, stream| {
        let chunked = request.head.contains("/chunked");
        let head = if chunked {
            "transfer-encoding: chunked".to_owned()
        } else {
            format!("content-length: {}", request.body.len())
        };
        write!(stream, "HTTP/1.1 200 OK\r\nx-origin: 1\r\n{head}\r\n\r\n").unwrap();
        if !chunked {
            return stream.write_all(&request.body).is_ok();
        }
        for piece in request.body.chunks(5000) {
            write!(stream, "{:x}\r\n", piece.len()).unwrap();
            stream.write_all(piece).unwrap();
            stream.write_all(b"\r\n").unwrap();
        }
        stream.write_all(b"0\r\n\r\n").is_ok()
    });
    let weir = Weir::start(
        &[
            &|_| "{lane: llm_gateway, upstream: second}".to_owned(),
            second,
        ],
        &|addresses| {
            format!(
                "{{origin: {{servers: [\"{}\"]}}, second: {{servers: [\"{}\"], {how}}}}}",
                origin.address, addresses[1]
            )
        },
    );
    let mut client = weir.client();
    for (path, size) in [
        ("/", 0),
        ("/", 10),
        ("/chunked", 300_000),
        ("/", 1 << 20),
        ("/chunked", 0),
    ] {
        let body = vec![b'z'; size];
        let answer = client.post(path, &body);
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("x-origin"), Some("1"));
        assert!(answer.body == body, "{path} {size}: {}", answer.body.len());
        let received = origin.next();
        assert_eq!(received.header("host"), Some("test"));
        assert!(received.body == body, "{path} {size}");
    }
    let head = client.send("HEAD /x HTTP/1.1\r\nhost: test\r\n\r\n").head();
    assert_eq!(head.status, 200);
    let spoken: Vec<_> = weir
        .access(12)
        .iter()
        .map(|l| l["version"].clone())
        .collect();
    let wanted = if how.contains("http2") {
        "HTTP/2"
    } else {
        "HTTP/1.1"
    };
    assert_eq!(
        spoken.iter().filter(|v| **v == wanted).count(),
        if wanted == "HTTP/2" { 6 } else { 12 },
        "{spoken:?}"
    );
}

struct Certificates {
    authority: String,
    certificate: String,
    key: String,
}

impl Certificates {
    fn new(folder: &Path) -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let authority = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
        let key = KeyPair::generate().unwrap();
        let certificate = CertificateParams::new(vec!["localhost".to_owned()])
            .unwrap()
            .signed_by(&key, &authority)
            .unwrap();
        let file = |name: &str, pem: String| {
            let path = folder.join(name);
            fs::write(&path, pem).unwrap();
            path.display().to_string()
        };
        Self {
            authority: file("ca.pem", authority.pem()),
            certificate: file("cert.pem", certificate.pem()),
            key: file("key.pem", key.serialize_pem()),
        }
    }

    fn listener(&self) -> String {
        format!(
            "{{lane: llm_gateway, upstream: origin, tls: {{certificate: {}, key: {}}}}}",
            self.certificate, self.key
        )
    }

    fn upstream(&self, sni: &str) -> String {
        format!("tls: {{sni: {sni}, ca: {}}}", self.authority)
    }
}
