//! Runs a lane inside Envoy.
