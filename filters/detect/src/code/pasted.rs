//! Source code in a message: a fenced block, or a run of lines of code among sentences.

use super::lines::{self, Line, Tally};
use crate::{
    detector::{About, Detector, Family, native},
    finding::{Confidence, DetectorId, Finding, Span},
    whole::Whole,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "code.pasted",
    title: "Source code in a message",
    label: "[SOURCE_CODE]",
    whole: Some(&PASTED),
    about: native(&About {
        validator: "a fenced block, or five lines in a row that look like code",
        notes: "Formulas written line by line look like code; a line or two in a sentence, and configuration (names and plain values), are left out.",
        finds: &[
            "Why is this slow?\n\n‹```python\nfor order in orders:\n    total = total + order.price(1)\n```›\nThanks",
            concat!(
                "Please fix this:\n‹int total(int *prices, int count) {\n  int sum = 0;\n  for (int i = 0; i < count; i++) {\n",
                "    sum += prices[i];\n  }\n  return sum;\n}›\n\nIt counts wrong."
            ),
            "‹```\nx = read(1);\ny = read(2);\nprint(x, y);\n```›",
        ],
        ignores: &[
            "Use `total(x)` and then `print(x)`, and tell me what you see.",
            "```text\nplain words, nothing else\nand more of them (really)\n```\n",
            "```json\n{\"a\": [1, 2, 3], \"b\": {\"c\": \"d\"}}\n```",
            "DEBUG=true\nPORT=8080\nHOST=localhost\nDB_NAME=shop\nDB_USER=jo\nLOG_LEVEL=info",
            "[package]\nname = \"shop\"\nversion = \"0.1.0\"\nedition = \"2024\"\nserde = { version = \"1\" }\nregex = \"1\"\nlto = true",
            "resource \"aws_instance\" \"web\" {\n  ami = \"ami-1\"\n  count = 2\n\n  tags = {\n    Name = \"web\"\n    Env = var.env\n  }\n}",
            "```\nDEBUG=true\nPORT=8080\nHOST=localhost\n```",
            "a = 1;\nb = 2;\nf(a, b);\nand then?",
            "Dear Ann,\n(1) please call;\n(2) write;\n(3) send the list (all of it);\n(4) wait;\n(5) go home.",
        ],
        sources: &["https://spec.commonmark.org/current/#fenced-code-blocks"],
    }),
    ..Detector::of(Family::Code)
};

static PASTED: Whole = Whole {
    shortest: 24,
    judge,
};

fn judge(text: &str) -> Vec<Finding> {
    if !lines::worth_a_look(text) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut run = Run::default();
    let mut fence: Option<Fence> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        if let Some(open) = &fence {
            if line.trim().starts_with(open.mark) {
                let end = start + line.trim_end().len();
                found.extend(open.judge(text, start, end));
                fence = None;
            }
            continue;
        }
        if let Some(open) = Fence::open(line, start, at) {
            found.extend(run.close());
            fence = Some(open);
        } else if !run.take(line, start) {
            found.extend(run.close());
        }
    }
    found.extend(run.close());
    found.extend(fence.and_then(|open| open.judge(text, text.len(), text.len())));
    found
}

fn finding(start: usize, end: usize, confidence: Confidence) -> Finding {
    Finding {
        detector: DetectorId::builtin("code.pasted"),
        span: Span::new(start, end),
        confidence,
    }
}

/// A fenced block in the making.
struct Fence {
    mark: &'static str,
    start: usize,
    /// Where its first line begins.
    inside: usize,
    named: Named,
}

/// What the word after a fence says.
enum Named {
    Code,
    Data,
    Nothing,
}

impl Fence {
    fn open(line: &str, start: usize, inside: usize) -> Option<Self> {
        let trimmed = line.trim();
        let indent = line.len() - line.trim_start().len();
        let mark = ["```", "~~~"]
            .into_iter()
            .find(|m| trimmed.starts_with(m))?;
        let word = trimmed.trim_start_matches(['`', '~']).trim();
        let named = match word.split([' ', '{', ',']).next().unwrap_or_default() {
            "" => Named::Nothing,
            word if DATA.iter().any(|data| word.eq_ignore_ascii_case(data)) => Named::Data,
            _ => Named::Code,
        };
        // ```code``` in one line is no block.
        (!word.contains('`')).then_some(Self {
            mark,
            start: start + indent,
            inside,
            named,
        })
    }

    fn judge(&self, text: &str, until: usize, end: usize) -> Option<Finding> {
        let inside = text.get(self.inside..until)?;
        let code = lines::are_code(inside, HALF) && !lines::are_settings(inside);
        let confidence = match self.named {
            Named::Data => None,
            Named::Code if code => Some(Confidence::High),
            Named::Code => Some(Confidence::Medium),
            Named::Nothing if code => Some(Confidence::Medium),
            Named::Nothing => None,
        };
        let empty = inside.trim().is_empty();
        confidence
            .filter(|_| !empty)
            .map(|confidence| finding(self.start, end, confidence))
    }
}

/// Lines of code that follow each other.
#[derive(Default)]
struct Run {
    start: usize,
    /// The end of the last line that looks like code or belongs to it.
    end: usize,
    tally: Tally,
    /// Lines since then that say nothing.
    idle: usize,
}

impl Run {
    /// Whether the line may be a part of the run.
    fn take(&mut self, line: &str, start: usize) -> bool {
        let end = start + line.trim_end().len();
        match lines::look(line) {
            Line::Code => {
                if self.tally.lines == 0 {
                    self.start = end - line.trim().len();
                }
                self.tally.take(line);
                self.idle = 0;
                self.end = end;
                true
            }
            Line::Neutral if self.tally.lines > 0 => {
                if line.trim().starts_with(['}', ')', ']']) {
                    self.end = end;
                }
                self.idle += 1;
                self.idle <= IDLE
            }
            Line::Neutral => true,
            Line::Other => false,
        }
    }

    fn close(&mut self) -> Option<Finding> {
        let Self {
            start, end, tally, ..
        } = std::mem::take(self);
        let confidence = match tally.lines {
            ..RUN => return None,
            _ if tally.are_settings() => return None,
            LONG.. => Confidence::Medium,
            _ => Confidence::Low,
        };
        Some(finding(start, end, confidence))
    }
}

/// Lines of code that are more than an example in a sentence.
const RUN: usize = 5;

/// Lines of code that are hardly anything else.
const LONG: usize = 10;

/// Empty lines and comments in a row that code may have.
const IDLE: usize = 8;

/// The part of a fenced block, in percent, that makes it code.
const HALF: usize = 50;

/// What fenced blocks hold that is no program.
const DATA: &[&str] = &[
    "bibtex",
    "cfg",
    "conf",
    "console",
    "csv",
    "diff",
    "dotenv",
    "env",
    "hcl",
    "html",
    "ini",
    "json",
    "latex",
    "log",
    "logs",
    "markdown",
    "md",
    "mermaid",
    "output",
    "plain",
    "plaintext",
    "properties",
    "svg",
    "tex",
    "terraform",
    "text",
    "tf",
    "toml",
    "tsv",
    "txt",
    "xml",
    "yaml",
    "yml",
];
