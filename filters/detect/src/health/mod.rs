//! Health: illnesses, medicines, a patient's numbers.

mod au_medicare;
mod ca_health_number;
mod ca_phin;
mod nz_nhi;
mod uk_nhs;
mod us_dea_number;
mod us_npi;

use crate::detector::Detector;

/// The family's detectors, in alphabetical order.
pub(crate) static DETECTORS: &[&Detector] = &[
    &au_medicare::DETECTOR,
    &ca_health_number::DETECTOR,
    &ca_phin::DETECTOR,
    &nz_nhi::DETECTOR,
    &uk_nhs::DETECTOR,
    &us_dea_number::DETECTOR,
    &us_npi::DETECTOR,
];
