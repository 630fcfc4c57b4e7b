//! Turns `profiles/*.toml` into statics, so that no TOML is read at run time, and picks the few folds out of Unicode's
//! tables, which would be a tenth of a wasm module.

use std::{env, error::Error, fmt::Write, fs, path::Path};

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

#[path = "src/signs.rs"]
mod signs;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Profile {
    title: String,
    #[serde(default)]
    detectors: Vec<String>,
    #[serde(default)]
    topics: Vec<String>,
    #[serde(default)]
    except: Vec<String>,
    #[serde(default)]
    confidence: Confidence,
    #[serde(default)]
    allowed_match_count: u32,
    together: Option<Together>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Confidence {
    #[default]
    Low,
    Medium,
    High,
    VeryHigh,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Together {
    different: u32,
    within_bytes: usize,
}

#[expect(clippy::disallowed_methods, reason = "a build script reads files")]
fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=profiles");
    println!("cargo:rerun-if-changed=src/signs.rs");
    let mut files: Vec<_> = fs::read_dir("profiles")?
        .map(|entry| entry.map(|e| e.path()))
        .collect::<Result<_, _>>()?;
    files.sort();
    let mut out = String::from("static BUILTIN: &[Builtin] = &[\n");
    for file in files {
        let id = file
            .file_stem()
            .and_then(|stem| stem.to_str())
            .ok_or("a profile's name is not UTF-8")?;
        let Profile {
            title,
            detectors,
            topics,
            except,
            confidence,
            allowed_match_count,
            together,
        } = toml::from_str(&fs::read_to_string(&file)?)
            .map_err(|error| format!("{}: {error}", file.display()))?;
        let together = match together {
            None => "None".to_owned(),
            Some(Together {
                different,
                within_bytes,
            }) => {
                format!("Some(Together {{ different: {different}, within_bytes: {within_bytes} }})")
            }
        };
        writeln!(
            out,
            "Builtin {{ id: {id:?}, title: {title:?}, detectors: &{detectors:?}, except: &{except:?}, \
             confidence: Confidence::{confidence:?}, allowed_match_count: {allowed_match_count}, together: {together}, \
             topics: &{topics:?} }},"
        )?;
    }
    out.push_str("];\n");
    let folder = env::var("OUT_DIR")?;
    fs::write(Path::new(&folder).join("profiles.rs"), out)?;
    fs::write(Path::new(&folder).join("folds.rs"), folds()?)?;
    fs::write(Path::new(&folder).join("bare.rs"), bare()?)?;
    Ok(())
}

/// The letters that are another letter with marks which folding drops (U+0300 to U+036F), in order, each with that letter.
fn bare() -> Result<String, Box<dyn Error>> {
    let mut out = String::from("static BARE: &[(u16, u16)] = &[\n");
    for c in '\u{80}'..'\u{2000}' {
        let mut form = std::iter::once(c).nfd();
        let letter = form.next().filter(|&letter| letter != c);
        let marks = |c: char| ('\u{300}'..='\u{36f}').contains(&c);
        if let (Some(letter), true) = (letter, form.all(marks)) {
            writeln!(out, "({:#x}, {:#x}),", u32::from(c), u32::from(letter))?;
        }
    }
    out.push_str("];\n");
    Ok(out)
}

/// The characters beyond ASCII whose compatibility form (NFKC) has ASCII in it: what looks like a pattern's text and is
/// not. Runs of neighbours that become neighbours; and the others one by one, each with where its form begins in one text.
fn folds() -> Result<String, Box<dyn Error>> {
    let mut runs: Vec<(u32, u32, u32)> = Vec::new();
    let mut others = String::from("static FOLDS: &[u32] = &[\n");
    let mut forms = String::new();
    for c in '\u{80}'..=char::MAX {
        let form: String = std::iter::once(c).nfkc().collect();
        if !form.bytes().any(|byte| byte.is_ascii()) || signs::is_sign(c) {
            continue;
        }
        let mut plain = form.chars().map(u32::from);
        let from = u32::from(c);
        match (plain.next(), plain.next()) {
            (Some(to), None) => match runs.last_mut() {
                Some((first, last, base)) if *last + 1 == from && *base + (from - *first) == to => {
                    *last = from;
                }
                _ => runs.push((from, from, to)),
            },
            _ => {
                writeln!(others, "{:#x},", from << OFFSET_BITS | offset(&forms)?)?;
                forms.push_str(&form);
            }
        }
    }
    // Where the last form ends.
    writeln!(others, "{:#x},", u32::MAX << OFFSET_BITS | offset(&forms)?)?;
    writeln!(others, "];\nstatic FOLD_FORMS: &str = {forms:?};")?;
    writeln!(others, "const OFFSET_BITS: u32 = {OFFSET_BITS};")?;
    others.push_str("static FOLD_RUNS: &[(u32, u32, u32)] = &[\n");
    for (first, last, base) in runs {
        writeln!(others, "({first:#x}, {last:#x}, {base:#x}),")?;
    }
    others.push_str("];\n");
    Ok(others)
}

/// A character has 21 bits; this leaves the rest of a word.
const OFFSET_BITS: u32 = 11;

fn offset(forms: &str) -> Result<u32, String> {
    let offset = u32::try_from(forms.len()).ok();
    let fits = offset.filter(|offset| offset >> OFFSET_BITS == 0);
    fits.ok_or_else(|| String::from("the compatibility forms need more than 2 KB"))
}
