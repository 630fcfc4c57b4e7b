//! Reading whole files: of every kind, and of those that are broken or made to harm.

#![expect(clippy::unwrap_used, reason = "tests fail loudly")]

mod formats;
mod hostile;
mod make;
mod pdf;
