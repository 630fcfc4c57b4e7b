//! Sets of names.

use std::collections::BTreeSet;

/// The names, each once. `collect` would sort them first, which brings 7 KB of code into the wasm module.
pub(crate) fn set<'n>(names: impl IntoIterator<Item = &'n str>) -> BTreeSet<&'n str> {
    let mut set = BTreeSet::new();
    set.extend(names);
    set
}
