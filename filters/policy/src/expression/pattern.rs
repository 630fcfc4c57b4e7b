//! Regular expressions and wildcards, compiled and bounded.

use std::{
    panic::{RefUnwindSafe, UnwindSafe},
    sync::Arc,
};

use memchr::memmem::Finder;
use regex_automata::{
    Input,
    hybrid::dfa::{self, Cache, DFA},
    nfa::thompson::{self, pikevm::PikeVM},
    util::{captures::Captures, pool::Pool},
};
use regex_syntax::{
    ast::{self, Ast, Flag, FlagsItemKind, GroupKind},
    hir::translate::TranslatorBuilder,
};

/// A pattern compiles to at most this many bytes of automaton, so that a configuration cannot fill the host.
const AUTOMATON_BYTES: usize = 1 << 20;
/// What matching may cache for one pattern.
const CACHE_BYTES: usize = 1 << 18;
/// As many `*` as the language allows in one wildcard.
const STARS: usize = 10;

/// A regular expression over bytes, matched in linear time: by a lazily built DFA, or where groups are asked for, by
/// simulating the NFA. These two engines and no other: each would cost a wasm module as much as the whole language.
#[derive(Clone, Debug)]
pub(crate) struct Regex {
    matcher: Arc<Matcher>,
    groups: PikeVM,
}

#[derive(Debug)]
struct Matcher {
    dfa: DFA,
    caches: Pool<Cache, MakeCache>,
}

type MakeCache = Box<dyn Fn() -> Cache + Send + Sync + UnwindSafe + RefUnwindSafe>;

impl Regex {
    /// Compiles it; the error is for people.
    pub(crate) fn new(pattern: &str) -> Result<Self, String> {
        let ast = ast::parse::ParserBuilder::new()
            .nest_limit(100)
            .build()
            .parse(pattern)
            .map_err(|error| error.kind().to_string())?;
        ast::visit(&ast, NoUnicode)?;
        let hir = TranslatorBuilder::new()
            .unicode(false)
            .utf8(false)
            .build()
            .translate(pattern, &ast)
            .map_err(|error| error.kind().to_string())?;
        let nfa = thompson::Compiler::new()
            .configure(
                thompson::Config::new()
                    .utf8(false)
                    .nfa_size_limit(Some(AUTOMATON_BYTES)),
            )
            .build_from_hir(&hir)
            .map_err(|_| format!("compiles to more than {AUTOMATON_BYTES} bytes"))?;
        let dfa = dfa::Builder::new()
            .configure(
                dfa::Config::new()
                    .cache_capacity(CACHE_BYTES)
                    .skip_cache_capacity_check(true),
            )
            .build_from_nfa(nfa.clone())
            .map_err(|_| String::from("is too large"))?;
        let groups = PikeVM::new_from_nfa(nfa).map_err(|_| String::from("is too large"))?;
        let for_caches = dfa.clone();
        let make: MakeCache = Box::new(move || for_caches.create_cache());
        let caches = Pool::new(make);
        let matcher = Arc::new(Matcher { dfa, caches });
        Ok(Self { matcher, groups })
    }

    pub(crate) fn is_match(&self, bytes: &[u8]) -> bool {
        let input = Input::new(bytes).earliest(true);
        let Matcher { dfa, caches } = &*self.matcher;
        match dfa.try_search_fwd(&mut caches.get(), &input) {
            Ok(found) => found.is_some(),
            // No byte makes this DFA quit and it may clear its cache for ever: it does not happen.
            Err(_) => self.groups.is_match(&mut self.groups.create_cache(), input),
        }
    }

    /// The groups of the first match.
    pub(crate) fn captures(&self, bytes: &[u8]) -> Option<Captures> {
        let mut captures = self.groups.create_captures();
        let mut cache = self.groups.create_cache();
        self.groups.captures(&mut cache, bytes, &mut captures);
        captures.is_match().then_some(captures)
    }

    /// How many groups it has, the whole match not counted.
    pub(crate) fn groups(&self) -> usize {
        let all = self.groups.get_nfa().group_info().all_group_len();
        all.saturating_sub(1)
    }
}

/// Refuses `(?u)`: Unicode tables would be half of a wasm module, and what loads in one host must load in all.
struct NoUnicode;

