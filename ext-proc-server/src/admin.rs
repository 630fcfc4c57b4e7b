//! `/healthz`, `/metrics`, `/discovery` and `/analytics`, on a port of their own so that they can be kept from the traffic's network.

use std::{io, sync::Arc};

use arc_swap::ArcSwap;
use axum::{
    Json, Router,
    body::Body,
    extract::{Request, State},
    http::{StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
    routing,
};
use tokio::{net::TcpListener, sync::watch};

use crate::{analytics::Analytics, calls::InForce, endpoints::endpoints_report, metrics::Metrics};

/// What is served there.
pub(crate) fn router(
    metrics: Arc<Metrics>,
    in_force: Option<Arc<ArcSwap<InForce>>>,
    analytics: Option<Analytics>,
) -> Router {
    let router = Router::new()
        .route("/healthz", routing::get(|| async { "ok\n" }))
        .route("/metrics", routing::get(text))
        .with_state(metrics)
        .route("/discovery", routing::get(endpoints).with_state(in_force));
    match analytics {
        Some(analytics) => router.fallback_service(routing::any(pages).with_state(analytics)),
        None => router,
    }
}

/// Serves until `stop` turns true.
pub(crate) async fn serve(
    listener: TcpListener,
    router: Router,
    mut stop: watch::Receiver<bool>,
) -> io::Result<()> {
    let stopped = async move {
        // A dropped sender means that the server is gone: stop too.
        let _ = stop.wait_for(|stop| *stop).await;
    };
    axum::serve(listener, router)
        .with_graceful_shutdown(stopped)
        .await
}

/// What is known of the lane's endpoints.
async fn endpoints(State(in_force): State<Option<Arc<ArcSwap<InForce>>>>) -> Response {
    let lane = in_force.map(|in_force| Arc::clone(&in_force.load().lane));
    match lane.and_then(|lane| endpoints_report(&lane)) {
        Some(report) => Json(report).into_response(),
        None => (StatusCode::NOT_FOUND, "the lane discovers no endpoints\n").into_response(),
    }
}

/// The analytics page, with all that belongs to it.
async fn pages(State(analytics): State<Analytics>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    match Analytics::has(parts.uri.path()) {
        true => analytics.respond(&parts).await.map(Body::from),
        false => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn text(State(metrics): State<Arc<Metrics>>) -> impl IntoResponse {
    let kind = "text/plain; version=0.0.4; charset=utf-8";
    ([(CONTENT_TYPE, kind)], metrics.text())
}
