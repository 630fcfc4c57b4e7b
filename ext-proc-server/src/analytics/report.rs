//! What the page shows: the questions and their answers. Each exchange counts as many times as it stands for.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::{
    database::{Cell, Database, DatabaseError, Sql},
    filter::{Asked, Field, Filter, Operator},
    row::SEALED,
};

/// What is known of a stretch of time, under its filters.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Report {
    /// The stretch, in milliseconds since the Unix epoch.
    pub(super) from_ms: i64,
    pub(super) to_ms: i64,
    /// The filters, as an address has them.
    pub(super) filters: Vec<String>,
    pub(super) totals: Totals,
    /// Exchanges by action, in slots of the same length.
    pub(super) slot_ms: i64,
    pub(super) slots: Vec<Slot>,
    /// How often each injection score from 1 to 99 was given.
    pub(super) scores: BTreeMap<i64, i64>,
    /// The most frequent values of some fields.
    pub(super) lists: Vec<List>,
    /// The last exchanges.
    pub(super) exchanges: Vec<Exchange>,
    /// Where the older ones begin, if there are any.
    pub(super) older: Option<i64>,
}

/// Numbers of exchanges.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct Totals {
    pub(super) exchanges: i64,
    /// Of them: with models.
    pub(super) llm: i64,
    /// Of them: where the client got a refusal instead.
    pub(super) refused: i64,
    /// Of them: with parts taken out.
    pub(super) redacted: i64,
    /// Of them: where a rule that only watches would have acted.
    pub(super) observed: i64,
    /// Of them: with a part that was not inspected.
    pub(super) uninspected: i64,
    /// Of them: with an injection score below 20.
    pub(super) attacks: i64,
    pub(super) input_tokens: i64,
    pub(super) output_tokens: i64,
    /// How many exchanges the thinnest of them stand for; 1 where all are there.
    pub(super) thinned: i64,
}

/// What happened in a slot of time.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct Slot {
    pub(super) at_ms: i64,
    pub(super) by_action: BTreeMap<String, i64>,
}

/// The most frequent values of a field.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct List {
    pub(super) field: &'static str,
    pub(super) title: &'static str,
    pub(super) values: Vec<(String, i64)>,
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Exchange {
    pub(super) id: i64,
    pub(super) time_ms: i64,
    pub(super) action: String,
    pub(super) outcome: String,
    pub(super) endpoint: String,
    pub(super) client: Option<String>,
    pub(super) injection_score: Option<i64>,
    pub(super) status: i64,
    pub(super) observed: i64,
    pub(super) sealed: i64,
    /// Marks that say why it is worth a look: rules, topics, kinds of data.
    pub(super) marks: Vec<(String, String)>,
}

/// An exchange as a whole.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Whole {
    pub(super) event: Value,
    /// How many exchanges it stands for.
    pub(super) weight: i64,
    /// What only the customer can open, by where it is in the event.
    pub(super) sealed: Vec<(&'static str, String)>,
}

impl Report {
    /// Asks for all of it.
    ///
    /// # Errors
    /// What the store says.
    pub(super) fn of(asked: &Asked, store: &mut dyn Database) -> Result<Self, DatabaseError> {
        let slot_ms = slot(asked.to - asked.from);
        let (exchanges, older) = exchanges(asked, store)?;
        Ok(Self {
            from_ms: asked.from,
            to_ms: asked.to,
            filters: asked.filters.iter().map(Filter::to_string).collect(),
            totals: totals(asked, store)?,
            slot_ms,
            slots: slots(asked, slot_ms, store)?,
            scores: scores(asked, store)?,
            lists: lists(asked, store)?,
            exchanges,
            older,
        })
    }
}

/// One exchange; none where it is not there (any more).
///
/// # Errors
/// What the store says.
pub(super) fn whole(id: i64, store: &mut dyn Database) -> Result<Option<Whole>, DatabaseError> {
    let mut sql = Sql::new("SELECT e.event, e.weight FROM weir_events e WHERE e.id = ");
    sql.number(id);
    let rows = store.select(&sql)?;
    let Some([event, weight]) = rows.first().map(Vec::as_slice) else {
        return Ok(None);
    };
    let text = event.text().unwrap_or_default();
    let event: Value = serde_json::from_str(&text).map_err(DatabaseError::new)?;
    let sealed = SEALED.iter().filter_map(|at| {
        let blob = event.pointer(at)?.as_str()?;
        Some((*at, blob.to_owned()))
    });
    Ok(Some(Whole {
        sealed: sealed.collect(),
        weight: weight.number(),
        event,
    }))
}

