//! Bounds on what reading files may cost.

use crate::extraction::Reason;

/// Bounds on what reading files may cost.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Limits {
    /// Most bytes that may come out of all archives and compressed parts together, and most bytes of texts and of the
    /// paths to them.
    pub max_decoded_bytes: usize,
    /// Most bytes after decompression for each byte before it, once more than 1 MiB has come out.
    pub max_ratio: usize,
    /// How many files may lie in each other; the outermost is not counted.
    pub max_depth: usize,
    /// Most files and parts of files.
    pub max_entries: usize,
    /// Most bytes looked at, counted once for each pass over them: what stands for time, since nothing here has a clock.
    pub max_work: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_decoded_bytes: 64 << 20,
            max_ratio: 200,
            max_depth: 10,
            max_entries: 10_000,
            max_work: 512 << 20,
        }
    }
}

/// Below this many decoded bytes a high ratio is no sign of anything: sheets of equal rows compress well.
const RATIO_GRACE: usize = 1 << 20;

/// What is left of the limits: one for all files of a body.
#[derive(Clone, Debug)]
pub struct Budget {
    limits: Limits,
    decoded: usize,
    texts: usize,
    entries: usize,
    work: u64,
}

impl Budget {
    /// All that the limits allow.
    pub fn new(limits: Limits) -> Self {
        Self {
            limits,
            decoded: 0,
            texts: 0,
            entries: 0,
            work: 0,
        }
    }

    /// The bytes looked at by now, see [`Limits::max_work`].
    pub fn work_done(&self) -> u64 {
        self.work
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// How much may still be decompressed.
    pub(crate) fn room(&self) -> usize {
        self.limits.max_decoded_bytes.saturating_sub(self.decoded)
    }

    /// Takes so many decompressed bytes from what is left.
    pub(crate) fn decoded(&mut self, bytes: usize) -> Result<(), Reason> {
        self.decoded = self.decoded.saturating_add(bytes);
        if self.decoded > self.limits.max_decoded_bytes {
            return Err(Reason::Size);
        }
        self.work(bytes)
    }

    /// Takes a text from what is left.
    pub(crate) fn text(&mut self, bytes: usize) -> Result<(), Reason> {
        self.texts = self.texts.saturating_add(bytes);
        if self.texts > self.limits.max_decoded_bytes {
            return Err(Reason::Size);
        }
        self.work(bytes)
    }

    /// How many bytes of text may still be taken.
    pub(crate) fn text_room(&self) -> usize {
        self.limits.max_decoded_bytes.saturating_sub(self.texts)
    }

    /// Whether a text that grows without its source growing must stop.
    pub(crate) fn is_full(&self, growing: usize) -> bool {
        growing > self.text_room()
    }

    pub(crate) fn entry(&mut self) -> Result<(), Reason> {
        self.entries += 1;
        match self.entries > self.limits.max_entries {
            true => Err(Reason::Entries),
            false => Ok(()),
        }
    }

    pub(crate) fn work(&mut self, bytes: usize) -> Result<(), Reason> {
        self.work = self.work.saturating_add(bytes as u64);
        match self.work > self.limits.max_work {
            true => Err(Reason::Time),
            false => Ok(()),
        }
    }

    /// Whether so much of so little is out of proportion.
    pub(crate) fn is_bomb(&self, before: usize, after: usize) -> bool {
        after > RATIO_GRACE && after > before.saturating_mul(self.limits.max_ratio)
    }
}
