//! Coveralls repository tokens: 32 letters and digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.coveralls_token",
    title: "Coveralls repository token",
    label: "[COVERALLS_TOKEN]",
    pattern: token::assigned!("coveralls", "[0-9A-Za-z]{32}"),
    prefilter: Prefilter::Name(&["coveralls"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "COVERALLS_REPO_TOKEN=‹kuwr",
                "ZtHzU4KUAkyHgsxYQaj8bquO8FEo›"
            ),
            concat!(
                "\"coveralls_repo_token\": \"‹Awpt",
                "bJIcIs74WKtPDYSEW6C9qzysADiw›\","
            ),
            concat!(
                "the COVERALLS key is ‹LfH3",
                "lZi1dJL3GxzZQnYOKuQMjuLnJy40›"
            ),
        ],
        ignores: &[
            concat!("COVERALLS_REPO_TOKEN=xMni", "tvyblexOd8sZwHDSwaibHBzfaaO"),
            concat!("COVERALLS_REPO_TOKEN=CwGv", "0NuufCV4SicPgpkbfCgK99ju4jiM7"),
            concat!("COVERALLS_REPO_TOKEN=0000", "0000000000000000000000000000"),
            concat!("checksum=MyFE", "QhCCup3azdsdYH39lI1p3HFin3BX"),
        ],
        sources: &["https://docs.coveralls.io/api-introduction"],
    }),
    ..Detector::of(Family::Secret)
};
