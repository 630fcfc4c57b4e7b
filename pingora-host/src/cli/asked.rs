//! The classifiers as commands ask them: one text after the other.

use std::sync::Arc;

use anyhow::{Result, anyhow};
use ext_proc_server::ClassifierCalls;
use lane::{
    ClassifierMode, ClassifierReply, ClassifierRequest, ClassifierSegment, ClassifiersConfig,
    Config,
};
use tokio::runtime::Runtime;

/// Classifiers that answer.
pub(super) struct Asked {
    runtime: Runtime,
    calls: ClassifierCalls,
    request: ClassifierRequest,
}

impl Asked {
    /// Those of the configuration; without one, or where it has them off, in this process. `request` is what they are asked, but for
    /// the texts, in so many milliseconds.
    ///
    /// # Errors
    /// When they cannot be started.
    pub(super) fn open(
        config: Option<&Config>,
        request: impl FnOnce(u32) -> ClassifierRequest,
    ) -> Result<Self> {
        let mut settings =
            config.map_or_else(ClassifiersConfig::default, |c| c.classifiers.clone());
        if settings.mode != ClassifierMode::Remote {
            settings.mode = ClassifierMode::InProcess;
        }
        // Nobody waits behind a command: a text that takes long is still worth its answer.
        settings.budget_ms = ClassifiersConfig::MOST_BUDGET_MS;
        let request = request(settings.budget_ms);
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()?;
        let metrics = Arc::new(ext_proc_server::Metrics::new()?);
        let calls = {
            let _inside = runtime.enter();
            let ids: Vec<&str> = request.classifiers.iter().map(String::as_str).collect();
            ClassifierCalls::open(&settings, &ids, &metrics)
                .map_err(|e| anyhow!("classifiers: {e}"))?
        };
        Ok(Self {
            runtime,
            calls,
            request,
        })
    }

    /// What they say about a text.
    ///
    /// # Errors
    /// When there is no whole answer: a command must not pass silence off as "nothing found".
    pub(super) fn about(&self, text: &str) -> Result<ClassifierReply> {
        let mut request = self.request.clone();
        request.segments.push(ClassifierSegment {
            segment: 0,
            role: "user".to_owned(),
            text: text.to_owned(),
        });
        let reply = self
            .runtime
            .block_on(self.calls.classify(request))
            .map_err(|failure| anyhow!("the classifiers did not answer: {failure:?}"))?;
        if reply.uninspected.is_empty() {
            return Ok(reply);
        }
        Err(anyhow!("not looked at by {}", reply.uninspected.join(", ")))
    }
}
