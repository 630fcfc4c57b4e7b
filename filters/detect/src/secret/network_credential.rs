//! Passwords in programs of .NET: `new NetworkCredential("user", "password")`.

use super::assigned;
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.network_credential",
    title: "Password of a network credential",
    label: "[PASSWORD]",
    pattern: r#"(?i:networkcredential\()[ \t]{0,4}@?"[^"\n]{1,80}"[ \t]{0,4},[ \t]{0,4}@?"[!#-~]{4,120}"#,
    prefilter: Prefilter::Name(&["networkcredential("]),
    value: |text| text.rfind('"').map_or(0, |at| at + 1),
    validate,
    about: native(&About {
        validator: "a user and a password in quotes",
        notes: "Variables, masks and samples are left out; a word has low confidence.",
        finds: &[
            "new NetworkCredential(\"jo@acme.example\", \"‹q7Zt0LmX!w3Rk›\");",
            "new System.Net.NetworkCredential(\"deploy\",@\"‹P4ssw0rd!x›\", \"ACME\")",
        ],
        ignores: &[
            "new NetworkCredential(user, password);",
            "new NetworkCredential(\"jo\", password);",
            "new NetworkCredential(\"user\", \"<password>\");",
            "new NetworkCredential(\"user\", \"********\");",
        ],
        sources: &["https://learn.microsoft.com/en-us/dotnet/api/system.net.networkcredential"],
    }),
    ..Detector::of(Family::Secret)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let password = candidate.text.get((DETECTOR.value)(candidate.text)..)?;
    assigned::grade_password(password)
}
