//! A Pingora proxy that does nothing but forward: what the benchmark compares our host with.
//!
//! `bare_pingora LISTEN UPSTREAM`

use std::{env, error::Error as StdError, sync::Arc};

use async_trait::async_trait;
use pingora::{
    prelude::{HttpPeer, Result},
    proxy::{ProxyHttp, Session, http_proxy_service},
    server::{Server, configuration::ServerConf},
};

struct Forward {
    upstream: String,
}

#[async_trait]
impl ProxyHttp for Forward {
    type CTX = ();

    fn new_ctx(&self) {}

    async fn upstream_peer(&self, _session: &mut Session, _ctx: &mut ()) -> Result<Box<HttpPeer>> {
        Ok(Box::new(HttpPeer::new(
            self.upstream.as_str(),
            false,
            String::new(),
        )))
    }
}

fn main() -> Result<(), Box<dyn StdError>> {
    let mut arguments = env::args().skip(1);
    let listen = arguments.next().ok_or("no address to listen on")?;
    let upstream = arguments.next().ok_or("no upstream")?;
    let conf = ServerConf {
        threads: 1,
        ..ServerConf::default()
    };
    let mut server = Server::new_with_opt_and_conf(None, conf);
    server.bootstrap();
    let mut service = http_proxy_service(&Arc::clone(&server.configuration), Forward { upstream });
    service.add_tcp(&listen);
    server.add_service(service);
    server.run_forever();
}
