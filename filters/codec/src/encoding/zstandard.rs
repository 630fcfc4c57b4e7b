//! Zstandard: any number of frames, skippable ones too, read block by block.

use std::fmt;

use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

use super::{DecodeError, Sink};

/// What comes next.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
enum State {
    #[default]
    Frame,
    Block,
    /// So many bytes of a skippable frame.
    Skip(usize),
}

/// RFC 9659: a decoder for HTTP need not know larger windows.
const MAX_WINDOW: u64 = 8 * 1024 * 1024;

const MAGIC: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

/// A last block that holds nothing.
const END: [u8; 3] = [1, 0, 0];

/// The decoder keeps what later blocks may refer to and hands it out only at the end of the frame. A stream cannot
/// wait for that: while its frame is small, what has come is decoded a second time, as if the frame had ended.
#[derive(Default)]
pub(super) struct Zstandard {
    decoder: FrameDecoder,
    state: State,
    /// The bytes of a header or block that is not all here.
    pending: Vec<u8>,
    has_checksum: bool,
    /// The frame so far, without its checksum flag.
    frame: Vec<u8>,
    /// How much of `frame` has been decoded early, how many bytes of it have been given out, how many the decoder
    /// itself has given.
    early: usize,
    given: usize,
    collected: usize,
    /// Bytes decoded twice.
    spent: usize,
}

/// Frames are decoded early up to this many compressed bytes.
const MAX_EARLY: usize = 512 * 1024;

/// After decoding this much twice, it is done only when a frame has grown by a thirty-second.
const FREE: usize = 32 * 1024 * 1024;

impl fmt::Debug for Zstandard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Zstandard")
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}

impl Zstandard {
    pub(super) fn is_done(&self) -> bool {
        self.state == State::Frame && self.pending.is_empty()
    }

    pub(super) fn push(&mut self, bytes: &[u8], sink: &mut Sink) -> Result<(), DecodeError> {
        self.pending.extend_from_slice(bytes);
        let mut pending = std::mem::take(&mut self.pending);
        let mut at = 0;
        while let Some(taken) = self.step(pending.get(at..).unwrap_or_default(), sink)? {
            at += taken;
        }
        pending.drain(..at);
        self.pending = pending;
        self.decode_early(sink)
    }

    fn decode_early(&mut self, sink: &mut Sink) -> Result<(), DecodeError> {
        let size = self.frame.len();
        let is_due = self.spent < FREE || size - self.early > size / 32;
        if self.state != State::Block || size == self.early || size > MAX_EARLY || !is_due {
            return Ok(());
        }
        self.early = size;
        let mut decoder = FrameDecoder::new();
        decoder.set_max_window_size(MAX_WINDOW);
        let ended = [self.frame.as_slice(), END.as_slice()].concat();
        let mut source = ended.as_slice();
        decoder
            .reset(&mut source)
            .map_err(|_| DecodeError::Corrupt)?;
        let all = BlockDecodingStrategy::All;
        decoder
            .decode_blocks(&mut source, all)
            .map_err(|_| DecodeError::Corrupt)?;
        let bytes = decoder.collect().unwrap_or_default();
        self.spent = self.spent.saturating_add(bytes.len());
        let fresh = bytes.get(self.given..).unwrap_or_default();
        self.given = self.given.max(bytes.len());
        sink.take(fresh)
    }

    /// Reads one header or block, if it is all here; says how long it was.
    fn step(&mut self, bytes: &[u8], sink: &mut Sink) -> Result<Option<usize>, DecodeError> {
        match self.state {
            State::Frame => self.frame(bytes),
            State::Skip(left) => {
                let taken = left.min(bytes.len());
                self.state = match left - taken {
                    0 => State::Frame,
                    left => State::Skip(left),
                };
                Ok((taken > 0).then_some(taken))
            }
            State::Block => self.block(bytes, sink),
        }
    }

    fn frame(&mut self, bytes: &[u8]) -> Result<Option<usize>, DecodeError> {
        let Some(magic) = bytes.first_chunk::<4>() else {
            return Ok(None);
        };
        if let [0x50..=0x5f, 0x2a, 0x4d, 0x18] = magic {
            let Some(size) = bytes.get(4..).and_then(|b| b.first_chunk::<4>()) else {
                return Ok(None);
            };
            let size = u32::from_le_bytes(*size) as usize;
            self.state = if size == 0 {
                State::Frame
            } else {
                State::Skip(size)
            };
            return Ok(Some(8));
        }
        if *magic != MAGIC {
            return Err(DecodeError::Corrupt);
        }
        let Some(&descriptor) = bytes.get(4) else {
            return Ok(None);
        };
        let length = header_length(descriptor);
        let Some(header) = bytes.get(..length) else {
            return Ok(None);
        };
        self.decoder.set_max_window_size(MAX_WINDOW);
        self.decoder
            .reset(header)
            .map_err(|_| DecodeError::Corrupt)?;
        self.has_checksum = descriptor & 4 != 0;
        self.frame = header.to_vec();
        if let Some(descriptor) = self.frame.get_mut(4) {
            *descriptor &= !4;
        }
        (self.early, self.given, self.collected) = (0, 0, 0);
        self.state = State::Block;
        Ok(Some(length))
    }

    fn block(&mut self, bytes: &[u8], sink: &mut Sink) -> Result<Option<usize>, DecodeError> {
        let Some(&[a, b, c]) = bytes.first_chunk::<3>() else {
            return Ok(None);
        };
        let header = u32::from_le_bytes([a, b, c, 0]);
        let is_last = header & 1 == 1;
        let size = match header >> 1 & 3 {
            // One byte, repeated.
            1 => 1,
            _ => (header >> 3) as usize,
        };
        let length = 3 + size + if is_last && self.has_checksum { 4 } else { 0 };
        let Some(block) = bytes.get(..length) else {
            return Ok(None);
        };
        let one = BlockDecodingStrategy::UptoBlocks(1);
        self.decoder
            .decode_blocks(block, one)
            .map_err(|_| DecodeError::Corrupt)?;
        let bytes = self.decoder.collect().unwrap_or_default();
        let seen = self.given.saturating_sub(self.collected);
        self.collected += bytes.len();
        self.given = self.given.max(self.collected);
        sink.take(bytes.get(seen..).unwrap_or_default())?;
        match is_last {
            true => self.state = State::Frame,
            false if self.frame.len() <= MAX_EARLY => self.frame.extend_from_slice(block),
            false => {}
        }
        Ok(Some(length))
    }
}

/// The length of a frame's header with its magic number (RFC 8878, 3.1.1.1).
fn header_length(descriptor: u8) -> usize {
    let is_single = descriptor & 0x20 != 0;
    let window = usize::from(!is_single);
    let dictionary = match descriptor & 3 {
        3 => 4,
        other => usize::from(other),
    };
    let content = match descriptor >> 6 {
        0 => usize::from(is_single),
        1 => 2,
        2 => 4,
        _ => 8,
    };
    5 + window + dictionary + content
}
