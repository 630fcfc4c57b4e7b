//! Every fuzz program builds, and breaks no law on its seeds and as many mutations of them as the time allows: a hundred at least of
//! most.
//!
//! For longer: `cargo setup fuzz scanner -max_total_time=600`. What it finds becomes a corpus case.

use std::{collections::BTreeSet, fs, path::PathBuf, process::Command};

use anyhow::{Context, Result, ensure};
use detect::{DatasetKey, DatasetOptions, build_dataset, build_fingerprint};
use tests::{Folder, corpus, pages, repository};

#[test]
fn codec() -> Result<()> {
    smoke("codec", &bodies()?)
}

#[test]
fn config() -> Result<()> {
    let mut seeds: Vec<Vec<u8>> = CONFIGS.iter().map(|c| c.as_bytes().to_vec()).collect();
    for page in pages()? {
        let documents = page.blocks("yaml").into_iter();
        let documents = documents.filter(|block| block.starts_with("version:"));
        seeds.extend(documents.map(|document| [b"\0", document.as_bytes()].concat()));
    }
    smoke_at_least("config", &seeds, seeds.len())
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
fn linear() -> Result<()> {
    let choices = [0_u8, 1, 2, 3].into_iter().cycle();
    let seed = |(unit, choice): (&&str, u8)| [&[choice][..], unit.as_bytes()].concat();
    let seeds: Vec<Vec<u8>> = UNITS.iter().zip(choices).map(seed).collect();
    smoke_at_least("linear", &seeds, seeds.len())
}

#[test]
fn pdf() -> Result<()> {
    let seeds: Vec<Vec<u8>> = PDFS.iter().map(|f| f.to_vec()).collect();
    smoke("pdf", &seeds)
}

#[test]
fn prompts() -> Result<()> {
    let bodies = [
        r#"{"a":{"b":"x","B":7},"c":["y",{"d":"{\"e\":1}"}],"a":{"b":"z"}}"#,
        r#"{"query":"{ a(m: \"x \\\"y\\\"\") }","variables":{"m":["v"]}}"#,
        "a=x+y%20%41&c=%e2%82%ac&b",
    ];
    let paths = [
        "\0a.b",
        "\0c[*].d.e",
        "\0[*][\"b\"][0]",
        "\0decode_base64(c[*])",
        "\0http.request.uri.args[\"q\"][*]",
        "\x01$.a.b",
        "\x01$..[?@.d != 'x' && length(@.d) > 1]",
        "\x01$['c'][-2:]",
    ];
    let seeds = paths
        .iter()
        .flat_map(|path| bodies.map(|body| format!("{path}\n{body}").into_bytes()));
    smoke("prompts", &seeds.collect::<Vec<_>>())
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
fn stored() -> Result<()> {
    let key = DatasetKey::new(b"0123456789abcdef")?;
    let table = "name,account\nAda Lovelace,DE-4711-0815\n\"Hopper, Grace\",US-1234-5678\n";
    let mut files = Vec::new();
    for columns in [vec![], vec![String::from("name")]] {
        let options = DatasetOptions {
            is_table: true,
            columns,
            ..DatasetOptions::default()
        };
        files.push(build_dataset(table, &options, &key)?.0);
    }
    let document = |start: u32| {
        let words: Vec<String> = (start..start + 40).map(|n| format!("word{n}")).collect();
        words.join(" ")
    };
    files.push(build_fingerprint(&[document(0), document(30)])?.0);
    let mut seeds = Vec::new();
    for file in &files {
        // The program adds the checksum.
        let content = file.get(..file.len() - 32).unwrap_or_default();
        seeds.extend((0..2_u8).map(|choice| [&[choice], content].concat()));
    }
    smoke("stored", &seeds)
}

#[test]
fn words() -> Result<()> {
    let lists = [
        "\0Falcon\nBlue Sky\r\n\nO'Brien & Sons\n",
        "\u{1}C++\n.NET\n#tag #tag\n\u{6771}\u{4eac} \u{90fd}\n",
        "\u{2}a b c d e f g h i j k l m n o p\nSTRASSE stra\u{df}e \u{130}\n",
    ];
    let seeds: Vec<Vec<u8>> = lists.iter().map(|list| list.as_bytes().to_vec()).collect();
    smoke_at_least("words", &seeds, 100)
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
        let is_run = |run: &str| here.contains(&format!("{run}(\"{name}\""));
        assert!(is_run("smoke") || is_run("smoke_at_least"), "{name}");
        seen.insert(name);
    }
    for name in [
        "codec",
        "config",
        "dataset",
        "expression",
        "file",
        "linear",
        "pdf",
        "prompts",
        "regex",
        "scanner",
        "sse",
        "stored",
        "words",
    ] {
        assert!(seen.contains(name), "{name}");
    }
    Ok(())
}

/// Runs the program on the seeds and on mutations of them, led by coverage: [`RUNS`] in all, or as many as [`SECONDS`] allow.
fn smoke(name: &str, seeds: &[Vec<u8>]) -> Result<()> {
    smoke_at_least(name, seeds, seeds.len() + 100)
}

/// The same of a program of which few runs are many.
fn smoke_at_least(name: &str, seeds: &[Vec<u8>], least: usize) -> Result<()> {
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
            "-timeout=60",
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
    ensure!(runs >= least, "{name}: only {runs} runs");
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

/// Behind a first byte that chooses who reads it.
static CONFIGS: &[&str] = &[
    "\0version: 1\nlists: {a: [1, 2], b: [10.0.0.0/8]}\nprofiles:\n- {id: own, detectors: [finance.*, secret.*], except: [finance.visa], confidence: high, allowed_match_count: 2}\nlanes:\n  llm_gateway: {profiles: [own], mode: observe, rules: [{id: a, when: 'ip.src in $b', action: block}]}\n",
    "\0version: 1\nentries:\n- {id: e, type: custom, regex: 'EMP-\\d{6}', context: [staff], validation: luhn}\n- {id: w, type: word_list, file: words.txt, case_sensitive: true}\n- {id: v, type: word_list, words: [a b, c]}\n- {id: x, type: exact_data, file: words.txt, key: it.key, columns: 2, within_bytes: 64}\n- {id: document_d, type: document_fingerprint, file: words.txt, min_similarity: 60}\n",
    "\0version: 1\nentries:\n- {id: e, type: custom, regex: '\\b[a-z]{2,8}-\\d{6}'}\n- {id: w, type: word_list, file: words.txt}\nprofiles: [{id: own, detectors: ['custom.*']}]\nlanes:\n  llm_gateway: {profiles: [own], streams: hold}\n",
    "\0version: 1\nredaction: {hash_key: 0123456789abcdef}\npayload_log: {public_key: Ycig/Zr/pZmklmFUN99nr+taURlYItL91g+NcHGYpB8=, masking_level: partial}\nlimits: {max_body_bytes: 1000}\nlanes:\n  ai_waf: {rules: [{id: a, when: 'cf.llm.prompt.detected', action: log, payload_log: true}]}\n",
    "\u{1}{\"version\":1,\"entries\":[{\"id\":\"e\",\"type\":\"custom\",\"regex\":\"[a-z]{3}\"}],\"lanes\":{\"llm_gateway\":{\"profiles\":[\"financial_information\"],\"rules\":[{\"id\":\"a\",\"when\":\"any(dlp.profiles[*] == \\\"default\\\")\",\"action\":\"redact\"}]}}}",
];

/// What a text may repeat: beginnings of what is looked for, and what could be taken for one again and again.
static UNITS: &[&str] = &[
    "a",
    "1",
    "1 ",
    "1-",
    "4111 1111 1111 1111 ",
    "a@",
    "a.",
    "ab1_",
    "key=",
    "password: ",
    "eyJ",
    "AKIA",
    "https://",
    "-----BEGIN RSA PRIVATE KEY-----\n",
    "ssn ",
    "&#x41;",
    "%41",
    "\\u0041",
    "QUFB",
    "Main Street 1, ",
    "{\"a\":",
    "\u{e9}",
    "\u{ff11}",
    "\u{200b}",
];

/// Behind a first byte that chooses what is made around them: an index of `FORMS` in tests/fuzz/src/files.rs.
static FILES: &[&[u8]] = &[
    b"\x01\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\x03\0\0\0\x03\0\0\0\x01\0\0\0aabcPK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0\xc2\x41\x24\x35\x03\0\0\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0aPK\x05\x06\0\0\0\0\x01\0\x01\0\x2f\0\0\0\x22\0\0\0\0\0",
    b"\x04\\ansi{\\b a}\\'e9\\u8364?\\par}",
    b"\x05<p title='a &amp; b'>c<script>d</script><!-- e -->",
    b"\x06<!DOCTYPE a [<!ENTITY b 'c'>]><a d='e'>&b;&#x41;<![CDATA[f]]></a>",
    b"\x08multipart/mixed; boundary=b\n\n--b\nContent-Transfer-Encoding: base64\n\nYWJj\n--b\nContent-Type: message/rfc822\n\nSubject: =?utf-8?Q?a?=\n\nb\n--b--\n",
    b"\n<w:document><w:body><w:p><w:r><w:t xml:space='preserve'>a </w:t></w:r><w:r><w:tab/><w:instrText>b</w:instrText></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:body></w:document>",
    b"\x0b<Relationships><Relationship Id='r1' Type='hyperlink' Target='https://example.com/a' TargetMode='External'/></Relationships>",
    b"\x0c<worksheet><sheetData><row><c t='s'><v>0</v></c><c t='inlineStr'><is><t>b</t></is></c></row></sheetData></worksheet><sst><si><t>a</t></si><si><r><t>b</t></r><rPh><t>c</t></rPh></si></sst>",
    b"\x0d<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>1</v></c><c r='C1'><f>A1</f><v>2.5</v></c></row></sheetData></worksheet>",
    b"\x0e<p:sld><a:p><a:r><a:t>a</a:t></a:r><a:br/><a:fld><a:t>b</a:t></a:fld></a:p></p:sld>",
    b"\x0f<office:document-content><text:p>a<text:s text:c='3'/><text:tab/>b</text:p><table:table-cell office:value='3'/></office:document-content>",
    b"\x10name,ssn\nann,1\n",
    b"\x11{\\rtf1 a}",
    b"\x12<html><p>a",
    b"\x13%PDF-1.4 1 0 obj<<>>stream\nBT (a) Tj ET\nendstream",
    b"\x14Content-Type: text/html; charset=utf-16\nContent-Transfer-Encoding: quoted-printable\nContent-Disposition: attachment; filename*=utf-8''a%20b\n\n<p>=C3=A9=\n--x\nContent-Type: text/plain\n\nb",
    b"\x15<p title='a'>b&eacute;<svg><title>c</title></svg><textarea>d</textarea><noscript>e</noscript><template>f</template>",
    b"\x16<b c='d'>&amp;&#65;<![CDATA[e]]><!-- f --></b></a>",
    b"\x17x\"\";y\";z\n",
    b"\x18BT /F 12 Tf 14 TL 1 0 0 1 72 700 Tm (one) Tj T* <0102> Tj [(a) -300 (b)] TJ (c) ' ET q BI /W 1 /H 1 ID x EI Q /Span<</ActualText(d)>>BDC EMC",
    b"\x19begincmap 1 begincodespacerange <00> <ffff> endcodespacerange 1 beginbfchar <01> <0041> endbfchar 2 beginbfrange <02> <05> <0042> <06> <07> [<0061> <0062>] endbfrange endcmap",
    b"\x1a<<>> <</Title(a)/B[1 2 R]>>",
    b"\x1b\x003c613e>",
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
