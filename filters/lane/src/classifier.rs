//! What an inspection asks of the classifiers, and their answer; also in the protobuf form of the Classifier service.
//!
//! The wire form is `weir.classifier.v1` (`ext-proc-server/proto/classifier.proto`). The messages are derived here because
//! a wasm filter encodes them too and must not carry a gRPC library; a test in `ext-proc-server` holds both against each other.

use detect::{Confidence, DetectorId, Finding, Span};
use prost::Message;

/// One call: all segments of one direction, and which classifiers are to look.
#[derive(Clone, Eq, Hash, Message, PartialEq)]
pub struct ClassifierRequest {
    /// Ids of classifiers (`pii_ner` …).
    #[prost(string, repeated, tag = "1")]
    pub classifiers: Vec<String>,
    /// The texts.
    #[prost(message, repeated, tag = "2")]
    pub segments: Vec<ClassifierSegment>,
    /// How long the caller waits, in milliseconds.
    #[prost(uint32, tag = "3")]
    pub budget_ms: u32,
    /// What `custom_topics` is to look for.
    #[prost(message, repeated, tag = "4")]
    pub topics: Vec<ClassifierTopic>,
    /// Whether the texts are a response's.
    #[prost(bool, tag = "5")]
    pub is_response: bool,
    /// What has to be known of `prompt`, as [`crate::Lane::asked_of_prompts`] has it.
    #[prost(string, repeated, tag = "6")]
    pub questions: Vec<String>,
}

/// A topic of the user's own.
#[derive(Clone, Eq, Hash, Message, PartialEq)]
pub struct ClassifierTopic {
    /// The key of its score.
    #[prost(string, tag = "1")]
    pub label: String,
    /// What it is about, in a few English words.
    #[prost(string, tag = "2")]
    pub topic: String,
}

/// A text to look at.
#[derive(Clone, Eq, Hash, Message, PartialEq)]
pub struct ClassifierSegment {
    /// Its index in the inspection; findings refer to it.
    #[prost(uint32, tag = "1")]
    pub segment: u32,
    /// `user`, `assistant`, `system`, `tool` …, or one of the roles below.
    #[prost(string, tag = "2")]
    pub role: String,
    /// The text.
    #[prost(string, tag = "3")]
    pub text: String,
}

impl ClassifierSegment {
    /// The role of what nobody said to the model. Names in it are looked for all the same.
    pub const UNSAID: &str = "unsaid";
    /// The role of a file's text.
    pub const FILE: &str = "file";
    /// The role of what a user said in several pieces, once more in one: only what is judged as a whole is looked for in it. It has a
    /// number of its own, from `u32::MAX` down.
    pub const JOINED: &str = "joined";
}

/// What the classifiers said.
#[derive(Clone, Message, PartialEq)]
pub struct ClassifierReply {
    /// Spans, in bytes of the segment's text.
    #[prost(message, repeated, tag = "1")]
    pub findings: Vec<ClassifierFinding>,
    /// Scores over the whole request.
    #[prost(message, repeated, tag = "2")]
    pub scores: Vec<Score>,
    /// Classifiers that were asked and did not look, as `id:reason` (`pii_ner:overload`, `pii_ner:timeout`, `x:unknown`).
    #[prost(string, repeated, tag = "3")]
    pub uninspected: Vec<String>,
}

/// A span that a classifier found.
#[derive(Clone, Message, PartialEq)]
pub struct ClassifierFinding {
    /// [`ClassifierSegment::segment`].
    #[prost(uint32, tag = "1")]
    pub segment: u32,
    /// A detector id: `pii.person`.
    #[prost(string, tag = "2")]
    pub detector: String,
    /// First byte.
    #[prost(uint32, tag = "3")]
    pub start: u32,
    /// One past the last byte.
    #[prost(uint32, tag = "4")]
    pub end: u32,
    /// 0 low, 1 medium, 2 high, 3 very high.
    #[prost(uint32, tag = "5")]
    pub confidence: u32,
}

