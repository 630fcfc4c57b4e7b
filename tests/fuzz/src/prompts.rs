//! Paths to prompts, over bodies of any bytes.

use codec::{Direction, Document, Edit, JsonLimits, Path, Role, Selected, Step};
use policy::{Attributes, Index, Selector};

/// A value expression or a JSONPath of any text is read or refused. Where a path leads in a body is looked at, whatever it is, and can
/// be edited: what was JSON stays so, and a form keeps its fields.
pub fn prompts(data: &[u8]) {
    let Some((&choice, rest)) = data.split_first() else {
        return;
    };
    let mut parts = rest.splitn(2, |&byte| byte == b'\n');
    let (source, body) = (
        parts.next().unwrap_or_default(),
        parts.next().unwrap_or_default(),
    );
    let source = String::from_utf8_lossy(source);
    let path = match choice % 2 {
        0 => expression(&source),
        _ => match Path::of_query(&source) {
            Ok(path) => Some(path),
            Err(error) => {
                assert!(!error.to_string().is_empty(), "an error says nothing");
                None
            }
        },
    };
    if let Some(path) = path {
        json(&path, body);
        form(&path, body);
    }
}

fn expression(source: &str) -> Option<Path> {
    let selector = match Selector::parse(source) {
        Ok(selector) => selector,
        Err(error) => {
            assert!(!error.to_string().is_empty(), "an error says nothing");
            return None;
        }
    };
    let inputs = selector
        .paths()
        .iter()
        .map(|_| vec![String::from("aGk="), source.to_owned()]);
    let texts = selector.texts(&mut Attributes::default(), inputs.collect());
    assert!(texts.iter().all(|text| !text.is_empty()), "an empty text");
    let step = |index: &Index| match index {
        Index::Each => Step::Each,
        Index::Key(key) => Step::Member(String::from_utf8_lossy(key).into_owned()),
        Index::Number(number) => Step::Index(*number),
    };
    let path = selector.path()?;
    Some(Path::of_steps(path.iter().map(step).collect()))
}

fn json(path: &Path, body: &[u8]) {
    let limits = JsonLimits {
        max_bytes: 1 << 16,
        max_depth: 64,
        max_nodes: 10_000,
    };
    let Ok((mut document, selected)) =
        Document::read_selecting(None, Direction::Request, body, &limits, &[path])
    else {
        return;
    };
    let is_json = serde_json::from_slice::<serde::de::IgnoredAny>(body).is_ok();
    check(&mut document, &selected, body);
    let edited = edited(&document, body);
    let json: Result<serde::de::IgnoredAny, _> = serde_json::from_slice(&edited);
    assert!(
        json.is_ok() || !is_json,
        "an edited body is no JSON any more"
    );
}

fn form(path: &Path, body: &[u8]) {
    let Some((mut document, selected)) = Document::read_form(body, &[path]) else {
        return;
    };
    check(&mut document, &selected, body);
    let fields = |body: &[u8]| body.iter().filter(|&&byte| byte == b'&').count();
    assert!(
        fields(&edited(&document, body)) == fields(body),
        "an edited form has other fields"
    );
}

fn check(document: &mut Document, selected: &[Selected], body: &[u8]) {
    for selected in selected {
        document.select(selected, 0, Some(Role::User));
        let marked = |text: &str| {
            let mut segments = document.segments().iter().filter(|s| s.path == Some(0));
            segments.any(|s| s.text == text || s.kind.is_uninspected() || s.media.is_some())
        };
        let wanted = selected.texts().filter(|text| !text.is_empty());
        // Of a query in GraphQL the literals stand by themselves.
        let is_whole = document.shape() != codec::Shape::GraphQl;
        assert!(
            !is_whole || wanted.take(20).all(marked),
            "what was selected is no segment"
        );
    }
    assert!(document.edit(body, &[]) == body, "an unedited body changed");
}

fn edited(document: &Document, body: &[u8]) -> Vec<u8> {
    let edits: Vec<Edit> = document
        .segments()
        .iter()
        .enumerate()
        .map(|(segment, s)| Edit {
            segment,
            span: s.text.len() / 3..s.text.len() * 2 / 3,
            with: String::from("\"\\\n[X]&=\u{e9}"),
        })
        .collect();
    document.edit(body, &edits)
}
