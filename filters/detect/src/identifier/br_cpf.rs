//! Brazilian taxpayer numbers of persons (CPF): nine digits and two check digits, printed `000.000.000-00`. Each check digit is a
//! sum modulo eleven; a number of eleven equal digits is none.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.br_cpf",
    title: "Brazilian taxpayer number (CPF)",
    country: Some("BR"),
    category: Some("TAX_ID"),
    label: "[BR_CPF]",
    pattern: r"[0-9]{3}(?:[0-9]{8}|\.[0-9]{3}\.[0-9]{3}-[0-9]{2}|\.?[0-9]{3}\.?[0-9]{3}-[0-9]{2})(?:[./-]?[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "cpf",
        "cadastro de pessoas físicas",
        "cadastro de pessoa física",
        "contribuinte",
        "receita federal",
    ],
    about: native(&About {
        validator: "two check digits modulo 11",
        notes: "One run of eleven digits in a hundred passes: low unless it is written with its marks or a word before it names it.",
        finds: &[
            "CPF ‹529.982.247-25›",
            "cpf: ‹36084852955›",
            "‹511311544-44›.",
        ],
        ignores: &[
            "529.982.247-26",
            "529.982.247-2",
            "529.982.247-255",
            "111.111.111-11",
            "529982247",
            "5299822472",
            "1.529.982.247-25",
            "x52998224725",
        ],
        sources: &[
            "https://www.gov.br/receitafederal/pt-br/assuntos/meu-cpf",
            "https://www.gov.br/receitafederal/pt-br/assuntos/orientacao-tributaria/cadastros/cpf",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits: [u8; 11] = checksum::exactly(candidate.text)?;
    let weights = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2];
    let check = |weights: &[u32]| checksum::lacks(checksum::weighted(&digits, weights), 11) % 10;
    let varied = digits.iter().any(|&d| d != digits[0]);
    let real = candidate.stands_apart()
        && varied
        && check(&weights[1..]) == u32::from(digits[9])
        && check(&weights) == u32::from(digits[10]);
    real.then(|| candidate.by_form(Confidence::Low, Confidence::High))
}
