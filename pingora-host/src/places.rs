//! How many exchanges are under way, in all and of each client: what comes beyond that is turned away at once.

use std::{
    collections::{HashMap, hash_map::Entry},
    net::{IpAddr, Ipv6Addr},
    sync::{Arc, Mutex, PoisonError},
};

use lane::PingoraConfig;
use prometheus::IntGauge;

/// The places of every listener.
#[derive(Debug)]
pub(crate) struct Places {
    taken: IntGauge,
    most: i64,
    each: Option<Each>,
}

/// What one client may take.
#[derive(Debug)]
struct Each {
    most: u32,
    /// Only those that have some.
    taken: Mutex<HashMap<IpAddr, u32>>,
}

/// A place, until it is dropped.
#[derive(Debug)]
pub(crate) struct Place {
    places: Arc<Places>,
    client: Option<IpAddr>,
}

impl Places {
    /// `taken` shows how many are.
    pub(crate) fn new(taken: IntGauge, settings: &PingoraConfig) -> Self {
        let each = settings.max_in_flight_per_client.map(|most| Each {
            most,
            taken: Mutex::default(),
        });
        Self {
            taken,
            most: settings.max_in_flight.into(),
            each,
        }
    }

    /// Takes one, for that client if its address is known. `None`: all of them are taken, or all of the client's.
    pub(crate) fn take(self: &Arc<Self>, client: Option<IpAddr>) -> Option<Place> {
        self.taken.inc();
        let client = client.map(network);
        let has_share = self.each.as_ref().zip(client).is_none_or(|(each, of)| {
            let mut taken = each.taken.lock().unwrap_or_else(PoisonError::into_inner);
            let its = taken.entry(of).or_default();
            *its += 1;
            *its <= each.most
        });
        // Dropped, it gives back what it counts.
        let place = Place {
            places: Arc::clone(self),
            client,
        };
        (has_share && self.taken.get() <= self.most).then_some(place)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.places.taken.dec();
        if let Some((each, client)) = self.places.each.as_ref().zip(self.client) {
            let mut taken = each.taken.lock().unwrap_or_else(PoisonError::into_inner);
            if let Entry::Occupied(mut its) = taken.entry(client) {
                match *its.get() {
                    0 | 1 => drop(its.remove()),
                    more => *its.get_mut() = more - 1,
                }
            }
        }
    }
}

/// One subscriber has a whole IPv6 network of 64 bits (RFC 6177), which counts as one client; an IPv4 address in the form of IPv6 is itself.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() >> 64 << 64)),
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use prometheus::IntGauge;

    use super::{Each, Places};

    fn places(most: i64, each: Option<u32>) -> Arc<Places> {
        Arc::new(Places {
            taken: IntGauge::new("taken", "Taken.").unwrap(),
            most,
            each: each.map(|most| Each {
                most,
                taken: <_>::default(),
            }),
        })
    }

    #[test]
    fn there_are_so_many_and_each_comes_back() {
        let places = places(2, None);
        let client = Some("10.0.0.1".parse().unwrap());
        let (one, two) = (places.take(client), places.take(None));
        assert!(one.is_some() && two.is_some());
        assert!(places.take(client).is_none());
        assert_eq!(places.taken.get(), 2, "what is turned away takes none");
        drop(two);
        assert!(places.take(client).is_some());
        drop(one);
        assert_eq!(places.taken.get(), 0);
    }

    #[test]
    fn a_client_has_its_share_and_is_forgotten() {
        let places = places(100, Some(1));
        for (first, same, other) in [
            ("10.0.0.1", "::ffff:10.0.0.1", "10.0.0.2"),
            ("2001:db8::1", "2001:db8::2", "2001:db8:0:1::1"),
        ] {
            let take = |address: &str| places.take(Some(address.parse().unwrap()));
            let one = take(first);
            assert!(one.is_some(), "{first}");
            assert!(take(same).is_none(), "{same}");
            assert!(take(other).is_some(), "{other}");
            assert!(places.take(None).is_some());
            drop(one);
            assert!(take(same).is_some(), "{same}");
        }
        let each = places.each.as_ref().unwrap();
        assert!(each.taken.lock().unwrap().is_empty());
    }
}
