//! Health: illnesses, medicines, a patient's numbers.

use crate::detector::Detector;

pub(crate) static DETECTORS: &[&Detector] = &[];
