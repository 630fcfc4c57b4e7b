//! Keys of Mailchimp Transactional (Mandrill): `md-` and 22 base64url characters; older ones, 22 without a prefix,
//! have only a name.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.mandrill_key",
    title: "Mailchimp Transactional API key",
    label: "[MANDRILL_KEY]",
    pattern: concat!(
        "md-[0-9A-Za-z_-]{22}[0-9A-Za-z]?|",
        token::assigned!("mandrill", "[0-9A-Za-z_-]{22}")
    ),
    prefilter: Prefilter::Name(&["md-", "mandrill"]),
    value: token::value,
    validate: |candidate| {
        // Names of styles begin so too, in lower case.
        let upper = candidate.text.contains(|c: char| c.is_ascii_uppercase());
        token::one_of(candidate, &[("md-", 22..=22)], Confidence::Medium)
            .filter(|_| upper && token::mixed(candidate.text))
            .or_else(|| token::named(candidate, 22..=22))
    },
    context: &["mailchimp", "mandrill"],
    about: native(&About {
        validator: "prefix, or name; alphabet and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹md-", "87q5Pz-xXj0zQYc6LsjUy5›"),
            concat!("MANDRILL_API_KEY=", "‹DwEA84F3DFVUlJme9pVaHV›"),
            concat!("MANDRILL_API_KEY=\"‹md-", "6AW6uWFMoF4UTnJTd5pKmK›\""),
        ],
        ignores: &[
            concat!("md-", "87q5Pz-xXj0zQYc6LsjUy"),
            concat!("md-", "43yZQ2gpCUVTGM0UDuHygJ3"),
            concat!("class=\"md-bu", "tton-4-primary-dark7\""),
            concat!("cmd-", "87q5Pz-xXj0zQYc6LsjUy5"),
        ],
        sources: &["https://mailchimp.com/developer/transactional/docs/fundamentals/"],
    }),
    ..Detector::of(Family::Secret)
};
