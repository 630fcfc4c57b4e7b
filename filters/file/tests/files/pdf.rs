//! PDF files, made here: what they say, and what is made of broken ones.

use file::{Budget, Kind, Limits, Reason, extract};

use crate::make::{deflate, docx, pdf, read, stream, texts, unread};

const FONT: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";

/// A file with one page that shows this.
fn page(content: &str) -> Vec<u8> {
    pdf(&[
        (1, b"<</Type/Catalog/Pages 2 0 R>>".to_vec()),
        (
            2,
            b"<</Type/Pages/Kids[3 0 R]/Count 1/Resources<</Font<</F1 5 0 R>>>>>>".to_vec(),
        ),
        (3, b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>".to_vec()),
        (
            4,
            stream("/Filter/FlateDecode", &deflate(content.as_bytes())),
        ),
        (5, FONT.as_bytes().to_vec()),
    ])
}

#[test]
fn words_are_put_together_as_they_stand_on_the_page() {
    for (content, wanted) in [
        (
            "BT /F1 12 Tf 72 700 Td (4111 1111) Tj ( 1111 1111) Tj ET",
            "4111 1111 1111 1111",
        ),
        ("BT /F1 12 Tf [(41) 20 (11) -20 (11)] TJ ET", "411111"),
        ("BT /F1 12 Tf [(two) -300 (words)] TJ ET", "two words"),
        (
            "BT /F1 12 Tf 72 700 Td (one) Tj 0 -14 Td (two) Tj T* (three) ' ET",
            "one\ntwo\nthree",
        ),
        (
            "BT /F1 12 Tf 14 TL (one) Tj T* (two) Tj (three) ' ET",
            "one\ntwo\nthree",
        ),
        (
            "BT /F1 12 Tf 1 0 0 1 72 700 Tm (left) Tj 1 0 0 1 300 700 Tm (right) Tj ET",
            "left\tright",
        ),
        (
            "q 1 0 0 1 10 10 cm BT /F1 12 Tf (a) Tj ET Q q 1 0 0 1 10 50 cm BT /F1 12 Tf (b) Tj ET Q",
            "a\nb",
        ),
        (
            "/Span <</ActualText (said)>> BDC BT (caf\\351 \\(x\\)) Tj ET EMC",
            "café (x)",
        ),
        (
            "BI /W 1 /H 1 ID \u{1}(no) Tj\u{2} EI BT (after) Tj ET",
            "after",
        ),
        ("BT <48 65 6C6C6F> Tj ET", "Hello"),
    ] {
        let read = read(&page(content));
        assert_eq!(read.kind, Kind::Pdf);
        let text = read.parts.first().map_or("", |part| part.text.as_str());
        assert_eq!(text, wanted, "{content}: {:?}", unread(&read));
        assert!(!texts(&read).contains("no"), "{content}");
    }
    let read = read(&page(
        "/Span <</ActualText (said)>> BDC BT (seen) Tj ET EMC",
    ));
    assert!(texts(&read).contains("said"));
}

#[test]
fn objects_in_streams_and_tables_of_codes() {
    let table = b"1 begincodespacerange <0000> <ffff> endcodespacerange 2 beginbfchar <0001> <0034> <0002> <0031> endbfchar";
    let inner = [
        (2, "<</Type/Pages/Kids[3 0 R]/Count 1>>"),
        (
            3,
            "<</Type/Page/Parent 2 0 R/Contents[4 0 R]/Resources<</Font<</F1 5 0 R>>>>>>",
        ),
        (
            5,
            "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode 6 0 R>>",
        ),
        (
            7,
            "<</Type/Font/Subtype/CIDFontType2/DW 600/W[1[500 500]]>>",
        ),
        (8, "<</Title(Secret plan)/Author<FEFF0041006E006E>>>"),
    ];
    let mut heads = String::new();
    let mut objects = String::new();
    for (number, object) in inner {
        heads.push_str(&format!("{number} {} ", objects.len()));
        objects.push_str(object);
        objects.push(' ');
    }
    let data = deflate(format!("{heads}{objects}").as_bytes());
    let head = format!(
        "/Type/ObjStm/N {}/First {}/Filter/FlateDecode",
        inner.len(),
        heads.len()
    );
    let bytes = pdf(&[
        (1, b"<</Type/Catalog/Pages 2 0 R>>".to_vec()),
        (
            4,
            stream("", b"BT /F1 10 Tf <00010002> Tj <00020002> Tj ET"),
        ),
        (6, stream("/Filter/FlateDecode", &deflate(table))),
        (9, stream(&head, &data)),
    ]);
    let read = read(&bytes);
    let texts = texts(&read);
    assert_eq!(unread(&read), Vec::<String>::new(), "{texts}");
    for wanted in ["4111", "Secret plan", "Ann"] {
        assert!(texts.contains(wanted), "{wanted}: {texts}");
    }
}

#[test]
fn notes_fields_forms_and_attachments() {
    let attached = deflate(&docx("<w:p><w:t>attached words</w:t></w:p>"));
    let bytes = pdf(&[
        (1, b"<</Type/Catalog/AcroForm<</Fields[2 0 R]/XFA[(a)6 0 R]>>/Names<</EmbeddedFiles<</Names[(x)3 0 R]>>>>>>".to_vec()),
        (2, b"<</FT/Tx/T(field)/V(filled in)/A<</S/JavaScript/JS 7 0 R>>>>".to_vec()),
        (3, b"<</Type/Filespec/UF(plan.docx)/EF<</F 4 0 R>>>>".to_vec()),
        (4, stream("/Type/EmbeddedFile/Filter/FlateDecode", &attached)),
        (5, stream("/Subtype/Form/Resources<</Font<</F1 8 0 R>>>>", b"BT /F1 9 Tf (in a form) Tj ET")),
        (6, stream("", b"<?xml version='1.0'?><data>in xfa</data>")),
        (7, stream("", b"app.alert('scripted')")),
        (8, FONT.as_bytes().to_vec()),
        (9, b"<</Type/Annot/Subtype/Text/Contents(noted)>>".to_vec()),
        (10, stream("/Type/XObject/Subtype/Image/Filter/DCTDecode", b"\xff\xd8\xff")),
    ]);
    let read = read(&bytes);
    let texts = texts(&read);
    for wanted in [
        "filled in",
        "plan.docx",
        "attached words",
        "in a form",
        "in xfa",
        "scripted",
        "noted",
    ] {
        assert!(texts.contains(wanted), "{wanted}: {texts}");
    }
    assert_eq!(unread(&read), [": image"]);
}

#[test]
fn an_encrypted_file_is_told() {
    let mut bytes = page("BT (x) Tj ET");
    let at = bytes.windows(7).rposition(|w| w == b"trailer").unwrap();
    bytes.truncate(at);
    bytes.extend(b"trailer <</Root 1 0 R/#45ncrypt 9 0 R>>\nstartxref\n0\n%%EOF");
    assert_eq!(unread(&read(&bytes)), [": encrypted"]);
}

#[test]
fn a_font_that_says_nothing_of_its_codes_is_told() {
    let bytes = pdf(&[
        (
            3,
            b"<</Type/Page/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>".to_vec(),
        ),
        (4, stream("", b"BT /F1 10 Tf <00010002> Tj ET")),
        (
            5,
            b"<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[]>>".to_vec(),
        ),
    ]);
    assert_eq!(unread(&read(&bytes)), [": unknown"]);
}

#[test]
fn what_no_table_lists_is_read() {
    // A later object of the same number is what others refer to; the earlier is read all the same.
    let bytes = pdf(&[
        (3, b"<</Type/Page/Contents 4 0 R>>".to_vec()),
        (4, stream("", b"BT (earlier) Tj ET")),
        (4, stream("", b"BT (later) Tj ET")),
    ]);
    let texts = texts(&read(&bytes));
    assert!(
        texts.contains("[page 1] later") && texts.contains("earlier"),
        "{texts}"
    );
    // An object in the data of another stream.
    let hidden = [&b"x 3 0 obj<</Contents 4 0 R>>endobj 4 0 obj<</Length 17>>stream\nBT (hidden) Tj ET\nendstream endobj"[..], b""].concat();
    let bytes = pdf(&[(2, stream("", &hidden))]);
    assert!(texts_of(&bytes).contains("hidden"));
}

fn texts_of(bytes: &[u8]) -> String {
    texts(&read(bytes))
}

#[test]
fn bombs_end_at_a_bound() {
    let reasons =
        |bytes: &[u8]| -> Vec<Reason> { read(bytes).unread.iter().map(|u| u.reason).collect() };
    let quick = |bytes: &[u8]| -> Vec<Reason> {
        let limits = Limits {
            max_work: 32 << 20,
            ..Limits::default()
        };
        let read = extract(bytes, &mut Budget::new(limits));
        read.unread.iter().map(|u| u.reason).collect()
    };
    let spaces = deflate(&vec![b' '; 8 << 20]);
    let content = pdf(&[
        (3, b"<</Type/Page/Contents 4 0 R>>".to_vec()),
        (4, stream("/Filter/FlateDecode", &spaces)),
    ]);
    assert_eq!(reasons(&content), [Reason::Ratio]);
    let objects = pdf(&[(
        4,
        stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &spaces),
    )]);
    assert_eq!(reasons(&objects), [Reason::Ratio]);
    let twice = deflate(&deflate(&vec![b' '; 8 << 20]));
    let twice = pdf(&[(
        4,
        stream("/Type/ObjStm/N 1/First 4/Filter[/FlateDecode/Fl]", &twice),
    )]);
    assert_eq!(reasons(&twice), [Reason::Ratio]);
    let values = pdf(&[(4, format!("[{}]", "0 ".repeat(2_000_001)).into_bytes())]);
    assert_eq!(reasons(&values), [Reason::Size]);
    let pages: Vec<_> = (10..2010)
        .map(|n| (n, b"<</Contents 4 0 R>>".to_vec()))
        .collect();
    let mut pages: Vec<(u32, Vec<u8>)> = pages;
    pages.push((4, stream("", &b"BT (x) Tj ET ".repeat(10_000))));
    assert!(
        quick(&pdf(&pages))
            .iter()
            .any(|r| matches!(r, Reason::Size | Reason::Time))
    );
    let streams = b"1 0 obj<<>>stream\n".repeat(20_000);
    let bytes = [&b"%PDF-1.4\n"[..], &streams].concat();
    assert_eq!(quick(&bytes), [Reason::Time]);
}

