//! The known name that somebody probably meant.

/// The candidate with the fewest edits from `name`, where that is a third of its length or less.
pub(crate) fn nearest<'c>(
    name: &str,
    candidates: impl Iterator<Item = &'c str>,
) -> Option<&'c str> {
    // A name this long is not a typing error, and the distance is quadratic in it.
    if name.len() > 128 {
        return None;
    }
    let limit = (name.len() / 3).clamp(1, 6);
    candidates
        .filter(|candidate| candidate.len().abs_diff(name.len()) <= limit)
        .map(|candidate| (distance(name.as_bytes(), candidate.as_bytes()), candidate))
        .filter(|(edits, _)| *edits <= limit)
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, candidate)| candidate)
}

/// Insertions, removals, replacements and swaps of neighbours that turn `a` into `b`.
fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut before: Vec<usize> = vec![0; b.len() + 1];
    let mut above: Vec<usize> = (0..=b.len()).collect();
    let mut last_a = 0;
    for (row, &x) in a.iter().enumerate() {
        let mut current = Vec::with_capacity(above.len());
        current.push(row + 1);
        let mut last_b = 0;
        for (column, &y) in b.iter().enumerate() {
            let at =
                |list: &[usize], index: usize| list.get(index).copied().unwrap_or(usize::MAX / 2);
            let mut best = (at(&above, column) + usize::from(x != y))
                .min(at(&above, column + 1) + 1)
                .min(at(&current, column) + 1);
            if row > 0 && column > 0 && x == last_b && y == last_a {
                best = best.min(at(&before, column - 1) + 1);
            }
            current.push(best);
            last_b = y;
        }
        last_a = x;
        before = above;
        above = current;
    }
    above.last().copied().unwrap_or(a.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_edits() {
        assert_eq!(distance(b"host", b"hots"), 1);
        assert_eq!(distance(b"host", b"hos"), 1);
        assert_eq!(distance(b"", b"abc"), 3);
        assert_eq!(distance(b"abc", b""), 3);
        assert_eq!(distance(b"kitten", b"sitting"), 3);
    }

    #[test]
    fn far_names_are_not_offered() {
        let names = ["http.host", "ssl"];
        assert_eq!(nearest("http.hots", names.into_iter()), Some("http.host"));
        assert_eq!(nearest("completely", names.into_iter()), None);
        assert_eq!(nearest(&"x".repeat(10_000), names.into_iter()), None);
    }
}
