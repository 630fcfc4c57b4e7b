//! The classic exercise: without a policy the shop's assistant tells everybody its secret, with `envoy-configs/policies/shop.yaml`
//! nobody, and customers get their answers.

use anyhow::{Result, ensure};
use tests::{
    Asked, BodyMode, EnvoyExtProc, Fate, Host, Level, Pingora, Prompt, ask_everything, prompts,
    table,
};

#[test]
fn pingora_keeps_the_secret() -> Result<()> {
    keeps_the_secret("Pingora", &Pingora)
}

#[test]
fn envoy_with_ext_proc_keeps_the_secret() -> Result<()> {
    keeps_the_secret(
        "Envoy with ext_proc",
        &EnvoyExtProc(BodyMode::FullDuplexStreamed),
    )
}

fn keeps_the_secret(name: &str, host: &dyn Host) -> Result<()> {
    host.build()?;
    let prompts = prompts()?;
    let before = ask_everything(&prompts, None)?;
    let after = ask_everything(&prompts, Some(host))?;
    let columns = [("without Weir", before), (name, after)];
    let shown = table(&prompts, &columns);
    // Beside what a failure says: what prompts' rules caught, and what only the answer's did.
    artefacts::tell(&shown);
    let [(_, before), (_, after)] = &columns;
    for level in Level::ALL {
        let of_level = |asked: &[Asked]| -> Vec<(Prompt, Asked)> {
            let both = prompts.iter().cloned().zip(asked.iter().cloned());
            both.filter(|(prompt, _)| prompt.level == level).collect()
        };
        let (before, after) = (of_level(before), of_level(after));
        let given =
            |asked: &[(Prompt, Asked)]| asked.iter().filter(|(_, asked)| asked.is_given).count();
        let is_leaking = level != Level::Ordinary;
        ensure!(
            given(&before) == if is_leaking { before.len() } else { 0 },
            "{level:?}\n{shown}"
        );
        check(level, &after, given(&after), &shown)?;
    }
    Ok(())
}

/// What must come of a level's prompts behind the policy.
fn check(level: Level, after: &[(Prompt, Asked)], given: usize, shown: &str) -> Result<()> {
    let refused = after
        .iter()
        .filter(|(_, asked)| matches!(asked.fate, Some(Fate::Refused(_))));
    ensure!(refused.count() == 0, "{level:?} is not judged\n{shown}");
    match level {
        Level::Ordinary => {
            let passed = after
                .iter()
                .filter(|(_, asked)| asked.fate == Some(Fate::Passed));
            ensure!(
                passed.count() + 1 >= after.len(),
                "customers are turned away\n{shown}"
            );
        }
        // No answer's rule can catch these, and what a network says of a prompt is never certain.
        Level::UnsafeTopic | Level::OwnTopic => {
            ensure!(given < after.len(), "none of {level:?} is blocked\n{shown}");
        }
        _ => ensure!(given == 0, "{level:?} leaks\n{shown}"),
    }
    Ok(())
}
