//! Passport numbers of states of the European Union: eight or nine letters and digits, at most three letters in front and five
//! digits or more. There is no check digit outside the machine-readable lines, so only after a word for a passport.

use crate::{
    boundary::whole,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.eu_passport",
    title: "European passport number",
    category: Some("PASSPORT"),
    label: "[EU_PASSPORT]",
    pattern: whole!("[A-Z]{0,3}[0-9][0-9A-Z]{4,8}"),
    prefilter: Prefilter::Digit { before: 3 },
    names: &[NAMES],
    validate,
    context: NAMES,
    about: native(&About {
        validator: "length, after a word",
        notes: "Any such run of letters and digits behind a word for a passport is found.",
        finds: &[
            "passport ‹C48X19R73›",
            "Reisepass: ‹L8Z4827F1›",
            "paszport ‹EM4827193›",
            "pasaporte nº ‹PAB482719›",
        ],
        ignores: &[
            "C48X19R73",
            "passport C48X19R",
            "passport C48X19R738",
            "passport 2024-05-01",
            "passport photos 35x45mm",
        ],
        sources: &[
            "https://www.consilium.europa.eu/prado/en/prado-start-page.html",
            "https://www.icao.int/publications/pages/publication.aspx?docnumber=9303",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

/// A passport in the languages of the Union.
const NAMES: &[&str] = &[
    "passport",
    "passeport",
    "reisepass",
    "reisepassnummer",
    "pasaporte",
    "passaporto",
    "passaporte",
    "paspoort",
    "paspoortnummer",
    "paszport",
    "paszportu",
    "passnummer",
    "passinumero",
    "passi",
    "cestovní pas",
    "cestovný pas",
    "putovnica",
    "potni list",
    "potnega lista",
    "паспорт",
    "útlevél",
    "paşaport",
    "putovnice",
    "pass nr",
];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = candidate.text.bytes().filter(u8::is_ascii_digit).count();
    let real = matches!(candidate.text.len(), 8 | 9)
        && digits >= 5
        && candidate.stands_alone()
        && candidate.follows_any(NAMES);
    real.then_some(Confidence::Low)
}
