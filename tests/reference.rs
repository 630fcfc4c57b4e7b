//! The pages under `docs/reference/` are what the code's lists say.
//!
//! `BLESS=1 cargo test -p tests --test reference` writes them anew.

#[path = "reference/fields.rs"]
mod fields;
#[path = "reference/functions.rs"]
mod functions;

use std::{env, fs, path::Path};

use anyhow::{Context, Result, ensure};

type Page = fn() -> String;

/// A page and what makes it.
const PAGES: &[(&str, Page)] = &[
    ("fields.md", fields::page),
    ("functions.md", functions::page),
];

#[test]
fn pages_are_current() -> Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/reference");
    for (name, page) in PAGES {
        let path = folder.join(name);
        let page = page();
        if env::var_os("BLESS").is_some() {
            fs::create_dir_all(&folder)?;
            fs::write(&path, &page)?;
        }
        let written = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        ensure!(
            written == page,
            "docs/reference/{name} is not what the code says: run BLESS=1 cargo test -p tests --test reference"
        );
    }
    Ok(())
}
