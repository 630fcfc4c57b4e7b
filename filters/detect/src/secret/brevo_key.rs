//! Brevo (formerly Sendinblue) keys: `xkeysib-` (API) or `xsmtpsib-` (SMTP), 64 hexadecimal digits, and 16 letters
//! and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.brevo_key",
    title: "Brevo API or SMTP key",
    label: "[BREVO_KEY]",
    pattern: "(?:xkeysib-|xsmtpsib-)[0-9a-f]{64}-[0-9A-Za-z]{16}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["xkeysib-", "xsmtpsib-"]),
    validate: |candidate| {
        let kinds = [("xkeysib-", 81..=81), ("xsmtpsib-", 81..=81)];
        token::one_of(candidate, &kinds, Confidence::High)
    },
    context: &["brevo", "sendinblue"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "BREVO_KEY=‹xkey",
                "sib-da7ede4b5cd01632f2b582a97743e7931d5c5790b62f82ce98bfbc022041073d-Z45DYksCM9g03Ro3›"
            ),
            concat!(
                "{\"brevo_key\": \"‹xsmt",
                "psib-0f3223f68d3c704870d2eacd222ab4e10daf2fda12c160a0688f33802848d64c-DBPr6ikJB7NqPNKu›\"}"
            ),
            concat!(
                "use ‹xsmt",
                "psib-da4ffdcfdf99ff42502ce60c57e3196cb867b66ba089d165f7718b5e2bf1a00f-rGMCQIRuPI6OYMZm› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "xkey",
                "sib-840bdd78f982934ab1b5f1b137256bda3adcc7aa9bf7427758837a20f9aa8554-CzqRXNY0UoFqp0m"
            ),
            concat!(
                "xkey",
                "sib-fb7d5808c343b235d2295706ceaa62f586e1f03a3c3d85ed9369f3c51eb18adb-ghzC2aZS9Gsl22GP7"
            ),
            concat!(
                "xxkey",
                "sib-478b21763d48c20b8cfa5eca8cd56abea91ce1fbc6ea9ed198a69f2835d66df8-stb1u6uwardrg3rm"
            ),
            concat!(
                "xkey",
                "sib-0000000000000000000000000000000000000000000000000000000000000000-0000000000000000"
            ),
        ],
        sources: &["https://developers.brevo.com/docs/getting-started"],
    }),
    ..Detector::of(Family::Secret)
};
