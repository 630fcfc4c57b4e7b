//! See `fuzz::words`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzz::words(data));
