//! Which API call a request is, by its method and path.

use std::borrow::Cow;

use crate::{
    provider::{PROVIDERS, Provider},
    table::Table,
};

/// Which half of an exchange a body is.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Direction {
    /// Downstream to upstream.
    Request,
    /// Upstream to downstream.
    Response,
}

/// One API call of a provider: how its bodies look.
#[derive(Debug)]
pub struct Operation {
    /// A stable name, unique within its provider: `chat_completions`, `messages`.
    pub name: &'static str,
    /// What the path ends with, in lower case. A leading `/` or `:` is where a path segment (or Google's verb) begins.
    pub(crate) paths: &'static [&'static str],
    pub(crate) request: &'static Table,
    pub(crate) response: &'static Table,
    /// An event of a streamed response.
    pub(crate) event: &'static Table,
    /// Whether the response is a stream without being asked to in the body.
    pub(crate) streams: bool,
}

impl Operation {
    /// Whose API it is.
    pub fn provider(&'static self) -> &'static Provider {
        let owns = |p: &&&'static Provider| p.operations.iter().any(|o| std::ptr::eq(*o, self));
        // Every operation is found through its provider's list; the first is never needed.
        PROVIDERS
            .iter()
            .find(owns)
            .copied()
            .unwrap_or(&crate::provider::OPENAI)
    }

    /// Whether the response is a stream by nature, without a flag in the request's body.
    pub fn always_streams(&self) -> bool {
        self.streams
    }

    pub(crate) fn table(&self, direction: Direction) -> &'static Table {
        match direction {
            Direction::Request => self.request,
            Direction::Response => self.response,
        }
    }
}

/// The operation of a request, or `None` if no provider has one like it. Only the end of the path counts, so that a
/// gateway's prefix or an older version number changes nothing; the query, letter case, percent-encoding, doubled and
/// trailing slashes and dot segments do not count.
pub fn operation(method: &str, path: &str) -> Option<&'static Operation> {
    if !method.eq_ignore_ascii_case("POST") {
        return None;
    }
    let path = normalised_path(path).to_ascii_lowercase();
    let mut best: Option<(usize, &'static Operation)> = None;
    for operation in PROVIDERS.iter().flat_map(|p| p.operations.iter().copied()) {
        let fits = operation.paths.iter().filter(|end| path.ends_with(*end));
        let longest = fits.map(|end| end.len()).max();
        if let Some(length) = longest.filter(|&l| best.is_none_or(|b| l > b.0)) {
            best = Some((length, operation));
        }
    }
    best.map(|b| b.1)
}

/// The model that a path names: `…/models/NAME:generateContent`, `…/deployments/NAME/chat/completions`.
pub fn model_in_path(path: &str) -> Option<String> {
    let path = normalised_path(path);
    let mut segments = path.split('/');
    segments.find(|s| s.eq_ignore_ascii_case("models") || s.eq_ignore_ascii_case("deployments"))?;
    let name = segments.next()?;
    let name = name.rsplit_once(':').map_or(name, |n| n.0);
    (!name.is_empty()).then(|| name.to_owned())
}

/// A path as a server will read it: without query, decoded, without empty and dot segments and `;` parameters.
pub fn normalised_path(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let decoded = percent_decoded(path);
    let mut segments: Vec<&str> = Vec::new();
    for segment in decoded.split(['/', '\\']) {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop();
            }
            // A parameter behind `;` is not part of the name for many servers.
            other => segments.push(other.split(';').next().unwrap_or_default()),
        }
    }
    format!("/{}", segments.join("/"))
}

fn percent_decoded(path: &str) -> Cow<'_, str> {
    if !path.contains('%') {
        return Cow::Borrowed(path);
    }
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let digit = |i: usize| char::from(*tail.get(i)?).to_digit(16);
        let code = digit(0).zip(digit(1)).map(|(high, low)| high * 16 + low);
        let code = code.and_then(|code| u8::try_from(code).ok());
        match code.filter(|_| first == b'%') {
            Some(code) => {
                bytes.push(code);
                rest = tail.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    Cow::Owned(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(path: &str) -> Option<(&'static str, &'static str)> {
        operation("POST", path).map(|o| (o.provider().id, o.name))
    }

    #[test]
    fn paths_are_known_by_their_end() {
        let chat = Some(("openai", "chat_completions"));
        for path in [
            "/v1/chat/completions",
            "/chat/completions",
            "/openai/deployments/gpt-4o/chat/completions?api-version=2024-06-01",
            "//v1//chat/completions/",
            "/V1/Chat/Completions",
            "/v1/chat%2Fcompletions",
            "/v1/%63hat/completions",
            "/v1/x/../chat/./completions",
            "/v1/chat/completions;a=b",
        ] {
            assert_eq!(name(path), chat, "{path}");
        }
        for path in [
            "/v1/chat/completionsx",
            "/v1/xchat/completions",
            "/",
            "",
            "/v1/models",
        ] {
            assert_ne!(name(path), chat, "{path}");
        }
        assert!(operation("GET", "/v1/chat/completions").is_none());
        assert!(operation("post", "/v1/chat/completions").is_some());
    }

    #[test]
    fn paths_are_read_as_servers_read_them() {
        assert_eq!(normalised_path("//a/./b;x=1/../%63\\d/?q#f"), "/a/c/d");
        assert_eq!(normalised_path("/%+f%4"), "/%+f%4");
    }

    #[test]
    fn models_in_paths() {
        for (path, model) in [
            (
                "/v1beta/models/gemini-2.5-flash:generateContent",
                Some("gemini-2.5-flash"),
            ),
            (
                "/v1beta/models/gemini%2D2:streamGenerateContent?alt=sse",
                Some("gemini-2"),
            ),
            (
                "/openai/deployments/gpt-4o/chat/completions",
                Some("gpt-4o"),
            ),
            ("/v1/chat/completions", None),
        ] {
            assert_eq!(model_in_path(path).as_deref(), model);
        }
    }
}
