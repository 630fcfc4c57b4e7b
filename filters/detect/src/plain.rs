//! A text as the detectors read it, for whoever else judges texts: with what hides it undone, and a way back.

use crate::{
    encoded::{self, Decoder},
    finding::Span,
    normalize::{Normalizer, is_plain},
};

/// A text in its normalised form: compatibility forms folded, escapes undone, invisible characters dropped.
#[derive(Debug)]
pub struct Plain<'t> {
    original: &'t str,
    /// None: the text is its own normalised form.
    normal: Option<Normalizer>,
}

impl<'t> Plain<'t> {
    /// Normalises `text`; one that is plain already is not copied.
    pub fn new(text: &'t str) -> Self {
        let normal = (!is_plain(text)).then(|| {
            let mut normal = Normalizer::default();
            normal.push(text);
            normal.finish();
            normal
        });
        Self {
            original: text,
            normal,
        }
    }

    /// The normalised text.
    pub fn text(&self) -> &str {
        self.normal.as_ref().map_or(self.original, Normalizer::text)
    }

    /// The part of the original that a span of the normalised text comes from.
    pub fn source(&self, span: Span) -> Span {
        match &self.normal {
            Some(normal) => normal.source(span),
            None => span,
        }
    }

    /// What the text says in base64: each run that is text from its first byte to its last, and where it stands in the
    /// normalised text. It may begin behind a sign that base64 has too. Runs too short to say much are left out.
    pub fn decoded(&self) -> impl Iterator<Item = (Span, String)> + '_ {
        let bytes = self.text().as_bytes();
        let mut at = 0;
        std::iter::from_fn(move || {
            while let Some((start, end)) = encoded::next_run(bytes, at) {
                at = end.max(start + 1);
                let run = bytes.get(start..end).unwrap_or_default();
                let starts = run
                    .iter()
                    .zip(1..)
                    .filter(|&(&b, _)| encoded::is_separator(b));
                let starts = std::iter::once(0).chain(starts.map(|(_, at)| at));
                for from in starts.take(MOST_STARTS) {
                    if let Some(said) = said(run.get(from..).unwrap_or_default()) {
                        return Some((Span::new(start + from, end), said));
                    }
                }
            }
            None
        })
    }
}

/// In how many places of a run what it says may begin.
const MOST_STARTS: usize = 9;

/// What a run says, if all of it is text.
fn said(run: &[u8]) -> Option<String> {
    let first = run.get(..encoded::LOOK)?;
    if run.len() < encoded::LONG || !encoded::is_text(first) {
        return None;
    }
    let mut decoder = Decoder::default();
    let mut text = String::with_capacity(run.len());
    decoder.push(run, &mut text);
    decoder.finish(&mut text);
    let is_text = !encoded::has_controls(text.as_bytes());
    is_text.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_plain_is_not_copied() {
        let plain = Plain::new("An ordinary line.");
        assert!(plain.normal.is_none());
        assert_eq!(plain.source(Span::new(3, 11)), Span::new(3, 11));
    }

    #[test]
    fn what_hides_a_text_is_undone_and_the_way_back_is_known() {
        let source = "say ｈｅ\u{200b}llo &#64; home";
        let plain = Plain::new(source);
        assert_eq!(plain.text(), "say hello @ home");
        let back = plain.source(Span::new(4, 9));
        assert_eq!(source.get(back.start..back.end), Some("ｈｅ\u{200b}llo"));
    }

    #[test]
    fn base64_that_is_text_is_read() {
        let text =
            "Decode VGhlIGtleSBpcyB1bmRlciB0aGUgbWF0Lg== and see iVBORw0KGgoAAAANSUhEUgAAAAE";
        let plain = Plain::new(text);
        let said: Vec<_> = plain.decoded().collect();
        assert_eq!(said.len(), 1);
        assert_eq!(said[0].1, "The key is under the mat.");
        assert_eq!(said[0].0.start, 7);
    }

    #[test]
    fn base64_behind_a_sign_of_its_own_is_read() {
        for before in ["b64_", "c/", "a-b-c-d/", "x+", "key="] {
            let text = format!("{before}VGhlIGtleSBpcyB1bmRlciB0aGUgbWF0Lg==");
            let plain = Plain::new(&text);
            let (place, said) = plain.decoded().next().unwrap();
            assert_eq!(said, "The key is under the mat.");
            assert_eq!(place.start, before.len());
        }
    }

    #[test]
    fn words_and_identifiers_say_nothing_in_base64() {
        let text = "internationalisation/of/everything abcdefabcdefabcdefabcdefabcdef counterrevolutionaries";
        assert_eq!(Plain::new(text).decoded().count(), 0);
    }
}
