//! Hetzner Cloud API tokens: 64 letters and digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.hetzner_token",
    title: "Hetzner Cloud API token",
    label: "[HETZNER_TOKEN]",
    pattern: token::assigned!("hcloud|hetzner", "[0-9A-Za-z]{64}"),
    prefilter: Prefilter::Name(&["hcloud", "hetzner"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 64..=64),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "HCLOUD_TOKEN=‹0ES6",
                "Ga55FJ4sptGJNbLrU4lTAnByx0YFg7xciobVk4WMF224gMW65TCGix1hwMHe›"
            ),
            concat!(
                "\"hcloud_token\": \"‹uqUJ",
                "AMW5kZ1JYaz9uao5TgEDchTO1BBMtnqKVVOCztLqb0pm3JR2Rf5BxKQ4XDSG›\","
            ),
            concat!(
                "the HCLOUD key is ‹1BsL",
                "pMkpRGjdKEkTzenwXLaCEghabIiMLASwUoqSFPTdXhmLeJ2MyYUlpb5gAIft›"
            ),
        ],
        ignores: &[
            concat!(
                "HCLOUD_TOKEN=VQ12",
                "wULyIqbJahuvZnazafXzUUNqtbGcEQKic4eS5KxDr2GNJY1n9R6qL8sHYkK"
            ),
            concat!(
                "HCLOUD_TOKEN=2ApC",
                "BJ6CIJDaK2za0jDHRObIrb8DEIQQ5qnQieWjjFlk2ZukJCYku5SSbPnsticg7"
            ),
            concat!(
                "HCLOUD_TOKEN=0000",
                "000000000000000000000000000000000000000000000000000000000000"
            ),
            concat!(
                "checksum=UMM8",
                "Ke7dS0UPEnJu0HGdgjQ6QwWwCoVbV97fsQZ0c3n5QKyW3bQ4jig68gPuet0n"
            ),
        ],
        sources: &["https://docs.hetzner.cloud/"],
    }),
    ..Detector::of(Family::Secret)
};
