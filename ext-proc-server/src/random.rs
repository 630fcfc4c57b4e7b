//! Random bytes from the operating system, which filters have no way to.

use lane::{Config, Random};

/// 32 random bytes that nobody else knows.
///
/// # Errors
/// The system has none.
pub fn random_bytes() -> Result<[u8; 32], getrandom::Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

/// The document with random bytes for what seals payloads. Where the system has none it is left as it is: a rule that logs
/// payloads is then refused.
pub fn with_random(mut config: Config) -> Config {
    config.random = random_bytes().ok().map(Random::new);
    config
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_that_is_read_again_has_other_random_bytes() {
        let drawn = [(); 2].map(|()| {
            let config = with_random(Config::from_yaml("version: 1").unwrap());
            config.random.unwrap().draw()
        });
        assert_ne!(drawn[0], drawn[1]);
    }
}
