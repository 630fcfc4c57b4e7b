//! Atlassian API tokens of the older kind (Jira, Confluence): 24 letters and digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.jira_key",
    title: "Atlassian API token of the older kind",
    label: "[JIRA_KEY]",
    pattern: token::assigned!("atlassian|confluence|jira", "[0-9A-Za-z]{24}"),
    prefilter: Prefilter::Name(&["atlassian", "confluence", "jira"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 24..=24),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("JIRA_API_TOKEN=‹KAjO", "MEPJ37n8vh3BKO9t9u64›"),
            concat!("\"jira_api_token\": \"‹4l8Z", "dd9hocvJtmNM5nHWeVRC›\","),
            concat!("the ATLASSIAN key is ‹WAq9", "fvSikN0uRVBdnIYRQeym›"),
        ],
        ignores: &[
            concat!("JIRA_API_TOKEN=ntwL", "HjQAqtda4tEA0reY95o"),
            concat!("JIRA_API_TOKEN=jiiW", "7letJrBknGR2NAvwVwpN7"),
            concat!("JIRA_API_TOKEN=0000", "00000000000000000000"),
            concat!("checksum=3HLn", "IHeRv9fqmkbJz5Ube38z"),
        ],
        sources: &[
            "https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/",
        ],
    }),
    ..Detector::of(Family::Secret)
};
