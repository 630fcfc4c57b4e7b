//! Words, and the form in which they are compared: whoever writes `Smith,  JOHN` means `smith john`. Marks on letters do not
//! count: a scanner's text has lost those that are characters of their own (`u` and U+0308), as some systems write names.

use std::hash::Hasher as _;

use siphasher::sip::SipHasher24;

/// What of a text counts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Form {
    /// Upper and lower case are the same.
    pub(crate) any_case: bool,
    /// What is neither letter, digit nor white space is left out.
    pub(crate) no_punctuation: bool,
}

/// What a character is to a word.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Kind {
    Space,
    Punctuation,
    /// A letter or digit.
    Letter,
    /// A letter of a script that puts no spaces between words: each is one.
    Alone,
}

/// What a [`Walk`] came to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Step {
    /// A word that ends there.
    Word(usize),
    /// There is no word near enough.
    End,
    /// The text ends where a word may go on or follow.
    Cut,
}

/// SipHash-2-4 under this key, its lower half first: <https://cr.yp.to/siphash/siphash-20120918.pdf>.
pub(crate) fn hasher([low, high]: [u64; 2]) -> SipHasher24 {
    SipHasher24::new_with_keys(low, high)
}

/// Goes through a text word by word and hashes it in its normal form on the way.
#[derive(Clone, Debug)]
pub(crate) struct Walk<'t> {
    text: &'t str,
    at: usize,
    form: Form,
    hasher: SipHasher24,
    /// The furthest it goes.
    limit: usize,
    is_first: bool,
    in_word: bool,
}

impl<'t> Walk<'t> {
    /// A walk that begins with the word at `start` and ends at most `longest` bytes after it.
    pub(crate) fn new(
        text: &'t str,
        start: usize,
        longest: usize,
        form: Form,
        hasher: SipHasher24,
    ) -> Self {
        Self {
            text,
            at: start,
            form,
            hasher,
            limit: start.saturating_add(longest),
            is_first: true,
            in_word: false,
        }
    }

    /// Whether it stopped in a word, at the text's end.
    pub(crate) fn is_inside(&self) -> bool {
        self.in_word
    }

    /// Whether it got to the text's end.
    pub(crate) fn is_done(&self) -> bool {
        self.at >= self.text.len()
    }

    /// The hash of the words so far.
    pub(crate) fn hash(&self) -> u64 {
        self.hasher.finish()
    }

    /// Takes the next word.
    pub(crate) fn step(&mut self) -> Step {
        self.in_word = false;
        if !self.is_first && !self.cross_gap() {
            return match self.at >= self.text.len() {
                true => Step::Cut,
                false => Step::End,
            };
        }
        self.is_first = false;
        self.in_word = true;
        let alone = matches!(kind_at(self.text, self.at), Some((Kind::Alone, _)));
        while let Some((kind, c)) = kind_at(self.text, self.at) {
            if !matches!((kind, alone), (Kind::Letter, false) | (Kind::Alone, true)) {
                return Step::Word(self.at);
            }
            self.at += c.len_utf8();
            if self.at > self.limit {
                return Step::End;
            }
            let letter = bare(c);
            self.push(if self.form.any_case {
                fold(letter)
            } else {
                letter
            });
            if alone {
                return Step::Word(self.at);
            }
        }
        Step::Cut
    }

    /// Goes on to the next word. Whether there is one.
    fn cross_gap(&mut self) -> bool {
        let start = self.at;
        let mut spaced = false;
        while let Some((kind, c)) = kind_at(self.text, self.at) {
            match kind {
                Kind::Letter | Kind::Alone => {
                    if spaced {
                        self.push(' ');
                    }
                    return true;
                }
                Kind::Space => spaced = true,
                Kind::Punctuation if self.form.no_punctuation => {}
                Kind::Punctuation => {
                    if std::mem::take(&mut spaced) {
                        self.push(' ');
                    }
                    self.push(c);
                }
            }
            self.at += c.len_utf8();
            if self.at > start + GAP || self.at > self.limit {
                return false;
            }
        }
        false
    }

    fn push(&mut self, c: char) {
        let mut bytes = [0; 4];
        self.hasher.write(c.encode_utf8(&mut bytes).as_bytes());
    }
}

/// Tells the start of every word at or after `from`, until it says where to stop.
pub(crate) fn each_start(text: &str, from: usize, mut tell: impl FnMut(usize)) {
    let before = text
        .get(..from)
        .and_then(|before| before.chars().next_back());
    let mut inside = before.is_some_and(|c| kind(c) == Kind::Letter);
    let rest = text.get(from..).unwrap_or_default();
    for (at, c) in rest.char_indices() {
        let kind = kind(c);
        if kind == Kind::Alone || kind == Kind::Letter && !inside {
            tell(from + at);
        }
        inside = kind == Kind::Letter;
    }
}

/// The first and the last byte that are in a word, where there is one.
pub(crate) fn trimmed(text: &str) -> Option<(usize, usize)> {
    let in_word = |c: char| matches!(kind(c), Kind::Letter | Kind::Alone);
    let start = text.find(in_word)?;
    let last = text.rfind(in_word)?;
    let width = text.get(last..)?.chars().next().map_or(0, char::len_utf8);
    Some((start, last + width))
}

fn kind_at(text: &str, at: usize) -> Option<(Kind, char)> {
    let c = text.get(at..)?.chars().next()?;
    Some((kind(c), c))
}

