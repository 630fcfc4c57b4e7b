//! A program that a test needs, ended with it.

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
};

/// A running program.
#[derive(Debug)]
pub(crate) struct Running(Child);

impl Running {
    /// Starts it; nothing it says is shown.
    pub(crate) fn start(command: &mut Command) -> Self {
        let command = command.stdin(Stdio::null());
        let command = command.stdout(Stdio::null()).stderr(Stdio::null());
        Self(command.spawn().expect("a program"))
    }

    /// Starts it and waits for the first line it says.
    pub(crate) fn saying(command: &mut Command) -> (Self, String) {
        let command = command.stdin(Stdio::null()).stdout(Stdio::piped());
        let mut child = command.spawn().expect("a program");
        let said = BufReader::new(child.stdout.take().expect("a pipe")).lines();
        let line = said.map_while(Result::ok).next().expect("a line");
        (Self(child), line)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// An address that was free a moment ago.
pub(crate) fn free_address() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address").to_string()
}
