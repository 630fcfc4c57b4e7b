//! Whether a host could start with what a document asks of it: addresses, logs, where classifiers are. Nothing is opened
//! for good: a document is checked while another program runs with it.

use std::net::{SocketAddr, ToSocketAddrs};

use lane::{AuditSink, ClassifierMode, Config, ConfigError, ExtProcConfig};

use crate::{
    analytics::check_analytics,
    audit_log::{check_audit, check_file},
    calls::RemoteClassifiers,
    classifier::check_prompt,
    store::check_store,
};

/// Checks the settings of the ext_proc server.
///
/// # Errors
/// The key and what is wrong with it.
pub fn check_ext_proc(config: &Config, settings: &ExtProcConfig) -> Result<(), ConfigError> {
    let mut listening = Listening::default();
    listening.add("ext_proc.listen", &settings.listen)?;
    if let Some(admin) = &settings.admin {
        listening.add("ext_proc.admin", admin)?;
    }
    if let Some(kind) = settings.lane
        && config.lane(kind).is_none()
    {
        let message = format!("there is no lane {kind} in the document");
        return Err(ConfigError::at("ext_proc.lane", message));
    }
    if let Some(log) = &settings.audit_log {
        check_log("ext_proc.audit_log", log)?;
    }
    check_audit(config)?;
    check_analytics(config)?;
    check_store(config)?;
    check_classifiers(config)
}

/// Checks where the classifiers of a host with a gRPC client are (in Envoy the address is a cluster's name), and the files of those
/// that run in the host.
///
/// # Errors
/// When it is no address of one, or a file is none of its kind.
pub fn check_classifiers(config: &Config) -> Result<(), ConfigError> {
    let settings = &config.classifiers;
    let may_run_here = !matches!(settings.mode, ClassifierMode::Off | ClassifierMode::Remote);
    if may_run_here && !settings.optional.iter().any(|id| id == "prompt") {
        check_prompt(&settings.prompt).map_err(|(key, why)| ConfigError::at(key, why))?;
    }
    let remote = config.classifiers.remote.as_ref();
    match remote.filter(|_| config.classifiers.mode == ClassifierMode::Remote) {
        Some(remote) => RemoteClassifiers::check(&remote.address)
            .map_err(|e| ConfigError::at("classifiers.remote.address", e.to_string())),
        None => Ok(()),
    }
}

/// Checks that a log could be written.
///
/// # Errors
/// When its folder is not there, or it is no file that can be written.
pub fn check_log(key: &str, sink: &AuditSink) -> Result<(), ConfigError> {
    match sink {
        AuditSink::Stdout => Ok(()),
        AuditSink::File(name) => check_file(name).map_err(|why| ConfigError::at(key, why)),
    }
}

/// The addresses that one process is to listen on.
#[derive(Debug, Default)]
pub struct Listening(Vec<(String, SocketAddr)>);

impl Listening {
    /// Adds the address at that key.
    ///
    /// # Errors
    /// When it is none, or one before it leaves no room for it.
    pub fn add(&mut self, key: &str, address: &str) -> Result<(), ConfigError> {
        let resolved = address
            .to_socket_addrs()
            .ok()
            .and_then(|mut all| all.next());
        let Some(resolved) = resolved else {
            let message = format!("{address:?} is no address to listen on, like 127.0.0.1:8080");
            return Err(ConfigError::at(key, message));
        };
        if let Some((other, _)) = self.0.iter().find(|(_, taken)| collide(*taken, resolved)) {
            let message = format!("{address} is taken by {other}");
            return Err(ConfigError::at(key, message));
        }
        self.0.push((key.to_owned(), resolved));
        Ok(())
    }
}

/// Port 0 is a free port, whichever it is.
fn collide(one: SocketAddr, other: SocketAddr) -> bool {
    let is_any = one.ip().is_unspecified() || other.ip().is_unspecified();
    one.port() == other.port() && one.port() != 0 && (one.ip() == other.ip() || is_any)
}

#[cfg(test)]
mod tests {
    use lane::Config;

    use super::check_ext_proc;

    fn check(rest: &str) -> Result<(), String> {
        let text = format!("version: 1\nlanes:\n  ai_waf: {{profiles: []}}\n{rest}");
        let config = Config::from_yaml(&text).unwrap();
        let settings = config.ext_proc.as_ref().unwrap();
        check_ext_proc(&config, settings).map_err(|e| e.in_document("weir.yaml", &text))
    }

    #[test]
    fn what_a_start_would_refuse_is_named_with_line_and_column() {
        for (rest, wanted) in [
            (
                "ext_proc:\n  listen: nowhere\n",
                "weir.yaml:5:11: ext_proc.listen: \"nowhere\"",
            ),
            (
                "ext_proc:\n  listen: 127.0.0.1:9\n  admin: 0.0.0.0:9\n",
                "weir.yaml:6:10: ext_proc.admin: 0.0.0.0:9 is taken by ext_proc.listen",
            ),
            (
                "ext_proc:\n  listen: 127.0.0.1:0\n  lane: llm_gateway\n",
                "weir.yaml:6:9: ext_proc.lane: ",
            ),
            (
                "ext_proc:\n  listen: 127.0.0.1:0\n  audit_log: /nowhere/x\n",
                "weir.yaml:6:14: ext_proc.audit_log: /nowhere/x",
            ),
            (
                "ext_proc:\n  listen: 127.0.0.1:0\n  audit_log: /\n",
                "weir.yaml:6:14: ext_proc.audit_log: /: ",
            ),
            (
                "classifiers: {mode: remote, remote: {address: cluster}}\next_proc: {listen: 127.0.0.1:0}\n",
                "weir.yaml:4:47: classifiers.remote.address: ",
            ),
        ] {
            let error = check(rest).unwrap_err();
            assert!(error.starts_with(wanted), "{error}");
        }
        for rest in [
            "ext_proc: {listen: 127.0.0.1:0, admin: 127.0.0.1:0, lane: ai_waf, audit_log: x.log}\n",
            "classifiers: {mode: remote, remote: {address: 'http://h:1'}}\next_proc: {listen: localhost:9001}\n",
        ] {
            assert_eq!(check(rest), Ok(()));
        }
    }
}
