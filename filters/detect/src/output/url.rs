//! How much an address of the web may carry to whoever answers there.

/// Bytes of data that an address carries: the values of its query and fragment, and parts of its path that nobody would write by hand.
pub(super) fn carries(address: &str) -> usize {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let (place, data) = match rest.find(['?', '#']) {
        Some(at) => rest.split_at_checked(at).unwrap_or((rest, "")),
        None => (rest, ""),
    };
    let values = data
        .split(['?', '&', '#', ';'])
        .map(|part| part.split_once('=').map_or(part, |(_, value)| value));
    let query = values.map(str::len).max().unwrap_or_default();
    let parts = place
        .split(['/', '.'])
        .filter(|part| part.len() >= LONG && is_dense(part));
    query.max(parts.map(str::len).max().unwrap_or_default())
}

/// Words with hyphens are titles; a long run of letters, digits and signs of encodings is data.
fn is_dense(part: &str) -> bool {
    let words = part.split(['-', '_', '+', '%']);
    words.map(str::len).max().unwrap_or_default() >= LONG || part.contains('%')
}

/// No word of a language and no title's part is as long.
const LONG: usize = 24;

#[cfg(test)]
mod tests {
    use super::carries;

    #[test]
    fn titles_are_no_data_and_queries_are() {
        for (address, expected) in [
            ("https://example.com/a/picture.png", 0),
            (
                "https://example.com/how-to-plant-a-tree-in-your-garden-in-spring",
                0,
            ),
            ("https://example.com/a?x=12&name=alice%20smith", 13),
            ("https://example.com/p?secret", 6),
            (
                "https://c2VjcmV0IHZhbHVlIGdvZXMgaGVyZQ.example.com/x.png",
                30,
            ),
            (
                "https://example.com/c2VjcmV0IHZhbHVlIGdvZXMgaGVyZQ/x.png",
                30,
            ),
            ("https://example.com/#token=abc", 3),
        ] {
            assert_eq!(carries(address), expected, "{address}");
        }
    }
}
