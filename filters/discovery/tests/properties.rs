//! What holds for whatever traffic comes: states merge in any order, memory is bounded, order makes little difference.

#![expect(clippy::unwrap_used, reason = "tests fail loudly")]

use std::{collections::BTreeSet, time::Duration};

use discovery::{Bounds, Media, Observation, Shape, State, Thresholds};
use proptest::prelude::*;

fn bounds() -> Bounds {
    Bounds {
        endpoints: 200,
        ..Bounds::default()
    }
}

/// An exchange that may be a model's or may not, by its number.
fn exchange(path: &str, number: u64) -> Observation<'_> {
    let length = 200 + number * 7919 % 4000;
    Observation {
        method: "POST",
        host: "a.example",
        path,
        at_ms: 1_800_000_000_000 + number,
        status: 200,
        request: Media::Json,
        request_bytes: 100 + number * 104_729 % 900,
        shape: Shape::Unknown,
        operation: None,
        answer: Media::Json,
        answer_bytes: length,
        head_after: Duration::from_millis(length * 4),
        took: Duration::from_millis(length * 4),
        pieces: 1,
    }
}

fn state(host: &str, paths: &[String]) -> State {
    let mut state = State::new(host);
    for (number, path) in paths.iter().enumerate() {
        state.observe(&exchange(path, number as u64), &bounds());
    }
    state
}

/// What a host without traffic of its own makes of these, merged in this order.
fn told(states: &[&State]) -> String {
    let mut reader = State::new("reader");
    for state in states {
        reader.merge(&state.to_json()).unwrap();
    }
    let now = 1_800_000_100_000;
    serde_json::to_string(&reader.report(now, &bounds(), &Thresholds::default())).unwrap()
}

fn paths() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("(/[a-c]{1,2}|/[0-9]{1,4}|/[a-z0-9]{12}){1,4}", 0..80)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn merging_is_commutative_associative_and_idempotent(a in paths(), b in paths(), c in paths()) {
        let (a, b, c) = (state("a", &a), state("b", &b), state("c", &c));
        let first = told(&[&a, &b, &c]);
        prop_assert_eq!(&first, &told(&[&c, &a, &b]));
        prop_assert_eq!(&first, &told(&[&b, &b, &c, &a, &b, &a]));
        // By way of somebody else.
        let mut between = State::new("reader");
        between.merge(&a.to_json()).unwrap();
        between.merge(&c.to_json()).unwrap();
        prop_assert_eq!(&first, &told(&[&between, &b]));
    }

    #[test]
    fn an_older_copy_changes_nothing(early in paths(), late in paths()) {
        let before = state("a", &early);
        let mut after = before.clone();
        for (number, path) in late.iter().enumerate() {
            after.observe(&exchange(path, 1000 + number as u64), &bounds());
        }
        prop_assert_eq!(told(&[&after, &before]), told(&[&after]));
        prop_assert_eq!(told(&[&before, &after]), told(&[&after]));
    }

    #[test]
    fn what_is_saved_comes_back(paths in paths()) {
        let before = state("a", &paths);
        let mut after = State::new("a");
        after.restore(&before.to_json()).unwrap();
        prop_assert_eq!(after.to_json(), before.to_json());
    }

    #[test]
    fn nothing_that_is_sent_does_harm(
        method in ".{0,8}", host in ".{0,40}", path in "\\PC{0,200}", status: u16,
        sizes: (u64, u64, u32), took: u32,
    ) {
        let mut state = State::new("a");
        let seen = Observation {
            method: &method,
            host: &host,
            path: &path,
            status,
            request_bytes: sizes.0,
            answer_bytes: sizes.1,
            pieces: sizes.2,
            took: Duration::from_millis(took.into()),
            ..exchange("/", 1)
        };
        state.observe(&seen, &bounds());
        state.observe(&exchange(&path, 2), &bounds());
        let mut again = State::new("a");
        prop_assert!(again.restore(&state.to_json()).is_ok());
        state.report(u64::MAX, &bounds(), &Thresholds::default());
    }
}

fn templates(state: &State) -> BTreeSet<String> {
    let report = state.report(1_800_000_100_000, &bounds(), &Thresholds::default());
    report.endpoints.into_iter().map(|e| e.path).collect()
}

