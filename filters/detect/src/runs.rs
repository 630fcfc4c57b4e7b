//! Base64 in a normalised text: each run of its characters is decoded, and what it says is matched like any text.
//!
//! A run may go on over line breaks where all its lines are of one of the usual lengths. It may begin with something
//! that is no base64 (`/r/`, `key_`): after a separator, text that decodes well is decoded from there as well.

use crate::{
    encoded::{self, Decoder},
    feed::Feed,
    finding::Span,
    overlap::Found,
    patterns::{Patterns, Scratch},
};

/// The base64 runs of one text.
#[derive(Debug, Default)]
pub(crate) struct Runs {
    open: Option<Run>,
    /// Final, in the normalised text around the run; not reported yet.
    found: Vec<Found>,
    /// The end of the last run that was given up on.
    given_up: usize,
}

/// A run that may go on.
#[derive(Debug, Default)]
struct Run {
    lines: Lines,
    /// The first is the whole run; of the others, each begins at another place in a quad.
    payloads: Vec<Payload>,
    /// The last characters, after which one more may begin.
    recent: Vec<u8>,
    /// Nothing is decoded any more.
    given_up: bool,
}

/// Where the characters of a run stand in the text around it.
#[derive(Clone, Copy, Debug, Default)]
struct Lines {
    start: usize,
    /// Characters so far.
    count: usize,
    /// Characters in each line but the last. None: 0.
    length: usize,
    /// Line breaks so far, and the bytes of each.
    breaks: usize,
    width: usize,
    gap: Gap,
}

/// What came after the last character.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
enum Gap {
    #[default]
    None,
    Return,
    /// A line break of so many bytes.
    Break(usize),
}

/// What a run says if it begins at one of its characters.
#[derive(Clone, Debug)]
struct Payload {
    first: usize,
    decoder: Decoder,
    feed: Feed,
    /// How much of what it says is final.
    decided: usize,
    /// All of it is text so far.
    is_text: bool,
}

/// What matching needs, and where it puts what it finds.
struct Search<'p> {
    patterns: &'p Patterns,
    scratch: &'p mut Scratch,
    found: &'p mut Vec<Found>,
}

impl Runs {
    /// Takes in the piece of normalised text that begins at `start`, where the last one ended. `last`: nothing follows.
    pub(crate) fn extend(
        &mut self,
        patterns: &Patterns,
        scratch: &mut Scratch,
        (piece, start): (&str, usize),
        last: bool,
    ) {
        let bytes = piece.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if self.open.is_none() {
                let Some((from, to)) = encoded::next_run(bytes, at) else {
                    return;
                };
                let is_complete = last || to < bytes.len();
                let run = bytes.get(from..to).unwrap_or_default();
                let breaks = matches!(bytes.get(to), Some(b'\r' | b'\n'));
                let goes_on = breaks && LINES.contains(&run.len());
                let mut hopeless =
                    || encoded::is_hopeless(run) || !goes_on && patterns.is_noise(scratch, run);
                if is_complete && hopeless() {
                    at = to;
                    continue;
                }
                self.open = Some(Run::new(start + from));
                at = from;
            }
            let mut search = Search {
                patterns,
                scratch,
                found: &mut self.found,
            };
            if let Some(run) = &mut self.open {
                at += run.take(&mut search, bytes.get(at..).unwrap_or_default());
            }
            if at < bytes.len() {
                self.close(patterns, scratch);
            }
        }
    }

    /// The open run, if there is one, has ended.
    pub(crate) fn close(&mut self, patterns: &Patterns, scratch: &mut Scratch) {
        let Some(run) = self.open.take() else {
            return;
        };
        if run.given_up {
            self.given_up = run.lines.end(run.lines.count);
        }
        let mut search = Search {
            patterns,
            scratch,
            found: &mut self.found,
        };
        for payload in run.payloads {
            payload.close(&mut search, &run.lines);
        }
    }

    /// Matches what the open run has decoded to so far. Returns the place in the text around it from which it may
    /// still bring findings.
    pub(crate) fn settle(&mut self, patterns: &Patterns, scratch: &mut Scratch) -> usize {
        let Some(run) = &mut self.open else {
            return usize::MAX;
        };
        let mut search = Search {
            patterns,
            scratch,
            found: &mut self.found,
        };
        for payload in &mut run.payloads {
            if payload.is_long(&run.lines) {
                payload.settle(&mut search, &run.lines, false);
            }
        }
        run.hold()
    }

    /// Forgets what the open run says, and what was found: the text is given up on as far as the run goes.
    pub(crate) fn give_up(&mut self) {
        self.found = Vec::new();
        if let Some(run) = &mut self.open {
            run.given_up = true;
            run.payloads = Vec::new();
            run.recent = Vec::new();
        }
    }

    /// Where the last run that was given up on ends.
    pub(crate) fn given_up_until(&self) -> usize {
        match &self.open {
            Some(run) if run.given_up => usize::MAX,
            _ => self.given_up,
        }
    }

    /// Findings that are final as far as their run goes.
    pub(crate) fn found(&mut self) -> &mut Vec<Found> {
        &mut self.found
    }

    /// How much decoded text is not final.
    pub(crate) fn held(&self) -> usize {
        let payloads = self.open.iter().flat_map(|run| &run.payloads);
        payloads.map(|payload| payload.feed.held()).sum()
    }
}

