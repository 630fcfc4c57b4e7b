//! The payload log: what matched, with some text around it, sealed so that only the holder of a private key reads it.
//!
//! This and the body itself are the only places where matched text is; everything else that is kept carries none.

mod log;
mod mask;
mod seal;
mod window;

pub(crate) use self::{log::PayloadLog, seal::Entropy, window::Text};
pub use self::{
    mask::Masking,
    seal::{PrivateKey, PublicKey, SealError, TRUNCATED},
};
use self::{seal::Sealer, window::Payload};
