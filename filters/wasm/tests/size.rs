//! The modules as Envoy loads them: their size, and that they speak with Envoy and nothing else (random bytes aside, which
//! Envoy gives through WASI).
//!
//! Envoy compiles a module's code for every worker before it serves: its size is start-up time and memory. What is data (the
//! patterns of detectors, mostly) is only copied. Each has a budget.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use wasmparser::{Parser, Payload, TypeRef};

/// Bytes of the code, and of the whole module.
const LARGEST_CODE: usize = 1_357_000;
const LARGEST: usize = 1_988_000;

/// The callbacks that the filter lives by, and what the host needs to start it.
const NEEDED: [&str; 10] = [
    "_initialize",
    "malloc",
    "memory",
    "proxy_abi_version_0_2_1",
    "proxy_on_configure",
    "proxy_on_grpc_receive",
    "proxy_on_log",
    "proxy_on_request_body",
    "proxy_on_response_body",
    "proxy_on_tick",
];

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "the test reads what the filter must not"
)]
fn modules_are_small_and_speak_only_with_envoy() {
    let folder = modules();
    for name in ["llm_gateway", "ai_waf"] {
        let module = fs::read(folder.join(name).with_extension("wasm")).unwrap();
        assert!(
            module.len() <= LARGEST,
            "{name}.wasm has {} bytes; at most {LARGEST} are allowed",
            module.len()
        );
        for payload in Parser::new(0).parse_all(&module) {
            match payload.unwrap() {
                Payload::CodeSectionStart { size, .. } => {
                    let size = usize::try_from(size).unwrap();
                    assert!(
                        size <= LARGEST_CODE,
                        "{name}.wasm has {size} bytes of code; at most {LARGEST_CODE} are allowed"
                    );
                }
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let import = import.unwrap();
                        let envoys = import.module == "env" && import.name.starts_with("proxy_")
                            || import.module == "wasi_snapshot_preview1"
                                && import.name == "random_get";
                        assert!(
                            envoys && matches!(import.ty, TypeRef::Func(_)),
                            "{name}.wasm imports {}",
                            import.name
                        );
                    }
                }
                Payload::ExportSection(section) => {
                    let exports: Vec<_> = section.into_iter().map(|e| e.unwrap().name).collect();
                    let missing: Vec<_> = NEEDED.iter().filter(|n| !exports.contains(n)).collect();
                    assert!(
                        missing.is_empty(),
                        "{name}.wasm does not export {missing:?}"
                    );
                }
                _ => {}
            }
        }
    }
}

/// The folder `WEIR_WASM_MODULES`, or where `cargo setup wasm` puts the modules.
fn modules() -> PathBuf {
    if let Some(folder) = env::var_os("WEIR_WASM_MODULES") {
        return folder.into();
    }
    let setup = ["run", "--quiet", "--package", "artefacts", "--bin", "setup"];
    let mut built = Command::new(env!("CARGO"));
    built.args(setup).args(["--", "wasm"]);
    let told = built.stderr(Stdio::inherit()).output();
    let told = told.ok().filter(|told| told.status.success());
    let told = told.and_then(|told| String::from_utf8(told.stdout).ok());
    // Each line is a digest and a module's path.
    let module = told.as_deref().and_then(|t| t.split_whitespace().nth(1));
    let folder = module.and_then(|module| Path::new(module).parent());
    assert!(folder.is_some(), "`cargo setup wasm` fails: {told:?}");
    folder.map(Path::to_owned).unwrap_or_default()
}
