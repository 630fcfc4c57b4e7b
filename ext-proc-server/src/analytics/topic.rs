//! What the older names of unsafe topics stand for: the taxonomy of Llama Guard 3, MLCommons' hazards.

use std::borrow::Cow;

/// What people read for the value of a mark of that kind.
pub(super) fn shown<'v>(kind: &str, value: &'v str) -> Cow<'v, str> {
    let topic = TOPICS.iter().find(|(code, _)| *code == value);
    match topic.filter(|_| kind == "unsafe_topic") {
        Some((code, name)) => Cow::Owned(format!("{code} · {name}")),
        None => Cow::Borrowed(value),
    }
}

static TOPICS: &[(&str, &str)] = &[
    ("S1", "Violent crimes"),
    ("S2", "Non-violent crimes"),
    ("S3", "Sex-related crimes"),
    ("S4", "Child sexual exploitation"),
    ("S5", "Defamation"),
    ("S6", "Specialized advice"),
    ("S7", "Privacy"),
    ("S8", "Intellectual property"),
    ("S9", "Indiscriminate weapons"),
    ("S10", "Hate"),
    ("S11", "Suicide and self-harm"),
    ("S12", "Sexual content"),
    ("S13", "Elections"),
    ("S14", "Code interpreter abuse"),
];

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn codes_have_names_and_names_are_left() {
        assert_eq!(shown("unsafe_topic", "S9"), "S9 · Indiscriminate weapons");
        assert_eq!(shown("unsafe_topic", "CHILD_SAFETY"), "CHILD_SAFETY");
        assert_eq!(shown("rule", "S9"), "S9");
    }
}
