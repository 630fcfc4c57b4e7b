//! A Pingora program of one's own with a Weir lane in it: `cargo run --example own_proxy 127.0.0.1:8080 127.0.0.1:9100`,
//! then `curl http://127.0.0.1:8080/…` reaches the server on 127.0.0.1:9100 through the lane, which blocks card numbers.

use std::{env, error::Error, io::Write};

use async_trait::async_trait;
use lane::{Config, Lane, LaneKind};
use pingora::{
    Result,
    proxy::{ProxyHttp, Session, http_proxy_service},
    server::Server,
    upstreams::peer::HttpPeer,
};
use pingora_host::{LaneModule, Upstream};

/// The lane's part of a `weir.yaml`.
const CONFIG: &str = r#"
version: 1
lanes:
  llm_gateway:
    rules: [{ id: cards, when: 'any(dlp.profiles[*] == "default")', action: block }]
"#;

struct OwnProxy {
    lane: LaneModule,
    upstream: Upstream,
    server: String,
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
        Ok(Box::new(peer(&self.server)))
    }
}

fn peer(server: &str) -> HttpPeer {
    HttpPeer::new(server, false, String::new())
}

fn main() -> std::result::Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(listen), Some(server)) = (arguments.next(), arguments.next()) else {
        return Err("usage: own_proxy LISTEN SERVER, both host:port".into());
    };
    let config = Config::from_yaml(CONFIG)?;
    let lane = Lane::compile(&config, LaneKind::LlmGateway)?;
    let proxy = OwnProxy {
        lane: LaneModule::new(lane).on_end(|record| log_line(&record.event.to_json())),
        upstream: Upstream::new(None, {
            let server = server.clone();
            move || Some(peer(&server))
        }),
        server,
    };
    let mut program = Server::new(None)?;
    program.bootstrap();
    let mut service = http_proxy_service(&program.configuration, proxy);
    service.add_tcp(&listen);
    program.add_service(service);
    program.run_forever()
}

fn log_line(audit: &str) {
    drop(writeln!(std::io::stderr(), "{audit}"));
}
