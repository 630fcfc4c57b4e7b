//! Reads a regular expression of the user's own and refuses what cannot be run on every text in bounded time, pointing to
//! the place.

use std::fmt;

use regex_automata::nfa::thompson::{self, WhichCaptures};
use regex_syntax::{
    ast::{
        self, Ast, Flag, Flags, FlagsItemKind, GroupKind, RepetitionKind, RepetitionRange, Span,
        parse::ParserBuilder,
    },
    hir::{self, Hir, translate::TranslatorBuilder},
};

/// Why a regular expression was refused, and where in it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RegexError {
    message: String,
    /// The line of the pattern, and the character of it that is wrong.
    place: Option<(String, usize)>,
}

impl RegexError {
    fn whole(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            place: None,
        }
    }

    fn at(pattern: &str, offset: usize, message: impl Into<String>) -> Self {
        let (before, after) = pattern.split_at_checked(offset).unwrap_or((pattern, ""));
        let start = before.rsplit('\n').next().unwrap_or_default();
        let rest = after.split('\n').next().unwrap_or_default();
        Self {
            message: message.into(),
            place: Some((format!("{start}{rest}"), start.chars().count())),
        }
    }

    /// The character of its line of the pattern that is wrong, counted from one; none where it is the whole.
    pub fn column(&self) -> Option<usize> {
        self.place.as_ref().map(|(_, column)| column + 1)
    }
}

impl fmt::Display for RegexError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        if let Some((line, column)) = &self.place {
            write!(
                f,
                " (character {})\n    {line}\n    {:column$}^",
                column + 1,
                ""
            )?;
        }
        Ok(())
    }
}

impl std::error::Error for RegexError {}

/// The longest pattern, in bytes.
pub(crate) const LONGEST_PATTERN: usize = 1024;

/// The longest match, in bytes.
pub(crate) const LONGEST_MATCH: usize = 1024;

/// Memory for the automaton that the others are made from, in bytes.
const LARGEST: usize = 1 << 20;

/// Groups in groups.
const DEEPEST: u32 = 64;

/// Reads a pattern in bytes mode.
pub(crate) fn read(pattern: &str) -> Result<Hir, RegexError> {
    if pattern.len() > LONGEST_PATTERN {
        let message = format!(
            "the pattern has {} bytes; {LONGEST_PATTERN} at most are allowed",
            pattern.len()
        );
        return Err(RegexError::whole(message));
    }
    let ast = ParserBuilder::new()
        .nest_limit(DEEPEST)
        .build()
        .parse(pattern)
        .map_err(|e| RegexError::at(pattern, e.span().start.offset, explain(e.kind())))?;
    ast::visit(&ast, Allowed { pattern })?;
    let hir = TranslatorBuilder::new()
        .unicode(false)
        .utf8(false)
        .build()
        .translate(pattern, &ast)
        .map_err(|e| RegexError::at(pattern, e.span().start.offset, meaning(e.kind())))?;
    Ok(hir)
}

/// Refuses what matches nothing or too much, once all its characters are whole.
pub(crate) fn check(hir: &Hir) -> Result<(), RegexError> {
    let properties = hir.properties();
    match (properties.minimum_len(), properties.maximum_len()) {
        (None, _) => return Err(RegexError::whole("it can match no text at all")),
        (Some(0), _) => return Err(RegexError::whole("it also matches the empty text")),
        (_, Some(..=LONGEST_MATCH)) => {}
        (_, longest) => {
            let longest = longest.map_or("too many".to_owned(), |bytes| bytes.to_string());
            let message = format!(
                "a match can have {longest} bytes; {LONGEST_MATCH} at most are allowed \
                 (a `.` or a negated class counts four)"
            );
            return Err(RegexError::whole(message));
        }
    }
    let config = thompson::Config::new()
        .utf8(false)
        .which_captures(WhichCaptures::None)
        .nfa_size_limit(Some(LARGEST));
    thompson::Compiler::new()
        .configure(config)
        .build_from_hir(hir)
        .map(drop)
        .map_err(|_| RegexError::whole(format!("it takes more than {LARGEST} bytes when compiled")))
}

/// Refuses what has no bound, and what only Unicode's tables could answer.
struct Allowed<'p> {
    pattern: &'p str,
}

impl Allowed<'_> {
    fn refuse(&self, span: &Span, message: impl Into<String>) -> Result<(), RegexError> {
        Err(RegexError::at(self.pattern, span.start.offset, message))
    }

    fn flags(&self, flags: &Flags) -> Result<(), RegexError> {
        let mut on = true;
        for item in &flags.items {
            match item.kind {
                FlagsItemKind::Negation => on = false,
                FlagsItemKind::Flag(Flag::Unicode) if on => {
                    return self
                        .refuse(&item.span, "there is no Unicode mode; leave the flag u out");
                }
                FlagsItemKind::Flag(_) => {}
            }
        }
        Ok(())
    }
}

