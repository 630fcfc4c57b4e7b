//! Every fuzz program builds, and breaks no law on its seeds and some thousand mutations of them.
//!
//! For longer: `cargo setup fuzz scanner -max_total_time=600`. What it finds becomes a corpus case.

use std::{collections::BTreeSet, fs, path::PathBuf, process::Command};

use anyhow::{Context, Result, ensure};
use tests::{Folder, corpus, repository};

#[test]
fn codec() -> Result<()> {
    smoke("codec", &bodies()?)
}

#[test]
fn dataset() -> Result<()> {
    let tables = [
        "name,account\nAda Lovelace,DE-4711-0815\n\"Hopper, Grace\",US-1234-5678\n",
        "one value\r\nanother value\r\n",
        "the quick brown fox jumps over the lazy dog and then it runs away from all of the other animals in the wood",
    ];
    let seed = |(n, table): (u8, &str)| [&[n][..], table.as_bytes()].concat();
    let seeds: Vec<Vec<u8>> = (0..).zip(tables).map(seed).collect();
    smoke("dataset", &seeds)
}

#[test]
fn expression() -> Result<()> {
    let seeds: Vec<Vec<u8>> = EXPRESSIONS.iter().map(|e| e.as_bytes().to_vec()).collect();
    smoke("expression", &seeds)
}

#[test]
fn file() -> Result<()> {
    let seeds = FILES.iter().map(|f| f.to_vec());
    smoke("file", &seeds.chain(bodies()?).collect::<Vec<_>>())
}

#[test]
fn pdf() -> Result<()> {
    let seeds: Vec<Vec<u8>> = PDFS.iter().map(|f| f.to_vec()).collect();
    smoke("pdf", &seeds)
}

#[test]
fn regex() -> Result<()> {
    let patterns = [
        "EMP-\\d{6}\nEMP-123456, EMP-1234567",
        "(?i)\\bticket[ -]?[0-9a-f]{2,8}\\b|^x$\nTicket ab12",
        "[^,]{2,5},.\naüb,c",
    ];
    let seed = |pattern: &&str| [&[3][..], pattern.as_bytes()].concat();
    let seeds: Vec<Vec<u8>> = patterns.iter().map(seed).collect();
    smoke("regex", &seeds)
}

#[test]
fn scanner() -> Result<()> {
    smoke("scanner", &bodies()?)
}

#[test]
fn sse() -> Result<()> {
    smoke("sse", &bodies()?)
}

#[test]
fn every_program_has_its_test() -> Result<()> {
    let here = include_str!("fuzz.rs");
    let mut seen = BTreeSet::new();
    for entry in fs::read_dir(repository().join("tests/fuzz/fuzz_targets"))? {
        let path = entry?.path();
        let name = path
            .file_stem()
            .context("no name")?
            .to_string_lossy()
            .into_owned();
        assert!(here.contains(&format!("smoke(\"{name}\"")), "{name}");
        seen.insert(name);
    }
    for name in [
        "codec",
        "dataset",
        "expression",
        "file",
        "pdf",
        "regex",
        "scanner",
        "sse",
    ] {
        assert!(seen.contains(name), "{name}");
    }
    Ok(())
}

/// Runs the program on the seeds and on mutations of them, led by coverage: [`RUNS`] in all, or as many as [`SECONDS`] allow.
fn smoke(name: &str, seeds: &[Vec<u8>]) -> Result<()> {
    let folder = Folder::new()?;
    let inputs = folder.file("inputs");
    fs::create_dir(&inputs)?;
    for (n, seed) in seeds.iter().enumerate() {
        fs::write(inputs.join(n.to_string()), seed)?;
    }
    let output = Command::new(built()?.join(name))
        .arg(&inputs)
        .args([
            format!("-runs={RUNS}"),
            format!("-max_total_time={SECONDS}"),
            format!("-artifact_prefix={}/", folder.path().display()),
        ])
        .args([
            "-seed=1",
            "-max_len=4096",
            "-timeout=20",
            "-print_final_stats=1",
        ])
        .output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    let lines: Vec<&str> = said.lines().collect();
    let last = lines
        .get(lines.len().saturating_sub(60)..)
        .unwrap_or_default();
    ensure!(output.status.success(), "{name}: {}", last.join("\n"));
    ensure!(
        said.contains("inline 8-bit counters"),
        "{name} is not led by coverage:\n{said}"
    );
    let runs: usize = lines
        .iter()
        .find_map(|l| l.strip_prefix("stat::number_of_executed_units:"))
        .context("no statistics")?
        .trim()
        .parse()?;
    ensure!(
        runs > seeds.len() && runs >= 1000,
        "{name}: only {runs} runs"
    );
    Ok(())
}