fn totals(asked: &Asked, store: &mut dyn Database) -> Result<Totals, DatabaseError> {
    let mut sql = Sql::new("SELECT ");
    for condition in [
        "1 = 1",
        "e.is_llm = 1",
        "e.outcome = 'refused'",
        "e.outcome = 'redacted'",
        "e.observed > 0",
        "e.uninspected > 0",
        "e.injection_score < 20",
    ] {
        sql.push(&format!(
            "{}, ",
            sum(&format!("CASE WHEN {condition} THEN e.weight ELSE 0 END"))
        ));
    }
    for tokens in ["e.input_tokens", "e.output_tokens"] {
        sql.push(&format!("{}, ", sum(&format!("{tokens} * e.weight"))));
    }
    sql.push("max(e.weight) FROM weir_events e WHERE ");
    asked.condition(&mut sql);
    let rows = store.select(&sql)?;
    let numbers: Vec<_> = rows.iter().flatten().map(Cell::number).collect();
    let at = |index: usize| numbers.get(index).copied().unwrap_or(0);
    Ok(Totals {
        exchanges: at(0),
        llm: at(1),
        refused: at(2),
        redacted: at(3),
        observed: at(4),
        uninspected: at(5),
        attacks: at(6),
        input_tokens: at(7),
        output_tokens: at(8),
        thinned: at(9).max(1),
    })
}

fn slots(asked: &Asked, ms: i64, store: &mut dyn Database) -> Result<Vec<Slot>, DatabaseError> {
    // Slots begin at whole multiples, so that they stay the same while time goes on.
    let first = asked.from - asked.from.rem_euclid(ms);
    let quotient = store.quotient("e.time_ms", &ms.to_string());
    let mut sql = Sql::new(format!(
        "SELECT {quotient} AS slot, e.action, {} FROM weir_events e WHERE ",
        sum("e.weight")
    ));
    asked.condition(&mut sql);
    sql.push(" GROUP BY 1, 2 ORDER BY 1, 2");
    let mut slots: Vec<Slot> = (0..)
        .map(|n| first + n * ms)
        .take_while(|at| *at < asked.to)
        .map(|at_ms| Slot {
            at_ms,
            ..Slot::default()
        })
        .collect();
    for row in store.select(&sql)? {
        let [slot, action, count] = row.as_slice() else {
            continue;
        };
        let index = usize::try_from(slot.number() - first / ms).ok();
        if let Some(slot) = index.and_then(|index| slots.get_mut(index)) {
            let action = action.text().unwrap_or_default();
            slot.by_action.insert(action, count.number());
        }
    }
    Ok(slots)
}

fn scores(asked: &Asked, store: &mut dyn Database) -> Result<BTreeMap<i64, i64>, DatabaseError> {
    let mut sql = Sql::new(format!(
        "SELECT e.injection_score, {} FROM weir_events e WHERE e.injection_score < 100 AND ",
        sum("e.weight")
    ));
    asked.condition(&mut sql);
    sql.push(" GROUP BY 1 ORDER BY 1");
    let rows = store.select(&sql)?;
    let pairs = rows.iter().filter_map(|row| match row.as_slice() {
        [score, count] => Some((score.number(), count.number())),
        _ => None,
    });
    Ok(pairs.collect())
}

fn lists(asked: &Asked, store: &mut dyn Database) -> Result<Vec<List>, DatabaseError> {
    let mut marks = marks(asked, store)?;
    let mut lists = Vec::new();
    for name in LISTED {
        let Some(field) = Field::of(name) else {
            continue;
        };
        let values = match field {
            Field::Mark(kind) => marks.remove(kind).unwrap_or_default(),
            Field::Column(name, _) => most_frequent(name, asked, store)?,
        };
        lists.push(List {
            field: field.name(),
            title: field.title(),
            values,
        });
    }
    Ok(lists)
}

fn most_frequent(
    column: &str,
    asked: &Asked,
    store: &mut dyn Database,
) -> Result<Vec<(String, i64)>, DatabaseError> {
    let mut sql = Sql::new(format!(
        "SELECT e.{column}, {} FROM weir_events e WHERE e.{column} IS NOT NULL AND ",
        sum("e.weight")
    ));
    asked.condition(&mut sql);
    sql.push(&format!(" GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {LONGEST}"));
    let rows = store.select(&sql)?;
    let pairs = rows.iter().filter_map(|row| match row.as_slice() {
        [value, count] => Some((value.text()?, count.number())),
        _ => None,
    });
    Ok(pairs.collect())
}

type Counts = BTreeMap<String, Vec<(String, i64)>>;

/// The most frequent of each kind of mark. An exchange counts once for a mark, however often it is written down.
fn marks(asked: &Asked, store: &mut dyn Database) -> Result<Counts, DatabaseError> {
    let mut sql = Sql::new(format!(
        "SELECT m.kind, m.name, {} FROM (SELECT DISTINCT event, kind, name FROM weir_marks WHERE event >= ",
        sum("e.weight")
    ));
    sql.number(super::database::first_id(asked.from));
    sql.push(" AND event < ")
        .number(super::database::first_id(asked.to));
    sql.push(") m JOIN weir_events e ON e.id = m.event WHERE ");
    asked.condition(&mut sql);
    sql.push(" GROUP BY m.kind, m.name ORDER BY 3 DESC, 2");
    let mut counts = Counts::new();
    for row in store.select(&sql)? {
        let [kind, name, count] = row.as_slice() else {
            continue;
        };
        let (kind, name) = (
            kind.text().unwrap_or_default(),
            name.text().unwrap_or_default(),
        );
        let list = counts.entry(kind).or_default();
        if list.len() < LONGEST {
            list.push((name, count.number()));
        }
    }
    Ok(counts)
}

