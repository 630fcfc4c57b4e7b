//! What a page is asked for: a stretch of time and filters on any field.

use std::{borrow::Cow, fmt};

use form_urlencoded::{Serializer, parse};

use super::{
    database::{Cell, Sql, first_id},
    row::{COLUMNS, Kind, MARKS},
};

/// What a page is asked for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Asked {
    /// From when on, in milliseconds since the Unix epoch.
    pub(super) from: i64,
    /// Until before when.
    pub(super) to: i64,
    /// The stretch as it was asked for, where it ends now.
    pub(super) last: Option<&'static str>,
    pub(super) filters: Vec<Filter>,
    /// Of the list: what is older than this id.
    pub(super) before: Option<i64>,
}

/// Stretches that end now, in milliseconds.
pub(super) static STRETCHES: &[(&str, i64)] = &[
    ("15m", 15 * MINUTE),
    ("1h", 60 * MINUTE),
    ("6h", 360 * MINUTE),
    ("24h", DAY),
    ("7d", 7 * DAY),
    ("30d", 30 * DAY),
];

/// A field that can be filtered by.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Field {
    Column(&'static str, Kind),
    Mark(&'static str),
}

/// How it is compared.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Operator {
    Is,
    IsNot,
    Contains,
    Less,
    More,
    Missing,
}

/// The operators, by what they are called in an address and what people read.
pub(super) static OPERATORS: &[(Operator, &str, &str)] = &[
    (Operator::Is, "is", "is"),
    (Operator::IsNot, "not", "is not"),
    (Operator::Contains, "has", "contains"),
    (Operator::Less, "lt", "is less than"),
    (Operator::More, "gt", "is more than"),
    (Operator::Missing, "none", "is not there"),
];

/// One condition.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Filter {
    pub(super) field: Field,
    pub(super) operator: Operator,
    pub(super) value: String,
}

/// What cannot be understood: the part of the address and why.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct AskedError(String);

impl fmt::Display for AskedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Asked {
    /// Reads the query of an address. The last day where it says nothing.
    ///
    /// # Errors
    /// Names the part that cannot be understood.
    pub(super) fn read(query: &str, now: i64) -> Result<Self, AskedError> {
        let mut asked = Self::last("24h", now);
        let mut added: [Cow<'_, str>; 3] = [const { Cow::Borrowed("") }; 3];
        for (name, value) in parse(query.as_bytes()) {
            let wrong = |why: &str| AskedError(format!("{name}={value}: {why}"));
            match name.as_ref() {
                "last" => {
                    let known = STRETCHES.iter().find(|(name, _)| *name == value);
                    let (name, _) = known.ok_or_else(|| wrong("no stretch of time"))?;
                    asked = Self {
                        filters: asked.filters,
                        before: asked.before,
                        ..Self::last(name, now)
                    };
                }
                "from" | "to" | "before" => {
                    let number = value.parse().map_err(|_| wrong("no number"))?;
                    match name.as_ref() {
                        "from" => asked.from = number,
                        "to" => asked.to = number,
                        _ => asked.before = Some(number),
                    }
                    if name != "before" {
                        asked.last = None;
                    }
                }
                "f" => asked
                    .filters
                    .push(Filter::read(&value).map_err(|why| wrong(&why))?),
                "field" => added[0] = value,
                "op" => added[1] = value,
                "value" => added[2] = value,
                _ => return Err(wrong("is not known")),
            }
        }
        if !(0..=LAST_TIME).contains(&asked.from)
            || !(asked.from + 1..=LAST_TIME).contains(&asked.to)
        {
            return Err(AskedError("from, to: no stretch of time".to_owned()));
        }
        // What was typed into the form.
        let [field, operator, value] = added;
        if !field.is_empty() && (!value.is_empty() || operator == "none") {
            let filter = Filter::read(&format!("{field}:{operator}:{value}"));
            asked.filters.push(filter.map_err(AskedError)?);
        }
        if asked.filters.len() > MOST_FILTERS {
            return Err(AskedError(format!("f: at most {MOST_FILTERS} filters")));
        }
        Ok(asked)
    }

    /// A stretch that ends now.
    fn last(name: &'static str, now: i64) -> Self {
        let known = STRETCHES.iter().find(|(known, _)| *known == name);
        let ms = known.map_or(DAY, |(_, ms)| *ms);
        Self {
            from: (now - ms).max(0),
            to: now + 1,
            last: Some(name),
            filters: Vec::new(),
            before: None,
        }
    }

    /// The query that asks for it.
    pub(super) fn query(&self) -> String {
        let mut query = Serializer::new(String::new());
        match self.last {
            Some(name) => {
                query.append_pair("last", name);
            }
            None => {
                query.append_pair("from", &self.from.to_string());
                query.append_pair("to", &self.to.to_string());
            }
        }
        for filter in &self.filters {
            query.append_pair("f", &filter.to_string());
        }
        if let Some(before) = self.before {
            query.append_pair("before", &before.to_string());
        }
        query.finish()
    }

    /// The same with one more filter, from its beginning.
    pub(super) fn and(&self, filter: Filter) -> Self {
        let mut asked = self.clone();
        asked.before = None;
        // At the bound the last one gives way.
        asked.filters.truncate(MOST_FILTERS - 1);
        if !asked.filters.contains(&filter) {
            asked.filters.push(filter);
        }
        asked
    }

    /// Adds the condition to a statement that reads `weir_events` as `e`.
    pub(super) fn condition(&self, sql: &mut Sql) {
        sql.push("e.time_ms >= ").number(self.from);
        sql.push(" AND e.time_ms < ").number(self.to);
        for filter in &self.filters {
            sql.push(" AND ");
            filter.condition(sql, self);
        }
    }
}

impl Filter {
    pub(super) fn new(field: Field, operator: Operator, value: impl Into<String>) -> Self {
        let value = value.into();
        Self {
            field,
            operator,
            value,
        }
    }

