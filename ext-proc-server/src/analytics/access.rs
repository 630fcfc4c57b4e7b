//! Who may see the page.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use http::{
    HeaderMap, HeaderValue, Response, StatusCode,
    header::{AUTHORIZATION, WWW_AUTHENTICATE},
};
use lane::SecretConfig;
use sha2::{Digest as _, Sha256};

use super::page::problem;
use crate::secret;

/// What opens the page. Only its digest is kept: comparing digests takes the same time wherever a guess is wrong.
#[derive(Clone)]
pub(super) struct Password([u8; 32]);

impl Password {
    /// Reads it.
    ///
    /// # Errors
    /// When it is not there, or too short.
    pub(super) fn of(config: &SecretConfig) -> Result<Self, String> {
        let text = secret::read(config)?;
        if text.chars().count() < SHORTEST {
            return Err(format!(
                "it is too short; a password has {SHORTEST} characters or more"
            ));
        }
        Ok(Self(Sha256::digest(text).into()))
    }

    /// Whether the request has it: as the password of any user, or as a bearer token.
    pub(super) fn opens(&self, headers: &HeaderMap) -> bool {
        let said = headers.get(AUTHORIZATION).and_then(|h| h.to_str().ok());
        let (scheme, rest) = said
            .and_then(|said| said.split_once(' '))
            .unwrap_or_default();
        let rest = rest.trim();
        if scheme.eq_ignore_ascii_case("bearer") {
            return self.is(rest.as_bytes());
        }
        if !scheme.eq_ignore_ascii_case("basic") {
            return false;
        }
        let decoded = STANDARD.decode(rest).unwrap_or_default();
        let mut parts = decoded.splitn(2, |byte| *byte == b':');
        parts.nth(1).is_some_and(|password| self.is(password))
    }

    fn is(&self, guess: &[u8]) -> bool {
        self.0 == <[u8; 32]>::from(Sha256::digest(guess))
    }
}

/// Asks for it.
pub(super) fn refusal() -> Response<Vec<u8>> {
    let mut response = problem(StatusCode::UNAUTHORIZED, "This page needs a password.");
    let asks = HeaderValue::from_static("Basic realm=\"Weir\", charset=\"UTF-8\"");
    response.headers_mut().insert(WWW_AUTHENTICATE, asks);
    response
}

/// Whether a browser says that another site asks, and not for a page that the reader goes to.
pub(super) fn is_foreign(headers: &HeaderMap) -> bool {
    let is = |name: &str, value: &str| headers.get(name).is_some_and(|given| given == value);
    is("sec-fetch-site", "cross-site") && !is("sec-fetch-dest", "document")
}

const SHORTEST: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    fn password(text: &str) -> Result<Password, String> {
        Password::of(&SecretConfig {
            value: Some(text.to_owned()),
            env: None,
            file: None,
            prefix: String::new(),
        })
    }

    #[test]
    fn only_the_password_opens() {
        let known = password("correct:horse:battery").unwrap();
        let basic = |pair: &str| format!("Basic {}", STANDARD.encode(pair));
        for (said, opens) in [
            (basic("anybody:correct:horse:battery"), true),
            (basic(":correct:horse:battery"), true),
            ("bearer correct:horse:battery".to_owned(), true),
            (basic("correct:horse:battery"), false),
            (basic("anybody:correct:horse"), false),
            (basic("anybody"), false),
            (basic(""), false),
            ("Basic ???".to_owned(), false),
            ("Bearer".to_owned(), false),
            ("Bearer ".to_owned(), false),
            ("Digest correct:horse:battery".to_owned(), false),
            ("correct:horse:battery".to_owned(), false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(AUTHORIZATION, said.parse().unwrap());
            assert_eq!(known.opens(&headers), opens, "{said}");
        }
        assert!(!known.opens(&HeaderMap::new()));
        assert!(password("short").is_err());
    }
}
