//! Batches as objects of a store that speaks S3: lines of JSON, named by when they were made.

use std::time::Duration;

use lane::{SinkConfig, rfc3339};
use object_store::{
    Certificate, ClientOptions, ObjectStoreExt as _, RetryConfig,
    aws::{AmazonS3, AmazonS3Builder},
    path::Path,
};

use super::{
    http::{PATIENCE, Wrong},
    ship::{Batch, Deliver, Undelivered},
};
use crate::{error_chain::error_chain, secret, trust::install_crypto};

/// A bucket.
#[derive(Debug)]
pub(super) struct S3 {
    store: AmazonS3,
    prefix: String,
}

impl S3 {
    /// Nothing is asked yet.
    ///
    /// # Errors
    /// What is wrong with the sink.
    pub(super) fn new(sink: &SinkConfig) -> Result<Self, Wrong> {
        install_crypto();
        let mut options = ClientOptions::new().with_timeout(PATIENCE);
        if let Some(file) = &sink.ca {
            let wrong = |why: String| ("ca".to_owned(), format!("{file}: {why}"));
            let pem = std::fs::read(file).map_err(|e| wrong(e.to_string()))?;
            let roots = Certificate::from_pem_bundle(&pem).map_err(|e| wrong(e.to_string()))?;
            for root in roots {
                options = options.with_root_certificate(root);
            }
        }
        let mut builder = match (&sink.access_key, &sink.secret_key) {
            (Some(id), Some(key)) => {
                let id = secret::read(id).map_err(|why| ("access_key".to_owned(), why))?;
                let key = secret::read(key).map_err(|why| ("secret_key".to_owned(), why))?;
                AmazonS3Builder::new()
                    .with_access_key_id(id)
                    .with_secret_access_key(key)
            }
            _ => AmazonS3Builder::from_env(),
        };
        if let Some(endpoint) = &sink.endpoint {
            options = options.with_allow_http(endpoint.starts_with("http://"));
            builder = builder.with_endpoint(endpoint);
        }
        let bucket = sink.bucket.as_deref().unwrap_or_default();
        let store = builder
            .with_bucket_name(bucket)
            .with_region(sink.region.as_deref().unwrap_or("us-east-1"))
            .with_client_options(options)
            .with_retry(ONCE)
            .build()
            .map_err(|e| ("bucket".to_owned(), error_chain(&e)))?;
        let prefix = sink.prefix.as_deref().unwrap_or_default();
        Ok(Self {
            store,
            prefix: prefix.trim_matches('/').to_owned(),
        })
    }

    /// `prefix/2026/05/13/08/<id>.ndjson.gz`: the hour in which it was made.
    fn name(&self, batch: &Batch) -> Path {
        let ms = batch.id.split('-').next().and_then(|ms| ms.parse().ok());
        let hour = rfc3339(ms.unwrap_or_default());
        let hour = hour.get(..13).unwrap_or_default().replace(['-', 'T'], "/");
        let end = if batch.is_gzip { "ndjson.gz" } else { "ndjson" };
        Path::from(format!("{}/{hour}/{}.{end}", self.prefix, batch.id))
    }
}

impl Deliver for S3 {
    /// An object that is there already is the same one.
    async fn deliver(&mut self, batch: &Batch) -> Result<u64, Undelivered> {
        let name = self.name(batch);
        match self.store.put(&name, batch.body.clone().into()).await {
            Ok(_) => Ok(0),
            Err(error) => Err(Undelivered::Later(error_chain(&error), None)),
        }
    }
}

/// Batches are tried again as every other sink's.
const ONCE: RetryConfig = RetryConfig {
    backoff: object_store::BackoffConfig {
        init_backoff: Duration::ZERO,
        max_backoff: Duration::ZERO,
        base: 1.0,
    },
    max_retries: 0,
    retry_timeout: PATIENCE,
};
