//! The DLP profiles there are, and the scanner for some of them.

use std::{collections::BTreeSet, sync::Arc};

use detect::{DetectorId, Entry, Profile, Scanner};

use crate::{
    classifiers,
    config::{Config, ConfigError, ProfileConfig},
    entries::{self, Custom},
    set::set,
};

/// The built-in profiles and the configuration's own.
///
/// # Errors
/// What is wrong with one of the configuration's.
pub fn profiles(config: Option<&Config>) -> Result<Vec<Profile>, ConfigError> {
    profiles_and_entries(config).map(|(profiles, _)| profiles)
}

/// The same, with the configuration's entries.
pub(crate) fn profiles_and_entries(
    config: Option<&Config>,
) -> Result<(Vec<Profile>, Arc<[Custom]>), ConfigError> {
    let custom = config.map(Config::custom).transpose()?.unwrap_or_default();
    let own = config.map(|c| c.profiles.as_slice()).unwrap_or_default();
    Ok((known_profiles(own, &custom)?, custom))
}

/// The built-in profiles and the configuration's own.
pub(crate) fn known_profiles(
    own: &[ProfileConfig],
    custom: &[Custom],
) -> Result<Vec<Profile>, ConfigError> {
    let mut known: Vec<Profile> = detect::builtin_profiles().collect();
    for (index, own) in own.iter().enumerate() {
        let place = format!("profiles[{index}]");
        if own.id.is_empty() {
            return Err(ConfigError::at(
                format!("{place}.id"),
                "a profile needs an id",
            ));
        }
        if known.iter().any(|profile| profile.id == own.id) {
            return Err(ConfigError::at(
                format!("{place}.id"),
                format!("there is a profile {} already", own.id),
            ));
        }
        let detectors = detectors(own, custom).map_err(|(list, at, message)| {
            ConfigError::at(format!("{place}.{list}[{at}]"), message)
        })?;
        known.push(Profile {
            id: own.id.clone(),
            title: own.title.clone(),
            detectors,
            confidence: own.confidence,
            allowed_match_count: own.allowed_match_count,
            together: own.together,
        });
    }
    Ok(known)
}

/// The profile of that id.
pub(crate) fn named(known: &[Profile], id: &str) -> Result<Profile, String> {
    let found = known.iter().find(|profile| profile.id == id);
    found.cloned().ok_or_else(|| {
        let names: Vec<&str> = known.iter().map(|profile| profile.id.as_str()).collect();
        format!("there is no profile {id}; there are {}", names.join(", "))
    })
}

/// One scanner for these detectors; ids of classifiers' findings are passed over.
pub(crate) fn scanner(ids: &BTreeSet<&str>, custom: &[Custom]) -> Result<Scanner, String> {
    let builtin = ids.iter().filter_map(|id| detect::detector(id));
    let own = custom.iter().filter(|own| ids.contains(own.id.as_str()));
    let own = own.filter_map(|own| own.entry.clone());
    let entries: Vec<Entry> = builtin.map(Entry::from).chain(own).collect();
    Scanner::new(entries).map_err(|e| e.to_string())
}

/// Whether a detector of the profile looks for patterns: classifiers find the rest, and only in requests.
pub(crate) fn has_pattern(profile: &Profile) -> bool {
    profile.detectors.iter().any(is_pattern)
}

/// Whether a detector looks for a pattern, and so in every body.
pub(crate) fn is_pattern(id: &DetectorId) -> bool {
    detect::detector(id.as_str()).is_some() || entries::is_custom(id.as_str())
}

/// The detectors of these profiles, each once.
pub(crate) fn detector_ids(profiles: &[Profile]) -> BTreeSet<&str> {
    set(profiles
        .iter()
        .flat_map(|profile| profile.detectors.iter().map(DetectorId::as_str)))
}

/// The detectors that a profile names and does not except; or the list with the entry at fault, and what is wrong with it.
fn detectors(
    own: &ProfileConfig,
    custom: &[Custom],
) -> Result<Vec<DetectorId>, (&'static str, usize, String)> {
    let chosen =
        ids_of(&own.detectors, custom).map_err(|(at, message)| ("detectors", at, message))?;
    let except = ids_of(&own.except, custom).map_err(|(at, message)| ("except", at, message))?;
    let ids: Vec<DetectorId> = chosen
        .into_iter()
        .filter(|id| !except.contains(id))
        .collect();
    if ids.is_empty() {
        let message = "a profile needs at least one detector".to_owned();
        return Err(("detectors", 0, message));
    }
    Ok(ids)
}

/// The detectors of these names, each once; `finance.*` stands for a family.
fn ids_of(names: &[String], custom: &[Custom]) -> Result<Vec<DetectorId>, (usize, String)> {
    let known: Vec<DetectorId> = detect::detectors()
        .map(|d| d.id)
        .chain(classifiers::detector_ids())
        .map(DetectorId::builtin)
        .chain(custom.iter().map(|custom| custom.id.clone()))
        .collect();
    let mut ids: Vec<DetectorId> = Vec::new();
    for (at, wanted) in names.iter().enumerate() {
        let fits = |id: &&DetectorId| detect::names_detector(wanted, id.as_str());
        let mut named = known.iter().filter(fits).peekable();
        if named.peek().is_none() {
            return Err((at, format!("there is no detector {wanted}")));
        }
        for id in named.cloned() {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    Ok(ids)
}
