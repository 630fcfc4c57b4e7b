//! Named choices of detectors with thresholds. The built-in ones are data, in `profiles/`; the build turns them into
//! statics.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    detector::Detector,
    finding::{Confidence, DetectorId, Finding},
    registry, whole,
};

/// A named choice of detectors, and when what they find is enough.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// What rules call it.
    pub id: String,
    /// For people.
    pub title: String,
    /// Whose findings count.
    pub detectors: Vec<DetectorId>,
    /// The lowest confidence that counts.
    #[serde(default)]
    pub confidence: Confidence,
    /// How many findings are let pass: the profile fires when there are more. Repeated texts count each time.
    #[serde(default)]
    pub allowed_match_count: u32,
    /// Findings must also stand together.
    #[serde(default)]
    pub together: Option<Together>,
}

/// Different things close to each other, as in a person's record.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Together {
    /// How many different detectors must find something.
    pub different: u32,
    /// In how many bytes, from the first finding's start to the last one's end.
    pub within_bytes: usize,
}

impl Profile {
    /// Whether a finding is one of the chosen detectors' and sure enough.
    pub fn counts(&self, finding: &Finding) -> bool {
        finding.confidence >= self.confidence && self.detectors.contains(&finding.detector)
    }

    /// Whether what was found is enough. Each item is one text's findings, in order: counts add up over the texts of a
    /// body, but only findings in one text can be close together.
    pub fn fires<'f>(&self, texts: impl IntoIterator<Item = &'f [Finding]>) -> bool {
        let (mut count, mut stands) = (0_usize, self.together.is_none());
        for findings in texts {
            let counted: Vec<&Finding> = findings
                .iter()
                .filter(|finding| self.counts(finding))
                .collect();
            count += counted.len();
            stands |= self
                .together
                .is_some_and(|together| together.stand(&counted));
        }
        stands && count > usize::try_from(self.allowed_match_count).unwrap_or(usize::MAX)
    }

    /// Whether it can only be judged at a text's end, so that it cannot act on a stream under way.
    pub fn needs_whole_text(&self) -> bool {
        self.allowed_match_count > 0
            || self.together.is_some()
            || self.judge_of_whole_texts().is_some()
    }

    /// The first of its detectors that judges texts as a whole.
    pub fn judge_of_whole_texts(&self) -> Option<&DetectorId> {
        self.detectors.iter().find(|id| whole::needs_whole(id))
    }
}

impl Together {
    fn stand(self, findings: &[&Finding]) -> bool {
        let mut inside: BTreeMap<&DetectorId, u32> = BTreeMap::new();
        let mut oldest = findings.iter().peekable();
        for newest in findings {
            *inside.entry(&newest.detector).or_default() += 1;
            while let Some(first) = oldest.next_if(|first| {
                newest.span.end.saturating_sub(first.span.start) > self.within_bytes
            }) {
                if let Some(count) = inside.get_mut(&first.detector) {
                    *count -= 1;
                }
                inside.retain(|_, count| *count > 0);
            }
            if u32::try_from(inside.len()).is_ok_and(|different| different >= self.different) {
                return true;
            }
        }
        false
    }
}

/// The built-in profiles, in the order of their ids; none whose detectors are all left out of this build.
pub fn builtin_profiles() -> impl Iterator<Item = Profile> {
    let all = BUILTIN.iter().map(Builtin::profile);
    all.filter(|profile| !profile.detectors.is_empty())
}

/// A built-in profile as the build writes it.
struct Builtin {
    id: &'static str,
    title: &'static str,
    detectors: &'static [&'static str],
    except: &'static [&'static str],
    confidence: Confidence,
    allowed_match_count: u32,
    together: Option<Together>,
    /// What a text is about or wants, which only a classifier can tell: `content.pii`, `intent.jailbreak`.
    topics: &'static [&'static str],
}

impl Builtin {
    fn profile(&self) -> Profile {
        let chosen = |detector: &&Detector| {
            let named = |names: &[&str]| names.iter().any(|name| names_detector(name, detector.id));
            named(self.detectors) && !named(self.except)
        };
        let detectors = registry::detectors().filter(chosen).map(|d| d.id);
        let topics = self.topics.iter().copied();
        Profile {
            id: self.id.to_owned(),
            title: self.title.to_owned(),
            detectors: detectors.chain(topics).map(DetectorId::builtin).collect(),
            confidence: self.confidence,
            allowed_match_count: self.allowed_match_count,
            together: self.together,
        }
    }
}

/// Whether `name` is the detector's id, or the beginning of it and `*`: `family.*` for its family.
pub fn names_detector(name: &str, id: &str) -> bool {
    match name.strip_suffix('*') {
        Some(family) => id.starts_with(family),
        None => id == name,
    }
}

