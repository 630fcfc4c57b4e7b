//! Salesforce session ids and access tokens: the organisation's identifier (`00D` and 12 letters and digits), `!`,
//! and about a hundred characters.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.salesforce_token",
    title: "Salesforce session id or access token",
    label: "[SALESFORCE_TOKEN]",
    pattern: r"00D[0-9A-Za-z]{12}![0-9A-Za-z._]{80,140}",
    prefilter: Prefilter::Prefix(&["00D"]),
    validate: |candidate| token::known(candidate, 16, 80..=130, Confidence::High),
    context: &["salesforce", "sfdc", "session", "token", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹00D5",
                "16Ri9ac7MwY!AQeoVs6hDSBKZuOsgtBSEyU9xWyYMi2rm6pynWNNhFGVLtgGGavOpdNtqCJO7WUqJ3TnOSR5hq19l0MmQs9wwhNa0TrESeDw›"
            ),
            concat!(
                "Authorization: Bearer ‹00Dx",
                "zpHEx0cORDb!AR4AQqHtd7l0e4hyZKfeKOXLiQt4vC8OLP3.76c3qFIMSVDxxvrWGUcjogonghsP6Mt0IGDc2ty4SRUZ9clbXI1TmvYGrywO›,"
            ),
        ],
        ignores: &[
            "00D516Ri9ac7MwY",
            concat!(
                "00D516Ri9ac7MwY!AQeoV",
                "s6hDSBKZuOsgtBSEyU9xWyYMi2rm6pynWNNhFGVLtgGGavOpdNtqCJO7W"
            ),
            concat!(
                "00D516Ri9ac7MwY!AQeoV",
                "s6hDSBKZuOsgtBSEyU9xWyYMi2rm6pynWNNhFGVLtgGGavOpdNtqCJO7WUqJ3TnOSR5hq19l0MmQs9wwhNa0TrESeDw1LHgMDRAV6pDvQmHVFJTn0APiWH3zMPI5cWyTdPl"
            ),
            concat!(
                "x00D516Ri9ac7MwY!AQeoV",
                "s6hDSBKZuOsgtBSEyU9xWyYMi2rm6pynWNNhFGVLtgGGavOpdNtqCJO7WUqJ3TnOSR5hq19l0MmQs9wwhNa0TrESeDw"
            ),
        ],
        sources: &[
            "https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_access_tokens.htm",
        ],
    }),
    ..Detector::of(Family::Secret)
};
