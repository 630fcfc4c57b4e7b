//! What a store can do, and what is said to it: one language for SQLite and PostgreSQL, nearly the same for ClickHouse.

use std::{fmt, mem};

use super::row::{COLUMNS, Column, Kind, Row};

/// One value of a table.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Cell {
    Null,
    Number(i64),
    Text(String),
}

impl Cell {
    /// The number; 0 where it is none.
    pub(super) fn number(&self) -> i64 {
        match self {
            Self::Number(number) => *number,
            Self::Null | Self::Text(_) => 0,
        }
    }

    /// What people read; none where there is nothing.
    pub(super) fn text(&self) -> Option<String> {
        match self {
            Self::Null => None,
            Self::Number(number) => Some(number.to_string()),
            Self::Text(text) => Some(text.clone()),
        }
    }
}

/// A statement with its values, which stand in it as `$1`, `$2` … in their order.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Sql {
    pub(super) text: String,
    pub(super) values: Vec<Cell>,
}

impl Sql {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            values: Vec::new(),
        }
    }

    /// Adds text.
    pub(super) fn push(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Adds a value.
    pub(super) fn bind(&mut self, value: Cell) -> &mut Self {
        self.values.push(value);
        let number = self.values.len();
        self.text.push_str(&format!("${number}"));
        self
    }

    /// Adds a number.
    pub(super) fn number(&mut self, number: i64) -> &mut Self {
        self.bind(Cell::Number(number))
    }
}

/// Why a store did not do it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct DatabaseError {
    /// For people; without secrets.
    pub(super) why: String,
    /// Whether it has a row with such an id already.
    pub(super) is_taken: bool,
}

impl DatabaseError {
    pub(super) fn new(why: impl fmt::Display) -> Self {
        Self {
            why: why.to_string(),
            is_taken: false,
        }
    }
}

impl fmt::Display for DatabaseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.why)
    }
}

/// Rows that a question is answered with.
pub(super) type Rows = Vec<Vec<Cell>>;

/// A connection to a store, with its tables made.
pub(super) trait Database: Send {
    /// Asks.
    fn select(&mut self, sql: &Sql) -> Result<Rows, DatabaseError>;

    /// Carries all of them out, or none; in ClickHouse one after the other.
    fn change(&mut self, statements: &[Sql]) -> Result<(), DatabaseError>;

    /// Adds exchanges with their ids (see [`id`]): all of them or none, but in ClickHouse, where none may also be some.
    fn insert(&mut self, rows: &[(i64, Row)]) -> Result<(), DatabaseError> {
        self.change(&inserting(rows))
    }

    /// How many bytes it takes, where a bound holds for that.
    fn bytes(&mut self) -> Result<Option<u64>, DatabaseError> {
        Ok(None)
    }

    /// Gives back what was deleted.
    fn shrink(&mut self) -> Result<(), DatabaseError> {
        Ok(())
    }

    /// Whether rows can be deleted and changed at will; where not, it forgets on its own.
    fn is_thinned(&self) -> bool {
        true
    }

    /// The whole quotient of two numbers.
    fn quotient(&self, of: &str, by: &str) -> String {
        format!("({of} / {by})")
    }
}

/// An id: by its time, then by what tells it from others of the same millisecond.
pub(super) fn id(time_ms: i64, number: u32) -> i64 {
    (time_ms.clamp(0, (1 << 42) - 1) << NUMBER_BITS) | i64::from(number & NUMBER_MASK)
}

/// The smallest id of that time.
pub(super) fn first_id(time_ms: i64) -> i64 {
    id(time_ms, 0)
}

const NUMBER_BITS: u32 = 21;
const NUMBER_MASK: u32 = (1 << NUMBER_BITS) - 1;

/// The statements that make the tables of SQLite and PostgreSQL.
pub(super) fn tables() -> Vec<Sql> {
    let columns: String = COLUMNS
        .iter()
        .map(|column| format!(", {} {}", column.name, type_of(column.kind)))
        .collect();
    let statements = [
        format!(
            "CREATE TABLE IF NOT EXISTS weir_events (id BIGINT PRIMARY KEY, lot BIGINT NOT NULL, weight BIGINT NOT NULL, event TEXT NOT NULL{columns})"
        ),
        "CREATE INDEX IF NOT EXISTS weir_events_time ON weir_events (time_ms)".to_owned(),
        "CREATE TABLE IF NOT EXISTS weir_marks (event BIGINT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, value BIGINT)".to_owned(),
        "CREATE INDEX IF NOT EXISTS weir_marks_event ON weir_marks (event)".to_owned(),
        "CREATE INDEX IF NOT EXISTS weir_marks_name ON weir_marks (kind, name)".to_owned(),
    ];
    statements.into_iter().map(Sql::new).collect()
}

