//! Files of every kind that is read, made here.

use crate::make::{docx, gzip, read, tar, texts, unread, zip};
use file::Kind;

#[test]
fn a_document_of_word() {
    let bytes = docx("<w:p><w:r><w:t>4111 1111</w:t></w:r><w:r><w:t> 1111 1111</w:t></w:r></w:p>");
    let read = read(&bytes);
    let texts = texts(&read);
    assert_eq!((read.kind, unread(&read).len()), (Kind::Docx, 0), "{texts}");
    for wanted in [
        "[word/document.xml] 4111 1111 1111 1111\n",
        "[word/comments.xml] noted 3782",
        "[docProps/core.xml] Plan\nAnn\n",
    ] {
        assert!(texts.contains(wanted), "{wanted}: {texts}");
    }
}

#[test]
fn a_workbook_whose_strings_stand_after_its_sheets() {
    let sheet = "<worksheet><sheetData><row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row></sheetData></worksheet>";
    let bytes = zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        (
            "xl/sharedStrings.xml",
            b"<sst><si><t>SSN</t></si><si><t>078-05-1121</t></si></sst>",
        ),
        (
            "xl/workbook.xml",
            b"<workbook><sheets><sheet name='Staff'/></sheets></workbook>",
        ),
    ]);
    let read = read(&bytes);
    let texts = texts(&read);
    assert_eq!((read.kind, unread(&read).len()), (Kind::Xlsx, 0));
    assert!(texts.contains("sheet1.xml] SSN\t078-05-1121\t"), "{texts}");
    assert!(texts.contains("Staff"), "{texts}");
}

#[test]
fn slides_and_open_documents() {
    let slide = "<p:sld><a:p><a:r><a:t>one</a:t></a:r><a:r><a:t>two</a:t></a:r></a:p><a:p><a:t>three</a:t></a:p></p:sld>";
    let bytes = zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("ppt/slides/slide1.xml", slide.as_bytes()),
        ("ppt/media/image1.png", b"\x89PNG\r\n\x1a\n\0\0"),
    ]);
    let slides = read(&bytes);
    assert_eq!(slides.kind, Kind::Pptx);
    assert!(texts(&slides).contains("onetwo\nthree"));
    assert_eq!(unread(&slides), ["ppt/media/image1.png: image"]);
    let content = "<office:document-content><text:p>a<text:span>b</text:span><text:s/>c</text:p><text:p>d</text:p></office:document-content>";
    let bytes = zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
    ]);
    let read = read(&bytes);
    assert_eq!(read.kind, Kind::OpenDocument);
    assert!(texts(&read).contains("ab c\nd"), "{}", texts(&read));
}

#[test]
fn files_in_files() {
    let inner = docx("<w:p><w:t>deep</w:t></w:p>");
    let archive = zip(&[("b.docx", &inner), ("note.txt", b"flat")]);
    let archive = tar(&[
        ("a.zip", &archive),
        ("long/name/in/it.csv", b"a,b\n1,\"x \"\"y\"\"\"\n"),
    ]);
    let archive = gzip(&archive);
    let read = read(&archive);
    let texts = texts(&read);
    assert_eq!(unread(&read).len(), 0);
    for wanted in [
        "[a.zip!b.docx!word/document.xml] deep",
        "[a.zip!note.txt] flat",
        "x \"y\"",
    ] {
        assert!(texts.contains(wanted), "{wanted}: {texts}");
    }
    let kinds: Vec<Kind> = read.parts.iter().map(|p| p.kind).collect();
    assert!(kinds.contains(&Kind::Docx) && kinds.contains(&Kind::Csv));
}

#[test]
fn a_page() {
    let page = "<!doctype html><p>4111<b>1111</b></p><td>x</td>y<img alt='seen &amp; read' src='data:text/plain;base64,aGlkZGVu'><!-- said --><script>if (a < b) {\"in script\"}</script>";
    let read = read(page.as_bytes());
    let texts = texts(&read);
    assert_eq!(read.kind, Kind::Html);
    for wanted in [
        "41111111\n",
        "x\ty",
        "seen & read",
        " said ",
        "if (a < b) {\"in script\"}",
        "data] hidden",
    ] {
        assert!(texts.contains(wanted), "{wanted}: {texts}");
    }
}

#[test]
fn an_e_mail_with_attachments() {
    let attached = docx("<w:p><w:t>attached words</w:t></w:p>");
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    let attached = STANDARD.encode(attached);
    let mail = format!(
        "From: Ann <ann@x.example>\r\nTo: bob@x.example\r\nSubject: =?utf-8?B?c2VjcmV0IHBsYW4=?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n4111=20=\r\n1111\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>page</p>\r\n--b\r\nContent-Type: application/octet-stream; name=a.docx\r\nContent-Transfer-Encoding: base64\r\n\r\n{attached}\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\ninner body\r\n--b--\r\n"
    );
    let read = read(mail.as_bytes());
    let texts = texts(&read);
    assert_eq!(
        (read.kind, unread(&read).len()),
        (Kind::Mail, 0),
        "{:?}",
        unread(&read)
    );
    for wanted in [
        "Subject: secret plan",
        "ann@x.example",
        "4111 1111",
        "page",
        "attached words",
        "inner body",
        "Subject: inner",
    ] {
        assert!(texts.contains(wanted), "{wanted}: {texts}");
    }
}

#[test]
fn words_of_every_sort() {
    for (bytes, kind, wanted) in [
        (&b"plain words"[..], Kind::Text, "plain words"),
        (b"{\"a\": \"\\u0041b\"}", Kind::Json, "\"a\": \"Ab\""),
        (b"{\\rtf1 rich \\b text}", Kind::Rtf, "rich text"),
        (
            b"<?xml version='1.0'?><a k='attr'>el<b>em</b></a>",
            Kind::Xml,
            "el\nem\nattr",
        ),
    ] {
        let read = read(bytes);
        assert_eq!(read.kind, kind);
        assert!(texts(&read).contains(wanted), "{}", texts(&read));
    }
}
