//! Trains the model that tells source code and its language: `cargo run --release -p detect --example train_code -- DATA`.
//!
//! `DATA` is a folder with `code_train.jsonl.gz`, `benign_prompts.jsonl.gz`, `benign_docs.jsonl.gz`,
//! `mcp_server_code.jsonl.gz` (Python) and `mcp_tools.jsonl.gz`: lines of JSON with `text`, programs also with `lang`. Haskell, R and TypeScript are not in it: some
//! programs beside this file stand for them. One program in five is held out, and the accuracy on those is printed; any
//! further folders are read as source files (`name.rs`) and only judged. Writes `src/code/weights.bin`.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a program for developers: reads and writes files, and may stop at a mistake"
)]

use std::{
    collections::{BTreeMap, HashMap},
    env,
    error::Error,
    fs::{self, File},
    io::{self, BufRead, BufReader, Write},
    path::Path,
};

use detect::{Scanner, detectors};
use flate2::read::GzDecoder;

#[path = "../../src/code/features.rs"]
mod features;

/// The classes of `src/code/model.rs`: their names there, and in the data.
const CLASSES: [(&str, &str); 18] = [
    ("none", ""),
    ("other", ""),
    ("code.c", "c"),
    ("code.cpp", "c-plus-plus"),
    ("code.csharp", "c-sharp"),
    ("code.go", "go"),
    ("code.haskell", "haskell"),
    ("code.java", "java"),
    ("code.javascript", "javascript"),
    ("code.lua", "lua"),
    ("code.php", "php"),
    ("code.python", "python"),
    ("code.r", "r"),
    ("code.ruby", "ruby"),
    ("code.rust", "rust"),
    ("code.shell", "bash"),
    ("code.swift", "swift"),
    ("code.typescript", "typescript"),
];

const SLOTS: usize = 1024;
const EPOCHS: usize = 60;

struct Text {
    class: usize,
    text: String,
    held_out: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut folders = env::args().skip(1);
    let data = folders.next().ok_or("which folder has the data?")?;
    let texts = read(Path::new(&data))?;
    let samples: Vec<(usize, BTreeMap<u32, f32>)> = texts
        .iter()
        .filter(|t| !t.held_out)
        .flat_map(|t| pieces(&t.text).into_iter().map(|p| (t.class, counts(p))))
        .collect();
    let chosen = choose(&samples);
    let weights = train(&samples, &chosen);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/code/weights.bin");
    fs::write(&file, table(&chosen, &weights))?;
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "{} samples; run again to judge with what was written",
        samples.len()
    )?;
    report(&mut out, "held out", texts.iter().filter(|t| t.held_out))?;
    let bench = rows(&Path::new(&data).join("code_bench.jsonl.gz"))?;
    let bench: Vec<Text> = bench
        .into_iter()
        .map(|(lang, text)| code(&lang, text))
        .collect();
    report(&mut out, "other languages", bench.iter())?;
    for folder in folders {
        let files = sources(Path::new(&folder))?;
        report(&mut out, &folder, files.iter())?;
    }
    Ok(())
}

/// Everything there is to learn from.
fn read(data: &Path) -> Result<Vec<Text>, Box<dyn Error>> {
    let mut texts = Vec::new();
    for (lang, text) in rows(&data.join("code_train.jsonl.gz"))? {
        let mut one = code(&lang, text);
        one.held_out = texts.len() % 5 == 0;
        if lang == "javascript" && !one.held_out {
            texts.push(code("typescript", typed(&one.text)));
        }
        texts.push(one);
    }
    let own = [
        ("haskell", include_str!("haskell.txt")),
        ("r", include_str!("r.txt")),
        ("typescript", include_str!("typescript.txt")),
    ];
    for (lang, programs) in own {
        texts.extend(programs.split("====\n").map(|p| code(lang, p.to_owned())));
    }
    for (_, text) in rows(&data.join("mcp_server_code.jsonl.gz"))? {
        texts.push(code("python", text));
    }
    for file in ["benign_docs", "benign_prompts", "mcp_tools"] {
        for (index, (_, text)) in rows(&data.join(file).with_extension("jsonl.gz"))?
            .into_iter()
            .enumerate()
        {
            // Many prompts contain programs, which are no example of what is none.
            if file == "mcp_tools"
                || !text.contains("def ") && !text.contains("```") && !text.contains(';')
            {
                let held_out = index % 5 == 0;
                texts.push(Text {
                    class: 0,
                    text,
                    held_out,
                });
            }
        }
    }
    texts.extend(data_texts().into_iter().map(|text| Text {
        class: 0,
        text,
        held_out: false,
    }));
    Ok(texts)
}

