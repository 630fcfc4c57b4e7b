//! Box client secrets and developer tokens: 32 letters and digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.box_secret",
    title: "Box client secret",
    label: "[BOX_SECRET]",
    pattern: token::assigned!(
        "box_access|box_client|box_dev|box_developer|box_secret",
        "[0-9A-Za-z]{32}"
    ),
    prefilter: Prefilter::Name(&[
        "box_access",
        "box_client",
        "box_dev",
        "box_developer",
        "box_secret",
    ]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("BOX_CLIENT_SECRET=‹qaUU", "EFqCN8iAT1xDjMUTlC8DPPdETsTF›"),
            concat!(
                "\"box_client_secret\": \"‹zJ0M",
                "dLtnamUctTApjZxOGwOKWPY68PXJ›\","
            ),
            concat!(
                "the BOX_ACCESS key is ‹oVdN",
                "9hu9Vq17IamPWCYrgjjDhUYGDK9i›"
            ),
        ],
        ignores: &[
            concat!("BOX_CLIENT_SECRET=XnuO", "H2Z2E8PhkUUe3O8CmTCbKEvoX6h"),
            concat!("BOX_CLIENT_SECRET=yfTI", "eUpzZw1SGG3wtZRolq4UlvS5DKrC7"),
            concat!("BOX_CLIENT_SECRET=0000", "0000000000000000000000000000"),
            concat!("checksum=65wG", "Tly4eS4Tbn5ZPdq8kQCGjppc4ZAj"),
        ],
        sources: &["https://developer.box.com/guides/authentication/client-credentials/"],
    }),
    ..Detector::of(Family::Secret)
};
