//! How much of a match a payload shows, decided before it is sealed.

use serde::Deserialize;

/// How much of a match a payload shows. The names are those of Cloudflare's `masking_level`.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Masking {
    /// Nothing but its shape: `***-**-****`.
    #[default]
    Full,
    /// The last quarter of its letters and digits: of nine, two.
    Partial,
    /// All of it.
    Clear,
}

impl Masking {
    /// The text as it may be shown: letters and digits give way to asterisks, what stands between them stays.
    pub(super) fn apply(self, text: &str) -> String {
        let counted = text.chars().filter(|c| c.is_alphanumeric()).count();
        let shown = match self {
            Self::Full => 0,
            Self::Partial => counted / 4,
            Self::Clear => return text.to_owned(),
        };
        let mut hidden = counted - shown;
        let mask = |c: char| {
            if !c.is_alphanumeric() {
                return c;
            }
            match hidden.checked_sub(1) {
                Some(rest) => {
                    hidden = rest;
                    '*'
                }
                None => c,
            }
        };
        text.chars().map(mask).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Masking;

    #[test]
    fn levels() {
        for (text, full, partial) in [
            ("123-45-6789", "***-**-****", "***-**-**89"),
            (
                "4111 1111 1111 1111",
                "**** **** **** ****",
                "**** **** **** 1111",
            ),
            ("ann@example.com", "***@*******.***", "***@*******.com"),
            ("卡号四位", "****", "***位"),
            ("--", "--", "--"),
            ("", "", ""),
        ] {
            assert_eq!(Masking::Full.apply(text), full);
            assert_eq!(Masking::Partial.apply(text), partial);
            assert_eq!(Masking::Clear.apply(text), text);
        }
    }
}
