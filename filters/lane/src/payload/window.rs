//! What a payload says: each match, masked, with the text around it.

use detect::{Finding, Span};
use serde::Serialize;

use super::Masking;

/// What is written down of one body, before it is sealed.
#[derive(Debug, Serialize)]
pub(crate) struct Payload<'p> {
    /// The profiles that fired.
    profiles: Vec<&'p str>,
    /// The first matches, in order.
    matches: Vec<Match<'p>>,
}

#[derive(Debug, Serialize)]
struct Match<'p> {
    detector: &'p str,
    role: &'static str,
    segment: &'static str,
    /// Up to [`AROUND`] bytes before it.
    before: String,
    #[serde(rename = "match")]
    matched: String,
    /// Up to [`AROUND`] bytes after it.
    after: String,
}

/// One text of a body, with what was found in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Text<'p> {
    /// Who said it.
    pub(crate) role: &'static str,
    /// What kind of text it is.
    pub(crate) segment: &'static str,
    pub(crate) text: &'p str,
    /// In order, free of overlaps.
    pub(crate) findings: &'p [Finding],
}

impl<'p> Payload<'p> {
    /// The matches of `texts`; findings that `counts` refuses are masked like others, but are no matches.
    pub(crate) fn new(
        profiles: Vec<&'p str>,
        texts: impl IntoIterator<Item = Text<'p>>,
        masking: &dyn Fn(&Finding) -> Masking,
        counts: impl Fn(&Finding) -> bool,
    ) -> Self {
        let of_text = |text: Text<'p>| {
            let window = Window { text, masking };
            let counted = text.findings.iter().filter(|finding| counts(finding));
            counted
                .map(|finding| window.of(finding))
                .take(MATCHES)
                .collect::<Vec<_>>()
        };
        Self {
            profiles,
            matches: texts.into_iter().flat_map(of_text).take(MATCHES).collect(),
        }
    }

    /// Whether it has nothing to say.
    pub(crate) fn is_empty(&self) -> bool {
        self.matches.is_empty()
    }

    /// As JSON, the text that is sealed.
    pub(crate) fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }
}

/// Shows parts of a text with everything found in them masked.
struct Window<'p, 'm> {
    text: Text<'p>,
    masking: &'m dyn Fn(&Finding) -> Masking,
}

impl<'p> Window<'p, '_> {
    fn of(&self, finding: &'p Finding) -> Match<'p> {
        let span = finding.span;
        let text = self.text.text;
        let first = text.ceil_char_boundary(span.start.saturating_sub(AROUND));
        let last = text.floor_char_boundary(span.end.saturating_add(AROUND));
        Match {
            detector: finding.detector.as_str(),
            role: self.text.role,
            segment: self.text.segment,
            before: self.masked(Span::new(first, span.start)),
            matched: (self.masking)(finding).apply(self.slice(span)),
            after: self.masked(Span::new(span.end, last)),
        }
    }

    /// A part of the text in which nothing that was found is clear.
    fn masked(&self, part: Span) -> String {
        let mut shown = String::new();
        let mut at = part.start;
        let inside = |finding: &&Finding| finding.span.overlaps(part);
        for finding in self.text.findings.iter().filter(inside) {
            let start = finding.span.start.max(at);
            let end = finding.span.end.min(part.end);
            if end <= at {
                continue;
            }
            shown.push_str(self.slice(Span::new(at, start)));
            let hidden = self.slice(Span::new(start, end));
            // Of what the part cuts through nothing may be left at the wrong end.
            let whole = start == finding.span.start && end == finding.span.end;
            match (whole, (self.masking)(finding)) {
                (false, Masking::Partial) => shown.push_str(&Masking::Full.apply(hidden)),
                (_, masking) => shown.push_str(&masking.apply(hidden)),
            }
            at = end;
        }
        shown.push_str(self.slice(Span::new(at, part.end)));
        shown
    }

    fn slice(&self, span: Span) -> &'p str {
        self.text.text.get(span.start..span.end).unwrap_or_default()
    }
}

/// Bytes of text on each side of a match.
const AROUND: usize = 75;

/// How many matches a payload has: as many as an event lists.
const MATCHES: usize = 64;

#[cfg(test)]
mod tests {
    use detect::{Confidence, DetectorId};
    use serde_json::{Value, json};

