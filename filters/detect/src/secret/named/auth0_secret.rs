//! Auth0 client secrets: 64 characters of base64url, known by their name alone. Tokens of its management API are
//! JSON Web Tokens.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.auth0_secret",
    title: "Auth0 client secret",
    label: "[AUTH0_SECRET]",
    pattern: token::assigned!("auth0", "[0-9A-Za-z_-]{64}"),
    prefilter: Prefilter::Name(&["auth0"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 64..=64),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "AUTH0_CLIENT_SECRET=‹Hcp2",
                "7eIL33i1UKg6Vjd7GRCtaNz5t3hc_sXcETVaFQ3mD4KS22UMzqdmSJVr5s2s›"
            ),
            concat!(
                "\"auth0_client_secret\": \"‹lXTp",
                "tirzNXQXrw4DPXD5C6ZswyWkGIszPG-cC13DmRbzz8wzcy6hGwvV3AlH99ap›\","
            ),
            concat!(
                "the AUTH0 key is ‹oT8c",
                "WvdhLkwCGfGntfEIcmwFqsyDeU2fPQVsc0qKEatwqFcgVs6pLYda2Fxl2foZ›"
            ),
        ],
        ignores: &[
            concat!(
                "AUTH0_CLIENT_SECRET=tHAe",
                "v0gxXLA8EHcBK2v0bC0yIDi_g37ki0GLgLwUXK5aC4pPRLCyOi-fnv29ajl"
            ),
            concat!(
                "AUTH0_CLIENT_SECRET=00Me",
                "C9drFwrzHbEvKNR5XwsJpnw5GipdXsr6otWMUNRz2bWgKkkGqMiNvFNnfmt77"
            ),
            concat!(
                "AUTH0_CLIENT_SECRET=0000",
                "000000000000000000000000000000000000000000000000000000000000"
            ),
            concat!(
                "checksum=wfDF",
                "vcp60iV1Hj3msV-Qp7RRVu1Jhu0VjhSXTitQzBj3Q1OKBus7nZ8todMcd6e3"
            ),
        ],
        sources: &["https://auth0.com/docs/get-started/applications/application-settings"],
    }),
    ..Detector::of(Family::Secret)
};
