//! Numbers of French identity cards: twelve digits on the old ones, nine letters and digits on those given since 2021. There is
//! no check digit on the front, so only after a word for the card.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.fr_cni",
    title: "French identity card number",
    country: Some("FR"),
    label: "[FR_CNI]",
    pattern: whole!("[0-9]{12}|[A-Z]{1,2}[0-9][0-9A-Z]{5,7}"),
    prefilter: Prefilter::Digit { before: 2 },
    names: &[NAMES],
    validate,
    context: NAMES,
    about: native(&About {
        validator: "length, after a word",
        notes: "Any such run behind a word for the card is found.",
        finds: &["CNI n° ‹880692310285›", "carte d'identité : ‹H7KMB2QW4›"],
        ignores: &[
            "880692310285",
            "CNI 8806923102857",
            "CNI 88069231028",
            "CNI H7KMB2QW",
            "CNI H7KMB2QW4X",
        ],
        sources: &[
            "https://www.service-public.fr/particuliers/vosdroits/N358",
            "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &[
    "cni",
    "cnie",
    "carte nationale d'identité",
    "carte d'identité",
    "carte d'identite",
    "carte identité",
    "identity card",
    "id card",
];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let real = matches!(candidate.text.len(), 9 | 12)
        && (candidate.text.len() == 9 || checksum::exactly::<12>(candidate.text).is_some())
        && candidate.stands_alone()
        && candidate.follows_any(NAMES);
    real.then_some(Confidence::Low)
}
