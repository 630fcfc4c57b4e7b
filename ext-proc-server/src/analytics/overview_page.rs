//! The page: numbers, drawings, what is most frequent, and the last exchanges.

use maud::{Markup, html};

use super::{
    chart,
    filter::{Asked, Field, Filter, OPERATORS, Operator, STRETCHES},
    page::{frame, number, share, time},
    report::{Exchange, List, Report, Totals, only},
    topic::shown,
};

/// The page.
pub(super) fn write(asked: &Asked, report: &Report) -> Vec<u8> {
    let body = html! {
        header {
            h1 { a href="/analytics" { "Security analytics" } }
            nav aria-label="Time" { ul {
                @for (name, _) in STRETCHES {
                    li { a href={ "/analytics?" (stretch(asked, name)) } aria-current=[(asked.last == Some(*name)).then_some("true")] { (name) } }
                }
            } }
            label.live hidden { input type="checkbox" id="live"; " Refresh every 10 s" }
        }
        (filters(asked))
        main id="main" {
            p.stretch { (time(report.from_ms)) " to " (time(report.to_ms)) span.zone { " UTC" }
                @if report.totals.thinned > 1 {
                    span.note { "Older exchanges are thinned out: one of them stands for up to " (number(report.totals.thinned)) "." }
                }
            }
            (tiles(asked, &report.totals))
            section aria-labelledby="over-time" {
                h2 id="over-time" { "Exchanges over time" }
                (chart::timeline(asked, report))
            }
            div.columns {
                section aria-labelledby="scores" {
                    h2 id="scores" { "Injection score" }
                    @if report.scores.is_empty() { p.none { "No rule asked for it." } } @else { (chart::scores(report)) }
                }
                @for list in report.lists.iter().filter(|list| !list.values.is_empty()) { (most_frequent(asked, list)) }
            }
            section aria-labelledby="exchanges" {
                h2 id="exchanges" { "Exchanges" }
                (exchanges(asked, report))
            }
            p.formats { a href={ "/analytics.json?" (asked.query()) } { "This page as JSON" } }
        }
    };
    frame("Security analytics", &body)
}

fn stretch(asked: &Asked, name: &'static str) -> String {
    Asked {
        last: Some(name),
        before: None,
        ..asked.clone()
    }
    .query()
}

fn filters(asked: &Asked) -> Markup {
    html! {
        form.filters method="get" action="/analytics" aria-label="Filters" {
            @if let Some(last) = asked.last {
                input type="hidden" name="last" value=(last);
            } @else {
                input type="hidden" name="from" value=(asked.from);
                input type="hidden" name="to" value=(asked.to);
            }
            @if !asked.filters.is_empty() {
                ul.chips aria-label="Filters in force" {
                    @for (index, filter) in asked.filters.iter().enumerate() {
                        li {
                            input type="hidden" name="f" value=(filter);
                            a href={ "/analytics?" (without(asked, index)) } aria-label={ "Remove the filter: " (filter.words()) } {
                                (filter.words()) span aria-hidden="true" { " ×" }
                            }
                        }
                    }
                }
            }
            label { span { "Field" } select name="field" {
                @for field in Field::all() { option value=(field.name()) selected[field.name() == "endpoint"] { (field.title()) } }
            } }
            label { span { "Condition" } select name="op" { @for (_, name, words) in OPERATORS { option value=(name) { (words) } } } }
            label.value { span { "Value" } input name="value" autocomplete="off" maxlength="500"; }
            button type="submit" { "Add filter" }
        }
    }
}

fn without(asked: &Asked, index: usize) -> String {
    let mut fewer = asked.clone();
    fewer.before = None;
    if index < fewer.filters.len() {
        fewer.filters.remove(index);
    }
    fewer.query()
}

