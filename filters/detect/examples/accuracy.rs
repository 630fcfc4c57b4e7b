//! How often the detectors are right, on a folder of labelled data (`*.jsonl.gz`, see below):
//!
//! ```sh
//! cargo run --release -p detect --example accuracy -- FOLDER [--weir PROGRAM]
//! ```
//!
//! With `--weir` the findings in `pii_bench` are those of that program (`weir scan --jsonl --classifiers`), names and
//! addresses included. Files in `FOLDER` stem from the sources that the formats' documentation names too, those in
//! `FOLDER/transfer` from others; what was fitted to them is told beside the figures, in `docs/benchmarks.md`. A line is
//! `{"text", "label", "source", "spans"}`, spans in characters.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a program that people run"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    error::Error,
    fs::File,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use detect::{Confidence, Finding, Scanner, builtin_profiles, detector, detectors};
use flate2::read::GzDecoder;
use serde::Deserialize;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// A labelled text.
#[derive(Deserialize)]
struct Row {
    text: String,
    #[serde(default)]
    label: serde_json::Value,
    #[serde(default)]
    weak: bool,
    #[serde(default, rename = "type")]
    kind: String,
    #[serde(default)]
    fmt: String,
    /// `None`: nobody looked.
    #[serde(default)]
    spans: Option<Vec<Labelled>>,
}

#[derive(Clone, Deserialize)]
struct Labelled {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: String,
}

impl Row {
    fn is(&self, label: i64) -> bool {
        self.label.as_i64() == Some(label)
    }
}

fn main() -> Outcome<()> {
    let mut arguments = env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("name the folder with the data")?);
    let mut weir = None;
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--weir" => weir = Some(arguments.next().ok_or("--weir needs a program")?),
            _ => return Err(format!("unknown argument {argument}").into()),
        }
    }
    vectors(&folder)?;
    secrets(&folder)?;
    quiet(&folder)?;
    personal(&folder, weir.as_deref())
}

