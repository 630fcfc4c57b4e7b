//! Drawings: exchanges over time, and how injection scores are spread. Each has its numbers in a table beside it, which is what screen
//! readers read.

use maud::{Markup, html};

use super::{
    filter::Asked,
    page::{number, short, time},
    report::{Report, Slot},
};

/// Exchanges over time, by what was done with them.
pub(super) fn timeline(asked: &Asked, report: &Report) -> Markup {
    let most = report.slots.iter().map(total).max().unwrap_or(0).max(1);
    let top = round_up(most);
    let width = (WIDTH - LEFT) / report.slots.len().max(1) as f64;
    html! {
        figure.wide {
            svg viewBox={ "0 0 " (WIDTH) " " (HEIGHT + BELOW) } aria-hidden="true" {
                @for part in 0..=GRID {
                    @let y = HEIGHT - HEIGHT_OF_BARS * part as f64 / GRID as f64;
                    line.grid x1=(LEFT) x2=(WIDTH) y1=(px(y)) y2=(px(y)) {}
                    @if top * part % GRID == 0 || part == 0 {
                        text.tick x=(LEFT - 6.0) y=(px(y + 4.0)) text-anchor="end" { (number(top * part / GRID)) }
                    }
                }
                @for (index, slot) in report.slots.iter().enumerate() {
                    @let x = LEFT + width * index as f64;
                    a href={ "/analytics?" (closer(asked, report, slot)) } tabindex="-1" {
                        title { (said(slot)) }
                        rect.target x=(px(x)) y="0" width=(px(width)) height=(HEIGHT) {}
                        @for (action, y, height) in stacked(slot, top) {
                            rect class={ "bar " (action) } x=(px(x + width * 0.1)) y=(px(y)) width=(px(width * 0.8)) height=(px(height)) {}
                        }
                    }
                }
                @for index in (0..report.slots.len()).step_by(report.slots.len().div_ceil(TIMES).max(1)) {
                    @let slot = report.slots.get(index).map_or(0, |slot| slot.at_ms);
                    text.tick x=(px(LEFT + width * (index as f64 + 0.5))) y=(HEIGHT + 16.0) text-anchor="middle" data-ms=(slot) data-slot=(report.slot_ms) {
                        (clock(slot, report.slot_ms))
                    }
                }
            }
            figcaption {
                ul.legend {
                    @for (action, words) in ACTIONS {
                        @let count = report.slots.iter().filter_map(|s| s.by_action.get(*action)).sum::<i64>();
                        @if count > 0 { li class=(action) { (words) " " b { (number(count)) } } }
                    }
                }
                details {
                    summary { "Numbers" }
                    div.scroll tabindex="0" role="region" aria-label="Numbers of exchanges over time" { table {
                        thead { tr { th scope="col" { "From" } @for (_, words) in ACTIONS { th.number scope="col" { (words) } } } }
                        tbody { @for slot in report.slots.iter().filter(|slot| total(slot) > 0) {
                            tr {
                                th scope="row" { a href={ "/analytics?" (closer(asked, report, slot)) } { (time(slot.at_ms)) } }
                                @for (action, _) in ACTIONS { td.number { (number(slot.by_action.get(*action).copied().unwrap_or(0))) } }
                            }
                        } }
                    } }
                }
            }
        }
    }
}

/// How injection scores are spread, in fives: whoever sees where the two heaps part knows what a rule may be set to.
pub(super) fn scores(report: &Report) -> Markup {
    let mut fives = [0_i64; 20];
    for (score, count) in &report.scores {
        let index = usize::try_from(score / 5).unwrap_or(0);
        if let Some(five) = fives.get_mut(index) {
            *five += count;
        }
    }
    let most = fives.iter().copied().max().unwrap_or(0).max(1);
    let width = NARROW / fives.len() as f64;
    html! {
        figure {
            svg viewBox={ "0 0 " (NARROW) " " (SHORT + BELOW) } aria-hidden="true" {
                @for (index, count) in fives.iter().enumerate() {
                    @let height = SHORT_OF_BARS * *count as f64 / most as f64;
                    rect class={ "bar " (band(index as i64 * 5)) } x=(px(width * index as f64 + 1.0)) width=(px(width - 2.0))
                        y=(px(SHORT - height)) height=(px(height)) {
                        title { (range(index)) ": " (number(*count)) }
                    }
                }
                line.axis x1="0" x2=(NARROW) y1=(SHORT) y2=(SHORT) {}
                @for mark in [20, 50] {
                    @let x = width * mark as f64 / 5.0;
                    line.bound x1=(px(x)) x2=(px(x)) y1="0" y2=(SHORT) {}
                    text.tick x=(px(x)) y=(SHORT + 16.0) text-anchor="middle" { (mark) }
                }
                text.tick x="0" y=(SHORT + 16.0) { "1" }
                text.tick x=(NARROW) y=(SHORT + 16.0) text-anchor="end" { "99" }
            }
            figcaption {
                ul.legend {
                    li.attack { "below 20: an attack " b { (number(below(report, 1, 20))) } }
                    li.doubtful { "20 to 49 " b { (number(below(report, 20, 50))) } }
                    li.harmless { "50 and more " b { (number(below(report, 50, 100))) } }
                }
                details {
                    summary { "Numbers" }
                    table {
                        thead { tr { th scope="col" { "Score" } th.number scope="col" { "Exchanges" } } }
                        tbody { @for (index, count) in fives.iter().enumerate() {
                            tr { th scope="row" { (range(index)) } td.number { (number(*count)) } }
                        } }
                    }
                }
            }
        }
    }
}

