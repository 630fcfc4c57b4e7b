//! The classic exercise: a shop's assistant with a secret, people who want it, and the policy between them.
//!
//! The assistant stands in for a model that anybody can talk into anything, so that what is measured is the policy and not the
//! model's own manners: [`Shop`] answers at `/api/chat`, [`ask_everything`] puts all of `tests/shop/prompts.yaml` to it, by itself and
//! behind a host.

mod assistant;
mod exercise;
mod prompts;
mod readings;
mod secret;
mod server;
mod table;

pub use self::{
    exercise::{Asked, Fate, ask_everything, shop_policy},
    prompts::{Level, Prompt, prompts},
    server::Shop,
    table::table,
};
