//! The AI-WAF lane as a module for Envoy: `ai_waf.wasm`.
#![cfg_attr(target_arch = "wasm32", no_main)]
wasm::module!(lane::LaneKind::AiWaf);