/// Where the programs are; cargo lets one build at a time.
fn built() -> Result<PathBuf> {
    let mut build = artefacts::fuzz_build()?;
    let folder = artefacts::fuzz_programs()?;
    let status = build.arg("--quiet").status()?;
    ensure!(status.success(), "{build:?}: {status}");
    Ok(folder)
}

/// The bodies of the corpus, each behind a first byte that chooses how it is read.
fn bodies() -> Result<Vec<Vec<u8>>> {
    let mut seeds = Vec::new();
    for (n, case) in corpus()?.iter().enumerate() {
        for body in [case.request.body.plain()?, case.response.body.plain()?] {
            if body.len() < 4096 {
                let choice = u8::try_from(n % 256)?;
                seeds.push([&[choice][..], &body].concat());
            }
        }
    }
    Ok(seeds)
}

const RUNS: u32 = 20_000;
const SECONDS: u32 = 15;

/// Behind a first byte that chooses what they begin as.
static FILES: &[&[u8]] = &[
    b"\x01\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\x03\0\0\0\x03\0\0\0\x01\0\0\0aabcPK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0\xc2\x41\x24\x35\x03\0\0\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0aPK\x05\x06\0\0\0\0\x01\0\x01\0\x2f\0\0\0\x22\0\0\0\0\0",
    b"\x04\\ansi{\\b a}\\'e9\\u8364?\\par}",
    b"\x05<p title='a &amp; b'>c<script>d</script><!-- e -->",
    b"\x06<!DOCTYPE a [<!ENTITY b 'c'>]><a d='e'>&b;&#x41;<![CDATA[f]]></a>",
    b"\x08multipart/mixed; boundary=b\n\n--b\nContent-Transfer-Encoding: base64\n\nYWJj\n--b\nContent-Type: message/rfc822\n\nSubject: =?utf-8?Q?a?=\n\nb\n--b--\n",
];

/// Behind the header.
static PDFS: &[&[u8]] = &[
    b"1 0 obj<</Type/Page/Contents 2 0 R/Resources<</Font<</F 3 0 R>>>>>>endobj 2 0 obj<</Length 41>>stream\nBT /F 9 Tf 1 0 0 1 5 5 Tm [(a) -300 <0102>] TJ ET\nendstream endobj 3 0 obj<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 4 0 R/DescendantFonts[<</DW 500/W[1[2 3]5 6 7]>>]>>endobj 4 0 obj<<>>stream\nbegincodespacerange <00> <ff> endcodespacerange beginbfrange <01> <05> <0041> endbfrange\nendstream endobj trailer<</Root 1 0 R>>startxref 0 %%EOF",
    b"5 0 obj<</Type/ObjStm/N 1/First 4/Filter[/AHx/A85/LZW/RL/Fl]/DecodeParms[null<</Predictor 12/Columns 3>>]>>stream\n6 0 <</Title(x\\101)/V 7 0 R>>\nendstream endobj 7 0 obj<</Filter/ASCIIHexDecode>>stream\n3c613e\nendstream endobj",
    b"8 0 obj<</Subtype/Form>>stream\nq BI /W 1 ID x EI Q /S<</ActualText(a)>>BDC (b) ' 1 2 (c) \" EMC\nendstream endobj 9 0 obj<</Type/EmbeddedFile>>stream\n<a>b</a>\nendstream endobj",
];

static EXPRESSIONS: &[&str] = &[
    "http.request.method eq \"POST\" and not http.host contains \"example\"",
    "any(http.request.headers[\"x-team\"][*] in {\"a\" \"b\"}) or ip.src in {10.0.0.0/8 2001:db8::/32}",
    "lower(http.request.uri.path) matches r#\"^/v[0-9]+/chat\"# && len(http.request.body.raw) gt 1024",
    "cf.llm.prompt.injection_score lt 20 or any(cf.llm.prompt.pii_categories[*] eq \"US_SSN\")",
    "(((http.host wildcard \"*.example.com\")))",
    "lookup_json_string(http.request.body.raw, \"model\") strict wildcard \"gpt-*\"",
    "not any(dlp.profiles[*] eq \"default\") xor concat(http.host, \"/\", http.request.uri.path) ~ \"x\"",
];
