//! What is built is read again and finds its values; what is damaged is refused.

use std::sync::Arc;

use super::*;
use crate::{detectors, entry::Entry, laws::every_split_agrees, scanner::Scanner};

const TABLE: &str = "name,account,name\r\n\
    Ada Lovelace,DE-4711-0815,countess\r\n\
    \"Hopper, Grace\",US-1234-5678,admiral\r\n\
    Ann,XY-0000-0001,ADMIRAL\r\n";

fn key() -> DatasetKey {
    DatasetKey::new(b"0123456789abcdef\n").unwrap()
}

fn table(columns: &[&str], no_punctuation: bool) -> (Vec<u8>, DatasetReport) {
    let options = DatasetOptions {
        is_table: true,
        columns: columns.iter().map(|&name| name.to_owned()).collect(),
        no_punctuation,
        ..DatasetOptions::default()
    };
    build_dataset(TABLE, &options, &key()).unwrap()
}

fn terms(dataset: &[u8], columns: u8, within_bytes: usize) -> Arc<Terms> {
    let when = ExactMatch {
        columns,
        within_bytes,
        confidence: Confidence::High,
    };
    let id = DetectorId::new("custom.customers");
    Arc::new(Terms::exact_data(id, dataset, &key(), when).unwrap())
}

fn found<'t>(terms: &Arc<Terms>, text: &'t str) -> Vec<&'t str> {
    let alone = Arc::new(Scanner::new([Arc::clone(terms)]).unwrap());
    every_split_agrees(&alone, text);
    let all = detectors()
        .map(Entry::from)
        .chain([Arc::clone(terms).into()]);
    every_split_agrees(&Arc::new(Scanner::new(all).unwrap()), text);
    let findings = alone.scan(text);
    findings
        .iter()
        .map(|f| text.get(f.span.start..f.span.end).unwrap())
        .collect()
}

#[test]
fn any_value_counts_alone() {
    let (dataset, report) = table(&[], false);
    assert_eq!(report.columns, ["name", "account", "name#2"]);
    assert_eq!((report.rows, report.values, report.too_short), (3, 8, 1));
    assert!(
        !dataset
            .windows(8)
            .any(|w| w == b"Lovelace" || w == b"lovelace")
    );
    let terms = terms(&dataset, 1, 256);
    assert_eq!(
        found(
            &terms,
            "ask ADA  lovelace (de-4711-0815) or hopper, grace; hopper grace, ada, xDE-4711-0815"
        ),
        ["ADA  lovelace", "de-4711-0815", "hopper, grace"]
    );
    assert_eq!(found(&terms, "Ada Lovelac"), Vec::<&str>::new());
}

#[test]
fn punctuation_may_not_count() {
    let (dataset, _) = table(&["account"], true);
    let terms = terms(&dataset, 1, 256);
    assert_eq!(
        found(&terms, "DE47110815 de-4711.0815 DE 4711"),
        ["DE47110815", "de-4711.0815"]
    );
}

#[test]
fn columns_of_one_row_together() {
    let (dataset, _) = table(&[], false);
    let two = terms(&dataset, 2, 40);
    assert_eq!(
        found(&two, "Ada Lovelace has DE-4711-0815."),
        ["Ada Lovelace", "DE-4711-0815"]
    );
    assert_eq!(
        found(&two, "Ada Lovelace has US-1234-5678."),
        Vec::<&str>::new()
    );
    let far = "Ada Lovelace, who wrote the first program, has DE-4711-0815.";
    assert_eq!(found(&two, far), Vec::<&str>::new());
    assert_eq!(
        found(&two, "US-1234-5678 admiral xy-0000-0001"),
        ["US-1234-5678", "admiral", "xy-0000-0001"]
    );
    let three = terms(&dataset, 3, 80);
    assert_eq!(
        found(
            &three,
            "Countess Ada Lovelace, DE-4711-0815, not admiral US-1234-5678"
        ),
        ["Countess", "Ada Lovelace", "DE-4711-0815"]
    );
    assert_eq!(found(&three, "Admiral US-1234-5678"), Vec::<&str>::new());
}

