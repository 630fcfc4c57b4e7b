//! Logz.io shipping tokens: 32 letters, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.logzio_token",
    title: "Logz.io shipping token",
    label: "[LOGZIO_TOKEN]",
    pattern: token::assigned!("logz\\.io|logz_io|logzio", "[0-9A-Za-z]{32}"),
    prefilter: Prefilter::Name(&["logz.io", "logz_io", "logzio"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("LOGZIO_TOKEN=‹ES1F", "ePoJCWOE0HnmWAEJEMgzUcqWfNnW›"),
            concat!(
                "\"logzio_token\": \"‹uYgw",
                "HPYIrD5R5bdhXhAaUfN07LcCYo2u›\","
            ),
            concat!("the LOGZ.IO key is ‹frnY", "Fw0GjIrN3ikgNkxL8cTsureeLn9R›"),
        ],
        ignores: &[
            concat!("LOGZIO_TOKEN=fSeb", "tSh5rIpXClSKvnJFrz9oUPWHnhL"),
            concat!("LOGZIO_TOKEN=SsSy", "S5DlI5BWEtaWugQ6yv3QTqKfHOCr7"),
            concat!("LOGZIO_TOKEN=0000", "0000000000000000000000000000"),
            concat!("checksum=W2c1", "tIbReh08EEuoLuU5zn3tTipVeqY6"),
        ],
        sources: &[
            "https://docs.logz.io/docs/user-guide/admin/authentication-tokens/log-shipping-tokens/",
        ],
    }),
    ..Detector::of(Family::Secret)
};
