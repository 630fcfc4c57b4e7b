//! Mailing addresses in the United States: street or post office box, town, state and ZIP code.

use super::{street, us_address};
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "pii.us_mailing_address",
    title: "United States mailing address",
    country: Some("US"),
    label: "[US_ADDRESS]",
    pattern: concat!(
        street::line!(),
        street::town!(),
        us_address::state!(),
        ",? {1,2}[0-9]{5,6}(?:-[0-9]{4,5})?"
    ),
    prefilter: Prefilter::Digit { before: 0 },
    validate: us_address::judge,
    context: &[
        "address",
        "mail",
        "mailing",
        "ship",
        "shipping",
        "billing",
        "deliver",
        "delivery",
        "resident",
        "residence",
        "home",
        "live",
        "lives",
    ],
    about: native(&About {
        validator: "street, town, state, and a ZIP code whose first digit is the state's",
        notes: "Streets without a kind (Broadway) and post office boxes are left out; a company's address is found like a person's.",
        finds: &[
            "ship to ‹742 Maple Ave, Springfield, IL 62704›.",
            "‹1600 N Harbor Blvd, Suite 12, Oxnard, CA 93035-1234›",
            "Home: ‹18 West 4th Street Apt 3B\nNew York, NY 10012›",
            "1,‹18 West 4th Street, New York, NY 10012›,z",
            "‹18 WEST 4TH STREET, NEW YORK, NY 10012›",
            "‹500 Oak Ridge Rd, Little Rock, Arkansas 72201›",
        ],
        ignores: &[
            "742 Maple Ave, Springfield, IL 92704",
            "742 Maple Ave, Springfield, ZZ 62704",
            "742 Maple Ave, Springfield, IL 627041",
            "742 Maple Ave, Springfield",
            "742 people came to Springfield, IL 62704",
            "3.742 Maple Ave, Springfield, IL 62704",
        ],
        sources: &["https://pe.usps.com/text/pub28/welcome.htm"],
    }),
    ..Detector::of(Family::Pii)
};
