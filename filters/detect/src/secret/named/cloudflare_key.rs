//! Cloudflare API tokens of the older kind, 40 characters of base64url, and global API keys, 37 hexadecimal digits:
//! known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.cloudflare_key",
    title: "Cloudflare API key or token of the older kind",
    label: "[CLOUDFLARE_KEY]",
    pattern: token::assigned!("cf_api|cf_token|cloudflare", "[0-9A-Za-z_-]{37,40}"),
    prefilter: Prefilter::Name(&["cf_api", "cf_token", "cloudflare"]),
    value: token::value,
    validate: |candidate| {
        token::named(candidate, 40..=40).or_else(|| token::named(candidate, 37..=37))
    },
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "The hash of a commit that is named so is found too.",
        finds: &[
            concat!(
                "CLOUDFLARE_API_TOKEN=‹Gb1n",
                "cNvnnUv62AzHwzBO_B-SIVLfGt65BCgN4l65›"
            ),
            concat!(
                "\"cloudflare_api_token\": \"‹o50-",
                "ev2rt-Z3fZTYezjES3BTrrwoIo1QDpIhwknA›\","
            ),
            concat!(
                "the CF_API key is ‹0HM4",
                "F2SQDJQ2Lm-CZmu7uLQnTgj0oOvvXnzBouZ8›"
            ),
            concat!(
                "CLOUDFLARE_API_TOKEN: ‹bd93",
                "68c56a3de8d907ce9f4b5887e413665d7›"
            ),
        ],
        ignores: &[
            concat!(
                "CLOUDFLARE_API_TOKEN=N2Ne",
                "fUKkT25YnxxWGXOElDDsDSMNL0baqDak"
            ),
            concat!(
                "CLOUDFLARE_API_TOKEN=vr1v",
                "hs95PofMiO-s4pLS0-RFV4nJEkxlQoXBaro97"
            ),
            concat!(
                "CLOUDFLARE_API_TOKEN=0000",
                "000000000000000000000000000000000000"
            ),
            concat!("checksum=w4de", "zfcxU-ydm1Znsa-myMHfloh-exyii8fTPTsw"),
        ],
        sources: &["https://developers.cloudflare.com/fundamentals/api/get-started/keys/"],
    }),
    ..Detector::of(Family::Secret)
};
