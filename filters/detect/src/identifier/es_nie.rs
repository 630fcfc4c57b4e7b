//! Spanish numbers of foreigners (NIE): X, Y or Z, which count 0, 1 or 2, seven digits, and the check letter of identity
//! numbers.

use super::es_nif;
use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.es_nie",
    title: "Spanish number of a foreigner",
    country: Some("ES"),
    category: Some("ES_NIE"),
    label: "[ES_NIE]",
    pattern: whole!("(?:ES ?)?[XYZxyz][ -]?[0-9]{7}(?:[ -]?[A-Z]|-?[a-z])"),
    prefilter: Prefilter::Digit { before: 5 },
    validate,
    context: &[
        "nie",
        "n.i.e",
        "extranjero",
        "número de identidad de extranjero",
        "nif",
    ],
    about: native(&About {
        validator: "modulo 23",
        notes: "One text of this shape in 23 passes.",
        finds: &["NIE ‹Y4827193J›", "‹X-1746028-Y›", "nie: ‹y4827193j›"],
        ignores: &[
            "Y4827193K",
            "Y4827193",
            "Y482719J",
            "Y4827193JX",
            "xY4827193J",
            "W4827193J",
        ],
        sources: &[
            "https://www.interior.gob.es/opencms/es/servicios-al-ciudadano/tramites-y-gestiones/dni/calculo-del-digito-de-control-del-nif-nie/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let symbols = match checksum::exactly_symbols::<11>(candidate.text) {
        Some([b'E', b'S', symbols @ ..]) => symbols,
        Some(_) => return None,
        None => checksum::exactly_symbols::<9>(candidate.text)?,
    };
    let [first, digits @ .., letter] = symbols;
    let digits = digits.map(|symbol| symbol.wrapping_sub(b'0'));
    let lead = u64::from(first.saturating_sub(b'X'));
    let number = lead * 10_000_000 + checksum::integer(&digits);
    (letter == es_nif::letter_of(number) && candidate.stands_alone()).then_some(Confidence::High)
}
