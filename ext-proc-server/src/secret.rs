//! Values that may be secret.

use std::{env, fs};

use lane::SecretConfig;

/// The value, from wherever it is.
///
/// # Errors
/// Where it is not there; the text holds no part of it.
pub(crate) fn read(secret: &SecretConfig) -> Result<String, String> {
    let value = match (&secret.value, &secret.env, &secret.file) {
        (Some(value), ..) => value.clone(),
        (_, Some(name), _) => {
            env::var(name).map_err(|_| format!("the environment has no {name}"))?
        }
        (.., Some(file)) => {
            let text = fs::read_to_string(file).map_err(|e| format!("{file}: {e}"))?;
            text.trim_end_matches(['\r', '\n']).to_owned()
        }
        (None, None, None) => String::new(),
    };
    Ok(format!("{}{value}", secret.prefix))
}
