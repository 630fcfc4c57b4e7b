//! The inline lanes, one file each.

mod ai_waf;
mod llm_gateway;

use crate::config::LaneKind;

/// What is particular to one lane.
#[derive(Debug)]
pub(crate) struct LaneSpec {
    /// Which it is.
    pub(crate) kind: LaneKind,
    /// Whether its traffic is chosen by endpoints.
    pub(crate) has_endpoints: bool,
    /// Whether a body that is no readable JSON is taken as the prompt as it is.
    pub(crate) any_text_is_prompt: bool,
    /// Whether who does not say what it reads is a person.
    pub(crate) answers_with_pages: bool,
    /// Whether profiles in force look at responses too (rules on responses always may).
    pub(crate) scans_responses: bool,
}

/// Every inline lane.
pub(crate) static LANES: &[&LaneSpec] = &[&ai_waf::LANE, &llm_gateway::LANE];

#[cfg(test)]
mod tests {
    use super::LANES;
    use crate::config::LaneKind;

    #[test]
    fn every_kind_is_listed_once() {
        for kind in LaneKind::ALL {
            assert_eq!(
                LANES.iter().filter(|lane| lane.kind == kind).count(),
                1,
                "{kind}"
            );
        }
    }
}
