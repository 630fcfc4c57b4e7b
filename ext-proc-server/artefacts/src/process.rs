//! Running other programs.

use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

/// The workspace that this crate was built in: the root of the repository.
pub fn workspace() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// The program's path, when PATH has it.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(program))
        .find(|p| p.is_file())
}

/// Runs it to its end with nothing on stdin; `Err` says why it could not be started or what it said when it failed.
pub(crate) fn output(command: &mut Command) -> Result<Output, String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|e| format!("{} cannot be started: {e}", name(command)))?;
    if output.status.success() {
        return Ok(output);
    }
    Err(format!(
        "{} {}: {}",
        name(command),
        output.status,
        last_words(&output.stderr)
    ))
}

/// The program as it was called.
pub(crate) fn name(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let program = program.file_name().unwrap_or(program.as_os_str());
    program.to_string_lossy().into_owned()
}

/// The last lines of what a program said, without addresses: a mirror's name (or a password in it) is not ours to print.
pub(crate) fn last_words(stderr: &[u8]) -> String {
    let text = String::from_utf8_lossy(stderr);
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .collect();
    let tail = lines.iter().skip(lines.len().saturating_sub(3));
    tail.map(|line| {
        let words = line
            .split(' ')
            .map(|w| if names_host(w) { "<address>" } else { w });
        words.collect::<Vec<_>>().join(" ")
    })
    .collect::<Vec<_>>()
    .join("; ")
}

fn names_host(word: &str) -> bool {
    word.contains("://") || word.contains("host=")
}

/// Whether this process may install packages.
pub(crate) fn is_root() -> bool {
    let id = output(Command::new("id").arg("-u"));
    id.is_ok_and(|o| o.stdout.trim_ascii() == b"0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_words_name_no_address() {
        let said = b"a\nERROR: Could not fetch URL https://user:pw@mirror.example/simple/: gone\nHTTPSConnectionPool(host='mirror.example', port=443)\n";
        let words = last_words(said);
        assert!(
            words.contains("Could not fetch URL <address> gone"),
            "{words}"
        );
        assert!(!words.contains("mirror.example"), "{words}");
    }

    #[test]
    fn the_workspace_is_the_root() {
        assert!(workspace().join("filters/detect").is_dir());
    }
}