/// The last exchanges, and where the older ones begin.
fn exchanges(
    asked: &Asked,
    store: &mut dyn Database,
) -> Result<(Vec<Exchange>, Option<i64>), DatabaseError> {
    let mut sql = Sql::new(
        "SELECT e.id, e.time_ms, e.action, e.outcome, e.endpoint, e.client_ip, e.injection_score, e.status, e.observed, e.sealed \
         FROM weir_events e WHERE ",
    );
    asked.condition(&mut sql);
    if let Some(before) = asked.before {
        sql.push(" AND e.id < ").number(before);
    }
    sql.push(&format!(" ORDER BY e.id DESC LIMIT {}", SHOWN + 1));
    let rows = store.select(&sql)?;
    let mut exchanges: Vec<_> = rows.iter().filter_map(|row| exchange(row)).collect();
    let older = (exchanges.len() > SHOWN).then(|| {
        exchanges.truncate(SHOWN);
        exchanges.last().map_or(0, |last| last.id)
    });
    add_marks(&mut exchanges, store)?;
    Ok((exchanges, older))
}

fn exchange(row: &[Cell]) -> Option<Exchange> {
    let [
        id,
        time,
        action,
        outcome,
        endpoint,
        client,
        score,
        status,
        observed,
        sealed,
    ] = row
    else {
        return None;
    };
    Some(Exchange {
        id: id.number(),
        time_ms: time.number(),
        action: action.text()?,
        outcome: outcome.text()?,
        endpoint: endpoint.text().unwrap_or_default(),
        client: client.text(),
        injection_score: score.text().map(|_| score.number()),
        status: status.number(),
        observed: observed.number(),
        sealed: sealed.number(),
        marks: Vec::new(),
    })
}

fn add_marks(exchanges: &mut [Exchange], store: &mut dyn Database) -> Result<(), DatabaseError> {
    if exchanges.is_empty() {
        return Ok(());
    }
    let ids: Vec<_> = exchanges.iter().map(|e| e.id.to_string()).collect();
    let sql = Sql::new(format!(
        "SELECT DISTINCT m.event, m.kind, m.name FROM weir_marks m WHERE m.event IN ({}) ORDER BY m.event, m.kind, m.name",
        ids.join(", ")
    ));
    for row in store.select(&sql)? {
        let [event, kind, name] = row.as_slice() else {
            continue;
        };
        let kind = kind.text().unwrap_or_default();
        let is_shown = SHOWN_MARKS.contains(&kind.as_str());
        let exchange = exchanges.iter_mut().find(|e| e.id == event.number());
        if let Some(exchange) = exchange.filter(|_| is_shown) {
            exchange.marks.push((kind, name.text().unwrap_or_default()));
        }
    }
    Ok(())
}

/// All stores add up to a number of 64 bits so.
fn sum(of: &str) -> String {
    format!("CAST(sum({of}) AS BIGINT)")
}

/// How long a slot is: the shortest round time of which at most sixty fill the stretch.
fn slot(stretch: i64) -> i64 {
    let fits = SLOTS.iter().find(|ms| stretch / **ms <= MOST_SLOTS);
    // Of longer stretches than any store keeps.
    fits.copied().unwrap_or(stretch / MOST_SLOTS + 1)
}

/// Filters that show how a value comes about.
pub(super) fn only(field: &str, value: &str) -> Option<Filter> {
    Some(Filter::new(Field::of(field)?, Operator::Is, value))
}

/// What lists are shown, in this order.
const LISTED: &[&str] = &[
    "endpoint",
    "rule",
    "observed_rule",
    "unsafe_topic",
    "custom_topic",
    "pii",
    "profile",
    "detector",
    "limit",
    "client_ip",
    "email",
    "model",
    "outcome",
    "status",
    "not_inspected",
];

/// Marks that a line of the list has.
const SHOWN_MARKS: &[&str] = &[
    "rule",
    "observed_rule",
    "limit",
    "unsafe_topic",
    "pii",
    "not_inspected",
];

const LONGEST: usize = 10;
const SHOWN: usize = 50;
const MOST_SLOTS: i64 = 60;
const SECOND: i64 = 1000;
const HOUR: i64 = 3600 * SECOND;
const SLOTS: &[i64] = &[
    SECOND,
    5 * SECOND,
    15 * SECOND,
    30 * SECOND,
    60 * SECOND,
    300 * SECOND,
    600 * SECOND,
    1800 * SECOND,
    HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    24 * HOUR,
    168 * HOUR,
];
