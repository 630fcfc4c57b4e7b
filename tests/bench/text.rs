//! Ordinary text.

/// Words of an answer, one per event.
pub(crate) const WORDS: &[&str] = &[
    "The", " old", " mill", " stands", " where", " the", " river", " turns", ",", " and", " in",
    " spring", " its", " wheel", " moves", " with", " the", " melting", " snow", ".", " People",
    " say", " that", " it", " has", " ground", " flour", " for", " three", " hundred", " years",
    ".",
];

/// Ordinary text of that many bytes.
pub(crate) fn prompt(bytes: usize) -> String {
    let text = include_str!("prompt.txt");
    text.chars()
        .filter(char::is_ascii)
        .cycle()
        .take(bytes)
        .collect()
}
