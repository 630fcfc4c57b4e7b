//! A scan of a text that comes in pieces, which lets go of every byte that no text to come can concern.
//!
//! What is found does not depend on the pieces. A pass over the text that is not final yields, besides matches, the
//! first place that is still *live*: the text from there to its end is the beginning of a match of some pattern.
//! That place is moved back over any match it touches; everything before it is final. There is no fixed window: after
//! an ordinary word and a space nothing is held.

use std::{fmt, sync::Arc};

use crate::{
    feed::{Feed, Settled},
    finding::{Finding, Span},
    overlap::Found,
    patterns::{Carried, Patterns, Scratch},
    runs::Runs,
    scanner::Scanner,
};

/// How much a stream may hold back.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct StreamLimits {
    /// Bytes of a segment that may be undecided at the end of a push.
    pub max_held: usize,
}

impl Default for StreamLimits {
    fn default() -> Self {
        Self { max_held: 64 << 10 }
    }
}

/// What a piece of text decided.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Progress {
    /// Every byte before this offset, counted from the start of the segment, is final.
    pub decided: usize,
    /// What became final, in order. Spans count from the start of the segment and end at or before `decided`.
    pub findings: Vec<Finding>,
    /// Bytes given up on because too much was held: they may be part of something sensitive, so they must be masked
    /// or the stream blocked. They end at or before `decided`.
    pub overflow: Vec<Span>,
}

/// Scans a segment that comes in pieces. Whatever the pieces: the same findings as [`Scanner::scan`] on all of it.
pub struct StreamScanner {
    scanner: Arc<Scanner>,
    limits: StreamLimits,
    feed: Feed,
    runs: Runs,
    /// In normalised text: where `runs` has got to.
    read: usize,
    decided: usize,
    /// Long matches in the making, followed byte by byte instead of matched again with every piece.
    watch: Option<Watch>,
    /// In normalised text: what was given up on ended here, but what began in it may not have.
    muted: Option<usize>,
    /// Bytes that may be matched again before as many new ones came.
    credit: usize,
}

/// Runs that are live at the end of the text so far.
#[derive(Debug)]
struct Watch {
    runs: Vec<Carried>,
    /// The text is given up on as long as one of these lives, or the base64 run at its end.
    given_up: bool,
}

impl StreamScanner {
    pub(crate) fn new(scanner: Arc<Scanner>, limits: StreamLimits) -> Self {
        Self {
            scanner,
            limits,
            feed: Feed::default(),
            runs: Runs::default(),
            read: 0,
            decided: 0,
            watch: None,
            muted: None,
            credit: 0,
        }
    }

    /// Takes the next piece.
    pub fn push(&mut self, piece: &str) -> Progress {
        self.feed.push(piece);
        self.credit = self
            .credit
            .saturating_add(piece.len().saturating_mul(CREDIT));
        self.advance(Look::WhenItPays)
    }

    /// Nothing follows: everything becomes final.
    pub fn finish(&mut self) -> Progress {
        self.feed.finish();
        self.advance(Look::Last)
    }

    /// Gives up on what is held (a time bound was reached, say): all of it is final and reported as overflow, and so
    /// is what still comes of the matches in the making.
    pub fn give_up(&mut self) -> Progress {
        let mut progress = self.advance(Look::Now);
        if self.held() > 0 {
            let scanner = Arc::clone(&self.scanner);
            let mut scratch = scanner.scratch();
            let from = self.read;
            self.feed.finish();
            self.take_in(&scanner, &mut scratch);
            if !self.follow(&scanner, &mut scratch, from, &mut progress) || self.held() > 0 {
                self.watch = None;
                self.abandon(&scanner, &mut scratch, &mut progress);
            }
            progress.decided = self.decided;
        }
        progress
    }

    /// How many bytes came in that are not final.
    pub fn held(&self) -> usize {
        self.feed.normal().received() - self.decided
    }

