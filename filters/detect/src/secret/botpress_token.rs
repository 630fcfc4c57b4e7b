//! Botpress personal access tokens: `bp_pat_` and 36 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.botpress_token",
    title: "Botpress personal access token",
    label: "[BOTPRESS_TOKEN]",
    pattern: "bp_pat_[0-9A-Za-z]{36}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["bp_pat_"]),
    validate: |candidate| token::known(candidate, 7, 36..=36, Confidence::High),
    context: &["botpress"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "BOTPRESS_TOKEN=‹bp_p",
                "at_sfFSWY6qXWCJuyqJv76Kh4y33GNbICACVj71›"
            ),
            concat!(
                "{\"botpress_token\": \"‹bp_p",
                "at_2iIHvq0egPV3wtNxhqVsc1GtEu20AuggqhKW›\"}"
            ),
            concat!(
                "use ‹bp_p",
                "at_vEei4RWMeGNEmwX7EfpPRe6AQiet8YCt2iG9› from now on"
            ),
        ],
        ignores: &[
            concat!("bp_p", "at_ncSgdm0IQwrkgEzulcJ1DKnkurTJmNIrqnw"),
            concat!("bp_p", "at_aPWQHuz62tPNyvhiuRhYA3alboy6tYHGuX9u7"),
            concat!("xbp_p", "at_rOzPxCGtjQBMrhC1vdO9GiO6JtpGi6XwWtA1"),
            concat!("bp_p", "at_000000000000000000000000000000000000"),
        ],
        sources: &["https://botpress.com/docs/api-reference/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
