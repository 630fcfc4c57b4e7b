//! Every case cut at every byte gives the same outcome: `concat(emitted) == redact(concat(input))`.

use anyhow::Result;
use tests::{Case, Cuts, Engine, Native, corpus, differences, policies};

/// Longer bodies are cut at so many places only.
const MOST_CUTS: usize = 4096;

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
        let wrong = differences(case, &whole, &native.cut(cuts).run(case)?);
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
    let request = case.request.body.wire()?.len();
    let (response, _) = case.response_wire()?;
    let longest = request.max(response.len());
    let step = longest.div_ceil(MOST_CUTS).max(1);
    let mut all: Vec<Cuts> = (1..longest).step_by(step).map(Cuts::At).collect();
    all.extend((1..=8).map(Cuts::Random));
    if longest <= MOST_CUTS {
        all.push(Cuts::EveryByte);
    }
    Ok(all)
}
