//! All detectors, by family.

use crate::{code, detector::Detector, finance, health, identifier, pii, secret};

/// Every built-in detector.
pub fn detectors() -> impl Iterator<Item = &'static Detector> {
    FAMILIES.iter().copied().flatten().copied()
}

/// The built-in detector with this id.
pub fn detector(id: &str) -> Option<&'static Detector> {
    detectors().find(|detector| detector.id == id)
}

/// A family's list is in the family's folder; secrets have two. Of findings that are equal the first detector's stays: what the
/// name of a service tells comes before what any name does.
pub(crate) static FAMILIES: &[&[&Detector]] = &[
    code::DETECTORS,
    finance::DETECTORS,
    health::DETECTORS,
    identifier::DETECTORS,
    pii::DETECTORS,
    secret::NAMED,
    secret::DETECTORS,
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{detector::Prefilter, scanner::Scanner};

    #[test]
    fn ids_name_one_detector_each() {
        let ids: BTreeSet<&str> = detectors().map(|d| d.id).collect();
        assert_eq!(ids.len(), detectors().count());
        for found in detectors() {
            assert_eq!(detector(found.id).map(|d| d.title), Some(found.title));
        }
        assert!(detector("finance.nothing").is_none());
    }

    #[test]
    fn every_detector_compiles_alone() {
        for detector in detectors() {
            assert!(Scanner::new([detector]).is_ok(), "{}", detector.id);
        }
    }

    #[test]
    fn every_label_is_safe_inside_json_in_json() {
        let safe = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || "[]_".contains(c);
        for detector in detectors() {
            assert!(detector.label.chars().all(safe), "{}", detector.id);
        }
    }

    #[test]
    fn no_literal_is_longer_than_a_match() {
        for detector in detectors() {
            let literals: &[&str] = match detector.prefilter {
                Prefilter::Prefix(literals)
                | Prefilter::Name(literals)
                | Prefilter::Within { literals, .. } => literals,
                Prefilter::Digit { .. } => &[],
            };
            if detector.whole.is_some() {
                continue;
            }
            let shortest = crate::pattern::parse(detector)
                .unwrap()
                .properties()
                .minimum_len()
                .unwrap();
            assert!(
                literals.iter().all(|l| l.len() <= shortest),
                "{}",
                detector.id
            );
        }
    }
}
