//! How an exchange ended, as Envoy's response flags say.

use lane::Disposition;

/// The disposition that Envoy's `response.flags` attribute speaks of; `by_envoy` where there is an answer though no
/// request went on.
///
/// The bits are those of `envoy.data.accesslog.v3.ResponseFlags` in their order.
pub(crate) fn disposition(flags: u64, by_envoy: bool) -> Disposition {
    if flags & CLIENT_GONE != 0 {
        Disposition::ClientGone
    } else if by_envoy {
        Disposition::HostRefused
    } else if flags & UPSTREAM_FAILED != 0 {
        Disposition::UpstreamFailed
    } else {
        Disposition::Completed
    }
}

/// `downstream_connection_termination`, `downstream_remote_reset`.
const CLIENT_GONE: u64 = 1 << 14 | 1 << 28;

/// `no_healthy_upstream`, `upstream_request_timeout`, `upstream_remote_reset`, `upstream_connection_failure`,
/// `upstream_connection_termination`, `upstream_overflow`, `no_route_found`, `upstream_retry_limit_exceeded`,
/// `stream_idle_timeout`, `upstream_max_stream_duration_reached`, `upstream_protocol_error`, `no_cluster_found`,
/// `dns_resolution_failure`.
const UPSTREAM_FAILED: u64 = 1 << 1
    | 1 << 2
    | 1 << 4
    | 1 << 5
    | 1 << 6
    | 1 << 7
    | 1 << 8
    | 1 << 15
    | 1 << 16
    | 1 << 19
    | 1 << 23
    | 1 << 24
    | 1 << 26;

#[cfg(test)]
mod tests {
    use super::{Disposition, disposition};

    #[test]
    fn a_client_that_left_explains_what_broke_upstream() {
        let forwarded = |flags| disposition(flags, false);
        assert_eq!(forwarded(0), Disposition::Completed);
        assert_eq!(forwarded(0x4000), Disposition::ClientGone);
        assert_eq!(forwarded(0x40), Disposition::UpstreamFailed);
        assert_eq!(forwarded(0x4000 | 0x10), Disposition::ClientGone);
        // A maximum duration, and a response from a cache.
        assert_eq!(forwarded(1 << 19), Disposition::UpstreamFailed);
        assert_eq!(forwarded(1 << 20), Disposition::Completed);
    }

    #[test]
    fn what_was_not_forwarded_was_answered_by_envoy() {
        assert_eq!(disposition(0, true), Disposition::HostRefused);
        // `stream_idle_timeout`: it was not the upstream that was silent.
        assert_eq!(disposition(1 << 16, true), Disposition::HostRefused);
        assert_eq!(disposition(0x4000, true), Disposition::ClientGone);
    }
}
