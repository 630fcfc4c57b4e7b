//! Why an expression was refused, and where.

use std::fmt;

/// Why an expression was refused. `Display` gives one line; [`ExpressionError::snippet`] shows the place.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ExpressionError(Box<Place>);

#[derive(Clone, Debug, Eq, PartialEq)]
struct Place {
    source: String,
    start: usize,
    line: usize,
    column: usize,
    fault: Fault,
}

/// What is wrong, in the parser's own terms: byte offsets into the source.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Fault {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) message: String,
    pub(super) expected: Option<String>,
    pub(super) nearest: Option<&'static str>,
}

impl Fault {
    pub(super) fn new(start: usize, end: usize, message: impl Into<String>) -> Box<Self> {
        Box::new(Self {
            start,
            end,
            message: message.into(),
            ..Self::default()
        })
    }

    pub(super) fn expected(mut self: Box<Self>, what: impl Into<String>) -> Box<Self> {
        self.expected = Some(what.into());
        self
    }

    pub(super) fn nearest(mut self: Box<Self>, name: Option<&'static str>) -> Box<Self> {
        self.nearest = name;
        self
    }
}

impl ExpressionError {
    pub(super) fn new(source: &str, fault: Fault) -> Self {
        let start = fault.start.min(source.len());
        let before = source.get(..start).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let in_line = before.rsplit('\n').next().unwrap_or_default();
        Self(Box::new(Place {
            source: String::from(source),
            start,
            line,
            column: in_line.chars().count() + 1,
            fault,
        }))
    }

    /// The line, from 1.
    pub fn line(&self) -> usize {
        self.0.line
    }

    /// The column in characters, from 1.
    pub fn column(&self) -> usize {
        self.0.column
    }

    /// What is wrong: "unknown field or function `http.hots`".
    pub fn message(&self) -> &str {
        &self.0.fault.message
    }

    /// What could stand there instead, where that can be said.
    pub fn expected(&self) -> Option<&str> {
        self.0.fault.expected.as_deref()
    }

    /// What stands there: the text that is wrong (at most 40 characters), or `end of expression`.
    pub fn found(&self) -> String {
        let end = self.0.fault.end.clamp(self.0.start, self.0.source.len());
        let rest = self.0.source.get(self.0.start..).unwrap_or_default();
        let text = match self.0.source.get(self.0.start..end) {
            Some(text) if !text.is_empty() => text,
            _ => rest.split_whitespace().next().unwrap_or_default(),
        };
        if text.is_empty() {
            return String::from("end of expression");
        }
        let mut found: String = text.chars().take(40).collect();
        if found.len() < text.len() {
            found.push('…');
        }
        format!("`{found}`")
    }

    /// The known name that is most like the unknown one.
    pub fn nearest(&self) -> Option<&'static str> {
        self.0.fault.nearest
    }

    /// The line with carets under what is wrong, two lines without a final newline.
    pub fn snippet(&self) -> String {
        let place = &self.0;
        let text = place
            .source
            .split('\n')
            .nth(place.line - 1)
            .unwrap_or_default();
        let end = place.fault.end.clamp(place.start, place.source.len());
        let wrong = place.source.get(place.start..end).unwrap_or_default();
        let wide = wrong.split('\n').next().unwrap_or_default().chars().count();
        // A long line is cut around the place, so that both fit on a screen.
        let skip = place.column.saturating_sub(60);
        let shown: String = text
            .chars()
            .map(|c| if c == '\t' || c == '\r' { ' ' } else { c })
            .skip(skip)
            .take(120)
            .collect();
        let column = place.column - skip;
        let room = shown.chars().count().saturating_sub(column - 1).max(1);
        format!(
            "{shown}\n{}{}",
            " ".repeat(column - 1),
            "^".repeat(wide.clamp(1, room))
        )
    }
}

impl fmt::Display for ExpressionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.0.line, self.0.column, self.message())?;
        if let Some(expected) = self.expected() {
            write!(f, ": expected {expected}, found {}", self.found())?;
        }
        if let Some(nearest) = self.nearest() {
            write!(f, "; did you mean `{nearest}`?")?;
        }
        Ok(())
    }
}

impl std::error::Error for ExpressionError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_at_the_place() {
        let source = "ssl and\n http.hots eq \"a\"";
        let error = ExpressionError::new(
            source,
            *Fault::new(9, 18, "unknown field `http.hots`").nearest(Some("http.host")),
        );
        assert_eq!((error.line(), error.column()), (2, 2));
        assert_eq!(
            error.to_string(),
            "2:2: unknown field `http.hots`; did you mean `http.host`?"
        );
        assert_eq!(error.snippet(), " http.hots eq \"a\"\n ^^^^^^^^^");
    }

    #[test]
    fn the_end_can_be_the_place() {
        let error = ExpressionError::new("ssl and", *Fault::new(7, 7, "unfinished").expected("x"));
        assert_eq!(
            error.to_string(),
            "1:8: unfinished: expected x, found end of expression"
        );
        assert_eq!(error.snippet(), "ssl and\n       ^");
    }
}
