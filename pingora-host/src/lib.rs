//! Weir in Pingora: a [`LaneModule`] for any Pingora program, and the parts of the `weir` program.

mod admin;
mod cli;
mod control;
mod demo;
mod deployment;
mod diagnostics;
mod gate;
mod hands_on;
mod journal;
mod metrics;
mod module;
mod output;
mod places;
mod proxy;
mod relay;
mod servers;
mod settings;
mod tls;
mod unread;

pub use self::{
    cli::Cli,
    module::LaneModule,
    proxy::{Program, Ready},
    relay::{Record, Upstream},
};

pub use ext_proc_server::{ClassifierCalls, InForce, RemoteClassifiers, Store, forbid_telemetry};
