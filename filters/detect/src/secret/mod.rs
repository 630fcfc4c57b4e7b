//! Keys, tokens, passwords.

mod adafruit_key;
mod adobe_secret;
mod adyen_key;
mod age_key;
mod airtable_token;
mod aiven_password;
mod alchemy_token;
mod alibaba_access_key_id;
mod amazon_oauth_secret;
mod amazon_oauth_token;
mod anthropic_key;
mod anyscale_token;
mod apify_token;
mod appsync_key;
mod appwrite_key;
mod artifactory_key;
mod asaas_key;
mod assigned;
mod assigned_key;
mod assigned_password;
mod assignment;
mod astra_token;
mod atlassian_token;
mod authress_key;
mod aws_access_key_id;
mod aws_bedrock_key;
mod aws_mws_key;
mod aws_secret_access_key;
mod aws_session_token;
mod axiom_token;
mod azure_ai_key;
mod azure_bus_key;
mod azure_cache_key;
mod azure_client_secret;
mod azure_devops_token;
mod azure_event_grid_key;
mod azure_function_key;
mod azure_registry_password;
mod azure_sas;
mod azure_search_key;
mod azure_storage_key;
mod backblaze_key;
mod bannerbear_key;
mod base64url;
mod bitbucket_token;
mod blockfrost_key;
mod botpress_token;
mod braintree_token;
mod brave_key;
mod brevo_key;
mod browserbase_key;
mod buildkite_token;
mod cal_key;
mod cerebras_key;
mod checkly_key;
mod checkout_key;
mod circleci_token;
mod clickhouse_key;
mod clickup_token;
mod clojars_token;
mod cloudflare_origin_ca_key;
mod cloudflare_token;
mod cockroachdb_key;
mod codesandbox_token;
mod coingecko_key;
mod command_password;
mod confluent_secret;
mod contentful_token;
mod convex_key;
mod courier_key;
mod coze_token;
mod cratesio_token;
mod curl_user;
mod cursor_key;
mod databricks_token;
mod dbt_token;
mod deepl_key;
mod definednet_key;
mod deno_token;
mod digitalocean_token;
mod discord_token;
mod discord_webhook;
mod dnsimple_token;
mod docker_token;
mod doppler_token;
mod dropbox_token;
mod duffel_token;
mod dynatrace_token;
mod e2b_key;
mod easypost_key;
mod ebay_secret;
mod elastic_key;
mod elevenlabs_key;
mod endorlabs_key;
mod facebook_app_token;
mod facebook_token;
mod fauna_key;
mod figma_token;
mod firebase_server_key;
mod firecrawl_key;
mod fireworks_key;
mod flagsmith_key;
mod flutterwave_key;
mod flyio_token;
mod foursquare_key;
mod frameio_token;
mod github_token;
mod gitlab_token;
mod google_hmac_key;
mod google_key;
mod grafana_token;
mod groq_key;
mod harness_token;
mod heroku_token;
mod honeycomb_key;
mod http_authorization;
mod hubspot_token;
mod huggingface_token;
mod imagekit_key;
mod infracost_key;
mod instagram_token;
mod intercom_token;
mod intra42_secret;
mod ionic_token;
mod jumpcloud_key;
mod jwt;
mod k3s_token;
mod klarna_key;
mod klaviyo_key;
mod langfuse_key;
mod langsmith_key;
mod launchdarkly_key;
mod linear_token;
mod linkedin_token;
mod lob_key;
mod mailchimp_key;
mod mailersend_token;
mod mailgun_key;
mod mandrill_key;
mod mapbox_token;
mod matrix_token;
mod maxmind_key;
mod mem0_key;
mod mercadopago_token;
mod mercury_token;
mod metabase_key;
mod microsoft_teams_webhook;
mod midtrans_key;
mod mongodb_atlas_key;
mod n8n_key;
mod named;
mod neon_key;
mod netbox_token;
mod netlify_token;
mod network_credential;
mod new_relic_key;
mod ngrok_token;
mod nightfall_key;
mod notion_token;
mod npm_token;
mod nuget_key;
mod nvidia_key;
mod nylas_key;
mod octopus_deploy_key;
mod okta_token;
mod omise_key;
mod onepassword_key;
mod onepassword_token;
mod onesignal_key;
mod onfido_token;
mod openai_key;
mod openrouter_key;
mod openshift_token;
mod openvsx_token;
mod opsgenie_key;
mod ory_token;
mod outline_key;
mod paddle_key;
mod pangea_token;
mod password_hash;
mod paypal_token;
mod paystack_key;
mod permit_key;
mod perplexity_key;
mod persona_key;
mod phabricator_token;
mod pinecone_key;
mod pinterest_token;
mod placeholder;
mod plaid_token;
mod plain_key;
mod plane_key;
mod planetscale_token;
mod polar_token;
mod posthog_key;
mod postman_key;
mod prefect_key;
mod private_key;
mod promptlayer_key;
mod proxmox_token;
mod pubnub_key;
mod pulumi_token;
mod pydantic_logfire_token;
mod pypi_token;
mod quicknode_url;
mod rancher_token;
mod razorpay_key;
mod readme_key;
mod render_key;
mod replicate_token;
mod resend_key;
mod retool_token;
mod riot_key;
mod roblox_cookie;
mod rootly_key;
mod rubygems_key;
mod runpod_key;
mod runway_key;
mod salesforce_token;
mod samsara_token;
mod scaleway_key;
mod scalingo_token;
mod secure_string;
mod segment_token;
mod sendgrid_key;
mod sentry_token;
mod settlemint_token;
mod shippo_token;
mod shopify_token;
mod sidekiq_secret;
mod slack_token;
mod snyk_token;
mod sonar_token;
mod sourcegraph_token;
mod splunk_token;
mod square_token;
mod stackhawk_key;
mod stripe_key;
mod stytch_secret;
mod sumsub_token;
mod supabase_key;
mod tableau_token;
mod tailscale_key;
mod tavily_key;
mod teamcity_token;
mod teamwork_token;
mod telegram_token;
mod telnyx_key;
mod tencent_key;
mod terraform_token;
mod tigris_secret;
mod tinybird_token;
mod together_key;
mod token;
mod tolgee_key;
mod translated_password;
mod trello_token;
mod trigger_dev_key;
mod twilio_key;
mod twitch_token;
mod twitter_token;
mod typeform_token;
mod ubidots_token;
mod unkey_key;
mod upcloud_token;
mod url_password;
mod val_town_token;
mod vantage_token;
mod vault_token;
mod vercel_token;
mod vk_token;
mod voyage_key;
mod wakatime_key;
mod wandb_key;
mod woocommerce_key;
mod wordpress_salt;
mod workos_key;
mod xai_key;
mod xata_key;
mod xendit_key;
mod yandex_token;
mod zapier_webhook;
mod zoho_token;
mod zuplo_key;

