//! Pinecone API keys: `pcsk_`, a short identifier, `_` and a random part of about 63 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.pinecone_key",
    title: "Pinecone API key",
    label: "[PINECONE_KEY]",
    pattern: "pcsk_[0-9A-Za-z]{4,7}_[0-9A-Za-z]{60,66}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["pcsk_"]),
    validate: |candidate| {
        let random = candidate.text.rsplit('_').next()?;
        token::known(candidate, 5, 65..=74, Confidence::High).filter(|_| random.len() <= 66)
    },
    context: &["pinecone", "api key", "api_key", "apikey"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹pcsk",
                "_jsKj1Z_ud7VoefW1t1fAu5UHkGMmNuXeD7XuQ3KeAafdamgWEo4k2urVy9tGv8LuKtnF2Y›"
            ),
            concat!(
                "PINECONE_API_KEY=\"‹pcsk",
                "_N5Amm_Vcv1ze6cxvLp8mgWwkvG6595jucSi167T1r9DKXbTEzmukDRp3qFu92sQieuEw3›\""
            ),
        ],
        ignores: &[
            concat!(
                "pcsk",
                "_jsKj1Z_ud7VoefW1t1fAu5UHkGMmNuXeD7XuQ3KeAafdamgWEo4k2urVy"
            ),
            concat!(
                "pcsk",
                "_jsKj1Z_ud7VoefW1t1fAu5UHkGMmNuXeD7XuQ3KeAafdamgWEo4k2urVy9tGv8LuKtnF2YXQp8"
            ),
            concat!(
                "pcsk",
                "_jsKj1Zud7VoefW1t1fAu5UHkGMmNuXeD7XuQ3KeAafdamgWEo4k2urVy9tGv8LuKtnF2Y"
            ),
            concat!(
                "x",
                "pcsk_jsKj1Z_ud7VoefW1t1fAu5UHkGMmNuXeD7XuQ3KeAafdamgWEo4k2urVy9tGv8LuKtnF2Y"
            ),
        ],
        sources: &["https://docs.pinecone.io/guides/projects/manage-api-keys"],
    }),
    ..Detector::of(Family::Secret)
};
