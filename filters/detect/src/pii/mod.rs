//! What names or reaches a person.

mod calling_code;
mod email;
mod ipv4;
mod ipv6;
mod phone;

use crate::detector::Detector;

/// The family's detectors, in alphabetical order.
pub(crate) static DETECTORS: &[&Detector] = &[
    &email::DETECTOR,
    &ipv4::DETECTOR,
    &ipv6::DETECTOR,
    &phone::DETECTOR,
];
