//! Programs: source text, and what tools record of them.

use crate::detector::Detector;

pub(crate) static DETECTORS: &[&Detector] = &[];
