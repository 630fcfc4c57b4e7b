//! A distribution in buckets that double: 24 numbers, whatever comes in.

use serde::{Deserialize, Serialize};

/// Bucket 0 is for what is below 1, bucket `i` for what is from 2^(i-1) to 2^i; the last one has no end.
const BUCKETS: usize = 24;

/// Counts of values by their size. Two add up to the one of all values; counts may be scaled, so they are no integers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(transparent)]
pub(crate) struct Histogram(Vec<f32>);

impl Histogram {
    pub(crate) fn record(&mut self, value: f64) {
        let bucket = if value < 1.0 {
            0
        } else {
            (value.log2() as usize).min(BUCKETS - 2) + 1
        };
        if self.0.len() <= bucket {
            self.0.resize(bucket + 1, 0.0);
        }
        if let Some(count) = self.0.get_mut(bucket) {
            *count += 1.0;
        }
    }

    pub(crate) fn add(&mut self, other: &Self) {
        let length = other.0.len().min(BUCKETS);
        if self.0.len() < length {
            self.0.resize(length, 0.0);
        }
        for (count, more) in self.0.iter_mut().zip(&other.0) {
            *count += more.max(0.0);
        }
    }

    pub(crate) fn scale(&mut self, factor: f64) {
        for count in &mut self.0 {
            // Two decimals are enough, and keep what is saved short.
            *count = (f64::from(*count) * factor * 100.0).round() as f32 / 100.0;
        }
    }

    pub(crate) fn total(&self) -> f64 {
        self.0.iter().map(|count| f64::from(*count)).sum()
    }

    /// Which part of the values is at least `value`, 0 to 1; within a bucket they are taken as evenly spread.
    pub(crate) fn share_from(&self, value: f64) -> f64 {
        let total = self.total();
        if total <= 0.0 {
            return 0.0;
        }
        let above: f64 = self
            .0
            .iter()
            .enumerate()
            .map(|(bucket, count)| {
                let (from, to) = bounds(bucket);
                let part = ((to - value) / (to - from)).clamp(0.0, 1.0);
                f64::from(*count) * part
            })
            .sum();
        above / total
    }

    /// The value that the part `of` (0 to 1) of all values is below.
    pub(crate) fn quantile(&self, of: f64) -> f64 {
        let mut left = self.total() * of;
        let mut value = 0.0;
        for (bucket, count) in self.0.iter().enumerate() {
            let count = f64::from(*count);
            if count <= 0.0 {
                continue;
            }
            let (from, to) = bounds(bucket);
            value = from + (to - from) * (left / count).min(1.0);
            left -= count;
            if left <= 0.0 {
                break;
            }
        }
        value
    }
}

fn bounds(bucket: usize) -> (f64, f64) {
    let power = |exponent: usize| 2_f64.powi(i32::try_from(exponent).unwrap_or(i32::MAX));
    match bucket.checked_sub(1) {
        None => (0.0, 1.0),
        Some(exponent) => (power(exponent), power(bucket)),
    }
}

#[cfg(test)]
mod tests {
    use super::Histogram;

    #[test]
    fn shares_and_quantiles_are_within_a_bucket() {
        let mut histogram = Histogram::default();
        for value in 0..1000 {
            histogram.record(f64::from(value));
        }
        assert_eq!(histogram.total(), 1000.0);
        assert!((histogram.share_from(512.0) - 0.488).abs() < 0.01);
        let half = histogram.quantile(0.5);
        assert!((450.0..550.0).contains(&half), "{half}");
        assert_eq!(Histogram::default().quantile(0.5), 0.0);
        assert_eq!(Histogram::default().share_from(1.0), 0.0);
    }

    #[test]
    fn the_largest_value_has_a_place() {
        let mut histogram = Histogram::default();
        histogram.record(f64::MAX);
        histogram.record(f64::INFINITY);
        assert_eq!(histogram.total(), 2.0);
    }
}
