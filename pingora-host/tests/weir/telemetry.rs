//! Nothing in the program reports to anybody.

use std::{
    io::Write,
    process::{Command, Stdio},
};

/// ONNX Runtime keeps an account of what it would report beside other caches. Where a caller says nothing about it, none is begun.
#[test]
fn no_classifier_reports_to_anybody() {
    let home = tempfile::tempdir().unwrap();
    let mut classify = Command::new(env!("CARGO_BIN_EXE_weir"))
        .args(["classify", "--jsonl"])
        .env_remove("ORT_DISABLE_TELEMETRY")
        .env("XDG_CACHE_HOME", home.path())
        // Where the runtime is: it is no part of this.
        .env("WEIR_CACHE", cache())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = classify.stdin.take().unwrap();
    input
        .write_all(b"{\"id\": 1, \"text\": \"Ann Lee wrote to Bob Ray.\"}\n")
        .unwrap();
    drop(input);
    let output = classify.wait_with_output().unwrap();
    assert!(output.status.success());
    assert!(String::from_utf8_lossy(&output.stdout).contains("PERSON"));
    let left: Vec<_> = std::fs::read_dir(home.path()).unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
}

/// The cache folder of whoever runs the tests.
fn cache() -> std::path::PathBuf {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    let home = || set("HOME").map(|home| std::path::PathBuf::from(home).join(".cache"));
    let caches = || {
        set("XDG_CACHE_HOME")
            .map(std::path::PathBuf::from)
            .or_else(home)
    };
    let own = set("WEIR_CACHE").map(std::path::PathBuf::from);
    own.or_else(|| caches().map(|folder| folder.join("weir")))
        .unwrap()
}
