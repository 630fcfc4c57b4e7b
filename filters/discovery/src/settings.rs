//! What is asked of traffic before an endpoint is called a model's, and how much is remembered. Everything has a default.

use serde::Deserialize;

/// Where the line runs. What Cloudflare publishes of its own discovery are the first second and the 4 KB a second; the rest
/// was chosen on recorded traffic of endpoints of many kinds.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Thresholds {
    /// A response that takes longer is slow, in milliseconds.
    pub slow_ms: u32,
    /// Which part of the responses is slow, at least, 0 to 1.
    pub slow_share: f64,
    /// Half of the whole responses come with fewer bytes a second.
    pub bytes_per_second: u32,
    /// Half of the streams do: each piece of text comes with what is around it.
    pub stream_bytes_per_second: u32,
    /// Half of the streams come in as many pieces a second, at least.
    pub pieces_per_second: f64,
    /// How closely the time follows the response's length, at least, 0 to 1 (a correlation). With few samples more is asked, so
    /// that chance is no reason.
    pub time_follows_length: f64,
    /// The factor by which lengths of requests, and of responses, usually differ from their middle, at least: what people and
    /// models write varies.
    pub length_varies: f64,
    /// Which part of the exchanges has to be alike, at least, 0 to 1: of that type, of that shape.
    pub alike_share: f64,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            slow_ms: 1000,
            slow_share: 0.5,
            bytes_per_second: 4096,
            stream_bytes_per_second: 65_536,
            pieces_per_second: 2.0,
            time_follows_length: 0.4,
            length_varies: 1.15,
            alike_share: 0.8,
        }
    }
}

impl Thresholds {
    /// Whether all of them can be met.
    ///
    /// # Errors
    /// The key and what is wrong with it.
    pub fn check(&self) -> Result<(), (&'static str, String)> {
        let shares = [
            ("slow_share", self.slow_share),
            ("time_follows_length", self.time_follows_length),
            ("alike_share", self.alike_share),
        ];
        for (key, share) in shares {
            if !(0.0..=1.0).contains(&share) {
                return Err((key, format!("{share} is not between 0 and 1")));
            }
        }
        if !(1.0..=100.0).contains(&self.length_varies) {
            let message = format!("{} is not between 1 and 100", self.length_varies);
            return Err(("length_varies", message));
        }
        if !(0.0..=1e6).contains(&self.pieces_per_second) {
            let message = format!("{} is no number of pieces", self.pieces_per_second);
            return Err(("pieces_per_second", message));
        }
        Ok(())
    }
}

/// How much traffic is asked for, and how much is remembered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Successful exchanges before an endpoint is judged.
    pub min_samples: u32,
    /// After so long traffic counts half, in milliseconds.
    pub half_life_ms: u64,
    /// Endpoints that are kept; beyond, those with the fewest exchanges are forgotten.
    pub endpoints: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            min_samples: 50,
            half_life_ms: 7 * 24 * 3_600_000,
            endpoints: 1000,
        }
    }
}
