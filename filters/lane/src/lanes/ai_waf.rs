//! The public to an AI application: what carries the label `cf-llm` is scanned, prompts only unless a rule reads the response.

use super::LaneSpec;
use crate::config::LaneKind;

pub(super) static LANE: LaneSpec = LaneSpec {
    kind: LaneKind::AiWaf,
    has_endpoints: true,
    any_text_is_prompt: true,
    answers_with_pages: true,
    scans_responses: false,
};
