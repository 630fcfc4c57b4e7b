//! Runs a lane inside Envoy, as a proxy-wasm HTTP filter.
//!
//! Nothing is decided here. `exchange` feeds what Envoy reports to a [`lane::Inspection`] and carries out its steps,
//! `flow` knows when Envoy lets a filter touch a body's bytes, `envoy` makes the host calls. One `src/bin/` file per
//! lane; `envoy-configs/` shows the settings that the module needs.

mod agenda;
mod counters;
mod document;
mod envoy;
mod exchange;
mod filter;
mod flow;
mod head;
mod outcome;
mod random;
mod root;
mod store;

pub use self::root::root;

/// The entry point of a module that runs one lane; the whole text of a `src/bin/<lane>.rs`.
#[macro_export]
macro_rules! module {
    ($lane:expr) => {
        #[cfg(target_arch = "wasm32")]
        mod entry {
            proxy_wasm::main! {{ proxy_wasm::set_root_context(|id| wasm::root(id, $lane)); }}
        }

        #[cfg(not(target_arch = "wasm32"))]
        fn main() {
            let _ = $lane;
        }
    };
}
