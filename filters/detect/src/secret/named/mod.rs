//! Keys and tokens of services that have no form of their own: only what they are called tells them, `ACME_KEY=value`. A
//! pattern of each begins with the service's name (`token::assigned!`).

mod ably_key;
mod abstract_key;
mod abuseipdb_key;
mod airbrake_key;
mod alchemy_key;
mod algolia_key;
mod alibaba_secret;
mod alienvault_key;
mod alphavantage_key;
mod amplitude_key;
mod asana_token;
mod assemblyai_key;
mod auth0_secret;
mod aviationstack_key;
mod azure_devops_old_token;
mod beamer_key;
mod binance_key;
mod bitfinex_key;
mod bitly_token;
mod box_secret;
mod browserstack_key;
mod bugsnag_key;
mod bunny_key;
mod bybit_key;
mod circleci_key;
mod clarifai_key;
mod clerk_key;
mod cloudflare_key;
mod cloudinary_secret;
mod cloudsmith_key;
mod codacy_token;
mod codeclimate_key;
mod codecov_token;
mod cohere_key;
mod coinbase_key;
mod coinmarketcap_key;
mod confluent_key;
mod contentful_key;
mod coveralls_token;
mod crowdin_token;
mod customerio_key;
mod cypress_key;
mod datadog_key;
mod deepgram_key;
mod deepinfra_key;
mod deepseek_key;
mod discogs_token;
mod disqus_key;
mod dropbox_key;
mod dwolla_key;
mod elasticsearch_key;
mod etherscan_key;
mod etsy_key;
mod exa_key;
mod expo_token;
mod facebook_secret;
mod fal_key;
mod fastly_token;
mod finicity_key;
mod finnhub_key;
mod flickr_key;
mod freshbooks_secret;
mod freshdesk_key;
mod geoapify_key;
mod geocodio_key;
mod ghost_key;
mod giphy_key;
mod gitea_token;
mod gitter_token;
mod gocardless_token;
mod godaddy_key;
mod guardian_key;
mod gumroad_token;
mod hcaptcha_secret;
mod helpscout_secret;
mod here_key;
mod heroku_key;
mod hetzner_token;
mod hubspot_key;
mod hunter_key;
mod imgbb_key;
mod imgur_secret;
mod influxdb_token;
mod infura_key;
mod intercom_secret;
mod ipdata_key;
mod ipgeolocation_key;
mod ipinfo_token;
mod ipstack_key;
mod jenkins_token;
mod jira_key;
mod jotform_key;
mod kraken_key;
mod kubernetes_token;
mod kucoin_key;
mod lacework_key;
mod langchain_key;
mod lark_secret;
mod lastfm_key;
mod line_secret;
mod line_token;
mod linkedin_secret;
mod linode_token;
mod litellm_key;
mod logdna_key;
mod loggly_token;
mod logtail_token;
mod logzio_token;
mod lokalise_token;
mod looker_secret;
mod mailjet_key;
mod mailtrap_token;
mod mastodon_token;
mod mattermost_token;
mod meraki_key;
mod messagebird_key;
mod mistral_key;
mod mixpanel_secret;
mod modal_token;
mod mollie_key;
mod moonshot_key;
mod mux_secret;
mod newsapi_key;
mod nomad_token;
mod novu_key;
mod nytimes_key;
mod onelogin_secret;
mod opencage_key;
mod openexchangerates_key;
mod openweather_key;
mod ovh_secret;
mod pagerduty_key;
mod pandadoc_key;
mod particle_token;
mod pastebin_key;
mod paypal_secret;
mod pexels_key;
mod pipedrive_token;
mod pivotal_tracker_token;
mod pixabay_key;
mod plivo_token;
mod polygon_io_key;
mod postmark_token;
mod pushbullet_token;
mod pusher_secret;
mod pushover_token;
mod rails_master_key;
mod rapidapi_key;
mod recaptcha_secret;
mod redash_key;
mod reddit_secret;
mod rollbar_token;
mod sambanova_key;
mod sanity_token;
mod saucelabs_key;
mod scraperapi_key;
mod scrapingbee_key;
mod securitytrails_key;
mod semgrep_token;
mod sendbird_token;
mod serpapi_key;
mod serper_key;
mod shipstation_key;
mod shodan_key;
mod shortcut_token;
mod signalwire_token;
mod siliconflow_key;
mod smartsheet_token;
mod sparkpost_key;
mod spotify_secret;
mod stability_key;
mod strapi_secret;
mod strava_secret;
mod stream_secret;
mod sumologic_key;
mod sysdig_token;
mod tenable_key;
mod tiingo_token;
mod tinify_key;
mod tmdb_key;
mod todoist_token;
mod tomtom_key;
mod transifex_token;
mod travis_token;
mod trello_key;
mod tumblr_key;
mod twilio_token;
mod twitter_secret;
mod unsplash_key;
mod uploadcare_secret;
mod upstash_token;
mod uptimerobot_key;
mod virustotal_key;
mod vonage_secret;
mod vultr_key;
mod weatherapi_key;
mod webex_token;
mod webflow_token;
mod wistia_token;
mod wit_ai_token;
mod yelp_key;
mod zendesk_token;
mod zenodo_token;
mod zerobounce_key;
mod zerotier_token;
mod zhipu_key;
mod zoom_secret;
mod zulip_key;

