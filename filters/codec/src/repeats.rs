//! Members of an object that have the same name.

use std::{iter::Peekable, vec::IntoIter};

use crate::{
    json::{NodeKind, Tree, decode},
    place,
};

/// The members of one object that a later member of the same name supersedes.
pub(crate) struct Repeats(Peekable<IntoIter<Member>>);

/// A key and a value, behind two halves of a hash or nothing: what is sorted here is of one type, since each that is sorted
/// brings 4 KB of code.
type Member = [usize; 4];

impl Repeats {
    pub(crate) fn of(tree: &Tree<'_>, object: usize) -> Self {
        let name = |key: usize| match tree.node(key) {
            Some(node) => decode(
                tree.inside(node),
                node.kind == NodeKind::String { escaped: true },
            ),
            None => "".into(),
        };
        let mut members: Vec<Member> = Vec::new();
        for (key, value) in tree.members(object) {
            let hash = place::hash(name(key).as_bytes());
            members.push([(hash >> 32) as usize, hash as u32 as usize, key, value]);
        }
        // Keys of one name in their order.
        members.sort_unstable();
        let mut superseded: Vec<Member> = Vec::new();
        let mut last: Option<(usize, usize)> = None;
        for &[_, _, key, value] in members.iter().rev() {
            match last.filter(|l| name(l.0) == name(key)) {
                Some((_, value)) => superseded.push([0, 0, key, value]),
                None => last = Some((key, value)),
            }
        }
        superseded.sort_unstable();
        Self(superseded.into_iter().peekable())
    }

    /// The last value of its name, where the member of this key is superseded. To be asked in the order of the keys.
    pub(crate) fn last(&mut self, key: usize) -> Option<usize> {
        let member = self.0.next_if(|[.., own, _]| *own == key);
        member.map(|[.., value]| value)
    }
}
