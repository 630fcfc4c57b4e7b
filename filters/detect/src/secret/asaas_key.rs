//! Asaas API keys: `$aact_prod_` or `$aact_hmlg_` and base64.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.asaas_key",
    title: "Asaas API key",
    label: "[ASAAS_KEY]",
    pattern: "(?:\\$aact_prod_|\\$aact_hmlg_)[0-9A-Za-z]{100,300}",
    prefilter: Prefilter::Prefix(&["$aact_prod_", "$aact_hmlg_"]),
    validate: |candidate| token::known(candidate, 11, 100..=300, Confidence::High),
    context: &["asaas", "access_token"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "ASAAS_KEY=‹$aac",
                "t_prod_67Z7VC6efe6oJ4IOfTofZzxy9iINKdvjWl7vmw3vmCy7QE4jDSsorbIa2NXIBOX93YiVqF5bsETkY0N8AzLrsOJMibdBExKXmb6N96›"
            ),
            concat!(
                "{\"asaas_key\": \"‹$aac",
                "t_hmlg_ZgcfYujCULVd71TA5YuS1rHeZjEABk6m8gEph5iSggNLEBXRvmojkzn2n7uVgYsyukYO9fX1qVvu3ERPQu1b6xDD9vurZf7UUQ92Es›\"}"
            ),
            concat!(
                "use ‹$aac",
                "t_hmlg_nCIOtT7IFBzodSKlXSLxRbLpKPft1wXoWU7a5fWPOXLZ4aXzmRI0km4nUTLbCMIDzUInQd5XjP3A2DZ8uOWz3fC6jZUuijPt0U70Kk› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "$aac",
                "t_prod_ZCFcK9S8k8hTVl3Jj9f5VIvF9njEJHFufRSmu9q3JRBU7vQv7lxXYAHWJ3uYiMBxYIeftlR8cj34hZuUwZzNLDoupBbewzLObhk"
            ),
            concat!(
                "x$aac",
                "t_prod_Akip6grIsOIjDMCYpOaWYA8FX02jejPp3Bqu8ZbtJO32UgTI52TynFDxhw2IyUtGNXR8pdzNsO7jb6S6tJGzoaOGGLVzWtTZW1FG6W"
            ),
            concat!(
                "$aac",
                "t_prod_0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://docs.asaas.com/docs/chaves-de-api"],
    }),
    ..Detector::of(Family::Secret)
};
