//! JFrog Artifactory API keys, `AKCp` and 69 letters and digits, and reference tokens: base64 that begins with
//! `reftkn`, 64 characters.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.artifactory_key",
    title: "JFrog Artifactory key",
    label: "[ARTIFACTORY_KEY]",
    pattern: concat!(
        "AKCp[0-9A-Za-z]{69}[0-9A-Za-z]?",
        "|cmVmdGtuO[0-9A-Za-z]{55}[0-9A-Za-z]?",
    ),
    prefilter: Prefilter::Prefix(&["AKCp", "cmVmdGtuO"]),
    validate: |candidate| {
        let kinds = [("AKCp", 69..=69), ("cmVmdGtuO", 55..=55)];
        token::one_of(candidate, &kinds, Confidence::High)
    },
    context: &["artifactory", "jfrog"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "ARTIFACTORY_KEY=‹AKCp",
                "MDRQD8p9jbexjJcZv7k1JgsVhzpa5I83vzlwp3elpVvzhihgsW80V3vk9aTudbEZrZo4Y›"
            ),
            concat!(
                "{\"artifactory_key\": \"‹cmVm",
                "dGtuOAnOlhIIZPO6qsh1ngUcRC0XsWeOIxsKkpP6gkctjnbpTiREl3brQOr2›\"}"
            ),
            concat!(
                "use ‹cmVm",
                "dGtuOHtTgT8hwdRR7jG5kxhmXNRkagO9GVvTDCt2UQUwF24r9QNfAY1CYVPE› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "AKCp",
                "vxGdxmLNbwBpNPpPwHiaVaANUTcaQPZe9eSUobWTn6pZqU4IUtGXEpWMCTSPopaoSxjc"
            ),
            concat!(
                "AKCp",
                "IpS1gz7vf1xM0sfC73lbuqFdyVsUnY5NugAaNLl95oAuuvmxyXQmhCLvxSrTGMAwHuMGA7"
            ),
            concat!(
                "xAKCp",
                "YeYvR6T4QmSzoND2mR9Pdgh97CgBt7s1bi8LsVLRwAwyn9NtLnjJFBYM9VErqCYpk9sqE"
            ),
            concat!(
                "AKCp",
                "000000000000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &[
            "https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens",
        ],
    }),
    ..Detector::of(Family::Secret)
};
