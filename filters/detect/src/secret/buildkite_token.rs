//! Buildkite tokens: two to five letters that name the kind (`bkua_` API, `bkct_` cluster, `bkaj_` job …) and at
//! least 30 letters, digits or dots; those of users are 40 hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.buildkite_token",
    title: "Buildkite token",
    label: "[BUILDKITE_TOKEN]",
    pattern: "(?:bkua_|bkct_|bkcqt_|bkaj_|bkar_|bkur_|bktx_|bkpt_|bkrt_|bktr_|bkat_|bkpat_)[0-9A-Za-z_-]{30,100}",
    prefilter: Prefilter::Prefix(&[
        "bkua_", "bkct_", "bkcqt_", "bkaj_", "bkar_", "bkur_", "bktx_", "bkpt_", "bkrt_", "bktr_",
        "bkat_", "bkpat_",
    ]),
    validate: |candidate| {
        let kinds = [
            ("bkua_", 30..=100),
            ("bkct_", 30..=100),
            ("bkcqt_", 30..=100),
            ("bkaj_", 30..=100),
            ("bkar_", 30..=100),
            ("bkur_", 30..=100),
            ("bktx_", 30..=100),
            ("bkpt_", 30..=100),
            ("bkrt_", 30..=100),
            ("bktr_", 30..=100),
            ("bkat_", 30..=100),
            ("bkpat_", 30..=100),
        ];
        token::one_of(candidate, &kinds, Confidence::High)
    },
    context: &["buildkite"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "BUILDKITE_TOKEN=‹bkua",
                "_18AzM36tXxUKJgKAcD928JZBA2y0dkn4›"
            ),
            concat!(
                "{\"buildkite_token\": \"‹bkct",
                "_0wUVdNdsQd7jVeNeO7Id9yxTHhAK01fF›\"}"
            ),
            concat!(
                "BUILDKITE_TOKEN=‹bkcq",
                "t_AkTjRUFCoeqKK7uYizX04HSEnz3JGZpL›"
            ),
            concat!(
                "{\"buildkite_token\": \"‹bkaj",
                "_EYMF0xn46RCekBWtDnlHlcPDFXWueLSG›\"}"
            ),
            concat!(
                "BUILDKITE_TOKEN=‹bkar",
                "_K7NHlEVw8BLIvGzKneAPGTWvTuBh_GN7›"
            ),
            concat!(
                "{\"buildkite_token\": \"‹bkur",
                "_qFzHgBddu1najMl4uMRd-0UeEZC4irwB›\"}"
            ),
            concat!(
                "BUILDKITE_TOKEN=‹bktx",
                "_oARBjmWoGbt-vV53Eh09xNa3GZon1Oio›"
            ),
            concat!(
                "{\"buildkite_token\": \"‹bkpt",
                "_40rcsTxZcJu49yjkbh7aMna95DXh7C1O›\"}"
            ),
            concat!(
                "BUILDKITE_TOKEN=‹bkrt",
                "_Ul1YshQcBQXmuM-5T2HTUFpeR6IoYEze›"
            ),
            concat!(
                "{\"buildkite_token\": \"‹bktr",
                "_JKvcRgF3E0f8sKZq-QrwCuzTfxMZxnq0›\"}"
            ),
            concat!(
                "BUILDKITE_TOKEN=‹bkat",
                "_bUh-FNHrYASkJWAeJCTNaMvwkO4uGEdY›"
            ),
            concat!(
                "{\"buildkite_token\": \"‹bkpa",
                "t_HMhWVvqjnzpunekgyabEcX7sRktsCry4›\"}"
            ),
            concat!(
                "use ‹bkpa",
                "t_gCGeCssKOdVYomLrzR-B7967UPmdpjxC› from now on"
            ),
        ],
        ignores: &[
            concat!("bkua", "_J3RXl9882OGb0boY6KOEy-pAJBOLZ"),
            concat!("xbkua", "_AqyS6nhhqXAo8jxaeDuzUASlUdEHoMqi"),
            concat!("bkua", "_000000000000000000000000000000"),
        ],
        sources: &["https://buildkite.com/docs/platform/security/tokens"],
    }),
    ..Detector::of(Family::Secret)
};