fn tiles(asked: &Asked, totals: &Totals) -> Markup {
    let column = |name: &str| Field::of(name).unwrap_or(Field::Mark(""));
    let more = |name: &str, operator, value: &str| Filter::new(column(name), operator, value);
    let tiles = [
        ("with models", totals.llm, more("is_llm", Operator::Is, "1")),
        (
            "attacks by score",
            totals.attacks,
            more("injection_score", Operator::Less, "20"),
        ),
        (
            "refused",
            totals.refused,
            more("outcome", Operator::Is, "refused"),
        ),
        (
            "redacted",
            totals.redacted,
            more("outcome", Operator::Is, "redacted"),
        ),
        (
            "a rule would have acted",
            totals.observed,
            more("observed", Operator::More, "0"),
        ),
        (
            "not fully inspected",
            totals.uninspected,
            more("uninspected", Operator::More, "0"),
        ),
    ];
    html! {
        ul.tiles {
            li { b { (number(totals.exchanges)) } span { "exchanges" } }
            @for (words, count, filter) in tiles {
                li { a href={ "/analytics?" (asked.and(filter).query()) } {
                    b { (number(count)) } span { (words) } small { (share(count, totals.exchanges)) }
                } }
            }
            li { b { (number(totals.input_tokens.saturating_add(totals.output_tokens))) } span { "tokens" }
                small { (number(totals.input_tokens)) " in, " (number(totals.output_tokens)) " out" } }
        }
    }
}

fn most_frequent(asked: &Asked, list: &List) -> Markup {
    let most = list
        .values
        .iter()
        .map(|(_, count)| *count)
        .max()
        .unwrap_or(1)
        .max(1);
    let id = format!("list-{}", list.field);
    html! {
        section aria-labelledby=(id) {
            h2 id=(id) { (list.title) }
            table.bars {
                colgroup { col; col.count; }
                thead.unseen { tr { th scope="col" { (list.title) } th scope="col" { "Exchanges" } } }
                tbody { @for (value, count) in &list.values {
                    tr {
                        th scope="row" {
                            @match only(list.field, value) {
                                Some(filter) => a href={ "/analytics?" (asked.and(filter).query()) } title=(value) { (shown(list.field, value)) },
                                None => (shown(list.field, value)),
                            }
                            meter.share aria-hidden="true" min="0" max=(most) value=(count) {}
                        }
                        td.number { (number(*count)) }
                    }
                } }
            }
        }
    }
}

fn exchanges(asked: &Asked, report: &Report) -> Markup {
    if report.exchanges.is_empty() {
        return html! { p.none { "There is none in this time" @if !asked.filters.is_empty() { " under these filters" } "." } };
    }
    html! {
        div.scroll tabindex="0" role="region" aria-label="List of exchanges" { table.exchanges {
            thead { tr {
                @for title in ["Time", "Action", "Endpoint", "Why"] { th scope="col" { (title) } }
                th.number scope="col" { "Score" }
                th.number scope="col" { "Status" }
                th scope="col" { "Client" }
            } }
            tbody { @for exchange in &report.exchanges { (line(exchange)) } }
        } }
        @if let Some(older) = report.older {
            @let next = Asked { before: Some(older), ..asked.clone() };
            p { a.older href={ "/analytics?" (next.query()) "#exchanges" } { "Older exchanges" } }
        }
    }
}

fn line(exchange: &Exchange) -> Markup {
    html! {
        tr {
            td { a href={ "/analytics/exchange/" (exchange.id) } { (time(exchange.time_ms)) } }
            td { span class={ "action " (exchange.action) } { (exchange.action) }
                @if exchange.outcome != "passed" && exchange.outcome != "refused" { " " small { (exchange.outcome.replace('_', " ")) } } }
            td.endpoint { (exchange.endpoint) }
            td.why {
                @for (kind, name) in &exchange.marks {
                    span class={ "mark " (kind) } title=[Field::of(kind).map(Field::title)] { (shown(kind, name)) }
                    " "
                }
                @if exchange.sealed > 0 { span.mark.sealed { "sealed payload" } }
            }
            td.number { @if let Some(score) = exchange.injection_score { (score) } }
            td.number { @if exchange.status > 0 { (exchange.status) } }
            td { (exchange.client.as_deref().unwrap_or_default()) }
        }
    }
}