/// The columns that a table lacks which has those of these names.
pub(super) fn missing(known: &Rows) -> impl Iterator<Item = &'static Column> {
    let names: Vec<_> = known.iter().flatten().filter_map(Cell::text).collect();
    let is_known = move |column: &&Column| names.iter().any(|name| name == column.name);
    COLUMNS.iter().filter(move |column| !is_known(column))
}

/// What a column's type is called.
pub(super) fn type_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Number => "BIGINT",
        Kind::Text => "TEXT",
    }
}

/// The statements that add exchanges.
fn inserting(rows: &[(i64, Row)]) -> Vec<Sql> {
    let names: String = COLUMNS.iter().map(|c| format!(", {}", c.name)).collect();
    let mut events = Inserting::new(format!(
        "INSERT INTO weir_events (id, lot, weight, event{names}) VALUES "
    ));
    let mut marks = Inserting::new(String::from(
        "INSERT INTO weir_marks (event, kind, name, value) VALUES ",
    ));
    for (id, row) in rows {
        let own = [
            Cell::Number(*id),
            Cell::Number(lot(*id)),
            Cell::Number(1),
            Cell::Text(row.event.clone()),
        ];
        let kinds = OWN.iter().copied().chain(COLUMNS.iter().map(|c| c.kind));
        let cells = own.into_iter().chain(row.cells.iter().cloned());
        tuple(events.next(), cells.zip(kinds));
        for mark in &row.marks {
            let value = mark.value.map_or(Cell::Null, Cell::Number);
            let cells = [
                Cell::Number(*id),
                Cell::Text(mark.kind.to_owned()),
                Cell::Text(mark.name.clone()),
                value,
            ];
            let kinds = [Kind::Number, Kind::Text, Kind::Text, Kind::Number];
            tuple(marks.next(), cells.into_iter().zip(kinds));
        }
    }
    [events.finish(), marks.finish()].concat()
}

/// Statements that begin alike, each with no more values than a store takes.
struct Inserting {
    beginning: String,
    full: Vec<Sql>,
    open: Sql,
}

impl Inserting {
    fn new(beginning: String) -> Self {
        Self {
            open: Sql::new(beginning.clone()),
            full: Vec::new(),
            beginning,
        }
    }

    /// Where the next row goes.
    fn next(&mut self) -> &mut Sql {
        if self.open.values.len() >= MOST_VALUES {
            let next = Sql::new(self.beginning.clone());
            self.full.push(mem::replace(&mut self.open, next));
        }
        &mut self.open
    }

    fn finish(mut self) -> Vec<Sql> {
        if !self.open.values.is_empty() {
            self.full.push(self.open);
        }
        self.full
    }
}

/// Adds a row of values, each with its type: PostgreSQL does not look at the table's for more than one row.
fn tuple(sql: &mut Sql, cells: impl Iterator<Item = (Cell, Kind)>) {
    sql.push(if sql.values.is_empty() { "(" } else { ", (" });
    for (index, (cell, kind)) in cells.enumerate() {
        sql.push(if index == 0 { "CAST(" } else { ", CAST(" });
        sql.bind(cell).push(" AS ").push(type_of(kind)).push(")");
    }
    sql.push(")");
}

/// A number without relation to time, by which exchanges are thinned out: the same id always has the same.
pub(super) fn lot(id: i64) -> i64 {
    // SplitMix64's finishing steps (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014).
    let mut mixed = u64::from_ne_bytes(id.to_ne_bytes());
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^= mixed >> 31;
    i64::try_from(mixed >> 24).unwrap_or(0)
}

/// The columns before [`COLUMNS`].
const OWN: [Kind; 4] = [Kind::Number, Kind::Number, Kind::Number, Kind::Text];
/// After so many values a statement is full: with a whole row more it may have at most 32,766 in SQLite, 65,535 in PostgreSQL.
const MOST_VALUES: usize = 3000;