impl Run {
    fn new(start: usize) -> Self {
        Self {
            lines: Lines {
                start,
                ..Lines::default()
            },
            payloads: vec![Payload::new(0)],
            ..Self::default()
        }
    }

    /// Takes in what of `bytes` belongs to the run, and says how much that is. Less than all: the run has ended.
    fn take(&mut self, search: &mut Search<'_>, bytes: &[u8]) -> usize {
        let mut at = 0;
        while let Some((&byte, _)) = bytes.get(at..).and_then(<[u8]>::split_first) {
            let rest = bytes.get(at..).unwrap_or_default();
            let piece = rest.get(..PIECE).unwrap_or(rest);
            let length = match self.lines.gap {
                Gap::Return => 0,
                _ => encoded::run_length(piece),
            };
            if length > 0 {
                self.join(search);
                self.extend(search, rest.get(..length).unwrap_or_default());
                at += length;
            } else if self.lines.breaks_with(byte) {
                at += 1;
            } else {
                break;
            }
        }
        at
    }

    /// The run goes on after a line break, if there was one.
    fn join(&mut self, search: &mut Search<'_>) {
        if let Gap::Break(width) = self.lines.gap {
            if self.lines.length == 0 {
                // What follows one line may as well be something else.
                if let Some(payload) = self.payloads.first() {
                    payload.clone().close(search, &self.lines);
                }
                self.lines.length = self.lines.count;
                self.lines.width = width;
            }
            self.lines.breaks += 1;
            self.lines.gap = Gap::None;
        }
    }

    fn extend(&mut self, search: &mut Search<'_>, characters: &[u8]) {
        if self.given_up {
            self.lines.count += characters.len();
            return;
        }
        let before = self.recent.len();
        self.recent.extend(characters);
        let recent = std::mem::take(&mut self.recent);
        let mut pushed = 0;
        for (at, next) in recent.windows(1 + encoded::LOOK).enumerate() {
            let [separator, start @ ..] = next else {
                continue;
            };
            if encoded::is_separator(*separator) && encoded::is_text(start) {
                let known = (at + next.len()).saturating_sub(before);
                self.push(characters.get(pushed..known).unwrap_or_default());
                pushed = pushed.max(known);
                self.begin(search, start);
            }
        }
        self.push(characters.get(pushed..).unwrap_or_default());
        let kept = recent.len().saturating_sub(encoded::LOOK);
        self.recent = recent;
        self.recent.drain(..kept);
    }

    fn push(&mut self, characters: &[u8]) {
        self.lines.count += characters.len();
        for payload in &mut self.payloads {
            payload.push(characters);
        }
    }

