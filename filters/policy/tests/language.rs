//! The language as a whole: its limits, its errors, and laws that hold for every expression.

use policy::{Attributes, Expression, ExpressionError, FIELDS, Lists, MAX_EXPRESSION_BYTES, Type};
use proptest::prelude::{
    Just, ProptestConfig, Strategy, any, prop, prop_assert_eq, prop_oneof, proptest,
};

fn parse(text: &str) -> Result<Expression, ExpressionError> {
    Expression::parse(text, &Lists::new())
}

fn holds(text: &str) -> bool {
    parse(text).is_ok_and(|expression| expression.matches(&Attributes::new()))
}

#[test]
fn no_text_uses_up_the_stack() {
    let deep = [
        "(".repeat(100_000),
        "not ".repeat(100_000),
        "!".repeat(100_000),
        "lower(".repeat(100_000),
        "any(not ".repeat(100_000),
        format!("http.host matches \"{}\"", "(".repeat(100_000)),
        format!("{}ssl{}", "(".repeat(100_000), ")".repeat(100_000)),
    ];
    for text in deep {
        let error = parse(&text).unwrap_err();
        assert!(error.to_string().len() < 500);
        assert!(error.snippet().len() < 500);
    }
}

#[test]
fn chains_may_be_long() {
    for operator in ["or", "and", "xor", "||"] {
        let text = vec!["ssl"; 100_000].join(&format!(" {operator} "));
        assert!(!holds(&text));
    }
    let mixed = vec!["ssl and not ssl or ssl xor ssl"; 20_000].join(" or ");
    assert!(!holds(&mixed));
    let items: Vec<String> = (0..100_000).map(|number| number.to_string()).collect();
    let set = format!("cf.waf.score in {{{}}}", items.join(" "));
    assert!(holds(&set));
    assert!(parse(&" ".repeat(MAX_EXPRESSION_BYTES + 1)).is_err());
}

#[test]
fn the_fields_that_are_read() {
    let expression =
        parse("any(lower(http.request.headers.names[*])[*] eq \"a\") or ssl and ssl").unwrap();
    let names: Vec<_> = expression.fields().map(|field| field.name).collect();
    assert_eq!(names, ["http.request.headers.names", "ssl"]);
}

#[test]
fn every_field_can_stand_in_an_expression() {
    for field in FIELDS {
        let mut text = String::from(field.name);
        let mut kind = field.kind;
        let mut is_each = false;
        while let Some(element) = kind.element() {
            text.push_str("[*]");
            is_each = true;
            kind = element;
        }
        text.push_str(match kind {
            Type::BOOL => "",
            Type::INT => " ge 0",
            Type::IP => " in {::/0 0.0.0.0/0}",
            _ => " ne \"x\"",
        });
        let text = if is_each {
            format!("any({text})")
        } else {
            text
        };
        assert!(parse(&text).is_ok(), "{text}");
    }
}

