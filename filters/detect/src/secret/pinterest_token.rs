//! Pinterest OAuth tokens: `pina_` (access) or `pinr_` (refresh) and a long run of letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.pinterest_token",
    title: "Pinterest access token",
    label: "[PINTEREST_TOKEN]",
    pattern: "(?:pina_|pinr_)[0-9A-Za-z]{64,140}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["pina_", "pinr_"]),
    validate: |candidate| token::known(candidate, 5, 64..=140, Confidence::High),
    context: &["pinterest", "token", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹pina",
                "_yElTcwqTvu15yMnMYBbVo3eDDcO7yVNxNrLOpgtU4fxHKCBO4nxFdMN0S6T5zMkCAHsLZvajmsYxtHHSQIJNpuNlXQ564vcMOaogc3›"
            ),
            concat!(
                "PINTEREST_TOKEN=\"‹pina",
                "_bPEuA5OHbvBgHHjGKDoYdxGfiJ6K1NhLOF7xDlrTtMRPuscraX8UYC2N3A20ECh22L6cAIOADeG7S8XdgAruTzyGxyXsOX7VCfQZYE›\""
            ),
            concat!(
                "it is ‹pinr",
                "_9Ta5JgvWvTU0UrEQI6SAiSIgePAMHpFbGQ5CKts0zlMxb8YN29xyqw7iDAcGa5NZ7eAbmPIdkcNDpDO4gXsfRzV8TbIJ6idtuVVK0h›."
            ),
        ],
        ignores: &[
            concat!(
                "pina",
                "_yElTcwqTvu15yMnMYBbVo3eDDcO7yVNxNrLOpgtU4fxHKCBO4nxFdMN0S6T5zMk"
            ),
            concat!(
                "pina",
                "_yElTcwqTvu15yMnMYBbVo3eDDcO7yVNxNrLOpgtU4fxHKCBO4nxFdMN0S6T5zMkCAHsLZvajmsYxtHHSQIJNpuNlXQ564vcMOaogc3Il9IWltEUB1jDl7hvbyNXGcfD8jTOVNK2g9CPU8"
            ),
            concat!(
                "xpina",
                "_yElTcwqTvu15yMnMYBbVo3eDDcO7yVNxNrLOpgtU4fxHKCBO4nxFdMN0S6T5zMkCAHsLZvajmsYxtHHSQIJNpuNlXQ564vcMOaogc3"
            ),
            concat!(
                "pina",
                "_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &[
            "https://developers.pinterest.com/docs/getting-started/set-up-authentication-and-authorization/",
        ],
    }),
    ..Detector::of(Family::Secret)
};
