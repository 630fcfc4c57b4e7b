//! The sealed form of matched data: what `matched-data-cli` 0.6 reads and writes.
//!
//! A blob is base64 of: the version (3), the encapsulated key (32 bytes), the ciphertext's length (64 bits, little
//! endian), the ciphertext, its tag (16 bytes). Sealed with HPKE (RFC 9180), base mode, one message: DHKEM(X25519,
//! HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305, with neither info nor associated data. Keys are 32 bytes in base64.

use std::{
    convert::Infallible,
    fmt,
    sync::{Mutex, PoisonError},
};

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use hpke::{
    Deserializable, Kem, OpModeR, OpModeS, Serializable,
    aead::ChaCha20Poly1305,
    kdf::HkdfSha256,
    kem::X25519HkdfSha256,
    rand_core::{TryCryptoRng, TryRng},
    single_shot_open, single_shot_seal_with_rng,
};
use sha2::{Digest, Sha256};

/// Stands where a payload was too large to be sealed.
pub const TRUNCATED: &str = "truncated";

/// A public key that payloads are sealed to.
#[derive(Clone)]
pub struct PublicKey(<X25519HkdfSha256 as Kem>::PublicKey);

/// A private key that opens what was sealed to its public key.
pub struct PrivateKey(<X25519HkdfSha256 as Kem>::PrivateKey);

/// Why a key or a blob cannot be used.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum SealError {
    /// It is no base64.
    Base64,
    /// A key has another length than 32 bytes, or is one that no secret can be shared with.
    Key,
    /// The blob's version is not 3.
    Version(u8),
    /// The blob ends early, or goes on after its end.
    Length,
    /// It was sealed to another key, or changed since.
    Sealed,
    /// The payload was too large to be sealed: there is nothing to open.
    Truncated,
}

impl fmt::Display for SealError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Base64 => f.write_str("this is no base64"),
            Self::Key => f.write_str("this is no X25519 key of 32 bytes"),
            Self::Version(found) => write!(f, "its version is {found}; only {VERSION} is known"),
            Self::Length => f.write_str("its length is not the one that it says"),
            Self::Sealed => f.write_str("it was sealed to another key, or changed since"),
            Self::Truncated => f.write_str("the payload was too large to be logged"),
        }
    }
}

impl std::error::Error for SealError {}

impl PublicKey {
    /// Reads a key from base64.
    ///
    /// # Errors
    /// No base64, or not 32 bytes of a usable key.
    pub fn from_base64(text: &str) -> Result<Self, SealError> {
        let bytes = decode_key(text)?;
        // All zeros, and the few other points of low order, would share a secret that everybody knows.
        let key =
            <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(&bytes).map_err(|_| SealError::Key)?;
        let key = Self(key);
        key.seal(b"", &mut Entropy::new([0; 32]))?;
        Ok(key)
    }

    /// In base64.
    pub fn to_base64(&self) -> String {
        BASE64.encode(self.0.to_bytes())
    }

    fn seal(&self, payload: &[u8], entropy: &mut Entropy) -> Result<String, SealError> {
        let (encapsulated, sealed) = single_shot_seal_with_rng::<
            ChaCha20Poly1305,
            HkdfSha256,
            X25519HkdfSha256,
        >(&OpModeS::Base, &self.0, b"", payload, b"", entropy)
        .map_err(|_| SealError::Key)?;
        let length = sealed.len().saturating_sub(TAG) as u64;
        let mut blob = vec![VERSION];
        blob.extend_from_slice(&encapsulated.to_bytes());
        blob.extend_from_slice(&length.to_le_bytes());
        blob.extend_from_slice(&sealed);
        Ok(BASE64.encode(blob))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PublicKey").field(&self.to_base64()).finish()
    }
}

impl PrivateKey {
    /// A new pair of keys out of 32 random bytes, which nobody else may know.
    pub fn generate(random: [u8; 32]) -> (Self, PublicKey) {
        let (private, public) = X25519HkdfSha256::derive_keypair(&random);
        (Self(private), PublicKey(public))
    }