impl ast::Visitor for NoUnicode {
    type Output = ();
    type Err = String;

    fn finish(self) -> Result<(), String> {
        Ok(())
    }

    fn visit_pre(&mut self, ast: &Ast) -> Result<(), String> {
        let flags = match ast {
            Ast::Flags(set) => Some(&set.flags),
            Ast::Group(group) => match &group.kind {
                GroupKind::NonCapturing(flags) => Some(flags),
                _ => None,
            },
            _ => None,
        };
        let mut on = true;
        for item in flags.into_iter().flat_map(|flags| &flags.items) {
            match item.kind {
                FlagsItemKind::Negation => on = false,
                FlagsItemKind::Flag(Flag::Unicode) if on => {
                    return Err(String::from(
                        "the flag `u` is not supported: patterns match bytes",
                    ));
                }
                FlagsItemKind::Flag(_) => {}
            }
        }
        Ok(())
    }
}

/// Literal text with `*` for any bytes; matches the whole value.
#[derive(Clone, Debug)]
pub(crate) struct Wildcard {
    /// The text between the stars: one more than there are stars. Lower case where case does not count.
    parts: Vec<Finder<'static>>,
    is_strict: bool,
}

impl Wildcard {
    /// Compiles it; the error is for people.
    pub(crate) fn new(pattern: &[u8], is_strict: bool) -> Result<Self, String> {
        let mut parts = vec![Vec::new()];
        let mut bytes = pattern.iter().copied();
        let mut was_star = false;
        while let Some(byte) = bytes.next() {
            let is_star = byte == b'*';
            let literal = match byte {
                b'*' if was_star => return Err(String::from("two `*` in a row")),
                b'*' => {
                    parts.push(Vec::new());
                    None
                }
                b'\\' => match bytes.next() {
                    Some(next @ (b'*' | b'\\')) => Some(next),
                    _ => return Err(String::from("`\\` may only stand before `*` or `\\`")),
                },
                byte => Some(byte),
            };
            was_star = is_star;
            if let (Some(literal), Some(part)) = (literal, parts.last_mut()) {
                part.push(if is_strict {
                    literal
                } else {
                    literal.to_ascii_lowercase()
                });
            }
        }
        if parts.len() > STARS + 1 {
            return Err(format!("more than {STARS} `*`"));
        }
        let parts = parts
            .iter()
            .map(|part| Finder::new(part).into_owned())
            .collect();
        Ok(Self { parts, is_strict })
    }

    pub(crate) fn is_match(&self, bytes: &[u8]) -> bool {
        self.stars(bytes).is_some()
    }

    /// What each star stands for, each as short as can be; `None` if the value does not match.
    pub(crate) fn stars<'b>(&self, bytes: &'b [u8]) -> Option<Vec<&'b [u8]>> {
        let folded;
        let haystack = if self.is_strict {
            bytes
        } else {
            folded = bytes.to_ascii_lowercase();
            &folded
        };
        let (first, others) = self.parts.split_first()?;
        let Some((last, middle)) = others.split_last() else {
            return (haystack == first.needle()).then(Vec::new);
        };
        let mut at = haystack
            .starts_with(first.needle())
            .then(|| first.needle().len())?;
        let mut stars = Vec::with_capacity(others.len());
        for part in middle {
            let found = at + part.find(haystack.get(at..)?)?;
            stars.push(bytes.get(at..found)?);
            at = found + part.needle().len();
        }
        let end = haystack
            .len()
            .checked_sub(last.needle().len())
            .filter(|end| *end >= at)?;
        if !haystack.ends_with(last.needle()) {
            return None;
        }
        stars.push(bytes.get(at..end)?);
        Some(stars)
    }

    /// How many stars it has.
    pub(crate) fn groups(&self) -> usize {
        self.parts.len().saturating_sub(1)
    }
}

/// A replacement: literal text, `${1}` for a group, `$$` for a dollar sign.
#[derive(Clone, Debug)]
pub(crate) struct Template(Vec<Piece>);

#[derive(Clone, Debug)]
enum Piece {
    Text(Vec<u8>),
    Group(usize),
}

