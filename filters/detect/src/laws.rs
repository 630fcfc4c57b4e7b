//! What must hold for every text: however it is cut, the same is found. Only compiled for tests.

use std::sync::{Arc, LazyLock};

use crate::{
    detector::Detector,
    detectors,
    finding::Finding,
    normalize,
    scanner::Scanner,
    stream::{Progress, StreamLimits, StreamScanner},
};

/// A scanner with every detector.
pub(crate) static ALL: LazyLock<Arc<Scanner>> =
    LazyLock::new(|| Arc::new(Scanner::new(detectors()).unwrap()));

/// Everything a stream finds in `pieces`, which must keep its promises on the way.
pub(crate) fn streamed<'t>(
    scanner: &Arc<Scanner>,
    pieces: impl IntoIterator<Item = &'t str>,
) -> Vec<Finding> {
    let mut stream = scanner.stream(StreamLimits {
        max_held: usize::MAX,
    });
    let mut findings = Vec::new();
    let mut received = 0;
    let mut decided = 0;
    for piece in pieces {
        received += piece.len();
        let progress = stream.push(piece);
        keep(&stream, progress, received, &mut decided, &mut findings);
    }
    let last = stream.finish();
    keep(&stream, last, received, &mut decided, &mut findings);
    assert_eq!(decided, received, "nothing is held in the end");
    findings
}

fn keep(
    stream: &StreamScanner,
    progress: Progress,
    received: usize,
    decided: &mut usize,
    findings: &mut Vec<Finding>,
) {
    assert!(progress.overflow.is_empty());
    assert!(
        progress.decided >= *decided,
        "what is decided stays decided"
    );
    assert_eq!(stream.held(), received - progress.decided);
    for finding in &progress.findings {
        assert!(finding.span.start >= *decided && finding.span.end <= progress.decided);
    }
    *decided = progress.decided;
    findings.extend(progress.findings);
}

/// The text in two pieces, cut at every place, and character by character.
pub(crate) fn every_split_agrees(scanner: &Arc<Scanner>, text: &str) {
    let whole = scanner.scan(text);
    for at in (0..=text.len()).filter(|&at| text.is_char_boundary(at)) {
        let (left, right) = text.split_at(at);
        assert_eq!(
            streamed(scanner, [left, right]),
            whole,
            "cut at {at} of {text:?}"
        );
    }
    let characters = text
        .char_indices()
        .map(|(at, c)| text.get(at..at + c.len_utf8()).unwrap());
    assert_eq!(
        streamed(scanner, characters),
        whole,
        "in characters: {text:?}"
    );
}

/// A detector finds in a scanner what it finds alone, and in any pieces.
pub(crate) fn a_scanner_agrees(detector: &'static Detector, text: &str, alone: &[&str]) {
    let scanner = Arc::new(Scanner::new([detector]).unwrap());
    let found = scanner.scan(text);
    let texts: Vec<&str> = found
        .iter()
        .map(|f| text.get(f.span.start..f.span.end).unwrap())
        .collect();
    if normalize::is_plain(text) {
        assert!(
            alone.iter().all(|one| texts.contains(one)),
            "{} in {text:?}: {texts:?}",
            detector.id
        );
        let encoded = text
            .split(|c: char| !c.is_ascii_alphanumeric())
            .any(|run| run.len() >= 24);
        assert!(
            encoded || texts.len() == alone.len(),
            "{} in {text:?}: {texts:?}",
            detector.id
        );
    }
    if text.len() < 2000 {
        every_split_agrees(&scanner, text);
        every_split_agrees(&ALL, text);
    }
}
