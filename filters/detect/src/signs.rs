//! The signs that folding leaves as they are; `build.rs`, which picks the folds out of Unicode's tables, reads this file too.

/// Signs that stand beside a value, as no part of it: the letters of their forms would go on into it (`№4111`, `½4111`, `ghp_…™`).
pub(crate) fn is_sign(c: char) -> bool {
    matches!(c,
        'ª' | 'º' | '¼'..='¾' | '℀' | '℁' | '℅' | '℆' | '№' | '℠'..='™' | '⅐'..='⅟' | '↉' | '㈀'..='㏿' | '🄀'..='🄊')
}
