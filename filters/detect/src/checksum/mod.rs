//! The arithmetic that tells a real number from one that only looks like it.
//!
//! Every function takes the text as a person would write it; what is not part of the alphabet (spaces, dashes) is
//! the caller's to remove unless the function says otherwise. None of them panics on any input.

mod address;
mod digits;
mod number;
mod token;

pub(crate) use address::{base58check, bech32, eip55};
pub(crate) use digits::{
    base36, decimal, digits, exactly, exactly_symbols, integer, lacks, weighted,
};
pub(crate) use number::{aba, elfproef, iban, luhn, luhn_sum, mod_11_10, verhoeff};
pub(crate) use token::{base62, crc32, crc32_base62};