    /// Reads a key from base64.
    ///
    /// # Errors
    /// No base64, or not 32 bytes.
    pub fn from_base64(text: &str) -> Result<Self, SealError> {
        let bytes = decode_key(text)?;
        <X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(&bytes)
            .map(Self)
            .map_err(|_| SealError::Key)
    }

    /// In base64. Whoever has it can read every payload sealed to its public key.
    pub fn to_base64(&self) -> String {
        BASE64.encode(self.0.to_bytes())
    }

    /// The public key that belongs to it.
    pub fn public_key(&self) -> PublicKey {
        PublicKey(X25519HkdfSha256::sk_to_pk(&self.0))
    }

    /// Opens a sealed payload.
    ///
    /// # Errors
    /// Everything that is wrong with the blob, and a key that is not its own.
    pub fn open(&self, blob: &str) -> Result<Vec<u8>, SealError> {
        let blob = blob.trim();
        if blob == TRUNCATED {
            return Err(SealError::Truncated);
        }
        let bytes = BASE64.decode(blob).map_err(|_| SealError::Base64)?;
        let (version, rest) = bytes.split_first().ok_or(SealError::Length)?;
        if *version != VERSION {
            return Err(SealError::Version(*version));
        }
        let (key, rest) = rest.split_first_chunk::<KEY>().ok_or(SealError::Length)?;
        let (length, sealed) = rest.split_first_chunk::<8>().ok_or(SealError::Length)?;
        let said = u64::from_le_bytes(*length).checked_add(TAG as u64);
        if said != Some(sealed.len() as u64) {
            return Err(SealError::Length);
        }
        let encapsulated = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(key)
            .map_err(|_| SealError::Sealed)?;
        single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeR::Base,
            &self.0,
            &encapsulated,
            b"",
            sealed,
            b"",
        )
        .map_err(|_| SealError::Sealed)
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrivateKey")
    }
}

/// Seals payloads to one public key.
pub(crate) struct Sealer {
    key: PublicKey,
    /// In bytes.
    largest: usize,
    entropy: Mutex<Entropy>,
}

impl Sealer {
    /// `random`: 32 bytes that nobody else knows and no other sealer has.
    pub(crate) fn new(key: PublicKey, largest: usize, random: [u8; 32]) -> Self {
        Self {
            key,
            largest,
            entropy: Mutex::new(Entropy::new(random)),
        }
    }

    /// A payload of any content, sealed; [`TRUNCATED`] where it is too large.
    pub(crate) fn seal(&self, payload: &[u8]) -> String {
        if payload.len() > self.largest {
            return TRUNCATED.to_owned();
        }
        let mut entropy = self.entropy.lock().unwrap_or_else(PoisonError::into_inner);
        // A key that cannot be sealed to was refused when it was read.
        let sealed = self.key.seal(payload, &mut entropy);
        sealed.unwrap_or_else(|_| TRUNCATED.to_owned())
    }
}

impl fmt::Debug for Sealer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Sealer").field(&self.key).finish()
    }
}

/// Random bytes drawn from the host's by hashing. What was drawn before cannot be told from what it holds now.
pub(crate) struct Entropy([u8; 32]);

impl Entropy {
    pub(crate) fn new(seed: [u8; 32]) -> Self {
        Self(seed)
    }

    pub(crate) fn draw(&mut self) -> [u8; 32] {
        let hash = |purpose: &[u8]| Sha256::new().chain_update(purpose).chain_update(self.0);
        let drawn = hash(b"weir payload draw").finalize();
        self.0 = hash(b"weir payload next").finalize().into();
        drawn.into()
    }
}

impl TryRng for Entropy {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, room: &mut [u8]) -> Result<(), Infallible> {
        for chunk in room.chunks_mut(32) {
            let drawn = self.draw();
            for (byte, random) in chunk.iter_mut().zip(drawn) {
                *byte = random;
            }
        }
        Ok(())
    }
}

impl TryCryptoRng for Entropy {}

