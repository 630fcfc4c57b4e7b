//! Answers by the hash of the text: a conversation sends its earlier messages again with every request.

use std::{
    num::NonZeroUsize,
    sync::{Arc, Mutex, PoisonError},
};

use lru::LruCache;
use sha2::{Digest, Sha256};

use lane::ClassifierTopic;

use super::Answer;

/// How many texts are remembered.
const TEXTS: NonZeroUsize = NonZeroUsize::MIN.saturating_add(8191);
/// A text with more to say of is not remembered, which bounds the memory.
const MOST_FINDINGS: usize = 256;

/// A text and the classifier that looked at it. No text can be got back from it.
pub(super) type Key = [u8; 32];

/// The answers that are remembered.
pub(super) struct Cache(Mutex<LruCache<Key, Arc<Answer>>>);

impl Cache {
    pub(super) fn new() -> Self {
        Self(Mutex::new(LruCache::new(TEXTS)))
    }

    /// SHA-256, since whoever could make two texts collide could hide one behind the other.
    pub(super) fn key(
        classifier: &str,
        role: &str,
        is_response: bool,
        topics: &[ClassifierTopic],
        text: &str,
    ) -> Key {
        let mut hash = Sha256::new();
        hash.update([u8::from(is_response)]);
        let topics = topics.iter().flat_map(|t| [&t.label, &t.topic]);
        let parts = [classifier, role].into_iter();
        // Every part with its length: no two lists of parts are written alike.
        for part in parts.chain(topics.map(String::as_str)).chain([text]) {
            hash.update(part.len().to_le_bytes());
            hash.update(part.as_bytes());
        }
        hash.finalize().into()
    }

    pub(super) fn find(&self, key: &Key) -> Option<Arc<Answer>> {
        self.lock().get(key).map(Arc::clone)
    }

    pub(super) fn keep(&self, key: Key, answer: Arc<Answer>) {
        if answer.findings.len() <= MOST_FINDINGS {
            self.lock().put(key, answer);
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, LruCache<Key, Arc<Answer>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for Cache {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Cache").field(&self.lock().len()).finish()
    }
}
