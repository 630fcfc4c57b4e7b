//! The LLM-gateway lane as a module for Envoy: `llm_gateway.wasm`.
#![cfg_attr(target_arch = "wasm32", no_main)]
wasm::module!(lane::LaneKind::LlmGateway);
