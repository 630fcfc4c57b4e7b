//! ImgBB API keys: 32 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.imgbb_key",
    title: "ImgBB API key",
    label: "[IMGBB_KEY]",
    pattern: token::assigned!("imgbb", "[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["imgbb"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("IMGBB_API_KEY=‹2d5a", "2d439f9cd9a183cd80b5916c4131›"),
            concat!(
                "\"imgbb_api_key\": \"‹1f9f",
                "5614aaa9da464e1aa92e2c00660d›\","
            ),
            concat!("the IMGBB key is ‹6436", "6f1a65e68e8997576e7ccd75f673›"),
        ],
        ignores: &[
            concat!("IMGBB_API_KEY=1e19", "d03aca3efa6612e42233c2dfdcf"),
            concat!("IMGBB_API_KEY=fde6", "35f48f903993fc3695e66a53d42d7"),
            concat!("IMGBB_API_KEY=0000", "0000000000000000000000000000"),
            concat!("checksum=d36e", "c2444f38deda9238252e87ced1dc"),
        ],
        sources: &["https://api.imgbb.com/"],
    }),
    ..Detector::of(Family::Secret)
};
