//! Small sets, as sorted lists.

/// The items sorted, each once. For few distinct ones: each is put where it belongs, because a sort brings 4 KB of code
/// into the wasm module for every type.
pub(crate) fn each_once<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut sorted = Vec::new();
    for item in items {
        insert(&mut sorted, item);
    }
    sorted
}

/// Puts an item where it belongs; whether it was not there before.
pub(crate) fn insert<T: Ord>(sorted: &mut Vec<T>, item: T) -> bool {
    let place = sorted.binary_search(&item);
    if let Err(place) = place {
        sorted.insert(place, item);
    }
    place.is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorted_and_each_once() {
        assert_eq!(each_once([3, 1, 2, 3, 1].into_iter()), [1, 2, 3]);
    }
}
