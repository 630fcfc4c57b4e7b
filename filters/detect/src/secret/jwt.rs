//! JSON Web Tokens (RFC 7519) in compact form: signed (three parts, RFC 7515), encrypted (five, RFC 7516) or unsigned
//! (`alg` is `none`, the third part empty).
//!
//! The header must decode to a JSON object that has an `alg`. A header and payload without the rest open nothing but
//! still say what they say: low confidence.

use serde::Deserialize;

use super::{base64url, placeholder};
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.jwt",
    title: "JSON Web Token",
    label: "[JWT]",
    pattern: concat!(
        "(?:ey[AJ]|ew[0ko])[0-9A-Za-z_-]{8,2048}\\.",
        "(?:[0-9A-Za-z_-]{0,1024}(?:\\.[0-9A-Za-z_-]{1,4096}){3}",
        "|[0-9A-Za-z_-]{2,8192}(?:\\.[0-9A-Za-z_-]{0,2048})?)",
    ),
    // How base64 writes `{` and what may follow it: a quote, a space, a line break, a tab.
    prefilter: Prefilter::Prefix(&["eyJ", "eyA", "ewo", "ew0", "ewk"]),
    validate,
    context: &[
        "jwt",
        "token",
        "bearer",
        "authorization",
        "id_token",
        "access_token",
        "cookie",
    ],
    about: native(&About {
        validator: "a header of JSON with an algorithm, parts in Base64url",
        notes: "Tokens that have expired or say nothing are found too, but for the example of jwt.io.",
        finds: &[
            concat!(
                "Authorization: Bearer ‹ey",
                "JhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.ey",
                "JzdWIiOiIxMjM0NTY3ODkwIn0.q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA1-_q7Zt0LmXw3R›"
            ),
            concat!(
                "\"‹ey",
                "JhbGciOiJkaXIiLCJ",
                "lbmMiOiJBMjU2R0NNIn0..q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA1-_q7Zt0LmXw3R.q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA1-_q7Zt0LmXw3R.q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA1-_q7Zt0LmXw3R›\""
            ),
            concat!(
                "‹ey",
                "AiYWxnIjogIm5vbmUiIH0.ey",
                "JzdWIiOiIxMjM0NTY3ODkwIn0.›"
            ),
        ],
        ignores: &[
            concat!("ey", "JhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"),
            concat!(
                "ey",
                "J0eXAiOiJKV1QifQ.ey",
                "JzdWIiOiIxMjM0NTY3ODkwIn0.q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA1-_q7Zt0LmXw3R"
            ),
            concat!(
                "ey",
                "JhbGciOjF9.ey",
                "JzdWIiOiIxMjM0NTY3ODkwIn0.q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA1-_q7Zt0LmXw3R"
            ),
            concat!(
                "xey",
                "JhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.ey",
                "JzdWIiOiIxMjM0NTY3ODkwIn0.q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA1-_q7Zt0LmXw3R"
            ),
            concat!(
                "ey",
                "JhbGciOiJIUzI1NiIs.ey",
                "JzdWIiOiIxMjM0NTY3ODkwIn0.q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA1-_q7Zt0LmXw3R"
            ),
            concat!("ey", "Jewelry.example.com"),
            "ewoks.are.cute",
        ],
        sources: &[
            "https://www.rfc-editor.org/rfc/rfc7519",
            "https://www.rfc-editor.org/rfc/rfc7515#section-3.1",
            "https://www.rfc-editor.org/rfc/rfc7516#section-3.1",
        ],
    }),
    ..Detector::of(Family::Secret)
};

#[derive(Deserialize)]
struct Header {
    alg: String,
}

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let parts: Vec<&str> = candidate.text.split('.').collect();
    let (head, rest) = parts.split_first()?;
    let header: Header = serde_json::from_slice(&base64url::decode(head)?).ok()?;
    let sealed = rest.get(1).is_some_and(|signature| !signature.is_empty());
    let confidence = match sealed || header.alg.eq_ignore_ascii_case("none") {
        true => Confidence::High,
        false => Confidence::Low,
    };
    let real = candidate.starts_word() && !placeholder::is_documented(candidate.text);
    real.then_some(confidence)
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores, rates};

    /// `{"alg":"HS256","typ":"JWT"}`
    const HEAD: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9";
    /// `{"sub":"1234567890"}`
    const CLAIMS: &str = "eyJzdWIiOiIxMjM0NTY3ODkwIn0";
    const SEAL: &str = "q7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA1-_q7Zt0LmXw3R";

    #[test]
    fn finds_real_tokens() {
        let token = format!("{HEAD}.{CLAIMS}.{SEAL}");
        // `{"alg":"dir","enc":"A256GCM"}`
        let sealed = format!("eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..{SEAL}.{SEAL}.{SEAL}");
        // `{ "alg": "none" }`
        let none = format!("eyAiYWxnIjogIm5vbmUiIH0.{CLAIMS}.");
        finds!(DETECTOR,
            format!("Authorization: Bearer {token}") => token.clone(),
            format!("\"{sealed}\"") => sealed,
            none.clone() => none.clone(),
        );
        rates!(DETECTOR, token => High, none => High, format!("{HEAD}.{CLAIMS}") => Low);
    }

    #[test]
    fn ignores_near_misses() {
        ignores!(
            DETECTOR,
            HEAD,
            // `{"typ":"JWT"}`
            format!("eyJ0eXAiOiJKV1QifQ.{CLAIMS}.{SEAL}"),
            // `{"alg":1}`
            format!("eyJhbGciOjF9.{CLAIMS}.{SEAL}"),
            format!("x{HEAD}.{CLAIMS}.{SEAL}"),
            format!("eyJhbGciOiJIUzI1NiIs.{CLAIMS}.{SEAL}"),
            // `{"sub":"1234567890","name":"John Doe","iat":1516239022}`
            format!(
                "{HEAD}.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.{SEAL}"
            ),
            "eyJewelry.example.com",
            "ewoks.are.cute",
        );
    }
}
