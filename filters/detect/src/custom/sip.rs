//! SipHash-2-4, a keyed hash of 64 bits, fed byte by byte: <https://cr.yp.to/siphash/siphash-20120918.pdf>.

/// A hash in the making. A copy may be finished while the other goes on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sip {
    state: [u64; 4],
    /// Bytes that fill no word yet, the first one lowest.
    tail: u64,
    length: usize,
}

impl Sip {
    /// Nothing hashed yet, under this key.
    pub(crate) fn new([low, high]: [u64; 2]) -> Self {
        Self {
            state: [
                low ^ 0x736f_6d65_7073_6575,
                high ^ 0x646f_7261_6e64_6f6d,
                low ^ 0x6c79_6765_6e65_7261,
                high ^ 0x7465_6462_7974_6573,
            ],
            tail: 0,
            length: 0,
        }
    }

    /// Takes one byte more.
    pub(crate) fn push(&mut self, byte: u8) {
        self.tail |= u64::from(byte) << (8 * (self.length % 8));
        self.length += 1;
        if self.length.is_multiple_of(8) {
            self.compress(self.tail);
            self.tail = 0;
        }
    }

    /// The hash of what was taken so far.
    pub(crate) fn finish(mut self) -> u64 {
        let length = u64::try_from(self.length % 256).unwrap_or_default();
        self.compress(self.tail | length << 56);
        self.state[2] ^= 0xff;
        (0..4).for_each(|_| self.round());
        let [a, b, c, d] = self.state;
        a ^ b ^ c ^ d
    }

    fn compress(&mut self, word: u64) {
        self.state[3] ^= word;
        self.round();
        self.round();
        self.state[0] ^= word;
    }

    fn round(&mut self) {
        let [mut a, mut b, mut c, mut d] = self.state;
        a = a.wrapping_add(b);
        b = b.rotate_left(13) ^ a;
        a = a.rotate_left(32);
        c = c.wrapping_add(d);
        d = d.rotate_left(16) ^ c;
        a = a.wrapping_add(d);
        d = d.rotate_left(21) ^ a;
        c = c.wrapping_add(b);
        b = b.rotate_left(17) ^ c;
        c = c.rotate_left(32);
        self.state = [a, b, c, d];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(bytes: &[u8]) -> u64 {
        let mut sip = Sip::new([0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908]);
        bytes.iter().for_each(|&byte| sip.push(byte));
        sip.finish()
    }

    #[test]
    fn the_vectors_of_the_definition() {
        // Appendix A, and the reference's first ones.
        let input: Vec<u8> = (0..15).collect();
        assert_eq!(hash(&input), 0xa129_ca61_49be_45e5);
        assert_eq!(hash(&[]), 0x726f_db47_dd0e_0e31);
        assert_eq!(hash(&[0]), 0x74f8_39c5_93dc_67fd);
    }
}
