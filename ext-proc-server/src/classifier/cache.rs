//! Answers by the hash of the text: a conversation sends its earlier messages again with every request.

use std::{
    num::NonZeroUsize,
    sync::{Arc, Mutex, PoisonError},
};

use lru::LruCache;
use sha2::{Digest, Sha256};

use super::TextFinding;

/// How many texts are remembered.
const TEXTS: NonZeroUsize = NonZeroUsize::MIN.saturating_add(8191);
/// A text with more findings is not remembered, which bounds the memory.
const MOST_FINDINGS: usize = 256;

/// A text and the classifier that looked at it. No text can be got back from it.
pub(super) type Key = [u8; 32];

/// The answers that are remembered.
pub(super) struct Cache(Mutex<LruCache<Key, Arc<[TextFinding]>>>);

impl Cache {
    pub(super) fn new() -> Self {
        Self(Mutex::new(LruCache::new(TEXTS)))
    }

    /// SHA-256, since whoever could make two texts collide could hide one behind the other.
    pub(super) fn key(classifier: &str, text: &str) -> Key {
        let mut hash = Sha256::new();
        hash.update(classifier.as_bytes());
        hash.update([0]);
        hash.update(text.as_bytes());
        hash.finalize().into()
    }

    pub(super) fn find(&self, key: &Key) -> Option<Arc<[TextFinding]>> {
        self.lock().get(key).map(Arc::clone)
    }

    pub(super) fn keep(&self, key: Key, findings: &[TextFinding]) {
        if findings.len() <= MOST_FINDINGS {
            self.lock().put(key, findings.into());
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, LruCache<Key, Arc<[TextFinding]>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for Cache {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Cache").field(&self.lock().len()).finish()
    }
}
