//! Moonshot AI (Kimi) API keys: `sk-` and 48 letters and digits, as other makers have them: only the name tells.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.moonshot_key",
    title: "Moonshot AI API key",
    label: "[MOONSHOT_KEY]",
    pattern: token::assigned!("moonshot|kimi", "sk-[0-9A-Za-z]{40,64}"),
    prefilter: Prefilter::Name(&["moonshot", "kimi"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 43..=67),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "MOONSHOT_API_KEY=‹sk-",
                "MU9UpMLNNpQC22vdRUepI5miJzFFElMntXd8vRAbCM7CNUMZPEuY›"
            ),
            concat!(
                "\"moonshotApiKey\": \"‹sk-",
                "aFcVdORYnZsJ6SdHJ51NAQK65bRWMGnuKXxYc80XrCFEibwDx5sO›\","
            ),
        ],
        ignores: &[
            concat!(
                "MOONSHOT_API_KEY=sk-",
                "MU9UpMLNNpQC22vdRUepI5miJzFFElMntXd8vRA"
            ),
            concat!(
                "MOONSHOT_API_KEY=sk-",
                "MU9UpMLNNpQC22vdRUepI5miJzFFElMntXd8vRAbCM7CNUMZPEuYwsrLcKLNfguO0"
            ),
            concat!(
                "MOONSHOT_API_KEY=sk-",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://platform.moonshot.ai/docs/api/chat"],
    }),
    ..Detector::of(Family::Secret)
};
