//! Every call into Envoy. A refused call is an error with the call's name, never a panic.
//!
//! The SDK's trait layer unwraps each status, so nothing else in this crate may call it.

use std::{fmt, time::Duration};

use lane::Header;
use proxy_wasm::{
    hostcalls,
    types::{BufferType, LogLevel, MapType, MetricType, Status},
};

/// Which half of an exchange.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Side {
    Request,
    Response,
}

/// A host call that Envoy refused.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Refused {
    call: &'static str,
    status: Status,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: status {}", self.call, self.status as u32)
    }
}

/// All headers, pseudo headers included.
pub(crate) fn headers(side: Side) -> Result<Vec<Header>, Refused> {
    hostcalls::get_map_bytes(map(side)).map_err(refused("get_header_map_pairs"))
}

/// Drops every header of that name. Only while the head is held or in its callback.
pub(crate) fn remove_header(side: Side, name: &str) -> Result<(), Refused> {
    hostcalls::remove_map_value(map(side), name).map_err(refused("remove_header_map_value"))
}

/// Adds a header. Only while the head is held or in its callback.
pub(crate) fn add_header(side: Side, name: &str, value: &[u8]) -> Result<(), Refused> {
    hostcalls::add_map_value_bytes(map(side), name, value).map_err(refused("add_header_map_value"))
}

/// The body bytes that Envoy has for the current callback, or has buffered while the body is paused.
pub(crate) fn body(side: Side, size: usize) -> Result<Vec<u8>, Refused> {
    hostcalls::get_buffer(buffer(side), 0, size)
        .map(Option::unwrap_or_default)
        .map_err(refused("get_buffer_bytes"))
}

/// Puts these bytes in place of all of [`body`].
pub(crate) fn set_body(side: Side, bytes: &[u8]) -> Result<(), Refused> {
    hostcalls::set_buffer(buffer(side), 0, i32::MAX as usize, bytes)
        .map_err(refused("set_buffer_bytes"))
}

/// Lets a paused half go on, after the current callback.
pub(crate) fn resume(side: Side) -> Result<(), Refused> {
    match side {
        Side::Request => hostcalls::resume_http_request(),
        Side::Response => hostcalls::resume_http_response(),
    }
    .map_err(refused("continue_stream"))
}

/// Answers the client in the origin's place, after the current callback.
pub(crate) fn reply(status: u16, headers: &[Header], body: &[u8]) -> Result<(), Refused> {
    let text: Vec<(&str, String)> = headers
        .iter()
        .map(|(name, value)| (name.as_str(), String::from_utf8_lossy(value).into_owned()))
        .collect();
    let pairs = text.iter().map(|(n, v)| (*n, v.as_str())).collect();
    hostcalls::send_http_response(u32::from(status), pairs, Some(body))
        .map_err(refused("send_local_response"))
}

/// Breaks the exchange off, after the current callback.
pub(crate) fn reset() -> Result<(), Refused> {
    hostcalls::reset_http_response().map_err(refused("close_stream"))
}

/// Wall time since the Unix epoch. Zero when Envoy does not tell.
pub(crate) fn now() -> Duration {
    #[allow(
        clippy::disallowed_types,
        reason = "the host's clock: this crate turns it into the time that the lane is given"
    )]
    let epoch = std::time::SystemTime::UNIX_EPOCH;
    hostcalls::get_current_time()
        .ok()
        .and_then(|t| t.duration_since(epoch).ok())
        .unwrap_or_default()
}

/// An attribute of the exchange, as text.
pub(crate) fn attribute(path: &[&str]) -> Option<String> {
    let bytes = hostcalls::get_property(path.to_vec()).ok().flatten()?;
    String::from_utf8(bytes).ok()
}

/// An attribute of the exchange that is a number.
pub(crate) fn number(path: &[&str]) -> Option<u64> {
    let bytes = hostcalls::get_property(path.to_vec()).ok().flatten()?;
    bytes.try_into().ok().map(u64::from_le_bytes)
}

/// Sets the filter state object `wasm.<name>`, which access logs print as `%FILTER_STATE(wasm.<name>:PLAIN)%`.
pub(crate) fn set_state(name: &str, value: &str) -> Result<(), Refused> {
    hostcalls::set_property(vec![name], Some(value.as_bytes())).map_err(refused("set_property"))
}

