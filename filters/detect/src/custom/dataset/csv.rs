//! Comma-separated values as RFC 4180 has them: <https://www.rfc-editor.org/rfc/rfc4180>. Lines end with LF or CR LF.

/// Goes through a table row by row.
#[derive(Debug)]
pub(super) struct Rows<'t> {
    rest: &'t str,
    line: usize,
}

/// A row and the line it begins in, or the line and what is wrong there.
type Row = Result<(usize, Vec<String>), (usize, &'static str)>;

impl<'t> Rows<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            rest: text,
            line: 1,
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
                let end = self.rest.find([',', '\n']).unwrap_or(self.rest.len());
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
            Some(',') if rest.len() == self.rest.len() => self.rest = after.as_str(),
            Some(_) => return Err("a quoted cell goes on after its last quote"),
        }
        Ok((cell, next == Some(',')))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Result<Vec<Vec<String>>, (usize, &'static str)> {
        let mut rows = Rows::new(text);
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
