//! Builds a data set from a table or a list.

use super::{
    DatasetError, DatasetKey, LONGEST_VALUE, MOST_IN_VALUE, MOST_VALUES, SHORTEST_VALUE,
    csv::{self, Rows},
    file, form,
};
use crate::{
    custom::{
        normal::{self, Form, Step, Walk},
        table::{Filter, Table, Value},
    },
    normalize::normalized,
};

/// How a data set is built.
#[derive(Clone, Debug, Default)]
pub struct DatasetOptions {
    /// The text is a table whose first row has the names of the columns; otherwise each line is a value.
    pub is_table: bool,
    /// What parts the cells of a table; told by its rows where none is named: comma, semicolon, tab or `|`.
    pub delimiter: Option<char>,
    /// The columns to take, by name; all where none is named.
    pub columns: Vec<String>,
    /// `123-45-6789` and `123456789` are the same.
    pub no_punctuation: bool,
}

/// What is in a data set, and what was left out. No value.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct DatasetReport {
    /// The names of its columns.
    pub columns: Vec<String>,
    /// Rows read.
    pub rows: usize,
    /// Values in it.
    pub values: usize,
    /// Values left out because they have less than six characters.
    pub too_short: usize,
    /// Values left out because they have more than 256 bytes or sixteen words.
    pub too_long: usize,
}

/// Builds a data set from the text of a table or a list. Values are compared in their normal form: in any case, white space
/// of any kind and length, without what stands around the first and the last letter or digit.
///
/// # Errors
/// The line and what is wrong in it; a column that does not exist; no value or too many.
pub fn build_dataset(
    text: &str,
    options: &DatasetOptions,
    key: &DatasetKey,
) -> Result<(Vec<u8>, DatasetReport), DatasetError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let delimiter = match options.delimiter {
        Some(delimiter) => delimiter,
        None if options.is_table => csv::delimiter(text).map_err(either)?,
        None => ',',
    };
    let mut rows = Rows::new(text, delimiter);
    let in_line = |line: usize, message: &str| DatasetError::new(format!("line {line}: {message}"));
    let mut width = 1;
    let (names, chosen) = match options.is_table {
        true => {
            let first = rows
                .read()
                .ok_or_else(|| DatasetError::new("the table is empty"))?;
            let (_, titles) = first.map_err(|(line, message)| in_line(line, message))?;
            width = titles.len();
            chosen(&unique(titles), &options.columns)?
        }
        false if options.columns.is_empty() => (vec!["value".to_owned()], vec![0]),
        false => {
            return Err(DatasetError::new(
                "a list of values has no columns to choose from",
            ));
        }
    };
    let mut builder = Builder {
        form: form(options.no_punctuation),
        key,
        report: DatasetReport {
            columns: names,
            ..DatasetReport::default()
        },
        values: Vec::new(),
        prefixes: Vec::new(),
        words: 1,
        longest: 1,
    };
    if options.is_table {
        while let Some(row) = rows.read() {
            let (line, cells) = row.map_err(|(line, message)| in_line(line, message))?;
            if cells.len() != width {
                let cells = cells.len();
                let named = named(delimiter);
                let message = format!(
                    "has {cells} cells, where the first row has {width}; the delimiter is {named}, and one in a cell needs quotes"
                );
                return Err(in_line(line, &message));
            }
            builder
                .add_row(
                    chosen
                        .iter()
                        .map(|&at| cells.get(at).map_or("", String::as_str)),
                )
                .map_err(|message| in_line(line, &message))?;
        }
    } else {
        for (at, line) in text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim().is_empty())
        {
            builder
                .add_row([line].into_iter())
                .map_err(|message| in_line(at + 1, &message))?;
        }
    }
    builder.finish()
}

/// Of a delimiter that cannot be told.
fn either(delimiters: Vec<char>) -> DatasetError {
    let named: Vec<String> = delimiters.into_iter().map(named).collect();
    DatasetError::new(format!(
        "the delimiter may be {}: say which",
        named.join(" or ")
    ))
}

fn named(delimiter: char) -> String {
    match delimiter {
        ',' => "the comma".to_owned(),
        ';' => "the semicolon".to_owned(),
        '\t' => "the tab".to_owned(),
        other => other.to_string(),
    }
}

