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

use crate::{
    relay::Upstream,
    settings::{HttpVersions, UpstreamSettings},
};

/// One group.
pub(crate) struct ServerGroup {
    pub(crate) name: String,
    pub(crate) upstream: Upstream,
    balancer: Arc<LoadBalancer<RoundRobin>>,
    resolved: Arc<Resolved>,
    settings: UpstreamSettings,
}

impl ServerGroup {
    /// # Errors
    /// When the authorities' file cannot be read. A name that does not resolve is only a server that is not there yet.
    pub(crate) fn new(name: &str, settings: &UpstreamSettings) -> Result<Arc<Self>, String> {
        let resolved = Arc::new(Resolved::default());
        resolved.set(&resolve_now(&settings.servers));
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
            let (balancer, settings) = (Arc::clone(&balancer), settings.clone());
            move || {
                balancer
                    .select(b"", MAX_TRIES)
                    .map(|backend| peer(&backend, &settings))
            }
        };
        let options = connector_options(settings)?;
        Ok(Arc::new(Self {
            name: name.to_owned(),
            upstream: Upstream::new(Some(options), select).host(host_sent(settings)),
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
                    self.resolved.set(&found);
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
        self.balancer
            .select(b"", MAX_TRIES)
            .map(|backend| peer(&backend, &self.settings))
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
    fn set(&self, found: &[(SocketAddr, String)]) {
        let backends = found.iter().filter_map(|(address, name)| {
            let mut backend = Backend::new(&address.to_string()).ok()?;
            backend.ext.insert(ServerName(name.clone()));
            Some(backend)
        });
        self.0.store(Arc::new(backends.collect()));
    }
}

/// The host name under which a server was found, for SNI.
#[derive(Clone)]
struct ServerName(String);

struct Discovery(Arc<Resolved>);

#[async_trait]
impl ServiceDiscovery for Discovery {
    async fn discover(&self) -> Result<(BTreeSet<Backend>, HashMap<u64, bool>)> {
        Ok(((**self.0.0.load()).clone(), HashMap::new()))
    }
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

fn peer(backend: &Backend, settings: &UpstreamSettings) -> HttpPeer {
    let sni = match (settings.tls, &settings.sni) {
        (false, _) => String::new(),
        (true, Some(sni)) => sni.clone(),
        (true, None) => backend
            .ext
            .get::<ServerName>()
            .map(|name| name.0.clone())
            .unwrap_or_default(),
    };
    let mut peer = HttpPeer::new(backend.addr.to_string(), settings.tls, sni);
    let options = &mut peer.options;
    options.alpn = match (settings.http, settings.tls) {
        (HttpVersions::Two, _) => ALPN::H2,
        (HttpVersions::Auto, true) => ALPN::H2H1,
        (HttpVersions::One, _) | (HttpVersions::Auto, false) => ALPN::H1,
    };
    let connect = Duration::from_millis(settings.connect_timeout_ms);
    options.connection_timeout = Some(connect);
    options.total_connection_timeout = Some(connect);
    options.read_timeout = Some(Duration::from_millis(settings.read_timeout_ms));
    options.write_timeout = Some(Duration::from_millis(settings.read_timeout_ms));
    options.idle_timeout = Some(Duration::from_millis(settings.idle_timeout_ms));
    peer
}

fn connector_options(settings: &UpstreamSettings) -> Result<ConnectorOptions, String> {
    let mut options = ConnectorOptions::new(POOL_SIZE);
    if let Some(ca) = &settings.ca {
        std::fs::File::open(ca).map_err(|e| format!("{}: {e}", ca.display()))?;
        options.ca_file = Some(ca.display().to_string());
    }
    Ok(options)
}

fn host_sent(settings: &UpstreamSettings) -> Option<String> {
    let over_tls = || {
        settings
            .sni
            .clone()
            .or_else(|| settings.servers.first().map(|server| host_of(server)))
    };
    match &settings.host {
        Some(host) => Some(host.clone()),
        None if settings.tls => over_tls(),
        None => None,
    }
}

fn host_of(server: &str) -> String {
    server
        .rsplit_once(':')
        .map_or(server, |(host, _)| host)
        .to_owned()
}

type Check = Box<dyn HealthCheck + Send + Sync>;

fn health_check(settings: &UpstreamSettings) -> Result<Option<Check>, String> {
    let Some(check) = &settings.health_check else {
        return Ok(None);
    };
    let sni = settings
        .sni
        .clone()
        .or_else(|| settings.servers.first().map(|server| host_of(server)))
        .unwrap_or_default();
    let timeout = Some(Duration::from_millis(settings.connect_timeout_ms));
    let Some(path) = &check.path else {
        let mut tcp = *TcpHealthCheck::new();
        tcp.consecutive_failure = check.failures;
        tcp.consecutive_success = check.successes;
        tcp.peer_template.options.connection_timeout = timeout;
        return Ok(Some(Box::new(tcp)));
    };
    let host = host_sent(settings).unwrap_or_else(|| sni.clone());
    let mut http = HttpHealthCheck::new(&sni, settings.tls);
    http.set_connector(pingora::connectors::http::Connector::new(Some(
        connector_options(settings)?,
    )));
    http.req = RequestHeader::build("GET", path.as_bytes(), None)
        .and_then(|mut head| {
            head.insert_header("host", host)?;
            Ok(head)
        })
        .map_err(|e| format!("health check path {path:?}: {e}"))?;
    http.consecutive_failure = check.failures;
    http.consecutive_success = check.successes;
    http.reuse_connection = false;
    http.peer_template.options.connection_timeout = timeout;
    http.peer_template.options.read_timeout = timeout;
    Ok(Some(Box::new(http)))
}

const MAX_TRIES: usize = 256;
const POOL_SIZE: usize = 256;
const RESOLVE_MS: u64 = 30_000;
