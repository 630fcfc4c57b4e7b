//! The store of a document, and connections to it that are made again when they broke.

use lane::{AnalyticsConfig, ConfigError, SqliteConfig};

use super::{
    clickhouse::{ClickHouse, ClickHousePlace},
    database::{Database, DatabaseError},
    postgres::{Postgres, PostgresPlace},
    sqlite::Sqlite,
    tidy::Bounds,
};

/// Which store, and how it is reached.
#[derive(Clone)]
pub(super) enum Place {
    Sqlite(SqliteConfig),
    Postgres(Box<PostgresPlace>),
    ClickHouse(ClickHousePlace),
}

impl Place {
    /// Reads the settings. Nothing is opened yet.
    ///
    /// # Errors
    /// The key and what is wrong with it.
    pub(super) fn of(config: &AnalyticsConfig) -> Result<Self, ConfigError> {
        if let Some(postgres) = &config.postgres {
            let place = PostgresPlace::new(postgres);
            return match place {
                Ok(place) => Ok(Self::Postgres(Box::new(place))),
                Err((key, why)) => Err(ConfigError::at(format!("analytics.postgres.{key}"), why)),
            };
        }
        if let Some(clickhouse) = &config.clickhouse {
            let place = ClickHousePlace::new(clickhouse, config.keep_days);
            return place
                .map(Self::ClickHouse)
                .map_err(|(key, why)| ConfigError::at(format!("analytics.clickhouse.{key}"), why));
        }
        Ok(Self::Sqlite(config.sqlite.clone().unwrap_or_default()))
    }

    fn open(&self) -> Result<Box<dyn Database>, DatabaseError> {
        Ok(match self {
            Self::Sqlite(config) => Box::new(Sqlite::open(config)?),
            Self::Postgres(place) => Box::new(Postgres::open(place)?),
            Self::ClickHouse(place) => Box::new(ClickHouse::open(place)?),
        })
    }

    /// How much is kept in it.
    pub(super) fn bounds(&self, config: &AnalyticsConfig) -> Bounds {
        Bounds {
            keep_ms: i64::from(config.keep_days) * 86_400_000,
            events: config.max_events,
            bytes: match self {
                Self::Sqlite(config) => config.max_bytes,
                Self::Postgres(_) | Self::ClickHouse(_) => u64::MAX,
            },
        }
    }
}

/// A connection that is made when it is needed, and again when it broke.
pub(super) struct Connection {
    place: Place,
    open: Option<Box<dyn Database>>,
}

impl Connection {
    /// Nothing is connected yet.
    pub(super) fn new(place: Place) -> Self {
        Self { place, open: None }
    }

    /// Does something with the store.
    ///
    /// # Errors
    /// What the store says, or why there is none.
    pub(super) fn with<T>(
        &mut self,
        ask: impl FnOnce(&mut dyn Database) -> Result<T, DatabaseError>,
    ) -> Result<T, DatabaseError> {
        let mut open = match self.open.take() {
            Some(open) => open,
            None => self.place.open()?,
        };
        let answer = ask(open.as_mut());
        // Whatever went wrong, the next one finds a good connection.
        if answer.is_ok() {
            self.open = Some(open);
        }
        answer
    }
}