#[test]
fn what_is_no_table_is_refused() {
    let built = |text: &str, columns: &[&str], is_table| {
        let options = DatasetOptions {
            is_table,
            columns: columns.iter().map(|&name| name.to_owned()).collect(),
            ..DatasetOptions::default()
        };
        build_dataset(text, &options, &key()).map(|(_, report)| report)
    };
    let refused = |text: &str, columns: &[&str], is_table| {
        built(text, columns, is_table).unwrap_err().to_string()
    };
    assert_eq!(refused("", &[], true), "the table is empty");
    assert_eq!(
        refused("a,b\n", &[], true),
        "there is no value of at least 6 characters"
    );
    assert_eq!(
        refused("a,b\n\n\"x", &[], true),
        "line 3: a quoted cell does not end"
    );
    assert_eq!(
        refused("a,b\nx,y\n", &["c"], true),
        "there is no column \"c\"; there are a, b"
    );
    for (row, cells) in [("Hopper, Grace,US-1", 3), ("Hopper", 1)] {
        let text = format!("a,b\nAda,DE-1\n{row}\n");
        let wanted = format!("line 3: has {cells} cells, where the first row has 2");
        assert!(refused(&text, &[], true).starts_with(&wanted), "{row}");
    }
    assert!(refused("abcdef", &["c"], false).contains("no columns"));
    let list = built("\u{feff}one value\r\n\r\nshort\nOne  Value\n", &[], false).unwrap();
    assert_eq!((list.rows, list.values, list.too_short), (3, 1, 1));
    let long = format!("{}\n{}\nfits in\n", "x".repeat(300), "ab ".repeat(20));
    assert_eq!(built(&long, &[], false).unwrap().too_long, 2);
    assert!(DatasetKey::new(b"short\n").is_err());
}

#[test]
fn every_damage_is_noticed() {
    let (dataset, _) = table(&[], false);
    let when = ExactMatch {
        columns: 1,
        within_bytes: 256,
        confidence: Confidence::High,
    };
    let read = |bytes: &[u8], key: &DatasetKey| {
        Terms::exact_data(DetectorId::new("custom.a"), bytes, key, when).map(drop)
    };
    assert!(read(&dataset, &key()).is_ok());
    for length in 0..dataset.len() {
        assert!(read(&dataset[..length], &key()).is_err(), "cut at {length}");
    }
    for at in 0..dataset.len() {
        for bit in [1, 0x80] {
            let mut damaged = dataset.clone();
            damaged[at] ^= bit;
            assert!(read(&damaged, &key()).is_err(), "bit {bit} of byte {at}");
        }
    }
    let mut longer = dataset.clone();
    longer.push(0);
    for (bytes, key, said) in [
        (longer, key(), "something follows"),
        (b"name,account\n".to_vec(), key(), "no data set"),
        (
            dataset.clone(),
            DatasetKey::new(b"another key of 16").unwrap(),
            "another key",
        ),
    ] {
        assert!(
            read(&bytes, &key).unwrap_err().to_string().contains(said),
            "{said}"
        );
    }
    // A wrong order under a right checksum.
    let mut shuffled = dataset.clone();
    let hashes = shuffled.len() - DIGEST_AND_ROWS;
    shuffled[hashes - 64..hashes].rotate_left(8);
    let end = shuffled.len() - 32;
    let digest = <sha2::Sha256 as sha2::Digest>::digest(&shuffled[..end]);
    shuffled[end..].copy_from_slice(&digest);
    assert!(
        read(&shuffled, &key())
            .unwrap_err()
            .to_string()
            .contains("out of order")
    );
    let too_many = ExactMatch { columns: 4, ..when };
    let error =
        Terms::exact_data(DetectorId::new("custom.a"), &dataset, &key(), too_many).unwrap_err();
    assert!(error.to_string().contains("has 3"));
}

/// Eight values.
const DIGEST_AND_ROWS: usize = 32 + 8 * 5;

#[test]
fn a_million_values_take_sixteen_megabytes() {
    let mut text = String::from("name,account\n");
    for n in 0..100_000_u32 {
        text.push_str(&format!("Person {n:06},AC-{:07}\n", n.wrapping_mul(7)));
    }
    let options = DatasetOptions {
        is_table: true,
        ..DatasetOptions::default()
    };
    let (dataset, report) = build_dataset(&text, &options, &key()).unwrap();
    assert_eq!(report.values, 200_000);
    let terms = terms(&dataset, 2, 256);
    assert!(terms.size() <= 16 * report.values, "{}", terms.size());
    assert_eq!(
        found(&terms, "Person 000003, AC-0000021"),
        ["Person 000003", "AC-0000021"]
    );
}
