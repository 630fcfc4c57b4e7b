//! Passwords that PowerShell makes a secure string of: `ConvertTo-SecureString "value" -AsPlainText`.

use super::assigned;
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.secure_string",
    title: "Plain text of a secure string",
    label: "[PASSWORD]",
    pattern: r#"(?i:convertto-securestring)[ \t]{1,8}(?i:-string[ \t]{1,8})?(?:-[A-Za-z]{5,12}[ \t]{1,8}){0,2}["'][!#-&(-~]{4,120}"#,
    prefilter: Prefilter::Name(&["convertto-securestring"]),
    value: |text| text.rfind(['"', '\'']).map_or(0, |at| at + 1),
    validate,
    about: native(&About {
        validator: "a quoted text behind the command",
        notes: "Variables, masks and samples are left out; a word has low confidence.",
        finds: &[
            "ConvertTo-SecureString \"‹q7Zt0LmX!w3Rk›\" -AsPlainText -Force",
            "ConvertTo-SecureString -String '‹P4ssw0rd!x›' -AsPlainText -Force",
            "ConvertTo-SecureString -AsPlainText -Force \"‹Tr0ub4dor&3›\"",
        ],
        ignores: &[
            "ConvertTo-SecureString \"$password\" -AsPlainText -Force",
            "ConvertTo-SecureString $env:PASSWORD -AsPlainText -Force",
            "ConvertTo-SecureString \"<password>\" -AsPlainText -Force",
            "ConvertTo-SecureString \"********\" -AsPlainText -Force",
        ],
        sources: &[
            "https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.security/convertto-securestring",
        ],
    }),
    ..Detector::of(Family::Secret)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let password = candidate.text.get((DETECTOR.value)(candidate.text)..)?;
    assigned::grade_password(password)
}
