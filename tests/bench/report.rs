//! Medians as Markdown.

use std::{collections::BTreeMap, fmt::Write, time::Duration};

use crate::{
    load::{Sample, percentile},
    meter,
    target::Target,
    workload::{WORKLOADS, Workload},
};

/// Everything that was measured.
pub(crate) struct Report {
    machine: String,
    scan: Vec<(usize, f64)>,
    proxies: Vec<Proxy>,
    samples: BTreeMap<(&'static str, &'static str), Vec<Sample>>,
}

struct Proxy {
    name: &'static str,
    baseline: &'static str,
    ready: Duration,
    idle: u64,
    after: u64,
}

impl Report {
    pub(crate) fn new() -> Self {
        Self {
            machine: meter::machine(),
            scan: Vec::new(),
            proxies: Vec::new(),
            samples: BTreeMap::new(),
        }
    }

    pub(crate) fn scan(&mut self, rates: Vec<(usize, f64)>) {
        self.scan = rates;
    }

    pub(crate) fn start(&mut self, target: &Target) {
        self.proxies.push(Proxy {
            name: target.name,
            baseline: target.baseline,
            ready: target.ready,
            idle: meter::memory(&target.processes),
            after: 0,
        });
    }

    pub(crate) fn add(&mut self, target: &Target, workload: &Workload, sample: Sample) {
        self.samples
            .entry((workload.name, target.name))
            .or_default()
            .push(sample);
    }

    pub(crate) fn memory(&mut self, target: &Target) {
        if let Some(proxy) = self.proxies.iter_mut().find(|p| p.name == target.name) {
            proxy.after = meter::memory(&target.processes);
        }
    }

    pub(crate) fn markdown(&self) -> String {
        let mut out = String::new();
        // Writing to a string cannot fail.
        let _ = self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) -> std::fmt::Result {
        writeln!(out, "Machine: {}.\n", self.machine)?;
        writeln!(
            out,
            "### Scanning without a host, every detector on\n\n| text | MB/s |\n|---|---|"
        )?;
        for (bytes, rate) in &self.scan {
            writeln!(out, "| {} KB | {rate:.0} |", bytes / 1024)?;
        }
        writeln!(
            out,
            "\n### Start and memory\n\n| proxy | ready (s) | resident, idle (MB) | after the run (MB) |\n|---|---|---|---|"
        )?;
        for p in &self.proxies {
            let (idle, after) = (p.idle / 1_000_000, p.after / 1_000_000);
            writeln!(
                out,
                "| {} | {:.2} | {idle} | {after} |",
                p.name,
                p.ready.as_secs_f64()
            )?;
        }
        for workload in WORKLOADS {
            self.write_workload(out, workload)?;
        }
        Ok(())
    }

    fn write_workload(&self, out: &mut String, workload: &Workload) -> std::fmt::Result {
        writeln!(
            out,
            "\n### Prompt of {}\n\n| proxy | requests/s | of bare | CPU ms/request | added CPU ms | added p50 ms | added p99 ms | first word ms | added |\n\
             |---|---|---|---|---|---|---|---|---|",
            workload.name
        )?;
        for p in &self.proxies {
            let own = self.median(workload, p.name);
            let bare = self.median(workload, p.baseline);
            writeln!(
                out,
                "| {} | {:.0} | {:.0} % | {:.3} | {:.3} | {:.3} | {:.3} | {:.3} | {:.3} |",
                p.name,
                own.rate,
                100.0 * own.rate / bare.rate,
                own.cpu_ms,
                own.cpu_ms - bare.cpu_ms,
                own.p50_ms - bare.p50_ms,
                own.p99_ms - bare.p99_ms,
                own.first_ms,
                own.first_ms - bare.first_ms,
            )?;
        }
        Ok(())
    }

    fn median(&self, workload: &Workload, target: &'static str) -> Sample {
        let samples = self.samples.get(&(workload.name, target));
        let of = |value: fn(&Sample) -> f64| {
            percentile(samples.into_iter().flatten().map(value).collect(), 50)
        };
        Sample {
            rate: of(|s| s.rate),
            cpu_ms: of(|s| s.cpu_ms),
            p50_ms: of(|s| s.p50_ms),
            p99_ms: of(|s| s.p99_ms),
            first_ms: of(|s| s.first_ms),
        }
    }
}
