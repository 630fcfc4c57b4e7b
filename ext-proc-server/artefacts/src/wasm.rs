//! Building the filters for Envoy, whatever compiler there is.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::{self, Command},
    time::SystemTime,
};

use crate::{
    cargo::{cargo_plain, target_folder},
    ensure::ensure,
    error::Error,
    process::{output, workspace},
    progress::tell,
};

const TARGET: &str = "wasm32-unknown-unknown";

/// What `wasm-opt` may assume and does.
const PASSES: [&str; 15] = [
    // What rustc uses of WebAssembly.
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    // First: what comes after the last optimisation undoes some of it.
    "--strip-producers",
    // The lowest kilobyte is the stack's very end, no object's place.
    "--low-memory-unused",
    // Not `-Oz`: one per cent smaller, and scanning is seven per cent slower.
    "-Os",
    // Loops and branches found anew: rustc's shapes are larger.
    "--flatten",
    "--rereloop",
    "-Os",
    "--converge",
    // Copies of one generic function that differ in constants.
    "--merge-similar-functions",
    "-Os",
];

/// A cargo command that builds the filters' modules, one per lane: `status()` it, then ask [`wasm_modules`] for them.
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
    command.args(["--config", &flags()]);
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

/// The folder with `<lane>.wasm`, after a command of [`wasm_build`] has succeeded: what it linked, made smaller with
/// Binaryen's `wasm-opt`. Envoy compiles a module for every worker, so its size is start-up time and memory.
///
/// # Errors
/// When there is no `wasm-opt`, or it fails. A larger module is never passed off as the finished one.
pub fn wasm_modules(build: &Command) -> Result<PathBuf, Error> {
    let finished = target_folder().join("envoy");
    let failed = |e: io::Error| Error::new("the filters for Envoy", e.to_string());
    fs::create_dir_all(&finished).map_err(failed)?;
    let optimiser = optimiser()?;
    // Other passes or another optimiser: all again.
    let recipe = format!("{} {}", optimiser.display(), PASSES.join(" "));
    let noted = finished.join("made-with");
    let is_same = fs::read_to_string(&noted).is_ok_and(|r| r == recipe);
    for entry in fs::read_dir(linked(build)).map_err(failed)? {
        let linked = entry.map_err(failed)?.path();
        let name = linked.file_name().unwrap_or_default();
        let small = finished.join(name);
        let is_newer = is_same && made(&small) > made(&linked);
        if linked.extension().is_some_and(|e| e == "wasm") && !is_newer {
            optimise(&optimiser, &linked, &small)?;
        }
    }
    fs::write(noted, recipe).map_err(failed)?;
    Ok(finished)
}

/// The module of an example of the filters' crate, after a command of [`wasm_build`] with `--example NAME` has succeeded: made
/// smaller as the filters' modules are.
///
/// # Errors
/// As [`wasm_modules`].
pub fn wasm_example(build: &Command, name: &str) -> Result<PathBuf, Error> {
    let linked = linked(build).join(format!("examples/{name}.wasm"));
    let small = linked.with_extension("small.wasm");
    optimise(&optimiser()?, &linked, &small)?;
    Ok(small)
}

/// Where a build puts what it linked.
fn linked(build: &Command) -> PathBuf {
    let from_source = build.get_envs().any(|(name, _)| name == "RUSTC_BOOTSTRAP");
    let folder = target_folder();
    let base = if from_source {
        folder.join("debian-wasm")
    } else {
        folder
    };
    base.join(TARGET).join("wasm")
}

fn optimiser() -> Result<PathBuf, Error> {
    ensure("binaryen").map_err(|e| {
        let why = format!("not on PATH (any version from 108 on would do), and: {e}");
        Error::new("wasm-opt", why)
            .run("sudo apt-get update && sudo apt-get install -y binaryen   (macOS: brew install binaryen)")
    })
}

fn made(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|m| m.modified()).ok()
}

/// Writes the smaller module beside its place and renames it: whoever loads it meanwhile sees a whole one.
fn optimise(optimiser: &Path, linked: &Path, small: &Path) -> Result<(), Error> {
    let failed = |why: String| Error::new(format!("wasm-opt {}", linked.display()), why);
    let part = small.with_extension(process::id().to_string());
    let mut command = Command::new(optimiser);
    command.args(PASSES).arg(linked).arg("-o").arg(&part);
    command.env("LD_LIBRARY_PATH", libraries(optimiser));
    output(&mut command).map_err(failed)?;
    fs::rename(&part, small).map_err(|e| failed(e.to_string()))
}

/// The compiler's flags, as cargo's configuration. Panics name their source file: without the folders of this machine.
/// SHA-256 hashes what is redacted, no more: its loop stays a loop.
fn flags() -> String {
    let home = |name: &str, folder: &str| {
        env::var_os(name).map(PathBuf::from).or_else(|| {
            let home = env::var_os("HOME")?;
            Some(Path::new(&home).join(folder))
        })
    };
    let registries = home("CARGO_HOME", ".cargo").map(|c| c.join("registry/src"));
    let indices = registries.iter().filter_map(|r| fs::read_dir(r).ok());
    let mut folders: Vec<PathBuf> = indices.flatten().flatten().map(|e| e.path()).collect();
    folders.push(workspace());
    // The standard library's, by the commit that it was built from.
    let version = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
        .current_dir(workspace())
        .arg("-vV")
        .output();
    let told = version.map(|o| o.stdout).unwrap_or_default();
    let told = String::from_utf8_lossy(&told).into_owned();
    let commit = told.lines().find_map(|l| l.strip_prefix("commit-hash: "));
    folders.extend(commit.map(|c| PathBuf::from(format!("/rustc/{c}/library"))));
    let mut flags = vec![String::from("--cfg=sha2_backend_soft=\"compact\"")];
    flags.extend(
        folders
            .iter()
            .map(|f| format!("--remap-path-prefix={}=", f.display())),
    );
    format!("target.{TARGET}.rustflags={flags:?}")
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
    fn a_module_that_is_not_optimised_is_none() {
        let folder = env::temp_dir().join(format!("weir-optimise-{}", process::id()));
        fs::create_dir_all(&folder).unwrap();
        let (linked, small) = (folder.join("linked.wasm"), folder.join("small.wasm"));
        fs::write(&linked, "large").unwrap();
        let failed = optimise(Path::new("false"), &linked, &small).unwrap_err();
        assert!(failed.to_string().contains("linked.wasm"), "{failed}");
        let missing = optimise(Path::new("no-such-optimiser"), &linked, &small).unwrap_err();
        assert!(
            missing.to_string().contains("cannot be started"),
            "{missing}"
        );
        assert!(!small.exists());
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn flags_name_every_folder_whose_files_a_panic_may_name() {
        let flags = flags();
        for part in ["registry/src/", "--remap-path-prefix=/rustc/", "compact"] {
            assert!(flags.contains(part), "{flags}");
        }
        assert!(flags.contains(&workspace().display().to_string()));
    }
}
