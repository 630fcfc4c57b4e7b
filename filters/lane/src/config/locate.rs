//! Finds the line and column of a key in the document's text, for errors of meaning (which are found after reading), and
//! the key at a line and column, for errors of reading.

use std::{collections::BTreeMap, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, SeqAccess, Visitor},
};
use serde_saphyr::{Location, Spanned};

/// The 1-based line and column of the value at `path` (`lanes.ai_waf.rules[0].when`), or of the nearest parent that exists.
pub(super) fn position(document: &str, path: &str) -> Option<(u64, u64)> {
    if path.is_empty() {
        return None;
    }
    let root: Spanned<Tree> = serde_saphyr::from_str(document).ok()?;
    let mut node = &root;
    for step in path
        .split(['.', '['])
        .map(|s| s.trim_end_matches(']'))
        .filter(|s| !s.is_empty())
    {
        let next = match &node.value {
            Tree::Map(entries) => entries.get(step).map(|(_, value)| value),
            Tree::List(items) => step.parse::<usize>().ok().and_then(|i| items.get(i)),
            Tree::Leaf => None,
        };
        match next {
            Some(next) => node = next,
            None => break,
        }
    }
    Some((node.referenced.line(), node.referenced.column()))
}

/// The path of the key or value that begins at that line and column.
pub(super) fn path(document: &str, place: (u64, u64)) -> Option<String> {
    let root: Spanned<Tree> = serde_saphyr::from_str(document).ok()?;
    below(&root, place)
}

fn below(node: &Spanned<Tree>, place: (u64, u64)) -> Option<String> {
    let begins = |location: Location| (location.line(), location.column()) == place;
    let under = |step: String, child: &Spanned<Tree>| {
        below(child, place).map(|rest| match rest.starts_with('[') || rest.is_empty() {
            true => step + &rest,
            false => format!("{step}.{rest}"),
        })
    };
    if begins(node.referenced) {
        return Some(String::new());
    }
    match &node.value {
        Tree::Map(entries) => entries.iter().find_map(|(key, (at, child))| {
            begins(*at)
                .then(|| key.clone())
                .or_else(|| under(key.clone(), child))
        }),
        Tree::List(items) => {
            let mut items = items.iter().enumerate();
            items.find_map(|(index, child)| under(format!("[{index}]"), child))
        }
        Tree::Leaf => None,
    }
}

enum Tree {
    /// Each key with its own place.
    Map(BTreeMap<String, (Location, Spanned<Tree>)>),
    List(Vec<Spanned<Tree>>),
    Leaf,
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }
}

struct TreeVisitor;

macro_rules! leaves {
    ($($visit:ident: $of:ty),*) => { $(
        fn $visit<E>(self, _: $of) -> Result<Tree, E> { Ok(Tree::Leaf) }
    )* };
}

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    leaves!(visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64, visit_str: &str);

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Leaf)
    }

    fn visit_none<E>(self) -> Result<Tree, E> {
        Ok(Tree::Leaf)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Tree, D::Error> {
        Tree::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Tree, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Tree::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree, A::Error> {
        let mut entries = BTreeMap::new();
        while let Some((key, value)) = map.next_entry::<Spanned<String>, Spanned<Tree>>()? {
            entries.insert(key.value, (key.referenced, value));
        }
        Ok(Tree::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::{path, position};

    const DOCUMENT: &str =
        "version: 1\nlanes:\n  ai_waf:\n    rules:\n      - id: a\n        when: 'x'\n";

    #[test]
    fn a_path_is_found_by_line_and_column() {
        assert_eq!(
            position(DOCUMENT, "lanes.ai_waf.rules[0].when"),
            Some((6, 15))
        );
    }

    #[test]
    fn a_line_and_column_have_a_path() {
        for (place, wanted) in [
            ((5, 9), Some("lanes.ai_waf.rules[0]")),
            ((6, 9), Some("lanes.ai_waf.rules[0].when")),
            ((6, 15), Some("lanes.ai_waf.rules[0].when")),
            ((1, 2), None),
        ] {
            assert_eq!(path(DOCUMENT, place).as_deref(), wanted, "{place:?}");
        }
    }

    #[test]
    fn a_missing_key_gives_its_nearest_parent() {
        assert_eq!(
            position(DOCUMENT, "lanes.ai_waf.rules[0].block.status").map(|p| p.0),
            Some(5)
        );
        assert_eq!(position("[", "a"), None);
    }
}
