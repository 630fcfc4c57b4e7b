//! Values that hold no others: texts, numbers, words of a list, flags.

use super::{Scope, Walker};
use crate::{
    json::{Lexer, Node, NodeKind, Whole},
    looks::{
        data_start, data_url, encoded_text, is_base64, is_identifier, is_sealed, is_word,
        plain_number,
    },
    operation::Direction,
    segment::{Form, Kind, Media},
    table::{Field, Leaf},
};

impl Walker<'_, '_> {
    pub(super) fn string(&mut self, at: usize, name: &str, field: &Field, scope: Scope) {
        let text = self.text(at);
        let kind = match field.leaf {
            Leaf::Text(kind) | Leaf::Free(kind) => kind,
            Leaf::Json(kind) => {
                let form = Form::Json(Lexer::default(), Whole::Yes);
                return self.segment(at, name, kind, field.name, form, scope);
            }
            Leaf::Media if is_base64(&text) => return self.media(at, field.name, scope),
            Leaf::Opaque if is_sealed(&text) => {
                return self.uninspected(at, Kind::Opaque, field.name, scope);
            }
            Leaf::Model => {
                self.out.is_ambiguous |= self.out.model.is_some();
                self.out.model = Some(text.clone().into_owned());
                return self.identifier(at, name, &text, field, scope);
            }
            Leaf::Id => return self.identifier(at, name, &text, field, scope),
            Leaf::Finish => {
                // Some providers fill it in every event.
                if !matches!(&*text, "" | "FINISH_REASON_UNSPECIFIED") {
                    self.out.finishes.push(scope.place);
                }
                return self.word(at, name, &text, field, scope);
            }
            Leaf::Count(counter) if self.direction == Direction::Request => {
                if let Some(tokens) = tokens(text.trim(), self.direction) {
                    self.out.usage.count(counter, tokens);
                }
                return self.word(at, name, &text, field, scope);
            }
            Leaf::Word | Leaf::Number | Leaf::Stream | Leaf::IncludeUsage | Leaf::Count(_) => {
                return self.word(at, name, &text, field, scope);
            }
            Leaf::Media | Leaf::Opaque => Kind::Metadata,
            Leaf::Unknown | Leaf::Dependent(_) => Kind::Generic,
        };
        self.segment(at, name, kind, field.name, Form::String, scope);
        if data_url(&text).is_some() {
            self.embedded(at, &text, field.name, scope);
        }
    }

    /// A data URL where no table expects media is text like any other, since whoever reads it reads its letters. What
    /// it stands for, if that is no text, is recorded beside it.
    fn embedded(&mut self, at: usize, text: &str, place: &'static str, scope: Scope) {
        let mime = data_url(text).unwrap_or_default();
        let data = text.get(data_start(text)..).unwrap_or_default();
        if encoded_text(mime, data).is_some() {
            return;
        }
        self.uninspected(at, Kind::Media, place, scope);
        if let Some(segment) = self.out.segments.last_mut() {
            segment.media = Some(Media {
                mime: mime.to_owned(),
                encoded_bytes: text.len(),
            });
        }
    }

    fn word(&mut self, at: usize, name: &str, text: &str, field: &Field, scope: Scope) {
        if !is_word(text) {
            self.segment(at, name, Kind::Metadata, field.name, Form::String, scope);
        }
    }

    /// Identifiers that a provider made up are of no interest; a caller's may be.
    fn identifier(&mut self, at: usize, name: &str, text: &str, field: &Field, scope: Scope) {
        let kind = match is_identifier(text) {
            true if self.direction == Direction::Response => return,
            true => Kind::Identifier,
            false => Kind::Metadata,
        };
        self.segment(at, name, kind, field.name, Form::String, scope);
    }

