//! Which requests an `ai_waf` lane looks at.

use crate::{config::EndpointConfig, head::RequestHead};

/// A compiled endpoint.
#[derive(Debug)]
pub(crate) struct Endpoint {
    method: Option<String>,
    host: Option<String>,
    segments: Vec<String>,
    any_rest: bool,
}

impl Endpoint {
    /// Checks and takes over an endpoint as typed.
    pub(crate) fn compile(raw: &EndpointConfig) -> Result<Self, String> {
        if !raw.path.starts_with('/') {
            return Err(format!("path {} does not begin with /", raw.path));
        }
        let (path, any_rest) = match raw.path.strip_suffix("/**") {
            Some(path) => (path, true),
            None => (raw.path.as_str(), false),
        };
        let host = raw
            .host
            .as_deref()
            .filter(|host| *host != "*")
            .map(str::to_ascii_lowercase);
        Ok(Self {
            method: raw.method.clone(),
            host,
            segments: split(path),
            any_rest,
        })
    }

    /// Whether the request is to this endpoint. Repeated and trailing slashes and percent-encoded letters make no difference,
    /// since they make none to most applications.
    pub(crate) fn covers(&self, head: &RequestHead) -> bool {
        let method = self
            .method
            .as_deref()
            .is_none_or(|method| method.eq_ignore_ascii_case(&head.method));
        method && self.covers_host(&head.authority) && self.covers_path(&head.target)
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

    fn covers_path(&self, target: &str) -> bool {
        let segments = split(target);
        let enough = if self.any_rest {
            segments.len() >= self.segments.len()
        } else {
            segments.len() == self.segments.len()
        };
        enough
            && self
                .segments
                .iter()
                .zip(&segments)
                .all(|(wanted, given)| wanted == "*" || wanted == given)
    }
}

/// The path's segments, as the application will read them.
fn split(path: &str) -> Vec<String> {
    let path = codec::normalised_path(path);
    let segments = path.split('/').filter(|segment| !segment.is_empty());
    segments.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::Endpoint;
    use crate::{config::EndpointConfig, head::RequestHead};

    fn covers(path: &str, host: Option<&str>, method: &str, authority: &str, target: &str) -> bool {
        let raw = EndpointConfig {
            method: Some("POST".to_owned()),
            host: host.map(str::to_owned),
            path: path.to_owned(),
            prompts: Vec::new(),
        };
        let head = RequestHead {
            method: method.to_owned(),
            authority: authority.to_owned(),
            target: target.to_owned(),
            ..RequestHead::default()
        };
        Endpoint::compile(&raw).unwrap().covers(&head)
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
