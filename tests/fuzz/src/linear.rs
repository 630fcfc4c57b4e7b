//! Work grows with the length of a text and no faster, whatever it repeats.

use std::{
    hint::black_box,
    sync::{Arc, OnceLock},
    time::Duration,
};

use cpu_time::ThreadTime;
use detect::{
    Case, Confidence, DatasetKey, DatasetOptions, DetectorId, Entry, ExactMatch, Regex, Scanner,
    StreamLimits, Terms, build_dataset, detectors,
};

/// A text of some bytes again and again costs eight times as much where it is eight times as long. The first byte chooses who
/// reads it: all built-in detectors, at once or in a stream; or entries, some of them made of the bytes themselves.
pub fn linear(data: &[u8]) {
    let Some((&choice, rest)) = data.split_first() else {
        return;
    };
    let unit = rest.get(..rest.len().min(LONGEST_UNIT)).unwrap_or_default();
    let unit = String::from_utf8_lossy(unit);
    if unit.is_empty() {
        return;
    }
    let scanner = match choice % 4 {
        0 | 1 => builtin(),
        2 => regexes(&unit),
        _ => terms(&unit),
    };
    let Some(scanner) = scanner else {
        return;
    };
    let scan = |text: &str| match choice % 4 {
        1 => stream(&scanner, text),
        _ => {
            black_box(scanner.scan(text));
        }
    };
    let [short, long] = [SHORT, LONG].map(|length| unit.repeat(length / unit.len()));
    let times = grows_faster(&short, &long, scan);
    assert!(
        times.is_none(),
        "work grows faster than the text: {times:?} for {} and {} bytes",
        short.len(),
        long.len()
    );
}

/// Processor time for the short and the long text, where the long one's is out of proportion as often as it is measured.
fn grows_faster(short: &str, long: &str, scan: impl Fn(&str)) -> Option<[Duration; 2]> {
    let time = |text: &str| {
        let start = ThreadTime::now();
        scan(text);
        start.elapsed()
    };
    // What is made ready by the first text of its kind is no part of it.
    scan(short);
    let mut least = [Duration::MAX; 2];
    for _ in 0..TRIES {
        least = [least[0].min(time(short)), least[1].min(time(long))];
        let fair = least[0] * u32::try_from(LONG / SHORT).unwrap_or(u32::MAX);
        if least[1] <= fair * TOLERANCE + SLACK {
            return None;
        }
    }
    Some(least)
}

fn builtin() -> Option<Arc<Scanner>> {
    static SCANNER: OnceLock<Option<Arc<Scanner>>> = OnceLock::new();
    let make = || Scanner::new(detectors()).ok().map(Arc::new);
    SCANNER.get_or_init(make).clone()
}

fn stream(scanner: &Arc<Scanner>, text: &str) {
    let mut stream = scanner.stream(StreamLimits::default());
    for piece in crate::pieces(text, 100) {
        black_box(stream.push(piece));
    }
    black_box(stream.finish());
}

/// Patterns of which much may begin and little end, and one that every repeat begins.
fn regexes(unit: &str) -> Option<Arc<Scanner>> {
    let start: String = unit
        .chars()
        .take(4)
        .map(|c| match c {
            c if c.is_ascii_alphanumeric() || !c.is_ascii() => c.to_string(),
            c if c.is_ascii_graphic() => format!("\\{c}"),
            _ => String::from(r"\s"),
        })
        .collect();
    let patterns = [
        format!("{start}.{{1,900}}Q"),
        String::from(r"(?:a|b|ab){1,64}c"),
        String::from(r"\d{1,64}-\d{1,64}x"),
        String::from(r"[a-z ]{1,200}!"),
        String::from(r"(?:[a-z]{1,8}[.@]){1,16}[A-Z]"),
        String::from(r"\b\w{3,64}=\w{3,64};"),
    ];
    let regex = |(n, pattern): (usize, &String)| {
        let id = DetectorId::new(format!("custom.r{n}"));
        let regex = Regex::new(id, pattern, Confidence::Low).ok()?;
        Some(Entry::from(Arc::new(regex)))
    };
    let entries = patterns.iter().enumerate().filter_map(regex);
    Scanner::new(entries).ok().map(Arc::new)
}

/// Words that begin like the text and end otherwise, and a table in which the text's words are in two rows.
fn terms(unit: &str) -> Option<Arc<Scanner>> {
    let words: Vec<String> = (1..4)
        .map(|times| format!("{} x", unit.repeat(times)))
        .chain([unit.to_owned(), String::from("x")])
        .filter(|word| word.len() < 256)
        .collect();
    let usable = |word: &&str| {
        let list = Terms::word_list(id(), [*word], Case::Any, Confidence::Low);
        list.is_ok()
    };
    let words = words.iter().map(String::as_str).filter(usable);
    let list = Terms::word_list(id(), words, Case::Any, Confidence::Low);
    let mut entries = vec![Entry::from(Arc::new(list.ok()?))];
    let cell = unit.replace('"', "\"\"").replace(['\n', '\r'], " ");
    let rows = (0..2).map(|n| format!("\"{cell}{cell}\",\"another value {n}\"\n"));
    let table = format!("a,b\n{}", rows.collect::<String>());
    let options = DatasetOptions {
        is_table: true,
        ..DatasetOptions::default()
    };
    let when = ExactMatch {
        columns: 2,
        within_bytes: 64,
        confidence: Confidence::Low,
    };
    let dataset = DatasetKey::new(b"0123456789abcdef").and_then(|key| {
        let (bytes, _) = build_dataset(&table, &options, &key)?;
        Terms::exact_data(DetectorId::new("custom.table"), &bytes, &key, when)
    });
    entries.extend(dataset.ok().map(|terms| Entry::from(Arc::new(terms))));
    Scanner::new(entries).ok().map(Arc::new)
}

fn id() -> DetectorId {
    DetectorId::new("custom.list")
}

const LONGEST_UNIT: usize = 64;
const SHORT: usize = 8 << 10;
const LONG: usize = 64 << 10;

/// How often it is measured before it is said.
const TRIES: usize = 5;

/// So many times its share a long text may take: of what grows with the square it takes eight times that.
const TOLERANCE: u32 = 3;

/// What no bound is put on: a measurement has its own noise.
const SLACK: Duration = Duration::from_millis(20);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_grows_with_the_square_is_seen() {
        let spin = |turns: usize| {
            for turn in 0..turns {
                black_box(turn);
            }
        };
        let [short, long] = [SHORT, LONG].map(|length| "x".repeat(length));
        let square = grows_faster(&short, &long, |text| spin(text.len() * text.len() / 128));
        assert!(square.is_some());
        assert_eq!(
            grows_faster(&short, &long, |text| spin(text.len() * 50)),
            None
        );
    }
}
