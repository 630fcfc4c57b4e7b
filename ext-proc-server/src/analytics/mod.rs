//! The security analytics page: exchanges are written into a store, and a page at the admin address shows them: what was sent to which
//! endpoints, what was found, what rules did and what they would have done.

mod access;
mod chart;
mod clickhouse;
mod database;
mod exchange_page;
mod filter;
mod overview_page;
mod page;
mod postgres;
mod report;
mod row;
mod sqlite;
mod store;
mod tidy;
mod topic;
mod writer;

use std::{
    fmt, io,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use http::{Method, Response, StatusCode, request::Parts};
use lane::{AnalyticsConfig, Config, ConfigError};
use tokio::{sync::Semaphore, time::sleep};

use self::{
    access::Password,
    database::{Database, DatabaseError},
    filter::Asked,
    page::{Kind, answer, problem},
    report::Report,
    store::{Connection, Place},
    tidy::Bounds,
};
use crate::{
    audit_log::{Queue, Tally, check_file},
    metrics::Metrics,
};

/// What is kept of exchanges, and the page that shows it. Clones share it.
#[derive(Clone)]
pub struct Analytics {
    password: Password,
    place: Place,
    bounds: Bounds,
    /// The page's questions are asked one after the other: a curious reader must not take the machine.
    reader: Arc<Mutex<Connection>>,
    /// Wrong passwords that may be waiting for their answer.
    guesses: Arc<Semaphore>,
}

impl Analytics {
    /// Opens what the document says; none where it says nothing. A server that cannot be reached is none of a start's business: it is
    /// tried again with each exchange.
    ///
    /// # Errors
    /// The key and what is wrong with it.
    pub fn open(config: Option<&AnalyticsConfig>) -> Result<Option<Self>, ConfigError> {
        let Some(analytics) = config else {
            return Ok(None);
        };
        let password = Password::of(&analytics.password);
        let password = password.map_err(|why| ConfigError::at("analytics.password", why))?;
        let place = Place::of(analytics)?;
        let mut reader = Connection::new(place.clone());
        if matches!(place, Place::Sqlite(_)) {
            let opened = reader.with(|_| Ok(()));
            opened.map_err(|e| ConfigError::at("analytics.sqlite.path", e.to_string()))?;
        }
        Ok(Some(Self {
            password,
            bounds: place.bounds(analytics),
            place,
            reader: Arc::new(Mutex::new(reader)),
            guesses: Arc::new(Semaphore::new(GUESSES)),
        }))
    }

    /// Starts the thread that writes exchanges down.
    ///
    /// # Errors
    /// When the system has none.
    pub(crate) fn start(&self, metrics: &Arc<Metrics>) -> io::Result<Queue> {
        let tally = Arc::new(Tally::new("analytics", metrics));
        writer::start(Connection::new(self.place.clone()), self.bounds, &tally)
    }

    /// Whether a path is one of the page's.
    pub fn has(path: &str) -> bool {
        path == "/analytics" || path == "/analytics.json" || path.starts_with("/analytics/")
    }

    /// The answer to a request for one of them.
    pub async fn respond(&self, request: &Parts) -> Response<Vec<u8>> {
        if ![Method::GET, Method::HEAD].contains(&request.method) {
            return problem(StatusCode::METHOD_NOT_ALLOWED, "This page is read only.");
        }
        if !self.password.opens(&request.headers) {
            // Guessing takes time, and few can do it at once.
            let Ok(_guess) = self.guesses.try_acquire() else {
                return problem(StatusCode::TOO_MANY_REQUESTS, "Try again in a moment.");
            };
            sleep(AFTER_WRONG).await;
            return access::refusal();
        }
        // A browser sends the password along whoever asks: another site may lead here, and not more.
        if access::is_foreign(&request.headers) {
            return problem(StatusCode::FORBIDDEN, "Another site asks for this.");
        }
        let (path, query) = (request.uri.path(), request.uri.query().unwrap_or_default());
        let rest = path.strip_prefix("/analytics").unwrap_or_default();
        match rest {
            "/style.css" => return answer(Kind::Css, page::STYLE.into()),
            "/page.js" => return answer(Kind::JavaScript, page::SCRIPT.into()),
            _ => {}
        }
        if let Some(name) = rest.strip_prefix("/exchange/") {
            return self.exchange(name).await;
        }
        let as_json = match rest {
            "" | "/" => false,
            ".json" => true,
            _ => return problem(StatusCode::NOT_FOUND, "There is no such page."),
        };
        let asked = match Asked::read(query, now_ms()) {
            Ok(asked) => asked,
            Err(wrong) => return problem(StatusCode::BAD_REQUEST, &wrong.to_string()),
        };
        let question = asked.clone();
        match self.ask(move |store| Report::of(&question, store)).await {
            Ok(report) if as_json => json(&report),
            Ok(report) => answer(Kind::Html, overview_page::write(&asked, &report)),
            Err(error) => unanswered(&error),
        }
    }

    /// One exchange, by its id; with `.json` the event as it was written.
    async fn exchange(&self, name: &str) -> Response<Vec<u8>> {
        let (id, as_json) = match name.strip_suffix(".json") {
            Some(id) => (id, true),
            None => (name, false),
        };
        let gone = "There is no such exchange, or it is not kept any more.";
        let Ok(id) = id.parse() else {
            return problem(StatusCode::NOT_FOUND, gone);
        };
        match self.ask(move |store| report::whole(id, store)).await {
            Ok(Some(whole)) if as_json => json(&whole.event),
            Ok(Some(whole)) => answer(Kind::Html, exchange_page::write(id, &whole)),
            Ok(None) => problem(StatusCode::NOT_FOUND, gone),
            Err(error) => unanswered(&error),
        }
    }

    /// Asks the store, on a thread that may wait.
    async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&mut dyn Database) -> Result<T, DatabaseError> + Send + 'static,
    ) -> Result<T, DatabaseError> {
        let reader = Arc::clone(&self.reader);
        let asking = tokio::task::spawn_blocking(move || {
            let mut reader = reader.lock().unwrap_or_else(PoisonError::into_inner);
            reader.with(question)
        });
        asking.await.unwrap_or_else(|e| Err(DatabaseError::new(e)))
    }
}

