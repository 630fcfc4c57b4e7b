#![allow(warnings, clippy::all)]
use detect::*;
use std::io::BufRead;
fn main() {
    let fam = std::env::args().nth(1).unwrap();
    let s = Scanner::new(detectors().filter(|d| fam == "all" || d.id.starts_with(&fam))).unwrap();
    for l in std::io::stdin().lock().lines() {
        let l = l.unwrap();
        let v: serde_json::Value = serde_json::from_str(&l).unwrap();
        let t = v["text"].as_str().unwrap();
        let f: Vec<String> = s
            .scan(t)
            .iter()
            .map(|f| {
                format!(
                    "{}:{}-{}:{:?}",
                    f.detector, f.span.start, f.span.end, f.confidence
                )
            })
            .collect();
        println!(
            "{}\t{}\t{}\t{}",
            v["label"],
            v["cat"].as_str().unwrap_or(""),
            f.join(","),
            serde_json::to_string(t).unwrap()
        );
    }
}