    pub(super) fn number(&mut self, node: &Node, name: &str, field: &Field, scope: Scope) {
        let raw = self.tree.raw(node);
        if let Leaf::Count(counter) = field.leaf {
            if let Some(tokens) = tokens(raw, self.direction) {
                self.out.usage.count(counter, tokens);
            }
            // A response's are the provider's; what a caller writes there may be anything.
            if self.direction == Direction::Response {
                return;
            }
        }
        let (least, kind) = match field.leaf {
            Leaf::Number | Leaf::Id if self.direction == Direction::Response => return,
            // Some clients append a number to a text.
            Leaf::Text(kind) if scope.continuing => (1, kind),
            Leaf::Free(kind) | Leaf::Json(kind) | Leaf::Text(kind) => (5, kind),
            _ => (8, Kind::Generic),
        };
        let text = plain_number(raw);
        let whole = text.split('.').next().unwrap_or_default();
        if whole.bytes().filter(u8::is_ascii_digit).count() >= least {
            let (at, place, form) = (node.span(), field.name, Form::Number);
            self.push(text, at, name, kind, place, form, scope);
        }
    }

    pub(super) fn boolean(&mut self, node: &Node, field: &Field, scope: Scope) {
        match field.leaf {
            Leaf::Stream => {
                self.out.stream_flags += 1;
                self.out.is_ambiguous |= self.out.stream_flags > 1;
                self.out.stream |= node.kind == NodeKind::True;
            }
            Leaf::IncludeUsage => self.out.include_usage |= node.kind == NodeKind::True,
            Leaf::Finish if node.kind == NodeKind::True => self.out.finishes.push(scope.place),
            _ => {}
        }
    }
}

/// A count of tokens. Of a request everything is taken that some server takes: `1e6`, and less than nothing for no bound at all.
fn tokens(raw: &str, direction: Direction) -> Option<u64> {
    match (raw.parse(), direction) {
        (Ok(tokens), _) => Some(tokens),
        (Err(_), Direction::Request) => asked(raw),
        (Err(_), Direction::Response) => None,
    }
}

/// A number that is not plain, rounded up where that is simpler. By hand: the standard library's reading of such numbers would make a
/// wasm module larger by eighteen kilobytes.
fn asked(raw: &str) -> Option<u64> {
    let is_negative = raw.starts_with('-');
    let raw = raw.strip_prefix(['-', '+']).unwrap_or(raw);
    let (mantissa, exponent) = raw.split_once(['e', 'E']).unwrap_or((raw, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let mut exponent = exponent.parse::<i32>().ok()?.clamp(0, 40);
    let mut number = 0_u64;
    let mut has_digits = false;
    for digit in whole.chars() {
        number = number
            .saturating_mul(10)
            .saturating_add(digit.to_digit(10)?.into());
        has_digits = true;
    }
    for digit in fraction.chars() {
        let digit = digit.to_digit(10)?;
        if exponent > 0 {
            number = number.saturating_mul(10).saturating_add(digit.into());
            exponent -= 1;
        }
        has_digits = true;
    }
    for _ in 0..exponent {
        number = number.saturating_mul(10);
    }
    has_digits.then_some(if is_negative { u64::MAX } else { number })
}

#[cfg(test)]
mod tests {
    use super::{Direction, tokens};

    #[test]
    fn whatever_a_server_takes_is_a_count() {
        for (raw, wanted) in [
            ("12", Some(12)),
            ("1e6", Some(1_000_000)),
            ("1.5E3", Some(1500)),
            ("1000000.0", Some(1_000_000)),
            ("12.34e1", Some(123)),
            ("-1", Some(u64::MAX)),
            ("99999999999999999999", Some(u64::MAX)),
            ("1e400", Some(u64::MAX)),
            ("1e-3", Some(1)),
            ("", None),
            ("-", None),
            ("e5", None),
            ("many", None),
            ("1e", None),
        ] {
            assert_eq!(tokens(raw, Direction::Request), wanted, "{raw}");
        }
        assert_eq!(tokens("1e6", Direction::Response), None);
    }
}
