//! What was read of a file, and what was not.

use std::fmt;

use crate::kind::Kind;

/// What was read of a file, and what was not.
#[derive(Clone, Debug)]
pub struct Extraction {
    /// What the file is.
    pub kind: Kind,
    /// Its texts, and those of the files in it, in their order there.
    pub parts: Vec<Part>,
    /// What was not read.
    pub unread: Vec<Unread>,
}

/// A text.
#[derive(Clone)]
pub struct Part {
    /// What the file is that it stands in: the innermost.
    pub kind: Kind,
    /// Which of the files that is: 0 is the outermost.
    pub file: u32,
    /// The names on the way to it, `a.zip!b.docx!word/document.xml`. A customer's text.
    pub path: String,
    /// The text.
    pub text: String,
}

/// Something that was not read.
#[derive(Clone)]
pub struct Unread {
    /// What the file is that it stands in, or is.
    pub kind: Kind,
    /// Which of the files that is: 0 is the outermost.
    pub file: u32,
    /// The names on the way to it. A customer's text.
    pub path: String,
    /// Why.
    pub reason: Reason,
}

/// Why something was not read.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Reason {
    /// Files lie in each other more deeply than the limit.
    Depth,
    /// It is encrypted.
    Encrypted,
    /// There are more files or parts than the limit.
    Entries,
    /// A picture: its text could only be seen.
    Image,
    /// It is not what it begins as, or is cut off.
    Malformed,
    /// Sound or video.
    Media,
    /// What was decompressed is out of proportion.
    Ratio,
    /// A bound on bytes was reached.
    Size,
    /// A bound on work was reached.
    Time,
    /// A kind of file or of compression that is not read here.
    Unknown,
}

impl Reason {
    /// A stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Depth => "depth",
            Self::Encrypted => "encrypted",
            Self::Entries => "entries",
            Self::Image => "image",
            Self::Malformed => "malformed",
            Self::Media => "media",
            Self::Ratio => "ratio",
            Self::Size => "size",
            Self::Time => "time",
            Self::Unknown => "unknown",
        }
    }

    /// Whether nothing more may be read of any file.
    pub(crate) fn ends_all(self) -> bool {
        matches!(self, Self::Entries | Self::Size | Self::Time)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Part")
            .field("kind", &self.kind)
            .field("file", &self.file)
            .field("text_len", &self.text.len())
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unread")
            .field("kind", &self.kind)
            .field("file", &self.file)
            .field("reason", &self.reason)
            .finish_non_exhaustive()
    }
}
