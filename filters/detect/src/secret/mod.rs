//! Keys, tokens, passwords.

mod ably_key;
mod abstract_key;
mod abuseipdb_key;
mod adafruit_key;
mod adobe_secret;
mod adyen_key;
mod age_key;
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
mod assigned;
mod assigned_key;
mod assigned_password;
mod astra_token;
mod atlassian_token;
mod auth0_secret;
mod authress_key;
mod aviationstack_key;
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
mod azure_devops_old_token;
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
mod checkout_key;
mod circleci_key;
mod circleci_token;
mod clarifai_key;
mod clerk_key;
mod clickhouse_key;
mod clickup_token;
mod clojars_token;
mod cloudflare_key;
mod cloudflare_origin_ca_key;
mod cloudflare_token;
mod cloudinary_secret;
mod cloudsmith_key;
mod cockroachdb_key;
mod codacy_token;
mod codeclimate_key;
mod codecov_token;
mod codesandbox_token;
mod cohere_key;
mod coinbase_key;
mod coingecko_key;
mod coinmarketcap_key;
mod confluent_key;
mod confluent_secret;
mod contentful_key;
mod contentful_token;
mod convex_key;
mod courier_key;
mod coveralls_token;
mod coze_token;
mod cratesio_token;
mod crowdin_token;
mod curl_user;
mod cursor_key;
mod customerio_key;
mod cypress_key;
mod databricks_token;
mod datadog_key;
mod dbt_token;
mod deepgram_key;
mod deepinfra_key;
mod deepl_key;
mod deepseek_key;
mod definednet_key;
mod deno_token;
mod digitalocean_token;
mod discogs_token;
mod discord_token;
mod discord_webhook;
mod disqus_key;
mod dnsimple_token;
mod docker_token;
mod doppler_token;
mod dropbox_key;
mod dropbox_token;
mod duffel_token;
mod dwolla_key;
mod dynatrace_token;
mod e2b_key;
mod easypost_key;
mod ebay_secret;
mod elastic_key;
mod elasticsearch_key;
mod elevenlabs_key;
mod endorlabs_key;
mod etherscan_key;
mod etsy_key;
mod exa_key;
mod expo_token;
mod facebook_app_token;
mod facebook_secret;
mod facebook_token;
mod fal_key;
mod fastly_token;
mod fauna_key;
mod figma_token;
mod finicity_key;
mod finnhub_key;
mod firebase_server_key;
mod firecrawl_key;
mod fireworks_key;
mod flagsmith_key;
mod flickr_key;
mod flutterwave_key;
mod flyio_token;
mod foursquare_key;
mod frameio_token;
mod freshbooks_secret;
mod freshdesk_key;
mod geoapify_key;
mod geocodio_key;
mod ghost_key;
mod giphy_key;
mod gitea_token;
mod github_token;
mod gitlab_token;
mod gitter_token;
mod gocardless_token;
mod godaddy_key;
mod google_hmac_key;
mod google_key;
mod grafana_token;
mod groq_key;
mod guardian_key;
mod gumroad_token;
mod harness_token;
mod hcaptcha_secret;
mod helpscout_secret;
mod here_key;
mod heroku_key;
mod heroku_token;
mod hetzner_token;
mod honeycomb_key;
mod http_authorization;
mod hubspot_key;
mod hubspot_token;
mod huggingface_token;
mod hunter_key;
mod imagekit_key;
mod imgbb_key;
mod imgur_secret;
mod influxdb_token;
mod infracost_key;
mod infura_key;
mod instagram_token;
mod intercom_secret;
mod intercom_token;
mod intra42_secret;
mod ionic_token;
mod ipdata_key;
mod ipgeolocation_key;
mod ipinfo_token;
mod ipstack_key;
mod jenkins_token;
mod jira_key;
mod jotform_key;
mod jumpcloud_key;
mod jwt;
mod k3s_token;
mod klarna_key;
mod klaviyo_key;
mod kraken_key;
mod kubernetes_token;
mod kucoin_key;
mod lacework_key;
mod langchain_key;
mod langfuse_key;
mod langsmith_key;
mod lark_secret;
mod lastfm_key;
mod launchdarkly_key;
mod line_secret;
mod line_token;
mod linear_token;
mod linkedin_secret;
mod linkedin_token;
mod linode_token;
mod litellm_key;
mod lob_key;
mod logdna_key;
mod loggly_token;
mod logtail_token;
mod logzio_token;
mod lokalise_token;
mod looker_secret;
mod mailchimp_key;
mod mailersend_token;
mod mailgun_key;
mod mailjet_key;
mod mailtrap_token;
mod mandrill_key;
mod mapbox_token;
mod mastodon_token;
mod matrix_token;
mod mattermost_token;
mod maxmind_key;
mod mem0_key;
mod meraki_key;
mod mercadopago_token;
mod mercury_token;
mod messagebird_key;
mod metabase_key;
mod microsoft_teams_webhook;
mod midtrans_key;
mod mistral_key;
mod mixpanel_secret;
mod modal_token;
mod mollie_key;
mod mongodb_atlas_key;
mod moonshot_key;
mod mux_secret;
mod n8n_key;
mod neon_key;
mod netbox_token;
mod netlify_token;
mod network_credential;
mod new_relic_key;
mod newsapi_key;
mod ngrok_token;
mod nightfall_key;
mod nomad_token;
mod notion_token;
mod novu_key;
mod npm_token;
mod nuget_key;
mod nvidia_key;
mod nylas_key;
mod nytimes_key;
mod octopus_deploy_key;
mod okta_token;
mod omise_key;
mod onelogin_secret;
mod onepassword_key;
mod onepassword_token;
mod onesignal_key;
mod onfido_token;
mod openai_key;
mod opencage_key;
mod openexchangerates_key;
mod openrouter_key;
mod openshift_token;
mod openvsx_token;
mod openweather_key;
mod opsgenie_key;
mod ory_token;
mod outline_key;
mod ovh_secret;
mod paddle_key;
mod pagerduty_key;
mod pandadoc_key;
mod pangea_token;
mod particle_token;
mod password_hash;
mod pastebin_key;
mod paypal_secret;
mod paypal_token;
mod paystack_key;
mod permit_key;
mod perplexity_key;
mod persona_key;
mod pexels_key;
mod phabricator_token;
mod pinecone_key;
mod pinterest_token;
mod pipedrive_token;
mod pivotal_tracker_token;
mod pixabay_key;
mod placeholder;
mod plaid_token;
mod plain_key;
mod plane_key;
mod planetscale_token;
mod plivo_token;
mod polar_token;
mod polygon_io_key;
mod posthog_key;
mod postman_key;
mod postmark_token;
mod prefect_key;
mod private_key;
mod promptlayer_key;
mod proxmox_token;
mod pubnub_key;
mod pulumi_token;
mod pushbullet_token;
mod pusher_secret;
mod pushover_token;
mod pydantic_logfire_token;
mod pypi_token;
mod quicknode_url;
mod rails_master_key;
mod rancher_token;
mod rapidapi_key;
mod razorpay_key;
mod readme_key;
mod recaptcha_secret;
mod redash_key;
mod reddit_secret;
mod render_key;
mod replicate_token;
mod resend_key;
mod retool_token;
mod riot_key;
mod roblox_cookie;
mod rollbar_token;
mod rootly_key;
mod rubygems_key;
mod runpod_key;
mod runway_key;
mod salesforce_token;
mod sambanova_key;
mod samsara_token;
mod sanity_token;
mod saucelabs_key;
mod scaleway_key;
mod scalingo_token;
mod scraperapi_key;
mod scrapingbee_key;
mod secure_string;
mod securitytrails_key;
mod segment_token;
mod semgrep_token;
mod sendbird_token;
mod sendgrid_key;
mod sentry_token;
mod serpapi_key;
mod serper_key;
mod settlemint_token;
mod shippo_token;
mod shipstation_key;
mod shodan_key;
mod shopify_token;
mod shortcut_token;
mod sidekiq_secret;
mod signalwire_token;
mod siliconflow_key;
mod slack_token;
mod smartsheet_token;
mod snyk_token;
mod sonar_token;
mod sourcegraph_token;
mod sparkpost_key;
mod splunk_token;
mod spotify_secret;
mod square_token;
mod stability_key;
mod stackhawk_key;
mod strapi_secret;
mod strava_secret;
mod stream_secret;
mod stripe_key;
mod stytch_secret;
mod sumologic_key;
mod sumsub_token;
mod supabase_key;
mod sysdig_token;
mod tableau_token;
mod tailscale_key;
mod tavily_key;
mod teamcity_token;
mod teamwork_token;
mod telegram_token;
mod telnyx_key;
mod tenable_key;
mod tencent_key;
mod terraform_token;
mod tigris_secret;
mod tiingo_token;
mod tinify_key;
mod tinybird_token;
mod tmdb_key;
mod todoist_token;
mod together_key;
mod token;
mod tolgee_key;
mod tomtom_key;
mod transifex_token;
mod travis_token;
mod trello_key;
mod trello_token;
mod trigger_dev_key;
mod tumblr_key;
mod twilio_key;
mod twilio_token;
mod twitch_token;
mod twitter_secret;
mod twitter_token;
mod typeform_token;
mod ubidots_token;
mod unkey_key;
mod unsplash_key;
mod upcloud_token;
mod uploadcare_secret;
mod upstash_token;
mod uptimerobot_key;
mod url_password;
mod val_town_token;
mod vantage_token;
mod vault_token;
mod vercel_token;
mod virustotal_key;
mod vk_token;
mod vonage_secret;
mod voyage_key;
mod vultr_key;
mod wakatime_key;
mod wandb_key;
mod weatherapi_key;
mod webex_token;
mod webflow_token;
mod wistia_token;
mod wit_ai_token;
mod woocommerce_key;
mod wordpress_salt;
mod workos_key;
mod xai_key;
mod xata_key;
mod xendit_key;
mod yandex_token;
mod yelp_key;
mod zapier_webhook;
mod zendesk_token;
mod zenodo_token;
mod zerobounce_key;
mod zerotier_token;
mod zhipu_key;
mod zoho_token;
mod zoom_secret;
mod zulip_key;
mod zuplo_key;

