//! Building the filters for Envoy, whatever compiler there is.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    cargo::{cargo_plain, target_folder},
    ensure::ensure,
    error::Error,
    istio::wasm_digests,
    process::{output, workspace},
    progress::tell,
};

const TARGET: &str = "wasm32-unknown-unknown";

/// A cargo command that builds the filters' modules, one per lane, optimised for size: `status()` it, then see [`wasm_modules`].
///
/// Uses the installed standard library of wasm32-unknown-unknown, else asks rustup to add it, else builds one from source
/// with Debian's compiler. `WEIR_WASM_STD=debian` goes straight to the last.
///
/// # Errors
/// When none of the three is to be had; says what to run.
pub fn wasm_build() -> Result<Command, Error> {
    let mut command = cargo_plain();
    command.args([
        "build",
        "-p",
        "wasm",
        "--bins",
        "--profile",
        "wasm",
        "--target",
        TARGET,
    ]);
    if env::var("WEIR_WASM_STD").as_deref() != Ok("debian") && (has_std() || rustup_adds_std()) {
        return Ok(command);
    }
    let rustc = ensure("wasm-std").map_err(|e| {
        Error::new(
            TARGET,
            format!("rustup could not add it, and the other way failed: {e}"),
        )
        .run(format!("rustup target add {TARGET}"))
    })?;
    command.args(["-Zbuild-std=std,panic_abort", "--target-dir"]);
    // Its own folder: the compilers' outputs do not mix.
    command.arg(target_folder().join("debian-wasm"));
    command
        .env("RUSTC", &rustc)
        .env("RUSTC_BOOTSTRAP", "1")
        .env_remove("RUSTUP_TOOLCHAIN");
    command.env("LD_LIBRARY_PATH", libraries(&rustc));
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker()?);
    Ok(command)
}

/// Where a command of [`wasm_build`] leaves `<lane>.wasm`.
pub fn wasm_modules(build: &Command) -> PathBuf {
    let from_source = build.get_envs().any(|(name, _)| name == "RUSTC_BOOTSTRAP");
    let base = if from_source {
        target_folder().join("debian-wasm")
    } else {
        target_folder()
    };
    base.join(TARGET).join("wasm")
}

/// Puts modules where the files of `envoy-configs` name them, whichever compiler made them; answers that folder.
///
/// # Errors
/// When they cannot be copied.
pub fn wasm_place(modules: &Path) -> Result<PathBuf, Error> {
    let place = target_folder().join(TARGET).join("wasm");
    if modules != place {
        copy(modules, &place)?;
    }
    Ok(place)
}

fn copy(modules: &Path, place: &Path) -> Result<(), Error> {
    let failed = |e: std::io::Error| Error::new(place.display().to_string(), e.to_string());
    fs::create_dir_all(place).map_err(failed)?;
    for (module, _) in wasm_digests(modules)? {
        let name = module.file_name().unwrap_or_default();
        fs::copy(&module, place.join(name)).map_err(failed)?;
    }
    Ok(())
}

fn sysroot() -> Option<PathBuf> {
    let mut rustc = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    let told = output(rustc.current_dir(workspace()).args(["--print", "sysroot"])).ok()?;
    Some(PathBuf::from(String::from_utf8_lossy(&told.stdout).trim()))
}

fn has_std() -> bool {
    let folder = sysroot().map(|s| s.join("lib/rustlib").join(TARGET).join("lib"));
    folder.is_some_and(|f| has_file(&f, "libstd-"))
}

fn rustup_adds_std() -> bool {
    tell(&format!("adding the Rust target {TARGET} (rustup)"));
    match output(
        Command::new("rustup")
            .current_dir(workspace())
            .args(["target", "add", TARGET]),
    ) {
        Ok(_) => true,
        Err(why) => {
            tell(&format!("  refused: {why}"));
            false
        }
    }
}

/// The shared libraries of an unpacked compiler: `usr/lib/<machine>-linux-gnu` beside `usr/bin/rustc`.
fn libraries(rustc: &Path) -> PathBuf {
    let usr = rustc.ancestors().nth(2).unwrap_or(rustc);
    usr.join("lib")
        .join(format!("{}-linux-gnu", env::consts::ARCH))
}

/// The linker that comes with the installed toolchain; Debian's compiler has none for wasm.
fn linker() -> Result<PathBuf, Error> {
    let host = format!(
        "lib/rustlib/{}-unknown-linux-gnu/bin/rust-lld",
        env::consts::ARCH
    );
    sysroot()
        .map(|s| s.join(host))
        .filter(|p| p.is_file())
        .ok_or_else(|| {
            Error::new(
                "rust-lld",
                "the installed Rust toolchain has no linker for wasm",
            )
            .run("rustup toolchain install stable")
        })
}

fn has_file(folder: &Path, prefix: &str) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| {
        entries.any(|e| e.is_ok_and(|e| e.file_name().to_string_lossy().starts_with(prefix)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_and_nothing_else_are_copied() {
        let root = env::temp_dir().join(format!("weir-modules-{}", std::process::id()));
        let (from, to) = (root.join("from"), root.join("to"));
        fs::create_dir_all(&from).unwrap();
        fs::write(from.join("ai_waf.wasm"), "module").unwrap();
        fs::write(from.join("ai_waf.d"), "").unwrap();
        let copied = copy(&from, &to);
        let names: Vec<_> = fs::read_dir(&to)
            .unwrap()
            .flatten()
            .map(|e| e.file_name())
            .collect();
        let nothing = copy(&to.join("none"), &to);
        fs::remove_dir_all(&root).unwrap();
        assert_eq!(copied, Ok(()));
        assert_eq!(names, ["ai_waf.wasm"]);
        assert!(nothing.is_err());
    }
}
