//! What is said of scores, which are lower for what is looked for. `None` where there is nothing to say.

/// Scores of both kinds of texts.
#[derive(Debug, Default)]
pub(super) struct Column {
    pub(super) attacks: Vec<i32>,
    pub(super) ordinary: Vec<i32>,
}

/// Area under the ROC curve: how often an attack has the lower score; equal ones count half.
pub(super) fn area(column: &Column) -> Option<f64> {
    let pairs = column.attacks.len() * column.ordinary.len();
    let won = |attack: i32| {
        let below = column
            .ordinary
            .iter()
            .filter(|other| **other > attack)
            .count();
        let same = column
            .ordinary
            .iter()
            .filter(|other| **other == attack)
            .count();
        below as f64 + same as f64 / 2.0
    };
    (pairs > 0).then(|| column.attacks.iter().map(|a| won(*a)).sum::<f64>() / pairs as f64)
}

/// Average precision: the area under precision over recall, with equal scores taken in together.
pub(super) fn average_precision(column: &Column) -> Option<f64> {
    let (attacks, ordinary) = (&column.attacks, &column.ordinary);
    let mut bounds: Vec<i32> = attacks.clone();
    bounds.sort_unstable();
    bounds.dedup();
    let mut before = 0;
    let parts = bounds.iter().map(|bound| {
        let within = |scores: &[i32]| scores.iter().filter(|score| *score <= bound).count();
        let (found, wrong) = (within(attacks), within(ordinary));
        let part = (found - before) as f64 * found as f64 / (found + wrong) as f64;
        before = found;
        part
    });
    let sum: f64 = parts.sum();
    (!attacks.is_empty() && !ordinary.is_empty()).then(|| sum / attacks.len() as f64)
}

/// The share of attacks below the score that at most so many of the ordinary texts have.
pub(super) fn recall_at(attacks: &[i32], ordinary: &[i32], rate: f64) -> Option<f64> {
    let mut sorted = ordinary.to_vec();
    sorted.sort_unstable();
    let allowed = (rate * sorted.len() as f64) as usize;
    let bound = *sorted.get(allowed)?;
    share_below(attacks, bound)
}

/// The share of scores below a bound.
pub(super) fn share_below(scores: &[i32], bound: i32) -> Option<f64> {
    let below = scores.iter().filter(|score| **score < bound).count();
    (!scores.is_empty()).then(|| below as f64 / scores.len() as f64)
}

/// A number as tables show it.
pub(super) fn cell(value: Option<f64>) -> String {
    value.map_or_else(String::new, |value| format!("{value:.3}"))
}