    fn advance(&mut self, look: Look) -> Progress {
        let scanner = Arc::clone(&self.scanner);
        let mut scratch = scanner.scratch();
        let mut progress = Progress::default();
        let from = self.read;
        self.take_in(&scanner, &mut scratch);
        if look == Look::Last {
            self.runs.close(scanner.patterns(), &mut scratch);
        }
        let watched = self.follow(&scanner, &mut scratch, from, &mut progress);
        let full = self.held() > self.limits.max_held;
        let cost = self.feed.held() + self.runs.held();
        let look = match look {
            Look::WhenItPays if self.muted.is_some() => Look::Now,
            Look::WhenItPays if watched || (cost > FREE && cost > self.credit && !full) => {
                Look::NotYet
            }
            look => look,
        };
        if look != Look::NotYet {
            self.credit -= self.credit.min(cost.saturating_sub(FREE));
            self.look(&scanner, &mut scratch, look, &mut progress);
        }
        if look != Look::Last && self.held() > self.limits.max_held {
            self.abandon(&scanner, &mut scratch, &mut progress);
        } else if look == Look::WhenItPays && self.feed.held() > FREE {
            let watch = self.watch(&scanner, &mut scratch, false);
            self.watch = Some(watch).filter(|watch| !watch.runs.is_empty());
        }
        progress.decided = self.decided;
        progress
    }

    /// Looks for base64 in the new text.
    fn take_in(&mut self, scanner: &Scanner, scratch: &mut Scratch) {
        let piece = (self.feed.text_from(self.read), self.read);
        self.runs.extend(scanner.patterns(), scratch, piece, false);
        self.read = self.feed.normal().end();
    }

    /// Follows the watched runs over the text from `from` on. Whether some live at its end.
    fn follow(
        &mut self,
        scanner: &Scanner,
        scratch: &mut Scratch,
        from: usize,
        progress: &mut Progress,
    ) -> bool {
        let Some(watch) = &mut self.watch else {
            return false;
        };
        // A base64 run may bring a finding until it ends.
        let encoded = match watch.given_up {
            true => self.runs.given_up_until(),
            false => 0,
        };
        let text = self.feed.text_from(from).as_bytes();
        let died = text.iter().zip(from..).find_map(|(&byte, at)| {
            let lives = watch.step(scanner.patterns(), byte) || at < encoded;
            (!lives).then_some(at)
        });
        match died {
            Some(at) => {
                self.muted = watch.given_up.then_some(at);
                self.watch = None;
                false
            }
            None => {
                if watch.given_up {
                    // What begins in a text that is given up on is given up on too.
                    watch.join(self.feed.lives(scanner.patterns(), scratch));
                    self.runs.give_up();
                    self.give_up_to(scanner, self.feed.normal().end(), progress);
                }
                true
            }
        }
    }

    /// Matches what is not final.
    fn look(
        &mut self,
        scanner: &Scanner,
        scratch: &mut Scratch,
        look: Look,
        progress: &mut Progress,
    ) {
        if self.watch.as_ref().is_some_and(|watch| watch.given_up) {
            return;
        }
        let last = look == Look::Last;
        let mute = self
            .muted
            .map(|at| self.feed.normal().source(Span::new(at, at)).start);
        let hold = self.runs.settle(scanner.patterns(), scratch);
        let inner = self.runs.found();
        let Settled { decided, mut found } =
            self.feed
                .settle(scanner.patterns(), scratch, last, inner, hold);
        if let Some(mute) = mute {
            let reach = |mute: usize, f: &Found| match f.span.start < mute {
                true => mute.max(f.span.end),
                false => mute,
            };
            let mute = found.iter().fold(mute, reach);
            if decided < mute {
                self.abandon(scanner, scratch, progress);
                return;
            }
            found.retain(|f| f.span.start >= mute);
            self.overflow_to(mute, progress);
            self.muted = None;
        }
        self.decided = self.decided.max(decided);
        progress.findings.extend(scanner.findings(&found));
    }

