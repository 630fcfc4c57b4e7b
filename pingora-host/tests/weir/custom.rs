//! Custom data from the command line: built, checked, found, never shown.

use std::io::{Cursor, Write as _};

use serde_json::json;
use tempfile::TempDir;
use zip::{ZipWriter, write::SimpleFileOptions};

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
    assert_eq!(lines(&out)[0]["similarity"], 100);
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

#[test]
fn a_document_behind_other_bytes_is_read() {
    let card = "the card 4111 1111 1111 1111 of Ann";
    for before in [&b""[..], b"x", b"MZ\0\0\0\x01\x02", b"dear all\n"] {
        let (code, out, _) = weir(&["scan"], [before, &docx(card)].concat());
        assert_eq!(code, 1, "{before:?}");
        let found = lines(&out);
        let is_card = |line: &serde_json::Value| line["detector"] == "finance.visa";
        assert!(found.iter().any(is_card), "{before:?}: {out}");
    }
}

/// Word's document, as Word has it: a paragraph in runs, cut where a word was marked.
fn docx(text: &str) -> Vec<u8> {
    let runs = text
        .split_inclusive(' ')
        .map(|word| format!("<w:r><w:t xml:space=\"preserve\">{word}</w:t></w:r>"));
    let document = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p>{}</w:p></w:body></w:document>",
        runs.collect::<String>()
    );
    let picture: &[u8] = b"\x89PNG\r\n\x1a\n\0\0";
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in [
        ("[Content_Types].xml", &b"<Types/>"[..]),
        ("word/document.xml", document.as_bytes()),
        ("word/media/image1.png", picture),
    ] {
        writer
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A PDF whose page shows these lines.
fn pdf(text: &str, entries: &str) -> Vec<u8> {
    let words: Vec<&str> = text.split(' ').collect();
    let lines = words
        .chunks(9)
        .map(|line| format!("({}) Tj T*\n", line.join(" ")));
    let content = format!(
        "BT /F1 9 Tf 11 TL 72 700 Td\n{}ET",
        lines.collect::<String>()
    );
    format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n\
        4 0 obj<</Length {}>>stream\n{content}\nendstream endobj\n\
        5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R{entries}>>\nstartxref\n0\n%%EOF\n",
        content.len()
    )
    .into_bytes()
}

#[test]
fn documents_of_every_kind_have_fingerprints() {
    let (folder, config) = folder();
    let text = document();
    let page = format!("<!DOCTYPE html><title>Contract</title><p>{text}</p>");
    let mail = format!("From: a@example.com\nSubject: the contract\nMIME-Version: 1.0\n\n{text}\n");
    for (name, bytes) in [
        // The content says what it is, whatever the name says.
        ("contract.docx", docx(&text)),
        ("document-of-word", docx(&text)),
        ("contract.pdf", pdf(&text, "")),
        ("contract.html", page.into_bytes()),
        (
            "contract.rtf",
            format!("{{\\rtf1 {text}\\par}}").into_bytes(),
        ),
        ("contract.eml", mail.into_bytes()),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let path = path.display().to_string();
        let output = folder.path().join("contract.fingerprint");
        std::fs::remove_file(&output).unwrap();
        let output = output.display().to_string();
        let (code, out, error) = weir(&["fingerprint", "build", &path, "-o", &output], "");
        assert_eq!(code, 0, "{name}: {error}");
        assert_eq!(lines(&out)[0]["file"], path.as_str());
        let whole = std::fs::read(&path).unwrap();
        for sent in [text.as_bytes(), text.get(..400).unwrap().as_bytes(), &whole] {
            let (_, out, error) = weir(&["scan", "--config", &config, "--profile", "own"], sent);
            assert!(
                out.contains("custom.document_contract"),
                "{name}: {out}{error}"
            );
        }
    }
}

#[test]
fn documents_without_text_are_refused_by_name() {
    let (folder, _) = folder();
    let out = folder.path().join("out").display().to_string();
    let contract = folder.path().join("contract.txt").display().to_string();
    let cut = docx(&document());
    for (name, bytes, said) in [
        (
            "scan.png",
            b"\x89PNG\r\n\x1a\n\0\0".to_vec(),
            "(image): it is a picture",
        ),
        ("empty.pdf", pdf("", ""), "there is no text in it (pdf)"),
        (
            "locked.pdf",
            pdf(&document(), "/Encrypt<</Filter/Standard>>"),
            "(pdf): it is encrypted",
        ),
        (
            "cut.docx",
            cut.get(..cut.len() / 2).unwrap().to_vec(),
            "it is broken or cut off",
        ),
        (
            "program",
            b"\x7fELF\x02\x01\x01\0\0\0\0\0".to_vec(),
            "(unknown): this kind of file is not read",
        ),
        ("empty.txt", Vec::new(), "there is no text in it (text)"),
        ("short.docx", docx("five words are too few"), "too short"),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let path = path.display().to_string();
        let (code, printed, error) =
            weir(&["fingerprint", "build", &contract, &path, "-o", &out], "");
        assert_eq!((code, printed.as_str()), (2, ""), "{name}");
        assert!(
            error.contains(&format!("{path}: ")) && error.contains(said),
            "{name}: {error}"
        );
        assert!(!std::path::Path::new(&out).exists());
    }
}

