//! Forgetting: what is too old goes, and what is too much is thinned out.

use super::database::{Cell, Database, DatabaseError, Sql, first_id};

/// How much is kept.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Bounds {
    /// How long, in milliseconds.
    pub(super) keep_ms: i64,
    pub(super) events: u64,
    pub(super) bytes: u64,
}

/// Holds the bounds.
///
/// # Errors
/// What the store says.
pub(super) fn tidy(
    store: &mut dyn Database,
    bounds: Bounds,
    now: i64,
) -> Result<(), DatabaseError> {
    if !store.is_thinned() {
        return Ok(());
    }
    forget(store, now - bounds.keep_ms)?;
    for _ in 0..MOST_TIMES {
        let count = one(store, "SELECT count(*) FROM weir_events")?;
        let is_large = store.bytes()?.is_some_and(|bytes| bytes > bounds.bytes);
        let is_much = u64::try_from(count).is_ok_and(|count| count > bounds.events);
        if !is_large && !is_much || !thin(store)? {
            break;
        }
    }
    store.shrink()
}

/// Whatever arrived before that time goes.
fn forget(store: &mut dyn Database, before: i64) -> Result<(), DatabaseError> {
    let statements = [
        ("DELETE FROM weir_marks WHERE event < ", first_id(before)),
        ("DELETE FROM weir_events WHERE time_ms < ", before),
    ];
    let statements = statements.map(|(text, bound)| {
        let mut sql = Sql::new(text);
        sql.number(bound);
        sql
    });
    store.change(&statements)
}

/// Makes it less; whether something went. What nothing happened in goes first: who wants to have been overlooked must not only have to
/// ask for much.
fn thin(store: &mut dyn Database) -> Result<bool, DatabaseError> {
    let (all, dull) = (
        one(store, "SELECT count(*) FROM weir_events")?,
        one(
            store,
            &format!("SELECT count(*) FROM weir_events WHERE {DULL}"),
        )?,
    );
    // What is worth a look may make up half of it.
    let what = if dull > all / 2 { DULL } else { "1 = 1" };
    thin_out(store, what)
}

/// Of such exchanges that stand for equally many, those of which there are most: of their older half every second one goes, by its lot, and
/// each of the others stands for twice as many. So every sum of weights stays what it was on average, and the older a time is the
/// coarser it is known.
fn thin_out(store: &mut dyn Database, what: &str) -> Result<bool, DatabaseError> {
    let sql = format!(
        "SELECT weight, count(*) FROM weir_events WHERE {what} GROUP BY weight ORDER BY 2 DESC, 1 LIMIT 1"
    );
    let rows = store.select(&Sql::new(sql))?;
    let numbers: Vec<_> = rows.iter().flatten().map(Cell::number).collect();
    let [weight, count] = numbers.as_slice() else {
        return Ok(false);
    };
    let middle = format!(
        "SELECT id FROM weir_events WHERE {what} AND weight = {weight} ORDER BY id LIMIT 1 OFFSET {}",
        count / 2
    );
    let older = format!(
        "{what} AND weight = {weight} AND id < {}",
        one(store, &middle)?
    );
    let goes = format!("{older} AND (lot / {weight}) % 2 = 1");
    let statements = [
        format!("DELETE FROM weir_marks WHERE event IN (SELECT id FROM weir_events WHERE {goes})"),
        format!("DELETE FROM weir_events WHERE {goes}"),
        format!("UPDATE weir_events SET weight = weight * 2 WHERE {older}"),
    ];
    store.change(&statements.map(Sql::new))?;
    Ok(*count > 1)
}

fn one(store: &mut dyn Database, text: &str) -> Result<i64, DatabaseError> {
    let rows = store.select(&Sql::new(text))?;
    let first = rows.first().and_then(|row| row.first());
    Ok(first.map_or(0, Cell::number))
}

/// Nothing was found, done or sealed.
const DULL: &str = "action = 'allow' AND observed = 0 AND sealed = 0";
/// One time takes a fortieth away, or more.
const MOST_TIMES: usize = 64;
