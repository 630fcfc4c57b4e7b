//! `/healthz` and `/metrics`, on a port of their own so that they can be kept from the traffic's network.

use std::{io, sync::Arc};

use axum::{Router, extract::State, http::header::CONTENT_TYPE, response::IntoResponse, routing};
use tokio::{net::TcpListener, sync::watch};

use crate::metrics::Metrics;

/// Serves until `stop` turns true.
pub(crate) async fn serve(
    listener: TcpListener,
    metrics: Arc<Metrics>,
    mut stop: watch::Receiver<bool>,
) -> io::Result<()> {
    let router = Router::new()
        .route("/healthz", routing::get(|| async { "ok\n" }))
        .route("/metrics", routing::get(text))
        .with_state(metrics);
    let stopped = async move {
        // A dropped sender means that the server is gone: stop too.
        let _ = stop.wait_for(|stop| *stop).await;
    };
    axum::serve(listener, router)
        .with_graceful_shutdown(stopped)
        .await
}

async fn text(State(metrics): State<Arc<Metrics>>) -> impl IntoResponse {
    let kind = "text/plain; version=0.0.4; charset=utf-8";
    ([(CONTENT_TYPE, kind)], metrics.text())
}
