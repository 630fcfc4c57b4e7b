//! What `weir scan` and `weir extract` make of files: told by their content, read, said to be unread.

use serde_json::json;

use crate::cli::{lines, weir};

/// A page that shows a card's number.
const PDF: &str = "%PDF-1.4\n1 0 obj<</Type/Page/Contents 2 0 R>>endobj\n2 0 obj<<>>stream\nBT (4111 1111 1111 1111) Tj ET\nendstream endobj\nstartxref\n0\n%%EOF\n";

#[test]
fn scan_and_extract_read_files_that_their_content_tells() {
    let (code, out, _) = weir(&["scan", "--profile", "default"], PDF);
    assert_eq!(code, 1, "{out}");
    let found = lines(&out);
    assert_eq!(
        (&found[0]["file"], &found[0]["kind"]),
        (&json!("page 1"), &json!("pdf"))
    );
    assert_eq!(found[0]["detector"], "finance.visa");
    let (code, out, _) = weir(&["extract"], PDF);
    assert_eq!(
        (code, &lines(&out)[0]["text"]),
        (0, &json!("4111 1111 1111 1111"))
    );
    let cut = PDF
        .replace("4111 1111 1111 1111", "fine")
        .replace("startxref", "");
    let (code, out, said) = weir(&["scan"], cut);
    assert_eq!(code, 2, "{out}");
    assert_eq!(lines(&out)[0]["unread"], "malformed");
    assert!(said.contains("not all of it could be read"), "{said}");
}

/// A card's number, parted by marks.
const PAGE: &str =
    "<!doctype html><html><body><p>Card <b>4111 1111</b> <i>1111 1111</i></p></body></html>";

#[test]
fn a_page_is_read_and_scanned_as_it_stands_too() {
    let (code, out, _) = weir(&["scan"], PAGE);
    assert_eq!(code, 1, "{out}");
    let found = lines(&out);
    assert_eq!(found.len(), 1, "{out}");
    assert_eq!(
        (&found[0]["detector"], &found[0]["kind"], &found[0]["start"]),
        (&json!("finance.visa"), &json!("html"), &json!(6))
    );
    // Where it stands as it is, it is found there, once: in attributes, comments, scripts and between tags.
    for raw in [
        "<p class='4111 1111 1111 1111'>x</p>",
        "<!-- 4111 1111 1111 1111 --><p>x</p>",
        "<script>let card = '4111 1111 1111 1111'</script>",
        "<p>4111 1111 1111 1111</p>",
        "Say <b>what</b> 4111 1111 1111 1111 is",
        "{\"card\": \"4111 1111 1111 1111\\n\"}",
        "name,card\nAnn,\"4111 1111 1111 1111 \"\"x\"\"\"\n",
    ] {
        let (code, out, _) = weir(&["scan", "--profile", "financial_information"], raw);
        assert_eq!(code, 1, "{raw}");
        let found = lines(&out);
        assert_eq!(found.len(), 1, "{raw}: {out}");
        assert_eq!(found[0].get("file"), None, "{raw}: {out}");
        assert_eq!(found[0]["start"], raw.find("4111").unwrap());
    }
    let (code, out, error) = weir(&["scan", "--redact"], PAGE);
    assert_eq!((code, out.as_str()), (2, ""), "{error}");
    assert!(error.contains("read as html"), "{error}");
    let (code, out, _) = weir(&["scan", "--redact"], "<p>4111111111111111</p>");
    assert!(
        code == 1 && out.starts_with("<p>[") && out.ends_with("]</p>"),
        "{out}"
    );
    let (code, out, _) = weir(&["extract"], PAGE);
    let text = lines(&out)[0]["text"].as_str().unwrap().to_owned();
    assert_eq!((code, text.trim()), (0, "Card 4111 1111 1111 1111"));
}

#[test]
fn what_is_no_text_is_said_to_be_unread() {
    let random: Vec<u8> = (0_u32..300)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13).to_le_bytes()[0])
        .collect();
    let mut program = b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0".to_vec();
    let database = [
        &b"SQLite format 3\0\x10\0\x01\x01\0@  \0\0\0\x02"[..],
        &[0; 80],
    ]
    .concat();
    let table = [&b"PAR1\x15\x04\x15\x10\x15\x14"[..], &random, b"PAR1"].concat();
    let unread = json!({"file": "", "kind": "unknown", "unread": "unknown"});
    for bytes in [&random, &program, &database, &table] {
        let (code, out, error) = weir(&["scan"], bytes);
        assert_eq!(code, 2, "{out}");
        assert_eq!(lines(&out), std::slice::from_ref(&unread));
        assert!(error.contains("not all of it could be read"), "{error}");
        let (_, out, _) = weir(&["extract"], bytes);
        assert_eq!(lines(&out)[0]["unread"], "unknown");
    }
    // What is found in the part that can be read is printed all the same.
    program.extend(b"\0 4111 1111 1111 1111 \0");
    let (code, out, _) = weir(&["scan"], &program);
    assert_eq!(
        (code, &lines(&out)[0]["detector"]),
        (1, &json!("finance.visa"))
    );
    assert_eq!(lines(&out)[1], unread);
}

#[test]
fn text_in_any_encoding_is_scanned() {
    let card = "a card 4111 1111 1111 1111 for caf\u{e9}";
    let wide = |to: fn(u16) -> [u8; 2]| card.encode_utf16().flat_map(to).collect::<Vec<u8>>();
    let latin: Vec<u8> = card.chars().map(|c| u8::try_from(c).unwrap()).collect();
    for bytes in [
        card.as_bytes().to_vec(),
        latin.clone(),
        [&b"\xff\xfe"[..], &wide(u16::to_le_bytes)].concat(),
        wide(u16::to_le_bytes),
        wide(u16::to_be_bytes),
        [&latin[..], b"\x01"].concat(),
        [card.as_bytes(), b" and a stray \x01 byte"].concat(),
    ] {
        let (code, out, error) = weir(&["scan", "--profile", "financial_information"], &bytes);
        assert_eq!(code, 1, "{bytes:?}: {error}");
        let start = bytes.iter().position(|byte| *byte == b'4').unwrap();
        let found = lines(&out);
        assert_eq!(found.len(), 1, "{bytes:?}: {out}");
        assert!(
            found[0]["start"].as_u64().unwrap().abs_diff(start as u64) <= 1,
            "{bytes:?}: {out}"
        );
    }
}