    use super::*;

    fn finding(text: &str, part: &str, id: &'static str) -> Finding {
        let start = text.find(part).unwrap();
        Finding {
            detector: DetectorId::builtin(id),
            span: Span::new(start, start + part.len()),
            confidence: Confidence::High,
        }
    }

    fn payload(text: &str, findings: &[Finding], masking: Masking) -> Value {
        let text = Text {
            role: "user",
            segment: "text",
            text,
            findings,
        };
        let counts = |finding: &Finding| finding.detector.as_str() != "pii.email";
        let masking = |finding: &Finding| match finding.detector.as_str() {
            "custom.cells" => Masking::Full,
            _ => masking,
        };
        let payload = Payload::new(vec!["default"], [text], &masking, counts);
        assert_eq!(payload.is_empty(), findings.is_empty());
        serde_json::from_slice(&payload.to_json()).unwrap()
    }

    #[test]
    fn a_match_stands_in_75_bytes_of_text_on_each_side() {
        let text = format!("{}é 4111 1111 1111 1111 {}", "a".repeat(80), "é".repeat(40));
        let found = [finding(&text, "4111 1111 1111 1111", "finance.visa")];
        let said = payload(&text, &found, Masking::Full);
        assert_eq!(
            said,
            json!({"profiles": ["default"], "matches": [{
                "detector": "finance.visa", "role": "user", "segment": "text",
                "before": format!("{}é ", "a".repeat(72)),
                "match": "**** **** **** ****",
                "after": format!(" {}", "é".repeat(37)),
            }]})
        );
    }

    #[test]
    fn a_character_that_goes_over_75_bytes_is_left_out() {
        let card = "4111 1111 1111 1111";
        for (ch, length) in [("é", 74), ("€", 75), ("😀", 72)] {
            let text = format!("{}{card}{}", ch.repeat(40), ch.repeat(40));
            let found = [finding(&text, card, "finance.visa")];
            let said = payload(&text, &found, Masking::Full);
            let around = ["before", "after"].map(|side| said["matches"][0][side].clone());
            let shown = Value::from(ch.repeat(length / ch.len()));
            assert_eq!(around, [shown.clone(), shown]);
        }
    }

    #[test]
    fn what_else_was_found_nearby_is_masked_too() {
        let text = "mail ann@example.com, card 4111111111111111, ssn 123-45-6789";
        let found = [
            finding(text, "ann@example.com", "pii.email"),
            finding(text, "4111111111111111", "finance.visa"),
            finding(text, "123-45-6789", "identifier.us_ssn"),
        ];
        let said = payload(text, &found, Masking::Partial);
        assert_eq!(said["matches"].as_array().unwrap().len(), 2);
        let card = &said["matches"][0];
        assert_eq!(card["before"], "mail ***@*******.com, card ");
        assert_eq!(card["match"], "************1111");
        assert_eq!(card["after"], ", ssn ***-**-**89");
        let clear = payload(text, &found, Masking::Clear);
        assert_eq!(clear["matches"][0]["after"], ", ssn 123-45-6789");
        let cells = [finding(text, "123-45-6789", "custom.cells")];
        let hidden = payload(text, &cells, Masking::Clear);
        assert_eq!(hidden["matches"][0]["match"], "***-**-****");
    }

    #[test]
    fn a_neighbour_that_is_cut_shows_nothing() {
        let text = format!("4111111111111111{} 123-45-6789", "-".repeat(65));
        let found = [
            finding(&text, "4111111111111111", "finance.visa"),
            finding(&text, "123-45-6789", "identifier.us_ssn"),
        ];
        let said = payload(&text, &found, Masking::Partial);
        let after = said["matches"][0]["after"].as_str().unwrap();
        assert_eq!(after, format!("{} ***-**-**", "-".repeat(65)));
    }

    #[test]
    fn matches_are_bounded() {
        let text = "4111111111111111 ".repeat(100);
        let found: Vec<Finding> = (0..100)
            .map(|n| Finding {
                span: Span::new(n * 17, n * 17 + 16),
                ..finding(&text, "4111111111111111", "finance.visa")
            })
            .collect();
        let said = payload(&text, &found, Masking::Full);
        assert_eq!(said["matches"].as_array().unwrap().len(), MATCHES);
    }
}
