//! An authority and a server's certificate, in files.

use std::{fs, path::Path};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};

/// Files in PEM.
#[derive(Debug)]
pub(crate) struct Certificates {
    pub(crate) authority: String,
    /// Of `localhost`, by that authority.
    pub(crate) certificate: String,
    pub(crate) key: String,
}

impl Certificates {
    /// Makes them; no two calls make the same authority.
    pub(crate) fn new(folder: &Path) -> Self {
        let mut params = CertificateParams::new(Vec::new()).expect("parameters");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().expect("a key");
        let authority = CertifiedIssuer::self_signed(params, key).expect("an authority");
        let key = KeyPair::generate().expect("a key");
        let params = CertificateParams::new(vec!["localhost".to_owned()]).expect("parameters");
        let certificate = params.signed_by(&key, &authority).expect("a certificate");
        let file = |name: &str, pem: String| {
            let path = folder.join(name);
            fs::write(&path, pem).expect("a file");
            path.display().to_string()
        };
        Self {
            authority: file("ca.pem", authority.pem()),
            certificate: file("cert.pem", certificate.pem()),
            key: file("key.pem", key.serialize_pem()),
        }
    }
}
