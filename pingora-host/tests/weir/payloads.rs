//! The payload log on the command line: keys, and what they open.

use std::os::unix::fs::PermissionsExt as _;

use serde_json::Value;
use tempfile::TempDir;

use crate::cli::{file, weir};

/// A published test value of the format: keys, and `test matched data` sealed to them.
const PRIVATE: &str = "uBS5eBttHrqkdY41kbZPdvYnNz8Vj0TvKIUpjB1y/GA=";
const PUBLIC: &str = "Ycig/Zr/pZmklmFUN99nr+taURlYItL91g+NcHGYpB8=";
const BLOB: &str = "AzTY6FHajXYXuDMUte82wrd+1n5CEHPoydYiyd3FMg5IEQAAAAAAAAA0lOhGXBclw8pWU5jbbYuepSIJN5JohTtZekLliJBlVWk=";

#[test]
fn decrypt_opens_blobs_and_events() {
    let folder = TempDir::new().unwrap();
    let pair = format!("{{\"private_key\": \"{PRIVATE}\", \"public_key\": \"{PUBLIC}\"}}");
    let event =
        format!("{{\"request\": {{}}, \"response\": {{\"encrypted_matched_data\": \"{BLOB}\"}}}}");
    for key in [pair.as_str(), PRIVATE, &format!("{PRIVATE}\n")] {
        let key = file(&folder, "key", key);
        for input in [BLOB.to_owned(), format!("\n {BLOB}\n"), event.clone()] {
            let (code, out, error) = weir(&["decrypt", "-k", &key], &input);
            assert_eq!((code, out.as_str()), (0, "test matched data\n"), "{error}");
        }
        let raw = ["decrypt", "-k", &key, "--output", "raw", "-"];
        assert_eq!(weir(&raw, BLOB).1, "test matched data");
    }
}

#[test]
fn decrypt_names_what_it_cannot_open() {
    let folder = TempDir::new().unwrap();
    let key = file(&folder, "key", PRIVATE);
    let input = format!("{BLOB}\ntruncated\nAAAA\n{BLOB}\n");
    let (code, out, error) = weir(&["decrypt", "-k", &key], &input);
    assert_eq!(code, 2);
    assert_eq!(out, "test matched data\ntest matched data\n");
    assert!(
        error.contains("standard input:2: the payload was too large"),
        "{error}"
    );
    assert!(
        error.contains("standard input:3: its version is 0"),
        "{error}"
    );
    let short = file(&folder, "short", "{\"private_key\": \"AAAA\"}");
    let (code, _, error) = weir(&["decrypt", "-k", &short], BLOB);
    assert!(
        code == 2 && error.contains("short") && error.contains("32 bytes"),
        "{error}"
    );
    assert!(!error.contains(PRIVATE));
}

#[test]
fn decrypt_says_how_much_it_read() {
    let folder = TempDir::new().unwrap();
    let key = file(&folder, "key", PRIVATE);
    let plain = "{\"request\": {}}\n";
    let event = format!("{{\"request\": {{\"encrypted_matched_data\": \"{BLOB}\"}}}}\n");
    let decrypt = |input: &str| weir(&["decrypt", "-k", &key], input);
    let (code, out, error) = decrypt(&plain.repeat(2));
    assert_eq!((code, out.as_str()), (0, ""));
    assert!(error.contains("events: 2, payloads opened: 0"), "{error}");
    let (code, out, error) = decrypt(&format!("{plain}{event}"));
    assert_eq!((code, out.as_str()), (0, "test matched data\n"));
    assert!(error.contains("events: 2, payloads opened: 1"), "{error}");
    // A log that lost an end of a line.
    let (start, rest) = event.split_at_checked(40).unwrap();
    let cut = format!("{plain}{start}\n{rest}");
    let (code, _, error) = decrypt(&cut);
    assert_eq!(code, 2);
    assert!(error.contains("input:2: the event is cut off"), "{error}");
    assert!(error.contains("input:3: no blob and no event"), "{error}");
}

#[test]
fn keys_are_made_in_pairs_and_never_overwritten() {
    let (code, out, _) = weir(&["keys", "generate"], "");
    let pair: Value = serde_json::from_str(&out).unwrap();
    assert!(code == 0 && pair["private_key"] != pair["public_key"]);
    let again: Value = serde_json::from_str(&weir(&["keys", "generate"], "").1).unwrap();
    assert_ne!(again["private_key"], pair["private_key"]);

    let folder = TempDir::new().unwrap();
    let path = folder.path().join("pair.json");
    let name = path.display().to_string();
    let (code, out, _) = weir(&["keys", "generate", "-o", &name], "");
    let kept = std::fs::read_to_string(&path).unwrap();
    let pair: Value = serde_json::from_str(&kept).unwrap();
    assert_eq!((code, Some(out.trim())), (0, pair["public_key"].as_str()));
    assert_eq!(
        std::fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o600
    );
    let (code, _, error) = weir(&["keys", "generate", "-o", &name], "");
    assert!(
        code == 2 && error.contains("pair.json: is there already"),
        "{error}"
    );
    assert_eq!(std::fs::read_to_string(&path).unwrap(), kept);
    let (code, _, error) = weir(&["keys", "generate", "-o", "."], "");
    assert!(code == 2 && error.contains(".: is a folder"), "{error}");
}

#[test]
fn detectors_explain_themselves() {
    let (code, out, _) = weir(&["detectors"], "");
    assert_eq!(code, 0);
    assert!(
        out.lines().any(|line| line.starts_with("finance.visa ")),
        "{out}"
    );
    let (code, out, _) = weir(&["detectors", "--explain", "secret.sendgrid_key"], "");
    assert_eq!(code, 0);
    for part in [
        "SendGrid API key",
        "Checked by",
        "Finds",
        "Ignores",
        "https://",
    ] {
        assert!(out.contains(part), "{part} in {out}");
    }
    let (code, out, error) = weir(&["detectors", "--explain", "finance.vis"], "");
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(
        error.contains("finance.vis") && error.contains("finance.visa"),
        "{error}"
    );
}

#[test]
fn profiles_are_listed_with_those_of_the_configuration() {
    let folder = TempDir::new().unwrap();
    let config = "version: 1\nprofiles:\n  - {id: mine, title: My own, detectors: [pii.email]}\n";
    let config = file(&folder, "weir.yaml", config);
    let (code, out, _) = weir(&["profiles", "--config", &config], "");
    assert_eq!(code, 0);
    assert!(
        out.contains("credentials_and_secrets") && out.contains("My own"),
        "{out}"
    );
    let (code, out, _) = weir(&["profiles", "--config", &config, "mine"], "");
    assert!(code == 0 && out.contains("pii.email"), "{out}");
    assert_eq!(weir(&["profiles", "nothing"], "").0, 2);
}
