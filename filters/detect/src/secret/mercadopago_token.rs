//! Mercado Pago access tokens: `APP_USR-` or `TEST-`, the application's number, a date, 32 hexadecimal digits and the
//! user's number.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.mercadopago_token",
    title: "Mercado Pago access token",
    label: "[MERCADOPAGO_TOKEN]",
    pattern: "(?:APP_USR-|TEST-)[0-9]{16}-[0-9]{6}-[0-9a-f]{32}-[0-9]{6,12}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["APP_USR-", "TEST-"]),
    validate: |candidate| {
        token::one_of(
            candidate,
            &[("APP_USR-", 63..=69), ("TEST-", 63..=69)],
            Confidence::High,
        )
    },
    context: &["mercadopago", "mercado pago", "token"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens of the test environment (`TEST-`) are found as well; public keys, which end after an identifier, are not.",
        finds: &[
            concat!(
                "‹APP_",
                "USR-3830882691169554-295882-0110836029f8a576f8c60de270910d0f-284881908›"
            ),
            concat!(
                "MERCADOPAGO_TOKEN=\"‹APP_",
                "USR-7079582358939693-383004-0cb1da7296979a4cadcf2c63a8ca6832-514062328›\""
            ),
            concat!(
                "it is ‹TEST",
                "-4952765830950825-986436-f04b962b3976318e5b0393b431e615e1-890858285›."
            ),
        ],
        ignores: &[
            concat!(
                "APP_",
                "USR-3830882691169554-295882-0110836029f8a576f8c60de270910d0f-28488"
            ),
            concat!(
                "APP_",
                "USR-3830882691169554-295882-0110836029f8a576f8c60de270910d0f-2848819080984"
            ),
            concat!(
                "xAPP_",
                "USR-3830882691169554-295882-0110836029f8a576f8c60de270910d0f-284881908"
            ),
            concat!(
                "APP_",
                "USR-0000000000000000-000000-00000000000000000000000000000000-000000000"
            ),
        ],
        sources: &[
            "https://www.mercadopago.com.br/developers/en/docs/your-integrations/credentials",
        ],
    }),
    ..Detector::of(Family::Secret)
};
