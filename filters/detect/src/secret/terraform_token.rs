//! Tokens of HCP Terraform and Terraform Enterprise: 14 letters and digits, `.atlasv1.`, and 60 to 70 more.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.terraform_token",
    title: "HCP Terraform token",
    label: "[TERRAFORM_TOKEN]",
    pattern: "[0-9A-Za-z]{14}\\.atlasv1\\.[0-9A-Za-z_=-]{60,71}",
    prefilter: Prefilter::Within {
        literals: &[".atlasv1."],
        before: 14,
    },
    validate: |candidate| token::known(candidate, 23, 60..=70, Confidence::VeryHigh),
    context: &["terraform"],
    about: native(&About {
        validator: "mark in its place and lengths",
        notes: "Leaves out tokens that a registry of one's own gives out.",
        finds: &[
            concat!(
                "token = \"‹uuyxGxZvyCrS8Q",
                ".atlasv1.",
                "aKy8isWydfhl3TvtnythpZPPPP6UeP3C4DSA7LWJiDELCrujke8PM3r804eluGRA35g›\""
            ),
            concat!(
                "TFE_TOKEN=‹yGP9YwWaViK5H3",
                ".atlasv1.",
                "yNd14tDdO9eGzMcNU77sVTUUJ59WgIcFiI2TBAHS0GNzLZKF2zuJDMB0LO5UHWfCFWn›"
            ),
        ],
        ignores: &[
            concat!(
                "uuyxGxZvyCrS8",
                ".atlasv1.",
                "aKy8isWydfhl3TvtnythpZPPPP6UeP3C4DSA7LWJiDELCrujke8PM3r804eluGRA35g"
            ),
            concat!("uuyxGxZvyCrS8Q", ".atlasv1.", "aKy8isWydfhl3TvtnythpZPPPP"),
            concat!(
                "0uuyxGxZvyCrS8Q",
                ".atlasv1.",
                "aKy8isWydfhl3TvtnythpZPPPP6UeP3C4DSA7LWJiDELCrujke8PM3r804eluGRA35g"
            ),
            concat!(
                "uuyxGxZvyCrS8Q",
                ".atlasv1.",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &[
            "https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens",
        ],
    }),
    ..Detector::of(Family::Secret)
};
