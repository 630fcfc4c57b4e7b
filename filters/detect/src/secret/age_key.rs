//! Secret keys of the age encryption tool: `AGE-SECRET-KEY-1` and 58 capital letters and digits, the Bech32
//! encoding (BIP 173) of 32 bytes.

use super::token;
use crate::{
    checksum,
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.age_key",
    title: "age secret key",
    label: "[AGE_KEY]",
    pattern: "AGE-SECRET-KEY-1[0-9A-Z]{58,59}",
    prefilter: Prefilter::Prefix(&["AGE-SECRET-KEY-1"]),
    validate: |candidate| {
        let sure = match checksum::bech32(candidate.text) {
            true => Confidence::VeryHigh,
            false => Confidence::Low,
        };
        token::known(candidate, 16, 58..=58, sure)
    },
    about: native(&About {
        validator: "Bech32 checksum",
        notes: "A key whose checksum is wrong is found with low confidence. Keys of plugins are left out.",
        finds: &[
            concat!(
                "‹AGE-",
                "SECRET-KEY-1YQ0XNLK65RHW3WVE0AW8C2VELKH7TYE98NT9FT6DLTT3GFAQ46EST00RK0›"
            ),
            concat!(
                "key: '‹AGE-",
                "SECRET-KEY-1LM5JXTU27GS3L8HYJ8ZMZZLVK4TRHLQ7D7F5YLKTERLZJ409EK8QT5VEZ0›'"
            ),
        ],
        ignores: &[
            concat!(
                "AGE-",
                "SECRET-KEY-1YQ0XNLK65RHW3WVE0AW8C2VELKH7TYE98NT9FT6DLTT3GFAQ46EST00RK"
            ),
            concat!(
                "AGE-",
                "SECRET-KEY-1YQ0XNLK65RHW3WVE0AW8C2VELKH7TYE98NT9FT6DLTT3GFAQ46EST00RK0Q"
            ),
            concat!(
                "XAGE-",
                "SECRET-KEY-1YQ0XNLK65RHW3WVE0AW8C2VELKH7TYE98NT9FT6DLTT3GFAQ46EST00RK0"
            ),
            concat!(
                "AGE-",
                "SECRET-KEY-1XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX"
            ),
        ],
        sources: &["https://age-encryption.org/v1"],
    }),
    ..Detector::of(Family::Secret)
};

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::rates;

    #[test]
    fn a_wrong_checksum_is_low() {
        rates!(DETECTOR,
            concat!("AGE-", "SECRET-KEY-1YQ0XNLK65RHW3WVE0AW8C2VELKH7TYE98NT9FT6DLTT3GFAQ46EST00RK0") => VeryHigh,
            concat!("AGE-", "SECRET-KEY-1YQ0XNLK65RHW3WVE0AW8C2VELKH7TYE98NT9FT6DLTT3GFAQ46EST00RK8") => Low,
            concat!("AGE-", "SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ") => Low,
        );
    }
}
