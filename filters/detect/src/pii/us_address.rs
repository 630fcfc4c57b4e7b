//! What the two kinds of address in the United States share: states, and the ZIP codes that belong to them.
//!
//! The first digit of a ZIP code stands for a group of states.

use crate::{detector::Match, finding::Confidence};

/// The states as addresses have them: two letters.
macro_rules! state {
    () => {
        concat!(
            "(?:[A-Z]{2,3}|Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|",
            "Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|",
            "Mississippi|Missouri|Montana|Nebraska|Nevada|New (?:Hampshire|Jersey|Mexico|York)|North (?:Carolina|Dakota)|",
            "Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South (?:Carolina|Dakota)|Tennessee|Texas|Utah|Vermont|",
            "Virginia|Washington|West Virginia|Wisconsin|Wyoming)"
        )
    };
}

pub(super) use state;

/// How sure an address is that ends in a state and perhaps a ZIP code.
pub(super) fn judge(candidate: &Match<'_>) -> Option<Confidence> {
    if !candidate.starts_number(&['.', '-', '/', ':', '$']) {
        return None;
    }
    let words = candidate.text.split_ascii_whitespace();
    let mut last = words.rev().map(|word| word.trim_end_matches(','));
    let end = last.next()?;
    if !end.starts_with(|c: char| c.is_ascii_digit()) {
        return known(end).then_some(Confidence::Medium);
    }
    let zip = end.split_once('-').map_or(end, |(zip, _)| zip);
    let plain = zip.len() == 5 && matches!(end.len(), 5 | 10);
    let state = last.next()?;
    let fits = match STATES.iter().find(|(_, states)| states.contains(&state)) {
        Some((digit, _)) => zip.starts_with(*digit),
        None => known(state),
    };
    (plain && fits).then_some(Confidence::High)
}

/// Two letters that are a state's, or a name, which the pattern knows.
fn known(state: &str) -> bool {
    match state.len() {
        0..=3 => STATES.iter().any(|(_, states)| states.contains(&state)),
        _ => true,
    }
}

/// The first digit of a ZIP code, and the states it stands for.
const STATES: &[(char, &[&str])] = &[
    ('0', &["CT", "MA", "ME", "NH", "NJ", "PR", "RI", "VT", "VI"]),
    ('1', &["DE", "NY", "PA"]),
    ('2', &["DC", "MD", "NC", "SC", "VA", "WV"]),
    ('3', &["AL", "FL", "GA", "MS", "TN"]),
    ('4', &["IN", "KY", "MI", "OH"]),
    ('5', &["IA", "MN", "MT", "ND", "SD", "WI"]),
    ('6', &["IL", "KS", "MO", "NE"]),
    ('7', &["AR", "LA", "OK", "TX"]),
    ('8', &["AZ", "CO", "ID", "NM", "NV", "UT", "WY"]),
    ('9', &["AK", "AS", "CA", "GU", "HI", "OR", "WA"]),
];
