//! Addresses of Microsoft Teams incoming webhooks: whoever knows one can post. `webhookb2/`, group and tenant, 32
//! hexadecimal digits, the owner.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.microsoft_teams_webhook",
    title: "Microsoft Teams webhook",
    label: "[MICROSOFT_TEAMS_WEBHOOK]",
    pattern: r"(?:webhook\.office\.com/webhookb2|outlook\.office\.com/webhook)/[0-9a-f-]{36}@[0-9a-f-]{36}/IncomingWebhook/[0-9a-f]{32}/[0-9a-f-]{36}",
    prefilter: Prefilter::Prefix(&[
        "webhook.office.com/webhookb2/",
        "outlook.office.com/webhook/",
    ]),
    validate: |candidate| token::known(candidate, 0, 170..=220, Confidence::VeryHigh),
    context: &["teams", "webhook"],
    about: native(&About {
        validator: "shape",
        notes: "The finding begins after the tenant's name in the host, which is no secret.",
        finds: &[
            concat!(
                "https://contoso.‹webhook.office.com/webhookb2/8c65e384-bfbe-ad41-5dc4-32c165b65de8@edf6f005-a649-fb1f-a80e-771199e237b6/",
                "IncomingWebhook/f4d64826ebd8e95647c8342f1a2d66e7/e6eac71f-5be4-4c45-0254-64dca4c07a59›"
            ),
            concat!(
                "curl \"https://‹outlook.office.com/webhook/7cc9b2e5-45b9-afdf-6e60-17dab95c0f30@edf6f005-a649-fb1f-a80e-771199e237b6/",
                "IncomingWebhook/e76b54d28e95612624bc898aca16315d/998754c1-1c3c-9bdb-22ab-dcca896aabcf›\""
            ),
        ],
        ignores: &[
            "https://contoso.webhook.office.com/webhookb2/",
            concat!(
                "https://outlook.office.com/webhook/7cc9b",
                "2e5-45b9-afdf-6e60-17dab95c0f30/IncomingWebhook/e76b54d28e95612624bc898aca16315d"
            ),
            concat!(
                "https://contoso.webhook.office.com/webhookb2/8c65e",
                "384-bfbe-ad41-5dc4-32c165b65de8@edf6f005-a649-fb1f-a80e-771199e237b6/OutgoingWebhook/f4d64826ebd8e95647c8342f1a2d66e7/e6eac71f-5be4-4c45-0254-64dca4c07a59"
            ),
        ],
        sources: &[
            "https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook",
        ],
    }),
    ..Detector::of(Family::Secret)
};
