//! Dynatrace tokens: `dt0` and three characters that name the kind, the public part, and 64 capital letters and
//! digits (base32).

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.dynatrace_token",
    title: "Dynatrace token",
    label: "[DYNATRACE_TOKEN]",
    pattern: "(?:dt0c01\\.|dt0s01\\.|dt0s02\\.|dt0s06\\.|dt0s16\\.)[0-9A-Z]{8,24}\\.[2-7A-Z]{64}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["dt0c01.", "dt0s01.", "dt0s02.", "dt0s06.", "dt0s16."]),
    validate: |candidate| token::known(candidate, 7, 73..=89, Confidence::High),
    context: &["dynatrace"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "DYNATRACE_TOKEN=‹dt0c",
                "01.042F01VYFL.BFNAHGKGPGRSU5IW2XZKWCIYZBIJQ2RAATJ3Z54SELAIYU32N56YOU7GNVKL6MCK›"
            ),
            concat!(
                "{\"dynatrace_token\": \"‹dt0s",
                "01.3P2B9C9CUN.CGWD7GWFLB6WLSJR6Y2SJ5WCIYWBZ22MBJRBNTE7EMOZRE2N2T3R6BAITYAMF67E›\"}"
            ),
            concat!(
                "DYNATRACE_TOKEN=‹dt0s",
                "02.GLQAYTYGT8.FMEDEHE56YKPPGX4YIAQVLU7TXFO4HAG35WF27RVVCI43CNPPC62Q3XDVGNAVY7F›"
            ),
            concat!(
                "{\"dynatrace_token\": \"‹dt0s",
                "06.6JKK2PWSHA.7PW5AUNEU47JLXAAS7V3U5VCBMMS67NZEN5IPU3UIZJEGLMOG5WVC263PPAAKT3E›\"}"
            ),
            concat!(
                "DYNATRACE_TOKEN=‹dt0s",
                "16.BKR114I18R.OLXYFBRBAVXDLVTA6WZ4NMCK3Z46XHOZXRMPIEFLNXWNLQ2H73E3VDOFLFKETYST›"
            ),
            concat!(
                "use ‹dt0s",
                "16.X3HQB2NUOX.OFJZ25YMTJO26AJBF74RYZSX45CX3OYGZ26T23ZS2RDBZVDWY3PGPS7EQNZM6SO6› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "dt0c",
                "01.5LLQ1TTL.Z26A6QMVVAFKR2CGNU2HEB5ITVFLPOZNCP47UVIHHM5ZRKU5TVLLLP26KBVTYST"
            ),
            concat!(
                "dt0c",
                "01.3T885XEG702Z92PDB21IKW1B.C26BZPC5VSQVCNIUZ3Q7CVNA3EHQUEMZOHFUOCEKCTXKSR6APCWHBK33AAO4M4SY7"
            ),
            concat!(
                "xdt0c",
                "01.WICGULF7SC.ZPDGDMEKWBJDYG67XE4R5BRGCV3UZG3WTA6YEFA2K6YYUYDRWLZ3DFA7NI4HTGJ7"
            ),
            concat!(
                "dt0c",
                "01.00000000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            ),
        ],
        sources: &[
            "https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients/access-tokens",
        ],
    }),
    ..Detector::of(Family::Secret)
};
