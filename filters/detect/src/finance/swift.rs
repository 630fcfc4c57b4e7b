//! Bank identifier codes (BIC, SWIFT code): four letters for the bank, two for the country, two for the place and, for a branch, three
//! more. Defined by ISO 9362; found behind a word that names them, since many words have eight letters.

use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "finance.swift",
    title: "Bank identifier code (SWIFT)",
    label: "[BANK_CODE]",
    pattern: r#"(?i:swift|bic)(?i:[ /_-]{1,3}(?:swift|bic|code|number|no|id|address|is)){0,4}\.?["\x27]?[ \t]{0,3}[:=#(]?[ \t]{0,3}["\x27]?(?i:[A-Z]{4}[ -]?[A-Z]{2}[ -]?[A-Z0-9]{2}(?:[ -]?[A-Z0-9]{3})?)[0-9A-Za-z]?"#,
    prefilter: Prefilter::Name(&["swift", "bic"]),
    value,
    validate,
    context: &[
        "bic",
        "swift",
        "bank",
        "iban",
        "account",
        "wire",
        "transfer",
        "beneficiary",
        "konto",
        "banque",
        "banco",
    ],
    about: native(&About {
        validator: "name, shape and country",
        notes: "Small letters count only behind `bic` or `code` and a colon or equals sign, or where just the bank is in them: `swift: language` has the shape as well.",
        finds: &[
            "SWIFT code: ‹BNPAFRPPXXX›",
            "BIC ‹DEUTDEFF›",
            "bic=‹deutdeff500›",
            "SWIFT/BIC: ‹ABNA BE 2A›",
            "BIC: \"‹NEDSZAJJ›\"",
            "BIC ‹agriFRPP›",
        ],
        ignores: &[
            "DEUTDEFF",
            "BIC DEUTXXFF",
            "SWIFT: DEUTDEFF5000",
            "swift language",
            "Swift: language",
            "cubic DEUTDEFF",
            "BIC DEUTDEF",
            "swift: AGRIFRPP8",
            "BIC agrifrpp",
        ],
        sources: &[
            "https://www.iso.org/standard/84108.html",
            "https://www.swift.com/standards/data-standards/bic-business-identifier-code",
        ],
    }),
    ..Detector::of(Family::Finance)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let (name, code) = candidate.text.split_at_checked(value(candidate.text))?;
    let symbols = code.bytes().filter(u8::is_ascii_alphanumeric).count();
    let lower = name.to_ascii_lowercase();
    let assigned =
        lower.contains([':', '=', '#']) && (lower.contains("bic") || lower.contains("code"));
    // Names do not end in capitals: country, place and branch are enough of them.
    let capital = !code.bytes().skip(4).any(|b| b.is_ascii_lowercase());
    let country: String = code
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .skip(4)
        .take(2)
        .collect();
    let real = matches!(symbols, 8 | 11)
        && (capital || assigned)
        && is_country(&country.to_ascii_uppercase())
        && candidate.starts_word();
    real.then_some(Confidence::Medium)
}

/// Where the code begins: behind the name, its words and what stands between.
fn value(text: &str) -> usize {
    const WORDS: &[&str] = &[
        "swift", "bic", "code", "number", "no", "id", "address", "is",
    ];
    let mut at = 0;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let marks = rest
            .bytes()
            .take_while(|b| !b.is_ascii_alphanumeric())
            .count();
        let word = rest.get(marks..).unwrap_or_default();
        let length = word.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let named = word
            .get(..length)
            .is_some_and(|word| WORDS.iter().any(|w| w.eq_ignore_ascii_case(word)));
        if !named {
            return at + marks;
        }
        at += marks + length;
    }
}

fn is_country(code: &str) -> bool {
    COUNTRIES
        .as_bytes()
        .chunks(2)
        .any(|known| known == code.as_bytes())
}

/// ISO 3166-1, and XK, which banks use for Kosovo.
const COUNTRIES: &str = concat!(
    "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZ",
    "DEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJO",
    "JPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNU",
    "NZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTV",
    "TWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSXKYEYTZAZMZW",
);
