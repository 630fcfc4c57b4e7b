//! Atlassian API tokens: `ATATT3xFfGF0`, base64url, `=` and eight hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.atlassian_token",
    title: "Atlassian API token",
    label: "[ATLASSIAN_TOKEN]",
    pattern: "ATATT3xFfGF0[0-9A-Za-z_-]{100,250}=[0-9A-F]{8}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["ATATT3xFfGF0"]),
    validate: |candidate| token::known(candidate, 12, 109..=259, Confidence::High),
    context: &["atlassian", "jira", "confluence"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "The eight digits are a checksum whose rule is not published: any are accepted. Older tokens have no prefix, see secret.jira_key.",
        finds: &[
            concat!(
                "ATLASSIAN_TOKEN=‹ATAT",
                "T3xFfGF0tsPQE7ztdbkjuFsfSV58g1Rq249I7vZNnfiILtHF-KE5hxXJWt1vVoDZLj3Ng3LQIeFNLDJvU43brew1kuxIM3Xj-zk-XKFoqG8kUL=A2263225›"
            ),
            concat!(
                "{\"atlassian_token\": \"‹ATAT",
                "T3xFfGF0ejDZjkbP2Ty7BH94S_jGyMNZMtbQ1kTVKgKD7Vcb01AzXdBPtabT_Z0AKWtlwadoezEaTnrKb8LofOM_t-dpR-efhNH8PBGn4Jh2Dl=DDF840A4›\"}"
            ),
            concat!(
                "use ‹ATAT",
                "T3xFfGF0RCIoE-XB_sbj5sBdK6Om6kBQvMhGL69sBQq6CfVuqDqQx0nB23OLlijX3Po44eS3T-4ew7TQOg15v7o4WSf7oUtl-r-7x3YZ8KCGwp=ABA434E3› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "ATAT",
                "T3xFfGF0PtrA2zm0OZoQUtgjL9rQ5_u3q83gkSb3CiUz4IG4YjkoEg1TLJTnChqYdiNW0YGPnzbP5moDWDHVT2B1nSltlOg09EP2eQeEF6LK=5B96AD2"
            ),
            concat!(
                "ATAT",
                "T3xFfGF00Sp-qRdMDn3SU7M2erSG6lxSvxDuHP-6m7jvBkpYIN3jyqR87mb2bYb4oJCZCsAcUkWYdaREiRjM8hKm_6bgifKVeiEBKI9DLBFRRMIRiF8bIrTLQOLca5w36xndc2rbFMrIf2SgTGZ7dEUyTxc2b2WbHiek495it5EUCCqWmlmvvy2XpdZrrjDlpk3QZS65wdcvDBNuWwi6-jQA45bH0tIpUTsP7l8B3f2Tg_tlV0mrl0GsD1ZYniasDt=7CBF8B4F7"
            ),
            concat!(
                "xATAT",
                "T3xFfGF0NdsLGylWCzdie7nxj0sjoo52473cugWf2TmPIxOoJeY4R6Ux6HWrE2JXVx3-mkuCZ2Vw88WASFpwtVhxK5j8_HhOHVqDTUTrcF-Ze0=6520DAE6"
            ),
            concat!(
                "ATAT",
                "T3xFfGF00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000=00000000"
            ),
        ],
        sources: &[
            "https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/",
        ],
    }),
    ..Detector::of(Family::Secret)
};
