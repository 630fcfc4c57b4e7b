//! Content encodings: compressed bytes, as they arrive, to plain ones, within bounds.

mod brotli;
mod crc;
mod flate;
mod zstandard;

use std::{fmt, io};

use self::{brotli::Brotli, flate::Flate, zstandard::Zstandard};

/// Bounds on what a compressed body may become.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct DecodeLimits {
    /// Most bytes after decoding (and between the encodings of a stacked body).
    pub max_bytes: usize,
    /// Most bytes after decoding for each byte before it, once more than 64 KiB have come out.
    pub max_ratio: usize,
}

impl Default for DecodeLimits {
    fn default() -> Self {
        Self {
            max_bytes: 64 * 1024 * 1024,
            max_ratio: 200,
        }
    }
}

/// Why a body could not be decoded.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum DecodeError {
    /// An encoding we do not know, or more than four.
    Unknown,
    /// It becomes larger than the limit.
    TooLarge,
    /// It grows by more than the limit.
    Ratio,
    /// The bytes are not what they are said to be.
    Corrupt,
    /// The body ends before its encoding does.
    Truncated,
}

impl DecodeError {
    /// A stable name for logs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unknown => "encoding_unknown",
            Self::TooLarge => "encoding_too_large",
            Self::Ratio => "encoding_ratio",
            Self::Corrupt => "encoding_corrupt",
            Self::Truncated => "encoding_truncated",
        }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::error::Error for DecodeError {}

/// Below this many decoded bytes a high ratio is no sign of anything.
const RATIO_GRACE: usize = 64 * 1024;

/// Most encodings one body may have.
const MAX_STAGES: usize = 4;

/// Undoes the encodings of one body.
#[derive(Debug)]
pub struct Decoder {
    /// In the order in which they are undone.
    stages: Vec<Stage>,
    limits: DecodeLimits,
    encoded: usize,
}

#[derive(Debug)]
struct Stage {
    codec: Codec,
    decoded: usize,
}

enum Codec {
    Flate(Flate),
    Brotli(Box<Brotli>),
    Zstandard(Box<Zstandard>),
}

impl fmt::Debug for Codec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Flate(_) => "Flate",
            Self::Brotli(_) => "Brotli",
            Self::Zstandard(_) => "Zstandard",
        })
    }
}

impl Decoder {
    /// A decoder for the value of `content-encoding` (all such headers, joined with commas). An empty value and
    /// `identity` are no encoding.
    ///
    /// # Errors
    /// An encoding we do not know.
    pub fn new(content_encoding: &str, limits: DecodeLimits) -> Result<Self, DecodeError> {
        let mut stages = Vec::new();
        for name in content_encoding.split(',').rev() {
            let codec = match name.trim().to_ascii_lowercase().as_str() {
                "" | "identity" => continue,
                "gzip" | "x-gzip" => Codec::Flate(Flate::gzip()),
                "deflate" => Codec::Flate(Flate::deflate()),
                "br" => Codec::Brotli(Box::new(Brotli::new())),
                "zstd" => Codec::Zstandard(Box::default()),
                _ => return Err(DecodeError::Unknown),
            };
            stages.push(Stage { codec, decoded: 0 });
        }
        match stages.len() > MAX_STAGES {
            true => Err(DecodeError::Unknown),
            false => Ok(Self {
                stages,
                limits,
                encoded: 0,
            }),
        }
    }

    /// Whether there is nothing to undo.
    pub fn is_identity(&self) -> bool {
        self.stages.is_empty()
    }

    /// Takes a chunk, cut anywhere; gives what can be decoded by now.
    ///
    /// # Errors
    /// The body is corrupt or passes a limit; the decoder is of no further use.
    pub fn push(&mut self, chunk: &[u8]) -> Result<Vec<u8>, DecodeError> {
        self.encoded = self.encoded.saturating_add(chunk.len());
        let mut bytes = chunk.to_vec();
        for stage in &mut self.stages {
            let by_ratio = self
                .encoded
                .saturating_mul(self.limits.max_ratio)
                .max(RATIO_GRACE);
            let most = self.limits.max_bytes.min(by_ratio);
            let mut sink = Sink {
                bytes: Vec::new(),
                room: most.saturating_sub(stage.decoded),
                is_full: false,
            };
            let result = match &mut stage.codec {
                Codec::Flate(c) => c.push(&bytes, &mut sink),
                Codec::Brotli(c) => c.push(&bytes, &mut sink),
                Codec::Zstandard(c) => c.push(&bytes, &mut sink),
            };
            if sink.is_full {
                return Err(match by_ratio < self.limits.max_bytes {
                    true => DecodeError::Ratio,
                    false => DecodeError::TooLarge,
                });
            }
            result?;
            stage.decoded += sink.bytes.len();
            bytes = sink.bytes;
        }
        Ok(bytes)
    }

    /// The body has ended.
    ///
    /// # Errors
    /// Its encoding has not.
    pub fn finish(&self) -> Result<(), DecodeError> {
        let is_done = |stage: &Stage| match &stage.codec {
            Codec::Flate(c) => c.is_done(),
            Codec::Brotli(c) => c.is_done(),
            Codec::Zstandard(c) => c.is_done(),
        };
        match self.encoded == 0 || self.stages.iter().all(is_done) {
            true => Ok(()),
            false => Err(DecodeError::Truncated),
        }
    }
}

/// Where decoded bytes go, up to a bound.
struct Sink {
    bytes: Vec<u8>,
    room: usize,
    is_full: bool,
}

impl Sink {
    fn take(&mut self, bytes: &[u8]) -> Result<(), DecodeError> {
        if self.bytes.len() + bytes.len() > self.room {
            self.is_full = true;
            return Err(DecodeError::TooLarge);
        }
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }
}

impl io::Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.take(bytes).map(|()| bytes.len());
        taken.map_err(|e| io::Error::new(io::ErrorKind::OutOfMemory, e))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
