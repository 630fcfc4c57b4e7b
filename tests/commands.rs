//! Every command in a ```sh block of the README and the documents is carried out as a reader would, page by page, top to bottom.
//!
//! What differs from the reader's machine: ports (free ones), where programs come from (built here, unoptimised), and servers stop
//! at the end of their page. [`NOT_RUN`] lists what is not carried out, and why.

use std::{
    collections::BTreeMap,
    env, fs,
    net::SocketAddr,
    os::unix::fs::symlink,
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use tests::{Envoy, Folder, Page, Process, free_address, localise, pages, program, repository};

/// What is not carried out: how the command begins, and why.
const NOT_RUN: &[(&str, &str)] = &[
    ("sudo apt-get ", "changes the system"),
    ("cargo verify", "is what runs this test"),
    ("cd ext-proc-server/models/", "goes before the next two"),
    ("pip ", "hundreds of megabytes for training"),
    (
        "python ",
        "trains a network, or needs texts that others labelled",
    ),
    (
        "cargo setup cargo install ",
        "an optimised build of many minutes; the same program is built unoptimised",
    ),
    (
        "cargo test -p ",
        "guides.rs runs the crates' tests with what the guides add",
    ),
    (
        "BLESS=1 ",
        "would rewrite docs/reference; reference.rs makes the same pages",
    ),
    (
        "cargo run -p codec --example recorded ",
        "needs exchanges that somebody recorded",
    ),
    (
        "cargo run --release -p score --example ",
        "trains a model, or needs texts that others labelled",
    ),
    (
        "cargo run --release -p ext-proc-server --example ",
        "needs texts that others labelled",
    ),
    (
        "cargo run --release -p detect --example ",
        "an optimised build and minutes of measurement, for people to read",
    ),
    (
        "cargo setup cargo bench ",
        "an optimised build and minutes of load, for people to read",
    ),
    (
        "cargo setup cargo run -p tests --bin shop",
        "takes minutes; shop.rs puts the same prompts to the same hosts",
    ),
    (
        "kubectl ",
        "needs a cluster; configs.rs does with the manifests what Istio would",
    ),
    ("istioctl ", "needs a cluster"),
];

/// Where the demo upstream listens.
const DEMO: u16 = 9100;

/// What the shop's assistant is not to tell.
const SECRET: &str = "OTTERLIGHT";

/// Exit codes that are an answer and no failure.
const FOUND: ([&str; 2], i32) = (["weir scan", "-p pingora-host -- scan"], 1);

#[test]
fn documented_commands_work() -> Result<()> {
    let mut used = vec![false; NOT_RUN.len()];
    let mut ran = 0;
    let mut wrong = Vec::new();
    for page in pages()? {
        let blocks = page.blocks("sh");
        let mut commands: Vec<String> = blocks.iter().flat_map(|b| commands(b)).collect();
        commands.retain(|command| {
            let known = NOT_RUN.iter().position(|(s, _)| command.starts_with(s));
            known.map(|n| used[n] = true).is_none()
        });
        ran += commands.len();
        // What is wrong on one page says nothing of the next.
        if let Err(error) = carry_out(&page, &commands) {
            wrong.push(format!("{error:#}"));
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    ensure!(ran > 10, "only {ran} commands were found");
    let stale: Vec<_> = NOT_RUN.iter().zip(used).filter(|(_, used)| !used).collect();
    ensure!(
        stale.is_empty(),
        "no document says this any more: {stale:?}"
    );
    Ok(())
}

fn carry_out(page: &Page, commands: &[String]) -> Result<()> {
    if commands.is_empty() {
        return Ok(());
    }
    let mut reader = Reader::new(page)?;
    for command in commands {
        let done = reader.carry_out(command);
        done.with_context(|| format!("{}: {command}", page.path.display()))?;
    }
    Ok(())
}

/// Somebody who works through a page.
struct Reader {
    /// The working folder: the repository's root, as far as commands look into it, and the page's own policy as weir.yaml.
    here: Folder,
    path: String,
    envoy: Option<(Envoy, Folder)>,
    servers: Vec<Process>,
    /// Where what the page has at a port really listens.
    ports: BTreeMap<u16, SocketAddr>,
    /// The same of applications, which the page's configurations name as upstreams.
    applications: BTreeMap<u16, SocketAddr>,
}

impl Reader {
    fn new(page: &Page) -> Result<Self> {
        let here = Folder::new()?;
        symlink(
            repository().join("envoy-configs"),
            here.file("envoy-configs"),
        )?;
        symlink(artefacts::target_folder(), here.file("target"))?;
        if let Some(policy) = page
            .blocks("yaml")
            .iter()
            .find(|b| b.starts_with("version:"))
        {
            fs::write(here.file("weir.yaml"), policy)?;
        }
        let weir = program("pingora-host", "weir")?;
        let envoy = artefacts::ensure("envoy")?;
        let folders = [&weir, &envoy].map(|p| p.parent().unwrap_or(Path::new("/")).to_path_buf());
        let old = env::var_os("PATH").unwrap_or_default();
        let path = env::join_paths(folders.into_iter().chain(env::split_paths(&old)))?;
        Ok(Self {
            here,
            path: path.to_string_lossy().into_owned(),
            envoy: None,
            servers: Vec::new(),
            ports: BTreeMap::new(),
            applications: BTreeMap::new(),
        })
    }

    fn carry_out(&mut self, command: &str) -> Result<()> {
        let words: Vec<&str> = command.split_whitespace().collect();
        match words.as_slice() {
            ["envoy", "-c", file] => self.start_envoy(file),
            ["weir", "run", "--config", file, rest @ ..] => {
                let mut weir = Command::new(program("pingora-host", "weir")?);
                weir.args(["run", "--config"]);
                self.serve("weir", weir, file, rest)
            }
            ["cargo", "demo", rest @ ..] => self.demo(rest),
            [
                "cargo",
                "run",
                "-p",
                "tests",
                "--bin",
                "shop",
                "--",
                "serve",
                address,
            ] => self.shop(address),
            ["export", ..] => self.export(command),
            [
                "cargo",
                "run",
                "--release",
                "-p",
                "ext-proc-server",
                "--",
                "--config",
                file,
                rest @ ..,
            ] => {
                let mut server = Command::new(program("ext-proc-server", "ext-proc-server")?);
                server.arg("--config");
                self.serve("ext-proc-server", server, file, rest)
            }
            _ => self.shell(command),
        }
    }

    /// The rest of the page is typed into a shell with this PATH.
    fn export(&mut self, command: &str) -> Result<()> {
        let said = Command::new("sh")
            .args(["-c", &format!("{command}\nprintf %s \"$PATH\"")])
            .current_dir(repository())
            .env("PATH", &self.path)
            .output()?;
        let path = String::from_utf8(said.stdout)?;
        let first = path.split(':').next().unwrap_or_default();
        let envoy = Path::new(first).join("envoy");
        ensure!(envoy.exists(), "{} is not there", envoy.display());
        self.path = path;
        Ok(())
    }

    /// Anything that ends by itself.
    fn shell(&self, command: &str) -> Result<()> {
        let mut typed = command.to_owned();
        for (port, address) in &self.ports {
            typed = typed.replace(&format!("localhost:{port}/"), &format!("{address}/"));
            let admin = format!("--admin 127.0.0.1:{port}");
            typed = typed.replace(&admin, &format!("--admin {address}"));
        }
        if let Some((envoy, _)) = &self.envoy {
            typed = typed
                .replace("localhost:10000", &envoy.listener("clients")?.to_string())
                .replace("localhost:9901", &envoy.admin_address().to_string());
        }
        // Cargo and its workspace are in the real root.
        let folder = if typed.contains("cargo ") {
            repository()
        } else {
            self.here.path().to_path_buf()
        };
        let output = Command::new("sh")
            .args(["-c", &typed])
            .current_dir(folder)
            .env("PATH", &self.path)
            .stdin(Stdio::null())
            .output()?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let found =
            FOUND.0.iter().any(|f| typed.contains(f)) && output.status.code() == Some(FOUND.1);
        ensure!(
            output.status.success() || found,
            "{}\n{said}{}",
            output.status,
            String::from_utf8_lossy(&output.stderr)
        );
        ensure!(
            !said.is_empty() || typed.contains('>') || typed.contains("check"),
            "says nothing"
        );
        if typed.contains("Tr0ub4dor") || typed.contains("John Smith") {
            ensure!(said.starts_with("HTTP/1.1 403 "), "is not refused: {said}");
        }
        // Asked for the head it is refused, and else it is told.
        if typed.contains("tell me the discount code") {
            let (is_refused, is_told) = (said.starts_with("HTTP/1.1 403 "), said.contains(SECRET));
            ensure!(
                is_refused == typed.contains("curl -i ") && is_refused != is_told,
                "{said}"
            );
        }
        if typed.contains("staff discount code") {
            ensure!(!said.contains(SECRET), "it is told: {said}");
        }
        if typed.contains("-sN ") && typed.contains("4111 1111 1111 1111") {
            ensure!(
                said.contains("My") && said.contains("[DONE]"),
                "does not stream back: {said}"
            );
            ensure!(!said.contains("4111"), "is not masked: {said}");
        }
        Ok(())
    }

    fn start_envoy(&mut self, file: &str) -> Result<()> {
        let text = fs::read_to_string(self.here.file(file))?;
        let mut bootstrap = serde_saphyr::from_str(&text)?;
        localise(&mut bootstrap)?;
        redirect(&mut bootstrap, &self.ports);
        // The one of an earlier section ends.
        self.envoy = None;
        let folder = Folder::new()?;
        self.envoy = Some((Envoy::start(bootstrap, &folder)?, folder));
        Ok(())
    }

    /// Starts a server with its configuration on free ports and waits until it listens on all of them.
    fn serve(&mut self, name: &str, mut command: Command, file: &str, rest: &[&str]) -> Result<()> {
        let mut ports = Vec::new();
        let text = fs::read_to_string(self.here.file(file))?;
        let text = with_free_ports(&text, &self.applications, &mut ports)?;
        // A busy machine's classifiers have time.
        let text = text.replace("budget_ms: 1000", "budget_ms: 20000");
        let config = self.here.file("served.yaml");
        fs::write(&config, text)?;
        command.arg(config).current_dir(self.here.path());
        for word in rest {
            command.arg(with_free_ports(word, &BTreeMap::new(), &mut ports)?);
        }
        // The demo upstream listens where the document has one.
        let demo = ports.iter().find(|(port, _)| *port == DEMO);
        if let Some((_, address)) = demo.filter(|_| rest.contains(&"--demo")) {
            command.args(["--demo-listen", &address.to_string()]);
        }
        let mut server = Process::start(name, &mut command, &self.here)?;
        ensure!(!ports.is_empty(), "it listens nowhere");
        for (_, address) in &ports {
            server.wait_for(*address, Duration::from_secs(60))?;
        }
        self.ports.extend(ports);
        self.servers.push(server);
        Ok(())
    }

    /// The application that has a secret.
    fn shop(&mut self, address: &str) -> Result<()> {
        let mut ports = Vec::new();
        let address = with_free_ports(address, &BTreeMap::new(), &mut ports)?;
        let mut shop = Command::new(env!("CARGO_BIN_EXE_shop"));
        shop.args(["serve", &address]);
        let mut shop = Process::start("shop", &mut shop, &self.here)?;
        for (_, address) in &ports {
            shop.wait_for(*address, Duration::from_secs(60))?;
        }
        self.ports.extend(ports.clone());
        self.applications.extend(ports);
        self.servers.push(shop);
        Ok(())
    }

    /// The README's first command, until it has said all it has to say.
    fn demo(&mut self, rest: &[&str]) -> Result<()> {
        let mut demo = Command::new("cargo");
        demo.arg("demo").current_dir(repository());
        let mut ports = Vec::new();
        for word in rest {
            demo.arg(with_free_ports(word, &BTreeMap::new(), &mut ports)?);
        }
        let mut demo = Process::start("demo", &mut demo, &self.here)?;
        let log = self.here.file("demo.log");
        demo.wait(Duration::from_secs(600), || {
            let said = fs::read_to_string(&log).ok()?;
            said.contains("one audit event").then_some(())
        })?;
        let said = fs::read_to_string(&log)?;
        ensure!(said.matches("  curl ").count() == 3, "{said}");
        for (_, address) in &ports {
            demo.wait_for(*address, Duration::from_secs(60))?;
        }
        self.ports.extend(ports);
        self.servers.push(demo);
        Ok(())
    }
}

/// Points clusters to where the page's servers really listen, and gives classifiers time.
fn redirect(bootstrap: &mut Value, ports: &BTreeMap<u16, SocketAddr>) {
    match bootstrap {
        Value::Object(map) => {
            let port = map.get("port_value").and_then(Value::as_u64);
            let port = port.and_then(|port| u16::try_from(port).ok());
            if let Some(address) = port.and_then(|port| ports.get(&port)) {
                map.insert(String::from("port_value"), address.port().into());
            }
            // A busy machine's classifiers have time.
            if let Some(budget) = map.get_mut("budget_ms") {
                *budget = 20_000.into();
            }
            map.values_mut().for_each(|value| redirect(value, ports));
        }
        Value::Array(items) => items.iter_mut().for_each(|value| redirect(value, ports)),
        _ => {}
    }
}

/// The commands of a block: without comments and with continued lines joined.
fn commands(block: &str) -> Vec<String> {
    let joined = block.replace("\\\n", " ");
    let lines = joined
        .lines()
        .map(|l| l.split("  # ").next().unwrap_or_default().trim());
    lines
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
        .map(str::to_owned)
        .collect()
}

/// The text with a free port for each of this machine's, but for those at which something is; notes which is which.
fn with_free_ports(
    text: &str,
    taken: &BTreeMap<u16, SocketAddr>,
    ports: &mut Vec<(u16, SocketAddr)>,
) -> Result<String> {
    let mut parts = text.split("127.0.0.1:");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_digit());
        let port = part.strip_suffix(rest).unwrap_or_default().parse()?;
        let address = match taken.get(&port) {
            Some(address) => *address,
            None => {
                let address = free_address()?;
                ports.push((port, address));
                address
            }
        };
        out.push_str(&address.to_string());
        out.push_str(rest);
    }
    Ok(out)
}
