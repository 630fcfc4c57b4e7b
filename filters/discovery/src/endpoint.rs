//! The name of an endpoint: method, host and path template.

use std::fmt;

use crate::segment::{self, VALUE};

/// Deeper paths end in `/**`.
const DEEPEST: usize = 12;

/// What stands for the rest of a path that is too deep.
pub(crate) const REST: &str = "**";

/// What stands for hosts that are too many to be told apart.
pub(crate) const ANY_HOST: &str = "*";

/// An endpoint: method, host and path, in which `{var}` stands for one segment and a final `/**` for any rest.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Endpoint {
    /// `POST`
    pub method: String,
    /// In lower case, without a port; `*`: any.
    pub host: String,
    /// `/users/{var}/chat`
    pub path: String,
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}{}", self.method, self.host, self.path)
    }
}

/// The methods that endpoints have; requests with others are not counted.
pub(crate) const METHODS: &[&str] = &["DELETE", "GET", "PATCH", "POST", "PUT"];

/// A method as it is listed; `None` for one that is not.
pub(crate) fn method(method: &str) -> Option<&'static str> {
    METHODS
        .iter()
        .copied()
        .find(|known| known.eq_ignore_ascii_case(method))
}

/// A host in lower case, without port and final dot. `None` for what cannot be one.
pub(crate) fn host(authority: &str) -> Option<String> {
    let end = match authority.rfind(':') {
        // An IPv6 address has colons of its own, in brackets.
        Some(colon) if !authority.get(colon..).unwrap_or_default().contains(']') => colon,
        _ => authority.len(),
    };
    let host = authority.get(..end).unwrap_or_default();
    let host = host.strip_suffix('.').unwrap_or(host).to_ascii_lowercase();
    let may_stand = |c: char| c.is_ascii_alphanumeric() || "-._[]:".contains(c);
    (!host.is_empty() && host.len() <= 253 && host.chars().all(may_stand)).then_some(host)
}

/// The template's segments of a path, by the shape of each.
pub(crate) fn segments(path: &str) -> Vec<String> {
    let path = codec::normalised_path(path);
    let all = path.split('/').filter(|segment| !segment.is_empty());
    let mut segments: Vec<String> = all
        .take(DEEPEST + 1)
        .map(|segment| segment::template(segment).into_owned())
        .collect();
    if segments.len() > DEEPEST {
        segments.truncate(DEEPEST);
        segments.push(REST.to_owned());
    }
    segments
}

/// Whether a segment of a template is a name, and no value.
pub(crate) fn is_name(segment: &str) -> bool {
    !segment.starts_with(VALUE) && segment != REST
}

#[cfg(test)]
mod tests {
    use super::{host, segments};

    #[test]
    fn hosts_lose_what_makes_no_difference() {
        for (authority, wanted) in [
            ("API.example.com:8443", Some("api.example.com")),
            ("api.example.com.", Some("api.example.com")),
            ("[::1]:80", Some("[::1]")),
            ("[::1]", Some("[::1]")),
            ("", None),
            ("a b", None),
        ] {
            assert_eq!(host(authority).as_deref(), wanted, "{authority}");
        }
    }

    #[test]
    fn paths_become_templates() {
        for (path, wanted) in [
            ("/", ""),
            ("/users/17/chat?x=9", "users/{var}/chat"),
            ("//users//%31/", "users/{var}"),
            (
                "/1/a/1/a/1/a/1/a/1/a/1/a/1/b",
                "{var}/a/{var}/a/{var}/a/{var}/a/{var}/a/{var}/a/**",
            ),
        ] {
            assert_eq!(segments(path).join("/"), wanted);
        }
    }
}
