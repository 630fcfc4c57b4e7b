//! The line of an address with house number and street, in English, as several countries write it.

/// The pattern of a house number, a street's name and its kind, and perhaps a unit. Street names are capitalised.
macro_rules! line {
    () => {
        concat!(
            "[0-9]{1,6}[A-Z]?(?:[-/][0-9]{1,5})? (?:[NSEW]{1,2}\\.? |North |South |East |West )?",
            "(?:(?:[A-Z][A-Za-z'.-]{1,20}|[0-9]{1,3}(?i:st|nd|rd|th)) ){1,4}",
            "(?i:st|street|ave|avenue|rd|road|blvd|boulevard|dr|drive|ln|lane|ct|court|pl|place|sq|square|ter|terrace|cir|",
            "circle|way|pkwy|parkway|hwy|highway|trl|trail|loop|alley|plaza|crescent|cres|close|parade|pde|esplanade|grove)\\.?",
            "(?: (?:[NSEW]{1,2}|North|South|East|West))?",
            "(?:,? ?(?i:apt|apartment|suite|ste|unit|floor|fl|bldg|room|rm|#)\\.? ?#?[A-Za-z0-9-]{1,6})?",
        )
    };
}

/// The pattern of a town, with what stands before it.
macro_rules! town {
    () => {
        "(?:,? ?\\r?\\n|, ?| )(?:[A-Z][A-Za-z.'-]{1,20} ){0,3}[A-Z][A-Za-z.'-]{1,20}(?:, ?|,? ?\\r?\\n| )"
    };
}

pub(super) use {line, town};
