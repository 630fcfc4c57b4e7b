//! Logz.io shipping tokens: 32 letters of both cases, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.logzio_token",
    title: "Logz.io shipping token",
    label: "[LOGZIO_TOKEN]",
    pattern: token::assigned!("logz\\.io|logz_io|logzio", "[A-Za-z]{32}"),
    prefilter: Prefilter::Name(&["logz.io", "logz_io", "logzio"]),
    value: token::value,
    validate: |candidate| token::named_letters(candidate, 32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("LOGZIO_TOKEN=‹ESbF", "ePoJCWOEZHnmWAEJEMgzUcqWfNnW›"),
            concat!(
                "\"logzio_token\": \"‹uYgw",
                "HPYIrDuRzbdhXhAaUfNkcLcCYoIu›\","
            ),
            concat!("the LOGZ.IO key is ‹frnY", "FwXGjIrNGikgNkxLCcTsureeLnIR›"),
        ],
        ignores: &[
            concat!("LOGZIO_TOKEN=fSeb", "tShfrIpXClSKvnJFrzNoUPWHnhL"),
            concat!("LOGZIO_TOKEN=SsSy", "SQDlIrBWEtaWugQbyvxQTqKfHOCro"),
            concat!("LOGZIO_TOKEN=0000", "0000000000000000000000000000"),
            concat!("checksum=WTca", "tIbRehgYEEuoLuUkznWtTipVeqYi"),
        ],
        sources: &[
            "https://docs.logz.io/docs/user-guide/admin/authentication-tokens/log-shipping-tokens/",
        ],
    }),
    ..Detector::of(Family::Secret)
};
