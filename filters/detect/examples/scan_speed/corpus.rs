//! The texts that are scanned: made up here, the same in every run and on every machine.

use detect::{Detector, Prefilter, builtin_profiles, detectors};

/// Texts of one kind.
pub(crate) struct Corpus {
    /// What they are.
    pub(crate) name: &'static str,
    /// Each is scanned for itself.
    pub(crate) texts: Vec<String>,
}

impl Corpus {
    /// All bytes of all texts.
    pub(crate) fn len(&self) -> usize {
        self.texts.iter().map(String::len).sum()
    }
}

/// What is scanned first.
pub(crate) const FIRST: &str = "The first text, of 3 May 2024: is 10:30 too early for a call?";

/// The detectors of the default profile; `None` where there is no such profile.
pub(crate) fn default_detectors() -> Option<Vec<&'static Detector>> {
    let profile = builtin_profiles().find(|p| p.id == "default")?;
    let is_in = |d: &&Detector| profile.detectors.iter().any(|id| id.as_str() == d.id);
    Some(detectors().filter(is_in).collect())
}

type Write = fn(&mut Dice) -> String;

/// What people and programs send every day.
pub(crate) fn ordinary() -> Vec<Corpus> {
    let kinds: [(&str, Write); 4] = [
        ("prompts", paragraph),
        ("code", function),
        ("JSON", record),
        ("logs", line),
    ];
    let corpus = |(name, one): (&'static str, Write)| {
        let mut dice = Dice(name.len() as u64);
        let texts = (0..TEXTS).map(|_| {
            let mut text = String::new();
            while text.len() < TEXT {
                text += &one(&mut dice);
            }
            text
        });
        Corpus {
            name,
            texts: texts.collect(),
        }
    };
    kinds.into_iter().map(corpus).collect()
}

/// What the issue of being slow asks for: digits only, one letter, the beginnings of every token there is.
pub(crate) fn hostile() -> Vec<Corpus> {
    let repeated = |name, part: &str| Corpus {
        name,
        texts: vec![part.repeat(HOSTILE / part.len())],
    };
    vec![
        repeated("digits only", "1234567890"),
        repeated("one digit", "1"),
        repeated("one letter", "a"),
        repeated("card numbers that are none", "4111 1111 1111 1112 "),
        repeated("short numbers", "1 2 3 4 5 6 7 8 9 0 "),
        Corpus {
            name: "tokens cut short",
            texts: vec![near_tokens(12)],
        },
        Corpus {
            name: "beginnings of tokens",
            texts: vec![near_tokens(0)],
        },
        Corpus {
            name: "names without a value",
            texts: vec![near_names()],
        },
    ]
}

/// Each token's prefix with `length` characters after it.
fn near_tokens(length: usize) -> String {
    let mut dice = Dice(7);
    let mut text = String::new();
    while text.len() < HOSTILE {
        for detector in detectors() {
            if let Prefilter::Prefix(literals) = detector.prefilter {
                for literal in literals {
                    text += literal;
                    text.extend((0..length).map(|_| dice.pick(&LETTERS)));
                    text.push(' ');
                }
            }
        }
    }
    text
}

fn near_names() -> String {
    let mut text = String::new();
    while text.len() < HOSTILE {
        for detector in detectors() {
            if let Prefilter::Name(names) = detector.prefilter {
                for name in names {
                    text += &format!("{name} = 1, ");
                }
            }
        }
        text += "password = 1, ";
    }
    text
}

fn paragraph(dice: &mut Dice) -> String {
    let sentences = 3 + dice.below(5);
    let mut text: String = (0..sentences)
        .map(|_| {
            let mut sentence = dice
                .pick(&SENTENCES)
                .replace("{n}", &dice.below(100).to_string());
            for (slot, words) in [
                ("{thing}", &THINGS[..]),
                ("{act}", &ACTS),
                ("{how}", &HOW),
                ("{who}", &WHO),
            ] {
                while sentence.contains(slot) {
                    sentence = sentence.replacen(slot, dice.pick(words), 1);
                }
            }
            sentence + " "
        })
        .collect();
    text += "\n\n";
    text
}

fn function(dice: &mut Dice) -> String {
    let [thing, other, act] =
        [&THINGS[..], &THINGS, &ACTS].map(|list| dice.pick(list).replace(' ', "_"));
    let n = dice.below(50);
    match dice.below(3) {
        0 => format!(
            "def {act}_{thing}({other}, limit={n}):\n    \"\"\"Returns the {thing} of every {other}.\"\"\"\n    total = 0\n    for index, item in enumerate({other}):\n        if item is None or item.{thing} > limit:\n            continue\n        total += item.{thing} * 1.{n}\n    return round(total, 2)\n\n"
        ),
        1 => format!(
            "/// Whether the {thing} may {act} the {other}.\npub fn can_{act}(&self, {thing}: &str) -> Result<Option<usize>, Error> {{\n    let found = self.{other}.iter().position(|one| one.name == {thing});\n    match found {{\n        Some(at) if at < {n} => Ok(Some(at + 1)),\n        _ => Err(Error::new(\"no such {thing}\")),\n    }}\n}}\n\n"
        ),
        _ => format!(
            "export async function {act}({thing}, {{ retries = {n}, signal }} = {{}}) {{\n  const response = await fetch(`/api/v2/{other}/${{{thing}.id}}`, {{ signal }});\n  if (!response.ok) throw new Error(`{act} failed: ${{response.status}}`);\n  const data = await response.json();\n  return data.items.map((item) => ({{ ...item, {other}: item.{other} ?? [] }}));\n}}\n\n"
        ),
    }
}

