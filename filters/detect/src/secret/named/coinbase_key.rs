//! Coinbase API secrets and access tokens: 64 characters of base64url, known by their name alone; newer ones are
//! private keys in PEM.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.coinbase_key",
    title: "Coinbase API secret",
    label: "[COINBASE_KEY]",
    pattern: token::assigned!("coinbase", "[0-9A-Za-z_-]{64}"),
    prefilter: Prefilter::Name(&["coinbase"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 64..=64),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "COINBASE_API_SECRET=‹Uud5",
                "vnkNmhM326COp5kXUedask0n0EMDEZMyFYwQNTVyIs83PEvB7dKwmMGPBcol›"
            ),
            concat!(
                "\"coinbase_api_secret\": \"‹zdAG",
                "f1_Cc0piPBxnegzWW3cIHPW-EyyYuHiQ9OJzr8aUXznSOChozs2ys0BAiLqe›\","
            ),
            concat!(
                "the COINBASE key is ‹WHAS",
                "2JT5DWTaE58VIq4lIAE2JWIMlnD82iTdp9BS9EhIgCmVe3yq599sp_oKPDVh›"
            ),
        ],
        ignores: &[
            concat!(
                "COINBASE_API_SECRET=Vzhv",
                "i8B-69RaqRj_3y-qWQvj-W6ZGX1HCnp6nDLLIX0-6kcedf94bRc6LAksi6j"
            ),
            concat!(
                "COINBASE_API_SECRET=Av55",
                "cgvMt3SRqWC82fj1jQJtg03CJTJjQN4frnEFXElvghX79A8iMh8wgUDD-XFu7"
            ),
            concat!(
                "COINBASE_API_SECRET=0000",
                "000000000000000000000000000000000000000000000000000000000000"
            ),
            concat!(
                "checksum=TzeX",
                "XhFRJk1OFIgH2L75vvxF0dcPQrxbTPHLJ7IUhhO8xJuLAEfeltD-Ei4_B51G"
            ),
        ],
        sources: &["https://docs.cdp.coinbase.com/get-started/authentication/overview"],
    }),
    ..Detector::of(Family::Secret)
};
