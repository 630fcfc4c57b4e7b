//! Whom a TLS connection to a server trusts.

use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, pem::PemObject as _},
};
use rustls_platform_verifier::BuilderVerifierExt as _;

/// TLS is rustls with ring, here as elsewhere. Who installed a provider before keeps it.
pub(crate) fn install_crypto() {
    let _ = rustls::crypto::ring::default_provider().install_default();
}

/// Trusts the authorities of a PEM file, or the system's.
///
/// # Errors
/// When the file cannot be read, or the system has none.
pub(crate) fn client(ca: Option<&str>) -> Result<ClientConfig, String> {
    install_crypto();
    let builder = ClientConfig::builder();
    let builder = match ca {
        Some(file) => {
            let wrong = |e: String| format!("{file}: {e}");
            let mut roots = RootCertStore::empty();
            let pem = CertificateDer::pem_file_iter(file).map_err(|e| wrong(e.to_string()))?;
            for certificate in pem {
                let certificate = certificate.map_err(|e| wrong(e.to_string()))?;
                roots.add(certificate).map_err(|e| wrong(e.to_string()))?;
            }
            builder.with_root_certificates(roots)
        }
        None => builder
            .with_platform_verifier()
            .map_err(|e| e.to_string())?,
    };
    Ok(builder.with_no_client_auth())
}
