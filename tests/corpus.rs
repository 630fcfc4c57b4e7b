//! Every case of the corpus through every host: same verdict, same bytes.

use tests::{Case, Cuts, Engine, Native, check, corpus, policies};

#[test]
fn native() {
    let mut native = Native::new(Cuts::AsWritten);
    native.start(&policies().unwrap()).unwrap();
    let mut failed = Vec::new();
    for case in corpus().unwrap() {
        failed.extend(judge(&native, &case));
    }
    report(&failed);
}

fn judge(engine: &dyn Engine, case: &Case) -> Option<String> {
    let wrong = match engine.run(case) {
        Ok(outcome) => check(case, &outcome),
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
