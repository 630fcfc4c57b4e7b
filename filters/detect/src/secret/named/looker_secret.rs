//! Looker API client secrets (24 letters and digits) and ids (20): known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.looker_secret",
    title: "Looker client secret",
    label: "[LOOKER_SECRET]",
    pattern: token::assigned!("looker", "[0-9A-Za-z]{20}(?:[0-9A-Za-z]{4})?"),
    prefilter: Prefilter::Name(&["looker"]),
    value: token::value,
    validate: |candidate| {
        token::named(candidate, 24..=24).or_else(|| token::named(candidate, 20..=20))
    },
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("LOOKERSDK_CLIENT_SECRET=‹q5Ow", "QN9gzHptZYhATDRL6adR›"),
            concat!(
                "\"lookersdk_client_secret\": \"‹XcwF",
                "d4jdTY83OAJiLibkuY6m›\","
            ),
            concat!("the LOOKER key is ‹eP1v", "VRQpnlQPaPl1z8MVOhWk›"),
            concat!("LOOKERSDK_CLIENT_SECRET: ‹eFwL", "UhZsBFq9u76g1Efz›"),
        ],
        ignores: &[
            concat!("LOOKERSDK_CLIENT_SECRET=C2Ib", "vgiN8KBJXdSOpOU"),
            concat!("LOOKERSDK_CLIENT_SECRET=I6Ya", "ygkjCIqY58aFYjlbZsmz7"),
            concat!("LOOKERSDK_CLIENT_SECRET=0000", "00000000000000000000"),
            concat!("checksum=3usv", "JCumVmGN5i9Kxiovhu5A"),
        ],
        sources: &["https://cloud.google.com/looker/docs/api-auth"],
    }),
    ..Detector::of(Family::Secret)
};