fn kind(c: char) -> Kind {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Kind::Letter,
        ' ' | '\t'..='\r' => Kind::Space,
        '\0'..='\u{7f}' => Kind::Punctuation,
        // Combining marks belong to the letter before.
        '\u{300}'..='\u{36f}' => Kind::Letter,
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => Kind::Alone,
        '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' => Kind::Alone,
        '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => {
            Kind::Alone
        }
        c if c.is_alphanumeric() => Kind::Letter,
        c if c.is_whitespace() => Kind::Space,
        _ => Kind::Punctuation,
    }
}

include!(concat!(env!("OUT_DIR"), "/bare.rs"));

/// The letter without its marks.
fn bare(c: char) -> char {
    let code = match u16::try_from(u32::from(c)) {
        Ok(code) if code > 0x7f => code,
        _ => return c,
    };
    let found = BARE.binary_search_by_key(&code, |pair| pair.0);
    let letter = found.ok().and_then(|at| BARE.get(at));
    letter
        .and_then(|pair| char::from_u32(pair.1.into()))
        .unwrap_or(c)
}

/// Lower case in the alphabets that have cases; the long tables of Unicode would take up room in a wasm module.
fn fold(c: char) -> char {
    let code = u32::from(c);
    let odd = code % 2;
    let lower = match c {
        // Pairs: the capital first, at an even place or at an odd one.
        'Ā'..='ı'
        | 'Ĳ'..='ķ'
        | 'Ŋ'..='ŷ'
        | 'Ḁ'..='ẕ'
        | 'Ạ'..='ỿ'
        | 'Ѡ'..='ҁ'
        | 'Ҋ'..='ҿ'
        | 'Ӑ'..='ԯ'
            if c != 'İ' && c != 'ı' =>
        {
            code | 1
        }
        'Ĺ'..='ň' | 'Ź'..='ž' | 'Ӂ'..='ӎ' => code + odd,
        'Ÿ' => 0xff,
        'İ' => 0x69,
        'ẞ' => 0xdf,
        'Α'..='Ρ' | 'Σ'..='Ϋ' => code + 32,
        'ς' => 0x3c3,
        'Ά' => 0x3ac,
        'Έ'..='Ί' => code + 37,
        'Ό' => 0x3cc,
        'Ύ' | 'Ώ' => code + 63,
        'Ա'..='Ֆ' => code + 48,
        _ => return crate::context::lower(c),
    };
    char::from_u32(lower).unwrap_or(c)
}

/// The furthest two words of one entry can be apart, in bytes.
pub(crate) const GAP: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    const ANY: Form = Form {
        any_case: true,
        no_punctuation: true,
    };

    #[test]
    fn hashes_are_those_of_the_definition() {
        // Appendix A. Files that were built keep being read.
        let mut hash = hasher([0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908]);
        (0..15).for_each(|byte: u8| hash.write(&[byte]));
        assert_eq!(hash.finish(), 0xa129_ca61_49be_45e5);
    }

    #[test]
    fn letters_lose_their_marks_alone() {
        for (c, letter) in [
            ('é', 'e'),
            ('ǖ', 'u'),
            ('й', 'и'),
            ('ß', 'ß'),
            ('ø', 'ø'),
            ('漢', '漢'),
            ('e', 'e'),
        ] {
            assert_eq!(bare(c), letter);
        }
    }

    fn hash(text: &str, form: Form) -> u64 {
        let mut walk = Walk::new(text, 0, 1000, form, hasher([1, 2]));
        while let Step::Word(_) = walk.step() {}
        walk.hash()
    }

    #[test]
    fn what_is_the_same() {
        for (a, b) in [
            ("Smith,  JOHN ", "smith john"),
            ("123-45-6789", "123456789"),
            ("O\u{2019}Brien", "obrien"),
            (
                "ÉCOLE Ł ŽIŽKA ΣΟΦΟΣ Привет ԱՐԱՄ ŸẞĲŇ",
                "école ł žižka σοφος привет արամ ÿßĳň",
            ),
            ("a\n\t b", "a b"),
            ("Jürgen Müller, Øre", "jurgen muller øre"),
            ("Лейба Ἀθήνα Việt", "леиба αθηνα viet"),
        ] {
            assert_eq!(hash(a, ANY), hash(b, ANY), "{a}");
            let as_is = Form {
                any_case: false,
                no_punctuation: false,
            };
            assert_ne!(
                hash(a.trim(), as_is),
                hash(&b.replace(' ', "  x"), as_is),
                "{a}"
            );
        }
        assert_ne!(hash("ab c", ANY), hash("a bc", ANY));
        let exact = Form {
            no_punctuation: false,
            ..ANY
        };
        assert_eq!(hash("Smith,  John", exact), hash("smith, john", exact));
        assert_ne!(hash("smith, john", exact), hash("smith john", exact));
    }

    #[test]
    fn cases_are_unicodes() {
        for c in '\u{80}'..'\u{2000}' {
            let mut lower = c.to_lowercase();
            let (one, more) = (lower.next(), lower.next());
            let folded = fold(c);
            // What is folded is folded right; rare alphabets stay as they are.
            if folded != c && !matches!(c, 'ς' | 'İ') {
                assert_eq!((Some(folded), None), (one, more), "{c} {:x}", u32::from(c));
            }
        }
    }

    #[test]
    fn words_start() {
        let mut starts = Vec::new();
        each_start("ab, c1d 漢字a_é", 0, |at| starts.push(at));
        assert_eq!(starts, [0, 4, 8, 11, 14, 16]);
        starts.clear();
        each_start("ab cd", 1, |at| starts.push(at));
        assert_eq!(starts, [3]);
        assert_eq!(trimmed(" (C++) "), Some((2, 3)));
        assert_eq!(trimmed("--"), None);
    }
}
