//! What the classifiers can find and fill: the lane must know it to ask only when an answer is needed.

use detect::{Confidence, DetectorId, Finding};

use crate::set::set;

/// One classifier as the lane sees it.
#[derive(Debug)]
struct Known {
    id: &'static str,
    /// What it finds.
    detectors: &'static [Found],
}

/// One detector id that a classifier finds.
#[derive(Debug)]
struct Found {
    id: &'static str,
    title: &'static str,
    /// Its category in `cf.llm.prompt.pii_categories`.
    category: Option<&'static str>,
    /// The categories of patterns' findings that it speaks for where both stand in one place.
    speaks_for: &'static [&'static str],
}

static CLASSIFIERS: &[Known] = &[Known {
    id: "pii_ner",
    detectors: &[
        Found {
            id: "pii.person",
            title: "Name of a person",
            category: Some("PERSON"),
            speaks_for: &[],
        },
        Found {
            id: "pii.address",
            title: "Address of a person",
            category: Some("LOCATION"),
            speaks_for: &[],
        },
        Found {
            id: "pii.tax_id",
            title: "Tax number",
            category: Some("TAX_ID"),
            speaks_for: &[
                "TAX_ID",
                "AU_TFN",
                "ES_NIE",
                "ES_NIF",
                "IN_PAN",
                "IT_FISCAL_CODE",
                "US_ITIN",
            ],
        },
        Found {
            id: "pii.government_id",
            title: "Government identifier",
            category: None,
            speaks_for: &[
                "FI_PERSONAL_IDENTITY_CODE",
                "IN_AADHAAR",
                "IN_VOTER",
                "IT_IDENTITY_CARD",
                "PL_PESEL",
                "SG_NRIC_FIN",
                "UK_NINO",
                "US_SSN",
            ],
        },
        Found {
            id: "pii.passport",
            title: "Passport number",
            category: Some("PASSPORT"),
            speaks_for: &["PASSPORT", "IN_PASSPORT", "IT_PASSPORT", "US_PASSPORT"],
        },
        Found {
            id: "pii.driver_license",
            title: "Driver's licence number",
            category: Some("DRIVER_LICENSE"),
            speaks_for: &["IT_DRIVER_LICENSE", "US_DRIVER_LICENSE"],
        },
        Found {
            id: "finance.bank_account",
            title: "Bank account number",
            category: Some("BANK_ACCOUNT"),
            speaks_for: &["BANK_ACCOUNT", "IBAN_CODE", "US_BANK_NUMBER"],
        },
    ],
}];

/// The classifiers whose findings may move how sure a pattern's finding is.
pub(crate) fn raters(pattern: &DetectorId) -> impl Iterator<Item = &'static str> {
    let category = detect::detector(pattern.as_str()).and_then(|d| d.category);
    let rates = move |known: &&Known| {
        let mut found = known.detectors.iter();
        category.is_some_and(|category| found.any(|f| f.speaks_for.contains(&category)))
    };
    CLASSIFIERS.iter().filter(rates).map(|known| known.id)
}

/// How sure a pattern's finding is, now that a classifier said this. It was not sure before, a checksum knows better; and the
/// classifier speaks of just this finding, or found in its place what it stands for.
pub(crate) fn rating(finding: &Finding, said: &Finding) -> Option<Confidence> {
    if finding.confidence > Confidence::Medium {
        return None;
    }
    if finding.detector == said.detector {
        return (finding.span == said.span).then_some(said.confidence);
    }
    let category = detect::detector(finding.detector.as_str())?.category?;
    let (_, found) = find(said.detector.as_str())?;
    let agrees = found.speaks_for.contains(&category) && finding.span.overlaps(said.span);
    agrees.then_some(said.confidence.max(finding.confidence))
}

/// Every classifier of this version.
pub(crate) fn ids() -> impl Iterator<Item = &'static str> {
    CLASSIFIERS.iter().map(|known| known.id)
}

/// Whether this version has such a classifier.
pub(crate) fn exists(id: &str) -> bool {
    CLASSIFIERS.iter().any(|known| known.id == id)
}

/// The classifiers whose findings these detectors are.
pub(crate) fn of_detectors<'d>(
    detectors: impl Iterator<Item = &'d DetectorId>,
) -> Vec<&'static str> {
    let ids = detectors.filter_map(|detector| find(detector.as_str()).map(|(known, _)| known.id));
    set(ids).into_iter().collect()
}

/// The category of a finding in `cf.llm.prompt.pii_categories`, a detector's or a classifier's; none where it is not sure
/// enough, whatever profiles ask for less.
pub(crate) fn category(finding: &Finding) -> Option<&'static str> {
    let detector = finding.detector.as_str();
    let category = match detect::detector(detector) {
        Some(detector) => detector.category,
        None => find(detector).and_then(|(_, found)| found.category),
    };
    category.filter(|_| finding.confidence >= Confidence::Medium)
}

/// The categories that no detector finds.
pub(crate) fn own_categories() -> impl Iterator<Item = &'static str> {
    let found = CLASSIFIERS.iter().flat_map(|known| known.detectors);
    found.filter_map(|found| {
        found
            .category
            .filter(|&category| !detect::detectors().any(|d| d.category == Some(category)))
    })
}

/// What people call a classifier's finding.
pub(crate) fn title(detector: &str) -> Option<&'static str> {
    find(detector).map(|(_, found)| found.title)
}

/// Every detector id that classifiers find.
pub(crate) fn detector_ids() -> impl Iterator<Item = &'static str> {
    CLASSIFIERS
        .iter()
        .flat_map(|known| known.detectors.iter().map(|found| found.id))
}

/// Whether a pattern already knows better what a classifier finds there: a checksum or a name outweighs a model's guess, however
/// much more of the text the guess covers.
pub(crate) fn is_known(found: &[Finding], said: &Finding) -> bool {
    found.iter().any(|known| {
        let by_pattern =
            detect::detector(known.detector.as_str()).is_some_and(|d| d.whole.is_none());
        by_pattern && known.confidence >= Confidence::Medium && known.span.overlaps(said.span)
    })
}

fn find(detector: &str) -> Option<(&'static Known, &'static Found)> {
    CLASSIFIERS.iter().find_map(|known| {
        known
            .detectors
            .iter()
            .find(|found| found.id == detector)
            .map(|found| (known, found))
    })
}
