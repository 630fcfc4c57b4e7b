//! Kraken API secrets: 86 characters of base64 and their padding, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.kraken_key",
    title: "Kraken API secret",
    label: "[KRAKEN_KEY]",
    pattern: token::assigned!("kraken", "[0-9A-Za-z+/]{86}=="),
    prefilter: Prefilter::Name(&["kraken"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 88..=88),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "KRAKEN_API_SECRET=‹czAi",
                "9nKXdz9NDdzxNg/0K+a4VNmtofJk9yO2O0wvwhhiRthM3wLpy9T3Uzeo8oUPoGQW0lKrthW+p1N9jAnEfI==›"
            ),
            concat!(
                "\"kraken_api_secret\": \"‹m2cY",
                "NA4JDU23oNZQNoi6wLxM9O2VFSf27aYUdl731hYGIELO+NFp08S+gMn+p6iiqLY6XOIXAmGcPXga5gx0VU==›\","
            ),
            concat!(
                "the KRAKEN key is ‹Uc7d",
                "dL+MMtMl60ex5fHX/rv0gYfi5VoujmoowD24thf3ddkIaUe3gRemp0UOvKoNvl95CCkwtE3IbQILij1+R8==›"
            ),
        ],
        ignores: &[
            concat!(
                "KRAKEN_API_SECRET=1oru",
                "+RuD/sQYTA9R3Xdw/lhJ2wcfTDfr8VgIL6FbtOq+T2GP/JuXiDzJa4W1YG/viHTpXKaHu6v/iNCV1cqUTG"
            ),
            concat!(
                "acme_key=Kdai",
                "4O9XYmv1nQzbUSVDcK9bdvT0GUMc1rygI8pxtzf/u68maTgVhMc/SwcevIH4AjTH+r7mGYvgJ95OrRf2Fn=="
            ),
            concat!(
                "KRAKEN_API_SECRET=0000",
                "0000000000000000000000000000000000000000000000000000000000000000000000000000000000=="
            ),
            concat!(
                "checksum=PH+8",
                "PzezI5sld9yVrnUlITCiCzz7rwB1X+QgXf40wJXo/lJUMvYMD2j/ut2NALbLgwT6898Zzcwo3BNllkjiyk=="
            ),
        ],
        sources: &["https://docs.kraken.com/api/docs/guides/spot-rest-auth/"],
    }),
    ..Detector::of(Family::Secret)
};
