//! Deflate (RFC 1951) within bounds, which keeps what came out before an error.

use flate2::{Decompress, FlushDecompress, Status};

use crate::{budget::Budget, extraction::Reason};

/// What came out.
#[derive(Debug)]
pub(crate) struct Inflated {
    pub(crate) bytes: Vec<u8>,
    /// How many bytes went in.
    pub(crate) used: usize,
    /// Why it ended before its end.
    pub(crate) stop: Option<Reason>,
}

/// Inflates from the first byte to the end of the compressed data, which may lie before the last; `zlib`: inside the
/// frame of RFC 1950.
pub(crate) fn inflate(data: &[u8], zlib: bool, budget: &mut Budget) -> Inflated {
    let mut inflate = Decompress::new(zlib);
    let mut buffer = [0; 32 * 1024];
    let mut out = Inflated {
        bytes: Vec::new(),
        used: 0,
        stop: None,
    };
    loop {
        let rest = data.get(out.used..).unwrap_or_default();
        let before = inflate.total_out();
        let status = inflate.decompress(rest, &mut buffer, FlushDecompress::None);
        let used = usize::try_from(inflate.total_in()).unwrap_or(usize::MAX);
        let made = usize::try_from(inflate.total_out() - before).unwrap_or(0);
        let is_stuck = made == 0 && used == out.used;
        out.used = used;
        out.bytes
            .extend_from_slice(buffer.get(..made).unwrap_or_default());
        out.stop = match (budget.decoded(made), status) {
            (Err(reason), _) => Some(reason),
            (_, Err(_)) => Some(Reason::Malformed),
            (_, Ok(Status::StreamEnd)) => return out,
            _ if budget.is_bomb(used, out.bytes.len()) => Some(Reason::Ratio),
            _ if is_stuck => Some(Reason::Malformed),
            _ => None,
        };
        if out.stop.is_some() {
            return out;
        }
    }
}