    /// What the run says may begin with `start`, its last characters.
    fn begin(&mut self, search: &mut Search<'_>, start: &[u8]) {
        let first = self.lines.count - start.len();
        let other = self.payloads.iter().position(|payload| {
            payload.first % 4 == first % 4 && (payload.is_text || payload.first > 0)
        });
        match other {
            Some(index) if self.payloads.get(index).is_none_or(|other| other.is_text) => return,
            Some(index) => self.payloads.swap_remove(index).close(search, &self.lines),
            None => {}
        }
        let mut payload = Payload::new(first);
        payload.push(start);
        self.payloads.push(payload);
    }

    /// The place from which it may still bring findings.
    fn hold(&self) -> usize {
        if self.given_up {
            return usize::MAX;
        }
        let lines = &self.lines;
        if lines.count < encoded::LONG {
            return lines.start;
        }
        let separator = self.recent.iter().position(|&c| encoded::is_separator(c));
        let begin = separator.map(|at| lines.place(lines.count - self.recent.len() + at + 1));
        let payloads = self.payloads.iter().map(|payload| payload.hold(lines));
        payloads.chain(begin).min().unwrap_or(usize::MAX)
    }
}

impl Lines {
    /// Where a character stands.
    fn place(&self, character: usize) -> usize {
        let breaks = character.checked_div(self.length).unwrap_or(0);
        self.start + character + breaks.min(self.breaks) * self.width
    }

    /// Where the text of so many characters ends.
    fn end(&self, characters: usize) -> usize {
        match characters.checked_sub(1) {
            Some(last) => self.place(last) + 1,
            None => self.start,
        }
    }

    /// Whether `byte` is part of a line break over which the run may go on.
    fn breaks_with(&mut self, byte: u8) -> bool {
        let line = self.count - self.breaks * self.length;
        let full = match self.length {
            0 => LINES.contains(&line),
            length => line == length,
        };
        self.gap = match (self.gap, byte) {
            (Gap::None, b'\r') if full && self.width != 1 => Gap::Return,
            (Gap::None, b'\n') if full && self.width != 2 => Gap::Break(1),
            (Gap::Return, b'\n') => Gap::Break(2),
            _ => return false,
        };
        true
    }
}

impl Payload {
    fn new(first: usize) -> Self {
        Self {
            first,
            decoder: Decoder::default(),
            feed: Feed::default(),
            decided: 0,
            is_text: true,
        }
    }

    fn push(&mut self, characters: &[u8]) {
        let mut decoded = String::new();
        self.decoder.push(characters, &mut decoded);
        self.add(&decoded);
    }

    fn add(&mut self, decoded: &str) {
        self.is_text &= !encoded::has_controls(decoded.as_bytes());
        self.feed.push(decoded);
    }

    fn is_long(&self, lines: &Lines) -> bool {
        lines.count - self.first >= encoded::LONG
    }

    fn hold(&self, lines: &Lines) -> usize {
        match self.is_long(lines) {
            true => lines.place(self.first + encoded::quad(self.decided)),
            false => lines.place(self.first),
        }
    }

    /// Nothing follows.
    fn close(mut self, search: &mut Search<'_>, lines: &Lines) {
        let mut last = String::new();
        self.decoder.finish(&mut last);
        self.add(&last);
        // Short words often decode to something; only if all of it is text it was meant to.
        let short = self.is_text && lines.count - self.first >= encoded::SHORTEST;
        if short || self.is_long(lines) {
            self.feed.finish();
            self.settle(search, lines, true);
        }
    }

    fn settle(&mut self, search: &mut Search<'_>, lines: &Lines, complete: bool) {
        let none = &mut Vec::new();
        let settled = self
            .feed
            .settle(search.patterns, search.scratch, complete, none, usize::MAX);
        self.decided = settled.decided;
        search.found.extend(settled.found.iter().map(|f| {
            let last = self.first + encoded::quad(f.span.end.saturating_sub(1)) + 4;
            let start = lines.place(self.first + encoded::quad(f.span.start));
            Found {
                span: Span::new(start, lines.end(last.min(lines.count))),
                lead: 0,
                ..*f
            }
        }));
    }
}

