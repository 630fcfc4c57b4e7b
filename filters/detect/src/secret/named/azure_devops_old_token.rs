//! Azure DevOps personal access tokens of before 2024: base32 of 32 bytes, 52 small letters and digits from 2 to 7, known
//! by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.azure_devops_old_token",
    title: "Azure DevOps personal access token, old form",
    label: "[AZURE_DEVOPS_TOKEN]",
    pattern: token::assigned!(
        "azure[_. -]?devops|ado_|vsts|system_accesstoken|azp_token",
        "[a-z2-7]{52}"
    ),
    prefilter: Prefilter::Name(&[
        "azure_devops",
        "azure.devops",
        "azure devops",
        "azure-devops",
        "azuredevops",
        "ado_",
        "vsts",
        "system_accesstoken",
        "azp_token",
    ]),
    value: token::value,
    validate: |candidate| token::named(candidate, 52..=52),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no token is found too; a token without the name is not.",
        finds: &[
            concat!(
                "AZURE_DEVOPS_PAT=‹iyfm",
                "ob6xjrfmit67anxbot64umfx2clwx7dz5ynxi4q2z3uqegvq›"
            ),
            concat!(
                "ado_pat =  \"‹k4zq",
                "7h2mxw3rvbn5cye6j2shd7gfmq4pta6ukisod2ghjfzxxcvb›\""
            ),
        ],
        ignores: &[
            concat!(
                "AZURE_DEVOPS_PAT=iyfm",
                "ob6xjrfmit67anxbot64umfx2clwx7dz5ynxi4q2z3uqegv"
            ),
            concat!(
                "AZURE_DEVOPS_PAT=iyfm",
                "ob6xjrfmit67anxbot64umfx2clwx7dz5ynxi4q2z3uqegvqa"
            ),
            concat!(
                "checksum=iyfm",
                "ob6xjrfmit67anxbot64umfx2clwx7dz5ynxi4q2z3uqegvq"
            ),
            concat!(
                "ado_pat=aaaa",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            ),
        ],
        sources: &[
            "https://learn.microsoft.com/en-us/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate",
        ],
    }),
    ..Detector::of(Family::Secret)
};
