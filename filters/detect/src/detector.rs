//! The `Detector` value: everything there is to say about one kind of sensitive text.

use crate::{finding::Confidence, health, whole::Whole};

/// Code that finds one kind of thing. A detector is a `static` in a file of its own and one line in its family's list.
#[derive(Debug)]
pub struct Detector {
    /// `family.name`, stable: rules, profiles and logs use it.
    pub id: &'static str,
    /// For people: "Visa card number".
    pub title: &'static str,
    /// The group it belongs to.
    pub family: Family,
    /// The state whose numbers it finds, in two letters (ISO 3166-1); `None` where it is not one state's.
    pub country: Option<&'static str>,
    /// The category name of `cf.llm.prompt.pii_categories` (both of Cloudflare's generations), or `None` where there is none.
    pub category: Option<&'static str>,
    /// What replaces a finding under `replace`: `[CREDIT_CARD]`. ASCII, no quotes or backslashes, so it is safe inside JSON in JSON.
    pub label: &'static str,
    /// The candidate: a regular expression over normalised text (ASCII classes, bounded repeats, at most 16 KiB long).
    /// An upper bound above 100 limits reading, not the format: the scanner reads on, so no token is cut in two. A match
    /// never starts inside a run of ASCII letters and digits.
    pub pattern: &'static str,
    /// What judges a text as a whole, instead of `pattern`, which is empty then.
    pub whole: Option<&'static Whole>,
    /// What must be in the text for `pattern` to be worth trying. See [`Prefilter`].
    pub prefilter: Prefilter,
    /// Lower-case words: a match of `pattern` is none unless one of them stands within the 64 bytes before it; `validate` reads
    /// them again. Empty: none is needed. Only beside [`Prefilter::Digit`].
    pub names: &'static [&'static [&'static str]],
    /// Where `names` are needed: the pattern of those matches that need none. It matches a part of what `pattern` does, in the
    /// same order. Empty: all need one.
    pub nameless: &'static str,
    /// Where in a match the sensitive part begins, if not at its start: a name that gives a value away is no part of it.
    pub value: fn(&str) -> usize,
    /// Decides whether a candidate (all of the match) is real and how sure that is: checksum, prefix table, length, placeholders.
    pub validate: fn(&Match<'_>) -> Option<Confidence>,
    /// Lower-case words that, within 64 bytes before the match, raise the confidence one level.
    pub context: &'static [&'static str],
    /// Lower-case words that, within 64 bytes before the match, lower the confidence one level, where no word of
    /// `context` stands there too; what has the lowest is then no finding.
    pub negative: &'static [&'static str],
    /// What is written for people. `None` in a wasm module, where nobody reads it.
    pub about: Option<&'static About>,
}

/// What people want to know about a detector.
#[derive(Debug)]
pub struct About {
    /// How a candidate is checked: "Luhn", "prefix and length".
    pub validator: &'static str,
    /// What it may find that is none, and what it leaves out on purpose.
    pub notes: &'static str,
    /// Texts in which it finds what stands between ‹ and ›. A test holds it to them.
    pub finds: &'static [&'static str],
    /// Texts in which it finds nothing: near misses. A test holds it to them.
    pub ignores: &'static [&'static str],
    /// Where the format is defined: https addresses.
    pub sources: &'static [&'static str],
}

/// What is written for people; nothing in a wasm module.
pub(crate) const fn native(about: &'static About) -> Option<&'static About> {
    if cfg!(target_family = "wasm") {
        None
    } else {
        Some(about)
    }
}

impl Detector {
    /// A detector of the family that says nothing yet: for `..Detector::of(Family::Secret)`.
    pub(crate) const fn of(family: Family) -> Self {
        Self {
            id: "",
            title: "",
            family,
            country: None,
            category: None,
            label: "",
            pattern: "",
            whole: None,
            prefilter: Prefilter::Prefix(&[]),
            names: &[],
            nameless: "",
            value: |_| 0,
            validate: |_| None,
            context: &[],
            negative: &[],
            about: None,
        }
    }

    /// Whether it runs in a wasm module too: long lists of terms do not, which would be most of a module.
    pub fn runs_in_wasm(&self) -> bool {
        !health::NATIVE.contains(&self.id)
    }

    /// Where its format is defined; empty in a wasm module.
    pub fn sources(&self) -> &'static [&'static str] {
        self.about.map_or(&[], |about| about.sources)
    }
}

/// The families of detectors.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Family {
    /// Programs: source text, what tools record.
    Code,
    /// Money: cards, bank accounts, wallets.
    Finance,
    /// Illnesses, medicines, a patient's numbers.
    Health,
    /// Numbers that a state gave to a person or company.
    Identifier,
    /// What a model writes that acts where it is shown.
    Output,
    /// Names, addresses, ways to reach a person.
    Pii,
    /// Keys, tokens, passwords.
    Secret,
}

/// The cheap test that says where a detector's pattern may match.
#[derive(Clone, Copy, Debug)]
pub enum Prefilter {
    /// The match starts with one of these literals (compared as written).
    Prefix(&'static [&'static str]),
    /// The match starts with one of these literals (lower-case ASCII) in any case, wherever it stands: inside a longer
    /// word too, as names of variables have it.
    Name(&'static [&'static str]),
    /// The match contains one of these literals, at most `before` bytes after its start.
    Within {
        /// The literals.
        literals: &'static [&'static str],
        /// The furthest a literal can be from the start of the match.
        before: usize,
    },
    /// The match starts at most `before` bytes before its first ASCII digit. With more than twelve of them it is a whole run of
    /// the bytes that it may contain, not the rest of one, and these are of base64's alphabets.
    Digit {
        /// The furthest the first digit can be from the start of the match.
        before: usize,
    },
}

/// A candidate as a validator sees it.
#[derive(Clone, Copy, Debug)]
pub struct Match<'t> {
    /// The candidate's text, normalised.
    pub text: &'t str,
    /// Up to 65 bytes of normalised text before it, on a character boundary: words are read in 64, and one more byte tells
    /// whether the first begins there.
    pub before: &'t str,
}
