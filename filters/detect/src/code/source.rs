//! Whole texts that are source code: which language they are written in.

use super::{lines, model};
use crate::{
    finding::{Confidence, DetectorId, Finding, Span},
    whole::Whole,
};

/// Judges whole texts of 500 characters or more, most of which is code.
pub(super) static SOURCE: Whole = Whole {
    shortest: SHORTEST,
    judge,
};

fn judge(text: &str) -> Vec<Finding> {
    let head = text.get(..text.floor_char_boundary(super::features::MOST));
    let head = head.unwrap_or(text);
    if !lines::worth_a_look(head)
        || text.chars().take(SHORTEST).count() < SHORTEST
        || !lines::are_code(head, SHARE)
        || lines::are_settings(head)
    {
        return Vec::new();
    }
    let guess = model::guess(head);
    if guess.is_code <= 0.0 || guess.is_language < FOREIGN {
        return Vec::new();
    }
    let confidence = match guess.is_language.min(guess.is_code) {
        odds if odds >= SURE => Confidence::High,
        odds if odds >= LIKELY => Confidence::Medium,
        _ => Confidence::Low,
    };
    vec![Finding {
        detector: DetectorId::builtin(guess.language),
        span: Span::new(0, text.len()),
        confidence,
    }]
}

/// How the languages' detectors check a text, for people.
pub(super) const VALIDATOR: &str =
    "most lines look like code; a linear model of words and signs names the language";

/// Cloudflare's lower bound for source code, in characters.
const SHORTEST: usize = 500;

/// The part of a text that must be code, in percent.
const SHARE: usize = 60;

/// The logarithm of the odds below which a program is one in a language that has no detector.
const FOREIGN: f32 = -1.5;

/// Odds of twenty to one.
const SURE: f32 = 3.0;

/// Odds of three to one.
const LIKELY: f32 = 1.1;
