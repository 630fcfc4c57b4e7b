//! See `fuzz::regex`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzz::regex(data));
