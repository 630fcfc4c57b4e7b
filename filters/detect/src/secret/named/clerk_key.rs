//! Clerk secret keys: `sk_live_` or `sk_test_` and 40 to 50 letters and digits. Keys of Stripe begin so too: only
//! the name tells them apart.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.clerk_key",
    title: "Clerk secret key",
    label: "[CLERK_KEY]",
    pattern: token::assigned!(
        "clerk",
        "(?:sk_test_[0-9A-Za-z]{40,50}|sk_live_[0-9A-Za-z]{40,50})"
    ),
    prefilter: Prefilter::Name(&["clerk"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 48..=58),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "CLERK_SECRET_KEY=‹sk_l",
                "ive_8CtnOBYytfWQBvj3I72YJ45UOK3MnhKwhibbWcYHi9›"
            ),
            concat!(
                "\"clerk_secret_key\": \"‹sk_l",
                "ive_Cnsm5WvCTJvpsJKjAtsZSNVWgxufLZYa1gde9OAKDz›\","
            ),
            concat!(
                "the CLERK key is ‹sk_l",
                "ive_te6MjixJMkUkFW8HIb8wjjnLO1PwTASgqkerjLQE53›"
            ),
            concat!(
                "CLERK_SECRET_KEY: ‹sk_t",
                "est_X77QvfGI9aLrHU1ux67RBe71u33SepjKbuj4NBHfVs›"
            ),
        ],
        ignores: &[
            concat!(
                "CLERK_SECRET_KEY=sk_l",
                "ive_2CCIUvVsOFXXCZwlTYCAwxcwj46yMmqMOSuZOGQ"
            ),
            concat!(
                "CLERK_SECRET_KEY=sk_l",
                "ive_QbrMbgAlSOq6fAmnaBrhFVflFnGsBBMjokjnH1WAoOd5obsLCl7"
            ),
            concat!(
                "checksum=sk_l",
                "ive_LNRpYpZYhALxJ1VB3bSS67BWsVulo1TxF6vj90vsbA"
            ),
        ],
        sources: &["https://clerk.com/docs/deployments/clerk-environment-variables"],
    }),
    ..Detector::of(Family::Secret)
};
