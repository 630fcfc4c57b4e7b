//! CLIs, apps and agents to LLM provider APIs: prompts and responses are scanned on every path, known or not.

use super::LaneSpec;
use crate::config::LaneKind;

pub(super) static LANE: LaneSpec = LaneSpec {
    kind: LaneKind::LlmGateway,
    has_endpoints: false,
    any_text_is_prompt: false,
    answers_with_pages: false,
    scans_responses: true,
};