pub(crate) use self::named::DETECTORS as NAMED;
use crate::detector::Detector;

/// The family's detectors, in alphabetical order.
pub(crate) static DETECTORS: &[&Detector] = &[
    &adafruit_key::DETECTOR,
    &adobe_secret::DETECTOR,
    &adyen_key::DETECTOR,
    &age_key::DETECTOR,
    &airtable_token::DETECTOR,
    &aiven_password::DETECTOR,
    &alchemy_token::DETECTOR,
    &alibaba_access_key_id::DETECTOR,
    &amazon_oauth_secret::DETECTOR,
    &amazon_oauth_token::DETECTOR,
    &anthropic_key::DETECTOR,
    &anyscale_token::DETECTOR,
    &apify_token::DETECTOR,
    &appsync_key::DETECTOR,
    &appwrite_key::DETECTOR,
    &artifactory_key::DETECTOR,
    &asaas_key::DETECTOR,
    &assigned_key::DETECTOR,
    &assigned_password::DETECTOR,
    &astra_token::DETECTOR,
    &atlassian_token::DETECTOR,
    &authress_key::DETECTOR,
    &aws_access_key_id::DETECTOR,
    &aws_bedrock_key::DETECTOR,
    &aws_mws_key::DETECTOR,
    &aws_secret_access_key::DETECTOR,
    &aws_session_token::DETECTOR,
    &axiom_token::DETECTOR,
    &azure_ai_key::DETECTOR,
    &azure_bus_key::DETECTOR,
    &azure_cache_key::DETECTOR,
    &azure_client_secret::DETECTOR,
    &azure_devops_token::DETECTOR,
    &azure_event_grid_key::DETECTOR,
    &azure_function_key::DETECTOR,
    &azure_registry_password::DETECTOR,
    &azure_sas::DETECTOR,
    &azure_search_key::DETECTOR,
    &azure_storage_key::DETECTOR,
    &backblaze_key::DETECTOR,
    &bannerbear_key::DETECTOR,
    &bitbucket_token::DETECTOR,
    &blockfrost_key::DETECTOR,
    &botpress_token::DETECTOR,
    &braintree_token::DETECTOR,
    &brave_key::DETECTOR,
    &brevo_key::DETECTOR,
    &browserbase_key::DETECTOR,
    &buildkite_token::DETECTOR,
    &cal_key::DETECTOR,
    &cerebras_key::DETECTOR,
    &checkly_key::DETECTOR,
    &checkout_key::DETECTOR,
    &circleci_token::DETECTOR,
    &clickhouse_key::DETECTOR,
    &clickup_token::DETECTOR,
    &clojars_token::DETECTOR,
    &cloudflare_origin_ca_key::DETECTOR,
    &cloudflare_token::DETECTOR,
    &cockroachdb_key::DETECTOR,
    &codesandbox_token::DETECTOR,
    &coingecko_key::DETECTOR,
    &command_password::DETECTOR,
    &confluent_secret::DETECTOR,
    &contentful_token::DETECTOR,
    &convex_key::DETECTOR,
    &courier_key::DETECTOR,
    &coze_token::DETECTOR,
    &cratesio_token::DETECTOR,
    &curl_user::DETECTOR,
    &cursor_key::DETECTOR,
    &databricks_token::DETECTOR,
    &dbt_token::DETECTOR,
    &deepl_key::DETECTOR,
    &definednet_key::DETECTOR,
    &deno_token::DETECTOR,
    &digitalocean_token::DETECTOR,
    &discord_token::DETECTOR,
    &discord_webhook::DETECTOR,
    &dnsimple_token::DETECTOR,
    &docker_token::DETECTOR,
    &doppler_token::DETECTOR,
    &dropbox_token::DETECTOR,
    &duffel_token::DETECTOR,
    &dynatrace_token::DETECTOR,
    &e2b_key::DETECTOR,
    &easypost_key::DETECTOR,
    &ebay_secret::DETECTOR,
    &elastic_key::DETECTOR,
    &elevenlabs_key::DETECTOR,
    &endorlabs_key::DETECTOR,
    &facebook_app_token::DETECTOR,
    &facebook_token::DETECTOR,
    &fauna_key::DETECTOR,
    &figma_token::DETECTOR,
    &firebase_server_key::DETECTOR,
    &firecrawl_key::DETECTOR,
    &fireworks_key::DETECTOR,
    &flagsmith_key::DETECTOR,
    &flutterwave_key::DETECTOR,
    &flyio_token::DETECTOR,
    &foursquare_key::DETECTOR,
    &frameio_token::DETECTOR,
    &github_token::DETECTOR,
    &gitlab_token::DETECTOR,
    &google_hmac_key::DETECTOR,
    &google_key::DETECTOR,
    &grafana_token::DETECTOR,
    &groq_key::DETECTOR,
    &harness_token::DETECTOR,
    &heroku_token::DETECTOR,
    &honeycomb_key::DETECTOR,
    &http_authorization::DETECTOR,
    &hubspot_token::DETECTOR,
    &huggingface_token::DETECTOR,
    &imagekit_key::DETECTOR,
    &infracost_key::DETECTOR,
    &instagram_token::DETECTOR,
    &intercom_token::DETECTOR,
    &intra42_secret::DETECTOR,
    &ionic_token::DETECTOR,
    &jumpcloud_key::DETECTOR,
    &jwt::DETECTOR,
    &k3s_token::DETECTOR,
    &klarna_key::DETECTOR,
    &klaviyo_key::DETECTOR,
    &langfuse_key::DETECTOR,
    &langsmith_key::DETECTOR,
    &launchdarkly_key::DETECTOR,
    &linear_token::DETECTOR,
    &linkedin_token::DETECTOR,
    &lob_key::DETECTOR,
    &mailchimp_key::DETECTOR,
    &mailersend_token::DETECTOR,
    &mailgun_key::DETECTOR,
    &mandrill_key::DETECTOR,
    &mapbox_token::DETECTOR,
    &matrix_token::DETECTOR,
    &maxmind_key::DETECTOR,
    &mem0_key::DETECTOR,
    &mercadopago_token::DETECTOR,
    &mercury_token::DETECTOR,
    &metabase_key::DETECTOR,
    &microsoft_teams_webhook::DETECTOR,
    &midtrans_key::DETECTOR,
    &mongodb_atlas_key::DETECTOR,
    &n8n_key::DETECTOR,
    &neon_key::DETECTOR,
    &netbox_token::DETECTOR,
    &netlify_token::DETECTOR,
    &network_credential::DETECTOR,
    &new_relic_key::DETECTOR,
    &ngrok_token::DETECTOR,
    &nightfall_key::DETECTOR,
    &notion_token::DETECTOR,
    &npm_token::DETECTOR,
    &nuget_key::DETECTOR,
    &nvidia_key::DETECTOR,
    &nylas_key::DETECTOR,
    &octopus_deploy_key::DETECTOR,
    &okta_token::DETECTOR,
    &omise_key::DETECTOR,
    &onepassword_key::DETECTOR,
    &onepassword_token::DETECTOR,
    &onesignal_key::DETECTOR,
    &onfido_token::DETECTOR,
    &openai_key::DETECTOR,
    &openrouter_key::DETECTOR,
    &openshift_token::DETECTOR,
    &openvsx_token::DETECTOR,
    &opsgenie_key::DETECTOR,
    &ory_token::DETECTOR,
    &outline_key::DETECTOR,
    &paddle_key::DETECTOR,
    &pangea_token::DETECTOR,
    &password_hash::DETECTOR,
    &paypal_token::DETECTOR,
    &paystack_key::DETECTOR,
    &permit_key::DETECTOR,
    &perplexity_key::DETECTOR,
    &persona_key::DETECTOR,
    &phabricator_token::DETECTOR,
    &pinecone_key::DETECTOR,
    &pinterest_token::DETECTOR,
    &plaid_token::DETECTOR,
    &plain_key::DETECTOR,
    &plane_key::DETECTOR,
    &planetscale_token::DETECTOR,
    &polar_token::DETECTOR,
    &posthog_key::DETECTOR,
    &postman_key::DETECTOR,
    &prefect_key::DETECTOR,
    &private_key::DETECTOR,
    &promptlayer_key::DETECTOR,
    &proxmox_token::DETECTOR,
    &pubnub_key::DETECTOR,
    &pulumi_token::DETECTOR,
    &pydantic_logfire_token::DETECTOR,
    &pypi_token::DETECTOR,
    &quicknode_url::DETECTOR,
    &rancher_token::DETECTOR,
    &razorpay_key::DETECTOR,
    &readme_key::DETECTOR,
    &render_key::DETECTOR,
    &replicate_token::DETECTOR,
    &resend_key::DETECTOR,
    &retool_token::DETECTOR,
    &riot_key::DETECTOR,
    &roblox_cookie::DETECTOR,
    &rootly_key::DETECTOR,
    &rubygems_key::DETECTOR,
    &runpod_key::DETECTOR,
    &runway_key::DETECTOR,
    &salesforce_token::DETECTOR,
    &samsara_token::DETECTOR,
    &scaleway_key::DETECTOR,
    &scalingo_token::DETECTOR,
    &secure_string::DETECTOR,
    &segment_token::DETECTOR,
    &sendgrid_key::DETECTOR,
    &sentry_token::DETECTOR,
    &settlemint_token::DETECTOR,
    &shippo_token::DETECTOR,
    &shopify_token::DETECTOR,
    &sidekiq_secret::DETECTOR,
    &slack_token::DETECTOR,
    &snyk_token::DETECTOR,
    &sonar_token::DETECTOR,
    &sourcegraph_token::DETECTOR,
    &splunk_token::DETECTOR,
    &square_token::DETECTOR,
    &stackhawk_key::DETECTOR,
    &stripe_key::DETECTOR,
    &stytch_secret::DETECTOR,
    &sumsub_token::DETECTOR,
    &supabase_key::DETECTOR,
    &tableau_token::DETECTOR,
    &tailscale_key::DETECTOR,
    &tavily_key::DETECTOR,
    &teamcity_token::DETECTOR,
    &teamwork_token::DETECTOR,
    &telegram_token::DETECTOR,
    &telnyx_key::DETECTOR,
    &tencent_key::DETECTOR,
    &terraform_token::DETECTOR,
    &tigris_secret::DETECTOR,
    &tinybird_token::DETECTOR,
    &together_key::DETECTOR,
    &tolgee_key::DETECTOR,
    &translated_password::DETECTOR,
    &trello_token::DETECTOR,
    &trigger_dev_key::DETECTOR,
    &twilio_key::DETECTOR,
    &twitch_token::DETECTOR,
    &twitter_token::DETECTOR,
    &typeform_token::DETECTOR,
    &ubidots_token::DETECTOR,
    &unkey_key::DETECTOR,
    &upcloud_token::DETECTOR,
    &url_password::DETECTOR,
    &val_town_token::DETECTOR,
    &vantage_token::DETECTOR,
    &vault_token::DETECTOR,
    &vercel_token::DETECTOR,
    &vk_token::DETECTOR,
    &voyage_key::DETECTOR,
    &wakatime_key::DETECTOR,
    &wandb_key::DETECTOR,
    &woocommerce_key::DETECTOR,
    &wordpress_salt::DETECTOR,
    &workos_key::DETECTOR,
    &xai_key::DETECTOR,
    &xata_key::DETECTOR,
    &xendit_key::DETECTOR,
    &yandex_token::DETECTOR,
    &zapier_webhook::DETECTOR,
    &zoho_token::DETECTOR,
    &zuplo_key::DETECTOR,
];
