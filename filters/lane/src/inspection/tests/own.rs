//! Entries of the user's own beside built-in detectors.

use super::*;

fn lane(profiles: &str, rules: &str) -> Arc<Lane> {
    let document = format!(
        "version: 1\nentries:\n  - {{ id: card, type: custom, regex: '4111[ \\d]{{15,20}}x?' }}\n\
         profiles: [{{ id: own, title: Own, detectors: [custom.card] }}]\n\
         lanes: {{ llm_gateway: {{ profiles: {profiles}, rules: [{rules}] }} }}\n"
    );
    let config = Config::from_yaml(&document).unwrap();
    Lane::compile(&config, LaneKind::LlmGateway).unwrap()
}

#[test]
fn a_further_profile_takes_nothing_from_an_entry() {
    let rule = "{ id: ours, when: 'any(dlp.profiles[*] == \"own\")', action: block }";
    for profiles in ["[own]", "[own, default]", "[default, own]"] {
        for text in [VISA, "card: 4111 1111 1111 1111"] {
            let body = chat(text);
            let answer = ("application/json", "{}".as_bytes());
            let seen = exchange(&lane(profiles, rule), body.as_bytes(), answer, 7);
            assert!(seen.reply.is_some(), "{profiles}: {text}");
        }
    }
}

#[test]
fn findings_in_one_place_are_replaced_once_in_streams_too() {
    let rule = "{ id: mask, phase: response, when: 'len(dlp.profiles) gt 0', action: redact, redact: { with: replace } }";
    let lane = lane("[own, default]", rule);
    let answer = sse(&["Use 41", "11 1111", " 1111 11", "11x to", " pay."]);
    for cut in 1..answer.len() {
        let answer = ("text/event-stream", answer.as_bytes());
        let seen = exchange(&lane, chat("x").as_bytes(), answer, cut);
        let said = said(seen.client());
        assert_eq!(said, "Use [CUSTOM_CARD] to pay.", "cut {cut}");
    }
}
