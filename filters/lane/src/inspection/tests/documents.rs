//! Configurations that are refused.

use super::*;

#[test]
fn wrong_documents_name_the_place() {
    let cases = [
        (
            "    profiles: [nope]\n",
            "lanes.llm_gateway.profiles[0]",
            "nope",
        ),
        (
            "    rules: [{ id: a, when: 'http.hots eq \"x\"', action: block }]\n",
            "lanes.llm_gateway.rules[0].when",
            "http.host",
        ),
        (
            "    rules: [{ id: a, phase: response, when: 'cf.llm.prompt.unsafe_topic_detected', action: block }]\n",
            "rules[0].when",
            "request phase",
        ),
        (
            "    rules: [{ id: a, when: 'ssl', action: redact, redact: { with: hash } }]\n",
            "rules[0].redact",
            "hash_key",
        ),
        (
            "    rules: [{ id: a, phase: response, when: 'ssl', action: redact, redact: { with: token } }]\n",
            "rules[0].redact",
            "requests",
        ),
        ("    endpoints: [{ path: /x }]\n", "endpoints", "ai_waf"),
    ];
    for (yaml, path, what) in cases {
        let error = compile(yaml).unwrap_err();
        assert!(error.path().contains(path), "{error}");
        assert!(error.to_string().contains(what), "{error}");
    }
    let error = compile("    modus: enforce\n").unwrap_err().to_string();
    assert!(error.contains("modus") && error.contains('4'), "{error}");
}
