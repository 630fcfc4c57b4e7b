//! Customer.io keys: 20 hexadecimal digits (site and tracking) or 32 (app), known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.customerio_key",
    title: "Customer.io API key",
    label: "[CUSTOMERIO_KEY]",
    pattern: token::assigned!(
        "customer\\.io|customer_io|customerio",
        "[0-9a-f]{20}(?:[0-9a-f]{12})?"
    ),
    prefilter: Prefilter::Name(&["customer.io", "customer_io", "customerio"]),
    value: token::value,
    validate: |candidate| {
        token::named(candidate, 20..=20).or_else(|| token::named(candidate, 32..=32))
    },
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "CUSTOMERIO_APP_API_KEY=‹133e",
                "38cd82177e0898423ea7994f6db7›"
            ),
            concat!(
                "\"customerio_app_api_key\": \"‹434a",
                "ca0eb8769fa395c6bef7a535581d›\","
            ),
            concat!(
                "the CUSTOMER.IO key is ‹c25f",
                "642a3de82f331fe324e6a43d6480›"
            ),
            concat!("CUSTOMERIO_APP_API_KEY: ‹665d", "5a5b31025edbd3d8›"),
        ],
        ignores: &[
            concat!("CUSTOMERIO_APP_API_KEY=e5a3", "79360de72b59ef7"),
            concat!(
                "CUSTOMERIO_APP_API_KEY=deed",
                "92e0efcc49fc5f1c82c53d82466b7"
            ),
            concat!(
                "CUSTOMERIO_APP_API_KEY=0000",
                "0000000000000000000000000000"
            ),
            concat!("checksum=d405", "3cfad1ba4229763b08327d3fc0bf"),
        ],
        sources: &["https://docs.customer.io/accounts-and-workspaces/managing-credentials/"],
    }),
    ..Detector::of(Family::Secret)
};
