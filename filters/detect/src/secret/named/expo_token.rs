//! Expo access tokens: 40 characters of base64url, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.expo_token",
    title: "Expo access token",
    label: "[EXPO_TOKEN]",
    pattern: token::assigned!(
        "eas_token|expo-token|expo_access|expo_api|expo_token",
        "[0-9A-Za-z_-]{40}"
    ),
    prefilter: Prefilter::Name(&[
        "eas_token",
        "expo-token",
        "expo_access",
        "expo_api",
        "expo_token",
    ]),
    value: token::value,
    validate: |candidate| token::named(candidate, 40..=40),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("EXPO_TOKEN=‹Waq7", "qJR_p84ZZemOeh5n_nQaOy7GryqgLucVuaU7›"),
            concat!(
                "\"expo_token\": \"‹mRUY",
                "QT99RHKwfrpoTUFd6ERmSpgUU1syOnX2ojDZ›\","
            ),
            concat!(
                "the EAS_TOKEN key is ‹Kbum",
                "-40TbE5qFERwDu5D9nKRHkOhZAkXNXOeRddd›"
            ),
        ],
        ignores: &[
            concat!("EXPO_TOKEN=oSnq", "cMmZZmijSjpVdK92opMBvkBcaBZ4axrpIh9"),
            concat!("EXPO_TOKEN=w6vk", "EP9zebc8wqRVPzQ8Grex2L0xwTMen9T1OTRJ7"),
            concat!("EXPO_TOKEN=0000", "000000000000000000000000000000000000"),
            concat!("checksum=9bx-", "ULzKW2FkjTFQS12n7O56399UGVRaTNBBDGGs"),
        ],
        sources: &["https://docs.expo.dev/accounts/programmatic-access/"],
    }),
    ..Detector::of(Family::Secret)
};
