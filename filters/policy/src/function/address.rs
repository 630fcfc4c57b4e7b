//! Functions of IP addresses.

use super::{Accepts, Body, Function, Given, NUMBER, Parameter, Returns, check_between};
use crate::{
    documentation::native,
    list::network,
    value::{Type, Value},
};

const ADDRESS: Accepts = Accepts::OneOf(&[Type::IP]);

pub(super) static CIDR: Function = Function {
    name: "cidr",
    doc: native(
        "The address of the network: the first `ipv4` (1 to 32) or `ipv6` (1 to 128) bits.",
    ),
    parameters: &[
        Parameter::field("address", ADDRESS),
        Parameter::literal("ipv4", NUMBER),
        Parameter::literal("ipv6", NUMBER),
    ],
    repeats: false,
    returns: Returns::Always(Type::IP),
    body: Body::Pure(|given| cidr(given, Given::int(given, 1)?, Given::int(given, 2)?)),
    prepare: Some(|arguments| {
        check_between(arguments, 1, 1..=32)?;
        check_between(arguments, 2, 1..=128)
    }),
};

pub(super) static CIDR6: Function = Function {
    name: "cidr6",
    doc: native(
        "The address of the network: the first `ipv6` (1 to 128) bits; version 4 addresses stay what they are.",
    ),
    parameters: &[
        Parameter::field("address", ADDRESS),
        Parameter::literal("ipv6", NUMBER),
    ],
    repeats: false,
    returns: Returns::Always(Type::IP),
    body: Body::Pure(|given| cidr(given, 32, Given::int(given, 1)?)),
    prepare: Some(|arguments| check_between(arguments, 1, 1..=128)),
};

fn cidr(given: &[Given<'_>], ipv4: i64, ipv6: i64) -> Option<Value> {
    let Value::Ip(address) = Given::value(given, 0)? else {
        return None;
    };
    let bits = if address.is_ipv4() { ipv4 } else { ipv6 };
    Some(Value::Ip(network(*address, u8::try_from(bits).ok()?)))
}
