//! Honeycomb ingest (`hcaik_`) and management (`hcamk_`) keys: 58 small letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.honeycomb_key",
    title: "Honeycomb key",
    label: "[HONEYCOMB_KEY]",
    pattern: "(?:hcaik_|hcamk_)[0-9a-z]{58}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["hcaik_", "hcamk_"]),
    validate: |candidate| token::known(candidate, 6, 58..=58, Confidence::High),
    context: &["honeycomb"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Keys of the older kind, 22 letters and digits, are left out: they have no form of their own.",
        finds: &[
            concat!(
                "HONEYCOMB_KEY=‹hcai",
                "k_fy9rlzrlfh0yt3xxsdgr2qmjmaz9qp5j0pqm1dfkfmdyxe1axwnczl9qam›"
            ),
            concat!(
                "{\"honeycomb_key\": \"‹hcam",
                "k_sanl4jxssewjj1l5w89ez0vo9g888x0p8hy0ah8s2g6hv5cnuc3xbqckdw›\"}"
            ),
            concat!(
                "use ‹hcam",
                "k_22ni9d12yr16ld9wb0dheadnuecaphwhg4z5utivobqbbuzp1gox57mumz› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "hcai",
                "k_w3a3euj3zqhk74yin09vntv18sji0x1ds7d97o9lfis7yfrtkc933r5hj"
            ),
            concat!(
                "hcai",
                "k_e6fzgz1nie2rnix37a5l2dlu6ugtvsd7t35a963j4m96xf1q68fqr3l7l17"
            ),
            concat!(
                "xhcai",
                "k_0ap4bw4h26c1b77892xwxyxklrp19gi7g6mj2viijxwju6yno572x7vuj5"
            ),
            concat!(
                "hcai",
                "k_0000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://docs.honeycomb.io/configure/environments/manage-api-keys/"],
    }),
    ..Detector::of(Family::Secret)
};
