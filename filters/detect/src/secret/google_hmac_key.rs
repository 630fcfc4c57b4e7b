//! Google Cloud Storage HMAC access ids: `GOOG1E` and 55 capital letters and digits (service account), or `GOOG`
//! and 20 (user). Alone an id opens nothing; it says that the secret is near.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.google_hmac_key",
    title: "Google Cloud Storage HMAC access id",
    label: "[GOOGLE_HMAC_KEY]",
    pattern: "GOOG1E[0-9A-Z]{55}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["GOOG1E"]),
    validate: |candidate| token::known(candidate, 6, 55..=55, Confidence::High),
    context: &["google", "storage", "gcs", "hmac"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Ids of users, which are shorter, are left out.",
        finds: &[
            concat!(
                "GOOGLE_HMAC_KEY=‹GOOG",
                "1E965TIAJCZVQ0GPS0IVZTNP7YYZAB8X64JUW964TSP8WEJMIO9VPOMVM›"
            ),
            concat!(
                "{\"google_hmac_key\": \"‹GOOG",
                "1ENYB4ATXGXNBPBKP16N7IO92UPT4MDGX84GBHKQ1DDP2KRK4VR7KI3OT›\"}"
            ),
            concat!(
                "use ‹GOOG",
                "1EGQ5M5HTSTXK4NQPMDWUNQQ1L07G9Y4W635GXV9PB88ZP18Q67J0OL3E› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "GOOG",
                "1EDG8XVDVS3943ZZBRUZV2MDYKYVVZZJH83A83K1C5FNOT8F4IWZQG06"
            ),
            concat!(
                "GOOG",
                "1EOYAD1M0XBZRCSN41GNFB9KFTPW84SURSOCFEHR7OX1ALBLTB8U3LBTF7"
            ),
            concat!(
                "xGOOG",
                "1EMBVNTERWYJFYZWK1YXZIJ9WGRR48R0VML7ILHJLPEWU4T3VW2H1SMSP"
            ),
            concat!(
                "GOOG",
                "1E0000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://cloud.google.com/storage/docs/authentication/hmackeys"],
    }),
    ..Detector::of(Family::Secret)
};
