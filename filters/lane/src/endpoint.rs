//! An endpoint: which requests it is, and its labels.

use crate::{config::EndpointConfig, head::RequestHead, label};

/// A compiled endpoint.
#[derive(Debug)]
pub(crate) struct Endpoint {
    method: Option<String>,
    host: Option<String>,
    segments: Vec<Segment>,
    any_rest: bool,
    /// As events call it: `POST api.example.com/users/{id}/chat`.
    pub(crate) name: String,
    pub(crate) labels: Vec<String>,
}

/// One segment of a path.
#[derive(Debug)]
enum Segment {
    /// Any.
    Any,
    /// Any that ends so: `{name}.pdf`.
    Ending(String),
    /// This one.
    Named(String),
}

impl Endpoint {
    /// Checks and takes over an endpoint as typed.
    pub(crate) fn compile(raw: &EndpointConfig) -> Result<Self, String> {
        if !raw.path.starts_with('/') {
            return Err(format!("path {} does not begin with /", raw.path));
        }
        let labels = match &raw.labels {
            Some(labels) => labels.clone(),
            None => vec![label::LLM.to_owned()],
        };
        label::check(&labels)?;
        let (path, any_rest) = match raw.path.strip_suffix("/**") {
            Some(path) => (path, true),
            None => (raw.path.as_str(), false),
        };
        let host = raw.host.as_deref().filter(|host| *host != "*");
        let method = raw.method.as_deref().unwrap_or("*");
        let name = format!("{method} {}{}", host.unwrap_or("*"), raw.path);
        Ok(Self {
            method: raw.method.clone(),
            host: host.map(str::to_ascii_lowercase),
            segments: split(path).into_iter().map(segment).collect(),
            any_rest,
            name,
            labels,
        })
    }

    /// Whether traffic to it is scanned.
    pub(crate) fn is_llm(&self) -> bool {
        self.labels.iter().any(|label| label == label::LLM)
    }

    /// Whether the request is to this endpoint; `segments` are its path's ([`split`]).
    pub(crate) fn covers(&self, head: &RequestHead, segments: &[String]) -> bool {
        self.covers_parts(&head.method, &head.authority, segments)
    }

    /// As [`Endpoint::covers`].
    pub(crate) fn covers_parts(&self, method: &str, authority: &str, segments: &[String]) -> bool {
        let is_method = |wanted: &str| wanted.eq_ignore_ascii_case(method);
        self.method.as_deref().is_none_or(is_method)
            && self.covers_path(segments)
            && self.covers_host(authority)
    }

    fn covers_host(&self, authority: &str) -> bool {
        let Some(wanted) = &self.host else {
            return true;
        };
        let authority = authority.to_ascii_lowercase();
        let host = authority
            .rsplit_once(':')
            .map_or(authority.as_str(), |(host, _)| host);
        // The root of all names may be written down, and is the same host.
        let host = host.strip_suffix('.').unwrap_or(host);
        match wanted.strip_prefix('*') {
            Some(suffix) => host.ends_with(suffix) && host.len() > suffix.len(),
            None => host == wanted || authority == *wanted,
        }
    }

    fn covers_path(&self, segments: &[String]) -> bool {
        let enough = if self.any_rest {
            segments.len() >= self.segments.len()
        } else {
            segments.len() == self.segments.len()
        };
        let pairs = self.segments.iter().zip(segments);
        enough && pairs.into_iter().all(|(wanted, given)| wanted.is(given))
    }
}

impl Segment {
    fn is(&self, given: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Ending(end) => given.len() > end.len() && given.ends_with(end.as_str()),
            Self::Named(name) => name == given,
        }
    }
}

fn segment(text: String) -> Segment {
    let variable = text.strip_prefix('{').and_then(|rest| rest.split_once('}'));
    match variable {
        _ if text == "*" => Segment::Any,
        Some((_, "")) => Segment::Any,
        Some((_, end)) => Segment::Ending(end.to_owned()),
        None => Segment::Named(text),
    }
}

/// The path's segments, as the application will read them. Repeated and trailing slashes and percent-encoded letters make no
/// difference, since they make none to most applications.
pub(crate) fn split(path: &str) -> Vec<String> {
    let path = codec::normalised_path(path);
    let segments = path.split('/').filter(|segment| !segment.is_empty());
    segments.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::{Endpoint, split};
    use crate::{config::EndpointConfig, head::RequestHead};

    fn covers(path: &str, host: Option<&str>, method: &str, authority: &str, target: &str) -> bool {
        let raw = EndpointConfig {
            method: Some("POST".to_owned()),
            host: host.map(str::to_owned),
            path: path.to_owned(),
            prompts: Vec::new(),
            labels: None,
        };
        let head = RequestHead {
            method: method.to_owned(),
            authority: authority.to_owned(),
            target: target.to_owned(),
            ..RequestHead::default()
        };
        Endpoint::compile(&raw)
            .unwrap()
            .covers(&head, &split(target))
    }

    #[test]
    fn spellings_of_one_path_are_one_endpoint() {
        for target in [
            "/api/chat",
            "/api/chat?x=1",
            "//api//chat/",
            "/api/%63hat",
            "/api/./chat",
            "/api/v/../chat",
            "/api/chat;v=1",
            "/api\\chat",
        ] {
            assert!(
                covers("/api/chat", None, "post", "a.example", target),
                "{target}"
            );
        }
        for target in ["/api", "/api/chat/1", "/api/chats"] {
            assert!(
                !covers("/api/chat", None, "POST", "a.example", target),
                "{target}"
            );
        }
    }

    #[test]
    fn stars_and_hosts() {
        assert!(covers("/v1/*/chat", None, "POST", "a", "/v1/7/chat"));
        assert!(covers("/v1/{id}/chat", None, "POST", "a", "/v1/7/chat"));
        assert!(covers("/v1/{id}.pdf", None, "POST", "a", "/v1/7.pdf"));
        assert!(!covers("/v1/{id}.pdf", None, "POST", "a", "/v1/.pdf"));
        assert!(!covers("/v1/{id}.pdf", None, "POST", "a", "/v1/7.png"));
        assert!(covers(
            "/v1/**",
            Some("*.example.com"),
            "POST",
            "x.example.com:443",
            "/v1/a/b"
        ));
        assert!(covers(
            "/a b",
            Some("a.example"),
            "POST",
            "A.example.:80",
            "/a%20b"
        ));
        assert!(!covers(
            "/v1/**",
            Some("*.example.com"),
            "POST",
            "example.org",
            "/v1/a"
        ));
        assert!(!covers("/v1/a", None, "GET", "a", "/v1/a"));
    }
}
