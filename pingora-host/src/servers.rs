//! A named group of servers: names resolved, health known, taken in turn.

use std::{
    collections::{BTreeSet, HashMap},
    net::{SocketAddr, ToSocketAddrs},
    sync::Arc,
    time::Duration,
};

use arc_swap::ArcSwap;
use async_trait::async_trait;
use pingora::{
    Result,
    connectors::ConnectorOptions,
    http::RequestHeader,
    lb::{
        Backend, Backends, LoadBalancer,
        discovery::ServiceDiscovery,
        health_check::{HealthCheck, HttpHealthCheck, TcpHealthCheck},
        selection::RoundRobin,
    },
    protocols::tls::ALPN,
    upstreams::peer::HttpPeer,
};

use lane::UpstreamConfig;

use crate::{relay::Upstream, tls};

/// One group.
pub(crate) struct ServerGroup {
    pub(crate) name: String,
    pub(crate) upstream: Upstream,
    balancer: Arc<LoadBalancer<RoundRobin>>,
    resolved: Arc<Resolved>,
    settings: UpstreamConfig,
}

impl ServerGroup {
    /// # Errors
    /// When the authorities' file is none. A name that does not resolve is only a server that is not there yet.
    pub(crate) fn new(name: &str, settings: &UpstreamConfig) -> Result<Arc<Self>, String> {
        check_servers(&settings.servers)?;
        let resolved = Arc::new(Resolved::default());
        resolved.set(&resolve_now(&settings.servers), settings);
        let mut balancer = LoadBalancer::<RoundRobin>::from_backends(Backends::new(Box::new(
            Discovery(Arc::clone(&resolved)),
        )));
        if let Some(check) = health_check(settings)? {
            balancer.set_health_check(check);
        }
        balancer.parallel_health_check = true;
        // Nothing in this update waits: the discovery only hands over what was resolved above.
        futures::executor::block_on(balancer.update()).map_err(|e| e.to_string())?;
        let balancer = Arc::new(balancer);
        let select = {
            let balancer = Arc::clone(&balancer);
            move || next(&balancer)
        };
        let options = connector_options(settings)?;
        Ok(Arc::new(Self {
            name: name.to_owned(),
            upstream: Upstream::new(Some(options), select).host(settings.host.clone()),
            balancer,
            resolved,
            settings: settings.clone(),
        }))
    }

    /// Resolves names and checks health for ever.
    pub(crate) async fn watch(self: Arc<Self>) {
        let check = self.settings.health_check.as_ref();
        let interval = Duration::from_millis(check.map_or(RESOLVE_MS, |c| c.interval_ms.max(10)));
        let mut since_resolved = Duration::MAX;
        loop {
            if since_resolved >= Duration::from_millis(RESOLVE_MS) {
                let servers = self.settings.servers.clone();
                let found = tokio::task::spawn_blocking(move || resolve_now(&servers)).await;
                // A resolver that is down must not take the known servers away.
                if let Ok(found) = found
                    && !found.is_empty()
                {
                    self.resolved.set(&found, &self.settings);
                    let _ = self.balancer.update().await;
                }
                since_resolved = Duration::ZERO;
            }
            if check.is_some() {
                self.balancer.backends().run_health_check(true).await;
            }
            tokio::time::sleep(interval).await;
            since_resolved = since_resolved.saturating_add(interval);
        }
    }

    /// Each server's address and whether it is well.
    pub(crate) fn health(&self) -> Vec<(String, bool)> {
        let backends = self.balancer.backends();
        backends
            .get_backend()
            .iter()
            .map(|backend| (backend.addr.to_string(), backends.ready(backend)))
            .collect()
    }

    /// The next server, for exchanges that the module leaves to Pingora.
    pub(crate) fn next(&self) -> Option<HttpPeer> {
        next(&self.balancer)
    }
}

impl std::fmt::Debug for ServerGroup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ServerGroup")
            .field("name", &self.name)
            .field("health", &self.health())
            .finish_non_exhaustive()
    }
}

/// The addresses that the names stand for.
#[derive(Default)]
struct Resolved(ArcSwap<BTreeSet<Backend>>);

impl Resolved {
    fn set(&self, found: &[(SocketAddr, String)], settings: &UpstreamConfig) {
        let backends = found.iter().filter_map(|(address, name)| {
            let mut backend = Backend::new(&address.to_string()).ok()?;
            backend.ext.insert(peer(*address, name, settings));
            Some(backend)
        });
        self.0.store(Arc::new(backends.collect()));
    }
}