impl Template {
    /// Reads it for a pattern with that many groups; the error is for people.
    pub(crate) fn new(text: &[u8], groups: usize) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(at) = memchr::memchr(b'$', rest) {
            let (before, from) = rest.split_at(at);
            pieces.push(Piece::Text(before.to_vec()));
            if let Some(after) = from.strip_prefix(b"$$") {
                pieces.push(Piece::Text(b"$".to_vec()));
                rest = after;
            } else {
                let (group, after) = reference(from).ok_or("`$` must be `$$` or `${number}`")?;
                if group > groups {
                    return Err(format!(
                        "there is no group {group}: the pattern has {groups}"
                    ));
                }
                pieces.push(Piece::Group(group));
                rest = after;
            }
        }
        pieces.push(Piece::Text(rest.to_vec()));
        if pieces
            .iter()
            .filter(|p| matches!(p, Piece::Group(_)))
            .count()
            > 8
        {
            return Err(String::from("more than eight references"));
        }
        Ok(Self(pieces))
    }

    /// Appends the replacement.
    pub(crate) fn write<'b>(&self, group: impl Fn(usize) -> &'b [u8], out: &mut Vec<u8>) {
        for piece in &self.0 {
            match piece {
                Piece::Text(text) => out.extend_from_slice(text),
                Piece::Group(number) => out.extend_from_slice(group(*number)),
            }
        }
    }
}

/// Reads `${12}` off the front.
fn reference(text: &[u8]) -> Option<(usize, &[u8])> {
    let inner = text.strip_prefix(b"${")?;
    let end = memchr::memchr(b'}', inner)?;
    let (digits, rest) = inner.split_at(end);
    let digits = std::str::from_utf8(digits).ok()?;
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some((digits.parse().ok()?, rest.strip_prefix(b"}")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regexes_are_bounded_and_bytewise() {
        assert!(Regex::new(r"^a\d+$").unwrap().is_match(b"a12"));
        assert!(Regex::new("(?i)abc").unwrap().is_match(b"xABCx"));
        assert!(Regex::new(r"\xff").unwrap().is_match(b"\xff"));
        assert!(Regex::new("(?-u)a").is_ok());
        for bad in [
            "(",
            "a{1000}{1000}",
            r"\p{Greek}",
            "(?u)a",
            "(?iu:a)",
            "(?=a)",
            r"\1",
        ] {
            assert!(Regex::new(bad).is_err(), "{bad}");
        }
        assert!(Regex::new(&"(".repeat(100_000)).is_err());
    }

    #[test]
    fn wildcards() {
        let matches = |pattern: &str, strict, text: &str| {
            Wildcard::new(pattern.as_bytes(), strict)
                .unwrap()
                .is_match(text.as_bytes())
        };
        assert!(matches("a*", false, "ABC") && !matches("a*", true, "ABC"));
        assert!(matches(
            "*.example.com/*/page.html",
            false,
            "http://x.example.com/f/page.html"
        ));
        assert!(!matches("a*a", false, "a"));
        assert!(matches(r"a\*b", true, "a*b") && !matches(r"a\*b", true, "axb"));
        assert!(matches("", true, "") && !matches("", true, "x") && matches("*", true, ""));
        for bad in ["a**", r"a\b", "\\", "*1*2*3*4*5*6*7*8*9*a*"] {
            assert!(Wildcard::new(bad.as_bytes(), true).is_err(), "{bad}");
        }
    }

    #[test]
    fn stars_are_lazy() {
        let wildcard = Wildcard::new(b"https://*.example.com/*/*", false).unwrap();
        let text = b"https://apps.example.com/calendar/admin?expand=true";
        let stars = wildcard.stars(text).unwrap();
        assert_eq!(stars, [&b"apps"[..], b"calendar", b"admin?expand=true"]);
    }

    #[test]
    fn templates() {
        let write = |text: &str| {
            let mut out = Vec::new();
            Template::new(text.as_bytes(), 2)
                .unwrap()
                .write(|group| if group == 1 { b"one" } else { b"two" }, &mut out);
            String::from_utf8(out).unwrap()
        };
        assert_eq!(write("a${2}b$$${1}"), "atwob$one");
        for bad in ["$", "${", "${3}", "${x}", "$1", "${1", "${}"] {
            assert!(Template::new(bad.as_bytes(), 2).is_err(), "{bad}");
        }
    }
}