include!(concat!(env!("OUT_DIR"), "/profiles.rs"));

// A profile that names a detector which does not exist does not compile. A wasm module has fewer.
#[cfg(not(target_family = "wasm"))]
const _: () = {
    let mut profiles = BUILTIN;
    while let [profile, rest @ ..] = profiles {
        assert!(
            all_known(profile.detectors),
            "a built-in profile names an unknown detector"
        );
        assert!(
            all_known(profile.except),
            "a built-in profile excepts an unknown detector"
        );
        profiles = rest;
    }
};

#[cfg(not(target_family = "wasm"))]
const fn all_known(mut names: &[&str]) -> bool {
    while let [name, rest @ ..] = names {
        if !is_known(name.as_bytes()) {
            return false;
        }
        names = rest;
    }
    true
}

#[cfg(not(target_family = "wasm"))]
const fn is_known(name: &[u8]) -> bool {
    let mut families = registry::FAMILIES;
    while let [family, rest @ ..] = families {
        let mut detectors = *family;
        while let [detector, rest @ ..] = detectors {
            if is_name_of(name, detector.id.as_bytes()) {
                return true;
            }
            detectors = rest;
        }
        families = rest;
    }
    false
}

#[cfg(not(target_family = "wasm"))]
const fn is_name_of(mut name: &[u8], mut id: &[u8]) -> bool {
    loop {
        match (name, id) {
            (b"*", _) | ([], []) => return true,
            ([a, name_rest @ ..], [b, id_rest @ ..]) if *a == *b => {
                name = name_rest;
                id = id_rest;
            }
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Span;

    fn finding(id: &str, start: usize) -> Finding {
        Finding {
            detector: DetectorId::new(id),
            span: Span::new(start, start + 10),
            confidence: Confidence::Medium,
        }
    }

    fn builtin(id: &str) -> Profile {
        builtin_profiles().find(|profile| profile.id == id).unwrap()
    }

    #[test]
    fn built_in_profiles_are_sorted_and_filled() {
        let all: Vec<Profile> = builtin_profiles().collect();
        assert!(all.is_sorted_by(|a, b| a.id < b.id));
        assert!(
            all.iter()
                .all(|profile| { !profile.detectors.is_empty() && !profile.title.is_empty() })
        );
        assert_eq!(
            builtin("all").detectors.len(),
            registry::detectors().count()
        );
        assert!(
            !builtin("default")
                .detectors
                .contains(&DetectorId::new("pii.ipv4"))
        );
        assert!(builtin("default").confidence == Confidence::Medium);
    }

    #[test]
    fn names_and_families() {
        assert!(is_known(b"finance.visa") && is_known(b"finance.*"));
        assert!(
            !is_known(b"finance.vis") && !is_known(b"finance.visas") && !is_known(b"nothing.*")
        );
        for detector in registry::detectors() {
            for name in ["finance.*", "finance.visa", "secret.*", "pii.email"] {
                let same = is_name_of(name.as_bytes(), detector.id.as_bytes());
                assert_eq!(same, names_detector(name, detector.id));
            }
        }
    }

    #[test]
    fn fires_above_the_allowed_count() {
        let mut profile = builtin("financial_information");
        let all = [finding("finance.visa", 0), finding("finance.visa", 20)];
        assert!(profile.fires([all.as_slice()]));
        profile.allowed_match_count = 1;
        assert!(profile.fires([all.as_slice()]) && !profile.fires([&all[..1]]));
        profile.allowed_match_count = 2;
        assert!(!profile.fires([all.as_slice()]));
        profile.allowed_match_count = 0;
        profile.confidence = Confidence::High;
        assert!(!profile.fires([all.as_slice()]));
        assert!(!builtin("credentials_and_secrets").fires([all.as_slice()]));
    }

    #[test]
    fn a_record_is_three_different_things_close_together() {
        let record = builtin("pii_record");
        let at = |third| {
            [
                finding("pii.email", 0),
                finding("pii.phone", 20),
                finding("identifier.us_ssn", third),
            ]
        };
        assert!(record.fires([at(290).as_slice()]));
        assert!(!record.fires([at(291).as_slice()]));
        assert!(!record.fires([&at(290)[..2]]));
        let same = [
            finding("pii.email", 0),
            finding("pii.email", 20),
            finding("pii.phone", 40),
        ];
        assert!(!record.fires([same.as_slice()]));
        let later = [
            &at(5000)[..],
            &[finding("pii.phone", 5020), finding("pii.email", 5040)],
        ]
        .concat();
        assert!(record.fires([later.as_slice()]));
    }
}
