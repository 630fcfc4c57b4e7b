//! Every case of the corpus through every host: same verdict, same bytes.

use anyhow::{Result, ensure};
use tests::{
    BodyMode, Case, Cuts, ENGINES, Engine, EnvoyExtProc, EnvoyWasm, Host, Native, Outcome, Pingora,
    Proxied, check, corpus, differences, policies,
};

#[test]
fn native() -> Result<()> {
    let native = native_engine()?;
    let mut failed = Vec::new();
    for case in corpus()? {
        failed.extend(judge(&native, &case, |_| Ok(Vec::new())));
    }
    report(&failed);
    Ok(())
}

#[test]
fn envoy_with_wasm() -> Result<()> {
    same_as_native(EnvoyWasm)
}

#[test]
fn envoy_with_ext_proc() -> Result<()> {
    same_as_native(EnvoyExtProc(BodyMode::FullDuplexStreamed))
}

#[test]
fn envoy_with_buffered_ext_proc() -> Result<()> {
    same_as_native(EnvoyExtProc(BodyMode::Buffered))
}

#[test]
fn pingora() -> Result<()> {
    same_as_native(Pingora)
}

/// What the case expects, and what the lane does by itself.
fn same_as_native(host: impl Host) -> Result<()> {
    let native = native_engine()?;
    let mut engine = Proxied::new(host)?;
    ensure!(ENGINES.contains(&engine.name()), "{}", engine.name());
    engine.start(&policies()?)?;
    let mut failed = Vec::new();
    for case in corpus()? {
        failed.extend(judge(&engine, &case, |outcome| {
            let name = engine.name();
            Ok(differences(&case, name, &native.run(&case)?, outcome))
        }));
    }
    report(&failed);
    Ok(())
}

fn native_engine() -> Result<Native> {
    let mut native = Native::new(Cuts::AsWritten);
    native.start(&policies()?)?;
    Ok(native)
}

fn judge(
    engine: &dyn Engine,
    case: &Case,
    compare: impl FnOnce(&Outcome) -> Result<Vec<String>>,
) -> Option<String> {
    let wrong = match engine.run(case) {
        Ok(outcome) => {
            let mut wrong = check(case, engine.name(), &outcome);
            match compare(&outcome) {
                Ok(differences) => wrong.extend(
                    differences
                        .iter()
                        .map(|d| format!("native/{}: {d}", engine.name())),
                ),
                Err(e) => wrong.push(format!("{e:#}")),
            }
            wrong
        }
        Err(e) => vec![format!("{e:#}")],
    };
    (!wrong.is_empty()).then(|| {
        format!(
            "{} · {}\n    {}",
            engine.name(),
            case.name,
            wrong.join("\n    ")
        )
    })
}

fn report(failed: &[String]) {
    assert!(
        failed.is_empty(),
        "{} failed:\n{}",
        failed.len(),
        failed.join("\n")
    );
}
