//! `weir run`.

use std::{net::TcpListener, path::PathBuf};

use clap::Args;

use super::{Outcome, banner, config};
use crate::{diagnostics, proxy::Program};

/// Run the reverse proxy. Without --config: a sample policy in front of a built-in demo upstream.
#[derive(Args, Debug)]
pub(super) struct Run {
    /// The configuration; changes to it take effect while the proxy runs (SIGHUP too).
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Also start the demo upstream, which says back what it is told.
    #[arg(long)]
    demo: bool,
    /// Where the demo upstream listens: 127.0.0.1:9100, unless that is taken and there is no --config.
    #[arg(long, value_name = "ADDRESS")]
    demo_listen: Option<String>,
}

impl Run {
    pub(super) fn execute(self) -> super::Result {
        diagnostics::install();
        let (text, demo_listen) = match &self.config {
            Some(file) => {
                let text = config::text(file)?;
                (text, self.demo_listen.unwrap_or_else(|| DEMO.to_owned()))
            }
            None => sample(self.demo_listen),
        };
        let demo = (self.demo || self.config.is_none()).then_some(demo_listen);
        let ready = Program {
            text,
            file: self.config,
            demo: demo.clone(),
        }
        .prepare()?;
        banner::show(&ready, demo.as_deref());
        ready.run();
        Ok(Outcome::Fine)
    }
}

/// The sample policy and where its demo upstream listens. Addresses that are taken on this machine are replaced by free ones:
/// a first try must not end at a port.
fn sample(demo: Option<String>) -> (String, String) {
    // Held until all are chosen, so that no two are the same.
    let (proxy, admin, upstream) = (hold(PROXY), hold(ADMIN), hold(DEMO));
    let demo = demo.unwrap_or_else(|| chosen(&upstream, DEMO));
    let text = SAMPLE
        .replace(PROXY, &chosen(&proxy, PROXY))
        .replace(ADMIN, &chosen(&admin, ADMIN))
        .replace(DEMO, &demo);
    (text, demo)
}

fn hold(address: &str) -> Option<TcpListener> {
    TcpListener::bind(address)
        .or_else(|_| TcpListener::bind("127.0.0.1:0"))
        .ok()
}

fn chosen(held: &Option<TcpListener>, otherwise: &str) -> String {
    let address = held.as_ref().and_then(|l| l.local_addr().ok());
    address.map_or_else(|| otherwise.to_owned(), |a| a.to_string())
}

/// The addresses in the sample.
const PROXY: &str = "127.0.0.1:8080";
const ADMIN: &str = "127.0.0.1:9090";
const DEMO: &str = "127.0.0.1:9100";

const SAMPLE: &str = include_str!("../sample.yaml");