#[test]
fn what_is_shared_is_charged_each_time() {
    let streams = "4 0 R ".repeat(300);
    let streams = pdf(&[
        (3, format!("<</Contents[{streams}]>>").into_bytes()),
        (4, stream("", &[b' '; 50_000])),
    ]);
    let widths = format!("[0[{}]]", "1 ".repeat(20_000));
    let select: String = (100..150).map(|n| format!("/F{n} 1 Tf ")).collect();
    let named: String = (100..150).map(|n| format!("/F{n} {n} 0 R")).collect();
    let mut fonts = vec![
        (3, b"<</Contents 4 0 R>>".to_vec()),
        (4, stream("", select.as_bytes())),
        (5, format!("<</Font<<{named}>>>>").into_bytes()),
        (6, widths.into_bytes()),
    ];
    let font = "<</Subtype/Type0/DescendantFonts[<</W 6 0 R>>]>>";
    fonts.extend((100..150).map(|n| (n, font.into())));
    let table = format!("<20><{}>endbfchar", "0020".repeat(5000));
    let mut blank = vec![
        (
            4,
            stream("", format!("/F 1 Tf ({}) Tj", " ".repeat(200)).as_bytes()),
        ),
        (5, b"<</Font<</F<</ToUnicode 6 0 R>>>>>>".to_vec()),
        (6, stream("", table.as_bytes())),
    ];
    blank.extend((100..150).map(|n| (n, b"<</Contents 4 0 R>>".to_vec())));
    for (bytes, wanted) in [
        (streams, Reason::Size),
        (pdf(&fonts), Reason::Size),
        (pdf(&blank), Reason::Time),
    ] {
        let limits = Limits {
            max_decoded_bytes: 4 << 20,
            max_work: 32 << 20,
            ..Limits::default()
        };
        let read = extract(&bytes, &mut Budget::new(limits));
        assert!(
            read.unread.iter().any(|u| u.reason == wanted),
            "{wanted}: {:?}",
            read.unread
        );
    }
}

#[test]
fn what_is_cut_off_is_told() {
    let whole = page("BT (words) Tj ET");
    for cut in [whole.len() - 60, whole.len() / 2, 20] {
        let read = read(whole.get(..cut).unwrap());
        assert!(!read.unread.is_empty(), "{cut}");
    }
    assert!(texts_of(whole.get(..whole.len() - 60).unwrap()).contains("words"));
}