#[test]
fn delimiters_are_told_or_named() {
    let (folder, _) = folder();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let (key, output) = (at("customers.key"), at("out"));
    let build = |table: &str, more: &[&str]| {
        let input = file(&folder, "table.csv", table);
        let arguments = ["dataset", "build", &input, "--key", &key, "-o", &output];
        let (code, out, error) = weir(&[&arguments, more].concat(), "");
        match code {
            0 => Ok(lines(&out)[0]["columns"].clone()),
            _ => Err(error),
        }
    };
    let two = Ok(json!(["name", "account"]));
    assert_eq!(build("name;account\nAda, L.;DE-4711\n", &[]), two);
    assert_eq!(build("name\taccount\nAda, L.\tDE-4711\n", &[]), two);
    assert_eq!(build("name|account\nAda, L.|DE-4711\n", &[]), two);
    let both = "name;account,iban\nAda;DE-4711,DE-0815\n";
    let error = build(both, &[]).unwrap_err();
    assert!(
        error.contains("may be the comma or the semicolon"),
        "{error}"
    );
    assert_eq!(
        build(both, &["--delimiter", ";"]),
        Ok(json!(["name", "account,iban"]))
    );
    assert_eq!(
        build("name\taccount\nAda\tDE-4711\n", &["--delimiter", "tab"]),
        two
    );
    assert!(
        build(both, &["--delimiter", "ab"])
            .unwrap_err()
            .contains("one character")
    );
    let error = build("name;account\nAda Lovelace\n", &[]).unwrap_err();
    assert!(
        error.contains("line 2: has 1 cells") && error.contains("the semicolon"),
        "{error}"
    );
    for (no_table, kind) in [
        ("{\\rtf1 name,account\\par}", "rtf"),
        ("a\0\u{1}\u{2}\u{3}\u{4},b\0\n", "unknown"),
        ("<html><table><tr><td>a,b</table>", "html"),
    ] {
        let error = build(no_table, &[]).unwrap_err();
        assert!(
            error.contains(&format!("no table or list ({kind})")),
            "{error}"
        );
    }
}

#[test]
fn what_is_read_is_not_written_over() {
    let (folder, _) = folder();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let (table, key, contract) = (at("customers.csv"), at("customers.key"), at("contract.txt"));
    for output in [&table, &key, &at("./customers.csv")] {
        let arguments = ["dataset", "build", &table, "--key", &key, "-o", output];
        let (code, _, error) = weir(&arguments, "");
        assert!(
            code == 2 && error.contains("must not write over"),
            "{error}"
        );
    }
    let arguments = ["fingerprint", "build", &contract, "-o", &contract];
    let (code, _, error) = weir(&arguments, "");
    assert!(
        code == 2 && error.contains("must not write over"),
        "{error}"
    );
    assert_eq!(std::fs::read_to_string(&table).unwrap(), TABLE);
    assert_eq!(std::fs::read_to_string(&key).unwrap(), KEY);
    assert_eq!(std::fs::read_to_string(&contract).unwrap(), document());
}

#[test]
fn entries_are_explained() {
    let (_folder, config) = folder();
    let explain = |id: &str| weir(&["detectors", "--config", &config, "--explain", id], "");
    let (code, out, _) = explain("custom.employee");
    assert!(
        code == 0 && out.contains("EMP-") && out.contains("staff"),
        "{out}"
    );
    let (_, out, _) = explain("custom.document_contract");
    assert!(out.contains("50 percent"), "{out}");
    let (code, _, error) = explain("custom.contract");
    assert!(
        code == 2 && error.contains("there is custom.document_contract"),
        "{error}"
    );
    let (code, _, error) = weir(&["detectors", "--explain", "custom.employee"], "");
    assert!(code == 2 && error.contains("--config"), "{error}");
    let (_, out, _) = weir(&["detectors", "--config", &config], "");
    assert!(out.contains("\ncustom.employee\n"), "{out}");
}
