//! Sets of values: `{…}` in an expression, and the named lists of the configuration.

use std::{cmp::Ordering, collections::BTreeMap, fmt, net::IpAddr};

use serde::{Deserialize, Deserializer, de};

use crate::value::{Type, Value};

/// The configuration's lists: name to items. What an item may be is decided where a rule uses the list:
/// `ip.src in $office` needs addresses, networks or ranges, `http.host in $hosts` strings.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Lists(BTreeMap<String, Vec<ListItem>>);

/// One item of a list.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), serde(untagged))]
pub enum ListItem {
    /// A number.
    Int(i64),
    /// A string, an IP address, a network (`10.0.0.0/8`) or a range (`10.0.0.1..10.0.0.9`, `80..89`).
    Text(String),
}

/// By hand: what `untagged` derives tries one variant after the other on a copy, and is 5 KB of a wasm module.
impl<'de> Deserialize<'de> for ListItem {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(ItemVisitor)
    }
}

struct ItemVisitor;

impl de::Visitor<'_> for ItemVisitor {
    type Value = ListItem;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an integer or a string")
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<ListItem, E> {
        Ok(ListItem::Int(number))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<ListItem, E> {
        let small = i64::try_from(number).map(ListItem::Int);
        small.map_err(|_| E::invalid_value(de::Unexpected::Unsigned(number), &self))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<ListItem, E> {
        Ok(ListItem::Text(String::from(text)))
    }
}

impl Lists {
    /// No lists.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds or replaces a list.
    pub fn insert(&mut self, name: impl Into<String>, items: Vec<ListItem>) {
        self.0.insert(name.into(), items);
    }

    /// The names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The list as a set of that type; `None` where there is no such list.
    pub(crate) fn compile(&self, name: &str, kind: Type) -> Option<Result<Set, String>> {
        Some(
            self.0
                .get(name)?
                .iter()
                .try_fold(Set::empty(kind), |mut set, item| {
                    set.add(item)?;
                    Ok(set)
                }),
        )
        .map(|set| set.map(Set::finished))
    }
}

/// A set of strings, or of ranges of integers or addresses.
#[derive(Clone, Debug)]
pub(crate) enum Set {
    Ints(Vec<(i64, i64)>),
    Ips(Vec<(IpAddr, IpAddr)>),
    Strings(Vec<Vec<u8>>),
}

impl Set {
    /// The empty set for values of that type (strings where sets have no meaning).
    pub(crate) fn empty(kind: Type) -> Self {
        match kind {
            Type::INT => Self::Ints(Vec::new()),
            Type::IP => Self::Ips(Vec::new()),
            _ => Self::Strings(Vec::new()),
        }
    }

    fn add(&mut self, item: &ListItem) -> Result<(), String> {
        match (self, item) {
            (Self::Ints(set), ListItem::Int(number)) => set.push((*number, *number)),
            (Self::Ints(set), ListItem::Text(text)) => set.push(int_range(text)?),
            (Self::Ips(set), ListItem::Text(text)) => set.push(address_range(text)?),
            (Self::Strings(set), ListItem::Text(text)) => set.push(text.clone().into_bytes()),
            (Self::Ips(_), ListItem::Int(number)) => {
                return Err(format!("`{number}` is not an IP address"));
            }
            (Self::Strings(set), ListItem::Int(number)) => {
                set.push(number.to_string().into_bytes());
            }
        }
        Ok(())
    }

    /// Sorted and without overlaps: `contains` searches it in halves.
    pub(crate) fn finished(self) -> Self {
        match self {
            Self::Ints(set) => Self::Ints(merged(set)),
            Self::Ips(set) => Self::Ips(merged(set)),
            Self::Strings(set) => {
                let mut set = sorted(&set);
                set.dedup();
                Self::Strings(set)
            }
        }
    }

    /// The strings in it.
    pub(crate) fn strings(&self) -> impl Iterator<Item = &[u8]> {
        let strings: &[Vec<u8>] = match self {
            Self::Strings(set) => set,
            _ => &[],
        };
        strings.iter().map(Vec::as_slice)
    }

    /// Whether the value is in it; a value of another type is not.
    pub(crate) fn contains(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::Ints(set), Value::Int(number)) => is_within(set, number),
            (Self::Ips(set), Value::Ip(address)) => is_within(set, address),
            (Self::Strings(set), Value::Bytes(bytes)) => set.binary_search(bytes).is_ok(),
            _ => false,
        }
    }
}

