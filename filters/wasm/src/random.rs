//! Random bytes. Proxy-wasm has no call for them; Envoy answers WASI's `random_get`, whatever a module is built for.
//! <https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md#random_get>

use lane::Random;

/// Random bytes; `None` where the host gives none.
pub(crate) fn random() -> Option<Random> {
    let mut bytes = [0; 32];
    fill(&mut bytes).then(|| Random::new(bytes))
}

#[cfg(target_family = "wasm")]
#[expect(unsafe_code, reason = "a call into the host")]
fn fill(room: &mut [u8]) -> bool {
    #[link(wasm_import_module = "wasi_snapshot_preview1")]
    unsafe extern "C" {
        fn random_get(room: *mut u8, length: usize) -> u16;
    }
    // SAFETY: the host writes `length` bytes at `room`, all of which are ours to write to.
    let errno = unsafe { random_get(room.as_mut_ptr(), room.len()) };
    errno == 0
}

/// Only Envoy has this call.
#[cfg(not(target_family = "wasm"))]
fn fill(_: &mut [u8]) -> bool {
    false
}