impl fmt::Debug for Analytics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Analytics").finish_non_exhaustive()
    }
}

/// Checks what a start would: the password, the address, the file. Nothing is opened for good, and no server is asked.
///
/// # Errors
/// The key and what is wrong with it.
pub fn check_analytics(config: &Config) -> Result<(), ConfigError> {
    let Some(analytics) = &config.analytics else {
        return Ok(());
    };
    Password::of(&analytics.password).map_err(|why| ConfigError::at("analytics.password", why))?;
    match Place::of(analytics)? {
        Place::Sqlite(sqlite) => {
            check_file(&sqlite.path).map_err(|why| ConfigError::at("analytics.sqlite.path", why))
        }
        Place::Postgres(_) | Place::ClickHouse(_) => Ok(()),
    }
}

fn json(value: &impl serde::Serialize) -> Response<Vec<u8>> {
    match serde_json::to_vec(value) {
        Ok(body) => answer(Kind::Json, body),
        Err(error) => unanswered(&DatabaseError::new(error)),
    }
}

fn unanswered(error: &DatabaseError) -> Response<Vec<u8>> {
    let why = format!("The store does not answer: {error}");
    problem(StatusCode::SERVICE_UNAVAILABLE, &why)
}

/// Milliseconds since the Unix epoch.
fn now_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    i64::try_from(since.unwrap_or_default().as_millis()).unwrap_or(i64::MAX)
}

const GUESSES: usize = 8;
const AFTER_WRONG: Duration = Duration::from_millis(300);