#[test]
fn errors_say_what_is_wrong() {
    let cases = [
        (
            "http.hots eq \"a\"",
            "1:1: unknown field `http.hots`; did you mean `http.host`?",
        ),
        (
            "lowr(http.host) eq \"a\"",
            "1:1: unknown function `lowr`; did you mean `lower`?",
        ),
        (
            "ssl and\n  http.host eq 5",
            "2:16: cannot be compared with: expected a string in double quotes, found `5`",
        ),
        (
            "http.host",
            "1:10: a value of type String is no condition: expected a comparison: `eq ne lt le gt ge in contains matches wildcard` or `strict wildcard`, found end of expression",
        ),
        (
            "ip.src contains \"a\"",
            "1:8: this comparison has no meaning for IP address: expected `eq ne lt le gt ge` or `in`, found `contains`",
        ),
        (
            "lower(http.request.headers.names) eq \"a\"",
            "1:7: argument 1 of lower() is of type Array<String>: expected String, found `http.request.headers.names`",
        ),
        (
            "http.request.headers.names[*] eq \"a\"",
            "1:1: an array of truth values decides nothing: expected `any(…)` or `all(…)` around it, found `http.request.headers.names[*] eq \"a\"`",
        ),
        (
            "any(http.request.headers.names[*] eq \"a\" or ssl)",
            "1:42: the argument cannot go on here: expected `)`, or parentheses around the whole argument, found `or`",
        ),
        (
            "ssl AND ssl",
            "1:5: cannot go on here: expected `and`, `or`, `xor` or the end, found `AND`",
        ),
        (
            "(ssl",
            "1:5: the parenthesis is not closed: expected `)`, found end of expression",
        ),
        (
            "http.host in {\"a\", \"b\"}",
            "1:18: items are separated by spaces: expected another item or `}`, found `,`",
        ),
        ("http.host in $nobody", "1:14: there is no list `nobody`"),
        (
            "http.host matches \"(\"",
            "1:19: regular expression: unclosed group",
        ),
        (
            "ip.src in {10.0.0.1/8}",
            "1:12: `10.0.0.1` has bits set after the first 8: the network is 10.0.0.0/8",
        ),
        (
            "http.host eq \"é\\n\"",
            "1:16: unknown escape: expected `\\\"`, `\\\\`, `\\xHH` or `\\OOO` (a byte in octal), found `\\n`",
        ),
        (
            "",
            "1:1: no value here: expected a field or function name, found end of expression",
        ),
        (
            "starts_with(http.host)",
            "1:1: too few arguments: starts_with(source String, prefix String) → Boolean",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(parse(text).unwrap_err().to_string(), expected, "{text}");
    }
    let error = parse("ssl and http.hots eq \"a\"").unwrap_err();
    assert_eq!(error.nearest(), Some("http.host"));
    assert_eq!(error.found(), "`http.hots`");
    assert_eq!(
        error.snippet(),
        "ssl and http.hots eq \"a\"\n        ^^^^^^^^^"
    );
}

/// A condition and its truth.
#[derive(Clone, Debug)]
enum Tree {
    Leaf(bool),
    Not(Box<Tree>),
    Join(usize, Vec<Tree>),
}

fn spelling(level: usize, word: usize) -> &'static str {
    match (level, word) {
        (0, 0) => " or ",
        (0, _) => " || ",
        (1, 0) => " xor ",
        (1, _) => " ^^ ",
        (_, 0) => " and ",
        (_, _) => " && ",
    }
}

impl Tree {
    fn truth(&self) -> bool {
        match self {
            Self::Leaf(truth) => *truth,
            Self::Not(inner) => !inner.truth(),
            Self::Join(0, all) => all.iter().any(Self::truth),
            Self::Join(1, all) => all.iter().filter(|one| one.truth()).count() % 2 == 1,
            Self::Join(_, all) => all.iter().all(Self::truth),
        }
    }

    /// With parentheses only where the precedence needs them.
    fn text(&self, word: usize) -> String {
        match self {
            Self::Leaf(truth) => truth.to_string(),
            Self::Not(inner) => {
                let sign = if word == 0 { "not " } else { "!" };
                match **inner {
                    Self::Join(..) => format!("{sign}({})", inner.text(word)),
                    _ => format!("{sign}{}", inner.text(word)),
                }
            }
            Self::Join(level, all) => {
                let parts: Vec<String> = all
                    .iter()
                    .map(|one| match one {
                        Self::Join(inner, _) if inner <= level => format!("({})", one.text(word)),
                        _ => one.text(word),
                    })
                    .collect();
                parts.join(spelling(*level, word))
            }
        }
    }
}

fn trees() -> impl Strategy<Value = Tree> {
    any::<bool>()
        .prop_map(Tree::Leaf)
        .prop_recursive(5, 64, 4, |inner| {
            prop_oneof![
                inner.clone().prop_map(|tree| Tree::Not(Box::new(tree))),
                (0..3_usize, prop::collection::vec(inner, 2..5))
                    .prop_map(|(level, all)| Tree::Join(level, all)),
            ]
        })
}

