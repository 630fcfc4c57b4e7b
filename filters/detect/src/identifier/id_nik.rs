//! Indonesian identity numbers (NIK): six digits for the district, the birthday as `DDMMYY` (40 more on the day for women), and a
//! serial number of four. There is no check digit.

use crate::{
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.id_nik",
    title: "Indonesian identity number (NIK)",
    country: Some("ID"),
    label: "[ID_NIK]",
    pattern: r"[1-9][0-9](?:[0-9]{14}|[0-9]{4}[ .-][0-9]{6}[ .-][0-9]{4}|\.[0-9]{2}\.[0-9]{2}\.[0-9]{6}\.[0-9]{4})(?:[./-]?[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "nik",
        "ktp",
        "e-ktp",
        "nomor induk kependudukan",
        "kartu tanda penduduk",
        "kependudukan",
    ],
    about: native(&About {
        validator: "province, birthday and serial number",
        notes: "No check digit: low unless a word before it names it.",
        finds: &[
            "NIK: ‹3273575704800785›",
            "KTP ‹317101-170845-0001›",
            "no ktp \"‹32.73.55.080382.0001›\"",
        ],
        ignores: &[
            "9971011708450001",
            "3171013002001234",
            "3171011708450000",
            "317101170845000",
            "31710117084500010",
            "3100011708450001",
            "3171017208450001",
        ],
        sources: &[
            "https://www.dukcapil.kemendagri.go.id/",
            "https://peraturan.bpk.go.id/Details/40202/uu-no-23-tahun-2006",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits: [u8; 16] = checksum::exactly(candidate.text)?;
    let [p1, p2, c1, c2, _, _, d1, d2, m1, m2, y1, y2, serial @ ..] = digits;
    let day = match calendar::pair(d1, d2) {
        day @ 41.. => day - 40,
        day => day,
    };
    let real = PROVINCES.contains(&calendar::pair(p1, p2))
        && (1..80).contains(&calendar::pair(c1, c2))
        && calendar::is_short_birthday(calendar::pair(y1, y2), calendar::pair(m1, m2), day)
        && serial != [0; 4]
        && candidate.stands_apart();
    real.then_some(Confidence::Low)
}

/// The codes of the provinces, by the interior ministry's list.
const PROVINCES: &[u32] = &[
    11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 31, 32, 33, 34, 35, 36, 51, 52, 53, 61, 62, 63, 64, 65,
    71, 72, 73, 74, 75, 76, 81, 82, 91, 92, 93, 94, 95, 96, 97,
];
