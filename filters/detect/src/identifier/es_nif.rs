//! Spanish identity numbers (DNI): eight digits and a check letter, which the number modulo 23 gives. Tax numbers (NIF) of those
//! without a card have K, L or M and seven digits.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.es_nif",
    title: "Spanish identity or tax number of a person",
    country: Some("ES"),
    category: Some("ES_NIF"),
    label: "[ES_NIF]",
    pattern: whole!(
        "(?:ES ?)?(?:[0-9]{8}|[0-9]{2}\\.[0-9]{3}\\.[0-9]{3}|[KLMklm][ -]?[0-9]{7})(?:[ -]?[A-Z]|-?[a-z])"
    ),
    prefilter: Prefilter::Digit { before: 5 },
    validate,
    context: &[
        "dni",
        "nif",
        "d.n.i",
        "n.i.f",
        "documento nacional",
        "identidad",
        "identificación fiscal",
        "iva",
        "vat",
    ],
    about: native(&About {
        validator: "modulo 23",
        notes: "One text of this shape in 23 passes.",
        finds: &[
            "DNI ‹48271936L›",
            "‹48.271.936-L›",
            "NIF: ‹K4827193E›",
            "vat ‹ES48271936L›",
            "‹48271936-l›",
        ],
        ignores: &[
            "48271936M",
            "48271936",
            "4827193L",
            "148271936L",
            "48271936LX",
            "x48271936L",
            "1.48271936L",
            "48.271936L",
            "00000000T",
        ],
        sources: &[
            "https://www.interior.gob.es/opencms/es/servicios-al-ciudadano/tramites-y-gestiones/dni/calculo-del-digito-de-control-del-nif-nie/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

/// The check letter of a number.
pub(super) fn letter_of(number: u64) -> u8 {
    let at = usize::try_from(number % 23).unwrap_or_default();
    LETTERS.get(at).copied().unwrap_or_default()
}

const LETTERS: &[u8; 23] = b"TRWAGMYFPDXBNJZSQVHLCKE";

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let symbols = match checksum::exactly_symbols::<11>(candidate.text) {
        Some([b'E', b'S', symbols @ ..]) => symbols,
        Some(_) => return None,
        None => checksum::exactly_symbols::<9>(candidate.text)?,
    };
    let [first, .., letter] = symbols;
    let mut digits = symbols.map(|symbol| symbol.wrapping_sub(b'0'));
    if let (b'K'..=b'M', [first, ..]) = (first, &mut digits) {
        *first = 0;
    }
    let [digits @ .., _] = digits;
    let number = checksum::integer(&digits);
    let real = number > 0 && letter == letter_of(number) && candidate.stands_alone();
    real.then_some(Confidence::Medium)
}
