//! Members of an object that have the same name.

use crate::{
    edit::sorted,
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
    let members: Vec<_> = tree.members(object).collect();
    let hashed = |(at, &(key, _)): (usize, &(usize, usize))| {
        let hash = place::hash(name(key).as_bytes());
        [(hash >> 32) as usize, hash as u32 as usize, at, at]
    };
    let order = sorted(members.iter().enumerate().map(hashed).collect());
    let mut out = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    let order: Vec<usize> = order.collect();
    for &(key, value) in order.iter().rev().filter_map(|&at| members.get(at)) {
        match last.filter(|l| name(l.0) == name(key)) {
            Some((_, value)) => out.push((key, value)),
            None => last = Some((key, value)),
        }
    }
    out
}