    /// Reads `field:operator:value`.
    fn read(text: &str) -> Result<Self, String> {
        let mut parts = text.splitn(3, ':');
        let mut next = || parts.next().unwrap_or_default();
        let (name, operator, value) = (next(), next(), next());
        let field = Field::of(name).ok_or_else(|| format!("there is no field {name:?}"))?;
        let known = OPERATORS.iter().find(|(_, known, _)| *known == operator);
        let (operator, ..) = *known.ok_or_else(|| format!("there is no operator {operator:?}"))?;
        let filter = Self::new(field, operator, value);
        match filter.number() {
            None if filter.is_of_numbers() => Err(format!("{value:?} is no number")),
            _ if operator == Operator::Contains && value.is_empty() => {
                Err("everything contains nothing".to_owned())
            }
            _ => Ok(filter),
        }
    }

    fn is_of_numbers(&self) -> bool {
        let is_number = matches!(self.field, Field::Column(_, Kind::Number));
        match self.operator {
            Operator::Less | Operator::More => true,
            Operator::Is | Operator::IsNot => is_number,
            Operator::Contains | Operator::Missing => false,
        }
    }

    fn number(&self) -> Option<i64> {
        self.value.trim().parse().ok()
    }

    fn condition(&self, sql: &mut Sql, asked: &Asked) {
        match self.field {
            Field::Column(name, kind) => self.of_column(sql, name, kind),
            Field::Mark(kind) => self.of_mark(sql, kind, asked),
        }
    }

    fn of_column(&self, sql: &mut Sql, name: &str, kind: Kind) {
        let value = || match kind {
            Kind::Number => Cell::Number(self.number().unwrap_or(0)),
            Kind::Text => Cell::Text(self.value.clone()),
        };
        match self.operator {
            Operator::Is => {
                sql.push(&format!("e.{name} = ")).bind(value());
            }
            Operator::IsNot => {
                sql.push(&format!("(e.{name} IS NULL OR e.{name} <> "))
                    .bind(value())
                    .push(")");
            }
            Operator::Contains => match kind {
                Kind::Number => self.contains(&format!("CAST(e.{name} AS TEXT)"), sql),
                Kind::Text => self.contains(&format!("e.{name}"), sql),
            },
            Operator::Less | Operator::More => {
                let sign = if self.operator == Operator::Less {
                    "<"
                } else {
                    ">"
                };
                // A text is compared by its length, there being nothing better.
                let left = match kind {
                    Kind::Number => format!("e.{name}"),
                    Kind::Text => format!("length(e.{name})"),
                };
                sql.push(&format!("{left} {sign} "))
                    .number(self.number().unwrap_or(0));
            }
            Operator::Missing => {
                sql.push(&format!("e.{name} IS NULL"));
            }
        }
    }

    fn of_mark(&self, sql: &mut Sql, kind: &str, asked: &Asked) {
        let is_negative = matches!(self.operator, Operator::IsNot | Operator::Missing);
        sql.push(if is_negative {
            "e.id NOT IN ("
        } else {
            "e.id IN ("
        });
        sql.push("SELECT m.event FROM weir_marks m WHERE m.kind = ");
        sql.bind(Cell::Text(kind.to_owned()));
        // Ids begin with their time: other times' marks need not be looked at.
        sql.push(" AND m.event >= ").number(first_id(asked.from));
        sql.push(" AND m.event < ").number(first_id(asked.to));
        match self.operator {
            Operator::Is | Operator::IsNot => {
                sql.push(" AND m.name = ")
                    .bind(Cell::Text(self.value.clone()));
            }
            Operator::Contains => {
                sql.push(" AND ");
                self.contains("m.name", sql);
            }
            Operator::Less => {
                sql.push(" AND m.value < ")
                    .number(self.number().unwrap_or(0));
            }
            Operator::More => {
                sql.push(" AND m.value > ")
                    .number(self.number().unwrap_or(0));
            }
            Operator::Missing => {}
        }
        sql.push(")");
    }

