//! ipdata API keys: 56 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.ipdata_key",
    title: "ipdata API key",
    label: "[IPDATA_KEY]",
    pattern: token::assigned!("ipdata", "[0-9a-f]{56}"),
    prefilter: Prefilter::Name(&["ipdata"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 56..=56),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "IPDATA_API_KEY=‹9110",
                "3016f97a9ae191dd2e9c54a04cabd5218e048a45b42399729dd2›"
            ),
            concat!(
                "\"ipdata_api_key\": \"‹fed7",
                "3d21fc248f68920debcae38f2d97937e0c26ed8d196270240e13›\","
            ),
            concat!(
                "the IPDATA key is ‹f9a7",
                "e8c19828777309eb2ca11c7000758748e23d2db96b640a09fb06›"
            ),
        ],
        ignores: &[
            concat!(
                "IPDATA_API_KEY=507a",
                "c2a751776815ac1f104ca72d6620a4a4bbc4435cc2a402778f5"
            ),
            concat!(
                "IPDATA_API_KEY=6fb3",
                "1b274bf0e07c3bbcda15854b5085042b2e5f2c5f588b493dd16d7"
            ),
            concat!(
                "IPDATA_API_KEY=0000",
                "0000000000000000000000000000000000000000000000000000"
            ),
            concat!(
                "checksum=1d6a",
                "3cc81322613edc303e0773d4665d69868066f768eaca85165ab9"
            ),
        ],
        sources: &["https://docs.ipdata.co/"],
    }),
    ..Detector::of(Family::Secret)
};
