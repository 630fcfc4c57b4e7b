//! A Pingora program of one's own with a Weir lane in it: `cargo run --example own_proxy`, then
//! `curl http://127.0.0.1:8080/…` reaches the server on 127.0.0.1:9100 through the lane.

use std::{error::Error, io::Write};

use async_trait::async_trait;
use lane::{Config, Lane, LaneKind};
use pingora::{
    Result,
    proxy::{ProxyHttp, Session, http_proxy_service},
    server::Server,
    upstreams::peer::HttpPeer,
};
use pingora_host::{LaneModule, Upstream};

struct OwnProxy {
    lane: LaneModule,
    upstream: Upstream,
}

#[async_trait]
impl ProxyHttp for OwnProxy {
    type CTX = ();

    fn new_ctx(&self) -> Self::CTX {}

    async fn request_filter(&self, session: &mut Session, (): &mut ()) -> Result<bool> {
        if !session.req_header().uri.path().starts_with("/v1/") {
            return Ok(false); // Not for the lane: Pingora proxies it as ever.
        }
        self.lane.relay(session, &self.upstream).await
    }

    async fn upstream_peer(&self, _: &mut Session, (): &mut ()) -> Result<Box<HttpPeer>> {
        Ok(Box::new(peer()))
    }
}

fn peer() -> HttpPeer {
    HttpPeer::new("127.0.0.1:9100", false, String::new())
}

fn main() -> std::result::Result<(), Box<dyn Error>> {
    let config = Config::from_yaml("version: 1\nlanes: {llm_gateway: {}}\n")?;
    let lane = Lane::compile(&config, LaneKind::LlmGateway)?;
    let proxy = OwnProxy {
        lane: LaneModule::new(lane).on_end(|record| log_line(&record.event.to_json())),
        upstream: Upstream::new(None, || Some(peer())),
    };
    let mut server = Server::new(None)?;
    server.bootstrap();
    let mut service = http_proxy_service(&server.configuration, proxy);
    service.add_tcp("127.0.0.1:8080");
    server.add_service(service);
    server.run_forever()
}

fn log_line(audit: &str) {
    drop(writeln!(std::io::stderr(), "{audit}"));
}
