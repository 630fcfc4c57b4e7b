//! Values that may be secret.

use std::fmt;

use serde::Deserialize;

/// A value that may be secret: in the document, in a variable of the environment or in a file.
#[derive(Clone, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SecretConfig {
    /// The value itself, where it is no secret.
    #[serde(default)]
    pub value: Option<String>,
    /// The variable that holds it.
    #[serde(default)]
    pub env: Option<String>,
    /// The file that holds it; a line end at its end does not count.
    #[serde(default)]
    pub file: Option<String>,
    /// What stands before it: `Bearer `.
    #[serde(default)]
    pub prefix: String,
}

impl SecretConfig {
    /// # Errors
    /// When it is not said in exactly one way.
    pub(super) fn check(&self) -> Result<(), String> {
        let said = [&self.value, &self.env, &self.file];
        match said.into_iter().flatten().count() {
            1 => Ok(()),
            _ => Err("one of `value`, `env` and `file` belongs here".to_owned()),
        }
    }
}

impl fmt::Debug for SecretConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SecretConfig")
            .field("value", &self.value.as_ref().map(|_| "…"))
            .field("env", &self.env)
            .field("file", &self.file)
            .finish_non_exhaustive()
    }
}
