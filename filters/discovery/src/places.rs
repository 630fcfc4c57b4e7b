//! The tree of path templates. A place with too many different names keeps those that are asked for often; the rest are one
//! `{var}`.

use std::collections::BTreeMap;

use crate::{
    endpoint::{REST, is_name},
    figures::Figures,
    segment::VALUE,
};

/// So many names one place may have.
pub(crate) const MOST_NAMES: usize = 32;

/// A name with fewer exchanges is taken as a value, where there are too many names.
pub(crate) const RARE: f64 = 10.0;

/// A place in the tree.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Place {
    figures: Option<Box<Figures>>,
    below: BTreeMap<String, Place>,
}

impl Place {
    /// The figures of the template `segments`, made if they are not there and `make` allows it.
    pub(crate) fn at(&mut self, segments: &[String], make: bool) -> Option<(&mut Figures, bool)> {
        let Some((first, rest)) = segments.split_first() else {
            let is_new = self.figures.is_none();
            if is_new && !make {
                return None;
            }
            return Some((self.figures.get_or_insert_default(), is_new));
        };
        let key = self.key(first, make)?;
        self.below.entry(key).or_default().at(rest, make)
    }

    /// Under which name a segment is found here.
    fn key(&mut self, segment: &str, make: bool) -> Option<String> {
        if self.below.contains_key(segment) {
            return Some(segment.to_owned());
        }
        if !make {
            return self.below.contains_key(VALUE).then(|| VALUE.to_owned());
        }
        if is_name(segment) && self.names() >= MOST_NAMES {
            self.fold();
            if self.names() >= MOST_NAMES {
                return Some(VALUE.to_owned());
            }
        }
        Some(segment.to_owned())
    }

    /// Adds what stands at a template, as it is.
    pub(crate) fn add(&mut self, segments: &[String], figures: &Figures) {
        match segments.split_first() {
            None => self.figures.get_or_insert_default().add(figures),
            Some((first, rest)) => {
                let below = self.below.entry(first.clone()).or_default();
                below.add(rest, figures);
            }
        }
    }

    /// Makes one value of the rare names here.
    fn fold(&mut self) {
        let rare = self
            .below
            .extract_if(.., |name, place| is_name(name) && place.is_rare());
        let rare: Vec<Self> = rare.map(|(_, place)| place).collect();
        if !rare.is_empty() {
            let value = self.below.entry(VALUE.to_owned()).or_default();
            rare.into_iter().for_each(|place| value.merge(place));
        }
    }

    /// Makes one value of rare names where there are too many, here and everywhere below.
    pub(crate) fn fold_all(&mut self) {
        if self.names() > MOST_NAMES {
            self.fold();
        }
        self.below.values_mut().for_each(Self::fold_all);
    }

    fn merge(&mut self, other: Self) {
        if let Some(figures) = other.figures {
            self.figures.get_or_insert_default().add(&figures);
        }
        for (name, place) in other.below {
            self.below.entry(name).or_default().merge(place);
        }
    }

    /// Drops the endpoints that `keep` does not want, and places with nothing in them.
    pub(crate) fn retain(&mut self, keep: &mut dyn FnMut(&mut Figures) -> bool) {
        if self.figures.as_deref_mut().is_some_and(|f| !keep(f)) {
            self.figures = None;
        }
        self.below.retain(|_, place| {
            place.retain(keep);
            !place.is_empty()
        });
    }

    /// Calls `found` with every endpoint's path template and figures, in order.
    pub(crate) fn each<'p>(
        &'p self,
        path: &mut Vec<&'p str>,
        found: &mut dyn FnMut(&[&'p str], &'p Figures),
    ) {
        if let Some(figures) = &self.figures {
            found(path, figures);
        }
        for (name, place) in &self.below {
            path.push(name);
            place.each(path, found);
            path.pop();
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.figures.is_none() && self.below.is_empty()
    }

    fn names(&self) -> usize {
        let values = self.below.keys().filter(|name| !is_name(name)).count();
        self.below.len() - values
    }

    /// Whether all of it together was asked for seldom, and nobody called any of it a model's.
    fn is_rare(&self) -> bool {
        let mut weight = 0.0;
        let mut labelled = false;
        self.each(&mut Vec::new(), &mut |_, figures| {
            weight += figures.weight();
            labelled |= figures.labelled_ms.is_some();
        });
        weight < RARE && !labelled
    }
}

/// The segments of a path template.
pub(crate) fn split(path: &str) -> Vec<String> {
    let segments = path.split('/').filter(|segment| !segment.is_empty());
    segments.map(str::to_owned).collect()
}

/// The path of a template's segments.
pub(crate) fn join(segments: &[&str]) -> String {
    debug_assert!(segments.iter().rev().skip(1).all(|s| *s != REST));
    format!("/{}", segments.join("/"))
}
