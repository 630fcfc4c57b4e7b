//! Certificates and authorities. Pingora loads them when it starts and panics on bad ones: they are looked at first.

use lane::TlsConfig;
use pingora::{
    listeners::tls::TlsSettings,
    tls::{
        RootCertStore, ServerConfig, install_default_crypto_provider, load_ca_file_into_store,
        load_certs_and_key_files, load_pem_file_ca, load_pem_file_private_key,
    },
};

/// Towards clients.
///
/// # Errors
/// When a file is not what it should be.
pub(crate) fn settings(certificate: &TlsConfig) -> pingora::Result<TlsSettings> {
    let TlsConfig {
        certificate: chain,
        key,
    } = certificate;
    let mut tls = TlsSettings::intermediate(chain, key)?;
    tls.set_certificate_chain_file(chain)?;
    tls.set_private_key_file(key)?;
    tls.enable_h2();
    Ok(tls)
}

/// Checks a certificate and its key.
///
/// # Errors
/// Which of the two keys of the document is wrong, and why.
pub(crate) fn check(certificate: &TlsConfig) -> Result<(), (&'static str, String)> {
    let TlsConfig {
        certificate: chain,
        key,
    } = certificate;
    for (of, file, what, read) in [
        (
            "certificate",
            chain,
            "certificate",
            load_pem_file_ca as Read,
        ),
        ("key", key, "private key", load_pem_file_private_key as Read),
    ] {
        std::fs::File::open(file).map_err(|e| (of, format!("{file}: {e}")))?;
        if !read(file).is_ok_and(|bytes| !bytes.is_empty()) {
            return Err((of, format!("{file}: not a {what} in PEM")));
        }
    }
    let mismatch = |why: String| ("key", format!("{key} is no key of {chain}: {why}"));
    install_default_crypto_provider();
    let loaded = load_certs_and_key_files(chain, key).map_err(|e| mismatch(e.to_string()))?;
    let (chain, key) = loaded.ok_or_else(|| mismatch("not of a known kind".to_owned()))?;
    ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .map(drop)
        .map_err(|e| mismatch(e.to_string()))
}

/// Checks a file with the authorities to trust.
///
/// # Errors
/// Why it is none.
pub(crate) fn check_authorities(file: &str) -> Result<(), String> {
    std::fs::File::open(file).map_err(|e| format!("{file}: {e}"))?;
    let mut store = RootCertStore::empty();
    match load_ca_file_into_store(file, &mut store) {
        Ok(()) if !store.is_empty() => Ok(()),
        _ => Err(format!(
            "{file}: no certificates in PEM, or others than authorities'"
        )),
    }
}

type Read = fn(&String) -> pingora::Result<Vec<u8>>;

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::{TlsConfig, check, check_authorities};

    #[test]
    fn only_a_certificate_with_its_own_key_will_do() {
        let folder = TempDir::new().unwrap();
        let file = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path.display().to_string()
        };
        let made = || rcgen::generate_simple_self_signed([String::from("localhost")]).unwrap();
        let (one, other) = (made(), made());
        let certificate = file("one.pem", &one.cert.pem());
        let key = file("one.key", &one.signing_key.serialize_pem());
        let others_key = file("other.key", &other.signing_key.serialize_pem());
        let text = file("text", "no PEM");
        let wrong = |certificate: &String, key: &String| {
            let tls = TlsConfig {
                certificate: certificate.clone(),
                key: key.clone(),
            };
            check(&tls).err().map(|(of, _)| of)
        };
        assert_eq!(wrong(&certificate, &key), None);
        assert_eq!(wrong(&certificate, &others_key), Some("key"));
        assert_eq!(wrong(&certificate, &text), Some("key"));
        assert_eq!(wrong(&key, &key), Some("certificate"));
        assert_eq!(
            wrong(&String::from("/nowhere/x"), &key),
            Some("certificate")
        );
        assert_eq!(check_authorities(&certificate), Ok(()));
        for bad in [&text, &key] {
            assert!(check_authorities(bad).unwrap_err().contains(bad.as_str()));
        }
    }
}
