//! PyPI upload tokens: `pypi-` and a macaroon in base64url, whose location is `pypi.org` or `test.pypi.org`.

use super::{base64url, placeholder};
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.pypi_token",
    title: "PyPI upload token",
    label: "[PYPI_TOKEN]",
    pattern: "pypi-AgE[0-9A-Za-z_-]{50,1000}",
    prefilter: Prefilter::Prefix(&["pypi-AgE"]),
    validate,
    context: &["pypi", "twine", "token", "__token__", "upload"],
    about: native(&About {
        validator: "prefix and the beginning of a macaroon",
        notes: "What the token permits is not read.",
        finds: &[
            concat!(
                "password = ‹py",
                "pi-AgEIcHlwaS5vcmcCJDk3ZjQ2YTE4LTk5NWItNG",
                "U2Mi1hZWYwLTcyMWJjMDQ4ZjFkMwACKlszLCJk›\n"
            ),
            concat!(
                "TWINE_PASSWORD=‹py",
                "pi-AgENdGVzdC5weXBpLm9yZwCJDk3ZjQ2YTE4LTk5NW",
                "ItNGU2Mi1hZWYwLTcyMWJjMDQ4ZjFkMwACKlszLCJk›"
            ),
        ],
        ignores: &[
            concat!("py", "pi-AgEIcHlwaS5vcmc"),
            concat!(
                "py",
                "pi-AgEIZXZpbC5vcmcCJDk3ZjQ2YTE4LTk5NWItNG",
                "U2Mi1hZWYwLTcyMWJjMDQ4ZjFkMwACKlszLCJk"
            ),
            concat!(
                "xpy",
                "pi-AgEIcHlwaS5vcmcCJDk3ZjQ2YTE4LTk5NWItNG",
                "U2Mi1hZWYwLTcyMWJjMDQ4ZjFkMwACKlszLCJk"
            ),
            concat!(
                "py",
                "pi-CJDk3ZjQ2YTE4LTk5NWItNGU2Mi1hZ",
                "WYwLTcyMWJjMDQ4ZjFkMwACKlszLCJk"
            ),
            concat!(
                "py",
                "pi-AgEngine-is-a-package-name-that-goes-on-and-on-for-long-enough"
            ),
        ],
        sources: &[
            "https://pypi.org/help/#apitoken",
            "https://docs.pypi.org/api/secrets/",
        ],
    }),
    ..Detector::of(Family::Secret)
};

/// Macaroon version 2 and the location packet's type, before the location's length.
const HEAD: &[u8] = &[2, 1];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let body = candidate.text.strip_prefix("pypi-")?;
    // The first 32 characters hold the location; cutting there keeps the decoding whole.
    let macaroon = base64url::decode(body.get(..32)?)?;
    let location = macaroon.strip_prefix(HEAD)?.get(1..)?;
    let ours = location.starts_with(b"pypi.org") || location.starts_with(b"test.pypi.org");
    placeholder::grade(body, Confidence::High).filter(|_| ours && candidate.starts_word())
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores, rates};

    const BODY: &str = "CJDk3ZjQ2YTE4LTk5NWItNGU2Mi1hZWYwLTcyMWJjMDQ4ZjFkMwACKlszLCJk";

    #[test]
    fn finds_real_tokens() {
        let token = format!("pypi-AgEIcHlwaS5vcmc{BODY}");
        let test = format!("pypi-AgENdGVzdC5weXBpLm9yZw{BODY}");
        finds!(DETECTOR,
            format!("password = {token}\n") => token.clone(),
            format!("TWINE_PASSWORD={test}") => test,
        );
        rates!(DETECTOR, token => High);
    }

    #[test]
    fn ignores_near_misses() {
        ignores!(
            DETECTOR,
            "pypi-AgEIcHlwaS5vcmc",
            format!("pypi-AgEIZXZpbC5vcmc{BODY}"),
            format!("xpypi-AgEIcHlwaS5vcmc{BODY}"),
            format!("pypi-{BODY}"),
            "pypi-AgEngine-is-a-package-name-that-goes-on-and-on-for-long-enough",
        );
    }
}
