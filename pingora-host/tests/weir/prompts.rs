//! What `weir check` says of what answers about prompts.

use super::cli::weir;

/// What a start would refuse, without starting.
#[test]
fn a_check_reads_what_answers_about_prompts() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    write(
        "odd.jsonl",
        "{\"text\": \"hello\", \"asks\": \"weather\"}\n",
    );
    write("heads.json", "{\"output\": \"logits\", \"heads\": []}");
    write("model.onnx", "x");
    for (prompt, wanted) in [
        (
            "{examples: [nowhere.jsonl]}",
            "classifiers.prompt.examples[0]: ",
        ),
        (
            "{examples: [odd.jsonl]}",
            "odd.jsonl:1: unknown variant `weather`",
        ),
        ("{examples: [/dev/zero]}", "/dev/zero: it is no file"),
        (
            "{endpoint: {url: nonsense, api: moderation, model: m}}",
            "is no address",
        ),
        (
            "{endpoint: {url: 'http://h/v1', api: moderation, model: m, key_variable: WEIR_NO_SUCH_KEY}}",
            "has no WEIR_NO_SUCH_KEY",
        ),
        (
            "{network: {model: model.onnx, tokenizer: t.json, heads: heads.json}}",
            "heads.json: heads: there must be one",
        ),
        (
            "{network: {model: gone.onnx, tokenizer: t.json, heads: heads.json}}",
            "classifiers.prompt.network.model: ",
        ),
    ] {
        let text = format!(
            "version: 1\nclassifiers:\n  prompt: {prompt}\nlanes: {{llm_gateway: {{profiles: []}}}}\next_proc: {{listen: '127.0.0.1:0', lane: llm_gateway}}\n"
        );
        let path = write("weir.yaml", &text);
        let (code, _, error) = weir(&["check", &path], "");
        assert_eq!(code, 2, "{prompt}: {error}");
        assert!(
            error.contains(wanted) && error.contains("weir.yaml:3:"),
            "{prompt}: {error}"
        );
    }
    for (more, wanted) in [
        ("workers: 257", "classifiers.workers"),
        ("queue: 65537", "classifiers.queue"),
    ] {
        let path = write(
            "weir.yaml",
            &format!("version: 1\nclassifiers: {{{more}}}\n"),
        );
        let (code, _, error) = weir(&["check", &path], "");
        assert!(code == 2 && error.contains(wanted), "{error}");
    }
}