/// Column names, of which those that are there again get `#2`, `#3`.
fn unique(titles: Vec<String>) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(titles.len());
    for title in titles {
        let title = title.trim().to_owned();
        let mut name = title.clone();
        let mut again = 2;
        while names.contains(&name) {
            name = format!("{title}#{again}");
            again += 1;
        }
        names.push(name);
    }
    names
}

/// The names and the places of the chosen columns.
fn chosen(names: &[String], wanted: &[String]) -> Result<(Vec<String>, Vec<usize>), DatasetError> {
    let places: Vec<usize> = match wanted {
        [] => (0..names.len()).collect(),
        wanted => {
            let place = |name: &String| {
                names.iter().position(|known| known == name).ok_or_else(|| {
                    let known = names.join(", ");
                    DatasetError::new(format!("there is no column {name:?}; there are {known}"))
                })
            };
            wanted.iter().map(place).collect::<Result<_, _>>()?
        }
    };
    if places.len() > usize::from(u8::MAX) {
        let message = format!("{} columns are too many; choose at most 255", places.len());
        return Err(DatasetError::new(message));
    }
    let names = places.iter().filter_map(|&at| names.get(at).cloned());
    Ok((names.collect(), places))
}

struct Builder<'k> {
    form: Form,
    key: &'k DatasetKey,
    report: DatasetReport,
    values: Vec<Value>,
    prefixes: Vec<u64>,
    words: usize,
    longest: usize,
}

impl Builder<'_> {
    fn add_row<'c>(&mut self, cells: impl Iterator<Item = &'c str>) -> Result<(), String> {
        let row = u32::try_from(self.report.rows).map_err(|_| "too many rows".to_owned())?;
        self.report.rows += 1;
        for (column, cell) in (0_u8..).zip(cells) {
            if cell.trim().is_empty() {
                continue;
            }
            if let Some(hash) = self.read(cell) {
                self.values.push((hash, row, column));
                if self.values.len() > MOST_VALUES {
                    return Err(format!("a data set has at most {MOST_VALUES} values"));
                }
            }
        }
        Ok(())
    }

    /// The hash of a value that is neither too short nor too long. Its beginnings are noted.
    fn read(&mut self, cell: &str) -> Option<u64> {
        let value = normalized(cell);
        let core = normal::trimmed(&value).and_then(|(start, end)| value.get(start..end));
        let Some(core) = core.filter(|core| core.chars().count() >= SHORTEST_VALUE) else {
            self.report.too_short += 1;
            return None;
        };
        let noted = self.prefixes.len();
        match self.walk(core) {
            Some(hash) if core.len() <= LONGEST_VALUE => Some(hash),
            _ => {
                self.prefixes.truncate(noted);
                self.report.too_long += 1;
                None
            }
        }
    }

    fn walk(&mut self, core: &str) -> Option<u64> {
        let mut walk = Walk::new(
            core,
            0,
            LONGEST_VALUE,
            self.form,
            normal::hasher(self.key.hash),
        );
        for words in 1..=MOST_IN_VALUE {
            let step = walk.step();
            if step == Step::End {
                return None;
            }
            let hash = walk.hash();
            self.prefixes.push(hash);
            if walk.is_done() {
                self.words = self.words.max(words);
                // In a text the white space between its words may be longer.
                self.longest = self.longest.max(core.len() + normal::GAP * (words - 1));
                return Some(hash);
            }
        }
        None
    }

    fn finish(mut self) -> Result<(Vec<u8>, DatasetReport), DatasetError> {
        let rows = self.report.columns.len() > 1;
        if !rows {
            self.values
                .iter_mut()
                .for_each(|value| *value = (value.0, 0, 0));
        }
        self.values.sort_unstable();
        self.values.dedup();
        self.prefixes.sort_unstable();
        self.prefixes.dedup();
        if self.values.is_empty() {
            let message = format!("there is no value of at least {SHORTEST_VALUE} characters");
            return Err(DatasetError::new(message));
        }
        self.report.values = self.values.len();
        // A filter that is too small says yes more often; memory is worth more.
        let mut filter = Filter::for_hashes(self.prefixes.len().min(2 * self.values.len()));
        self.prefixes.iter().for_each(|&hash| filter.insert(hash));
        let file = file::Dataset {
            form: self.form,
            columns: self.report.columns.clone(),
            words: self.words,
            longest: self.longest,
            table: Table::new(&self.values, rows, filter),
        };
        Ok((file::write(&file, self.key), self.report))
    }
}
