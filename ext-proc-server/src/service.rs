//! The gRPC server: ext_proc, the Classifier service, health and reflection, with a graceful end.

use std::{io, net::SocketAddr, sync::Arc, time::Duration};

use arc_swap::ArcSwap;
use envoy_types::pb::envoy::service::ext_proc::v3::external_processor_server::ExternalProcessorServer;
use lane::Limits;
use tokio::{net::TcpListener, sync::watch};
use tonic::{
    service::Routes,
    transport::{Server, server::TcpIncoming},
};

use crate::{
    admin,
    analytics::Analytics,
    audit_log::AuditLog,
    calls::InForce,
    classifier::Classifiers,
    classifier_service::ClassifierService,
    ext_proc::ExtProc,
    generated::{DESCRIPTOR, classifier_server::ClassifierServer},
    metrics::Metrics,
};

/// One gRPC message holds a whole body in BUFFERED, so the bound is the lanes' largest body with room for what is around it.
/// Only what comes in is bounded: a redacted body goes out decoded, and the lane's own limits bound that.
const LARGEST_MESSAGE: usize = Limits::MOST_BODY_BYTES + (1 << 20);
/// With the small default windows a large body costs a round trip for every 64 KiB.
const STREAM_WINDOW: u32 = 4 << 20;
const CONNECTION_WINDOW: u32 = 64 << 20;

/// What the server serves.
#[derive(Clone, Debug)]
pub struct Services {
    /// The lane of ext_proc with its classifiers; `None` serves no ext_proc. Storing another takes effect with the next
    /// exchange.
    pub in_force: Option<Arc<ArcSwap<InForce>>>,
    /// What the Classifier service serves; `None` serves none.
    pub classifiers: Option<Arc<Classifiers>>,
    /// Where audit events go.
    pub audit_log: AuditLog,
    /// What shows them; `None` serves no such page.
    pub analytics: Option<Analytics>,
    /// The numbers.
    pub metrics: Arc<Metrics>,
    /// How long a stream of ext_proc may be silent.
    pub idle: Duration,
    /// How long streams under way may take to end once the server is asked to stop.
    pub grace: Duration,
}

/// The sockets of a server.
#[derive(Debug)]
pub struct Listeners {
    /// gRPC.
    pub grpc: TcpListener,
    /// `/healthz`, `/metrics`, `/discovery` and `/analytics`.
    pub admin: Option<TcpListener>,
}

impl Listeners {
    /// Binds.
    ///
    /// # Errors
    /// When an address cannot be bound; the error names it.
    pub async fn bind(grpc: &str, admin: Option<&str>) -> io::Result<Self> {
        Ok(Self {
            grpc: bind(grpc).await?,
            admin: match admin {
                Some(address) => Some(bind(address).await?),
                None => None,
            },
        })
    }

    /// Where gRPC is served.
    ///
    /// # Errors
    /// When the system cannot say.
    pub fn grpc_address(&self) -> io::Result<SocketAddr> {
        self.grpc.local_addr()
    }
}

/// Serves until `stop` turns true: then health says NOT_SERVING, new connections are refused, and streams under way have
/// [`Services::grace`] to end; those that have not are ended. Every audit event has reached its sinks when it
/// returns, or is counted as lost.
///
/// # Errors
/// When a socket fails.
pub async fn serve(
    listeners: Listeners,
    services: Services,
    stop: watch::Receiver<bool>,
) -> anyhow::Result<()> {
    let ext_proc = services.ext_proc();
    let (health, health_service) = tonic_health::server::health_reporter();
    let routes = add_services(Routes::new(health_service), &services, ext_proc.clone());
    let mut stopping = stop.clone();
    let shutdown = async move {
        stopped(&mut stopping).await;
        health
            .set_service_status("", tonic_health::ServingStatus::NotServing)
            .await;
    };
    let grpc = Server::builder()
        .initial_stream_window_size(STREAM_WINDOW)
        .initial_connection_window_size(CONNECTION_WINDOW)
        .http2_keepalive_interval(Some(Duration::from_secs(30)))
        .add_routes(add_reflection(routes)?)
        .serve_with_incoming_shutdown(
            TcpIncoming::from(listeners.grpc).with_nodelay(Some(true)),
            shutdown,
        );
    let admin = serve_admin(listeners.admin, &services, stop.clone());
    let both = async { tokio::try_join!(async { Ok(grpc.await?) }, admin) };
    let mut stopping = stop;
    let overdue = async {
        stopped(&mut stopping).await;
        tokio::time::sleep(services.grace).await;
    };
    let served = tokio::select! {
        served = both => served.map(|_| ()),
        () = overdue => Ok(()),
    };
    if let Some(ext_proc) = ext_proc {
        ext_proc.close().await;
    }
    services.audit_log.close().await;
    served
}

impl Services {
    fn ext_proc(&self) -> Option<ExtProc> {
        let in_force = Arc::clone(self.in_force.as_ref()?);
        Some(ExtProc::new(
            in_force,
            self.audit_log.clone(),
            Arc::clone(&self.metrics),
            self.idle,
        ))
    }
}

async fn serve_admin(
    listener: Option<TcpListener>,
    services: &Services,
    stop: watch::Receiver<bool>,
) -> anyhow::Result<()> {
    match listener {
        Some(listener) => {
            let router = admin::router(
                Arc::clone(&services.metrics),
                services.in_force.clone(),
                services.analytics.clone(),
            );
            Ok(admin::serve(listener, router, stop).await?)
        }
        None => Ok(()),
    }
}

/// A dropped sender means that nobody can ask any more: that is a stop too.
async fn stopped(stop: &mut watch::Receiver<bool>) {
    let _ = stop.wait_for(|stop| *stop).await;
}

fn add_services(mut routes: Routes, services: &Services, ext_proc: Option<ExtProc>) -> Routes {
    if let Some(ext_proc) = ext_proc {
        routes = routes.add_service(
            ExternalProcessorServer::new(ext_proc).max_decoding_message_size(LARGEST_MESSAGE),
        );
    }
    if let Some(classifiers) = &services.classifiers {
        let service = ClassifierService::new(Arc::clone(classifiers));
        routes = routes
            .add_service(ClassifierServer::new(service).max_decoding_message_size(LARGEST_MESSAGE));
    }
    routes
}

/// Reflection covers the services whose descriptors we have: ours and health. (Envoy's are published by Envoy.)
fn add_reflection(routes: Routes) -> anyhow::Result<Routes> {
    let builder = || {
        tonic_reflection::server::Builder::configure()
            .register_encoded_file_descriptor_set(DESCRIPTOR)
            .register_encoded_file_descriptor_set(tonic_health::pb::FILE_DESCRIPTOR_SET)
    };
    Ok(routes
        .add_service(builder().build_v1()?)
        .add_service(builder().build_v1alpha()?))
}

async fn bind(address: &str) -> io::Result<TcpListener> {
    TcpListener::bind(address)
        .await
        .map_err(|e| io::Error::new(e.kind(), format!("{address}: {e}")))
}
