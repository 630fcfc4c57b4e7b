//! CoinGecko API keys: `CG-` and 24 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.coingecko_key",
    title: "CoinGecko API key",
    label: "[COINGECKO_KEY]",
    pattern: "CG-[0-9A-Za-z]{24}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["CG-"]),
    validate: |candidate| {
        token::known(candidate, 3, 24..=24, Confidence::High)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["coingecko", "x-cg-"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!("COINGECKO_KEY=‹CG-n", "Jt1oszYKqF5EU9m361hpYax›"),
            concat!("{\"coingecko_key\": \"‹CG-V", "VolB0YyYiGRg28nZzQbQiyO›\"}"),
            concat!("use ‹CG-g", "GbtgJcDp7gXeixRQd4Ldtyf› from now on"),
        ],
        ignores: &[
            concat!("CG-n", "Qyp1B2pcLfohVgQtbFgrZE"),
            concat!("CG-O", "Ar6zic8PZ2O75lZrPoaZtoC7"),
            concat!("xCG-3", "PnPIP8RdPpkj3ZHnz8ld1PV"),
            concat!("CG-0", "00000000000000000000000"),
        ],
        sources: &["https://docs.coingecko.com/reference/setting-up-your-api-key"],
    }),
    ..Detector::of(Family::Secret)
};
