//! Every case cut at every byte gives the same outcome: `concat(emitted) == redact(concat(input))`.

use anyhow::Result;
use tests::{Case, Cuts, Engine, Native, corpus, differences, policies};

/// Every byte is tried up to here; longer bodies are cut at fewer places, so that no case reads more than
/// `MOST_BYTES` in all.
const EVERY_BYTE: usize = 4096;
const MOST_BYTES: usize = 16 << 20;

#[test]
fn every_cut_gives_the_same_outcome() -> Result<()> {
    let mut native = Native::new(Cuts::AsWritten);
    native.start(&policies()?)?;
    let mut failed = Vec::new();
    for case in corpus()? {
        failed.extend(first_difference(&native, &case)?);
    }
    assert!(
        failed.is_empty(),
        "{} failed:\n{}",
        failed.len(),
        failed.join("\n")
    );
    Ok(())
}

fn first_difference(native: &Native, case: &Case) -> Result<Option<String>> {
    let whole = native.run(case)?;
    for cuts in cuts(case)? {
        let wrong = differences(case, native.name(), &whole, &native.cut(cuts).run(case)?);
        if !wrong.is_empty() {
            return Ok(Some(format!(
                "{} · {cuts:?}\n    {}",
                case.name,
                wrong.join("\n    ")
            )));
        }
    }
    Ok(None)
}

fn cuts(case: &Case) -> Result<Vec<Cuts>> {
    let (response, _) = case.response_wire()?;
    let longest = case.request.body.wire()?.len().max(response.len());
    let decoded = case
        .request
        .body
        .plain()?
        .len()
        .max(case.response.body.plain()?.len());
    let most = (MOST_BYTES / decoded.max(1)).clamp(4, EVERY_BYTE);
    let step = longest.div_ceil(most).max(1);
    let mut all: Vec<Cuts> = (1..longest).step_by(step).map(Cuts::At).collect();
    all.extend((1..=4).map(Cuts::Random));
    if longest <= EVERY_BYTE && decoded <= EVERY_BYTE {
        all.push(Cuts::EveryByte);
    }
    Ok(all)
}
