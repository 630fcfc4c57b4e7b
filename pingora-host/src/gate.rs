//! One listener's proxy: a lane module in front of groups of servers.

use std::sync::Arc;

use arc_swap::ArcSwap;
use async_trait::async_trait;
use lane::ListenerConfig;
use pingora::{
    Error, ErrorType, Result,
    modules::http::HttpModules,
    proxy::{ProxyHttp, Session},
    upstreams::peer::HttpPeer,
};

use crate::{
    deployment::{Groups, Route},
    journal::Journal,
    module::LaneModule,
    places::{Place, Places},
    relay::Unread,
    unread::Begun,
};

/// What a listener does with its requests. A new configuration changes it in place.
#[derive(Debug)]
pub(crate) struct Gate {
    pub(crate) listener: ListenerConfig,
    module: LaneModule,
    groups: ArcSwap<Groups>,
    places: Arc<Places>,
}

impl Gate {
    pub(crate) fn new(
        listener: ListenerConfig,
        route: Route,
        journal: Arc<Journal>,
        places: Arc<Places>,
    ) -> Self {
        Self {
            listener,
            module: LaneModule::new(Arc::clone(&route.in_force.lane))
                .classifiers(route.in_force.calls)
                .store(route.in_force.store)
                .on_end(move |record| journal.exchange(record)),
            groups: ArcSwap::from_pointee(route.groups),
            places,
        }
    }

    /// Goes over to a new configuration's lane and servers; exchanges under way end with the old ones.
    pub(crate) fn update(&self, route: Route) {
        self.module.replace(route.in_force);
        self.groups.store(Arc::new(route.groups));
    }

    /// Records a request that was answered without showing it to anybody.
    pub(crate) fn unread(&self, request: Unread) {
        self.module.unread(request);
    }
}

/// The form in which Pingora owns it.
pub(crate) struct Proxy(pub(crate) Arc<Gate>);

#[async_trait]
impl ProxyHttp for Proxy {
    /// The place of what left HTTP: a tunnel has it until its end.
    type CTX = Option<Place>;

    fn new_ctx(&self) -> Self::CTX {
        None
    }

    // None of Pingora's own (compression) is wanted.
    fn init_downstream_modules(&self, _modules: &mut HttpModules) {}

    async fn request_filter(&self, session: &mut Session, kept: &mut Self::CTX) -> Result<bool> {
        let client = session.client_addr().and_then(|address| address.as_inet());
        let begun = Begun::new();
        let groups = self.0.groups.load_full();
        let group = groups.of(session.req_header().uri.path());
        let Some(place) = self.0.places.take(client.map(|address| address.ip())) else {
            self.0.module.refuse(session, &group.upstream).await;
            return Ok(true);
        };
        let served = self.0.module.relay(session, &group.upstream).await?;
        match served {
            true => read_rest(session).await,
            false => {
                begun.leave();
                // A tunnel has its place until its end.
                *kept = Some(place);
            }
        }
        Ok(served)
    }

    /// Only for what the lane lets leave HTTP uninspected.
    async fn upstream_peer(
        &self,
        session: &mut Session,
        _: &mut Self::CTX,
    ) -> Result<Box<HttpPeer>> {
        let groups = self.0.groups.load();
        match groups.of(session.req_header().uri.path()).next() {
            Some(peer) => Ok(Box::new(peer)),
            None => Error::e_explain(ErrorType::ConnectNoRoute, "no healthy upstream server"),
        }
    }
}

/// Reads what is left of a request that was answered early, as Pingora would: here it is no part of the next request's head.
async fn read_rest(session: &mut Session) {
    let downstream = session.as_downstream_mut();
    if downstream.get_keepalive().is_some() && downstream.drain_request_body().await.is_err() {
        downstream.set_keepalive(None);
    }
}
