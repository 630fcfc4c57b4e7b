//! Keys, tokens, passwords.

mod abstract_key;
mod abuseipdb_key;
mod adafruit_key;
mod adobe_secret;
mod airbrake_key;
mod airtable_token;
mod aiven_password;
mod alchemy_key;
mod alchemy_token;
mod algolia_key;
mod alibaba_access_key_id;
mod alibaba_secret;
mod alienvault_key;
mod alphavantage_key;
mod amazon_oauth_secret;
mod amazon_oauth_token;
mod amplitude_key;
mod anthropic_key;
mod anyscale_token;
mod apify_token;
mod appsync_key;
mod appwrite_key;
mod artifactory_key;
mod asaas_key;
mod asana_token;
mod assemblyai_key;
mod astra_token;
mod atlassian_token;
mod auth0_secret;
mod aviationstack_key;
mod aws_access_key_id;
mod aws_bedrock_key;
mod aws_mws_key;
mod aws_secret_access_key;
mod aws_session_token;
mod axiom_token;
mod backblaze_key;
mod bannerbear_key;
mod base64url;
mod beamer_key;
mod binance_key;
mod bitbucket_token;
mod bitfinex_key;
mod bitly_token;
mod blockfrost_key;
mod botpress_token;
mod box_secret;
mod braintree_token;
mod brave_key;
mod brevo_key;
mod browserbase_key;
mod browserstack_key;
mod bugsnag_key;
mod buildkite_token;
mod bunny_key;
mod bybit_key;
mod cal_key;
mod cerebras_key;
mod checkly_key;
mod circleci_key;
mod circleci_token;
mod clarifai_key;
mod clerk_key;
mod datadog_key;
mod docker_token;
mod github_token;
mod gitlab_token;
mod google_key;
mod jwt;
mod npm_token;
mod onepassword_token;
mod openai_key;
mod placeholder;
mod private_key;
mod pypi_token;
mod sendgrid_key;
mod slack_token;
mod stripe_key;
mod token;
mod url_password;

use crate::detector::Detector;

/// The family's detectors, in alphabetical order.
pub(crate) static DETECTORS: &[&Detector] = &[
    &abstract_key::DETECTOR,
    &abuseipdb_key::DETECTOR,
    &adafruit_key::DETECTOR,
    &adobe_secret::DETECTOR,
    &airbrake_key::DETECTOR,
    &airtable_token::DETECTOR,
    &aiven_password::DETECTOR,
    &alchemy_key::DETECTOR,
    &alchemy_token::DETECTOR,
    &algolia_key::DETECTOR,
    &alibaba_access_key_id::DETECTOR,
    &alibaba_secret::DETECTOR,
    &alienvault_key::DETECTOR,
    &alphavantage_key::DETECTOR,
    &amazon_oauth_secret::DETECTOR,
    &amazon_oauth_token::DETECTOR,
    &amplitude_key::DETECTOR,
    &anthropic_key::DETECTOR,
    &anyscale_token::DETECTOR,
    &apify_token::DETECTOR,
    &appsync_key::DETECTOR,
    &appwrite_key::DETECTOR,
    &artifactory_key::DETECTOR,
    &asaas_key::DETECTOR,
    &asana_token::DETECTOR,
    &assemblyai_key::DETECTOR,
    &astra_token::DETECTOR,
    &atlassian_token::DETECTOR,
    &auth0_secret::DETECTOR,
    &aviationstack_key::DETECTOR,
    &aws_access_key_id::DETECTOR,
    &aws_bedrock_key::DETECTOR,
    &aws_mws_key::DETECTOR,
    &aws_secret_access_key::DETECTOR,
    &aws_session_token::DETECTOR,
    &axiom_token::DETECTOR,
    &backblaze_key::DETECTOR,
    &bannerbear_key::DETECTOR,
    &beamer_key::DETECTOR,
    &binance_key::DETECTOR,
    &bitbucket_token::DETECTOR,
    &bitfinex_key::DETECTOR,
    &bitly_token::DETECTOR,
    &blockfrost_key::DETECTOR,
    &botpress_token::DETECTOR,
    &box_secret::DETECTOR,
    &braintree_token::DETECTOR,
    &brave_key::DETECTOR,
    &brevo_key::DETECTOR,
    &browserbase_key::DETECTOR,
    &browserstack_key::DETECTOR,
    &bugsnag_key::DETECTOR,
    &buildkite_token::DETECTOR,
    &bunny_key::DETECTOR,
    &bybit_key::DETECTOR,
    &cal_key::DETECTOR,
    &cerebras_key::DETECTOR,
    &checkly_key::DETECTOR,
    &circleci_key::DETECTOR,
    &circleci_token::DETECTOR,
    &clarifai_key::DETECTOR,
    &clerk_key::DETECTOR,
    &datadog_key::DETECTOR,
    &docker_token::DETECTOR,
    &github_token::DETECTOR,
    &gitlab_token::DETECTOR,
    &google_key::DETECTOR,
    &jwt::DETECTOR,
    &npm_token::DETECTOR,
    &onepassword_token::DETECTOR,
    &openai_key::DETECTOR,
    &private_key::DETECTOR,
    &pypi_token::DETECTOR,
    &sendgrid_key::DETECTOR,
    &slack_token::DETECTOR,
    &stripe_key::DETECTOR,
    &url_password::DETECTOR,
];
