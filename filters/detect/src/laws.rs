//! What must hold for every text: however it is cut, the same is found. Only compiled for tests.

use std::sync::{Arc, LazyLock};

use crate::{
    detector::Detector,
    detectors, encoded,
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
    let whole = scanner.scan_patterns(text);
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
            .any(|run| run.len() >= encoded::SHORTEST);
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

#[cfg(test)]
mod tests {
    use base64::{Engine, engine::general_purpose::STANDARD};
    use proptest::prelude::*;

    use super::*;
    use crate::redact::{Redaction, TokenVault, redact};

    /// Things that are found, nearly found, or hide others, and what may stand between them.
    const PARTS: &[&str] = &[
        "4111 1111 1111 1111",
        "4111111111111111",
        "378282246310005",
        "1234",
        "12",
        "4111 11",
        "DE89 3704 0044 0532 0130 00",
        "GB82WEST12345698765432",
        "123-45-6789",
        "900-70-0000",
        "jo.lee@example.com",
        "müller@exämple.de",
        "иван@пример.рф",
        "xn--p1ai",
        "пример",
        "…",
        "—",
        "AIzaSyDq7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf-mQ_",
        "&lt",
        "&#64",
        "&ndash;",
        "Private-Lines: 1\n",
        "---- BEGIN SSH2 PRIVATE KEY ----\n",
        "postgres://me%40db:s3cr3tPa55@db/x",
        "jo",
        "@",
        "example.com",
        ".",
        "a.b",
        "+1 (212) 555-0182",
        "(212)",
        "555-0182",
        "10.20.30.40",
        "2001:4860:4860::8888",
        "fe80::",
        ":",
        "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
        "0xde0B295669a9FD93d5F28D9Ec85E40f4cb697BAe",
        "0x",
        "AKIAIOSFODNN7EXAMPLQ",
        "AKIA",
        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzKLMNOPQR",
        "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
        "ghp_",
        "xoxb-123456789012-123456789012-AbCdEfGhIjKlMnOpQrStUvWx",
        "xox",
        "sk-",
        "sk-proj-",
        "sk-ant-api03-aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5zA7bC9dE1fG3hI5jK7lM9nO1pQ3rS5tU7vW9xY1zA3bC5dE7fG9hI1jK3lM5nO7pQ9AA",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
        "eyJ",
        "eyJhbGciOi",
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN ",
        "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC",
        "\n",
        "-----END PRIVATE KEY-----",
        "postgres://me:s3cr3tPa55@db/x",
        "://",
        "u:p",
        "card ",
        "ssn: ",
        "password=",
        "token ",
        " ",
        " ",
        "\n",
        ", ",
        "-",
        "_",
        "&#64;",
        "&",
        "%40",
        "%",
        "\\u0040",
        "\\",
        "\\n",
        "\u{200b}",
        "\u{ad}",
        "４",
        "１１１",
        "é",
        "你好",
        "ﬁ",
        "\u{e0041}",
        "c2VjcmV0",
        "=",
        "==",
        "QUtJQUlPU0ZPRE5ON0VYQU1QTFE",
        "NDExMTExMTExMTExMTExMQ==",
        "/r/NDExMTExMTExMTExMTExMQ",
        "abc_NDExMTExMTExMTExMTExMQ",
        "aGVsbG8gd29ybGQsIHRoaXMgaXMgb25lIGxpbmUgb2YgYSB0ZXh0IHRoYXQgaXMgd3JhcHBlZDog\n",
        "QUtJQVE3WlRMTVhXUktWQk5DMlkgaXMgdGhlIGtleSBhbmQgdGhpcyBpcyBvbmUgd2hvbGUgbGlu\r\n",
        "\r\n",
        "/",
        "+",
        "hello world ",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ];

    /// Base64 as programs write it: in lines.
    fn wrapped(text: &str, length: usize, end: &str) -> String {
        let run = STANDARD.encode(text);
        let lines = run
            .as_bytes()
            .chunks(length)
            .map(|line| std::str::from_utf8(line).unwrap());
        lines.collect::<Vec<_>>().join(end)
    }

    fn texts() -> impl Strategy<Value = String> {
        let parts = prop::collection::vec(prop::sample::select(PARTS), 1..9);
        let breaks = prop::sample::select(vec![(64, "\n"), (76, "\n"), (76, "\r\n"), (64, "\\n")]);
        let wrapped = (parts, breaks)
            .prop_map(|(parts, (length, end))| wrapped(&parts.concat(), length, end));
        let part = prop_oneof![
            1 => wrapped,
            8 => prop::sample::select(PARTS).prop_map(String::from),
            1 => prop::collection::vec(prop::sample::select(PARTS), 1..4).prop_map(|p| STANDARD.encode(p.concat())),
            1 => "\\PC{0,3}",
        ];
        prop::collection::vec(part, 0..9).prop_map(|parts| parts.concat())
    }

    fn pieces<'t>(text: &'t str, cuts: &[usize]) -> Vec<&'t str> {
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut % (text.len() + 1)).collect();
        cuts.retain(|&cut| text.is_char_boundary(cut));
        cuts.extend([0, text.len()]);
        cuts.sort_unstable();
        cuts.windows(2)
            .map(|cut| text.get(cut[0]..cut[1]).unwrap())
            .collect()
    }

    /// What a host does with a stream: lets go of what is decided, replacing what was found.
    fn emitted(text: &[&str], redaction: &Redaction) -> String {
        let mut stream = ALL.stream(StreamLimits::default());
        let (mut held, mut start, mut out) = (String::new(), 0, String::new());
        let mut vault = TokenVault::new();
        let mut emit = |held: &mut String, progress: Progress| {
            let rest = held.split_off(progress.decided - start);
            let mut found = progress.findings;
            found.iter_mut().for_each(|f| {
                f.span.start -= start;
                f.span.end -= start;
            });
            out.push_str(&redact(held, &found, redaction, &mut vault));
            start = progress.decided;
            *held = rest;
        };
        for piece in text {
            held.push_str(piece);
            let progress = stream.push(piece);
            emit(&mut held, progress);
        }
        emit(&mut held, stream.finish());
        assert!(held.is_empty());
        out
    }

    /// One of each kind of thing that is found wherever it stands.
    const WHOLE: &[&str] = &[
        "4111 1111 1111 1111",
        "4111111111111111",
        "378282246310005",
        "GB94BARC10201530093459",
        "123-45-6789",
        "912-90-3456",
        "021000021",
        "36.106.174.11",
        "212-555-0182",
        "jo.lee@example.com",
        "müller@exämple.de",
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
        "AIzaSyDq7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf-mQ_",
        "AKIAQ7ZTLMXWRKVBNC2Y",
        "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
    ];

    #[test]
    fn what_stands_beside_a_finding_is_found() {
        let joints = [
            " ", ", ", ",", ";", "|", "/", "=", "\n", "'", "\"", "*", "#", "&", "?", "~",
        ];
        for (left, right) in WHOLE.iter().flat_map(|l| WHOLE.iter().map(move |r| (l, r))) {
            for joint in joints {
                let text = format!("{left}{joint}{right}");
                let found = ALL.scan(&text);
                let rest = redact(&text, &found, &Redaction::Mask, &mut TokenVault::new());
                let rest: String = rest.chars().filter(|c| c.is_alphanumeric()).collect();
                assert_eq!(rest, "", "{text:?}: {found:?}");
            }
        }
    }

    #[test]
    fn a_part_of_a_number_is_none_wherever_the_text_is_cut() {
        let alone = Scanner::new(crate::detectors().filter(|d| d.id == "identifier.uy_ci"));
        let alone = Arc::new(alone.unwrap());
        for text in [
            "111555-0182\r\n",
            "１１１555-0182\r\n",
            "111555-01 82",
            "111555-01",
        ] {
            every_split_agrees(&ALL, text);
            every_split_agrees(&alone, text);
        }
        assert!(alone.scan("111555-0182").is_empty());
        assert_eq!(alone.scan("111555-01").len(), 1);
    }

    #[test]
    fn what_stands_right_after_a_number_is_found() {
        let numbers = ["4111 1111 1111 1111", "378282246310005", "123-45-6789"];
        for number in numbers {
            for joint in ["", ".", "-", "_", "(", ". "] {
                for right in [
                    "123-45-6789",
                    "jo.lee@example.com",
                    "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
                    "DE89370400440532013000",
                ] {
                    if joint.is_empty() && right.starts_with(|c: char| c.is_ascii_digit()) {
                        continue; // One longer number.
                    }
                    let text = format!("{number}{joint}{right}");
                    let found = ALL.scan(&text);
                    let rest = redact(&text, &found, &Redaction::Mask, &mut TokenVault::new());
                    assert!(
                        !rest.contains(|c: char| c.is_alphanumeric()),
                        "{text:?}: {found:?}"
                    );
                }
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn every_split_of_every_text(text in texts()) {
            every_split_agrees(&ALL, &text);
        }

        #[test]
        fn many_cuts(text in prop::collection::vec(texts(), 1..5), cuts in prop::collection::vec(any::<usize>(), 0..40)) {
            let text = text.concat();
            let whole = ALL.scan_patterns(&text);
            prop_assert!(whole.windows(2).all(|two| two[0].span.end <= two[1].span.start));
            for finding in &whole {
                prop_assert!(text.get(finding.span.start..finding.span.end).is_some_and(|t| !t.is_empty()));
            }
            let pieces = pieces(&text, &cuts);
            prop_assert_eq!(streamed(&ALL, pieces.iter().copied()), whole.clone());
            let redacted = redact(&text, &whole, &Redaction::Replace, &mut TokenVault::new());
            prop_assert_eq!(emitted(&pieces, &Redaction::Replace), redacted);
        }

        #[test]
        fn any_text_at_all(text in "\\PC{0,200}|[ -~]{0,200}|[0-9 .:-]{0,200}|[a-f0-9:./@]{0,200}", step in 1_usize..30) {
            let whole = ALL.scan_patterns(&text);
            let characters: Vec<char> = text.chars().collect();
            let pieces: Vec<String> = characters.chunks(step).map(String::from_iter).collect();
            prop_assert_eq!(streamed(&ALL, pieces.iter().map(String::as_str)), whole);
        }

        #[test]
        fn nothing_found_leaks_at_the_bound(text in texts(), long in 200_usize..3000, max_held in 0_usize..200, step in 1_usize..9) {
            let text = format!("{text} sk-proj-{} {text}", "aB3".repeat(long / 3));
            let mut stream = ALL.stream(StreamLimits { max_held });
            let mut covered = vec![false; text.len()];
            let mut decided = 0;
            let mut note = |progress: Progress| {
                assert!(progress.decided >= decided);
                decided = progress.decided;
                for span in progress.overflow.iter().copied().chain(progress.findings.iter().map(|f| f.span)) {
                    assert!(span.end <= decided);
                    for slot in &mut covered[span.start..span.end] {
                        assert!(!*slot, "given twice");
                        *slot = true;
                    }
                }
            };
            let characters: Vec<char> = text.chars().collect();
            for piece in characters.chunks(step) {
                note(stream.push(&String::from_iter(piece)));
                prop_assert!(stream.held() <= max_held.max(64));
            }
            note(stream.finish());
            prop_assert_eq!(decided, text.len());
            let at = text.find("sk-proj-aB3").unwrap();
            let end = at + "sk-proj-".len() + long / 3 * 3;
            prop_assert!(covered[at..end].iter().all(|&c| c), "a part of the token leaked");
        }
    }
}
