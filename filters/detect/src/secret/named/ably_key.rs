//! Ably API keys: the ids of application and key, six characters each, a colon, and 43 characters of base64url;
//! known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.ably_key",
    title: "Ably API key",
    label: "[ABLY_KEY]",
    pattern: token::assigned!(
        "ably",
        "[0-9A-Za-z_-]{6}\\.[0-9A-Za-z_-]{6}:[0-9A-Za-z_-]{43}"
    ),
    prefilter: Prefilter::Name(&["ably"]),
    value: token::pair,
    validate: |candidate| token::named_pair(candidate, 57..=57),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "ABLY_API_KEY=‹xYWw",
                "LI.mKIUhS:rrvvzx4xAspanV-LbAI9WsBTZrb4oyoYHHED5KZrHm3›"
            ),
            concat!(
                "\"ably_api_key\": \"‹N3to",
                "bF.Gz2NsJ:YOhp2HbSwp6CMFCmN30-pao9Wn9WLJvcBwIszJ0dhvZ›\","
            ),
            concat!(
                "the ABLY key is ‹UdI2",
                "KW.H77jWg:DXD5pPh11uxQ3_SYqmh-vn-IlZoOCSrNzGVUKg4dFw4›"
            ),
        ],
        ignores: &[
            concat!(
                "ABLY_API_KEY=M4gO",
                "dp.69Kflm:iqs8or-siUwNq5jFvIRgXDQCZ4xqeDzw2bPP_NTeya"
            ),
            concat!(
                "ABLY_API_KEY=xIkF",
                "Yk.yvnAxh:i6LvZS-jxev4zMpkGRK3ZmlxNfowF0Auih8RokxWkD07"
            ),
            concat!(
                "ABLY_API_KEY=0000",
                "00.000000:0000000000000000000000000000000000000000000"
            ),
            concat!(
                "checksum=l-C8",
                "R2.G4cd9y:1rN30B2rRpBf4WKSrNDz6bfLNb8IJOniZhaeOqPsp1B"
            ),
        ],
        sources: &["https://ably.com/docs/auth/basic"],
    }),
    ..Detector::of(Family::Secret)
};
