//! One listener's proxy: a lane module in front of a group of servers.

use std::sync::Arc;

use arc_swap::ArcSwap;
use async_trait::async_trait;
use lane::LaneKind;
use pingora::{
    Error, ErrorType, Result,
    modules::http::HttpModules,
    proxy::{ProxyHttp, Session},
    upstreams::peer::HttpPeer,
};
use prometheus::IntGauge;

use crate::{
    deployment::Deployment, module::LaneModule, servers::ServerGroup, settings::ListenerSettings,
};

/// What a listener does with its requests. A new configuration changes it in place.
#[derive(Debug)]
pub(crate) struct Gate {
    pub(crate) module: LaneModule,
    pub(crate) group: ArcSwap<ServerGroup>,
    pub(crate) listener: ListenerSettings,
    pub(crate) in_flight: IntGauge,
}

impl Gate {
    /// Goes over to a new configuration's lane and servers; exchanges under way end with the old ones.
    pub(crate) fn update(&self, deployment: &Deployment, lane: LaneKind, upstream: &str) {
        if let Some((lane, group)) = deployment.of(lane, upstream) {
            self.module.replace(lane, deployment.classifiers.clone());
            self.group.store(group);
        }
    }
}

/// The form in which Pingora owns it.
pub(crate) struct Proxy(pub(crate) Arc<Gate>);

#[async_trait]
impl ProxyHttp for Proxy {
    type CTX = ();

    fn new_ctx(&self) -> Self::CTX {}

    // None of Pingora's own (compression) is wanted.
    fn init_downstream_modules(&self, _modules: &mut HttpModules) {}

    async fn request_filter(&self, session: &mut Session, (): &mut ()) -> Result<bool> {
        let _counted = Counted::new(&self.0.in_flight);
        let group = self.0.group.load_full();
        self.0.module.relay(session, &group.upstream).await
    }

    async fn upstream_peer(&self, _session: &mut Session, (): &mut ()) -> Result<Box<HttpPeer>> {
        match self.0.group.load().next() {
            Some(peer) => Ok(Box::new(peer)),
            None => Error::e_explain(ErrorType::ConnectNoRoute, "no healthy upstream server"),
        }
    }
}

struct Counted<'g>(&'g IntGauge);

impl<'g> Counted<'g> {
    fn new(gauge: &'g IntGauge) -> Self {
        gauge.inc();
        Self(gauge)
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.0.dec();
    }
}
