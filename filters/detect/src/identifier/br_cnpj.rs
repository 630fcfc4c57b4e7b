//! Brazilian company numbers (CNPJ): eight characters for the company, four for the branch, two check digits, printed
//! `00.000.000/0000-00`. Since July 2026 the first twelve may be capital letters too; each counts its ASCII code less 48.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.br_cnpj",
    title: "Brazilian company number (CNPJ)",
    country: Some("BR"),
    category: Some("TAX_ID"),
    label: "[BR_CNPJ]",
    pattern: concat!(
        r"[0-9A-Z]{2}(?:[0-9A-Z]{10}[0-9]{2}|(?:\. ?)?[0-9A-Z]{3}\.?[0-9A-Z]{3} ?/ ?[0-9A-Z]{4}",
        r"(?:-|\xe2\x80\x93)[0-9]{2})(?:[./-]?[0-9]|[A-Za-z])?",
    ),
    prefilter: Prefilter::Digit { before: 12 },
    validate,
    context: NAMES,
    about: native(&About {
        validator: "two check digits modulo 11",
        notes: "Written with its marks, or in one run with branch 0001, it is one; other runs are low, with letters only after a word that names them. The dash may be the longer one of word processors.",
        finds: &[
            "CNPJ ‹11.222.333/0001-81›",
            "cnpj=‹23953516000156›",
            "CNPJ ‹12.ABC.345/01DE-35›",
            "cnpj ‹B7KQ48Z2000192›",
            "‹12. ABC.345 /01DE–35›",
        ],
        ignores: &[
            "11.222.333/0001-82",
            "11.222.333/0001-8",
            "11.222.333/0001-811",
            "11222333000182",
            "1122233300018",
            "00.000.000/0000-00",
            "B7KQ48Z2000192",
            "1.11.222.333/0001-81",
        ],
        sources: &[
            "https://www.gov.br/receitafederal/pt-br/assuntos/orientacao-tributaria/cadastros/cnpj",
            "https://www.gov.br/receitafederal/pt-br/acesso-a-informacao/acoes-e-programas/programas-e-atividades/cnpj-alfanumerico",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &[
    "cnpj",
    "cadastro nacional",
    "razão social",
    "receita federal",
];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let symbols: [u8; 14] = checksum::exactly_symbols(candidate.text)?;
    let values = symbols.map(|symbol| symbol.saturating_sub(b'0'));
    let weights = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];
    let check = |weights: &[u32]| checksum::lacks(checksum::weighted(&values, weights), 11) % 10;
    let varied = symbols.iter().any(|&s| s != symbols[0]);
    let real = candidate.stands_apart()
        && varied
        && check(&weights[1..]) == u32::from(values[12])
        && check(&weights) == u32::from(values[13]);
    let lettered = symbols.iter().any(u8::is_ascii_alphabetic);
    let sure = match (candidate.is_grouped(), lettered) {
        (true, _) => Confidence::High,
        (false, false) if symbols[8..12] == *b"0001" => Confidence::Medium,
        (false, true) if !candidate.follows_any(NAMES) => return None,
        _ => Confidence::Low,
    };
    real.then_some(sure)
}
