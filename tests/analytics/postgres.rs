//! A real PostgreSQL server, which hosts share.

use std::{
    fs,
    net::SocketAddr,
    os::unix::{
        fs::{MetadataExt as _, PermissionsExt as _, chown},
        process::CommandExt as _,
    },
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Context as _, Result, ensure};
use tests::{Folder, Process, free_address, traffic};

use crate::{Site, counted, now};

const HOUR: u64 = 3_600_000;
/// The user `nobody`: the server refuses to run as root.
const NOBODY: u32 = 65_534;

/// A cluster of its own, and its server while it runs.
struct Postgres {
    folder: Folder,
    program: PathBuf,
    is_root: bool,
    address: SocketAddr,
    running: Option<Process>,
}

impl Postgres {
    fn start() -> Result<Self> {
        let folder = Folder::new()?;
        let is_root = fs::metadata("/proc/self")?.uid() == 0;
        let mut server = Self {
            program: program(&folder, is_root)?,
            folder,
            is_root,
            address: free_address()?,
            running: None,
        };
        let data = server.data();
        fs::create_dir(&data)?;
        if is_root {
            chown(&data, Some(NOBODY), Some(NOBODY))?;
        }
        let made = server
            .command("initdb")
            .arg("-D")
            .arg(&data)
            .args(["-U", "weir", "-E", "UTF8", "--no-locale", "-A", "trust"])
            .args(["--no-sync", "--no-instructions"])
            .output()?;
        ensure!(
            made.status.success(),
            "initdb: {}",
            String::from_utf8_lossy(&made.stderr)
        );
        server.resume()?;
        Ok(server)
    }

    /// Starts the server on the cluster that is there.
    fn resume(&mut self) -> Result<()> {
        let mut command = self.command("postgres");
        command.arg("-D").arg(self.data());
        command.args([
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=",
            "-F",
        ]);
        command.args(["-p", &self.address.port().to_string()]);
        let mut running = Process::start("postgres", &mut command, &self.folder)?;
        running.wait_for(self.address, Duration::from_secs(30))?;
        self.running = Some(running);
        Ok(())
    }

    fn command(&self, name: &str) -> Command {
        let mut command = Command::new(self.program.with_file_name(name));
        command.current_dir(self.data()).env("TZ", "UTC");
        if self.is_root {
            command.uid(NOBODY).gid(NOBODY);
        }
        command
    }

    fn data(&self) -> PathBuf {
        self.folder.file("data")
    }

    /// What a document says of it.
    fn store(&self) -> String {
        let port = self.address.port();
        format!(
            "postgres: {{url: {{value: 'postgresql://weir:geheim@127.0.0.1:{port}/postgres?sslmode=disable'}}}}"
        )
    }
}

/// The server's program, where the user that is to run it may read it.
fn program(folder: &Folder, is_root: bool) -> Result<PathBuf> {
    let program = fs::canonicalize(artefacts::ensure("postgres")?)?;
    if !is_root {
        return Ok(program);
    }
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755))?;
    let is_closed = |path: &Path| fs::metadata(path).is_ok_and(|data| data.mode() & 0o001 == 0);
    if !program.ancestors().any(is_closed) {
        return Ok(program);
    }
    let unpacked = program
        .ancestors()
        .nth(4)
        .context("where it was unpacked")?;
    let copy = folder.file("program");
    let copied = Command::new("cp")
        .arg("-a")
        .arg(unpacked)
        .arg(&copy)
        .status()?;
    ensure!(copied.success(), "cp: {copied}");
    Ok(copy.join(program.strip_prefix(unpacked)?))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_number_is_right() -> Result<()> {
    let server = Postgres::start()?;
    let now = now()?;
    let events = traffic(3000, now, 24 * HOUR);
    // Two hosts share it, and begin at the same time.
    let sites = [Site::open(&server.store())?, Site::open(&server.store())?];
    let (one, other) = events.split_at(1500);
    tokio::join!(sites[0].take(one), sites[1].take(other));
    for site in &sites {
        counted::agrees(site, &events, now - 25 * HOUR, now + 1).await?;
        site.log.close().await;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_much_is_thinned_out() -> Result<()> {
    let server = Postgres::start()?;
    let now = now()?;
    let site = Site::open(&format!("max_events: 1000, {}", server.store()))?;
    site.take(&traffic(6000, now, 24 * HOUR)).await;
    site.log.close().await;
    let site = Site::open(&format!("max_events: 1000, {}", server.store()))?;
    site.take(&traffic(1, now, HOUR)).await;
    let totals = site.until(|t| t["thinned"].as_i64() >= Some(4)).await?;
    let exchanges = totals["exchanges"].as_f64().unwrap_or(0.0);
    ensure!((exchanges / 6000.0 - 1.0).abs() < 0.25, "{totals}");
    Ok(())
}

/// A server that is away loses nothing, and holds up no start.
#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_comes_back_gets_everything() -> Result<()> {
    let mut server = Postgres::start()?;
    let now = now()?;
    let events = traffic(900, now, 24 * HOUR);
    let site = Site::open(&server.store())?;
    site.take(&events[..300]).await;
    server.running = None;
    for event in &events[300..600] {
        site.log.offer(&std::sync::Arc::new(event.clone()));
    }
    let away = site.ask("/analytics").await?;
    let said = String::from_utf8_lossy(away.body()).into_owned();
    ensure!(away.status() == 503 && !said.contains("geheim"), "{said}");
    // A host that starts meanwhile.
    let late = Site::open(&server.store())?;
    late.log.offer(&std::sync::Arc::new(events[600].clone()));
    tokio::time::sleep(Duration::from_secs(1)).await;
    server.resume()?;
    site.until(|totals| totals["exchanges"] == 601)
        .await
        .map(drop)
}