/// A number that a classifier gives the whole request.
#[derive(Clone, Message, PartialEq)]
pub struct Score {
    /// The rule field it fills: `cf.llm.prompt.injection_score`.
    #[prost(string, tag = "1")]
    pub field: String,
    /// A map field's key (a custom topic's label), else empty.
    #[prost(string, tag = "2")]
    pub key: String,
    /// The value.
    #[prost(int32, tag = "3")]
    pub value: i32,
}

impl ClassifierFinding {
    /// The finding in its segment's text. A classifier is another program and its answer is input: a span that cuts a
    /// character is widened to it, one outside the text is dropped.
    pub fn in_text(&self, text: &str) -> Option<Finding> {
        let (start, end) = (
            usize::try_from(self.start).ok()?,
            usize::try_from(self.end).ok()?,
        );
        let start = text.floor_char_boundary(start);
        let end = text.ceil_char_boundary(end);
        let confidence = match self.confidence {
            0 => Confidence::Low,
            1 => Confidence::Medium,
            2 => Confidence::High,
            _ => Confidence::VeryHigh,
        };
        let detector = DetectorId::new(self.detector.as_str());
        (start < end).then(|| Finding {
            detector,
            span: Span::new(start, end),
            confidence,
        })
    }
}

impl ClassifierRequest {
    /// The protobuf form.
    pub fn to_wire(&self) -> Vec<u8> {
        self.encode_to_vec()
    }
}

impl ClassifierReply {
    /// Why a classifier did not look at everything; `None`: it did.
    pub(crate) fn why_not(&self, id: &str) -> Option<&str> {
        self.uninspected.iter().find_map(|missed| {
            let (who, why) = missed.split_once(':')?;
            (who == id).then_some(why)
        })
    }

    /// Reads the protobuf form.
    ///
    /// # Errors
    /// When the bytes are not one.
    pub fn from_wire(bytes: &[u8]) -> Result<Self, WireError> {
        Self::decode(bytes).map_err(|_| WireError)
    }
}

/// The bytes are not a `ClassifyResponse`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct WireError;

impl std::fmt::Display for WireError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not a weir.classifier.v1.ClassifyResponse")
    }
}

impl std::error::Error for WireError {}

#[cfg(test)]
mod tests {
    use super::{
        ClassifierFinding, ClassifierReply, ClassifierRequest, ClassifierSegment, ClassifierTopic,
    };

    fn span(start: u32, end: u32) -> Option<(usize, usize)> {
        let found = ClassifierFinding {
            segment: 0,
            detector: "pii.person".to_owned(),
            start,
            end,
            confidence: 2,
        };
        found.in_text("héllo").map(|f| (f.span.start, f.span.end))
    }

    #[test]
    fn spans_of_another_program_are_made_fit() {
        assert_eq!(span(0, 6), Some((0, 6)));
        assert_eq!(span(2, 3), Some((1, 3)), "a cut character is taken whole");
        assert_eq!(span(0, 1000), Some((0, 6)));
        assert_eq!(span(6, 9), None);
        assert_eq!(span(4, 2), None);
    }

    #[test]
    fn the_wire_form_comes_back() {
        let segments = vec![ClassifierSegment {
            segment: 3,
            role: "user".to_owned(),
            text: "ü".to_owned(),
        }];
        let request = ClassifierRequest {
            classifiers: vec!["pii_ner".to_owned()],
            segments,
            budget_ms: 7,
            topics: vec![ClassifierTopic {
                label: "law".to_owned(),
                topic: "legal advice".to_owned(),
            }],
            is_response: true,
            questions: vec!["unsafe".to_owned()],
        };
        assert_eq!(
            <ClassifierRequest as prost::Message>::decode(request.to_wire().as_slice()).unwrap(),
            request
        );
        assert!(ClassifierReply::from_wire(&[0xff, 0xff]).is_err());
    }
}
