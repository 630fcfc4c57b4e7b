//! Random bytes from the operating system, which filters have no way to.

use lane::{Config, Random};

/// The document with random bytes for what seals payloads. Where the system has none it is left as it is: a rule that logs
/// payloads is then refused.
pub fn with_random(mut config: Config) -> Config {
    let mut bytes = [0; 32];
    let random = getrandom::fill(&mut bytes).ok();
    config.random = random.map(|()| Random(bytes));
    config
}