fn record(dice: &mut Dice) -> String {
    let [thing, who, act] = [&THINGS[..], &WHO, &ACTS].map(|list| dice.pick(list));
    let hex: String = (0..32).map(|_| dice.pick(&HEX)).collect();
    let (year, day, minute) = (2019 + dice.below(7), 1 + dice.below(28), dice.below(60));
    let (id, price, count) = (dice.below(100_000), dice.below(10_000), dice.below(9));
    format!(
        "{{\"id\": {id}, \"request_id\": \"{hex}\", \"subject\": \"{who} wants to {act} the {thing}\", \"created\": \"{year}-03-{day:02}T10:{minute:02}:07Z\", \"lines\": [{{\"sku\": \"A-{price}\", \"count\": {count}, \"price\": {price}.50, \"tags\": [\"{thing}\", \"new\"]}}], \"score\": 0.{id}, \"active\": true, \"parent\": null}},\n"
    )
}

fn line(dice: &mut Dice) -> String {
    let [thing, act] = [&THINGS[..], &ACTS].map(|list| dice.pick(list));
    let (day, hour, minute, milli) = (
        1 + dice.below(28),
        dice.below(24),
        dice.below(60),
        dice.below(1000),
    );
    let (process, status, size, took) = (
        dice.below(9000),
        200 + dice.below(300),
        dice.below(90_000),
        dice.below(900),
    );
    let level = dice.pick(&["INFO ", "DEBUG", "WARN "]);
    format!(
        "2025-11-{day:02}T{hour:02}:{minute:02}:12.{milli:03}Z {level} [worker-{process}] app::{thing}: {act} finished status={status} bytes={size} took={took}ms path=/v1/{thing}/{process}\n"
    )
}

/// A source of numbers that is the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        let at = self.below(list.len() as u64) as usize;
        list[at]
    }
}

const TEXTS: usize = 64;

/// Bytes in each text, at least.
const TEXT: usize = 4096;

/// Bytes of a hostile text.
const HOSTILE: usize = 32_768;

const LETTERS: [char; 12] = ['a', 'B', '3', 'x', 'Q', '7', 'k', 'M', '9', 'z', 'T', '1'];

const HEX: [char; 16] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
];

const SENTENCES: [&str; 16] = [
    "Please {act} the {thing} {how} and tell {who} what you would change.",
    "I have been trying to {act} a {thing} since last week, but every time I reach the {thing} it stops.",
    "Could you {act} the {thing} that {who} sent, step by step, and explain why the {thing} matters?",
    "We need about {n} examples of how {who} might {act} the {thing} {how}.",
    "The {thing} was written in 2023, so some of it is out of date; {act} what is still true.",
    "Here is what I know so far: the {thing} costs {n}.50 per month and {who} pays for it.",
    "Write a short e-mail to {who} that says the {thing} will be {n} days late.",
    "In your answer, use plain words, at most {n} sentences, and don't {act} the {thing} again.",
    "What is the difference between a {thing} and a {thing}, and which one should {who} {act} first?",
    "\"It depends,\" said {who}, \"on whether the {thing} is ready by 10:30 or not.\"",
    "Summarise the {thing} below (about {n} pages) for {who}, who has never seen a {thing}.",
    "If the {thing} fails, {act} it {how}; otherwise keep the {thing} as it is.",
    "Translate the following paragraph about the {thing} into French, and keep the tone of {who}.",
    "Act as an experienced editor: {act} my {thing} {how}, point out errors, and suggest {n} better titles.",
    "Section {n} of the {thing} says that {who} may {act} it only once a year.",
    "Thank you! One more question about the {thing}: does {who} have to {act} it before the meeting?",
];

const THINGS: [&str; 40] = [
    "report",
    "invoice",
    "recipe",
    "contract",
    "keyboard",
    "token stream",
    "password policy",
    "garden",
    "database schema",
    "presentation",
    "story",
    "poem",
    "marketing plan",
    "unit test",
    "lecture",
    "customer",
    "meeting note",
    "secretary's desk",
    "travel plan",
    "budget",
    "newsletter",
    "poster",
    "research question",
    "slack channel",
    "interview",
    "book chapter",
    "access road",
    "login page",
    "spreadsheet",
    "train ticket",
    "cover letter",
    "workout",
    "essay",
    "survey",
    "menu",
    "backup",
    "key idea",
    "service desk",
    "number theory proof",
    "github issue",
];

const ACTS: [&str; 20] = [
    "review",
    "rewrite",
    "explain",
    "summarise",
    "translate",
    "organise",
    "improve",
    "shorten",
    "compare",
    "describe",
    "plan",
    "check",
    "prepare",
    "simplify",
    "publish",
    "test",
    "measure",
    "finish",
    "send",
    "sort",
];

const HOW: [&str; 8] = [
    "carefully",
    "in one page",
    "without jargon",
    "as a table",
    "with examples",
    "for beginners",
    "by tomorrow",
    "from scratch",
];

const WHO: [&str; 12] = [
    "my manager",
    "the team",
    "Anna",
    "our customers",
    "the students",
    "a friend",
    "Dr. Weber",
    "the board",
    "my neighbour",
    "Luis",
    "the accountant",
    "everyone",
];
