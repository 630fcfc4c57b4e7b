//! Secret ids of HashiCorp Nomad's ACL tokens are UUIDs: only a name gives them away.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.nomad_token",
    title: "Nomad ACL token",
    label: "[NOMAD_TOKEN]",
    pattern: token::assigned!(
        "nomad[_-]?token",
        "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    ),
    prefilter: Prefilter::Name(&["nomad"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 36..=36),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("NOMAD_TOKEN=‹d42", "78e5e-a680-bcc2-6c30-ed1cbdf622a7›"),
            concat!(
                "\"nomadToken\": \"‹15a",
                "d13c6-85d6-67a5-5f47-13c8c50d006c›\","
            ),
            concat!("X-Nomad-Token: ‹6cc37", "532-530d-a78d-4b69-1b4ca6d74ff2›"),
        ],
        ignores: &[
            concat!("NOMAD_TOKEN=d42", "78e5e-a680-bcc2-6c30-ed1cbdf622a"),
            concat!("NOMAD_TOKEN=d42", "78e5e-a680-bcc2-6c30-ed1cbdf622a7d"),
            concat!("NOMAD_TOKEN=000", "00000-0000-0000-0000-000000000000"),
        ],
        sources: &["https://developer.hashicorp.com/nomad/docs/secure/acl/tokens"],
    }),
    ..Detector::of(Family::Secret)
};
