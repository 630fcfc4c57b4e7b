//! AbuseIPDB API keys: 80 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.abuseipdb_key",
    title: "AbuseIPDB API key",
    label: "[ABUSEIPDB_KEY]",
    pattern: token::assigned!("abuse_ipdb|abuseipdb", "[0-9a-f]{80}"),
    prefilter: Prefilter::Name(&["abuse_ipdb", "abuseipdb"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 80..=80),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "ABUSEIPDB_API_KEY=‹6e01",
                "b2b1acf2ac1efc38d0340eeea6fb030124dca38010f22cf83df709a41ca0c2293485d79ce654›"
            ),
            concat!(
                "\"abuseipdb_api_key\": \"‹dcd0",
                "fedf578e8ecc65e1162f66b166ae0defb89a40e925f672fcf99b1c08e2935b597067ffabccc5›\","
            ),
            concat!(
                "the ABUSE_IPDB key is ‹fc5a",
                "ee36e04e868f08b07c278b9ff75e49695e86d31f0008317fffd9456ea15b5fed83afb6ed8373›"
            ),
        ],
        ignores: &[
            concat!(
                "ABUSEIPDB_API_KEY=f871",
                "434ac7bd5e67b8e857d2e85ea2ee68ebcd60aff4067a01785e4403f9fdf32321391c301bac9"
            ),
            concat!(
                "ABUSEIPDB_API_KEY=aa81",
                "3dda7dd0fa6e1ea2243c965b01c88c527945ed72aa9ef8d6370c4df2749bd614d5b26e44054c7"
            ),
            concat!(
                "ABUSEIPDB_API_KEY=0000",
                "0000000000000000000000000000000000000000000000000000000000000000000000000000"
            ),
            concat!(
                "checksum=5550",
                "ffcac2177a2c750411143192646aa7a730af87279bd7aaa0dfb2edc51b0827908a77302f39ac"
            ),
        ],
        sources: &["https://docs.abuseipdb.com/"],
    }),
    ..Detector::of(Family::Secret)
};
