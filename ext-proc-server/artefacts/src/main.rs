//! `setup`: fetches what a build, the demo or the tests need, then runs them.

use std::{
    env,
    ffi::{OsStr, OsString},
    io::Write,
    os::unix::process::CommandExt,
    path::Path,
    process::{Command, ExitCode},
};

use artefacts::{
    Error, Manifest, Registry, cargo, ensure, folder, fuzz_build, fuzz_programs, istio_manifests,
    python_env, tell, wasm_build, wasm_digests, wasm_modules,
};

const USAGE: &str = "\
usage: cargo demo [ARGUMENT]...     fetch, build and run the Pingora host with its sample policy and demo upstream
       cargo verify [ARGUMENT]...   fetch everything, build everything, run all tests (arguments go to `cargo test`)
       cargo setup fetch [NAME]...  fetch these artefacts (all that builds and tests need, without names)
       cargo setup wasm             build the filters for Envoy; prints each module's sha256 and path
       cargo setup istio FOLDER [ADDRESS]
                                    write Istio's manifests into FOLDER with the digests of the modules built here,
                                    to be fetched from ADDRESS/<lane>.wasm; prints module, sha256 and file
       cargo setup fuzz PROGRAM [ARGUMENT]...
                                    build and run a program of tests/fuzz (arguments go to libFuzzer)
       cargo setup cargo ARGUMENT... run cargo with the build tools that native dependencies need
       cargo setup list             what there is, and the cache folder";

fn main() -> ExitCode {
    let mut arguments = env::args_os().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<OsString> = arguments.collect();
    let done = match command.to_str() {
        Some("demo") => demo(&rest),
        Some("verify") => verify(&rest),
        Some("fetch") => fetch(&rest),
        Some("wasm") => wasm(),
        Some("istio") => match rest.as_slice() {
            [folder] => istio(folder, None),
            [folder, address] => istio(folder, Some(address)),
            _ => return usage(),
        },
        Some("fuzz") => match rest.split_first() {
            Some((program, arguments)) => fuzz(program, arguments),
            None => return usage(),
        },
        Some("list") => list(),
        Some("cargo") => with_tools(&rest),
        _ => return usage(),
    };
    match done {
        Ok(code) => code,
        Err(e) => {
            tell(&format!("error: {e}"));
            ExitCode::FAILURE
        }
    }
}

fn usage() -> ExitCode {
    tell(USAGE);
    ExitCode::from(2)
}

/// Never returns when all goes well: this process becomes the host.
fn demo(arguments: &[OsString]) -> Result<ExitCode, Error> {
    let mut cargo = cargo(&[
        "run",
        "--quiet",
        "-p",
        "pingora-host",
        "--bin",
        "weir",
        "--",
        "run",
        "--demo",
    ])?;
    tell("building the host (the first time takes some minutes)");
    run(&mut cargo_build(&["-p", "pingora-host", "--bin", "weir"])?)?;
    let failed = cargo.args(arguments).exec();
    Err(Error::new("cargo run", failed.to_string()))
}

fn verify(arguments: &[OsString]) -> Result<ExitCode, Error> {
    fetch(&[])?;
    let modules = build_wasm()?;
    tell("building the server and the host");
    run(&mut cargo_build(&[
        "-p",
        "ext-proc-server",
        "-p",
        "pingora-host",
        "--bins",
    ])?)?;
    tell("running all tests");
    let mut test = cargo(&["test", "--workspace"])?;
    test.args(arguments).env("WEIR_WASM_MODULES", modules);
    status(test)
}

fn with_tools(arguments: &[OsString]) -> Result<ExitCode, Error> {
    let mut command = cargo(&[])?;
    command.args(arguments);
    status(command)
}

fn wasm() -> Result<ExitCode, Error> {
    let modules = build_wasm()?;
    for (path, digest) in wasm_digests(&modules)? {
        print(&format!("{digest}  {}\n", path.display()));
    }
    Ok(ExitCode::SUCCESS)
}

fn istio(folder: &OsStr, address: Option<&OsString>) -> Result<ExitCode, Error> {
    let address = address.map(|a| a.to_string_lossy());
    for written in istio_manifests(&build_wasm()?, Path::new(folder), address.as_deref())? {
        print(&format!("{written}\n"));
    }
    Ok(ExitCode::SUCCESS)
}

/// Becomes the program when all goes well.
fn fuzz(program: &OsStr, arguments: &[OsString]) -> Result<ExitCode, Error> {
    tell("building the fuzz programs");
    run(&mut fuzz_build()?)?;
    let path = fuzz_programs()?.join(program);
    let failed = Command::new(&path).args(arguments).exec();
    Err(Error::new(path.display().to_string(), failed.to_string()))
}

fn fetch(names: &[OsString]) -> Result<ExitCode, Error> {
    let manifest = Manifest::embedded()?;
    let names: Vec<String> = names
        .iter()
        .map(|n| n.to_string_lossy().into_owned())
        .collect();
    for artefact in manifest.artefacts() {
        if names.is_empty() && artefact.registry == Registry::Pypi {
            ensure(&artefact.name)?;
        }
    }
    for name in &names {
        let path = ensure(name)?;
        print(&format!("{name}\t{}\n", path.display()));
    }
    if names.is_empty() {
        python_env(&["openai", "anthropic"])?;
    }
    Ok(ExitCode::SUCCESS)
}

fn list() -> Result<ExitCode, Error> {
    for artefact in Manifest::embedded()?.artefacts() {
        print(&format!(
            "{:<22}{:<12}{}\n",
            artefact.name, artefact.version, artefact.about
        ));
    }
    print(&format!("cache: {}\n", folder()?.display()));
    Ok(ExitCode::SUCCESS)
}

fn build_wasm() -> Result<std::path::PathBuf, Error> {
    let mut build = wasm_build()?;
    tell("building the filters for Envoy");
    run(&mut build)?;
    wasm_modules(&build)
}

/// `cargo build` with what native dependencies need.
fn cargo_build(arguments: &[&str]) -> Result<Command, Error> {
    let mut build = cargo(&["build"])?;
    build.args(arguments);
    Ok(build)
}

/// Runs it; anything but success is an error.
fn run(command: &mut Command) -> Result<(), Error> {
    let shown = format!("{command:?}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Error::new(
            "cargo",
            format!("{status} (its own words are above)"),
        )),
        Err(e) => Err(Error::new(shown, e.to_string())),
    }
}

/// Runs it; its exit code is ours.
fn status(mut command: Command) -> Result<ExitCode, Error> {
    let status = command
        .status()
        .map_err(|e| Error::new("cargo", e.to_string()))?;
    let code = status.code().and_then(|c| u8::try_from(c).ok());
    Ok(ExitCode::from(code.unwrap_or(1)))
}

fn print(line: &str) {
    let _ = std::io::stdout().write_all(line.as_bytes());
}
