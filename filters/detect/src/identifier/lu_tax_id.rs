//! Luxembourg's numbers of persons (matricule): the date of birth, a serial number, and two check digits over those eleven
//! digits, first Luhn's, then Verhoeff's.

use crate::{
    boundary::whole,
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.lu_tax_id",
    title: "Luxembourg national identification number",
    country: Some("LU"),
    category: Some("TAX_ID"),
    label: "[LU_TAX_ID]",
    pattern: whole!("(?:1[89]|20)[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{3} ?[0-9]{2}"),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "matricule",
        "cns",
        "numéro d'identification",
        "identification number",
        "steuernummer",
        "tax id",
        "tin",
    ],
    about: native(&About {
        validator: "birthday, Luhn and Verhoeff",
        notes: "Companies' eleven digits, which have no date, are left out.",
        finds: &["matricule ‹1974082311449›", "‹1974 08 23 114 49›"],
        ignores: &[
            "1974082311448",
            "1974082311459",
            "1974132311449",
            "19740823114490",
            "197408231144",
            "x1974082311449",
        ],
        sources: &[
            "https://guichet.public.lu/en/citoyens/citoyennete/certificat-attestation/immatriculation/numero-identification.html",
            "https://ec.europa.eu/taxation_customs/tin/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<13>(candidate.text)?;
    let [y1, y2, y3, y4, m1, m2, d1, d2, n1, n2, n3, luhn, verhoeff] = digits;
    let year = calendar::pair(y1, y2) * 100 + calendar::pair(y3, y4);
    let born = calendar::is_birthday(year, calendar::pair(m1, m2), calendar::pair(d1, d2));
    let number = [y1, y2, y3, y4, m1, m2, d1, d2, n1, n2, n3];
    let with = |check: u8| {
        let mut digits = [check; 12];
        digits
            .iter_mut()
            .zip(number)
            .for_each(|(slot, digit)| *slot = digit);
        digits
    };
    let real = born && checksum::luhn(&with(luhn)) && checksum::verhoeff(&with(verhoeff));
    (real && candidate.stands_alone()).then_some(Confidence::High)
}
