//! Names of people behind a label, as forms and records have them: `Patient: Ann Example`.
//!
//! Names in running text are a classifier's to find.

use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "pii.full_name",
    title: "Full name behind a label",
    label: "[NAME]",
    pattern: concat!(
        "(?i:name|patient|customer|cardholder|card holder|account holder|applicant|employee|beneficiary|policyholder|",
        "nombre|nombre completo|nombre y apellidos|nom complet|nom et pr[\\xc3][\\xa9]nom|nome|nome completo|naam|",
        "vollst[\\xc3][\\xa4]ndiger name|nazwisko|namn|navn)",
        "[\"'*_]{0,2}[ \\t]{0,3}[:=][*_]{0,2}[ \\t]{0,4}[\"'*_]{0,2}(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Herr|Frau|Sr|Sra|Mme)\\.? )?",
        "(?:[A-Z]|[\\xc3][\\x80-\\x9e])(?:[A-Za-z'-]|[\\xc3-\\xc5][\\x80-\\xbf]){1,20},?",
        "(?: (?:van|von|de|der|den|da|di|del|della|dos|du|la|le|bin|ibn|al|el|zu|ter|ten)){0,2}",
        "(?: (?:[A-Z]|[\\xc3][\\x80-\\x9e])(?:[A-Za-z'-]|[\\xc3-\\xc5][\\x80-\\xbf]){0,20}\\.?){1,3}"
    ),
    prefilter: Prefilter::Name(&[
        "name",
        "patient",
        "customer",
        "cardhold",
        "card hold",
        "account h",
        "applicant",
        "employee",
        "beneficia",
        "policyhol",
        "nombre",
        "nom compl",
        "nom et pr",
        "nome",
        "naam",
        "vollst",
        "nazwisko",
        "namn",
        "navn",
    ]),
    value,
    validate,
    about: native(&About {
        validator: "two to four capitalised words behind a label that is a person's",
        notes: "Names without a label are left to the classifier. A bare `name:` is low, since many things have one; companies behind `customer:` are found too.",
        finds: &[
            "Full name: ‹Ann Example›",
            "Patient: ‹John Q. Public›\nDOB",
            "\"customer_name\": \"‹María de la Cruz›\"",
            "Nombre completo: ‹José García López›",
            "Name: ‹Example, Ann›",
            "Naam: ‹Jan van der Berg›, Utrecht",
            "- Name: ‹Ann Example›",
            "**Name:** ‹Ann Example›",
            "**Patient**: **‹Ann Example›**",
        ],
        ignores: &[
            "Full name: ann example",
            "name: Ann",
            "file name: Annual Report",
            "filename: Annual Report",
            "name = models.CharField(Max Length)",
            "project name: Blue Moon",
            "- name: Check Out Code",
            "name: Deploy Staging Server",
            "Full name is required. Please Enter It",
        ],
        sources: &["https://www.w3.org/International/questions/qa-personal-names"],
    }),
    ..Detector::of(Family::Pii)
};

fn value(text: &str) -> usize {
    let name = text.split_once([':', '=']).map_or("", |(_, rest)| rest);
    let name = name.trim_start_matches([' ', '\t', '"', '\'', '*', '_']);
    let title = name.split_once(' ').filter(|(first, _)| {
        let first = first.trim_end_matches('.');
        TITLES.contains(&first)
    });
    text.len() - title.map_or(name, |(_, rest)| rest).len()
}

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let name = candidate.text.get(value(candidate.text)..)?;
    let label = candidate.text.split([':', '=']).next()?;
    let label = label
        .trim_end_matches([' ', '\t', '"', '\'', '*', '_'])
        .to_ascii_lowercase();
    let words = name.split([' ', ',']).filter(|word| !word.is_empty());
    if words.clone().count() < 2 || words.take(3).any(is_other) {
        return None;
    }
    if label != "name" {
        return candidate.starts_word().then_some(Confidence::Medium);
    }
    // `customerName`, `full_name`, `first and last name`: whose name it is.
    let before = candidate.before.to_ascii_lowercase();
    let before = before.trim_end_matches(['_', '-', ' ', '.']);
    let whose = before.rsplit(|c: char| !c.is_ascii_alphabetic()).next()?;
    if PEOPLE.iter().any(|person| whose.ends_with(person)) {
        return Some(Confidence::Medium);
    }
    let begins = candidate.before.is_empty()
        || candidate
            .before
            .ends_with(['\n', '"', '\'', '{', ',', ';', '|', '>', '(', '-', '*']);
    // An entry of a list, `- Name:`; steps of a workflow have `- name:`.
    let line = candidate.before.rsplit('\n').next().unwrap_or_default();
    let listed = candidate.text.starts_with('N') && matches!(line.trim(), "-" | "*" | "+");
    (begins || listed).then_some(Confidence::Low)
}

/// A word that people are not called.
fn is_other(word: &str) -> bool {
    OTHER.iter().any(|other| word.eq_ignore_ascii_case(other))
}

/// Forms of address, which are no part of a name.
const TITLES: &[&str] = &[
    "Dr", "Frau", "Herr", "Miss", "Mme", "Mr", "Mrs", "Ms", "Prof", "Sr", "Sra",
];

/// Whose name is a person's.
const PEOPLE: &[&str] = &[
    "applicant",
    "beneficiary",
    "birth",
    "cardholder",
    "client",
    "contact",
    "customer",
    "employee",
    "full",
    "guest",
    "holder",
    "last",
    "legal",
    "maiden",
    "member",
    "owner",
    "passenger",
    "patient",
    "person",
    "recipient",
    "sender",
    "student",
    "vollständiger",
];

/// Words in the names of things.
const OTHER: &[&str] = &[
    "and",
    "api",
    "app",
    "bank",
    "blue",
    "build",
    "center",
    "class",
    "company",
    "corp",
    "data",
    "deploy",
    "department",
    "field",
    "file",
    "for",
    "group",
    "inc",
    "limited",
    "llc",
    "ltd",
    "model",
    "new",
    "none",
    "null",
    "of",
    "office",
    "on",
    "please",
    "production",
    "project",
    "release",
    "report",
    "required",
    "run",
    "server",
    "service",
    "set",
    "setup",
    "staging",
    "string",
    "system",
    "team",
    "test",
    "the",
    "type",
    "university",
    "unknown",
    "upload",
    "user",
    "value",
    "your",
];
