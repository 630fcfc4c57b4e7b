//! All detectors, by family.

use std::{collections::BTreeMap, sync::OnceLock};

use crate::{code, detector::Detector, finance, health, identifier, output, pii, secret};

/// Every built-in detector.
pub fn detectors() -> impl Iterator<Item = &'static Detector> {
    FAMILIES.iter().copied().flatten().copied()
}

/// The built-in detector with this id.
pub fn detector(id: &str) -> Option<&'static Detector> {
    detectors().find(|detector| detector.id == id)
}

/// Where a built-in detector stands among all.
pub(crate) fn place(id: &str) -> usize {
    static PLACES: OnceLock<BTreeMap<&str, usize>> = OnceLock::new();
    let places = PLACES.get_or_init(|| detectors().map(|d| d.id).zip(0..).collect());
    places.get(id).copied().unwrap_or(usize::MAX)
}

/// A family's list is in the family's folder; secrets have two. Of findings that are equal the first detector's stays: what the
/// name of a service tells comes before what any name does.
pub(crate) static FAMILIES: &[&[&Detector]] = &[
    code::DETECTORS,
    finance::DETECTORS,
    health::DETECTORS,
    identifier::DETECTORS,
    output::DETECTORS,
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
    fn what_a_services_name_tells_comes_first_whatever_the_order() {
        let mut sorted: Vec<&Detector> = detectors().collect();
        sorted.sort_by_key(|detector| detector.id);
        let scanner = Scanner::new(sorted).unwrap();
        let mut lost = Vec::new();
        for detector in crate::secret::NAMED {
            for example in detector.about.unwrap().finds {
                let text = example.replace(['‹', '›'], "");
                let found = scanner.scan(&text);
                let generic = |id: &str| id.starts_with("secret.assigned_");
                if found
                    .iter()
                    .any(|finding| generic(finding.detector.as_str()))
                {
                    lost.push((detector.id, text, found));
                }
            }
        }
        assert!(lost.is_empty(), "{}: {lost:#?}", lost.len());
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
