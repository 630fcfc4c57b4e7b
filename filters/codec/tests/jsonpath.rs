//! JSONPath over bodies: the examples of RFC 9535 (sections 1.5 and 2), and the places of what they find.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests may fail loudly"
)]

use codec::{Direction, Document, JsonLimits, Path};

/// <https://www.rfc-editor.org/rfc/rfc9535#section-1.5>
const STORE: &str = r#"{ "store": {
    "book": [
      { "category": "reference", "author": "Nigel Rees", "title": "Sayings of the Century", "price": 8.95 },
      { "category": "fiction", "author": "Evelyn Waugh", "title": "Sword of Honour", "price": 12.99 },
      { "category": "fiction", "author": "Herman Melville", "title": "Moby Dick", "isbn": "0-553-21311-3", "price": 8.99 },
      { "category": "fiction", "author": "J. R. R. Tolkien", "title": "The Lord of the Rings", "isbn": "0-395-19395-8", "price": 22.99 }
    ],
    "bicycle": { "color": "red", "price": 399 }
} }"#;

fn texts(query: &str, body: &str) -> Vec<String> {
    let path = Path::of_query(query).unwrap();
    let limits = JsonLimits::default();
    let read =
        Document::read_selecting(None, Direction::Request, body.as_bytes(), &limits, &[&path]);
    let (mut document, selected) = read.unwrap();
    document.select(&selected[0], 0, None);
    let marked = document.segments().iter().filter(|s| s.path == Some(0));
    marked.map(|s| s.text.clone()).collect()
}

#[test]
fn the_store_of_the_rfc() {
    let authors = [
        "Nigel Rees",
        "Evelyn Waugh",
        "Herman Melville",
        "J. R. R. Tolkien",
    ];
    let prices = ["8.95", "12.99", "8.99", "22.99", "399"];
    let third = ["fiction", "Herman Melville", "Moby Dick", "0-553-21311-3"];
    for (query, wanted) in [
        ("$.store.book[*].author", &authors[..]),
        ("$..author", &authors),
        ("$.store..price", &prices),
        ("$..book[2].author", &["Herman Melville"]),
        ("$..book[2].publisher", &[]),
        ("$..book[2]", &third),
        ("$..book[-1].title", &["The Lord of the Rings"]),
        (
            "$..book[0,1].title",
            &["Sayings of the Century", "Sword of Honour"],
        ),
        (
            "$..book[:2].title",
            &["Sayings of the Century", "Sword of Honour"],
        ),
        (
            "$..book[?@.isbn].title",
            &["Moby Dick", "The Lord of the Rings"],
        ),
        (
            "$..book[?@.price<10].title",
            &["Sayings of the Century", "Moby Dick"],
        ),
    ] {
        assert_eq!(texts(query, STORE), wanted, "{query}");
    }
    assert_eq!(texts("$..*", STORE).len(), 20);
}

#[test]
fn selectors_of_the_rfc() {
    for (query, body, wanted) in [
        // 2.3.1, names
        (
            "$.o['j j']['k.k']",
            r#"{"o":{"j j":{"k.k":"3"}}}"#,
            &["3"][..],
        ),
        (r#"$["'"]["@"]"#, r#"{"'":{"@":"2"}}"#, &["2"]),
        // 2.3.3, positions
        ("$[1]", r#"["a","b"]"#, &["b"]),
        ("$[-2]", r#"["a","b"]"#, &["a"]),
        // 2.3.4, slices; what is selected stays in the body's order
        ("$[1:3]", r#"["a","b","c","d"]"#, &["b", "c"]),
        ("$[5:1:-2]", r#"["a","b","c","d","e","f","g"]"#, &["d", "f"]),
        // 2.3.5, filters
        (
            "$.a[?@.b == 'kilo'].n",
            r#"{"a":[{"b":"j","n":"x"},{"b":"kilo","n":"y"}]}"#,
            &["y"],
        ),
        (
            "$.a[?(@.b == 'kilo' || @.b == 'j')].n",
            r#"{"a":[{"b":"j","n":"x"},{"b":"kilo","n":"y"}]}"#,
            &["x", "y"],
        ),
        (
            "$.a[?!@.b].n",
            r#"{"a":[{"b":"j","n":"x"},{"n":"y"}]}"#,
            &["y"],
        ),
        (
            "$.a[?@.b > 1 && @.b < 5].n",
            r#"{"a":[{"b":3,"n":"x"},{"b":7,"n":"y"}]}"#,
            &["x"],
        ),
        // 2.4, functions
        (
            "$.a[?length(@.n) >= 2].n",
            r#"{"a":[{"n":"x"},{"n":"yy"}]}"#,
            &["yy"],
        ),
        (
            "$.a[?count(@.*) == 2].n",
            r#"{"a":[{"n":"x"},{"n":"y","m":1}]}"#,
            &["y"],
        ),
        (
            "$.a[?value(@.*) == 'x'].n",
            r#"{"a":[{"n":"x"},{"n":"y"}]}"#,
            &["x"],
        ),
        // 2.6, null is no missing value
        (
            "$.a[?@.b == null].n",
            r#"{"a":[{"b":null,"n":"x"},{"n":"y"}]}"#,
            &["x"],
        ),
    ] {
        assert_eq!(texts(query, body), wanted, "{query}");
    }
}