    /// Gives up on everything held.
    fn abandon(&mut self, scanner: &Scanner, scratch: &mut Scratch, progress: &mut Progress) {
        let watch = match self.watch.take() {
            Some(watch) => Watch {
                given_up: true,
                ..watch
            },
            None => self.watch(scanner, scratch, true),
        };
        self.runs.give_up();
        let lives = !watch.runs.is_empty() || self.runs.given_up_until() == usize::MAX;
        self.watch = lives.then_some(watch);
        self.give_up_to(scanner, self.feed.normal().end(), progress);
    }

    /// Everything before `end`, an offset in normalised text, is overflow.
    fn give_up_to(&mut self, scanner: &Scanner, end: usize, progress: &mut Progress) {
        let until = self.feed.normal().source(Span::new(end, end)).start;
        self.overflow_to(until, progress);
        self.muted = None;
        self.feed.skip_to(scanner.patterns(), end);
    }

    /// Everything before `until`, an offset in the original, is overflow.
    fn overflow_to(&mut self, until: usize, progress: &mut Progress) {
        if until > self.decided {
            progress.overflow.push(Span::new(self.decided, until));
            self.decided = until;
        }
    }

    fn watch(&self, scanner: &Scanner, scratch: &mut Scratch, given_up: bool) -> Watch {
        Watch {
            runs: self.feed.lives(scanner.patterns(), scratch),
            given_up,
        }
    }
}

impl fmt::Debug for StreamScanner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StreamScanner")
            .field("decided", &self.decided)
            .field("held", &self.held())
            .finish_non_exhaustive()
    }
}

impl Watch {
    /// Takes over more runs. Beyond a number one stands for the rest, which lives longer than it must.
    fn join(&mut self, runs: Vec<Carried>) {
        for run in runs {
            match self.runs.len() {
                ..WATCHED => self.runs.push(run),
                WATCHED => self.runs.push(Carried::vague()),
                _ => return,
            }
        }
    }

    /// Follows the runs over one byte. Whether one lives.
    fn step(&mut self, patterns: &Patterns, byte: u8) -> bool {
        self.runs.retain_mut(|run| patterns.carry(run, byte));
        !self.runs.is_empty()
    }
}

/// When to match what is held.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Look {
    /// If little is held, or enough text came since the last time.
    WhenItPays,
    Now,
    NotYet,
    /// The text is complete.
    Last,
}

/// Held bytes that are matched again with every piece; more than that are watched.
const FREE: usize = 1024;

/// Runs that are followed one by one.
const WATCHED: usize = 32;

