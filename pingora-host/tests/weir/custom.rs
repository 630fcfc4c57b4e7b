//! Custom data from the command line: built, checked, found, never shown.

use serde_json::json;
use tempfile::TempDir;

use crate::cli::{file, lines, weir};

const KEY: &str = "0f1e2d3c4b5a69788796a5b4c3d2e1f0\n";

const TABLE: &str =
    "name,account,account\r\nAda Lovelace,DE-4711-0815,x\r\n\"Hopper, Grace\",US-1234-5678,\r\n";

fn document() -> String {
    let words: Vec<String> = (0..80).map(|n: u32| format!("clause{}", n * n)).collect();
    words.join(" ")
}

/// A folder with a document and everything that its entries name.
fn folder() -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    let key = file(&folder, "customers.key", KEY);
    let table = file(&folder, "customers.csv", TABLE);
    let contract = file(&folder, "contract.txt", &document());
    file(&folder, "projects.txt", "Falcon\r\nBlue Sky\r\n");
    let at = |name: &str| folder.path().join(name).display().to_string();
    let (code, out, error) = weir(
        &[
            "dataset",
            "build",
            &table,
            "--key",
            &key,
            "-o",
            &at("customers.dataset"),
        ],
        "",
    );
    assert_eq!(code, 0, "{error}");
    let report = json!({
        "columns": ["name", "account", "account#2"], "rows": 2, "values": 4, "too_short": 1, "too_long": 0,
        "bytes": std::fs::metadata(at("customers.dataset")).unwrap().len(),
    });
    assert_eq!(lines(&out), [report]);
    let (code, out, error) = weir(
        &[
            "fingerprint",
            "build",
            &contract,
            "-o",
            &at("contract.fingerprint"),
        ],
        "",
    );
    assert_eq!(code, 0, "{error}");
    assert_eq!(lines(&out)[0]["file"], contract.as_str());
    let weir_yaml = file(
        &folder,
        "weir.yaml",
        "version: 1
entries:
  - { id: employee, type: custom, regex: 'EMP-\\d{6}', context: [staff] }
  - { id: projects, type: word_list, file: projects.txt }
  - { id: customers, type: exact_data, file: customers.dataset, key: customers.key, columns: 2 }
  - { id: document_contract, type: document_fingerprint, file: contract.fingerprint }
profiles:
  - { id: own, detectors: ['custom.*'] }
lanes:
  llm_gateway: { profiles: [own] }
",
    );
    (folder, weir_yaml)
}

#[test]
fn entries_are_found() {
    let (_folder, config) = folder();
    assert_eq!(weir(&["check", &config], "").0, 0);
    let text = "staff EMP-123456: blue sky for grace, hopper, no: Hopper, Grace, us-1234-5678";
    let (code, out, error) = weir(
        &["scan", "--config", &config, "--profile", "own", "--redact"],
        text,
    );
    assert_eq!(code, 1, "{error}");
    assert_eq!(
        out,
        "staff [CUSTOM_EMPLOYEE]: [CUSTOM_PROJECTS] for grace, hopper, no: [CUSTOM_CUSTOMERS], [CUSTOM_CUSTOMERS]"
    );
    let (_, out, _) = weir(
        &["scan", "--config", &config, "--profile", "own"],
        document(),
    );
    assert_eq!(lines(&out)[0]["detector"], "custom.document_contract");
    assert_eq!(
        weir(
            &["scan", "--config", &config, "--profile", "own"],
            "US-1234-5678"
        )
        .0,
        0
    );
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let (folder, config) = folder();
    let text = std::fs::read_to_string(&config).unwrap();
    for (from, to, said) in [
        (
            "d{6}",
            "d+",
            "3:42: entries[0].regex: + has no upper bound; write {1,n} with a number for n (character 7)\n    EMP-\\d+\n          ^",
        ),
        (
            "file: projects.txt",
            "file: gone.txt",
            "4:44: entries[1].file: gone.txt: ",
        ),
        (
            "key: customers.key",
            "key: projects.txt",
            "entries[2].file: customers.dataset: the data set was built with another key",
        ),
        (
            "file: contract.fingerprint",
            "file: customers.dataset",
            "entries[3].file: customers.dataset: these are no fingerprints",
        ),
        (
            "'custom.*'",
            "custom.other",
            "there is no detector custom.other",
        ),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from}");
        let wrong = file(&folder, "wrong.yaml", &changed);
        let (code, _, error) = weir(&["check", &wrong], "");
        assert_eq!(code, 2, "{to}");
        assert!(error.contains(said), "{to}: {error}");
        assert_eq!(weir(&["scan", "--config", &wrong], "x").0, 2);
    }
}

#[test]
fn what_cannot_be_built_is_refused() {
    let (folder, _) = folder();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let short = file(&folder, "short.key", "abc\n");
    let open = file(&folder, "open.csv", "name\n\"Ada\n");
    let out = at("out");
    for (arguments, said) in [
        (
            vec![
                "dataset",
                "build",
                &at("customers.csv"),
                "--key",
                &short,
                "-o",
                &out,
            ],
            "16 bytes",
        ),
        (
            vec![
                "dataset",
                "build",
                &open,
                "--key",
                &at("customers.key"),
                "-o",
                &out,
            ],
            "line 2: a quoted cell does not end",
        ),
        (
            vec![
                "dataset",
                "build",
                &at("gone.csv"),
                "--key",
                &at("customers.key"),
                "-o",
                &out,
            ],
            "gone.csv",
        ),
        (
            vec![
                "dataset",
                "build",
                &at("customers.csv"),
                "--key",
                &at("customers.key"),
                "--columns",
                "name,city",
                "-o",
                &out,
            ],
            "there is no column \"city\"; there are name, account, account#2",
        ),
        (
            vec!["fingerprint", "build", &at("projects.txt"), "-o", &out],
            "too short",
        ),
    ] {
        let (code, _, error) = weir(&arguments, "");
        assert_eq!(code, 2, "{arguments:?}");
        assert!(error.contains(said), "{arguments:?}: {error}");
        assert!(!std::path::Path::new(&out).exists());
        assert!(!error.contains("Ada"), "{error}");
    }
}
