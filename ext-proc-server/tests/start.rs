//! What the program says when it cannot start.

use std::process::Command;

#[test]
fn a_wrong_document_is_named_in_one_line() {
    let name = format!("weir-wrong-{}.yaml", std::process::id());
    let path = std::env::temp_dir().join(name);
    std::fs::write(&path, "version: 1\nlanes:\n  ai_waf:\n    mode: enforcd\n").unwrap();
    let said = Command::new(env!("CARGO_BIN_EXE_ext-proc-server"))
        .args(["--listen", "127.0.0.1:0", "--config"])
        .arg(&path)
        .env("RUST_BACKTRACE", "1")
        .output()
        .unwrap();
    std::fs::remove_file(&path).unwrap();
    let text = String::from_utf8(said.stderr).unwrap();
    let wanted = format!(
        "ext-proc-server: {}:4:11: lanes.ai_waf.mode: unknown value `enforcd`; ",
        path.display()
    );
    assert!(
        text.starts_with(&wanted) && text.lines().count() == 1,
        "{text}"
    );
    assert_eq!(said.status.code(), Some(1));
}
