//! Turns `profiles/*.toml` into statics, so that no TOML is read at run time.

use std::{env, error::Error, fmt::Write, fs, path::Path};

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Profile {
    title: String,
    detectors: Vec<String>,
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
             confidence: Confidence::{confidence:?}, allowed_match_count: {allowed_match_count}, together: {together} }},"
        )?;
    }
    out.push_str("];\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("profiles.rs"), out)?;
    Ok(())
}
