//! Street addresses in the United States: house number, street, town and state, with or without a ZIP code.

use super::{street, us_address};
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "pii.us_physical_address",
    title: "United States street address",
    country: Some("US"),
    label: "[US_ADDRESS]",
    pattern: concat!(
        street::line!(),
        street::town!(),
        us_address::state!(),
        "(?:,? {1,2}[0-9]{5,6}(?:-[0-9]{4,5})?)?"
    ),
    prefilter: Prefilter::Digit { before: 0 },
    validate: us_address::judge,
    context: &[
        "address",
        "located",
        "location",
        "resident",
        "residence",
        "home",
        "live",
        "lives",
        "site",
        "office",
    ],
    about: native(&About {
        validator: "street, town, state; where a ZIP code follows its first digit is the state's",
        notes: "Streets without a kind (Broadway) are left out. With a ZIP code it is a mailing address too, and reported as that where both are looked for.",
        finds: &[
            "lives at ‹742 Maple Ave, Springfield, IL›, near the park",
            "‹18 West 4th Street, New York, NY›",
            "‹500 Oak Ridge Rd, Little Rock, Arkansas 72201›",
        ],
        ignores: &[
            "742 Maple Ave, Springfield, ZZ",
            "742 Maple Ave, Springfield, ILL",
            "742 Maple, Springfield, IL",
            "742 maple ave, springfield",
        ],
        sources: &["https://pe.usps.com/text/pub28/welcome.htm"],
    }),
    ..Detector::of(Family::Pii)
};
