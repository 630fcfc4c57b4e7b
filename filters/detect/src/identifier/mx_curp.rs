//! Mexican population registry codes (CURP): four letters of the names, the birthday as `YYMMDD`, sex, state of birth, three
//! consonants, a digit or letter against doubles, and a check digit modulo ten. Ñ is written X.

use crate::{
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.mx_curp",
    title: "Mexican population registry code (CURP)",
    country: Some("MX"),
    label: "[MX_CURP]",
    pattern: "(?i:[A-Z][AEIOUX][A-Z]{2}[0-9]{6}[HMX](?:AS|BC|BS|CC|CL|CM|CS|CH|DF|DG|GT|GR|HG|JC|MC|MN|MS|NT|NL|NE|OC|PL|QT|QR|SP|SL|SR|TC|TS|TL|VZ|YN|ZS)[B-DF-HJ-NP-TV-Z]{3}[0-9A-Z][0-9])[0-9A-Za-z]?",
    prefilter: Prefilter::Digit { before: 4 },
    validate,
    context: &[
        "curp",
        "clave única",
        "clave unica",
        "registro de población",
    ],
    about: native(&About {
        validator: "birthday, state and check digit modulo 10",
        notes: "Shape, birthday and check digit together leave hardly anything else.",
        finds: &[
            "CURP: ‹GOMC850310HDFMRR02›",
            "curp \"‹gomc850319hdfmrr01›\"",
        ],
        ignores: &[
            "GOMC850310HDFMRR03",
            "GOMC851310HDFMRR02",
            "GOMC850310HXXMRR02",
            "GOMC850310HDFMRR0",
            "GOMC850310HDFMRR022",
            "XGOMC850310HDFMRR02",
        ],
        sources: &[
            "https://www.gob.mx/curp/",
            "https://www.dof.gob.mx/nota_detalle.php?codigo=5526717&fecha=18/06/2018",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let symbols: [u8; 18] = checksum::exactly_symbols(candidate.text)?;
    let [_, _, _, _, y1, y2, m1, m2, d1, d2, .., check] = symbols.map(|s| s.wrapping_sub(b'0'));
    let (year, month, day) = (
        calendar::pair(y1, y2),
        calendar::pair(m1, m2),
        calendar::pair(d1, d2),
    );
    let values = symbols.iter().map(|&symbol| {
        let value = checksum::base36(symbol).unwrap_or_default();
        // Ñ has its place behind N.
        value + u32::from(symbol > b'N')
    });
    let weighed = values.zip((2..=18).rev());
    let sum: u32 = weighed.map(|(value, weight)| value * weight).sum();
    let real = calendar::is_short_birthday(year, month, day)
        && checksum::lacks(sum, 10) == u32::from(check)
        && candidate.starts_word();
    real.then_some(Confidence::High)
}
