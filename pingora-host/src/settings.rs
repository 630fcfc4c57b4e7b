//! Whether the program could start with what a document asks of it: addresses, logs, certificates, where classifiers are.

use ext_proc_server::{Listening, check_audit, check_classifiers, check_log, check_store};
use lane::{Config, ConfigError, PingoraConfig};

use crate::tls;

/// Checks the document's `pingora`. Whether an address is free shows at the start only.
///
/// # Errors
/// The key and what is wrong with it.
pub(crate) fn check(config: &Config, settings: &PingoraConfig) -> Result<(), ConfigError> {
    let (all, each) = (settings.max_in_flight, settings.max_in_flight_per_client);
    in_flight("max_in_flight", all)?;
    in_flight("max_in_flight_per_client", each.unwrap_or(all))?;
    let mut listening = Listening::default();
    for (index, listener) in settings.listeners.iter().enumerate() {
        let key = |key: &str| format!("pingora.listeners[{index}].{key}");
        listening.add(&key("address"), &listener.address)?;
        if config.lane(listener.lane).is_none() {
            let message = format!("there is no lane {} in the document", listener.lane);
            return Err(ConfigError::at(key("lane"), message));
        }
        if let Some(certificate) = &listener.tls {
            tls::check(certificate)
                .map_err(|(of, why)| ConfigError::at(key(&format!("tls.{of}")), why))?;
        }
    }
    if let Some(admin) = &settings.admin {
        listening.add("pingora.admin", admin)?;
    }
    if let Some(log) = &settings.audit_log {
        check_log("pingora.audit_log", log)?;
    }
    check_audit(config)?;
    if let Some(access) = &settings.access_log {
        check_log("pingora.access_log", access)?;
    }
    check_store(config)?;
    check_classifiers(config)
}

fn in_flight(key: &str, given: u32) -> Result<(), ConfigError> {
    match given {
        1..=1_000_000 => Ok(()),
        _ => {
            let message = format!("{given} is out of range; it may be 1 to 1000000");
            Err(ConfigError::at(format!("pingora.{key}"), message))
        }
    }
}

#[cfg(test)]
mod tests {
    use lane::Config;

    use super::check;

    fn wrong(rest: &str) -> String {
        let text = format!("version: 1\nlanes:\n  ai_waf: {{profiles: []}}\npingora:\n{rest}");
        let config = Config::from_yaml(&text).unwrap();
        let settings = config.pingora.as_ref().unwrap();
        check(&config, settings)
            .unwrap_err()
            .in_document("weir.yaml", &text)
    }

    #[test]
    fn what_a_start_would_refuse_is_named_with_line_and_column() {
        let listener = |more: &str| {
            format!(
                "  upstreams: {{}}\n  listeners:\n    - {{lane: ai_waf, upstream: u, {more}}}\n"
            )
        };
        for (rest, wanted) in [
            (
                listener("address: here"),
                "weir.yaml:7:44: pingora.listeners[0].address: \"here\" is no address",
            ),
            (
                listener(
                    "address: '127.0.0.1:1'}\n    - {lane: ai_waf, upstream: u, address: '127.0.0.1:1'",
                ),
                "weir.yaml:8:44: pingora.listeners[1].address: 127.0.0.1:1 is taken by",
            ),
            (
                listener("address: '127.0.0.1:1'") + "  admin: 127.0.0.1:1\n",
                "weir.yaml:8:10: pingora.admin: ",
            ),
            (
                listener("address: '127.0.0.1:1', tls: {certificate: /nowhere/c, key: k}"),
                "weir.yaml:7:",
            ),
            (
                listener("address: '127.0.0.1:1'").replace("ai_waf, u", "llm_gateway, u"),
                "weir.yaml:7:14: pingora.listeners[0].lane: ",
            ),
            (
                listener("address: '127.0.0.1:1'") + "  audit_log: /nowhere/x\n",
                "weir.yaml:8:14: pingora.audit_log: ",
            ),
            (
                listener("address: '127.0.0.1:1'") + "  max_in_flight: 0\n",
                "weir.yaml:8:18: pingora.max_in_flight: 0 is out of range",
            ),
            (
                listener("address: '127.0.0.1:1'") + "  max_in_flight_per_client: 0\n",
                "weir.yaml:8:29: pingora.max_in_flight_per_client: 0 is out of range",
            ),
            (
                listener("address: '127.0.0.1:1'") + "  access_log: /\n",
                "weir.yaml:8:15: pingora.access_log: ",
            ),
            (
                listener("address: '127.0.0.1:1'")
                    + "classifiers: {mode: remote, remote: {address: cluster}}\n",
                "weir.yaml:8:47: classifiers.remote.address: ",
            ),
            (
                listener("address: '127.0.0.1:1'")
                    + "store: {redis: {url: 'redis://:secret@host:port'}}\n",
                "weir.yaml:8:22: store.redis.url: no address",
            ),
        ] {
            let error = wrong(&rest);
            assert!(error.starts_with(wanted), "{error}");
        }
    }
}
