//! Cloudinary API secrets: 27 characters of base64url, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.cloudinary_secret",
    title: "Cloudinary API secret",
    label: "[CLOUDINARY_SECRET]",
    pattern: token::assigned!("cloudinary", "[0-9A-Za-z_-]{27}"),
    prefilter: Prefilter::Name(&["cloudinary"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 27..=27),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("CLOUDINARY_API_SECRET=‹53Lw", "_GPE26FOWKIKR_DThBVqsTn›"),
            concat!(
                "\"cloudinary_api_secret\": \"‹tj8f",
                "5eIuG9cnh1rPenaFo-tUoUk›\","
            ),
            concat!("the CLOUDINARY key is ‹snlx", "GvEf-nfo57Lke8DS95huxeJ›"),
        ],
        ignores: &[
            concat!("CLOUDINARY_API_SECRET=sjEV", "jTCoY3ajDsul-CbNBx5MHN"),
            concat!("CLOUDINARY_API_SECRET=kGZv", "Kc4hB-bdWKlrjaEvbD_tg937"),
            concat!("CLOUDINARY_API_SECRET=0000", "00000000000000000000000"),
            concat!("checksum=A3rQ", "09QsGV4_AADj8Qkf0ZJCyjF"),
        ],
        sources: &[
            "https://cloudinary.com/documentation/developer_onboarding_faq_find_credentials",
        ],
    }),
    ..Detector::of(Family::Secret)
};
