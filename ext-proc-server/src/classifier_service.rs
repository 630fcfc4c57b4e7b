//! The Classifier service: the classifiers of this process for hosts that have none.

use std::sync::Arc;

use lane::{ClassifierReply, ClassifierRequest};
use tonic::{Request, Response, Status};

use crate::{classifier::Classifiers, generated::classifier_server::Classifier};

/// `weir.classifier.v1.Classifier`.
#[derive(Clone, Debug)]
pub struct ClassifierService {
    classifiers: Arc<Classifiers>,
}

impl ClassifierService {
    /// Serves these.
    pub fn new(classifiers: Arc<Classifiers>) -> Self {
        Self { classifiers }
    }
}

#[tonic::async_trait]
impl Classifier for ClassifierService {
    async fn classify(
        &self,
        request: Request<ClassifierRequest>,
    ) -> Result<Response<ClassifierReply>, Status> {
        let reply = self.classifiers.classify(request.into_inner()).await;
        Ok(Response::new(reply))
    }
}