/// A JavaScript program as it would be in TypeScript.
fn typed(program: &str) -> String {
    let types = [
        "number",
        "string",
        "number[]",
        "boolean",
        "Map<string, number>",
    ];
    let mut typed = String::new();
    for (n, line) in program.lines().enumerate() {
        let kind = types[n % types.len()];
        let declared = ["const ", "let "]
            .iter()
            .any(|word| line.trim_start().starts_with(word));
        let arguments = line
            .find('(')
            .zip(line.find(") {").or_else(|| line.find(") =>")));
        let line = match arguments {
            Some((open, close))
                if open < close && (line.contains("function") || line.contains("=>")) =>
            {
                let names = line[open + 1..close]
                    .split(", ")
                    .filter(|name| !name.is_empty());
                let names: Vec<String> = names.map(|name| format!("{name}: {kind}")).collect();
                format!(
                    "{}({}): {kind}{}",
                    &line[..open],
                    names.join(", "),
                    &line[close + 1..]
                )
            }
            _ if declared => line.replacen(" = ", &format!(": {kind} = "), 1),
            _ => line.to_owned(),
        };
        typed.push_str(&line);
        typed.push('\n');
    }
    typed
}

/// Logs, tables and settings: no programs either.
fn data_texts() -> Vec<String> {
    let mut all = Vec::new();
    for n in 0..40 {
        let each =
            |line: &dyn Fn(usize) -> String| (0..20).map(|i| line(i * 7 + n)).collect::<String>();
        all.push(each(&|i| format!("2024-01-{:02} 10:{:02}:07,123 INFO [main] server.http - request {i} served in {} ms\n", i % 28 + 1, i % 60, i * 3)));
        all.push(each(&|i| {
            format!(
                "{i},Ann Example,{}.50,north,2024-02-{:02},true\n",
                i * 12,
                i % 28 + 1
            )
        }));
        all.push(each(&|i| format!("  \"key_{i}\": {{\"name\": \"value {i}\", \"list\": [1, 2, {i}], \"on\": false}},\n")));
        all.push(each(&|i| {
            format!("setting_{i} = {}\nsection.name{i}: \"text\"\n", i * 2)
        }));
        all.push(each(&|i| {
            format!("- name: step {i}\n  run: [a, b]\n  when: always\n")
        }));
        all.push(each(&|i| {
            format!(
                "## Part {i}\n\n* a point about **things**\n* [a link](https://example.com/{i})\n"
            )
        }));
        all.push(each(&|i| format!("Jan {} 03:1{} host sshd[{i}]: Accepted publickey for ann from 10.0.0.{i} port 22\n", i % 28, i % 10)));
        all.push(each(&|i| {
            format!("f(x) = {i}x^2 + {n}x - 1, x = {i}, y = {n}; \\frac{{a}}{{b}} = c\n")
        }));
        all.push(each(&|i| {
            format!("<div class=\"item\"><a href=\"/page/{i}\">Page {i}</a></div>\n")
        }));
    }
    all
}

fn code(lang: &str, text: String) -> Text {
    let class = CLASSES.iter().position(|c| c.1 == lang && !lang.is_empty());
    Text {
        class: class.unwrap_or(1),
        text,
        held_out: false,
    }
}

