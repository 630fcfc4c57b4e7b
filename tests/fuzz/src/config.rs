//! What must hold for the configuration document, whatever it says.

use lane::{Config, ConfigError, Lane, LaneKind, Random, Scan};

/// A document is read or refused with a word; what is read is compiled, with the files that its entries name, or refused with a
/// word. The first byte chooses YAML or JSON.
pub fn config(data: &[u8]) {
    let Some((&choice, rest)) = data.split_first() else {
        return;
    };
    let text = String::from_utf8_lossy(rest);
    let read = match choice & 1 {
        0 => Config::from_yaml(&text),
        _ => Config::from_json(&text),
    };
    let Some(mut config) = said(read, &text) else {
        return;
    };
    config.random = Some(Random::new([choice; 32]));
    let loaded = config.load_files(&mut |name| match name {
        "words.txt" => Ok(b"Falcon\nBlue Sky\r\n\n".to_vec()),
        "it.key" => Ok(b"0123456789abcdef".to_vec()),
        other => Err(format!("there is no {other}")),
    });
    if said(loaded, &text).is_none() {
        return;
    }
    for kind in [LaneKind::LlmGateway, LaneKind::AiWaf] {
        said(Lane::compile(&config, kind), &text);
    }
    let profiles: Vec<String> = config.profiles.iter().map(|own| own.id.clone()).collect();
    // Where none is named it would be all detectors there are.
    if !profiles.is_empty()
        && let Some(scan) = said(Scan::new(Some(&config), &profiles), &text)
    {
        scan.findings("staff EMP-123456 on Blue Sky");
    }
}

/// What was made, or nothing where it was refused in words that are not empty.
fn said<T>(made: Result<T, ConfigError>, text: &str) -> Option<T> {
    match made {
        Ok(made) => Some(made),
        Err(error) => {
            let said = error.in_document("weir.yaml", text);
            assert!(said.len() > "weir.yaml: ".len(), "refused without a word");
            None
        }
    }
}