use crate::detector::Detector;

/// The family's detectors, in alphabetical order.
pub(crate) static DETECTORS: &[&Detector] = &[
    &ably_key::DETECTOR,
    &abstract_key::DETECTOR,
    &abuseipdb_key::DETECTOR,
    &adafruit_key::DETECTOR,
    &adobe_secret::DETECTOR,
    &adyen_key::DETECTOR,
    &age_key::DETECTOR,
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
    &assigned_key::DETECTOR,
    &assigned_password::DETECTOR,
    &astra_token::DETECTOR,
    &atlassian_token::DETECTOR,
    &auth0_secret::DETECTOR,
    &authress_key::DETECTOR,
    &aviationstack_key::DETECTOR,
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
    &azure_devops_old_token::DETECTOR,
    &azure_devops_token::DETECTOR,
    &azure_event_grid_key::DETECTOR,
    &azure_function_key::DETECTOR,
    &azure_registry_password::DETECTOR,
    &azure_sas::DETECTOR,
    &azure_search_key::DETECTOR,
    &azure_storage_key::DETECTOR,
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
    &checkout_key::DETECTOR,
    &circleci_key::DETECTOR,
    &circleci_token::DETECTOR,
    &clarifai_key::DETECTOR,
    &clerk_key::DETECTOR,
    &clickhouse_key::DETECTOR,
    &clickup_token::DETECTOR,
    &clojars_token::DETECTOR,
    &cloudflare_key::DETECTOR,
    &cloudflare_origin_ca_key::DETECTOR,
    &cloudflare_token::DETECTOR,
    &cloudinary_secret::DETECTOR,
    &cloudsmith_key::DETECTOR,
    &cockroachdb_key::DETECTOR,
    &codacy_token::DETECTOR,
    &codeclimate_key::DETECTOR,
    &codecov_token::DETECTOR,
    &codesandbox_token::DETECTOR,
    &cohere_key::DETECTOR,
    &coinbase_key::DETECTOR,
    &coingecko_key::DETECTOR,
    &coinmarketcap_key::DETECTOR,
    &confluent_key::DETECTOR,
    &confluent_secret::DETECTOR,
    &contentful_key::DETECTOR,
    &contentful_token::DETECTOR,
    &convex_key::DETECTOR,
    &courier_key::DETECTOR,
    &coveralls_token::DETECTOR,
    &coze_token::DETECTOR,
    &cratesio_token::DETECTOR,
    &crowdin_token::DETECTOR,
    &curl_user::DETECTOR,
    &cursor_key::DETECTOR,
    &customerio_key::DETECTOR,
    &cypress_key::DETECTOR,
    &databricks_token::DETECTOR,
    &datadog_key::DETECTOR,
    &dbt_token::DETECTOR,
    &deepgram_key::DETECTOR,
    &deepinfra_key::DETECTOR,
    &deepl_key::DETECTOR,
    &deepseek_key::DETECTOR,
    &definednet_key::DETECTOR,
    &deno_token::DETECTOR,
    &digitalocean_token::DETECTOR,
    &discogs_token::DETECTOR,
    &discord_token::DETECTOR,
    &discord_webhook::DETECTOR,
    &disqus_key::DETECTOR,
    &dnsimple_token::DETECTOR,
    &docker_token::DETECTOR,
    &doppler_token::DETECTOR,
    &dropbox_key::DETECTOR,
    &dropbox_token::DETECTOR,
    &duffel_token::DETECTOR,
    &dwolla_key::DETECTOR,
    &dynatrace_token::DETECTOR,
    &e2b_key::DETECTOR,
    &easypost_key::DETECTOR,
    &ebay_secret::DETECTOR,
    &elastic_key::DETECTOR,
    &elasticsearch_key::DETECTOR,
    &elevenlabs_key::DETECTOR,
    &endorlabs_key::DETECTOR,
    &etherscan_key::DETECTOR,
    &etsy_key::DETECTOR,
    &exa_key::DETECTOR,
    &expo_token::DETECTOR,
    &facebook_app_token::DETECTOR,
    &facebook_secret::DETECTOR,
    &facebook_token::DETECTOR,
    &fal_key::DETECTOR,
    &fastly_token::DETECTOR,
    &fauna_key::DETECTOR,
    &figma_token::DETECTOR,
    &finicity_key::DETECTOR,
    &finnhub_key::DETECTOR,
    &firebase_server_key::DETECTOR,
    &firecrawl_key::DETECTOR,
    &fireworks_key::DETECTOR,
    &flagsmith_key::DETECTOR,
    &flickr_key::DETECTOR,
    &flutterwave_key::DETECTOR,
    &flyio_token::DETECTOR,
    &foursquare_key::DETECTOR,
    &frameio_token::DETECTOR,
    &freshbooks_secret::DETECTOR,
    &freshdesk_key::DETECTOR,
    &geoapify_key::DETECTOR,
    &geocodio_key::DETECTOR,
    &ghost_key::DETECTOR,
    &giphy_key::DETECTOR,
    &gitea_token::DETECTOR,
    &github_token::DETECTOR,
    &gitlab_token::DETECTOR,
    &gitter_token::DETECTOR,
    &gocardless_token::DETECTOR,
    &godaddy_key::DETECTOR,
    &google_hmac_key::DETECTOR,
    &google_key::DETECTOR,
    &grafana_token::DETECTOR,
    &groq_key::DETECTOR,
    &guardian_key::DETECTOR,
    &gumroad_token::DETECTOR,
    &harness_token::DETECTOR,
    &hcaptcha_secret::DETECTOR,
    &helpscout_secret::DETECTOR,
    &here_key::DETECTOR,
    &heroku_key::DETECTOR,
    &heroku_token::DETECTOR,
    &hetzner_token::DETECTOR,
    &honeycomb_key::DETECTOR,
    &http_authorization::DETECTOR,
    &hubspot_key::DETECTOR,
    &hubspot_token::DETECTOR,
    &huggingface_token::DETECTOR,
    &hunter_key::DETECTOR,
    &imagekit_key::DETECTOR,
    &imgbb_key::DETECTOR,
    &imgur_secret::DETECTOR,
    &influxdb_token::DETECTOR,
    &infracost_key::DETECTOR,
    &infura_key::DETECTOR,
    &instagram_token::DETECTOR,
    &intercom_secret::DETECTOR,
    &intercom_token::DETECTOR,
    &intra42_secret::DETECTOR,
    &ionic_token::DETECTOR,
    &ipdata_key::DETECTOR,
    &ipgeolocation_key::DETECTOR,
    &ipinfo_token::DETECTOR,
    &ipstack_key::DETECTOR,
    &jenkins_token::DETECTOR,
    &jira_key::DETECTOR,
    &jotform_key::DETECTOR,
    &jumpcloud_key::DETECTOR,
    &jwt::DETECTOR,
    &k3s_token::DETECTOR,
    &klarna_key::DETECTOR,
    &klaviyo_key::DETECTOR,
    &kraken_key::DETECTOR,
    &kubernetes_token::DETECTOR,
    &kucoin_key::DETECTOR,
    &lacework_key::DETECTOR,
    &langchain_key::DETECTOR,
    &langfuse_key::DETECTOR,
    &langsmith_key::DETECTOR,
    &lark_secret::DETECTOR,
    &lastfm_key::DETECTOR,
    &launchdarkly_key::DETECTOR,
    &line_secret::DETECTOR,
    &line_token::DETECTOR,
    &linear_token::DETECTOR,
    &linkedin_secret::DETECTOR,
    &linkedin_token::DETECTOR,
    &linode_token::DETECTOR,
    &litellm_key::DETECTOR,
    &lob_key::DETECTOR,
    &logdna_key::DETECTOR,
    &loggly_token::DETECTOR,
    &logtail_token::DETECTOR,
    &logzio_token::DETECTOR,
    &lokalise_token::DETECTOR,
    &looker_secret::DETECTOR,
    &mailchimp_key::DETECTOR,
    &mailersend_token::DETECTOR,
    &mailgun_key::DETECTOR,
    &mailjet_key::DETECTOR,
    &mailtrap_token::DETECTOR,
    &mandrill_key::DETECTOR,
    &mapbox_token::DETECTOR,
    &mastodon_token::DETECTOR,
    &matrix_token::DETECTOR,
    &mattermost_token::DETECTOR,
    &maxmind_key::DETECTOR,
    &mem0_key::DETECTOR,
    &meraki_key::DETECTOR,
    &mercadopago_token::DETECTOR,
    &mercury_token::DETECTOR,
    &messagebird_key::DETECTOR,
    &metabase_key::DETECTOR,
    &microsoft_teams_webhook::DETECTOR,
    &midtrans_key::DETECTOR,
    &mistral_key::DETECTOR,
    &mixpanel_secret::DETECTOR,
    &modal_token::DETECTOR,
    &mollie_key::DETECTOR,
    &mongodb_atlas_key::DETECTOR,
    &moonshot_key::DETECTOR,
    &mux_secret::DETECTOR,
    &n8n_key::DETECTOR,
    &neon_key::DETECTOR,
    &netbox_token::DETECTOR,
    &netlify_token::DETECTOR,
    &network_credential::DETECTOR,
    &new_relic_key::DETECTOR,
    &newsapi_key::DETECTOR,
    &ngrok_token::DETECTOR,
    &nightfall_key::DETECTOR,
    &nomad_token::DETECTOR,
    &notion_token::DETECTOR,
    &novu_key::DETECTOR,
    &npm_token::DETECTOR,
    &nuget_key::DETECTOR,
    &nvidia_key::DETECTOR,
    &nylas_key::DETECTOR,
    &nytimes_key::DETECTOR,
    &octopus_deploy_key::DETECTOR,
    &okta_token::DETECTOR,
    &omise_key::DETECTOR,
    &onelogin_secret::DETECTOR,
    &onepassword_key::DETECTOR,
    &onepassword_token::DETECTOR,
    &onesignal_key::DETECTOR,
    &onfido_token::DETECTOR,
    &openai_key::DETECTOR,
    &opencage_key::DETECTOR,
    &openexchangerates_key::DETECTOR,
    &openrouter_key::DETECTOR,
    &openshift_token::DETECTOR,
    &openvsx_token::DETECTOR,
    &openweather_key::DETECTOR,
    &opsgenie_key::DETECTOR,
    &ory_token::DETECTOR,
    &outline_key::DETECTOR,
    &ovh_secret::DETECTOR,
    &paddle_key::DETECTOR,
    &pagerduty_key::DETECTOR,
    &pandadoc_key::DETECTOR,
    &pangea_token::DETECTOR,
    &particle_token::DETECTOR,
    &password_hash::DETECTOR,
    &pastebin_key::DETECTOR,
    &paypal_secret::DETECTOR,
    &paypal_token::DETECTOR,
    &paystack_key::DETECTOR,
    &permit_key::DETECTOR,
    &perplexity_key::DETECTOR,
    &persona_key::DETECTOR,
    &pexels_key::DETECTOR,
    &phabricator_token::DETECTOR,
    &pinecone_key::DETECTOR,
    &pinterest_token::DETECTOR,
    &pipedrive_token::DETECTOR,
    &pivotal_tracker_token::DETECTOR,
    &pixabay_key::DETECTOR,
    &plaid_token::DETECTOR,
    &plain_key::DETECTOR,
    &plane_key::DETECTOR,
    &planetscale_token::DETECTOR,
    &plivo_token::DETECTOR,
    &polar_token::DETECTOR,
    &polygon_io_key::DETECTOR,
    &posthog_key::DETECTOR,
    &postman_key::DETECTOR,
    &postmark_token::DETECTOR,
    &prefect_key::DETECTOR,
    &private_key::DETECTOR,
    &promptlayer_key::DETECTOR,
    &proxmox_token::DETECTOR,
    &pubnub_key::DETECTOR,
    &pulumi_token::DETECTOR,
    &pushbullet_token::DETECTOR,
    &pusher_secret::DETECTOR,
    &pushover_token::DETECTOR,
    &pydantic_logfire_token::DETECTOR,
    &pypi_token::DETECTOR,
    &quicknode_url::DETECTOR,
    &rails_master_key::DETECTOR,
    &rancher_token::DETECTOR,
    &rapidapi_key::DETECTOR,
    &razorpay_key::DETECTOR,
    &readme_key::DETECTOR,
    &recaptcha_secret::DETECTOR,
    &redash_key::DETECTOR,
    &reddit_secret::DETECTOR,
    &render_key::DETECTOR,
    &replicate_token::DETECTOR,
    &resend_key::DETECTOR,
    &retool_token::DETECTOR,
    &riot_key::DETECTOR,
    &roblox_cookie::DETECTOR,
    &rollbar_token::DETECTOR,
    &rootly_key::DETECTOR,
    &rubygems_key::DETECTOR,
    &runpod_key::DETECTOR,
    &runway_key::DETECTOR,
    &salesforce_token::DETECTOR,
    &sambanova_key::DETECTOR,
    &samsara_token::DETECTOR,
    &sanity_token::DETECTOR,
    &saucelabs_key::DETECTOR,
    &scaleway_key::DETECTOR,
    &scalingo_token::DETECTOR,
    &scraperapi_key::DETECTOR,
    &scrapingbee_key::DETECTOR,
    &secure_string::DETECTOR,
    &securitytrails_key::DETECTOR,
    &segment_token::DETECTOR,
    &semgrep_token::DETECTOR,
    &sendbird_token::DETECTOR,
    &sendgrid_key::DETECTOR,
    &sentry_token::DETECTOR,
    &serpapi_key::DETECTOR,
    &serper_key::DETECTOR,
    &settlemint_token::DETECTOR,
    &shippo_token::DETECTOR,
    &shipstation_key::DETECTOR,
    &shodan_key::DETECTOR,
    &shopify_token::DETECTOR,
    &shortcut_token::DETECTOR,
    &sidekiq_secret::DETECTOR,
    &signalwire_token::DETECTOR,
    &siliconflow_key::DETECTOR,
    &slack_token::DETECTOR,
    &smartsheet_token::DETECTOR,
    &snyk_token::DETECTOR,
    &sonar_token::DETECTOR,
    &sourcegraph_token::DETECTOR,
    &sparkpost_key::DETECTOR,
    &splunk_token::DETECTOR,
    &spotify_secret::DETECTOR,
    &square_token::DETECTOR,
    &stability_key::DETECTOR,
    &stackhawk_key::DETECTOR,
    &strapi_secret::DETECTOR,
    &strava_secret::DETECTOR,
    &stream_secret::DETECTOR,
    &stripe_key::DETECTOR,
    &stytch_secret::DETECTOR,
    &sumologic_key::DETECTOR,
    &sumsub_token::DETECTOR,
    &supabase_key::DETECTOR,
    &sysdig_token::DETECTOR,
    &tableau_token::DETECTOR,
    &tailscale_key::DETECTOR,
    &tavily_key::DETECTOR,
    &teamcity_token::DETECTOR,
    &teamwork_token::DETECTOR,
    &telegram_token::DETECTOR,
    &telnyx_key::DETECTOR,
    &tenable_key::DETECTOR,
    &tencent_key::DETECTOR,
    &terraform_token::DETECTOR,
    &tigris_secret::DETECTOR,
    &tiingo_token::DETECTOR,
    &tinify_key::DETECTOR,
    &tinybird_token::DETECTOR,
    &tmdb_key::DETECTOR,
    &todoist_token::DETECTOR,
    &together_key::DETECTOR,
    &tolgee_key::DETECTOR,
    &tomtom_key::DETECTOR,
    &transifex_token::DETECTOR,
    &travis_token::DETECTOR,
    &trello_key::DETECTOR,
    &trello_token::DETECTOR,
    &trigger_dev_key::DETECTOR,
    &tumblr_key::DETECTOR,
    &twilio_key::DETECTOR,
    &twilio_token::DETECTOR,
    &twitch_token::DETECTOR,
    &twitter_secret::DETECTOR,
    &twitter_token::DETECTOR,
    &typeform_token::DETECTOR,
    &ubidots_token::DETECTOR,
    &unkey_key::DETECTOR,
    &unsplash_key::DETECTOR,
    &upcloud_token::DETECTOR,
    &uploadcare_secret::DETECTOR,
    &upstash_token::DETECTOR,
    &uptimerobot_key::DETECTOR,
    &url_password::DETECTOR,
    &val_town_token::DETECTOR,
    &vantage_token::DETECTOR,
    &vault_token::DETECTOR,
    &vercel_token::DETECTOR,
    &virustotal_key::DETECTOR,
    &vk_token::DETECTOR,
    &vonage_secret::DETECTOR,
    &voyage_key::DETECTOR,
    &vultr_key::DETECTOR,
    &wakatime_key::DETECTOR,
    &wandb_key::DETECTOR,
    &weatherapi_key::DETECTOR,
    &webex_token::DETECTOR,
    &webflow_token::DETECTOR,
    &wistia_token::DETECTOR,
    &wit_ai_token::DETECTOR,
    &woocommerce_key::DETECTOR,
    &wordpress_salt::DETECTOR,
    &workos_key::DETECTOR,
    &xai_key::DETECTOR,
    &xata_key::DETECTOR,
    &xendit_key::DETECTOR,
    &yandex_token::DETECTOR,
    &yelp_key::DETECTOR,
    &zapier_webhook::DETECTOR,
    &zendesk_token::DETECTOR,
    &zenodo_token::DETECTOR,
    &zerobounce_key::DETECTOR,
    &zerotier_token::DETECTOR,
    &zhipu_key::DETECTOR,
    &zoho_token::DETECTOR,
    &zoom_secret::DETECTOR,
    &zulip_key::DETECTOR,
    &zuplo_key::DETECTOR,
];
