//! ONNX Runtime's telemetry: its packages for Linux report to their makers from the moment they are loaded, whatever is said
//! to them later. Only the environment can forbid it before.

use std::{
    env,
    io::{Error, Result},
    os::unix::process::CommandExt as _,
    process::Command,
};

/// The variable, and what it says (ONNX Runtime 1.31, `core/platform/posix/telemetry_1ds.cc`).
const SWITCH: (&str, &str) = ("ORT_DISABLE_TELEMETRY", "1");

/// Whether it is forbidden.
pub(crate) fn is_forbidden() -> bool {
    let (name, value) = SWITCH;
    env::var_os(name).is_some_and(|given| given == value)
}

/// Makes sure that it is forbidden: where it is not, this program begins anew with the variable set. To be called first of all in
/// `main`, before anything is open or written. A program that does not call it sets `ORT_DISABLE_TELEMETRY=1` itself, else no
/// classifier is loaded.
///
/// # Errors
/// When the program cannot be started again.
pub fn forbid_telemetry() -> Result<()> {
    if is_forbidden() {
        return Ok(());
    }
    let mut given = env::args_os();
    let mut again = Command::new(env::current_exe()?);
    if let Some(name) = given.next() {
        again.arg0(name);
    }
    let (name, value) = SWITCH;
    let failed: Error = again.args(given).env(name, value).exec();
    Err(failed)
}
