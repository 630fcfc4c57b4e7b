//! Carries one exchange between a client, an inspection and an upstream.

mod ending;
mod exchange;
mod gathered;
mod head;
mod record;
mod request;
mod response;
mod strict;
mod upstream;

pub use self::{record::Record, upstream::Upstream};

pub(crate) use self::{
    exchange::{Exchange, Parts},
    head::is_upgrade,
    record::Unread,
    strict::unfit,
};
