//! How a classifier call is made: not at all, in this process, or over gRPC.

use std::{fmt, sync::Arc};

use async_trait::async_trait;
use lane::{ClassifierReply, ClassifierRequest, Failure};

/// Answers classifier calls.
#[async_trait]
pub trait Classify: Send + Sync {
    /// Looks at all segments within the request's budget.
    ///
    /// # Errors
    /// When no answer could be had; the lane then follows its failure mode.
    async fn classify(&self, request: ClassifierRequest) -> Result<ClassifierReply, Failure>;
}

/// The classifiers that an exchange can ask.
#[derive(Clone, Default)]
pub struct Classifiers(Option<Arc<dyn Classify>>);

impl Classifiers {
    /// None: every call fails as unreachable.
    pub fn off() -> Self {
        Self::default()
    }

    /// These.
    pub fn new(classifiers: Arc<dyn Classify>) -> Self {
        Self(Some(classifiers))
    }

    pub(crate) async fn classify(
        &self,
        request: ClassifierRequest,
    ) -> Result<ClassifierReply, Failure> {
        match &self.0 {
            Some(classifiers) => classifiers.classify(request).await,
            None => Err(Failure::Unreachable),
        }
    }
}

impl fmt::Debug for Classifiers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() {
            "Classifiers(on)"
        } else {
            "Classifiers(off)"
        })
    }
}