use super::token;
use crate::detector::Detector;

pub(crate) static DETECTORS: &[&Detector] = &[
    &ably_key::DETECTOR,
    &abstract_key::DETECTOR,
    &abuseipdb_key::DETECTOR,
    &airbrake_key::DETECTOR,
    &alchemy_key::DETECTOR,
    &algolia_key::DETECTOR,
    &alibaba_secret::DETECTOR,
    &alienvault_key::DETECTOR,
    &alphavantage_key::DETECTOR,
    &amplitude_key::DETECTOR,
    &asana_token::DETECTOR,
    &assemblyai_key::DETECTOR,
    &auth0_secret::DETECTOR,
    &aviationstack_key::DETECTOR,
    &azure_devops_old_token::DETECTOR,
    &beamer_key::DETECTOR,
    &binance_key::DETECTOR,
    &bitfinex_key::DETECTOR,
    &bitly_token::DETECTOR,
    &box_secret::DETECTOR,
    &browserstack_key::DETECTOR,
    &bugsnag_key::DETECTOR,
    &bunny_key::DETECTOR,
    &bybit_key::DETECTOR,
    &circleci_key::DETECTOR,
    &clarifai_key::DETECTOR,
    &clerk_key::DETECTOR,
    &cloudflare_key::DETECTOR,
    &cloudinary_secret::DETECTOR,
    &cloudsmith_key::DETECTOR,
    &codacy_token::DETECTOR,
    &codeclimate_key::DETECTOR,
    &codecov_token::DETECTOR,
    &cohere_key::DETECTOR,
    &coinbase_key::DETECTOR,
    &coinmarketcap_key::DETECTOR,
    &confluent_key::DETECTOR,
    &contentful_key::DETECTOR,
    &coveralls_token::DETECTOR,
    &crowdin_token::DETECTOR,
    &customerio_key::DETECTOR,
    &cypress_key::DETECTOR,
    &datadog_key::DETECTOR,
    &deepgram_key::DETECTOR,
    &deepinfra_key::DETECTOR,
    &deepseek_key::DETECTOR,
    &discogs_token::DETECTOR,
    &disqus_key::DETECTOR,
    &dropbox_key::DETECTOR,
    &dwolla_key::DETECTOR,
    &elasticsearch_key::DETECTOR,
    &etherscan_key::DETECTOR,
    &etsy_key::DETECTOR,
    &exa_key::DETECTOR,
    &expo_token::DETECTOR,
    &facebook_secret::DETECTOR,
    &fal_key::DETECTOR,
    &fastly_token::DETECTOR,
    &finicity_key::DETECTOR,
    &finnhub_key::DETECTOR,
    &flickr_key::DETECTOR,
    &freshbooks_secret::DETECTOR,
    &freshdesk_key::DETECTOR,
    &geoapify_key::DETECTOR,
    &geocodio_key::DETECTOR,
    &ghost_key::DETECTOR,
    &giphy_key::DETECTOR,
    &gitea_token::DETECTOR,
    &gitter_token::DETECTOR,
    &gocardless_token::DETECTOR,
    &godaddy_key::DETECTOR,
    &guardian_key::DETECTOR,
    &gumroad_token::DETECTOR,
    &hcaptcha_secret::DETECTOR,
    &helpscout_secret::DETECTOR,
    &here_key::DETECTOR,
    &heroku_key::DETECTOR,
    &hetzner_token::DETECTOR,
    &hubspot_key::DETECTOR,
    &hunter_key::DETECTOR,
    &imgbb_key::DETECTOR,
    &imgur_secret::DETECTOR,
    &influxdb_token::DETECTOR,
    &infura_key::DETECTOR,
    &intercom_secret::DETECTOR,
    &ipdata_key::DETECTOR,
    &ipgeolocation_key::DETECTOR,
    &ipinfo_token::DETECTOR,
    &ipstack_key::DETECTOR,
    &jenkins_token::DETECTOR,
    &jira_key::DETECTOR,
    &jotform_key::DETECTOR,
    &kraken_key::DETECTOR,
    &kubernetes_token::DETECTOR,
    &kucoin_key::DETECTOR,
    &lacework_key::DETECTOR,
    &langchain_key::DETECTOR,
    &lark_secret::DETECTOR,
    &lastfm_key::DETECTOR,
    &line_secret::DETECTOR,
    &line_token::DETECTOR,
    &linkedin_secret::DETECTOR,
    &linode_token::DETECTOR,
    &litellm_key::DETECTOR,
    &logdna_key::DETECTOR,
    &loggly_token::DETECTOR,
    &logtail_token::DETECTOR,
    &logzio_token::DETECTOR,
    &lokalise_token::DETECTOR,
    &looker_secret::DETECTOR,
    &mailjet_key::DETECTOR,
    &mailtrap_token::DETECTOR,
    &mastodon_token::DETECTOR,
    &mattermost_token::DETECTOR,
    &meraki_key::DETECTOR,
    &messagebird_key::DETECTOR,
    &mistral_key::DETECTOR,
    &mixpanel_secret::DETECTOR,
    &modal_token::DETECTOR,
    &mollie_key::DETECTOR,
    &moonshot_key::DETECTOR,
    &mux_secret::DETECTOR,
    &newsapi_key::DETECTOR,
    &nomad_token::DETECTOR,
    &novu_key::DETECTOR,
    &nytimes_key::DETECTOR,
    &onelogin_secret::DETECTOR,
    &opencage_key::DETECTOR,
    &openexchangerates_key::DETECTOR,
    &openweather_key::DETECTOR,
    &ovh_secret::DETECTOR,
    &pagerduty_key::DETECTOR,
    &pandadoc_key::DETECTOR,
    &particle_token::DETECTOR,
    &pastebin_key::DETECTOR,
    &paypal_secret::DETECTOR,
    &pexels_key::DETECTOR,
    &pipedrive_token::DETECTOR,
    &pivotal_tracker_token::DETECTOR,
    &pixabay_key::DETECTOR,
    &plivo_token::DETECTOR,
    &polygon_io_key::DETECTOR,
    &postmark_token::DETECTOR,
    &pushbullet_token::DETECTOR,
    &pusher_secret::DETECTOR,
    &pushover_token::DETECTOR,
    &rails_master_key::DETECTOR,
    &rapidapi_key::DETECTOR,
    &recaptcha_secret::DETECTOR,
    &redash_key::DETECTOR,
    &reddit_secret::DETECTOR,
    &rollbar_token::DETECTOR,
    &sambanova_key::DETECTOR,
    &sanity_token::DETECTOR,
    &saucelabs_key::DETECTOR,
    &scraperapi_key::DETECTOR,
    &scrapingbee_key::DETECTOR,
    &securitytrails_key::DETECTOR,
    &semgrep_token::DETECTOR,
    &sendbird_token::DETECTOR,
    &serpapi_key::DETECTOR,
    &serper_key::DETECTOR,
    &shipstation_key::DETECTOR,
    &shodan_key::DETECTOR,
    &shortcut_token::DETECTOR,
    &signalwire_token::DETECTOR,
    &siliconflow_key::DETECTOR,
    &smartsheet_token::DETECTOR,
    &sparkpost_key::DETECTOR,
    &spotify_secret::DETECTOR,
    &stability_key::DETECTOR,
    &strapi_secret::DETECTOR,
    &strava_secret::DETECTOR,
    &stream_secret::DETECTOR,
    &sumologic_key::DETECTOR,
    &sysdig_token::DETECTOR,
    &tenable_key::DETECTOR,
    &tiingo_token::DETECTOR,
    &tinify_key::DETECTOR,
    &tmdb_key::DETECTOR,
    &todoist_token::DETECTOR,
    &tomtom_key::DETECTOR,
    &transifex_token::DETECTOR,
    &travis_token::DETECTOR,
    &trello_key::DETECTOR,
    &tumblr_key::DETECTOR,
    &twilio_token::DETECTOR,
    &twitter_secret::DETECTOR,
    &unsplash_key::DETECTOR,
    &uploadcare_secret::DETECTOR,
    &upstash_token::DETECTOR,
    &uptimerobot_key::DETECTOR,
    &virustotal_key::DETECTOR,
    &vonage_secret::DETECTOR,
    &vultr_key::DETECTOR,
    &weatherapi_key::DETECTOR,
    &webex_token::DETECTOR,
    &webflow_token::DETECTOR,
    &wistia_token::DETECTOR,
    &wit_ai_token::DETECTOR,
    &yelp_key::DETECTOR,
    &zendesk_token::DETECTOR,
    &zenodo_token::DETECTOR,
    &zerobounce_key::DETECTOR,
    &zerotier_token::DETECTOR,
    &zhipu_key::DETECTOR,
    &zoom_secret::DETECTOR,
    &zulip_key::DETECTOR,
];
