//! Where a text and its normalised form differ: a few bytes for each such place, however many there are.

/// One place in both texts.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Offsets {
    pub(crate) text: usize,
    pub(crate) source: usize,
}

/// A unit that is not the same in both texts, and how many bytes that are the same stand before it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    same: u16,
    text: u8,
    pub(crate) source: u8,
}

/// The units of one text, in order. Whoever writes the text chooses them, so each is small, and characters that show
/// nothing share one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marks {
    marks: Vec<Mark>,
    /// Where each [`GROUP`] of marks starts.
    groups: Vec<Offsets>,
    /// Where the last mark ends.
    last: Offsets,
}

impl Marks {
    /// `source` bytes at `at` became `text` bytes.
    pub(crate) fn push(&mut self, at: Offsets, text: usize, source: usize) {
        let mut same = at.text - self.last.text;
        while u16::try_from(same).is_err() {
            self.add(u16::MAX, 0, 0);
            same -= usize::from(u16::MAX);
        }
        let last = self.marks.last_mut();
        let joined = last.filter(|last| same == 0 && text == 0 && last.text == 0);
        let length = joined.as_ref().map_or(0, |last| usize::from(last.source)) + source;
        // A unit is a character or an escape: a few bytes.
        let narrow = |length: usize| u8::try_from(length);
        match (joined, narrow(length)) {
            (Some(last), Ok(length)) => {
                last.source = length;
                self.last.source += source;
            }
            _ => self.add(
                u16::try_from(same).unwrap_or(u16::MAX),
                narrow(text).unwrap_or(u8::MAX),
                narrow(source).unwrap_or(u8::MAX),
            ),
        }
    }

    /// The last place known at or before `at`, which is measured by `key`, and the unit that starts there, if `at` lies
    /// in it.
    pub(crate) fn seek(&self, at: usize, key: fn(&Offsets) -> usize) -> (Offsets, Option<Mark>) {
        // Most of what is asked for is near the end.
        if key(&self.last) <= at {
            return (self.last, None);
        }
        let after = self.groups.partition_point(|place| key(place) <= at);
        let group = after.saturating_sub(1);
        let mut place = self.groups.get(group).copied().unwrap_or_default();
        let marks = self.marks.get(group * GROUP..).unwrap_or_default();
        for &mark in marks.iter().take(GROUP) {
            let unit = place.plus(mark.same.into(), mark.same.into());
            if at < key(&unit) {
                break;
            }
            place = unit.plus(mark.text.into(), mark.source.into());
            if at < key(&place) {
                return (unit, Some(mark));
            }
        }
        (place, None)
    }

    /// Forgets what stands before `text`, an offset in normalised text; a little more may stay.
    pub(crate) fn drop_before(&mut self, text: usize) {
        let before = self.groups.partition_point(|place| place.text <= text);
        let groups = before.saturating_sub(1);
        if groups > SLACK {
            self.marks.drain(..groups * GROUP);
            self.groups.drain(..groups);
        }
    }

    fn add(&mut self, same: u16, text: u8, source: u8) {
        if self.marks.len().is_multiple_of(GROUP) {
            self.groups.push(self.last);
        }
        self.marks.push(Mark { same, text, source });
        let unit = self.last.plus(same.into(), same.into());
        self.last = unit.plus(text.into(), source.into());
    }

    /// The memory they take, in bytes.
    #[cfg(test)]
    pub(crate) fn size(&self) -> usize {
        size_of_val(self.marks.as_slice()) + size_of_val(self.groups.as_slice())
    }
}

impl Offsets {
    fn plus(self, text: usize, source: usize) -> Self {
        Self {
            text: self.text + text,
            source: self.source + source,
        }
    }
}

/// Marks that share one entry in the index: few are read to find one.
const GROUP: usize = 16;

/// Groups are dropped only when there are more of them, so that dropping costs little.
const SLACK: usize = 32;

#[cfg(test)]
mod tests {
    use super::*;

    /// Every third byte of the original is left out, every fourth is doubled.
    fn marks(length: usize) -> (Marks, Vec<usize>) {
        let mut marks = Marks::default();
        let mut texts = Vec::new();
        let mut text = 0;
        for source in 0..length {
            texts.push(text);
            let at = Offsets { text, source };
            match source {
                _ if source % 3 == 0 => marks.push(at, 0, 1),
                _ if source % 4 == 0 => {
                    marks.push(at, 2, 1);
                    text += 2;
                }
                _ => text += 1,
            }
        }
        (marks, texts)
    }

    #[test]
    fn every_place_is_found_whatever_was_dropped() {
        let (mut marks, texts) = marks(10_000);
        for drop in [0, 1, 700, 5000, 9000] {
            marks.drop_before(texts[drop]);
            for (source, &text) in texts.iter().enumerate().skip(drop) {
                let found = match marks.seek(source, |place| place.source) {
                    (unit, Some(_)) => unit.text,
                    (place, None) => place.text + source - place.source,
                };
                assert_eq!(found, text, "{source}");
            }
        }
        assert!(marks.size() < 10_000, "what was dropped is gone");
    }

    #[test]
    fn long_stretches_that_are_the_same() {
        let mut marks = Marks::default();
        let at = Offsets {
            text: 1_000_000,
            source: 1_000_000,
        };
        marks.push(at, 1, 3);
        assert_eq!(marks.seek(999_999, |place| place.text).0.source % 65_535, 0);
        assert!(
            matches!(marks.seek(1_000_000, |place| place.text), (unit, Some(_)) if unit.source == 1_000_000)
        );
        assert_eq!(
            marks.seek(1_000_001, |place| place.text).0.source,
            1_000_003
        );
    }

    #[test]
    fn what_shows_nothing_takes_next_to_no_memory() {
        let mut marks = Marks::default();
        for source in 5..100_000 {
            marks.push(Offsets { text: 5, source }, 0, 1);
        }
        assert!(marks.size() < 3000);
        assert_eq!(marks.seek(5, |place| place.text).0.source, 100_000);
    }
}