/// `lang` and `text` of every line.
fn rows(file: &Path) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let mut rows = Vec::new();
    for line in BufReader::new(GzDecoder::new(File::open(file)?)).lines() {
        let row: serde_json::Value = serde_json::from_str(&line?)?;
        let of = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
        rows.push((of("lang"), of("text")));
    }
    Ok(rows)
}

/// Source files, by their names' ends.
fn sources(folder: &Path) -> Result<Vec<Text>, Box<dyn Error>> {
    let ends = [
        ("c", "c"),
        ("cpp", "c-plus-plus"),
        ("cs", "c-sharp"),
        ("go", "go"),
        ("hs", "haskell"),
        ("java", "java"),
        ("js", "javascript"),
        ("lua", "lua"),
        ("php", "php"),
        ("py", "python"),
        ("R", "r"),
        ("rb", "ruby"),
        ("rs", "rust"),
        ("sh", "bash"),
        ("swift", "swift"),
        ("ts", "typescript"),
    ];
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let end = path
            .extension()
            .and_then(|e| e.to_str())
            .unwrap_or_default();
        if path.is_dir() {
            texts.extend(sources(&path)?);
        } else if let Some((_, lang)) = ends.iter().find(|(known, _)| *known == end)
            && let Ok(text) = fs::read_to_string(&path)
        {
            texts.push(code(lang, text));
        }
    }
    Ok(texts)
}

/// The text and, of a long one, parts of it too: what is judged is often shorter than a file.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = vec![text];
    let mut rest = text;
    while rest.len() > 900 {
        let at = rest.ceil_char_boundary(600);
        let at = rest[at..].find('\n').map_or(rest.len(), |n| at + n + 1);
        pieces.push(&rest[..at]);
        rest = &rest[at..];
    }
    pieces
}

/// How often each feature is in a text, of all of them.
fn counts(text: &str) -> BTreeMap<u32, f32> {
    let mut counts = BTreeMap::new();
    let mut all = 0.0_f32;
    features::features(text, &mut |feature| {
        *counts.entry(feature).or_insert(0.0) += 1.0;
        all += 1.0;
    });
    counts.values_mut().for_each(|count| *count /= all);
    counts
}

/// For each row of the table the feature that tells most.
fn choose(samples: &[(usize, BTreeMap<u32, f32>)]) -> Vec<Option<u32>> {
    let mut of_class = [0.0_f32; CLASSES.len()];
    let mut seen: HashMap<u32, [f32; CLASSES.len()]> = HashMap::new();
    for (class, counts) in samples {
        of_class[*class] += 1.0;
        for feature in counts.keys() {
            seen.entry(*feature).or_default()[*class] += 1.0;
        }
    }
    let mut best = vec![(0.0_f32, None); SLOTS];
    let mut features: Vec<_> = seen.into_iter().collect();
    features.sort_by_key(|(feature, _)| *feature);
    for (feature, seen) in features {
        let shares: Vec<f32> = seen.iter().zip(of_class).map(|(n, of)| n / of).collect();
        let mean = shares.iter().sum::<f32>() / shares.len() as f32;
        let use_of_it: f32 = shares.iter().map(|share| (share - mean).powi(2)).sum();
        let slot = &mut best[feature as usize % SLOTS];
        if use_of_it > slot.0 && seen.iter().sum::<f32>() >= 4.0 {
            *slot = (use_of_it, Some(feature));
        }
    }
    best.into_iter().map(|(_, feature)| feature).collect()
}

type Weights = Vec<[f32; CLASSES.len()]>;

