//! Bodies that are compressed as a whole.

use std::io::{self, Read as _, Write as _};

use flate2::{Compression, read::GzDecoder, write::GzEncoder};

/// Compresses a body.
///
/// # Errors
/// None in fact: it is written into memory.
pub(crate) fn gzip(body: &[u8]) -> io::Result<Vec<u8>> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(body)?;
    gzip.finish()
}

/// A body as it was before [`gzip`].
///
/// # Errors
/// It is none that was compressed, or is longer than `most` bytes.
pub(crate) fn gunzip(body: &[u8], most: u64) -> io::Result<Vec<u8>> {
    let mut plain = Vec::new();
    GzDecoder::new(body)
        .take(most.saturating_add(1))
        .read_to_end(&mut plain)?;
    match u64::try_from(plain.len()).is_ok_and(|length| length <= most) {
        true => Ok(plain),
        false => Err(io::ErrorKind::FileTooLarge.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::{gunzip, gzip};

    #[test]
    fn what_was_compressed_is_read_up_to_its_bound() {
        let body = vec![b'a'; 1000];
        let compressed = gzip(&body).unwrap();
        assert_eq!(gunzip(&compressed, 1000).unwrap(), body);
        assert!(gunzip(&compressed, 999).is_err());
        assert!(gunzip(&body, 1000).is_err());
        assert!(gunzip(&compressed[..compressed.len() - 9], 1000).is_err());
    }
}