fn below(report: &Report, from: i64, to: i64) -> i64 {
    let scores = report.scores.range(from..to);
    scores.map(|(_, count)| count).sum()
}

fn band(score: i64) -> &'static str {
    match score {
        ..20 => "attack",
        20..50 => "doubtful",
        _ => "harmless",
    }
}

fn range(index: usize) -> String {
    format!("{} to {}", (index * 5).max(1), index * 5 + 4)
}

fn total(slot: &Slot) -> i64 {
    slot.by_action.values().sum()
}

/// The bars of a slot, the gravest action at the bottom: action, top, height.
fn stacked(slot: &Slot, top: i64) -> Vec<(&'static str, f64, f64)> {
    let mut bars = Vec::new();
    let mut y = HEIGHT;
    for (action, _) in ACTIONS {
        let count = slot.by_action.get(*action).copied().unwrap_or(0);
        let height = HEIGHT_OF_BARS * count as f64 / top as f64;
        y -= height;
        if count > 0 {
            bars.push((*action, y, height));
        }
    }
    bars
}

fn said(slot: &Slot) -> String {
    let at = short(slot.at_ms);
    let parts = ACTIONS.iter().filter_map(|(action, words)| {
        let count = slot.by_action.get(*action).filter(|count| **count > 0)?;
        Some(format!("{words} {count}"))
    });
    let parts: Vec<_> = parts.collect();
    format!(
        "{at} UTC: {}",
        if parts.is_empty() {
            "nothing".to_owned()
        } else {
            parts.join(", ")
        }
    )
}

/// The same page of this slot alone.
fn closer(asked: &Asked, report: &Report, slot: &Slot) -> String {
    let mut closer = asked.clone();
    closer.from = slot.at_ms;
    closer.to = slot.at_ms + report.slot_ms;
    (closer.last, closer.before) = (None, None);
    closer.query()
}

/// `08:30`, or the day where slots are long.
fn clock(ms: i64, slot_ms: i64) -> String {
    let text = short(ms);
    let (day, clock) = text.split_once(' ').unwrap_or_default();
    let is_long = slot_ms >= 6 * 3_600_000;
    let (skipped, kept) = if is_long {
        (5, 5)
    } else if slot_ms < 60_000 {
        (0, 8)
    } else {
        (0, 5)
    };
    let from = if is_long { day } else { clock };
    from.chars().skip(skipped).take(kept).collect()
}

/// A round number that is not less: 1, 2, 4, 5 or 8 and noughts.
fn round_up(number: i64) -> i64 {
    let mut noughts = 1;
    loop {
        let round = [1, 2, 4, 5, 8].map(|digit: i64| digit.saturating_mul(noughts));
        if let Some(round) = round.into_iter().find(|round| *round >= number) {
            return round;
        }
        noughts = noughts.saturating_mul(10);
    }
}

/// Two places after the point are enough.
fn px(length: f64) -> String {
    let text = format!("{length:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The actions, the gravest first, and what people read.
pub(super) static ACTIONS: &[(&str, &str)] = &[
    ("refuse", "refused, not inspected"),
    ("block", "blocked"),
    ("challenge", "challenged"),
    ("redact", "redacted"),
    ("log", "logged"),
    ("allow", "let through"),
];

const WIDTH: f64 = 960.0;
const LEFT: f64 = 52.0;
const HEIGHT: f64 = 180.0;
const HEIGHT_OF_BARS: f64 = 168.0;
const BELOW: f64 = 22.0;
const GRID: i64 = 4;
const TIMES: usize = 8;
const NARROW: f64 = 400.0;
const SHORT: f64 = 110.0;
const SHORT_OF_BARS: f64 = 100.0;
