//! How far lengths are spread, and whether one number follows another: sums that add up.
//!
//! Numbers enter by their logarithms, and one that is far out counts as if it were less far: a single timeout must not look
//! like a relation.

use serde::{Deserialize, Serialize};

/// Sums over pairs of positive numbers.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub(crate) struct Moments {
    n: f64,
    x: f64,
    y: f64,
    xx: f64,
    yy: f64,
    xy: f64,
}

impl Moments {
    pub(crate) fn record(&mut self, x: f64, y: f64) {
        let x = self.bounded(x.max(1.0).ln(), self.x, self.xx);
        let y = self.bounded(y.max(1.0).ln(), self.y, self.yy);
        let one = Self {
            n: 1.0,
            x,
            y,
            xx: x * x,
            yy: y * y,
            xy: x * y,
        };
        self.add(&one);
    }

    pub(crate) fn add(&mut self, other: &Self) {
        for (sum, more) in self.sums().into_iter().zip(other.clone().sums()) {
            *sum += *more;
        }
    }

    pub(crate) fn scale(&mut self, factor: f64) {
        for sum in self.sums() {
            *sum = (*sum * factor * 1000.0).round() / 1000.0;
        }
    }

    /// How many pairs there are.
    pub(crate) fn count(&self) -> f64 {
        self.n
    }

    /// The factor by which the first numbers usually differ from their middle: 1 where all are equal.
    pub(crate) fn spread_of_first(&self) -> f64 {
        self.variance(self.x, self.xx).sqrt().exp()
    }

    /// That of the second numbers.
    pub(crate) fn spread_of_second(&self) -> f64 {
        self.variance(self.y, self.yy).sqrt().exp()
    }

    /// How closely the second number follows the first, -1 to 1; 0 where either is always the same.
    pub(crate) fn correlation(&self) -> f64 {
        let both = self.variance(self.x, self.xx) * self.variance(self.y, self.yy);
        if both <= 1e-9 {
            return 0.0;
        }
        let together = self.xy / self.n - (self.x / self.n) * (self.y / self.n);
        (together / both.sqrt()).clamp(-1.0, 1.0)
    }

    /// A logarithm, no farther from the middle than [`FARTHEST`] once there is one.
    fn bounded(&self, logarithm: f64, sum: f64, squares: f64) -> f64 {
        if self.n < SETTLED {
            return logarithm;
        }
        let (middle, deviation) = (sum / self.n, self.variance(sum, squares).sqrt());
        // Of numbers that were all equal, the first that differs has to count.
        let farthest = FARTHEST * deviation.max(0.05);
        logarithm.clamp(middle - farthest, middle + farthest)
    }

    fn variance(&self, sum: f64, squares: f64) -> f64 {
        if self.n <= 0.0 {
            return 0.0;
        }
        let mean = sum / self.n;
        (squares / self.n - mean * mean).max(0.0)
    }

    fn sums(&mut self) -> [&mut f64; 6] {
        let Self {
            n,
            x,
            y,
            xx,
            yy,
            xy,
        } = self;
        [n, x, y, xx, yy, xy]
    }
}

/// After so many pairs it is known what is far out.
const SETTLED: f64 = 20.0;

/// In standard deviations.
const FARTHEST: f64 = 2.5;

#[cfg(test)]
mod tests {
    use super::Moments;

    #[test]
    fn what_follows_is_told_from_what_does_not() {
        let (mut follows, mut not, mut equal) =
            (Moments::default(), Moments::default(), Moments::default());
        for at in 1..100_u32 {
            let at = f64::from(at);
            follows.record(at, at * 7.0);
            not.record(at, 50.0 + (at * 7919.0) % 97.0);
            equal.record(at, 300.0);
        }
        assert!(follows.correlation() > 0.99);
        assert!(not.correlation().abs() < 0.2, "{}", not.correlation());
        assert_eq!(equal.correlation(), 0.0);
        assert!(equal.spread_of_second() < 1.001);
        assert!(follows.spread_of_second() > 2.0);
        assert_eq!(Moments::default().correlation(), 0.0);
        assert_eq!(Moments::default().spread_of_first(), 1.0);
    }

    #[test]
    fn one_pair_out_of_all_proportion_makes_no_relation() {
        let mut moments = Moments::default();
        for at in 0..60_u32 {
            moments.record(
                f64::from(2000 + (at * 7919) % 997),
                f64::from(1500 + (at * 6007) % 809),
            );
        }
        moments.record(60_000.0, 40_000.0);
        let lone = moments.correlation();
        assert!(lone < 0.35, "{lone}");
    }
}
