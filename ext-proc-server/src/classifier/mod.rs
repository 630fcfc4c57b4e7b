//! The classifiers.

use lane::{ClassifierReply, ClassifierRequest};

/// Those of this process.
#[derive(Debug)]
pub struct Classifiers {}

impl Classifiers {
    /// Asks them.
    pub async fn classify(&self, request: ClassifierRequest) -> ClassifierReply {
        ClassifierReply {
            uninspected: request
                .classifiers
                .iter()
                .map(|id| format!("{id}:unknown"))
                .collect(),
            ..ClassifierReply::default()
        }
    }
}
