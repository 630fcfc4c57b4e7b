//! Azure Event Grid keys: 44 characters with the mark `AZEG` at the 34th.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.azure_event_grid_key",
    title: "Azure Event Grid key",
    label: "[AZURE_EVENT_GRID_KEY]",
    pattern: "[0-9A-Za-z]{33}AZEG[A-P][0-9A-Za-z]{5}=",
    prefilter: Prefilter::Within {
        literals: &["AZEG"],
        before: 33,
    },
    validate: |candidate| token::known(candidate, 0, 44..=44, Confidence::High),
    context: &["azure", "eventgrid", "event grid", "aeg-sas-key"],
    about: native(&About {
        validator: "mark in its place, alphabet and length",
        notes: "The checksum at its end is not verified: how it is made is not documented.",
        finds: &[
            concat!(
                "AZURE_EVENT_GRID_KEY=‹eW0SyPMzHesXLtcV8WNlASxJ0iRDZ5Wp6",
                "AZ",
                "EGBYVi27=›"
            ),
            concat!(
                "{\"azure_event_grid_key\": \"‹habjYPrGx8RaAwf7a43tsnrltMHhBDuOx",
                "AZ",
                "EGBgNZp0=›\"}"
            ),
        ],
        ignores: &[
            concat!("9K6G6nrIFGqxlArRJzXJxvB60nKfSZj0", "AZ", "EGBG9aok="),
            concat!("xXyZTrqeGyrBx2IGmOmlrGm9PXodyEPF38", "AZ", "EGBEgPRv="),
            concat!("McqeKs1pVOZFJWKDeAVRouRLTENyNho5w", "AZ", "EGBzjKFj"),
        ],
        sources: &[
            "https://learn.microsoft.com/en-us/azure/event-grid/authenticate-with-access-keys-shared-access-signatures",
        ],
    }),
    ..Detector::of(Family::Secret)
};