/// How many held bytes may be matched again for each byte that comes in.
const CREDIT: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::laws::ALL;

    fn stream(max_held: usize) -> StreamScanner {
        ALL.stream(StreamLimits { max_held })
    }

    #[test]
    fn ordinary_words_leave_at_once() {
        let mut stream = stream(1000);
        for words in [
            "hello world ",
            "This is fine, isn't it? ",
            "Yes: ",
            "3 apples. ",
            "größer, 你好。",
            "don't (ever)! ",
        ] {
            stream.push(words);
            assert_eq!(stream.held(), 0, "{words:?}");
        }
        for word in ["a", "a word of many letters and more words aft", "er"] {
            stream.push(word);
            assert!(stream.held() <= 8, "only the last word is held");
        }
    }

    #[test]
    fn only_the_live_match_is_held() {
        let mut stream = stream(1000);
        stream.push("my card is ");
        assert_eq!(stream.held(), 0);
        stream.push("4111 1111 ");
        assert_eq!(stream.held(), 10);
        let progress = stream.push("1111 1111, ok ");
        assert_eq!(progress.findings.len(), 1);
        assert_eq!(progress.findings[0].span, Span::new(11, 30));
        assert_eq!(stream.held(), 0);
        let progress = stream.push("mail jo@example.com ");
        assert_eq!(progress.findings.len(), 1);
        assert_eq!(stream.held(), 0, "the character after a match sets it free");
    }

    #[test]
    fn a_private_key_is_one_finding() {
        let body = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\n".repeat(20);
        let text =
            format!("Key:\n-----BEGIN PRIVATE KEY-----\n{body}-----END PRIVATE KEY-----\nthanks ");
        let mut stream = stream(100_000);
        let mut findings = Vec::new();
        for piece in text.as_bytes().chunks(4) {
            let progress = stream.push(std::str::from_utf8(piece).unwrap());
            findings.extend(progress.findings);
            assert!(progress.overflow.is_empty());
        }
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].span, Span::new(5, text.len() - 8));
        assert_eq!(stream.held(), 0);
    }

    #[test]
    fn what_is_given_up_on_stays_so_until_it_ends() {
        let mut stream = stream(100);
        let token = format!("sk-proj-{}", "aB3dE5".repeat(100));
        let mut overflow = Vec::new();
        for piece in format!("see {token} and mail jo@example.com ")
            .as_bytes()
            .chunks(4)
        {
            let progress = stream.push(std::str::from_utf8(piece).unwrap());
            overflow.extend(progress.overflow);
            if let [finding] = progress.findings.as_slice() {
                assert_eq!(finding.detector.as_str(), "pii.email");
            }
        }
        assert_eq!(overflow.first().map(|span| span.start), Some(4));
        assert!(overflow.windows(2).all(|two| two[0].end == two[1].start));
        assert_eq!(overflow.last().map(|span| span.end), Some(4 + token.len()));
        assert_eq!(stream.held(), 0);
    }

    #[test]
    fn giving_up_lets_go_of_everything() {
        let mut stream = stream(1000);
        stream.push("see eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIx");
        let progress = stream.give_up();
        assert_eq!(progress.overflow, [Span::new(4, 37)]);
        assert_eq!(stream.held(), 0);
        let progress = stream.push("MjM0.abc");
        assert_eq!(progress.overflow, [Span::new(37, 45)]);
        let progress = stream.push(" 4111 1111 1111 1111; &#6");
        assert_eq!(progress.findings.len(), 1);
        assert_eq!(stream.held(), 3);
        assert_eq!(stream.give_up().overflow, [Span::new(67, 70)]);
        assert_eq!(stream.held(), 0);
        assert_eq!(stream.finish().decided, 70);
    }

    /// The memory a stream takes, in bytes.
    fn size(stream: &StreamScanner) -> usize {
        stream.feed.normal().size() + stream.runs.held()
    }

    #[test]
    fn what_is_given_up_on_takes_no_memory() {
        let mut stream = stream(64 << 10);
        stream.push("see eyJ");
        for round in 0..400 {
            stream.push(&"A".repeat(1000));
            assert!(stream.held() <= 64 << 10);
            assert!(size(&stream) < 200_000, "{round}");
        }
        // So does what begins in it.
        stream.push("\neyJ");
        stream.push(&"A".repeat(400_000));
        assert!(size(&stream) < 100_000);
        let progress = stream.push(" 4111 1111 1111 1111, ok ");
        assert_eq!(progress.findings.len(), 1);
        assert_eq!(stream.held(), 0);
    }

    #[test]
    fn what_shows_nothing_takes_no_memory() {
        for start in ["", "a", "card: "] {
            let mut stream = stream(64 << 10);
            stream.push(start);
            for _ in 0..200 {
                stream.push(&"\u{200b}".repeat(1000));
                stream.push(&"\u{ad}\u{200b}".repeat(1000));
                assert!(size(&stream) < 5000, "{start}: {}", size(&stream));
            }
        }
    }

    #[test]
    fn debug_shows_no_text() {
        let mut stream = stream(1000);
        stream.push("4111 1111 ");
        assert_eq!(
            format!("{stream:?}"),
            "StreamScanner { decided: 0, held: 10, .. }"
        );
    }
}