struct Discovery(Arc<Resolved>);

#[async_trait]
impl ServiceDiscovery for Discovery {
    async fn discover(&self) -> Result<(BTreeSet<Backend>, HashMap<u64, bool>)> {
        Ok(((**self.0.0.load()).clone(), HashMap::new()))
    }
}

fn check_servers(servers: &[String]) -> Result<(), String> {
    if servers.is_empty() {
        return Err("no servers".to_owned());
    }
    for server in servers {
        let port = server.rsplit_once(':').map(|(_, port)| port.parse::<u16>());
        if !matches!(port, Some(Ok(_))) {
            return Err(format!("server {server:?} is not host:port"));
        }
    }
    Ok(())
}

fn resolve_now(servers: &[String]) -> Vec<(SocketAddr, String)> {
    servers
        .iter()
        .flat_map(|server| {
            let name = host_of(server);
            server
                .to_socket_addrs()
                .into_iter()
                .flatten()
                .map(move |address| (address, name.clone()))
        })
        .collect()
}

fn next(balancer: &LoadBalancer<RoundRobin>) -> Option<HttpPeer> {
    let backend = balancer.select(b"", MAX_TRIES)?;
    backend.ext.get::<HttpPeer>().cloned()
}

/// How to connect to a server that was found under this name.
fn peer(address: SocketAddr, name: &str, settings: &UpstreamConfig) -> HttpPeer {
    let sni = settings
        .tls
        .as_ref()
        .map(|tls| tls.sni.clone().unwrap_or_else(|| name.to_owned()));
    let mut peer = HttpPeer::new(address, sni.is_some(), sni.unwrap_or_default());
    let options = &mut peer.options;
    options.alpn = match (settings.http2, settings.tls.is_some()) {
        (true, true) => ALPN::H2H1,
        (true, false) => ALPN::H2,
        (false, _) => ALPN::H1,
    };
    let connect = Duration::from_millis(settings.connect_timeout_ms);
    options.connection_timeout = Some(connect);
    options.total_connection_timeout = Some(connect);
    let silence = Duration::from_millis(settings.idle_timeout_ms);
    options.read_timeout = Some(silence);
    options.write_timeout = Some(silence);
    options.idle_timeout = Some(POOLED);
    peer
}

fn connector_options(settings: &UpstreamConfig) -> Result<ConnectorOptions, String> {
    let mut options = ConnectorOptions::new(POOL_SIZE);
    if let Some(ca) = settings.tls.as_ref().and_then(|tls| tls.ca.as_ref()) {
        tls::check_authorities(ca)?;
        options.ca_file = Some(ca.clone());
    }
    Ok(options)
}

fn host_of(server: &str) -> String {
    server
        .rsplit_once(':')
        .map_or(server, |(host, _)| host)
        .to_owned()
}

type Check = Box<dyn HealthCheck + Send + Sync>;

fn health_check(settings: &UpstreamConfig) -> Result<Option<Check>, String> {
    let Some(check) = &settings.health_check else {
        return Ok(None);
    };
    let server = settings.servers.first().map(|server| host_of(server));
    let sni = settings
        .tls
        .as_ref()
        .and_then(|tls| tls.sni.clone())
        .or_else(|| server.clone())
        .unwrap_or_default();
    let timeout = Some(Duration::from_millis(settings.connect_timeout_ms));
    let Some(path) = &check.path else {
        let mut tcp = *TcpHealthCheck::new();
        tcp.peer_template.options.connection_timeout = timeout;
        return Ok(Some(Box::new(tcp)));
    };
    let host = settings.host.clone().or(server).unwrap_or_default();
    let mut http = HttpHealthCheck::new(&sni, settings.tls.is_some());
    http.set_connector(pingora::connectors::http::Connector::new(Some(
        connector_options(settings)?,
    )));
    http.req = RequestHeader::build("GET", path.as_bytes(), None)
        .and_then(|mut head| {
            head.insert_header("host", host)?;
            Ok(head)
        })
        .map_err(|e| format!("health check path {path:?}: {e}"))?;
    http.reuse_connection = false;
    http.peer_template.options.connection_timeout = timeout;
    http.peer_template.options.read_timeout = timeout;
    Ok(Some(Box::new(http)))
}

const MAX_TRIES: usize = 256;
const POOL_SIZE: usize = 256;
const POOLED: Duration = Duration::from_secs(60);
const RESOLVE_MS: u64 = 30_000;
