//! Comma-separated values as RFC 4180 has them: <https://www.rfc-editor.org/rfc/rfc4180>; other delimiters likewise. Lines end
//! with LF or CR LF.

/// Goes through a table row by row.
#[derive(Debug)]
pub(super) struct Rows<'t> {
    rest: &'t str,
    line: usize,
    delimiter: char,
}

/// A row and the line it begins in, or the line and what is wrong there.
type Row = Result<(usize, Vec<String>), (usize, &'static str)>;

impl<'t> Rows<'t> {
    pub(super) fn new(text: &'t str, delimiter: char) -> Self {
        Self {
            rest: text,
            line: 1,
            delimiter,
        }
    }

    /// The next row and the line it begins in. Empty lines are passed over.
    ///
    /// # Errors
    /// The line, and what is wrong there.
    pub(super) fn read(&mut self) -> Option<Row> {
        while let Some(rest) =
            (self.rest.strip_prefix('\n')).or_else(|| self.rest.strip_prefix("\r\n"))
        {
            self.rest = rest;
            self.line += 1;
        }
        if self.rest.is_empty() {
            return None;
        }
        let begin = self.line;
        let mut row = Vec::new();
        loop {
            match self.cell() {
                Ok((cell, more)) => {
                    row.push(cell);
                    if !more {
                        return Some(Ok((begin, row)));
                    }
                }
                Err(message) => return Some(Err((begin, message))),
            }
        }
    }

    /// The next cell, and whether one more follows in its row.
    fn cell(&mut self) -> Result<(String, bool), &'static str> {
        let cell = match self.rest.strip_prefix('"') {
            Some(quoted) => {
                self.rest = quoted;
                self.quoted()?
            }
            None => {
                let end = self
                    .rest
                    .find([self.delimiter, '\n'])
                    .unwrap_or(self.rest.len());
                let (cell, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
                self.rest = rest;
                cell.strip_suffix('\r').unwrap_or(cell).to_owned()
            }
        };
        let rest = self.rest.strip_prefix('\r').unwrap_or(self.rest);
        let mut after = rest.chars();
        let next = after.next();
        match next {
            None => self.rest = "",
            Some('\n') => {
                self.rest = after.as_str();
                self.line += 1;
            }
            Some(next) if next == self.delimiter && rest.len() == self.rest.len() => {
                self.rest = after.as_str()
            }
            Some(_) => return Err("a quoted cell goes on after its last quote"),
        }
        Ok((cell, next == Some(self.delimiter)))
    }

    fn quoted(&mut self) -> Result<String, &'static str> {
        let mut cell = String::new();
        loop {
            let Some((part, rest)) = self.rest.split_once('"') else {
                return Err("a quoted cell does not end");
            };
            cell.push_str(part);
            self.line += part.matches('\n').count();
            match rest.strip_prefix('"') {
                Some(more) => {
                    cell.push('"');
                    self.rest = more;
                }
                None => {
                    self.rest = rest;
                    return Ok(cell);
                }
            }
        }
    }
}

/// What may part a table's cells.
pub(super) const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];

/// So many rows are looked at to tell the delimiter.
const LOOKED_AT: usize = 1000;

/// The delimiter of a table: that one with which every row has as many cells, and more than one. Where there is none, that
/// one with which the first row has most: a row that differs is then named.
///
/// # Errors
/// The delimiters of which it may be either.
pub(super) fn delimiter(table: &str) -> Result<char, Vec<char>> {
    let evenly: Vec<char> = DELIMITERS
        .into_iter()
        .filter(|&delimiter| is_even(table, delimiter))
        .collect();
    match evenly.as_slice() {
        [one] => Ok(*one),
        [] => {
            let cells = |delimiter: &char| match Rows::new(table, *delimiter).read() {
                Some(Ok((_, cells))) => cells.len(),
                _ => 0,
            };
            // The last of equals is taken, so the comma.
            let most = DELIMITERS.into_iter().rev().max_by_key(cells);
            Ok(most.unwrap_or(','))
        }
        _ => Err(evenly),
    }
}

fn is_even(table: &str, delimiter: char) -> bool {
    let mut rows = Rows::new(table, delimiter);
    let mut width = None;
    for _ in 0..LOOKED_AT {
        match rows.read() {
            Some(Ok((_, cells))) => {
                if cells.len() < 2 || width.is_some_and(|width| width != cells.len()) {
                    return false;
                }
                width = Some(cells.len());
            }
            Some(Err(_)) => return false,
            None => break,
        }
    }
    width.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_parts_all_rows_alike() {
        for (table, wanted) in [
            ("a,b\n1,2\n", ','),
            ("a;b\n1;2,5\n", ';'),
            ("a\tb\r\n1, 2\t3\r\n", '\t'),
            ("a|b|c\n\"1|2\"|3|4", '|'),
            ("name\nAda; Lovelace\n", ','),
            ("a;b\n1;2;3\n", ';'),
            ("a,b\n1,2\n\"3", ','),
            ("", ','),
        ] {
            assert_eq!(delimiter(table), Ok(wanted), "{table:?}");
        }
        assert_eq!(delimiter("a,b;c\n1,5;2\n"), Err(vec![',', ';']));
    }

    fn rows(text: &str) -> Result<Vec<Vec<String>>, (usize, &'static str)> {
        let mut rows = Rows::new(text, ',');
        let mut all = Vec::new();
        while let Some(row) = rows.read() {
            all.push(row?.1);
        }
        Ok(all)
    }

    #[test]
    fn cells() {
        let wanted = vec![vec!["a", "b c", ""], vec!["1,\"2\"\n3", "4"], vec!["5"]];
        for text in [
            "a,b c,\n\"1,\"\"2\"\"\n3\",4\n\n5\n",
            "a,b c,\r\n\"1,\"\"2\"\"\n3\",\"4\"\r\n5",
        ] {
            assert_eq!(rows(text).unwrap(), wanted, "{text:?}");
        }
        assert_eq!(rows("").unwrap(), Vec::<Vec<String>>::new());
        assert_eq!(rows("a\n\n\"b\nc"), Err((3, "a quoted cell does not end")));
        assert_eq!(
            rows("a\n\"b\"c"),
            Err((2, "a quoted cell goes on after its last quote"))
        );
    }
}
