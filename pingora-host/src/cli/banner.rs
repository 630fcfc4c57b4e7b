//! What `weir run` says when it starts.

use std::io::IsTerminal;

use lane::{AuditConfig, AuditSink, PingoraConfig, SinkConfig};

use crate::{output, proxy::Ready};

/// Says where it listens and, with the demo, what to try.
pub(super) fn show(ready: &Ready, demo: Option<&str>) {
    let wanted = std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
    let style = if wanted && std::io::stderr().is_terminal() {
        Style::Colour
    } else {
        Style::Plain
    };
    for line in lines(&ready.settings, &ready.audit, demo, style) {
        output::note(&line);
    }
    if let (Some(admin), true) = (&ready.settings.admin, ready.has_analytics) {
        output::note(&format!(
            "  What passes is shown at http://{admin}/analytics\n"
        ));
    }
}

fn lines(
    settings: &PingoraConfig,
    audit: &AuditConfig,
    demo: Option<&str>,
    style: Style,
) -> Vec<String> {
    let mut lines = vec![String::new()];
    for listener in &settings.listeners {
        let scheme = if listener.tls.is_some() {
            "https"
        } else {
            "http"
        };
        let address = style.bold(&format!("{scheme}://{}", listener.address));
        let mut to = listener.upstream.clone();
        for (prefix, upstream) in &listener.routes {
            to.push_str(&format!(", {prefix} → {upstream}"));
        }
        lines.push(format!("  weir  {address}  lane {} → {to}", listener.lane));
    }
    if let Some(admin) = &settings.admin {
        let paths = "/metrics  /healthz  /readyz";
        lines.push(format!("  admin http://{admin}  {}", style.dim(paths)));
    }
    lines.push(format!("  audit {}", sinks(settings, audit)));
    if let Some(access) = &settings.access_log {
        lines.push(format!("  access {}", place(access)));
    }
    lines.push(String::new());
    if let (Some(_), Some(listener)) = (demo, settings.listeners.first()) {
        lines.extend(tries(&listener.address, style));
    }
    lines
}

fn tries(address: &str, style: Style) -> Vec<String> {
    let mut lines = vec![
        "  The demo upstream says back what it is told. Try, in another terminal:".to_owned(),
        String::new(),
    ];
    for (what, text) in TRIES {
        lines.push(format!("  {}", style.dim(&format!("# {what}"))));
        lines.push(format!(
            "  curl -sN http://{address}/v1/chat/completions -w '\\n' -H 'content-type: application/json' -d '{{\"model\":\"demo\",\"stream\":true,\"messages\":[{{\"role\":\"user\",\"content\":\"{text}\"}}]}}'"
        ));
        lines.push(String::new());
    }
    lines.push(format!(
        "  {}",
        style
            .dim("/v1/responses and /v1/messages work too. Ctrl-C ends it. Every exchange leaves one audit event:")
    ));
    lines
}

fn sinks(settings: &PingoraConfig, audit: &AuditConfig) -> String {
    let named = audit.sinks.iter().map(SinkConfig::name);
    let beside = settings.audit_log.as_ref().map(place);
    let all: Vec<&str> = named.chain(beside).collect();
    match all.is_empty() {
        true => place(&AuditSink::Stdout).to_owned(),
        false => all.join(", "),
    }
}

fn place(sink: &AuditSink) -> &str {
    match sink {
        AuditSink::Stdout => "standard output",
        AuditSink::File(path) => path,
    }
}

#[derive(Clone, Copy)]
enum Style {
    Colour,
    Plain,
}

impl Style {
    fn bold(self, text: &str) -> String {
        self.with("1", text)
    }

    fn dim(self, text: &str) -> String {
        self.with("2", text)
    }

    fn with(self, code: &str, text: &str) -> String {
        match self {
            Self::Colour => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
            Self::Plain => text.to_owned(),
        }
    }
}

const TRIES: &[(&str, &str)] = &[
    ("allowed", "Say hello to the river, please."),
    (
        "masked in the answer, while it streams",
        "My card is 4111 1111 1111 1111 and it expires in May.",
    ),
    (
        "blocked",
        "Why does postgres://app:s3cr3t-pw9@db.internal/prod time out?",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Whoever copies a line off the screen copies no colours, and one line is one command.
    #[test]
    fn a_line_to_copy_has_no_colours() {
        let coloured = tries("127.0.0.1:1", Style::Colour);
        let commands: Vec<&String> = coloured.iter().filter(|l| l.contains("curl")).collect();
        assert_eq!(commands.len(), TRIES.len());
        for line in commands {
            assert!(!line.contains('\u{1b}') && !line.contains('\n'), "{line}");
            assert_eq!(line.matches('\'').count() % 2, 0, "{line}");
        }
        assert!(coloured.iter().any(|l| l.contains('\u{1b}')));
        let plain = tries("127.0.0.1:1", Style::Plain).concat();
        assert!(!plain.contains('\u{1b}'), "{plain}");
    }
}
