//! Why bytes could not be inspected.

use std::fmt;

/// A body or an event that could not be read, so nothing can be said about its text. Carries no text itself.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Unreadable {
    /// What is wrong.
    pub reason: UnreadableReason,
    /// Where, in bytes from the start of the body (for a stream: of the event's data).
    pub offset: usize,
}

/// What is wrong with a body or an event.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum UnreadableReason {
    /// There is nothing but white space.
    Empty,
    /// The bytes are not UTF-8: what a lenient reader would make of them is unknown.
    Utf8,
    /// A character that JSON does not allow here (also `NaN`, comments, single quotes).
    Syntax,
    /// The text ends inside a value.
    Truncated,
    /// A raw control character inside a string.
    ControlCharacter,
    /// An escape that JSON does not know.
    Escape,
    /// Something follows the value.
    Trailing,
    /// Nested deeper than the limit.
    Depth,
    /// More values than the limit.
    Nodes,
    /// Longer than the limit.
    Size,
    /// More segments open at once than the limit.
    OpenSegments,
    /// Text goes on after the event that ended it.
    AfterEnd,
    /// Clients would put the text of a stream together in different ways: members of one name, or of one name but for
    /// its letter case.
    Disputed,
}

impl UnreadableReason {
    /// A stable name for logs: `json_depth`, `utf8`, …
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Utf8 => "utf8",
            Self::Syntax => "json_syntax",
            Self::Truncated => "json_truncated",
            Self::ControlCharacter => "json_control_character",
            Self::Escape => "json_escape",
            Self::Trailing => "json_trailing",
            Self::Depth => "json_depth",
            Self::Nodes => "json_nodes",
            Self::Size => "size",
            Self::OpenSegments => "open_segments",
            Self::AfterEnd => "text_after_end",
            Self::Disputed => "json_disputed",
        }
    }
}

impl Unreadable {
    pub(crate) fn new(reason: UnreadableReason, offset: usize) -> Self {
        Self { reason, offset }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.reason.as_str(), self.offset)
    }
}

impl std::error::Error for Unreadable {}
