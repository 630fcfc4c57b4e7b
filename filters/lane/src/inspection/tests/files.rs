//! Files: whole bodies, uploads, base64 inside JSON.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

use super::*;

/// A page that shows this.
fn pdf(text: &str) -> Vec<u8> {
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
    format!(
        "%PDF-1.4\n1 0 obj<</Type/Page/Contents 2 0 R/Resources<</Font<</F1 {font}>>>>>>endobj\n2 0 obj<<>>stream\nBT /F1 9 Tf ({text}) Tj ET\nendstream endobj\nstartxref\n0\n%%EOF"
    )
    .into_bytes()
}

fn encrypted() -> Vec<u8> {
    b"%PDF-1.4\n1 0 obj<<>>endobj trailer<</Encrypt 1 0 R>>startxref\n0\n%%EOF".to_vec()
}

const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01";

fn sent(lane: &Arc<Lane>, content_type: &str, target: &str, body: &[u8]) -> Seen {
    let mut inspection = lane.inspect();
    let mut head = request(content_type);
    target.clone_into(&mut head.target);
    let mut seen = Seen::default();
    let step = inspection.on(Duration::ZERO, Input::Request(head, End::No));
    take(&mut seen, step, &[], Side::Upstream);
    let step = inspection.on(Duration::ZERO, Input::RequestBody(body, End::Yes));
    take(&mut seen, step, body, Side::Upstream);
    seen.event = Some(inspection.finish(Duration::ZERO, Disposition::Completed, 200));
    seen
}

fn upload(name: &str, bytes: &[u8]) -> Vec<u8> {
    let head = format!(
        "--x\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nassistants\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: image/png\r\n\r\n"
    );
    [head.as_bytes(), bytes, b"\r\n--x--\r\n"].concat()
}

const UPLOAD: &str = "multipart/form-data; boundary=x";

#[test]
fn a_finding_in_a_file_is_blocked_and_names_the_file_by_kind_and_place() {
    let data = STANDARD.encode(pdf(VISA));
    let chat = json!({"messages": [{"role": "user", "content": [{"type": "file", "file": {"file_data": format!("data:application/pdf;base64,{data}")}}]}]});
    let message = json!({"messages": [{"role": "user", "content": [{"type": "document", "source": {"type": "base64", "media_type": "application/pdf", "data": data}}]}]});
    let content = json!({"contents": [{"parts": [{"inlineData": {"mimeType": "application/pdf", "data": data}}]}]});
    let cases: [(&str, &str, Vec<u8>); 6] = [
        (
            "application/json",
            "/v1/chat/completions",
            chat.to_string().into_bytes(),
        ),
        (
            "application/json",
            "/v1/messages",
            message.to_string().into_bytes(),
        ),
        (
            "application/json",
            "/v1beta/models/m:generateContent",
            content.to_string().into_bytes(),
        ),
        (UPLOAD, "/v1/files", upload("secret-name.png", &pdf(VISA))),
        ("application/pdf", "/v1/files", pdf(VISA)),
        ("text/plain", "/v1/files", pdf(VISA)),
    ];
    for (content_type, target, body) in cases {
        for rules in [BLOCK, REDACT] {
            let seen = sent(&lane(rules), content_type, target, &body);
            let event = seen.event();
            assert_eq!(
                event.verdict.action,
                ActionTaken::Block,
                "{content_type} {target} {event:?}"
            );
            assert!(seen.upstream.is_empty());
            let said: Value = serde_json::from_str(&event.to_json()).unwrap();
            let finding = &said["request"]["findings"][0];
            assert_eq!(finding["file"], json!({"kind": "pdf", "index": 0}));
            assert_eq!(finding["segment"], "file");
            assert!(!event.to_json().contains("secret-name") && !event.to_json().contains("4111"));
        }
        let clean = String::from_utf8_lossy(&body)
            .replace(&data, &STANDARD.encode(pdf("fine")))
            .replace(VISA, "nothing");
        let seen = sent(&lane(BLOCK), content_type, target, clean.as_bytes());
        assert_eq!(seen.upstream, clean.as_bytes(), "{content_type} {target}");
        assert_eq!(seen.event().request.coverage.uninspected, []);
    }
}

#[test]
fn what_cannot_be_read_of_a_file_leaves_the_decision_to_the_failure_mode() {
    let data = STANDARD.encode(encrypted());
    let chat = json!({"messages": [{"role": "user", "content": [{"type": "file", "file": {"file_data": format!("data:application/pdf;base64,{data}")}}]}]});
    for (content_type, body, reason) in [
        (
            "application/json",
            chat.to_string().into_bytes(),
            Reason::Encrypted,
        ),
        (UPLOAD, upload("a", &encrypted()), Reason::Encrypted),
        ("application/octet-stream", encrypted(), Reason::Encrypted),
        (UPLOAD, upload("a", PICTURE), Reason::Image),
        ("image/png", PICTURE.to_vec(), Reason::Image),
        (
            "application/octet-stream",
            vec![0, 1, 2, 3],
            Reason::ContentType,
        ),
    ] {
        let target = if content_type == "application/json" {
            "/v1/chat/completions"
        } else {
            "/v1/files"
        };
        for (mode, outcome) in [("closed", Outcome::Refused), ("open", Outcome::FailedOpen)] {
            let lane = lane(&format!("    failure_mode: {mode}\n{BLOCK}"));
            let seen = sent(&lane, content_type, target, &body);
            assert_eq!(seen.event().outcome, outcome, "{content_type} {reason}");
            assert_eq!(
                seen.event().request.coverage.uninspected,
                [reason],
                "{content_type}"
            );
            assert_eq!(seen.upstream.is_empty(), mode == "closed");
        }
    }
}

#[test]
fn a_picture_inside_what_was_read_is_recorded_alone() {
    let data = STANDARD.encode(PICTURE);
    let chat = json!({"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": format!("data:image/png;base64,{data}")}}]}]});
    let seen = sent(
        &lane(BLOCK),
        "application/json",
        "/v1/chat/completions",
        chat.to_string().as_bytes(),
    );
    assert_eq!(seen.event().outcome, Outcome::Passed);
    assert_eq!(seen.event().request.coverage.uninspected, [Reason::Image]);
}

#[test]
fn a_file_that_is_answered_is_read_too() {
    for (content_type, body, status) in [
        ("application/pdf", pdf(VISA), 403),
        ("application/pdf", encrypted(), 502),
        ("application/octet-stream", pdf("fine"), 0),
    ] {
        for rules in [BLOCK, REDACT] {
            let seen = answered(&lane(rules), content_type, &body);
            let seen_status = seen.reply.as_ref().map_or(0, |reply| reply.status);
            assert_eq!(seen_status, status, "{content_type}: {:?}", seen.event());
            assert_eq!(seen.client.is_empty(), status != 0);
        }
    }
}

fn answered(lane: &Arc<Lane>, content_type: &str, body: &[u8]) -> Seen {
    let mut inspection = lane.inspect();
    let mut head = request("");
    head.target = String::from("/v1/files/f/content");
    let mut seen = Seen::default();
    let step = inspection.on(Duration::ZERO, Input::Request(head, End::Yes));
    take(&mut seen, step, &[], Side::Upstream);
    let step = inspection.on(
        Duration::ZERO,
        Input::Response(response(content_type), End::No),
    );
    take(&mut seen, step, &[], Side::Client);
    let step = inspection.on(Duration::ZERO, Input::ResponseBody(body, End::Yes));
    take(&mut seen, step, body, Side::Client);
    seen.event = Some(inspection.finish(Duration::ZERO, Disposition::Completed, 200));
    seen
}
