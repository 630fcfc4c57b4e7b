//! What processes cost, from /proc.

use std::{fs, time::Duration};

use anyhow::{Context, Result};

/// CPU time of these processes so far, user and system.
pub(crate) fn cpu(processes: &[u32]) -> Result<Duration> {
    let mut ticks = 0;
    for id in processes {
        let stat = fs::read_to_string(format!("/proc/{id}/stat")).context("a process has ended")?;
        // The command's name may hold anything; fields are counted after its closing parenthesis.
        let (_, fields) = stat.rsplit_once(')').context("stat")?;
        let fields: Vec<&str> = fields.split_whitespace().collect();
        for at in [11, 12] {
            ticks += fields.get(at).context("stat")?.parse::<u64>()?;
        }
    }
    // USER_HZ is 100 on every Linux architecture that Rust's std supports.
    Ok(Duration::from_millis(ticks * 10))
}

/// Resident memory of these processes, in bytes.
pub(crate) fn memory(processes: &[u32]) -> u64 {
    let resident = |id: &u32| {
        let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
        let line = status.lines().find(|l| l.starts_with("VmRSS:"))?;
        line.split_whitespace().nth(1)?.parse::<u64>().ok()
    };
    processes.iter().filter_map(resident).sum::<u64>() * 1024
}

/// `AMD EPYC …, 2 cores, 24 GB, Linux`.
pub(crate) fn machine() -> String {
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let cpu = read("/proc/cpuinfo");
    let model = cpu
        .lines()
        .find_map(|l| l.strip_prefix("model name")?.split_once(": "))
        .map(|(_, m)| m.to_owned());
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let memory = read("/proc/meminfo");
    let kilobytes = memory.lines().find_map(|l| {
        l.strip_prefix("MemTotal:")?
            .split_whitespace()
            .next()?
            .parse::<u64>()
            .ok()
    });
    let load = read("/proc/loadavg");
    format!(
        "{}, {cores} cores, {} GB, {} {}, load {} at the start",
        model.unwrap_or_default(),
        kilobytes.unwrap_or(0) / 1_000_000,
        std::env::consts::OS,
        std::env::consts::ARCH,
        load.split_whitespace().next().unwrap_or_default(),
    )
}
