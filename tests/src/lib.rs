//! What crosses crates: the corpus through every host, and that docs and configs are true.
//!
//! The library is the harness. A [`Case`] is data (`corpus/*.yaml`); an [`Engine`] carries it out — the lane by itself, or a
//! real process between a real client and a scripted provider ([`Origin`]) — and answers an [`Outcome`]. The test programs
//! beside this folder compare outcomes with what the case expects and with each other.

mod audit_log;
mod body;
mod case;
mod check;
mod client;
mod engine;
mod expand;
mod host;
mod native;
mod origin;
mod outcome;
mod page;
mod pieces;
mod policy_file;
mod process;
mod program;
mod shop;
mod traffic;
mod wire;

pub use self::{
    audit_log::AuditLog,
    body::{Body, Encoding},
    case::{
        Case, Expect, ExpectedBody, ExpectedSide, HostExpect, RequestSpec, ResponseSpec, corpus,
        repository,
    },
    check::{check, differences},
    client::{Answer, get, send},
    engine::{ENGINES, Engine},
    host::{
        BodyMode, Deployment, Envoy, EnvoyExtProc, EnvoyWasm, Host, Pingora, Proxied, Route,
        bare_listener, cluster, ext_proc_listener, localise, shipped_bootstrap, wasm_listener,
        wasm_with_classifiers,
    },
    native::{Cuts, Native},
    origin::{Origin, Seen},
    outcome::Outcome,
    page::{Page, pages},
    pieces::{Broken, Ending, Pieces, pieces},
    policy_file::{PolicyFile, policies},
    process::{Folder, Process, free_address},
    program::{example, program, wasm_example, wasm_module},
    shop::{Asked, Fate, Level, Prompt, Shop, ask_everything, prompts, shop_policy, table},
    traffic::traffic,
    wire::{Chapter, Differs, Exercise, Pace, Shape, wire_corpus, wire_policy},
};
