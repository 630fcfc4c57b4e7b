//! `weir run --demo`: what it prints can be copied into a shell, and does what it says.

use std::{
    fs,
    io::Read,
    path::Path,
    process::{Child, Command, Stdio},
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use serde_json::Value;
use tempfile::TempDir;

use crate::program::eventually;

#[test]
fn the_printed_lines_do_what_they_say() {
    let folder = TempDir::new().unwrap();
    let _demo = Demo::start(folder.path());
    let stderr = folder.path().join("stderr");
    let mut printed = String::new();
    eventually("the last line is printed", || {
        printed = fs::read_to_string(&stderr).unwrap();
        printed.contains("one audit event")
    });
    assert!(!printed.contains('\u{1b}'), "colours in a file: {printed}");
    let tries = tries(&printed);
    let names: Vec<&str> = tries.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "allowed",
            "masked in the answer, while it streams",
            "blocked"
        ]
    );

    let allowed = Answer::of(&tries[0].1);
    assert_eq!(allowed.words(), "Say hello to the river, please.");
    assert!(allowed.streamed(), "{:?}", allowed.pieces);

    let redacted = Answer::of(&tries[1].1);
    assert!(redacted.streamed(), "{:?}", redacted.pieces);
    let words = redacted.words();
    assert!(
        words.starts_with("My card is **") && words.ends_with("** and it expires in May."),
        "{words}"
    );
    assert!(!redacted.text().contains("1111"), "{}", redacted.text());

    let blocked = Answer::of(&tries[2].1);
    let error: Value = serde_json::from_str(&blocked.text()).unwrap();
    assert_eq!(error["error"]["code"], "blocked_by_policy");
    assert!(!blocked.text().contains("s3cr3t"), "{}", blocked.text());
    assert!(blocked.text().ends_with('\n'), "the prompt would follow it");

    let audit = folder.path().join("stdout");
    let mut events: Vec<Value> = Vec::new();
    eventually("three audit events", || {
        let text = fs::read_to_string(&audit).unwrap();
        events = text
            .lines()
            .filter_map(|l| serde_json::from_str(l).ok())
            .collect();
        events.len() == 3
    });
    let actions: Vec<&Value> = events.iter().map(|e| &e["verdict"]["action"]).collect();
    assert_eq!(actions, ["allow", "redact", "block"]);
}

/// The sample's ports are popular ones.
#[test]
fn two_demos_run_side_by_side() {
    let (one, two) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let _one = Demo::start(one.path());
    let _two = Demo::start(two.path());
    let address = |folder: &TempDir| {
        let printed = fs::read_to_string(folder.path().join("stderr")).unwrap();
        let first = &tries(&printed)[0].1;
        first
            .split_whitespace()
            .find(|w| w.starts_with("http://"))
            .unwrap()
            .to_owned()
    };
    assert_ne!(address(&one), address(&two));
}

/// Killed when dropped.
struct Demo(Child);

impl Demo {
    /// Starts it and waits for its upstream to answer through it.
    fn start(folder: &Path) -> Self {
        // Ports are looked for and then taken: people start one after the other, too.
        static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
        let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let file = |name: &str| fs::File::create(folder.join(name)).unwrap();
        let child = Command::new(env!("CARGO_BIN_EXE_weir"))
            .args(["run", "--demo"])
            .stdout(file("stdout"))
            .stderr(file("stderr"))
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        let mut demo = Self(child);
        let stderr = folder.join("stderr");
        eventually("the demo serves", || {
            let printed = fs::read_to_string(&stderr).unwrap();
            if let Some(status) = demo.0.try_wait().unwrap() {
                panic!("{status}: {printed}");
            }
            let proxy = printed
                .lines()
                .find_map(|l| l.trim().strip_prefix("weir  http://"));
            let address = proxy.and_then(|p| p.split_whitespace().next());
            printed.contains("one audit event")
                && address.is_some_and(|a| std::net::TcpStream::connect(a).is_ok())
        });
        demo
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Each `# …` line and the command under it.
fn tries(printed: &str) -> Vec<(String, String)> {
    let mut tries = Vec::new();
    let mut name = String::new();
    for line in printed.lines().map(str::trim) {
        if let Some(comment) = line.strip_prefix("# ") {
            name = comment.to_owned();
        } else if line.starts_with("curl ") {
            tries.push((std::mem::take(&mut name), line.to_owned()));
        }
    }
    tries
}

/// What a command printed, as it came.
struct Answer {
    pieces: Vec<(Duration, String)>,
}

impl Answer {
    /// What a shell prints when the line is typed into it.
    fn of(line: &str) -> Self {
        let mut child = Command::new("sh")
            .args(["-c", line])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let started = Instant::now();
        let mut out = child.stdout.take().unwrap();
        let mut pieces = Vec::new();
        let mut buffer = [0; 65536];
        loop {
            let n = out.read(&mut buffer).unwrap();
            if n == 0 {
                break;
            }
            let piece = String::from_utf8_lossy(&buffer[..n]).into_owned();
            pieces.push((started.elapsed(), piece));
        }
        assert!(child.wait().unwrap().success(), "{line}");
        Self { pieces }
    }

    fn text(&self) -> String {
        self.pieces.iter().map(|(_, p)| p.as_str()).collect()
    }

    /// The deltas of the chat completion, joined.
    fn words(&self) -> String {
        self.text()
            .lines()
            .filter_map(|l| serde_json::from_str::<Value>(l.strip_prefix("data: ")?).ok())
            .filter_map(|e| Some(e["choices"][0]["delta"]["content"].as_str()?.to_owned()))
            .collect()
    }

    /// The upstream writes a word every 60 ms: the first was there long before the last.
    fn streamed(&self) -> bool {
        let words = self.pieces.iter().filter(|(_, p)| p.contains("data: "));
        let times: Vec<Duration> = words.map(|(t, _)| *t).collect();
        times.len() > 3 && times[times.len() - 1] - times[0] > Duration::from_millis(200)
    }
}
