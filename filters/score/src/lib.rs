//! Small scores of a prompt, computed where the filter runs.
//!
//! [`score`] says without any call how likely a text attacks a model's instructions, and whether that can stand alone or a
//! larger model should look. [`blocks`] gives what it looks at, to train it.

mod alike;
mod blocks;
mod model;
mod scores;
mod tricks;
mod words;

pub use self::{
    blocks::{Block, Tricks, blocks},
    scores::{Certainty, NotScored, Risk, Role, Scores, score},
    tricks::Trick,
    words::Features,
};