/// Text made of the language's own pieces, mostly wrong.
fn soups() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        prop::sample::select(vec![
            "ssl",
            "http.host",
            "ip.src",
            "cf.threat_score",
            "http.request.headers",
            "app.ids",
            "any(",
            "all(",
            "lower(",
            "len(",
            "split(",
            "concat(",
            "(",
            ")",
            "[*]",
            "[0]",
            "[\"a\"]",
            "{",
            "}",
            ",",
            " ",
            " eq ",
            " in ",
            " matches ",
            " wildcard ",
            " and ",
            " or ",
            " xor ",
            "not ",
            "!",
            "&",
            "\"a\"",
            "\"",
            "r#\"",
            "\"#",
            "\\",
            "1..5",
            "10.0.0.0/8",
            "::1",
            "0x",
            "-1",
            "61:62",
            "$l",
            "true",
            "\n",
            "é",
            "\"[a\"",
            "\"*\"",
        ])
        .prop_map(String::from),
        Just(String::new()),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn precedence(tree in trees(), word in 0..2_usize) {
        prop_assert_eq!(holds(&tree.text(word)), tree.truth(), "{}", tree.text(word));
    }

    #[test]
    fn no_text_panics(text in any::<String>()) {
        read(&text);
    }

    #[test]
    fn no_soup_panics(text in soups()) {
        read(&text);
        read(&format!("http.host {text}"));
        read(&format!("any(http.request.headers.names[*] {text})"));
    }

    #[test]
    fn sets_hold_their_ranges(ranges in prop::collection::vec((0..50_i64, 0..9_i64), 0..9), port in 0..60_i64) {
        let texts: Vec<_> = ranges.iter().map(|(first, more)| format!("{first}..{}", first + more)).collect();
        let text = format!("cf.edge.server_port in {{{}}}", texts.join(" "));
        let mut facts = Attributes::new();
        facts.set("cf.edge.server_port", port).unwrap();
        let expected = ranges.iter().any(|(first, more)| (*first..=first + more).contains(&port));
        prop_assert_eq!(parse(&text).unwrap().matches(&facts), expected);
    }

    #[test]
    fn strings_are_the_bytes_they_say(bytes in prop::collection::vec(any::<u8>(), 0..20)) {
        let hex: String = bytes.iter().map(|byte| format!("\\x{byte:02X}")).collect();
        let octal: String = bytes.iter().map(|byte| format!("\\{byte:03o}")).collect();
        let mut facts = Attributes::new();
        facts.set("http.host", bytes).unwrap();
        for text in [hex, octal] {
            let text = format!("http.host eq \"{text}\"");
            prop_assert_eq!(parse(&text).unwrap().matches(&facts), true);
        }
    }

    #[test]
    fn wildcards_match_like_their_definition(pattern in "[ab*]{0,8}", text in "[abAB]{0,10}") {
        let mut facts = Attributes::new();
        facts.set("http.host", text.as_str()).unwrap();
        let is_valid = !pattern.contains("**");
        for (operator, fold) in [("wildcard", true), ("strict wildcard", false)] {
            let parsed = parse(&format!("http.host {operator} \"{pattern}\""));
            prop_assert_eq!(parsed.is_ok(), is_valid);
            if let Ok(expression) = parsed {
                let text = if fold { text.to_ascii_lowercase() } else { text.clone() };
                prop_assert_eq!(expression.matches(&facts), fits(pattern.as_bytes(), text.as_bytes()));
            }
        }
    }
}

/// A wildcard by its definition.
fn fits(pattern: &[u8], text: &[u8]) -> bool {
    match pattern.split_first() {
        None => text.is_empty(),
        Some((b'*', rest)) => {
            (0..=text.len()).any(|skip| text.get(skip..).is_some_and(|text| fits(rest, text)))
        }
        Some((first, rest)) => text
            .split_first()
            .is_some_and(|(c, text)| c == first && fits(rest, text)),
    }
}

fn read(text: &str) {
    match parse(text) {
        Ok(expression) => {
            let names: policy::Value = [text, "a"].into_iter().collect();
            let mut facts = Attributes::new();
            expression.matches(&facts);
            assert!(facts.set("http.host", text).is_ok());
            assert!(facts.set("http.request.headers.names", names).is_ok());
            expression.matches(&facts);
        }
        Err(error) => {
            assert!(!error.to_string().is_empty() && !error.snippet().is_empty());
        }
    }
}
