//! Numbers of Belgian identity cards: ten digits and those modulo 97 (97 for 0), written `000-0000000-00`.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.be_identity_card",
    title: "Belgian identity card number",
    country: Some("BE"),
    label: "[BE_IDENTITY_CARD]",
    pattern: whole!("[0-9]{3}-?[0-9]{7}-?[0-9]{2}"),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "eid",
        "identiteitskaart",
        "identiteitskaartnummer",
        "carte d'identité",
        "identity card",
        "id card",
        "kaartnummer",
    ],
    about: native(&About {
        validator: "modulo 97",
        notes: "One number of twelve digits in 97 passes: low without dashes or a word before it.",
        finds: &["eID ‹592-4827193-69›", "identiteitskaart: ‹592482719369›"],
        ignores: &[
            "592482719360",
            "59248271936",
            "5924827193690",
            "x592482719369",
            "1-592-4827193-69",
        ],
        sources: &["https://eid.belgium.be/en"],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let number = checksum::integer(&checksum::exactly::<12>(candidate.text)?);
    let (number, check) = (number / 100, number % 100);
    let wanted = match number % 97 {
        0 => 97,
        rest => rest,
    };
    let real = number > 0 && wanted == check && candidate.stands_alone();
    real.then_some(candidate.by_form(Confidence::Low, Confidence::Medium))
}
