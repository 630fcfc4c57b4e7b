//! Health: illnesses, medicines, a patient's numbers. Long lists of words are left out of wasm modules, which are small.

mod au_medicare;
mod ca_health_number;
mod ca_phin;
#[cfg(not(target_family = "wasm"))]
mod fda_active_ingredient;
#[cfg(not(target_family = "wasm"))]
mod fda_drug_name;
#[cfg(not(target_family = "wasm"))]
mod icd10;
#[cfg(not(target_family = "wasm"))]
mod icd11;
mod nz_nhi;
#[cfg(not(target_family = "wasm"))]
mod terms;
mod uk_nhs;
mod us_dea_number;
mod us_npi;

use crate::detector::Detector;

/// The family's detectors, in alphabetical order.
pub(crate) static DETECTORS: &[&Detector] = &[
    &au_medicare::DETECTOR,
    &ca_health_number::DETECTOR,
    &ca_phin::DETECTOR,
    #[cfg(not(target_family = "wasm"))]
    &fda_active_ingredient::DETECTOR,
    #[cfg(not(target_family = "wasm"))]
    &fda_drug_name::DETECTOR,
    #[cfg(not(target_family = "wasm"))]
    &icd10::DETECTOR,
    #[cfg(not(target_family = "wasm"))]
    &icd11::DETECTOR,
    &nz_nhi::DETECTOR,
    &uk_nhs::DETECTOR,
    &us_dea_number::DETECTOR,
    &us_npi::DETECTOR,
];

/// Those that no wasm module has.
pub(crate) const NATIVE: &[&str] = &[
    "health.fda_active_ingredient",
    "health.fda_drug_name",
    "health.icd10",
    "health.icd11",
];
