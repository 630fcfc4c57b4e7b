//! The security analytics page: every number on it is counted again from the events themselves, on every store.

#![expect(clippy::indexing_slicing, reason = "tests fail loudly")]

mod browser;
mod clickhouse;
mod counted;
mod page;
mod postgres;
mod sqlite;

use std::{
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use anyhow::{Context as _, Result, anyhow, bail, ensure};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use ext_proc_server::{Analytics, AuditLog, Metrics};
use http::{Request, Response};
use lane::{AnalyticsConfig, Config, Event};
use serde_json::Value;

const PASSWORD: &str = "otters hold hands";

/// A host's part of it: where events go, and the page.
struct Site {
    analytics: Analytics,
    log: AuditLog,
    metrics: Arc<Metrics>,
}

impl Site {
    /// With that store, as the document says it.
    fn open(store: &str) -> Result<Self> {
        let config = config(store)?;
        let analytics = Analytics::open(Some(&config)).map_err(|e| anyhow!(e))?;
        let analytics = analytics.context("it is configured")?;
        let metrics = Arc::new(Metrics::new()?);
        // Standard output is for the test's own words.
        let audit =
            Config::from_yaml("version: 1\naudit: {sinks: [{type: file, path: /dev/null}]}\n");
        let audit = audit.map_err(|e| anyhow!(e))?.audit;
        let log = AuditLog::open(&audit, None, Some(&analytics), &metrics);
        Ok(Self {
            analytics,
            log: log.map_err(|e| anyhow!(e))?,
            metrics,
        })
    }

    /// Hands events over, and waits until they are written.
    async fn take(&self, events: &[Event]) {
        for some in events.chunks(2000) {
            some.iter()
                .for_each(|event| self.log.offer(&Arc::new(event.clone())));
            self.log.flush().await;
        }
    }

    async fn ask(&self, path: &str) -> Result<Response<Vec<u8>>> {
        let token = STANDARD.encode(format!("anybody:{PASSWORD}"));
        let request = Request::get(path).header("authorization", format!("Basic {token}"));
        Ok(self
            .analytics
            .respond(&request.body(())?.into_parts().0)
            .await)
    }

    /// The page's answer as JSON.
    async fn json(&self, query: &str) -> Result<Value> {
        let answer = self.ask(&format!("/analytics.json?{query}")).await?;
        let said = String::from_utf8_lossy(answer.body());
        ensure!(answer.status() == 200, "{query}: {said}");
        Ok(serde_json::from_str(&said)?)
    }

    /// Waits until the page's numbers of the last thirty days are as wanted, and gives them.
    async fn until(&self, wanted: impl Fn(&Value) -> bool) -> Result<Value> {
        let mut last = Value::Null;
        for _ in 0..300 {
            // A server that is only just back may not answer yet.
            if let Ok(said) = self.json("last=30d").await {
                last = said["totals"].clone();
                if wanted(&last) {
                    return Ok(last);
                }
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("{last}")
    }

    async fn html(&self, path: &str) -> Result<String> {
        let answer = self.ask(path).await?;
        let said = String::from_utf8_lossy(answer.body()).into_owned();
        ensure!(answer.status() == 200, "{path}: {said}");
        Ok(said)
    }
}

fn config(store: &str) -> Result<AnalyticsConfig> {
    let text = format!("version: 1\nanalytics: {{password: {{value: '{PASSWORD}'}}, {store}}}\n");
    let config =
        Config::from_yaml(&text).map_err(|e| anyhow!("{}", e.in_document("weir.yaml", &text)))?;
    config.analytics.context("it is configured")
}

/// Milliseconds since the Unix epoch.
fn now() -> Result<u64> {
    Ok(u64::try_from(
        SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis(),
    )?)
}