/// Sorts indices, so that one copy of the algorithm serves every type: each brings 4 KB into the wasm module.
fn sorted<T: Clone + Ord>(items: &[T]) -> Vec<T> {
    let mut order: Vec<usize> = (0..items.len()).collect();
    let mut compare = |a: &usize, b: &usize| items.get(*a).cmp(&items.get(*b));
    let compare: &mut dyn FnMut(&usize, &usize) -> Ordering = &mut compare;
    order.sort_by(compare);
    order
        .iter()
        .filter_map(|&i| items.get(i))
        .cloned()
        .collect()
}

/// Addresses of version 4 sort before those of version 6, so no range holds both.
fn merged<T: Copy + Ord>(set: Vec<(T, T)>) -> Vec<(T, T)> {
    let mut merged: Vec<(T, T)> = Vec::with_capacity(set.len());
    for (first, last) in sorted(&set) {
        match merged.last_mut() {
            Some(before) if first <= before.1 => before.1 = before.1.max(last),
            _ => merged.push((first, last)),
        }
    }
    merged
}

fn is_within<T: Ord>(set: &[(T, T)], value: &T) -> bool {
    let after = set.partition_point(|(first, _)| first <= value);
    after
        .checked_sub(1)
        .and_then(|at| set.get(at))
        .is_some_and(|(_, last)| value <= last)
}

fn int_range(text: &str) -> Result<(i64, i64), String> {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    match (first.parse(), last.parse()) {
        (Ok(first), Ok(last)) if first <= last => Ok((first, last)),
        _ => Err(format!("`{text}` is not an integer or a range of integers")),
    }
}

/// An address, a network or a range, as its two ends.
pub(crate) fn address_range(text: &str) -> Result<(IpAddr, IpAddr), String> {
    if let Some((first, last)) = text.split_once("..") {
        let (first, last) = (address(first)?, address(last)?);
        if first.is_ipv4() != last.is_ipv4() {
            return Err(String::from("the ends of the range are of two IP versions"));
        }
        if last < first {
            return Err(String::from("the range ends before it starts"));
        }
        return Ok((first, last));
    }
    let Some((base, bits)) = text.split_once('/') else {
        return address(text).map(|address| (address, address));
    };
    let first = address(&padded(base))?;
    let width = if first.is_ipv4() { 32 } else { 128 };
    let bits: u8 = bits
        .parse()
        .ok()
        .filter(|bits| *bits <= width)
        .ok_or_else(|| format!("`{bits}` is not a network length from 0 to {width}"))?;
    if network(first, bits) != first {
        return Err(format!(
            "`{base}` has bits set after the first {bits}: the network is {}/{bits}",
            network(first, bits)
        ));
    }
    Ok((first, broadcast(first, bits)))
}

fn address(text: &str) -> Result<IpAddr, String> {
    text.parse()
        .map_err(|_| format!("`{text}` is not an IP address"))
}

/// `10.1` in `10.1/16` means `10.1.0.0`.
fn padded(base: &str) -> String {
    let mut padded = String::from(base);
    if !base.is_empty() && !base.contains(':') {
        for _ in base.matches('.').count()..3 {
            padded.push_str(".0");
        }
    }
    padded
}

