//! Where exchanges are kept to be looked at: the store of the security analytics page.

use serde::Deserialize;

use super::{ConfigError, SecretConfig};

/// Exchanges are kept and shown at `/analytics` of the host's admin address. Nothing said of a store: a SQLite file.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AnalyticsConfig {
    /// What opens the page, at least 12 characters: a browser asks for it (any user name does), programs send it as a bearer token.
    pub password: SecretConfig,
    /// A file of this host's own.
    #[serde(default)]
    pub sqlite: Option<SqliteConfig>,
    /// A server that hosts may share: PostgreSQL, or one that speaks its protocol and language.
    #[serde(default)]
    pub postgres: Option<PostgresConfig>,
    /// A ClickHouse server, which hosts may share.
    #[serde(default)]
    pub clickhouse: Option<ClickHouseConfig>,
    /// After how many days an exchange is forgotten, 1 to 3650.
    #[serde(default = "a_month")]
    pub keep_days: u32,
    /// How many exchanges are kept, 1000 to 100000000. Beyond that older ones are thinned out: every second one goes, and each of the
    /// others counts for two. ClickHouse thins nothing out.
    #[serde(default = "two_hundred_thousand")]
    pub max_events: u64,
}

/// An embedded store.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct SqliteConfig {
    /// The file; it is made where it is missing.
    pub path: String,
    /// How large it may become, in bytes, 1048576 or more; beyond that it is thinned out as with `max_events`.
    pub max_bytes: u64,
}

impl Default for SqliteConfig {
    fn default() -> Self {
        Self {
            path: "weir-analytics.db".to_owned(),
            max_bytes: 1 << 30,
        }
    }
}

/// A PostgreSQL server. The tables are made where they are missing.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PostgresConfig {
    /// `postgresql://user:password@host/database`, with `?sslmode=require` for TLS.
    pub url: SecretConfig,
    /// PEM file with the authorities to trust; the system's where nothing is said.
    #[serde(default)]
    pub ca: Option<String>,
}

/// A ClickHouse server, over HTTP. The tables are made where they are missing.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ClickHouseConfig {
    /// `http://host:8123` or `https://host:8443`.
    pub url: String,
    /// The database.
    #[serde(default = "the_default")]
    pub database: String,
    /// The user.
    #[serde(default = "the_default")]
    pub user: String,
    /// The user's password; none where nothing is said.
    #[serde(default)]
    pub password: Option<SecretConfig>,
}

impl AnalyticsConfig {
    pub(super) fn check(&self) -> Result<(), ConfigError> {
        let at = |key: &str, why: String| Err(ConfigError::at(format!("analytics{key}"), why));
        if let Err(why) = self.password.check() {
            return at(".password", why);
        }
        let stores = [
            self.sqlite.is_some(),
            self.postgres.is_some(),
            self.clickhouse.is_some(),
        ];
        if stores.iter().filter(|said| **said).count() > 1 {
            let why = "one of `sqlite`, `postgres` and `clickhouse` can be the store, not several";
            return at("", why.to_owned());
        }
        for (key, given, least, most) in [
            (".keep_days", u64::from(self.keep_days), 1, 3650),
            (".max_events", self.max_events, 1000, 100_000_000),
        ] {
            if !(least..=most).contains(&given) {
                let why = format!("{given} is out of range; it may be {least} to {most}");
                return at(key, why);
            }
        }
        if let Some(sqlite) = self.sqlite.as_ref().filter(|s| s.max_bytes < 1 << 20) {
            let why = format!("{} is too small; 1048576 is the least", sqlite.max_bytes);
            return at(".sqlite.max_bytes", why);
        }
        if let Some(postgres) = &self.postgres
            && let Err(why) = postgres.url.check()
        {
            return at(".postgres.url", why);
        }
        if let Some(clickhouse) = &self.clickhouse {
            let is_http = ["http://", "https://"];
            if !is_http.iter().any(|s| clickhouse.url.starts_with(s)) {
                let why = format!("{:?} is no address like http://host:8123", clickhouse.url);
                return at(".clickhouse.url", why);
            }
            if let Some(Err(why)) = clickhouse.password.as_ref().map(SecretConfig::check) {
                return at(".clickhouse.password", why);
            }
        }
        Ok(())
    }
}

fn a_month() -> u32 {
    30
}

fn two_hundred_thousand() -> u64 {
    200_000
}

fn the_default() -> String {
    "default".to_owned()
}

#[cfg(all(test, feature = "yaml"))]
mod tests {
    use crate::Config;

    fn read(analytics: &str) -> Result<Config, String> {
        let text = format!("version: 1\nanalytics: {analytics}\n");
        Config::from_yaml(&text).map_err(|e| e.in_document("weir.yaml", &text))
    }

    #[test]
    fn what_cannot_be_is_refused_with_line_and_column() {
        for (analytics, wanted) in [
            ("{}", "weir.yaml:2:12: "),
            (
                "{password: {}}",
                "weir.yaml:2:23: analytics.password: one of",
            ),
            (
                "{password: {env: P}, keep_days: 0}",
                "weir.yaml:2:44: analytics.keep_days: 0 is out of range",
            ),
            (
                "{password: {env: P}, sqlite: {}, clickhouse: {url: 'http://h'}}",
                "weir.yaml:2:12: analytics: one of",
            ),
            (
                "{password: {env: P}, sqlite: {max_bytes: 9}}",
                "weir.yaml:2:53: analytics.sqlite.max_bytes: 9 is too small",
            ),
            (
                "{password: {env: P}, clickhouse: {url: h}}",
                "weir.yaml:2:51: analytics.clickhouse.url: ",
            ),
        ] {
            let error = read(analytics).unwrap_err();
            assert!(error.starts_with(wanted), "{analytics}: {error}");
        }
    }

    #[test]
    fn each_store_can_be_had_and_no_password_is_shown() {
        for store in [
            "",
            ", sqlite: {path: a.db}",
            ", postgres: {url: {value: 'postgresql://u:geheim@h/d'}}",
            ", clickhouse: {url: 'https://h:8443', password: {value: geheim}}, keep_days: 90, max_events: 1000000",
        ] {
            let config = read(&format!("{{password: {{value: geheim}}{store}}}")).unwrap();
            assert!(!format!("{config:?}").contains("geheim"));
        }
    }
}
