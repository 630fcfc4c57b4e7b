//! What must hold for entries of the user's own, whatever they are made from.

use std::sync::Arc;

use detect::{
    Case, Confidence, DatasetKey, DatasetOptions, DetectorId, Entry, ExactMatch, Fingerprint,
    Regex, Scanner, StreamLimits, Terms, build_dataset, build_fingerprint,
};
use sha2::{Digest as _, Sha256};

/// Bytes are a data set or fingerprints, or are refused; of any table a data set is made that can be read and finds the
/// table's values, however the text is cut.
pub fn dataset(data: &[u8]) {
    let Some((&choice, rest)) = data.split_first() else {
        return;
    };
    let Ok(key) = DatasetKey::new(b"0123456789abcdef") else {
        return;
    };
    let id = || DetectorId::new("custom.it");
    let when = ExactMatch {
        columns: 1 + choice % 3,
        within_bytes: 64,
        confidence: Confidence::Low,
    };
    let _ = Terms::exact_data(id(), rest, &key, when);
    let _ = Fingerprint::read(id(), rest, choice % 101, Confidence::Low);
    let text = String::from_utf8_lossy(rest);
    if let Ok((bytes, _)) = build_fingerprint(&[text.clone().into_owned()]) {
        let read = Fingerprint::read(id(), &bytes, 50, Confidence::Low);
        assert!(
            read.is_ok_and(|prints| prints.similarity(&text) == 100),
            "a document is not like itself"
        );
    }
    let options = DatasetOptions {
        is_table: choice & 1 == 0,
        columns: Vec::new(),
        no_punctuation: choice & 2 == 0,
        delimiter: [None, Some(','), Some('\t'), Some('|')]
            .get(usize::from(choice >> 2 & 3))
            .copied()
            .flatten(),
    };
    let Ok((bytes, report)) = build_dataset(&text, &options, &key) else {
        return;
    };
    let columns = u8::try_from(report.columns.len()).unwrap_or(u8::MAX);
    let when = ExactMatch {
        columns: when.columns.min(columns),
        ..when
    };
    let read = Terms::exact_data(id(), &bytes, &key, when);
    assert!(read.is_ok(), "what was built cannot be read: {read:?}");
    if let Ok(terms) = read {
        splits_agree(Entry::from(Arc::new(terms)), &text, choice);
    }
}

/// A data set or fingerprints with a good checksum are read or refused, whatever else they say; what is read can be used.
pub fn stored(data: &[u8]) {
    let Some((&choice, content)) = data.split_first() else {
        return;
    };
    let Ok(key) = DatasetKey::new(b"0123456789abcdef") else {
        return;
    };
    let id = || DetectorId::new("custom.it");
    let signed = [content, &Sha256::digest(content)].concat();
    let when = ExactMatch {
        columns: 1 + choice % 3,
        within_bytes: 64,
        confidence: Confidence::Low,
    };
    const TEXT: &str = "Ada Lovelace has DE-4711-0815, the quick brown fox jumps over the lazy dog and then it runs away";
    if let Ok(terms) = Terms::exact_data(id(), &signed, &key, when) {
        splits_agree(Entry::from(Arc::new(terms)), TEXT, choice);
    }
    if let Ok(prints) = Fingerprint::read(id(), &signed, choice % 101, Confidence::Low) {
        assert!(prints.similarity(TEXT) <= 100, "more than all of it");
    }
}

/// Lines are a list of words or are refused; every word that was taken is found where it stands alone.
pub fn words(data: &[u8]) {
    let Some((&choice, rest)) = data.split_first() else {
        return;
    };
    let text = String::from_utf8_lossy(rest.get(..rest.len().min(512)).unwrap_or_default());
    let case = match choice & 1 {
        0 => Case::Any,
        _ => Case::AsWritten,
    };
    let id = || DetectorId::new("custom.it");
    match Terms::word_list(id(), text.lines(), case, Confidence::Low) {
        Ok(terms) => {
            let entry = Entry::from(Arc::new(terms));
            if let Ok(scanner) = Scanner::new([entry.clone()]) {
                for word in text.lines().filter(|word| !word.trim().is_empty()) {
                    assert!(!scanner.scan(word).is_empty(), "a word is not found");
                }
            }
            splits_agree(entry, &text, choice);
        }
        Err((index, error)) => {
            assert!(!error.is_empty(), "refused without a word");
            assert!(index <= text.lines().count(), "there is no such line");
        }
    }
}

/// A pattern is read or refused; what is read finds the same however a text is cut.
pub fn regex(data: &[u8]) {
    let Some((&choice, rest)) = data.split_first() else {
        return;
    };
    let text = String::from_utf8_lossy(rest);
    let (pattern, text) = text.split_once('\n').unwrap_or((&text, ""));
    match Regex::new(DetectorId::new("custom.it"), pattern, Confidence::Low) {
        Ok(regex) => splits_agree(Entry::from(Arc::new(regex)), text, choice),
        Err(error) => assert!(!error.to_string().is_empty(), "refused without a word"),
    }
}

fn splits_agree(entry: Entry, text: &str, choice: u8) {
    let made = Scanner::new([entry]);
    assert!(made.is_ok(), "what was read makes no scanner: {made:?}");
    let Ok(scanner) = made.map(Arc::new) else {
        return;
    };
    let whole = scanner.scan(text);
    let mut stream = scanner.stream(StreamLimits::default());
    let mut streamed = Vec::new();
    for piece in crate::pieces(text, usize::from(choice % 11) + 1) {
        streamed.extend(stream.push(piece).findings);
    }
    streamed.extend(stream.finish().findings);
    assert!(streamed == whole, "cuts change what is found");
}
