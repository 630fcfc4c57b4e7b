//! Building the fuzz programs of `tests/fuzz`, with the compiler that everything else is built with.

use std::{env, path::PathBuf, process::Command};

use crate::{
    cargo::{cargo_plain, target_folder},
    ensure::program,
    error::Error,
    process::{output, workspace},
};

/// Makes the programs count which branches run, which is what leads libFuzzer. Sanitizers would need a nightly compiler; our
/// code is without `unsafe`.
const COVERAGE: &str = "-Cpasses=sancov-module \
    -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

/// A cargo command that builds the fuzz programs: `status()` it, then see [`fuzz_programs`].
///
/// # Errors
/// When there is no C++ compiler (libFuzzer is C++); says what to run.
pub fn fuzz_build() -> Result<Command, Error> {
    program("c++", "g++")?;
    let mut build = cargo_plain();
    build.args([
        "build",
        "-p",
        "fuzz",
        "--features",
        "libfuzzer",
        "--bins",
        "--target",
    ]);
    // Named although it is this machine: the flags then are for the programs alone, not for build scripts.
    build.arg(host()?).arg("--target-dir").arg(folder());
    build
        .env("RUSTFLAGS", COVERAGE)
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    Ok(build)
}

/// Where [`fuzz_build`] leaves the programs.
///
/// # Errors
/// When the compiler does not say what it compiles for.
pub fn fuzz_programs() -> Result<PathBuf, Error> {
    Ok(folder().join(host()?).join("debug"))
}

/// Its own folder: other flags, other outputs.
fn folder() -> PathBuf {
    target_folder().join("fuzz")
}

fn host() -> Result<String, Error> {
    let mut rustc = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    let told = output(
        rustc
            .current_dir(workspace())
            .args(["--print", "host-tuple"]),
    )
    .map_err(|why| Error::new("rustc", why))?;
    Ok(String::from_utf8_lossy(&told.stdout).trim().to_owned())
}
