//! gzip (any number of members) and deflate (with or without zlib's frame).

use flate2::{Decompress, FlushDecompress, Status};

use super::{DecodeError, Sink, crc::Crc};

/// What is being read.
#[derive(Debug)]
enum State {
    /// The header of a gzip member, so far.
    GzipHeader(Vec<u8>),
    /// The first two bytes of a deflate body, which say whether it has zlib's frame.
    Peek(Vec<u8>),
    /// Compressed data.
    Body,
    /// The eight bytes behind a gzip member.
    GzipTrailer(Vec<u8>),
    /// The end of a deflate body.
    Done,
}

#[derive(Debug)]
pub(super) struct Flate {
    state: State,
    inflate: Decompress,
    is_gzip: bool,
    members: usize,
    crc: Crc,
}

/// Longest gzip header (with file name and comment) that anybody sends in HTTP.
const MAX_HEADER: usize = 64 * 1024;

impl Flate {
    pub(super) fn gzip() -> Self {
        Self::new(true, State::GzipHeader(Vec::new()))
    }

    pub(super) fn deflate() -> Self {
        Self::new(false, State::Peek(Vec::new()))
    }

    fn new(is_gzip: bool, state: State) -> Self {
        Self {
            state,
            inflate: Decompress::new(false),
            is_gzip,
            members: 0,
            crc: Crc::new(),
        }
    }

    pub(super) fn is_done(&self) -> bool {
        match &self.state {
            State::GzipHeader(head) => self.members > 0 && head.iter().all(|&b| b == 0),
            State::Done => true,
            _ => false,
        }
    }

    pub(super) fn push(&mut self, mut bytes: &[u8], sink: &mut Sink) -> Result<(), DecodeError> {
        while !bytes.is_empty() {
            match &mut self.state {
                State::GzipHeader(head) => {
                    let before = head.len();
                    if before > 0 {
                        head.extend_from_slice(bytes);
                    }
                    let view = if before > 0 { head.as_slice() } else { bytes };
                    // Some servers pad with zeros behind the last member.
                    if self.members > 0 && view.iter().all(|&b| b == 0) {
                        head.clear();
                        return Ok(());
                    }
                    let Some(length) = gzip_header(view)? else {
                        if before == 0 {
                            head.extend_from_slice(bytes);
                        }
                        return match head.len() > MAX_HEADER {
                            true => Err(DecodeError::Corrupt),
                            false => Ok(()),
                        };
                    };
                    bytes = bytes.get(length - before..).unwrap_or_default();
                    self.begin(false);
                }
                State::Peek(head) => {
                    head.extend_from_slice(bytes);
                    let (Some(&a), Some(&b)) = (head.first(), head.get(1)) else {
                        return Ok(());
                    };
                    let is_zlib = a & 0x0f == 8 && (u16::from(a) << 8 | u16::from(b)) % 31 == 0;
                    let head = std::mem::take(head);
                    self.begin(is_zlib);
                    // Once only: a body is never followed by another peek.
                    return self.push(&head, sink);
                }
                State::Body => bytes = self.body(bytes, sink)?,
                State::GzipTrailer(tail) => {
                    let taken = bytes.len().min(8 - tail.len());
                    let (now, rest) = bytes.split_at_checked(taken).unwrap_or((bytes, &[]));
                    tail.extend_from_slice(now);
                    bytes = rest;
                    if tail.len() == 8 {
                        let expected = tail.first_chunk().map(|c| u32::from_le_bytes(*c));
                        if expected != Some(self.crc.sum()) {
                            return Err(DecodeError::Corrupt);
                        }
                        self.members += 1;
                        self.state = State::GzipHeader(Vec::new());
                    }
                }
                State::Done => return Err(DecodeError::Corrupt),
            }
        }
        Ok(())
    }

    fn begin(&mut self, has_zlib_frame: bool) {
        self.inflate.reset(has_zlib_frame);
        self.crc = Crc::new();
        self.state = State::Body;
    }

    /// Inflates; gives what follows the compressed data.
    fn body<'b>(&mut self, mut bytes: &'b [u8], sink: &mut Sink) -> Result<&'b [u8], DecodeError> {
        let mut buffer = [0; 16 * 1024];
        loop {
            let (before_in, before_out) = (self.inflate.total_in(), self.inflate.total_out());
            let status = self
                .inflate
                .decompress(bytes, &mut buffer, FlushDecompress::None);
            let status = status.map_err(|_| DecodeError::Corrupt)?;
            let taken = (self.inflate.total_in() - before_in) as usize;
            let made = (self.inflate.total_out() - before_out) as usize;
            bytes = bytes.get(taken..).unwrap_or_default();
            let out = buffer.get(..made).unwrap_or_default();
            self.crc.update(out);
            sink.take(out)?;
            if status == Status::StreamEnd {
                self.state = match self.is_gzip {
                    true => State::GzipTrailer(Vec::new()),
                    false => State::Done,
                };
                return Ok(bytes);
            }
            if made < buffer.len() && (bytes.is_empty() || taken == 0) {
                return match bytes.is_empty() {
                    true => Ok(bytes),
                    false => Err(DecodeError::Corrupt),
                };
            }
        }
    }
}

/// The length of a gzip header, once it is all here (RFC 1952, 2.3).
fn gzip_header(head: &[u8]) -> Result<Option<usize>, DecodeError> {
    if !b"\x1f\x8b\x08".starts_with(head.get(..head.len().min(3)).unwrap_or_default()) {
        return Err(DecodeError::Corrupt);
    }
    let Some(&flags) = head.get(3) else {
        return Ok(None);
    };
    if flags & 0xe0 != 0 {
        return Err(DecodeError::Corrupt);
    }
    let mut at = 10;
    if flags & 4 != 0 {
        let Some(&[low, high]) = head.get(at..at + 2).and_then(|b| b.first_chunk()) else {
            return Ok(None);
        };
        at += 2 + usize::from(u16::from_le_bytes([low, high]));
    }
    // File name, then comment, both ended by a zero.
    for flag in [8, 16] {
        if flags & flag != 0 {
            let text = head.get(at..).unwrap_or_default();
            match memchr::memchr(0, text) {
                Some(length) => at += length + 1,
                None => return Ok(None),
            }
        }
    }
    if flags & 2 != 0 {
        at += 2;
    }
    Ok((head.len() >= at).then_some(at))
}
