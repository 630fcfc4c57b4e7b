//! One character as matching sees it: compatibility forms, digits of any script, dashes and tags become their plain
//! twins; characters that show nothing disappear.
//!
//! Every character is folded for itself, so a text may be cut between any two. NFKC is Unicode Standard Annex 15; of it
//! counts what has ASCII in it, since patterns are ASCII (`build.rs` picks it out);
//! what is invisible is `Default_Ignorable_Code_Point` of the Unicode Character Database, plus the combining marks
//! that can be laid over ASCII characters.

/// What becomes of a character.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Folded {
    /// It stays as it is.
    Same,
    /// Something else, or nothing, was added to the output.
    Other,
}

/// Adds what `c` becomes to `out`, unless it stays the same.
pub(crate) fn fold(c: char, out: &mut String) -> Folded {
    if is_stable(c) {
        return Folded::Same;
    }
    if is_invisible(c) {
        return Folded::Other;
    }
    if let Some(twin) = ascii_twin(c) {
        out.push(twin);
        return Folded::Other;
    }
    compatible(u32::from(c), out)
}

/// Adds the compatibility form, where it has ASCII in it.
fn compatible(code: u32, out: &mut String) -> Folded {
    let run = FOLD_RUNS.partition_point(|(first, ..)| *first <= code);
    let run = run.checked_sub(1).and_then(|index| FOLD_RUNS.get(index));
    let in_run = run.filter(|(_, last, _)| code <= *last);
    if let Some(plain) = in_run.and_then(|(first, _, base)| char::from_u32(base + (code - first))) {
        out.push(plain);
        return Folded::Other;
    }
    let index = FOLDS.partition_point(|entry| entry >> OFFSET_BITS < code);
    let entry = FOLDS
        .get(index)
        .filter(|entry| *entry >> OFFSET_BITS == code);
    let offset = |entry: &u32| (entry & ((1 << OFFSET_BITS) - 1)) as usize;
    let end = FOLDS.get(index + 1).map(offset);
    let form = entry
        .map(offset)
        .zip(end)
        .and_then(|(start, end)| FOLD_FORMS.get(start..end));
    match form {
        Some(form) => {
            out.push_str(form);
            Folded::Other
        }
        None => Folded::Same,
    }
}

include!(concat!(env!("OUT_DIR"), "/folds.rs"));

/// Large blocks in which nothing folds, so that most text need not be looked up.
fn is_stable(c: char) -> bool {
    matches!(c,
        '\u{1}'..='\u{7f}' | '\u{c0}'..='\u{131}' | '\u{391}'..='\u{3c9}' | '\u{400}'..='\u{482}' | '\u{48a}'..='\u{52f}'
        | '\u{5d0}'..='\u{5ea}' | '\u{620}'..='\u{64a}' | '\u{904}'..='\u{939}'
        | '\u{2018}'..='\u{2023}' | '\u{20ac}'
        | '\u{3001}'..='\u{3002}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fe}'
        | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{1f300}'..='\u{1faff}')
}

/// Also what stands for half a surrogate pair, which clients show as nothing or as a mark that nobody copies.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\0' | '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{61c}'
        | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{20d0}'..='\u{20ff}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffd}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e001f}' | '\u{e007f}'..='\u{e0fff}')
}

fn ascii_twin(c: char) -> Option<char> {
    let code = u32::from(c);
    match c {
        '\u{e0020}'..='\u{e007e}' => char::from_u32(code - 0xe0000),
        // Full-width forms.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(code - 0xfee0),
        // Hyphens and dashes, which word processors put into numbers.
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' => Some('-'),
        _ => {
            let after = ZEROS.partition_point(|&zero| zero <= code);
            let zero = ZEROS.get(after.checked_sub(1)?)?;
            char::from_digit(code.checked_sub(*zero).filter(|&digit| digit < 10)?, 10)
        }
    }
}

/// The zero of every script's decimal digits (general category Nd, Unicode 16.0), those that NFKC folds left out.
const ZEROS: &[u32] = &[
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6,
    0xe50, 0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50,
    0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0x104a0,
    0x10d30, 0x10d40, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650,
    0x116c0, 0x116d0, 0x116da, 0x11730, 0x118e0, 0x11950, 0x11bf0, 0x11c50, 0x11d50, 0x11da0,
    0x11f50, 0x16130, 0x16a60, 0x16ac0, 0x16b50, 0x16d70, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e5f1,
    0x1e950,
];

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use crate::signs::is_sign;

    use super::*;

    #[test]
    fn what_has_ascii_in_its_compatibility_form_becomes_that_form() {
        for c in '\u{80}'..=char::MAX {
            let form: String = std::iter::once(c).nfkc().collect();
            let has_ascii = form.bytes().any(|byte| byte.is_ascii()) && !is_sign(c);
            let mut out = String::new();
            let folded = compatible(u32::from(c), &mut out);
            assert_eq!(folded == Folded::Other, has_ascii, "{c:?}");
            if has_ascii {
                assert_eq!(out, form, "{c:?}");
            }
        }
    }

    fn folded(text: &str) -> String {
        let mut out = String::new();
        for c in text.chars() {
            if fold(c, &mut out) == Folded::Same {
                out.push(c);
            }
        }
        out
    }

    #[test]
    fn plain_twins() {
        assert_eq!(folded("４１１１ ﬁ ＠．"), "4111 fi @.");
        assert_eq!(folded("4111\u{fffd} 1"), "4111 1");
        assert_eq!(folded("٤١١١ ४१ 𝟜𝟙 𑁪"), "4111 41 41 4");
        assert_eq!(folded("123‑45–6789"), "123-45-6789");
        assert_eq!(
            folded("s\u{200b}k\u{ad}-\u{fe0f}a\u{332}\u{202e}b"),
            "sk-ab"
        );
        assert_eq!(folded("\u{e0041}\u{e0042}\u{e007f}"), "AB");
        assert_eq!(folded("a\u{a0}b\u{3000}c"), "a b c");
    }

    #[test]
    fn ordinary_writing_stays() {
        let text = "Größe, naïve; Привет мир! 你好，世界".replace('，', "、");
        assert_eq!(folded(&text), text);
        let signs = "№4111 ™ ½4111 nº 1 5ª ㏒";
        assert_eq!(folded(signs), signs);
    }

    #[test]
    fn stable_blocks_are_stable() {
        for c in ('\u{80}'..='\u{1ffff}').filter(|&c| is_stable(c)) {
            assert!(!is_invisible(c) && ascii_twin(c).is_none(), "{c:?}");
            assert_eq!(std::iter::once(c).nfkc().collect::<String>(), c.to_string());
        }
    }

    #[test]
    fn zeros_are_sorted_and_apart() {
        assert!(ZEROS.windows(2).all(|w| w[0] + 10 <= w[1]));
    }
}
