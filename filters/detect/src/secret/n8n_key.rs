//! n8n API keys: `n8n_api_` and 80 hexadecimal digits; newer ones are JSON Web Tokens.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.n8n_key",
    title: "n8n API key",
    label: "[N8N_KEY]",
    pattern: "n8n_api_[0-9a-f]{80}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["n8n_api_"]),
    validate: |candidate| token::known(candidate, 8, 80..=80, Confidence::High),
    context: &["n8n", "api key", "api_key", "x-n8n-api-key"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹n8n_",
                "api_2bf4a74961d4c6939c4752f231ec42f13f95e9a56a55e12ae6d913e8bbfdfaa635d2749a80c4d323›"
            ),
            concat!(
                "N8N_KEY=\"‹n8n_",
                "api_c3016403b1ac884841c2e3107bee0eb96d596742e2432e09b46d917553f4cb811d6124294e53a758›\""
            ),
        ],
        ignores: &[
            concat!(
                "n8n_",
                "api_2bf4a74961d4c6939c4752f231ec42f13f95e9a56a55e12ae6d913e8bbfdfaa635d2749a80c4d32"
            ),
            concat!(
                "n8n_",
                "api_2bf4a74961d4c6939c4752f231ec42f13f95e9a56a55e12ae6d913e8bbfdfaa635d2749a80c4d323c"
            ),
            concat!(
                "xn8n_",
                "api_2bf4a74961d4c6939c4752f231ec42f13f95e9a56a55e12ae6d913e8bbfdfaa635d2749a80c4d323"
            ),
            concat!(
                "n8n_",
                "api_00000000000000000000000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://docs.n8n.io/api/authentication/"],
    }),
    ..Detector::of(Family::Secret)
};