/// The usual lengths of lines: RFC 7468 has 64, RFC 2045 76; programs cut at others.
const LINES: [usize; 4] = [60, 64, 72, 76];

/// Characters that are decoded at once.
const PIECE: usize = 4096;

#[cfg(test)]
mod tests {
    use base64::{Engine, engine::general_purpose::STANDARD};
    use proptest::prelude::*;

    use super::*;
    use crate::laws::{ALL, every_split_agrees};

    /// What each finding covers.
    fn found(text: &str) -> Vec<&str> {
        every_split_agrees(&ALL, text);
        let findings = ALL.scan(text);
        findings
            .iter()
            .map(|f| text.get(f.span.start..f.span.end).unwrap())
            .collect()
    }

    #[test]
    fn short_runs() {
        assert_eq!(
            found("x NDExMTExMTExMTExMTExMQ== x"),
            ["NDExMTExMTExMTExMTExMQ"]
        );
        assert_eq!(found("see: MTIzLTQ1LTY3ODk=, ok").len(), 1);
        // Eleven bytes, but not all are text.
        let noise = STANDARD.encode(b"\xff 123-45-6789");
        assert_eq!(found(&noise).len(), 0);
    }

    #[test]
    fn after_a_separator() {
        let card = "NDExMTExMTExMTExMTExMQ";
        for before in [
            "/",
            "/r/",
            "/ab/",
            "/abc/",
            "/api/v1/r/",
            "key_",
            "a-",
            "a+b+",
            "user_id_is_",
            "--",
        ] {
            assert_eq!(found(&format!("{before}{card}")), [card], "{before}");
            let long = STANDARD.encode("my card is 4111111111111111, is it not?");
            assert_eq!(found(&format!("{before}{long}")).len(), 1, "{before}");
        }
        // Each separator begins something else.
        assert_eq!(
            found(&format!("/a/{card}-{card}/ab/{card}-x{card}")).len(),
            3
        );
    }

    proptest! {
        #[test]
        fn hexadecimal_says_nothing(run in "[0-9a-f-]{24,300}|[0-9A-F-]{24,300}") {
            prop_assert!(encoded::is_hex(run.as_bytes()));
            for start in 0..4 {
                let mut decoder = Decoder::default();
                let mut text = String::new();
                decoder.push(&run.as_bytes()[start..], &mut text);
                decoder.finish(&mut text);
                prop_assert_eq!(ALL.scan_patterns(&text), []);
            }
        }
    }

    #[test]
    fn over_line_breaks() {
        let text = "However long lines are, the key here is AKIAQ7ZTLMXWRKVBNC2Y and stands in two of them.";
        let run = STANDARD.encode(text);
        for length in [60, 64, 72, 76] {
            let lines: Vec<&str> = run
                .as_bytes()
                .chunks(length)
                .map(|line| std::str::from_utf8(line).unwrap())
                .collect();
            for end in ["\n", "\r\n", "\\n", "\\r\\n"] {
                let text = format!("text:\n{}\nThanks", lines.join(end));
                let found = found(&text);
                assert_eq!(found.len(), 1, "{length} {end:?}");
                assert!(found[0].contains(end));
            }
        }
        let lines = run.as_bytes().chunks(50);
        let lines: Vec<&str> = lines.map(|l| std::str::from_utf8(l).unwrap()).collect();
        assert_eq!(found(&lines.join("\n")).len(), 0, "no usual length");
    }

    #[test]
    fn what_follows_one_line_is_something_else() {
        for length in [45, 48, 54, 57] {
            let text = format!("{:>length$}", " AKIAQ7ZTLMXWRKVBNC2Y");
            let line = STANDARD.encode(text.replace("  ", "a "));
            assert_eq!(found(&format!("{line}\nThanks a lot")).len(), 1, "{length}");
        }
    }
}