/// Sends one gRPC message to a service (`envoy.config.core.v3.GrpcService`); the answer arrives as a callback of the exchange with that id.
///
/// The call is made for the root context: it outlives the exchange, ends at its own timeout, and leaves nothing behind
/// in the SDK's table of calls, which forgets a call only when its end is reported.
pub(crate) fn call(
    root: u32,
    id: u32,
    service: &str,
    message: &[u8],
    timeout: Duration,
) -> Result<u32, Refused> {
    hostcalls::set_effective_context(root).map_err(refused("set_effective_context"))?;
    let token = hostcalls::dispatch_grpc_call(
        service,
        "weir.classifier.v1.Classifier",
        "Classify",
        Vec::new(),
        Some(message),
        timeout,
    );
    hostcalls::set_effective_context(id).map_err(refused("set_effective_context"))?;
    token.map_err(refused("grpc_call"))
}

/// The message that a gRPC call brought.
pub(crate) fn received(size: usize) -> Result<Vec<u8>, Refused> {
    hostcalls::get_buffer(BufferType::GrpcReceiveBuffer, 0, size)
        .map(Option::unwrap_or_default)
        .map_err(refused("get_buffer_bytes"))
}

/// What came of [`swap_shared`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Swap {
    /// It is written.
    Done,
    /// Somebody else wrote meanwhile.
    Changed,
}

/// What all workers share under that key (nothing, if nobody wrote it), and its version.
pub(crate) fn shared(key: &str) -> Result<(Vec<u8>, Option<u32>), Refused> {
    hostcalls::get_shared_data(key)
        .map(|(bytes, version)| (bytes.unwrap_or_default(), version))
        .map_err(refused("get_shared_data"))
}

/// Writes what all workers share, if it still has that version.
pub(crate) fn swap_shared(key: &str, bytes: &[u8], version: Option<u32>) -> Result<Swap, Refused> {
    match hostcalls::set_shared_data(key, Some(bytes), version) {
        Ok(()) => Ok(Swap::Done),
        Err(Status::CasMismatch) => Ok(Swap::Changed),
        Err(status) => Err(refused("set_shared_data")(status)),
    }
}

/// Makes the following calls act on that context.
pub(crate) fn act_as(id: u32) -> Result<(), Refused> {
    hostcalls::set_effective_context(id).map_err(refused("set_effective_context"))
}

/// How often the root context's tick comes; zero switches it off.
pub(crate) fn tick_every(period: Duration) -> Result<(), Refused> {
    hostcalls::set_tick_period(period).map_err(refused("set_tick_period"))
}

/// The module's (`VmConfiguration`) or the plugin's configuration.
pub(crate) fn configuration(kind: BufferType, size: usize) -> Result<Vec<u8>, Refused> {
    hostcalls::get_buffer(kind, 0, size)
        .map(Option::unwrap_or_default)
        .map_err(refused("get_buffer_bytes"))
}

/// Defines a counter.
pub(crate) fn counter(name: &str) -> Result<u32, Refused> {
    hostcalls::define_metric(MetricType::Counter, name).map_err(refused("define_metric"))
}

/// Adds to a counter.
pub(crate) fn count(counter: u32, by: u32) -> Result<(), Refused> {
    hostcalls::increment_metric(counter, i64::from(by)).map_err(refused("increment_metric"))
}

/// Writes to Envoy's log. Never anything that came from an exchange's body.
pub(crate) fn log_error(message: &str) {
    // Nothing is left to report to when the log itself refuses.
    let _ = hostcalls::log(LogLevel::Error, message);
}

fn map(side: Side) -> MapType {
    match side {
        Side::Request => MapType::HttpRequestHeaders,
        Side::Response => MapType::HttpResponseHeaders,
    }
}

fn buffer(side: Side) -> BufferType {
    match side {
        Side::Request => BufferType::HttpRequestBody,
        Side::Response => BufferType::HttpResponseBody,
    }
}

fn refused(call: &'static str) -> impl Fn(Status) -> Refused {
    move |status| Refused { call, status }
}