impl ast::Visitor for Allowed<'_> {
    type Output = ();
    type Err = RegexError;

    fn finish(self) -> Result<(), RegexError> {
        Ok(())
    }

    fn visit_pre(&mut self, ast: &Ast) -> Result<(), RegexError> {
        match ast {
            Ast::Flags(set) => self.flags(&set.flags),
            Ast::Group(group) => match &group.kind {
                GroupKind::NonCapturing(flags) => self.flags(flags),
                GroupKind::CaptureIndex(_) | GroupKind::CaptureName { .. } => Ok(()),
            },
            Ast::Repetition(repeat) => {
                let (text, least) = match repeat.op.kind {
                    RepetitionKind::ZeroOrMore => ("*", 0),
                    RepetitionKind::OneOrMore => ("+", 1),
                    RepetitionKind::Range(RepetitionRange::AtLeast(least)) => ("{m,}", least),
                    RepetitionKind::ZeroOrOne | RepetitionKind::Range(_) => return Ok(()),
                };
                let message =
                    format!("{text} has no upper bound; write {{{least},n}} with a number for n");
                self.refuse(&repeat.op.span, message)
            }
            Ast::ClassUnicode(class) => self.refuse(
                &class.span,
                "there are no Unicode classes; name the characters",
            ),
            _ => Ok(()),
        }
    }
}

fn explain(kind: &ast::ErrorKind) -> String {
    match kind {
        ast::ErrorKind::UnsupportedLookAround => {
            "look-around is not supported; use context words for what stands before".to_owned()
        }
        ast::ErrorKind::UnsupportedBackreference => {
            "references back to a group are not supported".to_owned()
        }
        ast::ErrorKind::NestLimitExceeded(most) => {
            format!("groups stand in groups more than {most} deep")
        }
        other => other.to_string(),
    }
}

fn meaning(kind: &hir::ErrorKind) -> String {
    match kind {
        hir::ErrorKind::UnicodeNotAllowed => {
            "brackets hold ASCII characters only; write (?:ä|ö) instead of [äö]".to_owned()
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        custom::Regex,
        finding::{Confidence, DetectorId},
    };

    fn refused(pattern: &str) -> String {
        let read = Regex::new(DetectorId::new("custom.it"), pattern, Confidence::Low);
        read.map(|_| pattern.to_owned()).unwrap_err().to_string()
    }

    #[test]
    fn what_is_wrong_is_pointed_at() {
        let plus = refused("[A-Z]+-\\d{4}");
        assert_eq!(
            plus,
            "+ has no upper bound; write {1,n} with a number for n (character 6)\n    [A-Z]+-\\d{4}\n         ^"
        );
        for (pattern, column) in [
            ("äö*", 3),
            ("a{3,}", 2),
            ("(?:ab){2}(c", 10),
            ("x(?u)y", 4),
            ("(?x)\n a # note\n b+", 3),
            ("a\\pL", 2),
            ("\\p{Greek}", 1),
            ("a[äö]", 3),
            ("a(?=b)", 2),
            ("(a)\\1", 4),
            ("[z-a]", 2),
            ("a{5,2}", 2),
            ("*", 1),
        ] {
            let error =
                Regex::new(DetectorId::new("custom.it"), pattern, Confidence::Low).unwrap_err();
            assert_eq!(error.column(), Some(column), "{pattern}: {error}");
        }
    }

    #[test]
    fn what_matches_nothing_or_too_much_is_refused() {
        assert!(refused("a{0,3}").contains("empty"));
        assert!(refused("").contains("empty"));
        assert!(refused("\\b").contains("empty"));
        assert!(refused("[^\\x00-\\xff]").contains("no text"));
        assert!(refused(&"a".repeat(1025)).contains("1025 bytes"));
        assert!(refused("a{1025}").contains("1025 bytes"));
        assert!(refused(".{300}").contains("1200 bytes"));
        assert!(refused("(?:a{1000}){1000}").contains("1000000 bytes"));
        assert!(refused("(?:(?:a{1000}){1000}){4000000000}").contains("bytes"));
        let parts: Vec<String> = (150..250).map(|n| format!(".{{{n}}}")).collect();
        assert!(refused(&parts.join("|")).contains("compiled"));
        assert!(refused(&format!("{}a{}", "(".repeat(80), ")".repeat(80))).contains("deep"));
    }

    #[test]
    fn the_largest_that_is_allowed() {
        for pattern in [
            "a{1024}",
            ".{256}",
            "(?i)secret project [a-z]{1,20}",
            "(?-u:\\d{4})",
            "[a-z]{1,32}(?:-[a-z]{1,32}){0,8}",
        ] {
            let read = Regex::new(DetectorId::new("custom.it"), pattern, Confidence::Low);
            assert!(read.is_ok(), "{pattern}: {read:?}");
        }
    }
}
