//! Health: illnesses, medicines, a patient's numbers.

mod uk_nhs;

use crate::detector::Detector;

pub(crate) static DETECTORS: &[&Detector] = &[&uk_nhs::DETECTOR];