    /// Whether a text has it, whatever is large and small: all stores know how to take one out of the other.
    fn contains(&self, text: &str, sql: &mut Sql) {
        sql.push(&format!("replace(lower({text}), lower("));
        sql.bind(Cell::Text(self.value.clone()));
        sql.push(&format!("), '') <> lower({text})"));
    }

    /// For people.
    pub(super) fn words(&self) -> String {
        let (title, operator) = (self.field.title(), self.operator.words());
        format!("{title} {operator} {}", self.value)
            .trim_end()
            .to_owned()
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (field, operator) = (self.field.name(), self.operator.name());
        write!(f, "{field}:{operator}:{}", self.value)
    }
}

impl Operator {
    fn name(self) -> &'static str {
        self.called().0
    }

    /// What people read.
    fn words(self) -> &'static str {
        self.called().1
    }

    fn called(self) -> (&'static str, &'static str) {
        let known = OPERATORS.iter().find(|(known, ..)| *known == self);
        known.map_or(("", ""), |(_, name, words)| (name, words))
    }
}

impl Field {
    /// The field of that name.
    pub(super) fn of(name: &str) -> Option<Self> {
        let mut all = Self::all();
        all.find(|field| field.name() == name)
    }

    /// All fields.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        let columns = COLUMNS.iter().map(|c| Self::Column(c.name, c.kind));
        columns.chain(MARKS.iter().map(|m| Self::Mark(m.name)))
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Column(name, _) | Self::Mark(name) => name,
        }
    }

    /// What people read.
    pub(super) fn title(self) -> &'static str {
        let name = self.name();
        let columns = COLUMNS.iter().map(|c| (c.name, c.title));
        let mut all = columns.chain(MARKS.iter().map(|m| (m.name, m.title)));
        all.find(|(known, _)| *known == name)
            .map_or(name, |(_, title)| title)
    }
}

const MINUTE: i64 = 60_000;
const DAY: i64 = 1440 * MINUTE;
/// Beyond it no clock goes: an id has 42 bits for its time.
const LAST_TIME: i64 = (1 << 42) - 1;
const MOST_FILTERS: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_800_000_000_000;

    #[test]
    fn an_address_that_was_made_is_read_as_it_was_meant() {
        for query in [
            "last=1h",
            "last=24h&f=action%3Ais%3Ablock",
            "from=1000&to=2000&f=rule%3Anot%3Aa%3Ab&f=injection_score%3Alt%3A20&before=77",
            "last=7d&f=custom_topic%3Agt%3A50&f=model%3Anone%3A",
        ] {
            let asked = Asked::read(query, NOW).unwrap();
            assert_eq!(asked.query(), query);
            assert_eq!(Asked::read(&asked.query(), NOW).unwrap(), asked);
        }
        assert_eq!(Asked::read("", NOW).unwrap().last, Some("24h"));
    }

    #[test]
    fn what_the_form_adds_is_a_filter() {
        let asked = Asked::read(
            "last=1h&f=action%3Ais%3Ablock&field=pii&op=is&value=EMAIL",
            NOW,
        )
        .unwrap();
        assert_eq!(
            asked.query(),
            "last=1h&f=action%3Ais%3Ablock&f=pii%3Ais%3AEMAIL"
        );
        let nothing = Asked::read("last=1h&field=pii&op=is&value=", NOW).unwrap();
        assert_eq!(nothing.filters, []);
    }

    #[test]
    fn what_cannot_be_understood_is_named() {
        for (query, wanted) in [
            ("last=2h", "last=2h: no stretch of time"),
            ("from=5&to=5", "from, to: no stretch of time"),
            ("from=-9223372036854775808", "from, to: no stretch of time"),
            ("to=9223372036854775807", "from, to: no stretch of time"),
            ("from=x", "from=x: no number"),
            ("f=x:is:y", "f=x:is:y: there is no field \"x\""),
            (
                "f=action:like:y",
                "f=action:like:y: there is no operator \"like\"",
            ),
            ("f=status:is:x", "f=status:is:x: \"x\" is no number"),
            ("f=path:has:", "f=path:has:: everything contains nothing"),
            ("page=2", "page=2: is not known"),
            ("field=status&op=lt&value=y", "\"y\" is no number"),
        ] {
            assert_eq!(Asked::read(query, NOW).unwrap_err().to_string(), wanted);
        }
        let many = "f=action:is:block&".repeat(17);
        assert!(Asked::read(&many, NOW).is_err());
    }

    #[test]
    fn every_field_can_be_filtered_by_in_every_way() {
        for field in Field::all() {
            for (operator, ..) in OPERATORS {
                let asked = Asked {
                    filters: vec![Filter::new(field, *operator, "7")],
                    ..Asked::last("1h", NOW)
                };
                let again = Asked::read(&asked.query(), NOW).unwrap();
                assert_eq!(again, asked);
                let mut sql = Sql::default();
                asked.condition(&mut sql);
                assert_eq!(sql.text.matches('$').count(), sql.values.len());
                assert!(
                    !sql.text.contains('7'),
                    "a value stands in the statement: {}",
                    sql.text
                );
            }
        }
    }
}
