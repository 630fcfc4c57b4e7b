//! Files that hold files.

pub(crate) mod tar;
pub(crate) mod zip;

use codec::{DecodeError, DecodeLimits, Decoder};

use crate::{
    extraction::Reason,
    reader::{At, Reader},
};

/// Reads the one file that was compressed.
pub(crate) fn compressed(
    reader: &mut Reader<'_>,
    at: &At,
    bytes: &[u8],
    encoding: &str,
) -> Result<(), Reason> {
    reader.budget.entry()?;
    let limits = DecodeLimits {
        max_bytes: reader.budget.room(),
        max_ratio: reader.budget.limits().max_ratio,
    };
    let mut decoder = Decoder::new(encoding, limits).map_err(reason)?;
    let decoded = decoder.push(bytes).map_err(reason)?;
    reader.budget.decoded(decoded.len())?;
    reader.inner(at, "", &decoded);
    decoder.finish().map_err(reason)
}

fn reason(error: DecodeError) -> Reason {
    match error {
        DecodeError::TooLarge => Reason::Size,
        DecodeError::Ratio => Reason::Ratio,
        DecodeError::Unknown => Reason::Unknown,
        DecodeError::Corrupt | DecodeError::Truncated => Reason::Malformed,
    }
}

/// Whether a compound file ([MS-CFB]) holds an encrypted document of Office ([MS-OFFCRYPTO]): one of its streams is
/// named so, in UTF-16.
pub(crate) fn is_encrypted_office(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    memchr::memmem::find(bytes, &name).is_some()
}