/// Multinomial logistic regression: stochastic gradient descent with a rate of its own for each weight.
fn train(samples: &[(usize, BTreeMap<u32, f32>)], chosen: &[Option<u32>]) -> Weights {
    let mut of_class = [0.0_f32; CLASSES.len()];
    samples
        .iter()
        .for_each(|(class, _)| of_class[*class] += 1.0);
    let known: Vec<(usize, Vec<(usize, f32)>)> = samples
        .iter()
        .map(|(class, counts)| {
            let slots = counts.iter().map(|(&f, &x)| (f as usize % SLOTS, f, x));
            let known = slots.filter(|&(slot, f, _)| chosen[slot] == Some(f));
            (*class, known.map(|(slot, _, x)| (slot, x)).collect())
        })
        .collect();
    let mut weights: Weights = vec![[0.0; CLASSES.len()]; SLOTS];
    let mut squares: Weights = vec![[1e-8; CLASSES.len()]; SLOTS];
    for epoch in 0..EPOCHS {
        for n in 0..known.len() {
            // Another order each time: a step that shares no factor with the number of samples.
            let (class, features) = &known[(n * 7919 + epoch * 31) % known.len()];
            let scores = scores(&weights, features);
            let rare = (samples.len() as f32 / of_class[*class] / CLASSES.len() as f32).sqrt();
            for (c, p) in softmax(&scores).into_iter().enumerate() {
                let error = (p - f32::from(u8::from(c == *class))) * rare;
                for &(slot, x) in features {
                    let gradient = error * x + 1e-7 * weights[slot][c];
                    squares[slot][c] += gradient * gradient;
                    weights[slot][c] -= 0.5 * gradient / squares[slot][c].sqrt();
                }
            }
        }
    }
    weights
}

fn scores(weights: &Weights, features: &[(usize, f32)]) -> [f32; CLASSES.len()] {
    let mut scores = [0.0; CLASSES.len()];
    for &(slot, x) in features {
        for (score, weight) in scores.iter_mut().zip(weights[slot]) {
            *score += x * weight;
        }
    }
    scores
}

fn softmax(scores: &[f32; CLASSES.len()]) -> [f32; CLASSES.len()] {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let parts = scores.map(|score| (score - most).exp());
    let all: f32 = parts.iter().sum();
    parts.map(|part| part / all)
}

/// The file that `src/code/model.rs` describes.
fn table(chosen: &[Option<u32>], weights: &Weights) -> Vec<u8> {
    let mut sizes: Vec<f32> = weights.iter().flatten().map(|w| w.abs()).collect();
    sizes.sort_by(f32::total_cmp);
    // A few large weights would make all others coarse.
    let unit = sizes[sizes.len() * 998 / 1000] / 127.0;
    let mut table = unit.to_le_bytes().to_vec();
    for (feature, weights) in chosen.iter().zip(weights) {
        let mark = feature.map_or(0, |f| (f >> 16) as u16);
        table.extend(mark.to_le_bytes());
        let small = weights.map(|w| (w / unit).round().clamp(-127.0, 127.0) as i8);
        table.extend(small.map(i8::cast_unsigned));
    }
    table
}

/// How the detectors, as they are built in, judge these texts.
fn report<'t>(
    out: &mut impl Write,
    name: &str,
    texts: impl Iterator<Item = &'t Text>,
) -> io::Result<()> {
    let all = Scanner::new(detectors().filter(|d| d.whole.is_some())).map_err(io::Error::other)?;
    let (mut right, mut wrong, mut missed, mut false_found, mut none) = (0, 0, 0, 0, 0);
    let mut errors = String::new();
    for text in texts.filter(|t| t.text.chars().count() >= 500) {
        let found = all.scan(&text.text);
        let language = found
            .iter()
            .map(|f| f.detector.as_str())
            .find(|id| CLASSES.iter().any(|c| c.0 == *id));
        match (text.class, language) {
            (0, None) => none += 1,
            (0, Some(_)) => false_found += 1,
            (1, None) => right += 1,
            (class, Some(id)) if CLASSES[class].0 == id => right += 1,
            (_, None) => missed += 1,
            (_, Some(_)) => wrong += 1,
        }
        if text.class != 0
            && language != Some(CLASSES[text.class].0)
            && (text.class, language) != (1, None)
        {
            errors.push_str(&format!(
                "{}→{} ",
                CLASSES[text.class].0,
                language.unwrap_or("-")
            ));
        }
    }
    writeln!(
        out,
        "{name}: language right {right}, wrong {wrong}, missed {missed}; not code: right {none}, wrong {false_found}\n  {errors}"
    )
}
