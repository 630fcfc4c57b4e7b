//! Members of an object that have the same name.

use crate::{
    json::{NodeKind, Tree, decode},
    place,
};

/// The keys that a later member of the same name supersedes, each with that name's last value.
pub(crate) fn superseded(tree: &Tree<'_>, object: usize) -> Vec<(usize, usize)> {
    let name = |key: usize| match tree.node(key) {
        Some(node) => decode(
            tree.inside(node),
            node.kind == NodeKind::String { escaped: true },
        ),
        None => "".into(),
    };
    let mut keys: Vec<[usize; 4]> = Vec::new();
    for (key, value) in tree.members(object) {
        let hash = place::hash(name(key).as_bytes());
        keys.push([(hash >> 32) as usize, hash as u32 as usize, key, value]);
    }
    // Keys of one name in their order; of this type, since each that is sorted brings 4 KB of code.
    keys.sort_unstable();
    let mut out = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    for &[_, _, key, value] in keys.iter().rev() {
        match last.filter(|l| name(l.0) == name(key)) {
            Some((_, value)) => out.push((key, value)),
            None => last = Some((key, value)),
        }
    }
    out
}