#[test]
fn memory_is_bounded_against_paths_that_are_made_up() {
    let mut state = State::new("a");
    let mut largest = 0;
    for number in 0..8_000_u64 {
        // Words, so that their shape does not give them away, at places of many depths.
        let word = |mut n: u64| -> String {
            let mut word = String::new();
            while n > 0 {
                word.push(char::from(b'a' + (n % 26) as u8));
                n /= 26;
            }
            word
        };
        let depth = number % 5;
        let places: String = (0..depth)
            .map(|at| format!("/{}", word(1 + number * 31 % (40 + at))))
            .collect();
        let path = format!("{places}/{}", word(26 + number * 7919));
        let host = format!("h{number}.example");
        let mut seen = exchange(&path, number);
        seen.host = &host;
        state.observe(&seen, &bounds());
        if number % 1000 == 0 {
            largest = largest.max(templates(&state).len());
        }
    }
    assert!(largest <= 200, "{largest}");
    assert!(
        state.to_json().len() < 200 * 2000,
        "{}",
        state.to_json().len()
    );
    let report = state.report(1_800_000_100_000, &bounds(), &Thresholds::default());
    assert!(report.forgotten > 0);
}

#[test]
fn paths_that_are_not_there_make_no_endpoints() {
    let mut state = State::new("a");
    for number in 0..100 {
        let path = format!("/wp-{number}/x");
        let mut seen = exchange(&path, number);
        seen.status = 404;
        state.observe(&seen, &bounds());
    }
    assert!(templates(&state).is_empty());
}

#[test]
fn many_names_at_one_place_are_a_value_and_few_are_names() {
    let names = |count: u64, times: u64| {
        let each = (0..count * times).map(move |n| n % count);
        each.map(|n| {
            format!(
                "/u/{}{}/chat",
                char::from(b'a' + (n % 26) as u8),
                "x".repeat((n / 26) as usize)
            )
        })
    };
    let many: Vec<String> = names(500, 1).collect();
    let found = templates(&state("a", &many));
    assert!(
        found.contains("/u/{var}/chat") && found.len() <= 33,
        "{found:?}"
    );
    let few: Vec<String> = names(20, 3).collect();
    assert_eq!(templates(&state("a", &few)).len(), 20);
    // What is asked for often keeps its name among them.
    let mut mixed: Vec<String> = (0..60).map(|_| "/u/me/chat".to_owned()).collect();
    mixed.extend(many);
    assert!(templates(&state("a", &mixed)).contains("/u/me/chat"));
}

#[test]
fn order_makes_no_difference_to_what_is_said() {
    let mut paths: Vec<String> = (0..400)
        .map(|n| format!("/chat/{}", n % 4 * 1000))
        .collect();
    paths.extend((0..200).map(|_| "/other".to_owned()));
    let mut numbered: Vec<(usize, String)> = paths.into_iter().enumerate().collect();
    let mut said = BTreeSet::new();
    for _ in 0..5 {
        numbered.rotate_left(137);
        numbered.sort_by_key(|(number, _)| (number * 7919 % 601) ^ said.len());
        let mut state = State::new("a");
        for (number, path) in &numbered {
            state.observe(&exchange(path, *number as u64), &bounds());
        }
        let report = state.report(1_800_000_100_000, &bounds(), &Thresholds::default());
        let verdicts: Vec<_> = report
            .endpoints
            .iter()
            .map(|e| {
                (
                    e.path.clone(),
                    format!("{:?}", e.verdict),
                    e.figures.exchanges as u64,
                )
            })
            .collect();
        said.insert(format!("{verdicts:?}"));
    }
    assert_eq!(said.len(), 1, "{said:?}");
}

#[test]
fn what_is_no_state_is_refused() {
    let mut state = State::new("a");
    for text in [
        "",
        "{}",
        "[1]",
        r#"{"version":2,"hosts":{}}"#,
        "{\"version\":1,\"hosts\":",
    ] {
        let error = state.restore(text).unwrap_err().to_string();
        assert!(
            error.starts_with("no state of endpoint discovery: "),
            "{error}"
        );
    }
}
