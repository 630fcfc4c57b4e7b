//! Letters beyond ASCII: which are letters at all, their lower case, and which look like Latin ones.

/// A word's letters in lower case; look-alikes become Latin where the word has Latin letters too.
#[derive(Debug, Default)]
pub(crate) struct Folded {
    text: String,
    latin: bool,
}

impl Folded {
    /// Another word begins; what memory there is, is used again.
    pub(crate) fn clear(&mut self) {
        self.text.clear();
        self.latin = false;
    }

    /// One more letter.
    pub(crate) fn push(&mut self, c: char) {
        // What is longer than any word is as good as its beginning.
        if self.text.len() < LONGEST {
            let lower = lower(c);
            self.latin |= lower.is_ascii_alphabetic();
            self.text.push(lower);
        }
    }

    /// All letters are there. Tells whether some only looked Latin.
    pub(crate) fn finish(&mut self) -> bool {
        if self.latin && self.text.chars().any(|c| latin_twin(c).is_some()) {
            let plain = self.text.chars().map(|c| latin_twin(c).unwrap_or(c));
            self.text = plain.collect();
            return true;
        }
        false
    }

    /// The word as it is read.
    pub(crate) fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }
}

/// Whether a character can be part of a word. Signs, emoji and what has no case or sound are not.
pub(crate) fn is_letter(c: char) -> bool {
    match c {
        '\'' | '\u{2019}' => true,
        _ if c.is_ascii() => c.is_ascii_alphanumeric(),
        '\u{80}'..='\u{bf}' => matches!(c, 'ª' | 'µ' | 'º'),
        '×' | '÷' | '\u{60c}' | '\u{61b}' | '\u{61f}' | '\u{6d4}' | '\u{964}' | '\u{965}' => {
            false
        }
        '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' | '\u{fe10}'..='\u{fe6f}' => false,
        '\u{ff00}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' => false,
        '\u{e000}'..='\u{f8ff}' | '\u{1f000}'..='\u{1ffff}' => false,
        _ => true,
    }
}

/// Whether a character is a word by itself: scripts that leave no space between words.
pub(crate) fn is_word_alone(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Lower case where it is at a fixed distance, which are nearly all letters that anyone writes prompts in.
fn lower(c: char) -> char {
    let code = u32::from(c);
    let lower = match c {
        'A'..='Z' | '\u{c0}'..='\u{de}' | 'Α'..='Ω' | 'А'..='Я' => code + 32,
        'Ѐ'..='Џ' => code + 80,
        '\u{100}'..='\u{137}' | '\u{14a}'..='\u{177}' => code | 1,
        '\u{531}'..='\u{556}' => code + 48,
        _ => code,
    };
    char::from_u32(lower).unwrap_or(c)
}

/// The Latin letter that a letter of another script looks like.
fn latin_twin(c: char) -> Option<char> {
    if !('\u{251}'..='\u{585}').contains(&c) {
        return None;
    }
    let at = LOOK_ALIKES.chars().position(|alike| alike == c)?;
    LATIN.chars().nth(at)
}

const LOOK_ALIKES: &str = "асеоріјѕухԁһԛԝгкмнтвανορεικυτησωхɑɡɩоոսցհ";
const LATIN: &str = "aceopijsyxdhqwrkmhtbavopeikutnowxagionugh";

/// In bytes.
const LONGEST: usize = 128;

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> (String, bool) {
        let mut word = Folded::default();
        text.chars().for_each(|c| word.push(c));
        let mixed = word.finish();
        (word.text, mixed)
    }

    #[test]
    fn look_alikes_become_latin_only_beside_latin_letters() {
        assert_eq!(LOOK_ALIKES.chars().count(), LATIN.chars().count());
        assert_eq!(folded("ignоrе"), ("ignore".into(), true));
        assert_eq!(folded("Привет"), ("привет".into(), false));
        assert_eq!(folded("café"), ("café".into(), false));
    }

    #[test]
    fn letters_of_many_scripts_are_letters_and_signs_are_not() {
        for c in "aéßжδ한あ中عहไ".chars() {
            assert!(is_letter(c), "{c}");
        }
        for c in "-—…“、。，😀→€«".chars() {
            assert!(!is_letter(c), "{c}");
        }
    }

    #[test]
    fn upper_case_becomes_lower() {
        assert_eq!(folded("ÀΩЯЁ").0, "àωяё");
        assert_eq!(folded("ĆŚ").0, "ćś");
    }
}