/// The address with only its first `bits` bits.
pub(crate) fn network(address: IpAddr, bits: u8) -> IpAddr {
    match address {
        IpAddr::V4(v4) => IpAddr::V4((v4.to_bits() & mask(bits, 32) as u32).into()),
        IpAddr::V6(v6) => IpAddr::V6((v6.to_bits() & mask(bits, 128)).into()),
    }
}

fn broadcast(address: IpAddr, bits: u8) -> IpAddr {
    match address {
        IpAddr::V4(v4) => IpAddr::V4((v4.to_bits() | !(mask(bits, 32) as u32)).into()),
        IpAddr::V6(v6) => IpAddr::V6((v6.to_bits() | !mask(bits, 128)).into()),
    }
}

/// `bits` ones followed by zeros, in `width` bits.
fn mask(bits: u8, width: u8) -> u128 {
    let zeros = u32::from(width.saturating_sub(bits));
    let ones = u128::MAX >> (128 - u32::from(width));
    ones & u128::MAX.checked_shl(zeros).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists() -> Lists {
        let mut lists = Lists::new();
        let texts = |items: &[&str]| items.iter().map(|i| ListItem::Text((*i).into())).collect();
        lists.insert(
            "office",
            texts(&["10.0.0.0/8", "::1", "192.0.2.1..192.0.2.9"]),
        );
        lists.insert(
            "ports",
            vec![ListItem::Int(80), ListItem::Text("8000..8009".into())],
        );
        lists.insert("hosts", texts(&["b.example", "a.example"]));
        lists
    }

    #[test]
    fn an_item_is_a_number_or_a_string() {
        let read = |json: &str| serde_json::from_str::<ListItem>(json);
        assert_eq!(read("-3").unwrap(), ListItem::Int(-3));
        assert_eq!(read("80").unwrap(), ListItem::Int(80));
        assert_eq!(read("\"80\"").unwrap(), ListItem::Text("80".into()));
        for (bad, why) in [
            ("18446744073709551615", "an integer or a string"),
            ("1.5", "floating point"),
            ("true", "boolean"),
            ("null", "null"),
            ("[1]", "sequence"),
        ] {
            let error = read(bad).unwrap_err().to_string();
            assert!(error.contains(why), "{bad}: {error}");
        }
    }

    #[test]
    fn lists_take_the_type_of_their_use() {
        let lists = lists();
        let office = lists.compile("office", Type::IP).unwrap().unwrap();
        let is_in = |text: &str| office.contains(&Value::Ip(text.parse().unwrap()));
        assert!(is_in("10.255.255.255") && is_in("::1") && is_in("192.0.2.5"));
        assert!(!is_in("11.0.0.0") && !is_in("::2") && !is_in("192.0.2.10"));
        let ports = lists.compile("ports", Type::INT).unwrap().unwrap();
        assert!(ports.contains(&Value::Int(8004)) && !ports.contains(&Value::Int(81)));
        let hosts = lists.compile("hosts", Type::STRING).unwrap().unwrap();
        assert!(hosts.contains(&"a.example".into()) && !hosts.contains(&"c.example".into()));
        assert!(lists.compile("hosts", Type::IP).unwrap().is_err());
        assert!(lists.compile("none", Type::IP).is_none());
    }

    #[test]
    fn networks_are_checked() {
        assert!(address_range("10.0/16").is_ok());
        assert!(address_range("0.0.0.0/0").is_ok() && address_range("::/0").is_ok());
        for bad in [
            "10.0.0.1/8",
            "10.0.0.0/33",
            "10.0.0.0/",
            "/8",
            "::1/64",
            "1.2.3",
            "1.1.1.1..::1",
        ] {
            assert!(address_range(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn overlaps_merge() {
        assert_eq!(merged(vec![(5, 9), (1, 3), (2, 6)]), [(1, 9)]);
        assert_eq!(merged(vec![(1, 2), (4, 5)]), [(1, 2), (4, 5)]);
    }
}