fn rows(folder: &Path, name: &str) -> Outcome<Vec<Row>> {
    let path = folder.join(name).with_extension("jsonl.gz");
    let file = File::open(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    BufReader::new(GzDecoder::new(file))
        .lines()
        .map(|line| Ok(serde_json::from_str(&line?)?))
        .collect()
}

/// Valid and invalid numbers, by type: each behind a word that speaks of it.
fn vectors(folder: &Path) -> Outcome<()> {
    let mut table: BTreeMap<String, [u32; 4]> = BTreeMap::new();
    let mut wrong = Vec::new();
    let mut unlisted = BTreeSet::new();
    for row in rows(folder, "pii_vectors")? {
        let known = VECTORS.iter().find(|(kind, _)| *kind == row.kind);
        let Some((_, id)) = known else {
            unlisted.insert(row.kind);
            continue;
        };
        // A national number means nothing without its country, which the text does not have.
        if row.kind == "PHONE" && row.fmt == "NATL" || row.label.as_i64().is_none() {
            continue;
        }
        let Some(found) = is_found(id, &row.text)? else {
            unlisted.insert(format!("{} ({id})", row.kind));
            continue;
        };
        let counts = table.entry(row.kind.clone()).or_default();
        let (all, right) = if row.is(1) { (0, 1) } else { (2, 3) };
        let is_right = found == row.is(1);
        for (index, slot) in counts.iter_mut().enumerate() {
            *slot += u32::from(index == all || (index == right && is_right));
        }
        if !is_right {
            wrong.push(format!("{} {:?} is {}", row.kind, row.text, row.label));
        }
    }
    println!("== pii_vectors: numbers decided right, by type\n");
    let [mut all, mut right] = [0, 0];
    for [valid, valid_right, invalid, invalid_right] in table.values() {
        all += valid + invalid;
        right += valid_right + invalid_right;
    }
    println!("{right} of {all} in {} types", table.len());
    wrong.iter().for_each(|line| println!("wrong: {line}"));
    println!("types without a detector: {}\n", unlisted.len());
    Ok(())
}

/// Whether the detector takes all of the text for one of its own; `None`: there is no such detector.
fn is_found(id: &str, text: &str) -> Outcome<Option<bool>> {
    let ids: Vec<&str> = id.split(' ').collect();
    let known: Vec<_> = ids.iter().filter_map(|id| detector(id)).collect();
    if known.is_empty() {
        return Ok(None);
    }
    let word = known.iter().find_map(|d| d.context.first()).unwrap_or(&"");
    let before = format!("{word} ");
    let scanner = Scanner::new(known.iter().copied())?;
    let whole = format!("{before}{}\n", text.trim());
    let end = before.len() + text.trim().len();
    let found = scanner.scan(&whole);
    Ok(Some(found.iter().any(|f| {
        f.span.start <= before.len() && f.span.end >= end
    })))
}

/// Texts with and without a secret: a text counts as found where any secret is.
fn secrets(folder: &Path) -> Outcome<()> {
    println!("== secrets: texts told apart\n");
    println!("| file | confidence | precision | recall | F1 |\n|---|---|---|---|---|");
    let of_family = detectors().filter(|d| d.id.starts_with("secret."));
    let scanner = Scanner::new(of_family)?;
    for name in ["secrets_bench", "transfer/secrets_detectsecrets"] {
        let rows = rows(folder, name)?;
        for least in [Confidence::Low, Confidence::Medium, Confidence::High] {
            let mut score = Score::default();
            for row in &rows {
                let mut found = scanner.scan(&row.text).into_iter();
                let said = found.any(|f| f.confidence >= least);
                match (row.is(1), said) {
                    (true, true) => score.hits += 1,
                    (true, false) => score.missed += 1,
                    (false, true) if row.is(0) && !row.weak => score.wrong += 1,
                    _ => {}
                }
            }
            println!("| {name} | {least:?} | {score} |");
        }
    }
    println!();
    Ok(())
}

/// Prompts of ordinary people: how many of them have findings, by detector.
fn quiet(folder: &Path) -> Outcome<()> {
    println!("== prompts with findings\n");
    println!(
        "| file | profile | confidence | prompts | with findings | by detector |\n|---|---|---|---|---|---|"
    );
    for name in ["benign_prompts", "transfer/benign_arena_hard"] {
        let rows = rows(folder, name)?;
        for id in ["credentials_and_secrets", "default"] {
            let profile = builtin_profiles().find(|p| p.id == id);
            let profile = profile.ok_or("no such profile")?;
            let named = profile
                .detectors
                .iter()
                .filter_map(|d| detector(d.as_str()));
            let scanner = Scanner::new(named)?;
            let found: Vec<Vec<Finding>> = rows.iter().map(|row| scanner.scan(&row.text)).collect();
            // The profile's own threshold, and the one above it that most people choose.
            let mut thresholds = vec![profile.confidence, Confidence::Medium];
            thresholds.dedup();
            for least in thresholds {
                let mut by_detector: BTreeMap<&str, u32> = BTreeMap::new();
                let mut with = 0_u32;
                for found in &found {
                    let sure = found.iter().filter(|f| f.confidence >= least);
                    let ids: BTreeSet<&str> = sure.map(|f| f.detector.as_str()).collect();
                    with += u32::from(!ids.is_empty());
                    ids.into_iter()
                        .for_each(|id| *by_detector.entry(id).or_default() += 1);
                }
                let told: Vec<String> = by_detector
                    .iter()
                    .map(|(id, n)| format!("{id} {n}"))
                    .collect();
                println!(
                    "| {name} | {id} | {least:?} | {} | {with} | {} |",
                    rows.len(),
                    told.join(", ")
                );
            }
        }
    }
    println!();
    Ok(())
}

/// Spans of personal data: found where half of what both cover is covered by both.
fn personal(folder: &Path, weir: Option<&str>) -> Outcome<()> {
    println!("== pii_bench: spans, IoU at least 0.5\n");
    let mut rows = rows(folder, "pii_bench")?;
    rows.retain(|row| row.spans.is_some());
    let found = match weir {
        Some(weir) => asked(weir, &rows)?,
        None => alone(&rows)?,
    };
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    for (row, found) in rows.iter().zip(&found) {
        for (kind, ids) in KINDS {
            let wanted: Vec<&Labelled> = row
                .spans
                .iter()
                .flatten()
                .filter(|s| s.kind == *kind)
                .collect();
            let said: Vec<&Labelled> = found
                .iter()
                .filter(|f| ids.split(' ').any(|id| f.kind.starts_with(id)))
                .collect();
            if wanted.is_empty() && said.is_empty() {
                continue;
            }
            let hits = wanted
                .iter()
                .filter(|w| said.iter().any(|s| iou(w, s) >= 0.5))
                .count();
            let score = scores.entry(kind).or_default();
            score.hits += hits;
            score.missed += wanted.len() - hits;
            score.wrong += said
                .iter()
                .filter(|s| !wanted.iter().any(|w| iou(w, s) >= 0.5))
                .count();
        }
    }
    println!("| type | precision | recall | F1 |\n|---|---|---|---|");
    let mut all = Score::default();
    for (kind, score) in &scores {
        println!("| {kind} | {score} |");
        all.hits += score.hits;
        all.missed += score.missed;
        all.wrong += score.wrong;
    }
    println!("| all | {all} |");
    Ok(())
}

fn iou(a: &Labelled, b: &Labelled) -> f64 {
    let both = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    let either = a.end.max(b.end) - a.start.min(b.start);
    both as f64 / either.max(1) as f64
}

/// Findings of the default profile, in characters.
fn alone(rows: &[Row]) -> Outcome<Vec<Vec<Labelled>>> {
    let scanner = Scanner::new(detectors())?;
    let of_row = |row: &Row| {
        let found = scanner.scan(&row.text).into_iter();
        let sure = found.filter(|f| f.confidence >= Confidence::Medium);
        sure.map(|f| Labelled {
            start: characters(&row.text, f.span.start),
            end: characters(&row.text, f.span.end),
            kind: f.detector.to_string(),
        })
        .collect()
    };
    Ok(rows.iter().map(of_row).collect())
}

#[derive(Deserialize)]
struct Scanned {
    findings: Vec<Said>,
}

#[derive(Deserialize)]
struct Said {
    detector: String,
    start: usize,
    end: usize,
    confidence: Confidence,
}

fn asked(weir: &str, rows: &[Row]) -> Outcome<Vec<Vec<Labelled>>> {
    let mut child = Command::new(weir)
        .args(["scan", "--jsonl", "--classifiers"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut input = child.stdin.take().ok_or("no standard input")?;
    let texts: Vec<String> = rows.iter().map(|row| row.text.clone()).collect();
    let writer = std::thread::spawn(move || {
        for text in texts {
            let line = serde_json::json!({ "text": text });
            if writeln!(input, "{line}").is_err() {
                return;
            }
        }
    });
    let output = BufReader::new(child.stdout.take().ok_or("no standard output")?);
    let mut all = Vec::new();
    for (line, row) in output.lines().zip(rows) {
        let scanned: Scanned = serde_json::from_str(&line?)?;
        let sure = scanned
            .findings
            .into_iter()
            .filter(|f| f.confidence >= Confidence::Medium);
        let labelled = sure.map(|f| Labelled {
            start: characters(&row.text, f.start),
            end: characters(&row.text, f.end),
            kind: f.detector,
        });
        all.push(labelled.collect());
    }
    drop(writer.join());
    child.wait()?;
    Ok(all)
}

fn characters(text: &str, byte: usize) -> usize {
    text.get(..byte).unwrap_or(text).chars().count()
}

#[derive(Default)]
struct Score {
    hits: usize,
    missed: usize,
    wrong: usize,
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let share = |of: usize| self.hits as f64 / (self.hits + of).max(1) as f64;
        let (precision, recall) = (share(self.wrong), share(self.missed));
        let f1 = 2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE);
        write!(f, "{precision:.3} | {recall:.3} | {f1:.3}")
    }
}

/// The types of spans, and the detectors that find them.
const KINDS: &[(&str, &str)] = &[
    (
        "CREDIT_CARD",
        "finance.american_express finance.diners_club finance.discover finance.jcb finance.mastercard finance.union_pay finance.visa finance.maestro",
    ),
    ("EMAIL", "pii.email"),
    ("IBAN", "finance.iban"),
    ("IP", "pii.ipv4 pii.ipv6"),
    ("PHONE", "pii.phone"),
    ("PERSON", "pii.person"),
    ("ADDRESS", "pii.address"),
    ("US_DRIVER_LICENSE", "identifier.us_driver_license"),
];

/// The types of numbers, and the detectors that find them: where a person has another number than a company, both.
const VECTORS: &[(&str, &str)] = &[
    ("AR.CUIT", "identifier.ar_cuit"),
    ("AR.DNI", "identifier.ar_dni"),
    ("AT.TIN", "identifier.at_tax_id"),
    ("AT.UID", "identifier.at_vat"),
    ("AT.VNR", "identifier.at_ssn"),
    ("AU.ABN", "identifier.au_abn"),
    ("AU.ACN", "identifier.au_acn"),
    ("AU.TFN", "identifier.au_tfn"),
    ("BE.BIS", "identifier.be_national_number"),
    ("BE.EID", "identifier.be_identity_card"),
    ("BE.NN", "identifier.be_national_number"),
    ("BE.VAT", "identifier.be_vat"),
    ("BG.EGN", "identifier.bg_egn"),
    ("BG.PNF", "identifier.bg_pnf"),
    ("BG.VAT", "identifier.bg_vat"),
    ("BIC", "finance.swift"),
    ("BITCOIN", "finance.bitcoin_address"),
    ("BR.CNPJ", "identifier.br_cnpj"),
    ("BR.CPF", "identifier.br_cpf"),
    ("CA.SIN", "identifier.ca_sin"),
    ("CH.SSN", "identifier.ch_ahv"),
    ("CH.UID", "identifier.ch_uid"),
    ("CL.RUT", "identifier.cl_rut"),
    ("CN.RIC", "identifier.cn_resident_id"),
    ("CO.NIT", "identifier.co_nit"),
    ("CY.VAT", "identifier.cy_vat"),
    ("CZ.DIC", "identifier.cz_vat identifier.cz_birth_number"),
    ("CZ.RC", "identifier.cz_birth_number"),
    ("DE.IDNR", "identifier.de_tax_id"),
    ("DE.VAT", "identifier.de_vat"),
    ("DK.CPR", "identifier.dk_cpr"),
    ("DK.CVR", "identifier.dk_cvr"),
    ("EE.IK", "identifier.ee_personal_code"),
    ("EE.KMKR", "identifier.ee_vat"),
    ("ES.CIF", "identifier.es_cif"),
    ("ES.DNI", "identifier.es_nif"),
    ("ES.NIE", "identifier.es_nie"),
    (
        "ES.NIF",
        "identifier.es_nif identifier.es_nie identifier.es_cif",
    ),
    ("FI.HETU", "identifier.fi_hetu"),
    ("FI.VERONUMERO", "identifier.fi_tax_number"),
    ("FI.YTUNNUS", "identifier.fi_business_id"),
    ("FR.NIF", "identifier.fr_tax_id"),
    ("FR.NIR", "identifier.fr_ssn"),
    ("FR.SIRET", "identifier.fr_siret"),
    ("FR.TVA", "identifier.fr_vat"),
    ("GB.NHS", "health.uk_nhs"),
    ("GB.UTR", "identifier.uk_utr"),
    ("GB.VAT", "identifier.uk_vat"),
    ("GR.AMKA", "identifier.gr_amka"),
    ("GR.VAT", "identifier.gr_afm"),
    ("HR.OIB", "identifier.hr_oib"),
    ("HU.ANUM", "identifier.hu_vat"),
    ("IBAN", "finance.iban"),
    ("ID.NIK", "identifier.id_nik"),
    ("ID.NPWP", "identifier.id_npwp"),
    ("IE.PPS", "identifier.ie_pps"),
    ("IE.VAT", "identifier.ie_vat"),
    ("IL.IDNR", "identifier.il_id"),
    ("IN_.AADHAAR", "identifier.in_aadhaar"),
    ("IN_.EPIC", "identifier.in_voter"),
    ("IN_.GSTIN", "identifier.in_gstin"),
    ("IN_.PAN", "identifier.in_pan"),
    (
        "IT.CODICEFISCALE",
        "identifier.it_fiscal_code identifier.it_vat_code",
    ),
    ("IT.IVA", "identifier.it_vat_code"),
    ("JP.CN", "identifier.jp_corporate_number"),
    ("JP.IN_", "identifier.jp_my_number"),
    ("KR.RRN", "identifier.kr_rrn"),
    ("LT.ASMENS", "identifier.lt_personal_code"),
    ("LT.PVM", "identifier.lt_vat"),
    ("LU.TVA", "identifier.lu_vat"),
    ("LV.PK", "identifier.lv_personal_code"),
    ("LV.PVN", "identifier.lv_vat identifier.lv_personal_code"),
    ("MAC", "pii.mac_address"),
    ("MT.VAT", "identifier.mt_vat"),
    ("MX.CURP", "identifier.mx_curp"),
    ("MX.RFC", "identifier.mx_rfc"),
    ("MY.NRIC", "identifier.my_nric"),
    ("NL.BSN", "identifier.nl_bsn"),
    ("NL.BTW", "identifier.nl_vat"),
    ("NO.FODSELSNUMMER", "identifier.no_birth_number"),
    ("NO.ORGNR", "identifier.no_org_number"),
    ("NZ.IRD", "identifier.nz_ird"),
    ("PE.CUI", "identifier.pe_dni"),
    ("PE.RUC", "identifier.pe_ruc"),
    ("PHONE", "pii.phone"),
    ("PL.NIP", "identifier.pl_nip"),
    ("PL.PESEL", "identifier.pl_pesel"),
    ("PL.REGON", "identifier.pl_regon"),
    ("PT.CC", "identifier.pt_citizen_card"),
    ("PT.NIF", "identifier.pt_nif"),
    ("RO.CF", "identifier.ro_vat identifier.ro_cnp"),
    ("RO.CNP", "identifier.ro_cnp"),
    ("SE.ORGNR", "identifier.se_org_number"),
    ("SE.PERSONNUMMER", "identifier.se_personnummer"),
    ("SG.UEN", "identifier.sg_uen"),
    ("SI.DDV", "identifier.si_vat"),
    ("SI.EMSO", "identifier.si_emso"),
    ("SK.DPH", "identifier.sk_vat"),
    ("SK.RC", "identifier.cz_birth_number"),
    ("TH.PIN", "identifier.th_id"),
    ("TR.TCKIMLIK", "identifier.tr_id"),
    ("TR.VKN", "identifier.tr_vkn"),
    ("US.EIN", "identifier.us_ein"),
    ("US.ITIN", "identifier.us_itin"),
    ("US.RTN", "finance.aba_routing"),
    ("US.SSN", "identifier.us_ssn"),
    ("UY.CI", "identifier.uy_ci"),
    ("ZA.IDNR", "identifier.za_id"),
];