fn decode_key(text: &str) -> Result<Vec<u8>, SealError> {
    let bytes = BASE64.decode(text.trim()).map_err(|_| SealError::Base64)?;
    (bytes.len() == KEY).then_some(bytes).ok_or(SealError::Key)
}

const VERSION: u8 = 3;

/// Bytes of a key, also of an encapsulated one.
const KEY: usize = 32;

/// Bytes of the tag.
const TAG: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    const PRIVATE: &str = "uBS5eBttHrqkdY41kbZPdvYnNz8Vj0TvKIUpjB1y/GA=";
    const PUBLIC: &str = "Ycig/Zr/pZmklmFUN99nr+taURlYItL91g+NcHGYpB8=";
    const BLOB: &str = "AzTY6FHajXYXuDMUte82wrd+1n5CEHPoydYiyd3FMg5IEQAAAAAAAAA0lOhGXBclw8pWU5jbbYuepSIJN5JohTtZekLliJBlVWk=";

    fn private() -> PrivateKey {
        PrivateKey::from_base64(PRIVATE).unwrap()
    }

    #[test]
    fn opens_what_the_published_tool_sealed() {
        assert_eq!(private().open(BLOB).unwrap(), b"test matched data");
        assert_eq!(private().public_key().to_base64(), PUBLIC);
    }

    #[test]
    fn seals_so_that_only_the_private_key_opens() {
        let sealer = Sealer::new(PublicKey::from_base64(PUBLIC).unwrap(), 9, [7; 32]);
        let sealed = [sealer.seal(b"one"), sealer.seal(b"one"), sealer.seal(b"")];
        assert_ne!(sealed[0], sealed[1], "the same text is sealed differently");
        let opened = sealed.each_ref().map(|blob| private().open(blob).unwrap());
        assert_eq!(opened, [b"one".to_vec(), b"one".to_vec(), Vec::new()]);
        let (other, _) = PrivateKey::generate([8; 32]);
        assert_eq!(other.open(&sealed[0]), Err(SealError::Sealed));
        let again = PrivateKey::from_base64(&other.to_base64()).unwrap();
        assert_eq!(
            again.public_key().to_base64(),
            other.public_key().to_base64()
        );
    }

    #[test]
    fn what_is_too_large_is_not_sealed() {
        let sealer = Sealer::new(private().public_key(), 5000, [7; 32]);
        assert_eq!(sealer.seal(&[0; 5001]), TRUNCATED);
        assert!(private().open(&sealer.seal(&[0; 5000])).is_ok());
        assert_eq!(private().open("truncated\n"), Err(SealError::Truncated));
    }

    #[test]
    fn what_is_wrong_is_named() {
        let bytes = BASE64.decode(BLOB).unwrap();
        let open = |bytes: &[u8]| private().open(&BASE64.encode(bytes));
        for cut in 0..bytes.len() {
            assert_eq!(open(&bytes[..cut]), Err(SealError::Length), "{cut}");
        }
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 0x41;
            assert!(open(&changed).is_err(), "{at}");
        }
        assert_eq!(open(&[&bytes[..], b"x"].concat()), Err(SealError::Length));
        assert_eq!(open(&[2; 80]), Err(SealError::Version(2)));
        let lying = [&bytes[..33], &[255; 8], &bytes[41..]].concat();
        assert_eq!(open(&lying), Err(SealError::Length));
        assert_eq!(private().open("a b"), Err(SealError::Base64));
        let key = |text: &str| PublicKey::from_base64(text).err();
        assert_eq!(key("?"), Some(SealError::Base64));
        assert_eq!(key("AAAA"), Some(SealError::Key));
        assert_eq!(key(&BASE64.encode([0; 32])), Some(SealError::Key));
        assert_eq!(key(PUBLIC), None);
    }

    #[test]
    fn nothing_secret_is_printed() {
        let sealer = Sealer::new(private().public_key(), 100, [7; 32]);
        let printed = format!("{:?} {sealer:?}", private());
        assert!(
            !printed.contains(PRIVATE) && !printed.contains("[7"),
            "{printed}"
        );
    }
}
