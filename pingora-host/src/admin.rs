//! `/healthz`, `/readyz`, `/metrics`, `/discovery`, `/analytics`.

use std::sync::Arc;

use arc_swap::ArcSwap;
use async_trait::async_trait;
use ext_proc_server::{Analytics, endpoints_report};
use http::Response;
use lane::LaneKind;
use pingora::{apps::http_app::ServeHttp, protocols::http::ServerSession};

use crate::{deployment::Deployment, metrics::Metrics};

/// The operators' listener.
pub(crate) struct Admin {
    pub(crate) deployment: Arc<ArcSwap<Deployment>>,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) analytics: Option<Analytics>,
}

#[async_trait]
impl ServeHttp for Admin {
    async fn response(&self, session: &mut ServerSession) -> Response<Vec<u8>> {
        match session.req_header().uri.path() {
            "/healthz" => answer(200, "text/plain", b"ok\n".to_vec()),
            "/readyz" => self.readiness(),
            "/metrics" => {
                self.metrics.health(self.deployment.load().health());
                answer(200, "text/plain; version=0.0.4", self.metrics.text())
            }
            "/discovery" => self.endpoints(),
            path => match &self.analytics {
                Some(analytics) if Analytics::has(path) => {
                    analytics.respond(session.req_header()).await
                }
                _ => answer(404, "text/plain", PATHS.to_vec()),
            },
        }
    }
}

impl Admin {
    /// What is known of the endpoints.
    fn endpoints(&self) -> Response<Vec<u8>> {
        let deployment = self.deployment.load();
        let report = deployment
            .lane(LaneKind::AiWaf)
            .and_then(|lane| endpoints_report(lane));
        match report.and_then(|report| serde_json::to_vec(&report).ok()) {
            Some(body) => answer(200, "application/json", body),
            None => answer(404, "text/plain", b"no lane discovers endpoints\n".to_vec()),
        }
    }

    /// Ready when every group has a server that is well.
    fn readiness(&self) -> Response<Vec<u8>> {
        let deployment = self.deployment.load();
        let missing: Vec<_> = deployment
            .groups()
            .filter(|group| !group.health().iter().any(|(_, well)| *well))
            .map(|group| group.name.as_str())
            .collect();
        if missing.is_empty() {
            return answer(200, "text/plain", b"ready\n".to_vec());
        }
        let body = format!("no healthy server in: {}\n", missing.join(", "));
        answer(503, "text/plain", body.into_bytes())
    }
}

const PATHS: &[u8] = b"/healthz /readyz /metrics /discovery /analytics\n";

fn answer(status: u16, content_type: &'static str, body: Vec<u8>) -> Response<Vec<u8>> {
    let length = body.len();
    let mut response = Response::new(body);
    *response.status_mut() =
        http::StatusCode::from_u16(status).unwrap_or(http::StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.insert(
        http::header::CONTENT_TYPE,
        http::HeaderValue::from_static(content_type),
    );
    headers.insert(http::header::CONTENT_LENGTH, length.into());
    response
}
